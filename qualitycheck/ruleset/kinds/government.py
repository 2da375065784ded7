"""Kind `government`: words of a level of government that is not the department's own.

params: check `scope` (全市 in a county's own work, 全县 in a city's: after a verb of doing or at the head of a clause, in
`fields`) with verbs and follow_not as patterns; `rank` (选送全国比赛 against 选送市级比赛 in the goals); or `sibling`
(another 街道, 镇 or 师 than the department's own: after verbs in `fields`, unless the sentence speaks of `elsewhere`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qualitycheck.language.context import Context
from qualitycheck.language.levels import WORDS, is_wider, own_word, read_level
from qualitycheck.language.words import load_words
from qualitycheck.ruleset.finding import Finding, Place, Replacement, place_row
from qualitycheck.ruleset.kinds.pattern import read_texts
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_SCOPES = "全国|全省|全市|全县|全区|我县"
_SEVERAL = r"(?:[一-鿿]{2,3}[州市盟])?(?:\d+|[二三四五六七八九十]+)个?(?:县市区?|县区|县[（(]市、?区?[)）])"
_BELOW_CITY = frozenset({"county", "township"})
_COUNTY = frozenset({"全县", "我县"})
_HEAD = r"^|[，,。；;、：:\n]\s*|\d[.、．)）]\s*"
_UNIT = r"第[一二三四五六七八九十]+师|[一-鿿]{2,3}(?:街道|[乡镇](?!镇|街|村|道|域|级|区|贤|亲|风|情|愁|土|企|统|政))"
_OWN_UNIT = re.compile(
    r"第[一二三四五六七八九十]+师|(?<=[省市区县旗州])[一-鿿]{2,4}?(?:街道|镇|乡)|^[一-鿿]{2,4}?(?:街道|镇|乡)"
)
_SENTENCE = re.compile(r"[^。；;\n]+")
_PROPER = ("", "ns", "nr", "nz", "nt")
_OURS = frozenset("全本我该各每某两外邻城乡镇村县市区省州旗使于及")
_RANKS = "|".join(sorted(WORDS, key=len, reverse=True))


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    return _QUESTIONS[rule.params["check"]](rule.params)


def _prepare_scope(params: Mapping[str, Any]) -> Check:
    pattern = re.compile(rf"(?:{_HEAD}|{params['verbs']}|由)(?P<word>{_SCOPES})(?!{params['follow_not']})")
    several = re.compile(
        rf"(?:{_HEAD}|{params['verbs']}|由|占)(?P<word>{_SEVERAL})(?!{params['follow_not']})"
    )
    wanted = frozenset(params["fields"])

    def check(context: Context) -> Iterator[Finding]:
        department = context.document.department.name
        own = read_level(department)
        if not own:
            return
        if own in _BELOW_CITY:
            yield from _find_several(context, wanted, several, own)
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


def _find_several(
    context: Context, fields: frozenset[str], pattern: re.Pattern[str], own: str
) -> Iterator[Finding]:
    """All the counties of a city where the office belongs to one of them."""
    department = context.document.department.name
    for field, place, *_ in read_texts(context, fields | {"description"}):
        for match in pattern.finditer(field.text):
            right = own_word(own, department)
            marked = Place(place.table, place.row, place.field, *match.span("word"), place.paragraph)
            values = {"text": match["word"], "right": right, "department": department}
            yield Finding(marked, values, (Replacement(marked, right),))


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


def _prepare_sibling(params: Mapping[str, Any]) -> Check:
    found = re.compile(rf"(?:{_HEAD}|{params['verbs']})(?P<word>{_UNIT})(?!{params['follow_not']})")
    wanted, elsewhere = frozenset(params["fields"]), re.compile(params["elsewhere"])

    def check(context: Context) -> Iterator[Finding]:
        department = context.document.department.name
        owns = _OWN_UNIT.findall(department)
        if not owns:
            return
        own = owns[-1]
        for field, place, *_ in read_texts(context, wanted):
            for sentence in _SENTENCE.finditer(field.text):
                if own in sentence.group() or elsewhere.search(sentence.group()):
                    continue
                for match in found.finditer(sentence.group()):
                    word = match["word"]
                    if _kind_of(word) != _kind_of(own) or word in department or not _is_name(word):
                        continue
                    start, end = (sentence.start() + at for at in match.span("word"))
                    marked = Place(place.table, place.row, place.field, start, end, place.paragraph)
                    values = {"text": word, "right": own, "department": department}
                    yield Finding(marked, values, (Replacement(marked, own),))

    return check


def _is_name(unit: str) -> bool:
    """Whether what stands before the kind is a name: no word of another kind, nothing of ours (全 镇, 本 乡)."""
    name = re.sub(r"街道$|[镇乡]$|师$", "", unit)
    known = load_words().tag(name) in _PROPER
    return unit[0] == "第" or (known and _OURS.isdisjoint(name))


def _kind_of(unit: str) -> str:
    return "乡镇" if unit[-1] in "乡镇" else unit[-1]


_QUESTIONS: dict[str, Callable[[Mapping[str, Any]], Check]] = {
    "scope": _prepare_scope,
    "rank": _prepare_rank,
    "sibling": _prepare_sibling,
}
