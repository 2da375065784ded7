"""The reference of the rules in Markdown: a page a family, and an index. `qualitycheck rules` writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qualitycheck.document.diagnostic import Applicability, Family
from qualitycheck.report.labels import FAMILIES, SEVERITIES
from qualitycheck.report.rulebook import (
    describe_changes,
    describe_example,
    describe_grounds,
    first_message,
    is_trial,
)
from qualitycheck.report.style import Style
from qualitycheck.ruleset.profile import load_profiles
from qualitycheck.ruleset.schema import Example, Rule

INDEX = "README.md"
_WRITTEN = "由 `qualitycheck rules --output-format markdown` 生成，请改 `rules/` 下的规则文件，不要改本页。"
_INDEX_HEAD = "# 规则说明\n\n{written}\n\n共 {count} 条。级别：错误必须改；警告应核对；提示供参考。\n"
_TABLE = "| 编号 | 名称 | 级别 | 查什么 |\n|---|---|---|---|"
_ROW = "| [{code}]({page}#{anchor}) | `{name}` | {severity} | {title} |"
_PAGE_HEAD = "# {family}\n\n{written}\n"
_RULE_HEAD = (
    "## {code}\n\n**{title}**\n\n- 名称：`{name}`\n- 级别：{severity}{trial}\n- 确信程度：{confidence:.0%}"
)
_TRIAL = "（试行，加 `--preview` 才查）"
_SECTIONS = ("问题", "为什么", "依据", "改法")
_BAD, _GOOD = "该报的例子", "不该报的例子"
_REPAIRS = {
    Applicability.SAFE: "可以直接改成箭头后的写法。",
    Applicability.SUGGESTED: "参考箭头后的写法，改前请核对。",
    None: "按问题所说改。",
}
_EXCEPTIONS = "例外：名称含 {patterns} 的不查。"
_PROFILES = "地区和年度"
_PROFILE_TABLE = "## 地区和年度\n\n按表样和年度自动识别，也可用 `--profile 名称` 指定，`none` 为不调整。\n\n| 名称 | 说明 |\n|---|---|"
_PROFILE_LINE = "- {title}（`{name}`）：{change}"
# What Markdown would take for a mark of its own.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def render_rule_pages(rules: Iterable[Rule]) -> dict[str, str]:
    """File name → text, for the index and a page for each family that has rules."""
    rules = tuple(rules)
    families = {family: [r for r in rules if r.family == family] for family in Family}
    pages = {
        f"{family}.md": "\n".join(_page(family, members)) for family, members in families.items() if members
    }
    return {INDEX: "\n".join(_index(rules)), **pages}


def _index(rules: tuple[Rule, ...]) -> Iterator[str]:
    yield _INDEX_HEAD.format(written=_WRITTEN, count=len(rules))
    for family in Family:
        members = [rule for rule in rules if rule.family == family]
        if members:
            yield f"## [{FAMILIES[family]}]({family}.md)\n\n{_TABLE}"
            yield from (_row(rule) for rule in members)
            yield ""
    yield _PROFILE_TABLE
    yield from (f"| `{profile.name}` | {_escape(profile.title)} |" for profile in load_profiles())
    yield ""


def _row(rule: Rule) -> str:
    return _ROW.format(
        code=rule.code,
        page=f"{rule.family}.md",
        anchor=rule.code.lower(),
        name=rule.name,
        severity=SEVERITIES[rule.severity],
        title=_escape(rule.title),
    )


def _page(family: Family, rules: Iterable[Rule]) -> Iterator[str]:
    yield _PAGE_HEAD.format(family=FAMILIES[family], written=_WRITTEN)
    for rule in rules:
        yield "\n".join(_rule(rule)) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield _RULE_HEAD.format(
        code=rule.code,
        title=_escape(rule.title),
        name=rule.name,
        severity=SEVERITIES[rule.severity],
        trial=_TRIAL if is_trial(rule) else "",
        confidence=rule.confidence,
    )
    texts = (first_message(rule), rule.why, describe_grounds(rule), rule.advice or _REPAIRS[rule.fix])
    for section, text in zip(_SECTIONS, texts, strict=True):
        yield f"\n**{section}**：{_escape(' '.join(text.split()))}"
    if rule.exceptions:
        patterns = "、".join(f"`{pattern}`" for pattern in rule.exceptions)
        yield f"\n{_EXCEPTIONS.format(patterns=patterns)}"
    for heading, examples in ((_BAD, rule.examples.bad), (_GOOD, rule.examples.good)):
        yield f"\n{heading}：\n"
        yield from (f"- {_example(example)}" for example in examples)
    if changes := list(describe_changes(rule)):
        yield f"\n{_PROFILES}：\n"
        yield from (
            _PROFILE_LINE.format(title=_escape(profile.title), name=profile.name, change=_escape(change))
            for profile, change in changes
        )


def _example(example: Example) -> str:
    return _escape(" ".join(describe_example(example, Style()).split()))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
