"""Kind `government`: words of a level of government that is not the department's own.

params: check `scope` (全市 in a county's own work, 全县 in a city's: after a verb of doing or at the head of a clause, in
`fields`) with verbs and follow_not as patterns; or `rank` (选送全国比赛 against 选送市级比赛 in the goals).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qualitycheck.language.context import Context
from qualitycheck.language.levels import WORDS, is_wider, own_word, read_level
from qualitycheck.ruleset.finding import Finding, Place, Replacement, place_row
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_SCOPES = "全国|全省|全市|全县|全区|我县"
_COUNTY = frozenset({"全县", "我县"})
_HEAD = r"^|[，,。；;、：:\n]\s*|\d[.、．)）]\s*"
_RANKS = "|".join(sorted(WORDS, key=len, reverse=True))


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    return _QUESTIONS[rule.params["check"]](rule.params)


def _prepare_scope(params: Mapping[str, Any]) -> Check:
    pattern = re.compile(rf"(?:{_HEAD}|{params['verbs']}|由)(?P<word>{_SCOPES})(?!{params['follow_not']})")
    wanted = frozenset(params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        department = context.document.department.name
        own = read_level(department)
        if not own:
            return
        for field, place, *_ in read_texts(context, wanted):
            for match in pattern.finditer(field.text):
                if _is_foreign(match["word"], own, department):
                    right = own_word(own, department)
                    if match["word"].startswith("我"):
                        right = "我" + right[1:]
                    marked = Place(place.table, place.row, place.field, *match.span("word"), place.paragraph)
                    values = {"text": match["word"], "right": right, "department": department}
                    yield Finding(marked, values, (Replacement(marked, right),) if right else ())

    return check


def _is_foreign(word: str, own: str, department: str) -> bool:
    """Whether a scope is not the department's: a wider one, or a county where the office belongs to none."""
    if word in _COUNTY:
        return own in ("county", "city", "province") and not re.search("[县旗]", department)
    return is_wider(WORDS[word], own)


def _prepare_rank(params: Mapping[str, Any]) -> Check:
    ranks = re.compile(_RANKS)

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            name = row.indicator.name.text
            for match in ranks.finditer(name):
                left, right = name[: match.start()][-4:], name[match.end() :][:4]
                if len(left) + len(right) < 4:
                    continue
                around = re.compile(f"{re.escape(left)}({_RANKS}){re.escape(right[:2])}")
                goals = f"{row.table.goals.text}\n{row.table.purpose.text}"
                others = {m.group(1) for m in around.finditer(goals)}
                if others and WORDS[match.group()] not in {WORDS[o] for o in others}:
                    other = sorted(others)[0]
                    marked = place_row(row.table, row.indicator, "name", match.span())
                    values = {"text": match.group(), "right": other, "name": name}
                    yield Finding(marked, values, (Replacement(marked, other),))

    return check


_QUESTIONS: dict[str, Callable[[Mapping[str, Any]], Check]] = {"scope": _prepare_scope, "rank": _prepare_rank}
