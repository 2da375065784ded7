"""Zip containers opened with their sizes checked first, and their XML parsed without entities or network."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zlib import error as ZlibError

from lxml import etree

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, EncryptedInput, OversizedInput, ReadError

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

NO_ARCHIVE = "压缩结构不完整"
NO_MEMBER = "缺少必要的部分"
BAD_XML = "内部 XML 有错误"
DECLARED_ENTITIES = "内部 XML 含有不允许的实体声明"
TOO_COMPLEX = "嵌套超过 256 层或单段文字超过 10 MB"
TOO_LARGE_INSIDE = "解压后超过 {limit} MB"
TOO_DENSE = "压缩比超过 {limit} 倍，疑似压缩炸弹"

_SMALL = 1_000_000
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_HEAD = 4096
# How the parser says, in its various versions, that it met a limit of its own.
_PARSER_LIMIT = re.compile("XML_PARSE_HUGE|huge|Excessive depth|Resource limit", re.IGNORECASE)


@contextmanager
def open_archive(path: Path, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The container, once its members are known to be harmless.

    Raises BrokenInput, EncryptedInput or OversizedInput, also for what goes wrong while it is open.
    """
    try:
        with _opened(path) as archive:
            _check_members(archive.infolist(), limits)
            yield archive
    except (FileNotFoundError, PermissionError):
        raise
    except (zipfile.BadZipFile, ZlibError, LZMAError, EOFError, NotImplementedError, OSError) as error:
        raise BrokenInput(NO_ARCHIVE) from error
    except KeyError as error:
        raise BrokenInput(NO_MEMBER) from error


def _opened(path: Path) -> zipfile.ZipFile:
    """The container; a directory of members that makes no sense is a bad container too."""
    try:
        return zipfile.ZipFile(path)
    except (ValueError, OverflowError) as error:
        raise zipfile.BadZipFile from error


def _check_members(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise EncryptedInput
    if sum(member.file_size for member in members) > limits.max_expanded_bytes:
        raise OversizedInput(TOO_LARGE_INSIDE.format(limit=limits.max_expanded_bytes // 1_000_000))
    for member in members:
        if member.file_size > max(_SMALL, limits.max_ratio * member.compress_size):
            raise OversizedInput(TOO_DENSE.format(limit=limits.max_ratio))


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member piece by piece; ends in BadZipFile where its size or checksum is a lie."""
    with archive.open(name) as member:
        while piece := member.read(_CHUNK):
            yield piece


def holds(archive: zipfile.ZipFile, name: str, marks: Collection[bytes]) -> bool:
    """Whether one of the marks stands in a member's bytes: cheaper than to parse it for nothing."""
    overlap, tail = max(map(len, marks)) - 1, b""
    for piece in chunks(archive, name):
        if any(mark in tail + piece for mark in marks):
            return True
        tail = piece[-overlap:]
    return False


def safe_parser() -> XMLParser:
    """A parser that resolves no entity, loads nothing and refuses huge nodes."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_member(archive: zipfile.ZipFile, name: str) -> _Element:
    """The root of an XML member. Raises BrokenInput for bad XML or declared entities."""
    _refuse_declarations(archive, name)
    parser = safe_parser()
    try:
        for piece in chunks(archive, name):
            parser.feed(piece)
        root = parser.close()
    except etree.XMLSyntaxError as error:
        raise xml_refusal(error) from error
    _refuse_entities(root)
    return root


def walk_member(archive: zipfile.ZipFile, name: str, tag: str) -> Iterator[_Element]:
    """The elements of that local name one after the other, each emptied after use.

    For members too large to hold. Raises as `parse_member` does.
    """
    _refuse_declarations(archive, name)
    try:
        with archive.open(name) as stream:
            walk = etree.iterparse(
                stream, tag="{*}" + tag, resolve_entities=False, no_network=True, huge_tree=False
            )
            for _, element in walk:
                yield element
                element.clear()
    except etree.XMLSyntaxError as error:
        raise xml_refusal(error) from error
    _refuse_entities(walk.root)


def opening_element(archive: zipfile.ZipFile, name: str) -> _Element:
    """The root of an XML member with its attributes, nothing below it read yet."""
    _refuse_declarations(archive, name)
    try:
        with archive.open(name) as stream:
            walk = etree.iterparse(stream, events=("start",), resolve_entities=False, no_network=True)
            _, root = next(iter(walk))
            return cast("_Element", root)
    except (etree.XMLSyntaxError, StopIteration) as error:
        raise BrokenInput(BAD_XML) from error


def xml_refusal(error: etree.XMLSyntaxError) -> ReadError:
    """What to say of XML the parser refused."""
    return OversizedInput(TOO_COMPLEX) if meets_parser_limit(str(error)) else BrokenInput(BAD_XML)


def meets_parser_limit(message: str) -> bool:
    """Whether the parser stopped at depth or size rather than at a mistake."""
    return bool(_PARSER_LIMIT.search(message))


def _refuse_declarations(archive: zipfile.ZipFile, name: str) -> None:
    """Office documents declare no document type; looking first names the reason before the parser fails."""
    with archive.open(name) as stream:
        if b"<!DOCTYPE" in stream.read(_HEAD):
            raise BrokenInput(DECLARED_ENTITIES)


def _refuse_entities(root: _Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenInput(DECLARED_ENTITIES)


def local_name(element: _Element) -> str:
    """The tag without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str | None:
    """The attribute of that local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def main_part(archive: zipfile.ZipFile, default: str) -> str:
    """The name of the container's main document, as its relationships say."""
    if "_rels/.rels" not in archive.namelist():
        return default
    for relation in parse_member(archive, "_rels/.rels"):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", default)).lstrip("/")
    return default
