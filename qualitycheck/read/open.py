"""The only dispatch: by what a file's first bytes say, then by its name."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import cast
from zlib import error as ZlibError

from qualitycheck.document.document import Document
from qualitycheck.document.limits import Limits
from qualitycheck.errors import (
    BlankPicture,
    BrokenInput,
    EmptyInput,
    MissingInput,
    OversizedInput,
    ReadError,
    SpecialInput,
    UnknownFormat,
)
from qualitycheck.read.blocks import Block, Grid, Source
from qualitycheck.read.decode import decode, has_letters, without_surrogates
from qualitycheck.read.layout import document_of
from qualitycheck.read.plain import read_plain

TOO_LARGE = "{size} MB，上限 {limit} MB"
WRONG_CONTENT = "内容不是 {suffix} 文件"
CUT_OFF = "内容不完整"
PICTURE = "这是一张{kind}图片"
RENAMED = "这是一张{kind}图片，扩展名却是 {suffix}"
NO_SUFFIX = "无扩展名的二进制"

SUFFIXES = frozenset({
    ".docx", ".docm", ".dotx", ".dotm", ".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xlsm", ".xltx", ".xltm",
    ".xls", ".et", ".ods", ".csv", ".tsv", ".pdf", ".png", ".jpg", ".jpeg", ".html", ".htm", ".mht", ".mhtml",
    ".txt", ".text", ".md",
})  # fmt: skip
_TEXT = frozenset({".txt", ".text", ".md", ""})
_DELIMITED = frozenset({".csv", ".tsv", ".xls"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_ZIP, _PDF, _RTF, _OLE = b"PK", b"%PDF-", b"{\\rtf", bytes.fromhex("D0CF11E0A1B11AE1")
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_OTHERS = {
    b"GIF8": "gif", b"BM": "bmp", b"II*\0": "tif", b"MM\0*": "tif", b"Rar!": "rar", b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gz",
}  # fmt: skip
_CONTAINERS = {"xl/workbook.bin": "xlsb", "ofd.xml": "ofd"}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_LETTER_STARTS = (b"mime-version:", b"from:", b"content-type:", b"subject:", b"date:")
_ONE_PAGE = (b"content-type: text/html", b"mime-version: 1.0\r\ncontent-type: text/html")
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body")
_PREAMBLES = (b"<?xml", b"<!--")
_HEAD = 2048
_DEFAULT = Limits()


def read_path(path: Path, limits: Limits = _DEFAULT) -> Document:
    """Reads a file of any supported format.

    Raises a subclass of ReadError, whose text is one Chinese sentence, for what cannot be read.
    """
    try:
        _check_file(path, limits)
        with path.open("rb") as file:
            head = file.read(_HEAD)
        source = _read(path, head, limits)
    except OSError as error:
        raise MissingInput from error
    if head.startswith(_PICTURES) and not any(map(_has_text, source.blocks)):
        raise BlankPicture(_name_picture(path, head))
    return _document(source, str(path))


def _name_picture(path: Path, head: bytes) -> str:
    """What kind of picture a file is, whatever its name says."""
    kind, suffix = ("PNG" if head.startswith(_PICTURES[0]) else "JPG"), path.suffix.lower()
    known = suffix in {"PNG": {".png"}, "JPG": {".jpg", ".jpeg"}}[kind]
    return PICTURE.format(kind=kind) if known or not suffix else RENAMED.format(kind=kind, suffix=suffix)


def read_text(text: str, path: str = "-", limits: Limits = _DEFAULT) -> Document:
    """Reads raw text, as from standard input. Raises EmptyInput for blank text."""
    source = read_plain(without_surrogates(text).removeprefix("\ufeff"), limits)
    return _document(source, path)


def _document(source: Source, path: str) -> Document:
    if not any(map(_has_text, source.blocks)):
        raise EmptyInput
    return document_of(source, path)


def _has_text(block: Block) -> bool:
    if isinstance(block, Grid):
        return any(has_letters(cell.text) for row in block.rows for cell in row)
    return has_letters(block.field.text)


def _check_file(path: Path, limits: Limits) -> None:
    """Refuses what is no file, before anything waits at the other end of a pipe."""
    try:
        found = path.stat()
    except ValueError as error:  # a zero byte in the name
        raise MissingInput from error
    if not stat.S_ISREG(found.st_mode):
        raise MissingInput if stat.S_ISDIR(found.st_mode) else SpecialInput
    if found.st_size > limits.max_file_bytes:
        raise OversizedInput(
            TOO_LARGE.format(size=found.st_size // 1_000_000, limit=limits.max_file_bytes // 1_000_000)
        )


def _read(path: Path, head: bytes, limits: Limits) -> Source:
    if not head:
        raise EmptyInput
    if head.startswith(_ZIP):
        return _read_container(path, limits)
    if head.startswith(_OLE):
        return _reader("compound")(path, limits)
    if head.startswith(_RTF):
        return _read_rtf(path, limits)
    if _PDF in head[:1024]:
        return _reader("pdf")(path, limits)
    if head.startswith(_PICTURES):
        return _reader("scan")(path, limits)
    for mark, kind in _OTHERS.items():
        if head.startswith(mark):
            raise UnknownFormat(kind)
    if _is_saved_page(head):
        return _reader("mht")(path, limits)
    return _read_text(path, head, limits)


def _is_saved_page(head: bytes) -> bool:
    """Whether a file begins like a letter whose parts are a web page."""
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return (first.startswith(_LETTER_STARTS) and b"multipart/" in first) or first.startswith(_ONE_PAGE)


def _read_container(path: Path, limits: Limits) -> Source:
    """A zip container: Word or Excel, whatever its name says."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.lower() for name in archive.namelist()}
            opened = _declared_type(archive) if "mimetype" in names else ""
    except (
        zipfile.BadZipFile,
        ZlibError,
        NotImplementedError,
        RuntimeError,
        KeyError,
        ValueError,
        OverflowError,
    ) as error:
        raise BrokenInput(WRONG_CONTENT.format(suffix=_suffix(path))) from error
    for name, kind in _CONTAINERS.items():
        if name in names:
            raise UnknownFormat(kind)
    for folder, module in (("word/", "docx"), ("xl/", "xlsx")):
        if any(name.startswith(folder) for name in names):
            return _reader(module)(path, limits)
    if "content.xml" in names:
        is_text = opened.startswith(_OPEN_DOCUMENT + ".text")
        return _read_with_office(path, limits, "odt") if is_text else _reader("ods")(path, limits)
    raise _not_what_it_says(path)


def _declared_type(archive: zipfile.ZipFile) -> str:
    """What an OpenDocument container says it is; no more is unpacked than such a name is long."""
    with archive.open("mimetype") as member:
        return member.read(100).decode("latin-1")


def _read_rtf(path: Path, limits: Limits) -> Source:
    if not path.read_bytes().rstrip(b"\0 \t\r\n").endswith(b"}"):
        raise BrokenInput(CUT_OFF)
    return _read_with_office(path, limits, "rtf")


def _read_with_office(path: Path, limits: Limits, suffix: str) -> Source:
    read = cast(
        "Callable[[Path, Limits, str, str], Source]",
        import_module("qualitycheck.read.office").read_with_office,
    )
    return read(path, limits, suffix, suffix)


def _read_text(path: Path, head: bytes, limits: Limits) -> Source:
    suffix = path.suffix.lower()
    if _is_page(head) or suffix in _PAGES:
        read_html = cast("Callable[[bytes, Limits], Source]", _function("html"))
        return read_html(path.read_bytes(), limits)
    if head.startswith(b"<?xml"):
        raise UnknownFormat("xml")
    if suffix not in _TEXT | _DELIMITED:
        raise _not_what_it_says(path)
    text = decode(path.read_bytes())
    if not has_letters(text):
        raise EmptyInput
    if "\0" in text:
        raise BrokenInput(WRONG_CONTENT.format(suffix=_suffix(path)))
    if suffix in _DELIMITED:
        read_csv = cast("Callable[[str, str, Limits], Source]", _function("csv"))
        return read_csv(text, path.stem, limits)
    return read_plain(text, limits)


def _is_page(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS) or (start.startswith(_PREAMBLES) and b"<html" in start)


def _not_what_it_says(path: Path) -> ReadError:
    if path.suffix.lower() in SUFFIXES:
        return BrokenInput(WRONG_CONTENT.format(suffix=_suffix(path)))
    return UnknownFormat(_suffix(path))


def _suffix(path: Path) -> str:
    return path.suffix.lstrip(".").lower() or NO_SUFFIX


def _reader(module: str) -> Callable[[Path, Limits], Source]:
    return cast("Callable[[Path, Limits], Source]", _function(module))


def _function(module: str) -> object:
    """`read_MODULE` of the module of that name, imported only now: its libraries are slow to load."""
    return getattr(import_module(f"qualitycheck.read.{module}"), f"read_{module}")
