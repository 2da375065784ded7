"""Changes to a file: to its bytes, to the members of a container, to tags, numbers and cell texts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzzing.seeds import Seed, pack

Mutation = Callable[[bytes, Random, Sequence[str]], bytes]
_TAG = re.compile(rb"<[^<>]{1,200}>")
_XML_TEXT = re.compile(rb">([^<>]+)<")
_NUMBER = re.compile(rb'(?<==")\d+(?=")|(?<=>)\d+(?=<)')
_CELL = re.compile(r"[^\t\n,|<>]+")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"99",
    b"65536",
    b"1048577",
    b"99999999999999999999",
    b"1e9",
    b"0.5",
    b"x",
    b"",
)
_XML_HARMFUL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MAJOR_PARTS = ("document.xml", "sheet1.xml", "sharedstrings.xml", "workbook.xml", "styles.xml")


def mutate(seed: Seed, random: Random, texts: Sequence[str]) -> bytes:
    """The seed changed once to six times. `texts` are what cell texts are replaced by."""
    data = seed.data
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        if data.startswith(b"PK") and random.random() < 0.85:
            data = _in_container(data, random, texts)
        else:
            choices = _BYTES if random.random() < 0.4 or data.startswith(b"PK") else _TEXT
            data = random.choice(choices)(data, random, texts)
    return data


def _flip(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 32))):
        if changed:
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _truncate(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _repeat(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    start, end = _stretch(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 20)) + data[end:]


def _remove(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _insert(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    start = random.randrange(len(data) + 1)
    return data[:start] + random.choice(texts).encode("utf-8", "replace") + data[start:]


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 8, 64, 512, 4096)))


def _tag(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    """A tag deleted, written twice, or moved."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return _remove(data, random, texts)
    one, other = random.choice(tags), random.choice(tags)
    kind = random.randrange(3)
    if kind == 0:
        return data[: one.start()] + data[one.end() :]
    if kind == 1:
        return data[: one.end()] + one.group() + data[one.end() :]
    return data[: one.start()] + other.group() + data[one.end() :]


def _element(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    """A row, cell or paragraph written several times or left out, its tags with it."""
    found = list(re.finditer(rb"<((?:w:)?(?:tr|tc|td|p|row|c|tbl|table))\b.*?</\1>", data, re.DOTALL))
    if not found:
        return _tag(data, random, texts)
    one = random.choice(found)
    return data[: one.start()] + one.group() * random.choice((0, 2, 3, 30)) + data[one.end() :]


def _number(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    return _replace(_NUMBER, data, random, lambda: random.choice(_NUMBERS))


def _xml_text(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    def escaped() -> bytes:
        text = _XML_HARMFUL.sub("", random.choice(texts))
        return f">{text.replace('&', '&amp;').replace('<', '&lt;')}<".encode()

    return _replace(_XML_TEXT, data, random, escaped)


def _cell(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    """A cell's text replaced in a text file; its encoding may change with it."""
    text = data.decode("utf-8", "replace")
    cells = list(_CELL.finditer(text))
    for cell in sorted(random.sample(cells, min(len(cells), random.choice((1, 3, 10)))), key=_start)[::-1]:
        text = text[: cell.start()] + random.choice(texts) + text[cell.end() :]
    encoding = random.choice(("utf-8",) * 6 + ("gb18030", "utf-16", "utf-16-le", "utf-8-sig"))
    return text.encode(encoding, "replace")


def _line(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    """A line moved, written again or left out."""
    lines = data.split(b"\n")
    line = lines.pop(random.randrange(len(lines)))
    for _ in range(random.choice((0, 1, 2, 40))):
        lines.insert(random.randrange(len(lines) + 1), line)
    return b"\n".join(lines)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _replace(pattern: re.Pattern[bytes], data: bytes, random: Random, new: Callable[[], bytes]) -> bytes:
    found = list(pattern.finditer(data))
    for match in sorted(random.sample(found, min(len(found), random.choice((1, 3, 10)))), key=_begin)[::-1]:
        data = data[: match.start()] + new() + data[match.end() :]
    return data


def _begin(match: re.Match[bytes]) -> int:
    return match.start()


def _in_container(data: bytes, random: Random, texts: Sequence[str]) -> bytes:
    """One member changed, swapped with another, or left out; the container around it stays whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except Exception:
        return random.choice(_BYTES)(data, random, texts)
    if not members:
        return data
    names = list(members)
    major = [name for name in names if name.lower().endswith(_MAJOR_PARTS)]
    name = random.choice(major if major and random.random() < 0.8 else names)
    kind = random.random()
    if kind < 0.04:
        other = random.choice(names)
        members[name], members[other] = members[other], members[name]
    elif kind < 0.08:
        del members[name]
    else:
        members[name] = random.choice(_PARTS)(members[name], random, texts)
    return pack(members)


_BYTES: tuple[Mutation, ...] = (_flip, _truncate, _repeat, _remove, _insert)
_TEXT: tuple[Mutation, ...] = (_cell, _cell, _cell, _line, _line, _tag, _element, _xml_text, _number)
_PARTS: tuple[Mutation, ...] = (_flip, _tag, _tag, _element, _element, _number, _number, *(_xml_text,) * 5)
