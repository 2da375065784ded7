"""Elements of a page. Text goes in as text and comes out escaped, whatever it holds: nothing here takes markup."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element

from qualitycheck.report.excerpt import printable

Node = _Element | str | None


def element(tag: str, *children: Node | Iterable[Node], **attributes: str | None) -> _Element:
    """An element with its children in order; None is left out.

    An attribute's name may end in an underscore (`class_`), and one within it is a hyphen (`aria_label`).
    """
    made = etree.Element(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(name.rstrip("_").replace("_", "-"), printable(value))
    for child in children:
        _put(made, child)
    return made


def _put(parent: _Element, child: Node | Iterable[Node]) -> None:
    if child is None:
        return
    if isinstance(child, str):
        _put_text(parent, printable(child))
    elif isinstance(child, _Element):
        parent.append(child)
    else:
        for one in child:
            _put(parent, one)


def _put_text(parent: _Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def serialise(root: _Element) -> str:
    """The whole page as HTML."""
    return etree.tostring(root, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n"
