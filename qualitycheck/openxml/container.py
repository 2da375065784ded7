"""Containers written the same from the same input: no clock, untouched members byte for byte."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.read.archive import parse_member, safe_parser

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES_PART = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_EMPTY_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'
# The earliest date a zip container can hold.
_DATE = (1980, 1, 1, 0, 0, 0)


def rewrite_container(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The container with some members replaced or added; the others keep their content, order and dates."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name in dict.fromkeys(archive.namelist()):
            old = archive.getinfo(name)
            info = _member(name, old.date_time)
            info.external_attr = old.external_attr
            info.compress_type = zipfile.ZIP_STORED if old.compress_type == 0 else zipfile.ZIP_DEFLATED
            written.writestr(info, changed[name] if name in changed else archive.read(name))
        for name, data in changed.items():
            if name not in archive.NameToInfo:
                written.writestr(_member(name), data)
    return target.getvalue()


def write_container(members: Mapping[str, bytes]) -> bytes:
    """A container of these members, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in members.items():
            written.writestr(_member(name), data)
    return target.getvalue()


def _member(name: str, date: tuple[int, int, int, int, int, int] = _DATE) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, max(date, _DATE))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0  # the same on every system
    return info


def serialize(root: _Element) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations_part(part: str) -> str:
    """The name of the member that holds a part's relationships."""
    return posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")


def read_relations(archive: zipfile.ZipFile, part: str) -> _Element:
    """The relationships of a part; none where it has no such member."""
    name = relations_part(part)
    if name in archive.namelist():
        return parse_member(archive, name)
    return etree.fromstring(_EMPTY_RELATIONS, safe_parser())


def find_target(relations: _Element, part: str, kind: str) -> str:
    """The member that a part's relationship of that kind leads to; empty where there is none."""
    for relation in relations:
        if str(relation.get("Type", "")).endswith(f"/{kind}") and relation.get("TargetMode") != "External":
            target = str(relation.get("Target", ""))
            joined = target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
            return posixpath.normpath(joined).lstrip("/")
    return ""


def office_relations(namespace: str = "") -> str:
    """The namespace of relationships beside a document's own: the usual one, or the strict standard's."""
    return _STRICT_OFFICE if "purl.oclc.org" in namespace else _OFFICE


def add_relation(relations: _Element, kind: str, target: str) -> str:
    """Adds a relationship; its id."""
    known = {str(relation.get("Id")) for relation in relations}
    number = len(known) + 1
    while f"rId{number}" in known:
        number += 1
    relation = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
    relation.set("Id", f"rId{number}")
    relation.set("Type", kind)
    relation.set("Target", target)
    return f"rId{number}"


def declare_type(types: _Element, name: str, content_type: str) -> None:
    """Says of what type a member is."""
    override = etree.SubElement(types, f"{{{_TYPES}}}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", content_type)


def free_name(archive: zipfile.ZipFile, pattern: str) -> str:
    """The first member name of the pattern, such as `xl/worksheets/sheet{}.xml`, that is not taken."""
    taken = {name.lower() for name in archive.namelist()}
    number = 1
    while pattern.format(number).lower() in taken:
        number += 1
    return pattern.format(number)
