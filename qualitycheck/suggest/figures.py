"""Drafts from the figures of the document: quantities and dates of the goals, unit cost from the budget."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from qualitycheck.language.alignment import containment, same_measure
from qualitycheck.language.measures import find_measures
from qualitycheck.language.names import read_name
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.similarity import load_meaning
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import UNMEASURED, Case
from qualitycheck.suggest.counts import describe_deed
from qualitycheck.suggest.facts import Figure, name_kinds
from qualitycheck.suggest.formulas import describe
from qualitycheck.suggest.rows import move_row, write_row
from qualitycheck.suggest.suggestion import Draft
from qualitycheck.text.numbers import SCALES, parse_number
from qualitycheck.text.quantity import parse_value
from qualitycheck.text.units import parse_unit

FROM_FIGURE = "指标值取自{place}“{text}”"
STATED = "计划标准：本表{place}"
_HEADS = (
    (re.compile(r"^(?:人|名|位)$"), "人数"), (re.compile(r"^人次$"), "人次"), (re.compile(r"^户$"), "户数"),
    (re.compile(r"^场次?$"), "场次"), (re.compile(r"^次$"), "次数"), (re.compile(r"^期$"), "期数"),
    (re.compile(r"平方|亩|公顷"), "面积"), (re.compile(r"^(?:公里|千米)$"), "里程"), (re.compile(r"^天$"), "天数"),
    (re.compile(r"^批次$"), "批次"), (re.compile(r"^轮$"), "轮次"), (re.compile(r"^家$"), "家数"),
)  # fmt: skip
_DEEDS = frozenset({"开展", "组织", "举办", "召开", "举行", "承办", "实施", "进行", "组织开展", "完成"})
_AIM = re.compile(
    r"^(?:改善|提升|提高|惠及|受益|带动|促进|满足|缓解|解决|消除|服务|覆盖|吸引|吸纳|增加|减少|保障|推动|辐射|达到|实现|力争|引导|确保|支撑|支持|"
    r"委托|打造|节约|降低|使|让|维持|保持|优化|引进|引入|新增)"
)
_SPAN = re.compile(r"年|月|天|日|小时|分钟|周|届|元")
_BODY = re.compile(r"(?:部|局|委|办|中心|单位|机关|县|乡|镇|村|街道|社区|企业|基层|机构)$")
_MAKING = re.compile(
    r"新建|建设|改造|检查|整治|打造|创建|改建|扩建|培育|奖补|评估|审计|巡查|遴选|评选|认定|选树|命名"
)
_EMPTY_ACTION = frozenset(
    {"完成", "实施", "开展", "保障", "组织", "进行", "做好", "落实", "确保", "实现", "建成"}
)
NO_COUNT = frozenset({"%", "‰", "百分点", "个百分点", "元", "万元"})
HELD = (
    (re.compile(r"(?:活动|演出|讲座|展览|宣讲)$"), "场次", "场"), (re.compile(r"(?:培训|培训班|研修班)$"), "期数", "期"),
    (re.compile(r"(?:会议|研讨会|论坛|巡查|检查|督导|演练|评审|考试)$"), "次数", "次"),
    (re.compile(r"(?:工程|改造|修缮)$"), "数量", "处"), (re.compile(r"(?:监测|检测|抽检)$"), "批次", "批次"),
)  # fmt: skip
_AVAILABLE = re.compile(r"可用率?|开机率|稳定运行|正常运行|运行稳定")
_SAME, _SHORT = 0.6, 2
UNCOVERED = "QS012"
_EVENTS = frozenset({"training", "activity"})


def uncovered_figures(case: Case) -> Iterator[Figure]:
    """The counts of the goals that no row has taken up."""
    for figure in case.facts.figures:
        number = read_number(figure)
        if (
            number is None
            or not figure.thing
            or not figure.action
            or figure.unit in NO_COUNT
            or figure.at_most
            or not figure.place.startswith("绩效目标")
            or not figure.unit
        ):
            continue
        if (
            len(figure.thing) < 2
            or re.search(r"^[全共均各]|等$|[、，的\d]", figure.thing)
            or not _is_deed(figure, number)
        ):
            continue
        if _is_open(case, figure):
            if _is_heard(case, figure):
                yield figure
            continue
        if _is_told(case, figure):
            continue
        strange = _is_of_another_kind(case, figure) or _is_unheard(case, figure)
        if strange and not _is_uncovered_event(case, figure):
            continue
        taken = any(_takes_up(row.value.text, row.name.text, figure, number) for row in case.table.indicators)
        if not taken and number not in _written(case):
            yield figure


def _is_open(case: Case, figure: Figure) -> bool:
    """Whether the rules themselves say that no row measures this."""
    return any(figure.text in goal and figure.thing in goal for goal in case.open_goals)


def _is_heard(case: Case, figure: Figure) -> bool:
    """Whether it may belong to this project's work: a word of it is told elsewhere, or any project may hold it."""
    heard = any(word in _around(case) for word in load_meaning().content(figure.thing))
    return heard or bool(held_as(figure.thing))


def _written(case: Case) -> set[Decimal | None]:
    """The numbers of the quantity rows as the author wrote them: a repair of the unit may have changed them."""
    rows = case.document.tables[case.table.number - 1].indicators
    return {parse_value(row.value.text).low for row in rows if row.category == "quantity"}


def _is_deed(figure: Figure, number: Decimal) -> bool:
    """Whether a goal tells how much is done: neither what it is to bring about, nor how long, nor one thing alone."""
    if number <= 1 or _SPAN.search(figure.unit) or _AIM.search(figure.action) or _AIM.search(figure.thing):
        return False
    if _BODY.search(figure.thing) and not _MAKING.search(figure.action):
        return False
    measures = find_measures(figure.thing)
    return measures is None or figure.unit in measures.units or measures.units[0] == "个"


def _is_told(case: Case, figure: Figure) -> bool:
    """Whether a row speaks of this very quantity already, be it in its name or its description."""
    alone = re.compile(rf"(?<![\d.]){re.escape(figure.number)}\s*{re.escape(figure.unit)}")
    return any(
        alone.search(text)
        for row in case.table.indicators
        for text in (row.name.text, row.value.text, row.description.text)
    )


def _is_of_another_kind(case: Case, figure: Figure) -> bool:
    """Whether a goal tells of a kind of work that nothing else in the table speaks of: it may not belong here."""
    others = _around(case)
    told = name_kinds(figure.action + figure.thing)
    return bool(told) and not told & name_kinds(others)


def _is_unheard(case: Case, figure: Figure) -> bool:
    """Whether nothing but this goal has two characters in a row of what it counts: it may not belong here."""
    others = _around(case)
    return not any(figure.thing[at : at + 2] in others for at in range(len(figure.thing) - 1))


def _around(case: Case) -> str:
    """What the table says outside its goals."""
    return f"{case.table.project_name.text}{case.table.purpose.text}{''.join(case.names)}"


def _is_uncovered_event(case: Case, figure: Figure) -> bool:
    """Whether the rules miss an indicator of a goal, and this is what any project may hold beside its work."""
    return UNCOVERED in case.codes and name_kinds(figure.action + figure.thing) <= _EVENTS


def read_number(figure: Figure) -> Decimal | None:
    plain = figure.number.replace(",", "")
    number = parse_number(plain.rstrip("万亿"))
    return number * SCALES[plain[-1]] if number is not None and plain[-1] in SCALES else number


def _takes_up(value: str, name: str, figure: Figure, number: Decimal) -> bool:
    parsed = parse_value(value)
    unit = parse_unit(figure.unit)[1]
    scale = parse_unit(figure.unit)[0]
    if parsed.low is not None and parsed.low == number * scale:
        return True
    alike = max(containment(figure.thing, name), containment(read_name(name).stem, figure.thing))
    told = figure.action not in _EMPTY_ACTION and len(figure.action) > 1 and figure.action in name
    return alike >= _SAME or (same_measure(parsed.unit, unit) and (alike > 0 or told))


def name_figure(figure: Figure) -> str:
    """The name of an indicator for a figure: 购置医疗设备数量."""
    head = head_of(figure.unit)
    action = "" if figure.action in _EMPTY_ACTION else figure.action
    thing = re.sub(r"^(?:建成|完成|开展)", "", figure.thing)
    if thing.endswith((head, "次", "数")):
        head = ""
    return f"{action}{thing}{head}"


def head_of(unit: str) -> str:
    """How a count in this unit is called: 人数, 场次, 面积; 数量 for most things."""
    return next((head for pattern, head in _HEADS if pattern.search(unit)), "数量")


def unit_of(thing: str) -> str:
    """The first measure word of a thing, 件 where it is not known."""
    measures = find_measures(thing)
    return measures.units[0] if measures and measures.units[0] != "批" else "件"


def draft_figures(case: Case) -> Iterator[Draft]:
    """A quantity row for each count of the goals that no row has taken up."""
    for figure in uncovered_figures(case):
        name = name_figure(figure)
        if case.is_taken(name):
            continue
        row = move_row(case.row, case.document, case.table, "quantity")
        row = write_row(
            row, case.table, name=name, description=_describe_figure(figure, name), operator="≥", number=figure.number,
            unit=figure.unit, basis=STATED.format(place=figure.place),
        )  # fmt: skip
        yield Draft((row,), FROM_FIGURE.format(place=figure.place, text=figure.text))


def _describe_figure(figure: Figure, name: str) -> str:
    """What is counted, by the deed that the goal names; by the name where it names none."""
    head = name.removeprefix(f"{figure.action}{figure.thing}")
    if figure.action in _EMPTY_ACTION or len(figure.action) < _SHORT or not head or head == name:
        return describe(name) or (describe_deed(figure.action, name, "") if figure.action in _DEEDS else "")
    return describe_deed(figure.action, figure.thing, head)


def find_figure(case: Case, name: str) -> Figure | None:
    """The figure of the goals that speaks of what a name measures, in a unit that the name can have."""
    read = read_name(name)
    words = read.stem if len(read.stem) >= 2 else read.core
    thing = "".join(name[s.start : s.end] for s in segment_name(name) if s.role == "object")
    best, found = _SAME, None
    for figure in case.facts.figures:
        is_rate = figure.unit in ("%", "‰")
        if read.is_rate != is_rate or (read.kind == "count" and figure.unit in NO_COUNT):
            continue
        if read.kind == "time":
            continue
        alike = containment(words, figure.action + figure.thing)
        if len(thing) > _SHORT and name.endswith(f"{figure.unit}数"):
            alike = max(alike, containment(thing, figure.thing))
        if is_rate and _AVAILABLE.search(name) and _AVAILABLE.search(figure.action + figure.thing):
            alike = 1.0
        if alike >= best:
            best, found = alike, figure
    return found


def draft_actions(case: Case) -> Iterator[Draft]:
    """A count, left blank, for each goal that names what will be held and that no row has taken up."""
    for action, thing, place in case.facts.actions:
        counted = next(((head, unit) for pattern, head, unit in HELD if pattern.search(thing)), None)
        if (
            counted is None
            or not 3 <= len(thing) <= 14
            or re.search(r"[、，和等]", thing)
            or action not in _DEEDS
        ):
            continue
        name, noun = f"{thing}{counted[0]}", thing[-2:]
        if case.is_taken(name) or any(noun in o or containment(thing, o) >= _SAME for o in case.names):
            continue
        row = move_row(case.row, case.document, case.table, "quantity")
        row = write_row(
            row, case.table, name=name, description=f"年内实际{action}的{thing}{counted[0]}合计，以活动记录为准", operator="≥",
            number=BLANK, unit=counted[1], basis=STATED.format(place=place),
        )  # fmt: skip
        yield Draft((row,), f"{place}没有指标对应", (UNMEASURED,))


def held_as(thing: str) -> str:
    """In what a thing that is held or done is counted: 场次 of a 活动; empty for other things."""
    return next((head for pattern, head, _ in HELD if pattern.search(thing)), "")
