"""Names, texts and elements of Office Open XML, those of Word above all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from qualitycheck.read.archive import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# What XML 1.0 cannot hold, and halves of characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile("(\n|\t)")


def legal(text: str) -> str:
    """The text without what no XML part can hold; line ends as `\\n`."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def w(name: str) -> str:
    """The full name of an element or attribute."""
    return f"{{{W}}}{name}"


def namespace_of(element: _Element) -> str:
    """The namespace the document itself uses: the usual one, or that of the strict standard."""
    return str(element.tag).partition("}")[0].lstrip("{")


def make(like: _Element, name: str, **attributes: str) -> _Element:
    """An element of the namespace that `like` is of, its attributes too."""
    space = namespace_of(like)
    made = etree.Element(f"{{{space}}}{name}")
    for key, value in attributes.items():
        made.set(f"{{{space}}}{key}", value)
    return made


def make_run(like: _Element, text: str, properties: _Element | None = None) -> _Element:
    """A run of text; line ends and tabs become their elements."""
    run = make(like, "r")
    if properties is not None:
        run.append(properties)
    for part in _BREAKS.split(legal(text)):
        if part in {"\n", "\t"}:
            run.append(make(like, "br" if part == "\n" else "tab"))
        elif part:
            run.append(set_text(make(like, "t"), part))
    return run


def set_text(element: _Element, text: str) -> _Element:
    """Gives a text element its text, spaces at its ends kept."""
    element.text = text
    element.set(_SPACE, "preserve")
    return element


def child(element: _Element, name: str) -> _Element | None:
    """The first child of that local name."""
    return next((one for one in element if local_name(one) == name), None)
