"""Names of files as the machine-readable formats write them."""

from __future__ import annotations

from pathlib import Path, PurePath
from urllib.parse import quote

from qualitycheck.inputs import STANDARD_INPUT


def printable_path(path: str) -> str:
    """The path as text that JSON and XML can hold, whatever bytes a file system has in its names."""
    return path.encode("utf-8", "replace").decode("utf-8")


def artifact_uri(path: str) -> str:
    """The path as a URI reference: relative paths stay relative, `-` is standard input (RFC 3986)."""
    plain = printable_path(path)
    if path != STANDARD_INPUT and PurePath(plain).is_absolute():
        return Path(plain).as_uri()
    # A colon in the first part would read as a scheme, so it is written as an escape like all else.
    return quote(PurePath(plain).as_posix(), safe="/")
