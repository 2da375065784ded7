"""The user's configuration: qualitycheck.toml, found beside the documents or above; unknown keys are errors."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec

from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.limits import Limits
from qualitycheck.errors import ConfigurationError
from qualitycheck.faults import explain_fault

FILE_NAME = "qualitycheck.toml"
_UNKNOWN = "配置文件 {path} 中没有“{key}”这一项{nearest}。"
_NEAREST = "，是否想写“{name}”"
_INVALID = "配置文件 {path} 有误：{detail}。"
_NO_REASON = "第 {number} 个 suppressions 没有写 rules 或 reason（原因）"


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What the user changes in one rule."""

    severity: Severity | None = None
    disabled: bool = False
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that the office has looked at and leaves as they are, with its reason.

    `path` is a pattern compared from the right (`*.docx`, `2025/*.xlsx`), `words` part of the words marked;
    either may be empty. `rules` are codes, names or families.
    """

    rules: tuple[str, ...]
    reason: str
    path: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """An endpoint of one's own network that speaks the chat protocol of OpenAI; off where there is none.

    `key` names the environment variable that holds the key; `timeout` in seconds; `most` rows are asked for in a run.
    """

    url: str
    model: str
    key: str = ""
    timeout: float = 30.0
    most: int = 200


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings. `select` and `ignore` hold codes, rule names or families; an empty `select` means all.

    `ceilings` change what a finding leaves of a SMART letter: a rule's code → letter → mark 0–4.
    `inline`: whether directives in the documents themselves count. `baseline`: the file of known findings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity = Severity.ERROR
    profile: str = ""
    preview: bool = False
    words: tuple[str, ...] = ()
    rules: dict[str, RuleSettings] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    llm: LanguageModel | None = None
    ceilings: dict[str, dict[Literal["S", "M", "A", "R", "T"], Annotated[int, msgspec.Meta(ge=0, le=4)]]] = (
        field(default_factory=dict)
    )
    suppressions: tuple[Suppression, ...] = ()
    inline: bool = True
    baseline: str = ""


def find_configuration(start: Path) -> Path | None:
    """The nearest configuration file in the folder `start` or above it."""
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def load_configuration(path: Path) -> Configuration:
    """Reads one file; a wrong one is a `ConfigurationError` that names the key and the nearest right one."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigurationError(_INVALID.format(path=path, detail=explain_fault(error))) from error
    _refuse_unknown(data, Configuration, path)
    rules = data.get("rules", {})
    for settings in rules.values() if isinstance(rules, dict) else ():
        _refuse_unknown(settings, RuleSettings, path)
    _refuse_unknown(data.get("limits", {}), Limits, path)
    _check_suppressions(data.get("suppressions", ()), path)
    if isinstance(data.get("baseline"), str):  # beside the file that names it
        data["baseline"] = str(path.parent / data["baseline"])
    _refuse_unknown(data.get("llm", {}), LanguageModel, path)
    try:
        return msgspec.convert(data, Configuration)
    except msgspec.ValidationError as error:
        raise ConfigurationError(_INVALID.format(path=path, detail=explain_fault(error))) from error


def _check_suppressions(entries: Any, path: Path) -> None:
    """Raises ConfigurationError for an unknown key, and where no rule or no reason is given."""
    for number, entry in enumerate(entries if isinstance(entries, list) else (), 1):
        _refuse_unknown(entry, Suppression, path)
        given = isinstance(entry, dict) and entry.get("rules") and str(entry.get("reason", "")).strip()
        if not given:
            raise ConfigurationError(_INVALID.format(path=path, detail=_NO_REASON.format(number=number)))


def _refuse_unknown(data: Any, schema: type, path: Path) -> None:
    assert is_dataclass(schema) and get_type_hints(schema)
    known = [f.name for f in fields(schema)]
    for key in data if isinstance(data, dict) else ():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            nearest = _NEAREST.format(name=near[0]) if near else ""
            raise ConfigurationError(_UNKNOWN.format(path=path, key=key, nearest=nearest))
