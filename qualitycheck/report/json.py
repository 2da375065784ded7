"""One JSON object, as the contract has it."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from qualitycheck.document.result import Result
from qualitycheck.report.build import build_payload
from qualitycheck.report.style import Style

# Harmless in a program, not in a terminal: control characters beyond ASCII, marks that turn the direction.
_INVISIBLE = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def render_json(result: Result, style: Style) -> str:
    """The result for programs; `style` changes nothing in it."""
    return print_json(build_payload(result))


def print_json(data: Any) -> str:
    """Records or mappings as indented JSON text that harms no terminal."""
    text = msgspec.json.format(msgspec.json.encode(data), indent=2).decode("utf-8") + "\n"
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
