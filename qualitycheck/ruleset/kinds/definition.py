"""Kind `definition`: a description that defines something else than the name asks for.

params: check `measure` (a share for a count, a count for a time …; opposed: pairs of name and description kinds,
unless: names that may be told in that way all the same, alike: from which fit a count may stand for its share),
`quality` (compliance told by punctuality …; qualities: name, own words of the numerator, words of another quality; mere: to take part, which is no result;
general: signs that tell nothing of whom or what a share is, for where a share is of things that the name has no sign of)
`counted` (people told for things or things for people; people, things, loose: units as read from the value and the description)
or `row` (what another row of the table measures; certain, below, margin: how well it fits that row and this one).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from qualitycheck.language.context import Context, Row
from qualitycheck.language.definitions import Definition, measured_kind, read_definition
from qualitycheck.language.measured import counted_unit
from qualitycheck.language.similarity import fit_description, load_meaning
from qualitycheck.language.spelling.alphabet import is_han
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.marking import describe_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_KIND_NAMES = {"share": "比率", "count": "数量", "time": "时间", "money": "金额"}
_NEVER = r"(?!)"
_TIMES = re.compile(r"(?<=[场批车班])次$")
_CALCULATED = re.compile(r"[×÷*/]|乘|除以|均")
_CLAUSE = re.compile(r"[，,；;。（(]")
_OBJECT = 3
_DOCUMENTS = (
    "报告",
    "记录",
    "方案",
    "档案",
    "材料",
    "台账",
    "申请",
    "名册",
    "设备",
    "仪器",
    "人员",
    "单位",
    "机构",
)
"""Things named after a deed that need not have been done to them: 检查报告, 检测设备."""
_WORKED_OUT = re.compile(r"[\d－-]|[一二三四五六七八九十]项")
"""A difference, a threshold or a list of conditions says in its own way what the name is about."""
_WHOLE = re.compile(r"(?:累计|合计|总和|之和|总计)(?:数|值)?$")
_SAYS_WHEN = re.compile(r"\d|[一二三四五六七八九十]月|[日月季年]底|[月日底]前|之前|期间|日期|时间")
Say = Callable[[Row, Context], dict[str, str] | None]


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    say = _QUESTIONS[rule.params["check"]](rule.params)

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if not row.indicator.description or row.name.kind == "satisfaction":
                continue
            found = say(row, context)
            if found is not None:
                values = describe_row(row) | {"text": row.indicator.description.text} | found
                yield Finding(place_row(row.table, row.indicator, "description"), values)

    return check


def _ask_measure(params: dict[str, Any]) -> Say:
    opposed = {tuple(pair.split()): re.compile(unless) for pair, unless in params["opposed"].items()}
    alike: float = params["alike"]

    def say(row: Row, context: Context) -> dict[str, str] | None:
        definition = read_definition(row.indicator.description.text)
        asked, said = measured_kind(row.name), definition.kind
        unless = opposed.get((asked, said))
        if unless is None or unless.search(row.name.core) or _value_kind(row) == said:
            return None
        if asked == "time" and _SAYS_WHEN.search(row.indicator.description.text):
            return None
        if asked == "share" and said != "time" and _fit(row, definition.subject) > alike:
            return None
        return {"asked": _KIND_NAMES[asked], "said": _KIND_NAMES[said]}

    return say


def _value_kind(row: Row) -> str:
    """What the value is told in: where that is what the description says, the name is to blame."""
    if row.value.kind == "date":
        return "time"
    unit = row.value.unit
    return {"rate": "share", "time": "time", "money": "money"}.get(unit.category, "count") if unit else ""


def _ask_counted(params: dict[str, Any]) -> Say:
    people, things, loose, general = (
        frozenset(params[name]) for name in ("people", "things", "loose", "general")
    )

    def say(row: Row, context: Context) -> dict[str, str] | None:
        unit = row.value.unit
        if row.name.kind != "count" or unit is None or unit.denominators:
            return None
        definition = read_definition(row.indicator.description.text)
        said = _CLAUSE.split(definition.subject)[0]
        told, named = _unit_of(_WHOLE.sub("", said)), _unit_of(row.name.core)
        calculated = definition.kind != "count" or _CALCULATED.search(said)
        if calculated or not told or told == unit.name or told in row.name.core:
            return None
        for one, other in ((people, things), (things, people)):
            if unit.name in one and told in other and named not in other:
                return {"asked": f"{unit.name}数", "said": f"{told}数"}
        if unit.name in loose and told in people and not _has_sign(row, said, general):
            return {"asked": f"{unit.name}数", "said": f"{told}数"}
        return None

    return say


def _unit_of(text: str) -> str:
    """The unit that a count names, 场 of 场次 too."""
    return counted_unit(_TIMES.sub("", text))


def _ask_quality(params: dict[str, Any]) -> Say:
    keys = ("name", "own", "other", "mere")
    general = frozenset(params["general"])
    qualities = [[re.compile(q.get(key, _NEVER)) for key in keys] for q in params["qualities"]]

    def say(row: Row, context: Context) -> dict[str, str] | None:
        if row.name.kind != "rate":
            return None
        definition = read_definition(row.indicator.description.text)
        subject = definition.subject
        for name, own, other, mere in qualities:
            asked = name.search(row.name.core)
            if not asked:
                continue
            took_part = mere.search(subject)
            if own.search(_leave_out_object(mere.sub("", subject), row.name.core[: asked.start()])):
                return None
            found = other.search(subject) or took_part
            said = found.group() if found else _find_strange(row, definition, general)
            return {"asked": asked.group(), "said": said} if said and said not in row.name.core else None
        return None

    return say


def _leave_out_object(subject: str, thing: str) -> str:
    """The subject without what the name is about: 检查报告 tells nothing of whether a report was passed."""
    longest = max(
        (
            thing[at:end]
            for at in range(len(thing))
            for end in range(at + _OBJECT, len(thing) + 1)
            if thing[at:end] in subject
        ),
        key=len,
        default="",
    )
    return subject.replace(longest, "") if longest and longest.endswith(_DOCUMENTS) else subject


def _find_strange(row: Row, definition: Definition, general: frozenset[str]) -> str:
    """What a plain share is of, above as below, if the name and the description have no telling sign in common."""
    if _has_sign(row, row.indicator.description.text, general) or _WORKED_OUT.search(definition.subject):
        return ""
    words = (w for w in load_words().divide(definition.base) if len(w) > 1 and not general.issuperset(w))
    return next((word for word in words if word in definition.subject), "")


def _has_sign(row: Row, text: str, general: frozenset[str]) -> bool:
    """Whether a text has a telling character of the name."""
    return any(is_han(sign) and sign not in general and sign in text for sign in row.name.core)


def _ask_row(params: dict[str, Any]) -> Say:
    certain, below, margin = (float(params[key]) for key in ("certain", "below", "margin"))

    def say(row: Row, context: Context) -> dict[str, str] | None:
        definition = read_definition(row.indicator.description.text)
        if not definition.kind or _fit(row, definition.subject) >= below:
            return None
        own = max(_fit(row, definition.subject), _fit(row, row.indicator.description.text))
        for other in context.rows_by_table[row.table.number]:
            if (
                other is row
                or other.name.kind == "satisfaction"
                or measured_kind(other.name) != definition.kind
            ):
                continue
            fit = _fit(other, definition.subject)
            if own < below and fit >= certain and fit - own >= margin:
                return {"other": other.indicator.name.text}
        return None

    return say


def _fit(row: Row, text: str) -> float:
    return fit_description(load_meaning(), row.name.core, text)


_QUESTIONS: dict[str, Callable[[dict[str, Any]], Say]] = {
    "measure": _ask_measure,
    "counted": _ask_counted,
    "quality": _ask_quality,
    "row": _ask_row,
}
