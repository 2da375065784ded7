"""The parts of a description: formula, definition, scope, source; or none of these."""

from __future__ import annotations

import re
from functools import lru_cache

from qualitycheck.language.segment.spans import Role, Segment, strip_span

LONGEST = 2000
_EDGES = " 　，,；;。．.、：:（）()“”\"'"
_CLAUSE = re.compile(r"[^，,；;。\n]+")
_TAIL = r"(?=[，,；;。\n]|$)"
_SOURCE = re.compile(
    r"以(?P<a>[^，,；;。\n]{2,40}?)(?:所[载列示记登][^，,；;。\n]{0,8})?为准"
    r"|(?:数据|资料|数值)?(?:来源|出处|依据)(?:于|为|是)?[：:]?\s*(?P<b>[^，,；;。\n]{2,60})"
    r"|(?:数据|数值|结果)?(?:取自|来自|源自|摘自|引自|采自|依据|根据|凭|取|查)(?P<c>[^，,；;。\n÷/]{2,40}?(?:表|册|单|书|账|报告|记录|系统|平台|台账|年报|统计|资料|档案|凭证|数据|证书|文件|通知|清单|名单|图|证明|问卷|结果|导出))(?:统计|计算|确定|认定|核定|导出|填列|汇总)?"
    + _TAIL
    + r"|由(?P<d>[^，,；;。\n]{2,30}?)(?:提供|出具|核定|统计|导出|核实|认定)"
    + _TAIL
)
_RATIO = re.compile(r"÷|／|(?<![元人次个年月日天户里米吨亩])/|除以")
_FACTOR = re.compile(r"[×xX*]\s*(?:100|1000)\s*[%％‰]?")
_SHARE = re.compile(r"占(?P<below>.{1,80}?)的?(?:比例|比率|比重|百分比|占比|比)" + _TAIL)
_AGAINST = re.compile(
    r"(?P<above>.{1,60}?)与(?P<below>.{1,60}?)(?:之比|的比值|的比例|的比率|的百分比|的比)" + _TAIL
)
_LEAD = re.compile(
    r"^(?:[^，,；;。÷]{0,24}?[=＝]|(?:即|是指|指(?![定标数导示挥南引])|(?:反映|衡量)(?!数)|计算公式|公式|计算方法)[：:为]?)"
)
_SCOPE = re.compile(
    r"^(?:其中)?(?:不?含|不?包括|不计|不计入|不重复|剔除|扣除|不考虑|不统计|统计期|统计范围|统计口径|统计时点|截至|截止|范围|口径|同一|重复|仅|只|按.{1,12}口径|含)"
)


@lru_cache(maxsize=65536)
def segment_description(text: str) -> tuple[Segment, ...]:
    """Its segments in order; an empty text has none, and nobody describes in more than `LONGEST` characters."""
    text = text[:LONGEST]
    found: list[Segment] = []
    for source in _SOURCE.finditer(text):
        group = next(g for g in "abcd" if source[g] is not None)
        found.append(Segment("source", *strip_span(text, *source.span(group), _EDGES)))
    taken = [source.span() for source in _SOURCE.finditer(text)]
    free = _free_clauses(text, taken)
    ratio = _find_ratio(text, free)
    found.extend(ratio)
    rest = [c for c in free if not any(s.start < c[1] and c[0] < s.end for s in ratio)]
    found.extend(_describe(text, rest))
    return tuple(sorted((s for s in found if s.start < s.end), key=lambda s: s.start))


def _free_clauses(text: str, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The clauses without the parts that name the source."""
    clauses = []
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        for a, b in taken:
            if a <= start and end <= b:
                start = end
            elif start < a < end:
                end = a
            elif start < b < end:
                start = b
        if start < end:
            clauses.append((start, end))
    return clauses


def _find_ratio(text: str, clauses: list[tuple[int, int]]) -> list[Segment]:
    """Numerator and denominator of the first clause that has both."""
    for start, end in clauses:
        part = text[start:end]
        if sign := _RATIO.search(part):
            above = _skip_lead(text, start, start + sign.start())
            factor = _FACTOR.search(part, sign.end())
            stop = start + factor.start() if factor else end
            return _pair(text, above, start + sign.start(), start + sign.end(), stop)
        for pattern in (_SHARE, _AGAINST):
            if share := pattern.search(part):
                a, b = share.span("below")
                above = _skip_lead(text, start, start + share.start())
                last = start + (share.start() if pattern is _SHARE else share.end("above"))
                return _pair(text, above, last, start + a, start + b)
    return []


def _skip_lead(text: str, start: int, end: int) -> int:
    lead = _LEAD.match(text[start:end])
    return start + lead.end() if lead else start


def _pair(text: str, a: int, b: int, c: int, d: int) -> list[Segment]:
    above, below = strip_span(text, a, b, _EDGES), strip_span(text, c, d, _EDGES)
    return [Segment("numerator", *above), Segment("denominator", *below)]


def _describe(text: str, clauses: list[tuple[int, int]]) -> list[Segment]:
    """What is left: definitions, neighbouring clauses together, and scope."""
    found: list[Segment] = []
    for start, end in clauses:
        start = _skip_lead(text, start, end)  # noqa: PLW2901
        span = strip_span(text, start, end, _EDGES)
        if _FACTOR.fullmatch(text[span[0] : span[1]]):
            continue
        role: Role = "scope" if _SCOPE.match(text[span[0] : span[1]]) else "definition"
        between = text[found[-1].end : span[0]] if found else ""
        if found and role == found[-1].role == "definition" and not between.strip(_EDGES + "\n"):
            found[-1] = Segment(role, found[-1].start, span[1])
        else:
            found.append(Segment(role, *span))
    return found
