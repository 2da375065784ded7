"""Names for the files of a report in a folder: none escapes it, none meets another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
# In bytes of UTF-8, which most file systems count to 255.
_LONGEST = 150
UNNAMED = "文档"


def name_files(paths: Iterable[str], ending: str) -> list[str]:
    """A name for each path, made of its own; a number tells those apart that would be the same."""
    taken: set[str] = set()
    names = []
    for path in paths:
        stem = safe_stem(PurePath(path).stem if path != "-" else "")
        name, number = f"{stem}{ending}", 1
        while name.lower() in taken:
            number += 1
            name = f"{stem}{number}{ending}"
        taken.add(name.lower())
        names.append(name)
    return names


def safe_stem(text: str) -> str:
    """A text as the stem of a file name on any system."""
    stem = _FORBIDDEN.sub("_", text).encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem or UNNAMED
