"""One JSON object, as the contract has it."""

from __future__ import annotations

import msgspec

from qualitycheck.document.result import Result
from qualitycheck.report.build import build_payload
from qualitycheck.report.style import Style


def render_json(result: Result, style: Style) -> str:
    """The result for programs; `style` changes nothing in it."""
    data = msgspec.json.encode(build_payload(result))
    return msgspec.json.format(data, indent=2).decode("utf-8") + "\n"
