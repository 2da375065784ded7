"""The rules themselves, as a list and one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from qualitycheck.check.example import check_example
from qualitycheck.report.labels import FAMILIES, FIELDS, SEVERITIES
from qualitycheck.report.style import Style, display_width, pad
from qualitycheck.ruleset.profile import Profile, load_profiles
from qualitycheck.ruleset.schema import Adjustment, Example, Rule

_COUNT = "共 {count} 条规则。查看说明：qualitycheck rule 编号"
_PREVIEW = "（试行）"
_CONFIRMED, _UNCONFIRMED = "（已核对原文）", "（条文未核对，仅供参考）"
_HEAD = "{code} {name}  {family}·{severity}"
_SECTIONS = ("问题", "原因", "依据", "建议")
_OFF, _AS, _SETTING = "不查", "按{severity}报", "{key} 为 {value}"
_PROFILES = "地区和年度："
_CHANGE = "  {title}（{name}）：{change}"
_COMMENT = "批注“{text}”"
_BAD, _GOOD = "反例：", "正例："


def render_rule_list(rules: Iterable[Rule]) -> str:
    """A line for each rule: code, name, severity, family, title."""
    rules = tuple(rules)
    rows = [_cells(rule) for rule in rules]
    widths = [max((display_width(row[i]) for row in rows), default=0) for i in range(4)]
    lines = ["  ".join([*map(pad, row, widths), row[4]]) for row in rows]
    return "\n".join([*lines, _COUNT.format(count=len(rules))]) + "\n"


def _cells(rule: Rule) -> tuple[str, str, str, str, str]:
    title = rule.title + (_PREVIEW if is_trial(rule) else "")
    return rule.code, rule.name, SEVERITIES[rule.severity], FAMILIES[rule.family], title


def render_rules_json(rules: Iterable[Rule]) -> str:
    """The same list for programs."""
    listed = [
        {
            "code": rule.code,
            "name": rule.name,
            "family": rule.family,
            "severity": rule.severity,
            "state": rule.state,
            "title": rule.title,
        }
        for rule in rules
    ]
    return msgspec.json.format(msgspec.json.encode({"rules": listed}), indent=2).decode("utf-8") + "\n"


def render_rule(rule: Rule, style: Style) -> str:
    """All that is known of one rule: what it says, why, on what grounds, and its examples."""
    head = _HEAD.format(
        code=rule.code, name=rule.name, family=FAMILIES[rule.family], severity=SEVERITIES[rule.severity]
    )
    texts = (first_message(rule), rule.why, describe_grounds(rule), rule.advice)
    lines = [style.heading(head), rule.title + (_PREVIEW if is_trial(rule) else ""), ""]
    lines += [
        f"{name}：{' '.join(text.split())}" for name, text in zip(_SECTIONS, texts, strict=True) if text
    ]
    lines += ["", _BAD, *(f"  {describe_example(example, style)}" for example in rule.examples.bad)]
    lines += [_GOOD, *(f"  {describe_example(example, style)}" for example in rule.examples.good)]
    changes = list(describe_changes(rule))
    lines += [_PROFILES] if changes else []
    lines += [_CHANGE.format(title=p.title, name=p.name, change=change) for p, change in changes]
    return "\n".join(lines) + "\n"


def describe_changes(rule: Rule) -> Iterator[tuple[Profile, str]]:
    """The profiles that change the rule, each with what it changes."""
    for profile in load_profiles():
        adjustment = rule.profiles.get(profile.name) or profile.rules.get(rule.name)
        if adjustment is not None:
            yield profile, "；".join(_adjusted(adjustment))


def _adjusted(adjustment: Adjustment) -> Iterator[str]:
    if adjustment.disabled:
        yield _OFF
    if adjustment.severity:
        yield _AS.format(severity=SEVERITIES[adjustment.severity])
    for key, value in sorted(adjustment.params.items()):
        yield _SETTING.format(key=key, value=value)


def is_trial(rule: Rule) -> bool:
    """Whether it runs only for those who ask for it."""
    return rule.state == "preview"


def describe_grounds(rule: Rule) -> str:
    """The standard, and whether somebody has read the article."""
    return rule.grounds.text + (_CONFIRMED if rule.grounds.confirmed else _UNCONFIRMED)


def first_message(rule: Rule) -> str:
    """What the rule says of its first bad example: a sentence, not its template."""
    found = check_example(rule, rule.examples.bad[0])
    return found[0].message if found else rule.message


def describe_example(example: Example, style: Style) -> str:
    """The example's parts on one line, the marked words in brackets, the repair behind an arrow."""
    fix = f" → {style.fix(example.fix)}" if example.fix else ""
    note = f"（{example.note}）" if example.note else ""
    comments = [_COMMENT.format(text=text) for text in example.document.get("comments", ())]
    return "；".join([*_parts(example), *comments]).replace("\n", " ") + fix + note


def _parts(example: Example) -> list[str]:
    """The fields of the table, the rows and the paragraphs, as far as the example gives them."""
    own = [example.table, *({k: v for k, v in table.items() if k != "rows"} for table in example.tables)]
    rows = [example.row, *example.rows, *(row for table in example.tables for row in table.get("rows", []))]
    parts = [" ".join(_fields(example, fields)) for fields in (*own, *rows)]
    return [part for part in parts if part] + [_mark(example, "text", text) for text in example.text]


def _fields(example: Example, fields: Mapping[str, Any]) -> Iterator[str]:
    for field, text in fields.items():
        if isinstance(text, str):
            yield f"{FIELDS.get(field, field)}“{_mark(example, field, text)}”"


def _mark(example: Example, field: str, text: str) -> str:
    if example.field not in (None, field):
        return text
    marks = [example.marks] if isinstance(example.marks, str) else example.marks or []
    for words in dict.fromkeys(filter(None, marks)):
        text = text.replace(words, f"【{words}】")
    return text
