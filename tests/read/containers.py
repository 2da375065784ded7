"""OLE containers written by hand: a header, one table of sectors, a folder, streams of 4096 bytes or more."""

from __future__ import annotations

from collections.abc import Mapping
from struct import pack

_SECTOR = 512
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A container of these streams, each padded to at least 4096 bytes (small ones need another table)."""
    table = [_TABLE]
    body = b""
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    folder_sectors = (len(streams) + 4) // 4
    first = 1 + folder_sectors
    table += [*range(2, first), _END]
    for index, (name, content) in enumerate(streams.items(), 1):
        size = max(len(content), 4096)
        count = -(-size // _SECTOR)
        right = index + 1 if index < len(streams) else _NONE
        entries.append(_entry(name, 2, first, size, right=right))
        table += [*range(first + 1, first + count), _END]
        body += content.ljust(count * _SECTOR, b"\0")
        first += count
    assert len(table) <= _SECTOR // 4
    folder = b"".join(entries).ljust(folder_sectors * _SECTOR, b"\0")
    sectors = pack(f"<{_SECTOR // 4}I", *table, *[_FREE] * (_SECTOR // 4 - len(table)))
    return _header() + sectors + folder + body


def _header() -> bytes:
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return head + pack("<109I", 0, *[_FREE] * 108)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _NONE, right: int = _NONE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + pack("<HBBIII", len(raw), kind, 1, _NONE, right, child)
    return head + bytes(36) + pack("<IQ", start, size)
