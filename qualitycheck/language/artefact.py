"""Arrays as files of models/: no pickle, the same bytes for the same content."""

from __future__ import annotations

import io
import mmap
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

_HEADER, _LENGTHS_AT = 30, 26  # of a member's header in a ZIP file (APPNOTE 4.3.7)
_LONGEST_HEAD = 4096

Arrays = Mapping[str, npt.NDArray[np.generic]]


def read_arrays(path: Path) -> dict[str, npt.NDArray[np.generic]]:
    """All arrays of one file, mapped into memory: what is not asked for is not read."""
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return {info.filename.removesuffix(".npy"): _map_array(mapped, info) for info in archive.infolist()}


def _map_array(mapped: mmap.mmap, info: zipfile.ZipInfo) -> npt.NDArray[np.generic]:
    """The array of one stored member, which lies in the file behind the member's own header."""
    if info.compress_type != zipfile.ZIP_STORED:
        raise ValueError(info.filename)
    at = info.header_offset
    name, extra = struct.unpack_from("<HH", mapped, at + _LENGTHS_AT)
    start = at + _HEADER + name + extra
    head = io.BytesIO(mapped[start : start + min(info.file_size, _LONGEST_HEAD)])
    version = np.lib.format.read_magic(head)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    shape, fortran, kind = read(head)
    if kind.hasobject or fortran:
        raise ValueError(info.filename)
    count = int(np.prod(shape, dtype=np.int64))
    return np.frombuffer(mapped, kind, count, start + head.tell()).reshape(shape)


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Members in order, a fixed date, uncompressed for a quick start."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(arrays):
            with archive.open(zipfile.ZipInfo(f"{name}.npy"), "w") as member:
                np.lib.format.write_array(member, np.asarray(arrays[name], order="C"), allow_pickle=False)
