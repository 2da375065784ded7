"""The JSON Schema of the machine-readable output, generated from the types it is made of."""

from __future__ import annotations

from typing import Any

import msgspec

from qualitycheck.report.payload import SCHEMA_VERSION, Payload

TITLE = "qualitycheck check --output-format json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schema() -> dict[str, Any]:
    """The schema as a mapping; unknown keys stay allowed, for adding one breaks nobody."""
    schema = msgspec.json.schema(Payload)
    payload = schema["$defs"]["Payload"]
    payload["properties"]["schema_version"] = {"const": SCHEMA_VERSION}
    return {"$schema": _DIALECT, "title": TITLE, **schema}


def render_schema() -> str:
    """The schema as JSON text."""
    return msgspec.json.format(msgspec.json.encode(build_schema()), indent=2).decode("utf-8") + "\n"
