"""What a table says of its project: what is done with what, for whom, how much, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.mentions import find_dates
from qualitycheck.language.names import read_name
from qualitycheck.language.segment.goal import segment_goal
from qualitycheck.language.segment.name import segment_name
from qualitycheck.language.segment.spans import Segment
from qualitycheck.suggest.measures import read_measures
from qualitycheck.suggest.people import find_people

_PROJECT_TAIL = re.compile(
    r"(?:专项资金|专项经费|补助资金|业务经费|工作经费|项目资金|业务费|专项|经费|资金|项目|费用?)$"
)
_PROJECT_HEAD = re.compile(r"^(?:20\d\d年?(?:度)?|关于|[“\"])")
_QUANTITY = re.compile(
    r"^(?P<operator>[≥≤=]|不少于|不低于|不超过|达到|达|至少|不高于)?\s*(?P<number>\d[\d,.]*)\s*(?P<scale>[万亿]?)(?P<unit>[^\d\s]{1,8}?)(?P<tail>以上|以内|以下|左右|余)?$"
)
_AT_MOST = frozenset({"≤", "不超过", "不高于", "以内", "以下"})
_THINGS = {
    "payment": re.compile(
        r"(?:补助|补贴|扶助金|救助|抚恤金?|工资|报酬|津贴|奖补|慰问金|助学金|津补贴|低保金)$"
    ),
    "activity": re.compile(r"(?:活动|演出|大赛|比赛|竞赛|研讨会|会议|论坛|讲座|展览|宣传|创建)$"),
    "inspection": re.compile(r"(?:检测|监测|抽检|巡查|巡护|巡河|执法|检查|筛查|普查)$"),
    "training": re.compile(r"(?:培训|培训班|研修)$"),
    "purchase": re.compile(r"(?:设备|物资|器材|机具|图书|家具|展品|用品|器械|装备|器具|车辆)$"),
}
_STANDING = re.compile(r"^(?:处|座|台|套|个|眼|口|栋|公里|辆|所|间|盏|件|册)")
_WORK_BEFORE = re.compile(
    r"^(?:新建|改建|扩建|改造|修缮|建设|维修|加固|购置|更新|修复|养护|维护|安装|建成|完成|管护)"
)
_WORK = re.compile(r"(?:改造|修缮|建设|维修|加固|购置|更新|修复)(?:工程)?$")
_BOUGHT = re.compile(r"购|更新|更换|配备|添置|储备|配置")
# Between a figure and what it is of there is no end of a clause and no second thing: 赠阅市直部门和12个县.
_OWN_PLACE = re.compile(r"(?:本|全)?(?:辖区|[市县区旗镇乡])内?")
_EVENT = re.compile(r"[一-鿿]{2}(?:检查|抽查|巡查|督查|督导|演练|宣传|巡护|走访|评估|审计)$")
_OCCASIONS = re.compile(r"[次轮场期]$|次以上|场以上")
_CUT = re.compile(r"[，,；;。\n]|[和及与、]$")
_LONGEST, _SHORTEST = 14, 2
_BROKEN = re.compile(
    r"[、，,。；;：:（()）及和与等]|满意|面积$|开展|组织|实施|完成|^全.$|^(?:人|户|亩|车|场)均|^每|率$|^\d|人员$|职工$|对象$|干部$"
    r"|^(?:机关|业务|工作|日常工作)$|(?:部|局|委|机关|办公室)$"
)
_NOBODY = re.compile(r"(?:部|局|委|办|处|院|机关|办公室|人员)$")
_EACH = re.compile(r"(?<=[一-鿿]{2})每[人户亩台](?=[一-鿿]{2})")
_LIST = re.compile(r"^.*[、，].*等")


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of the goals or the purpose: what, how much, as written; `place` says where it stands."""

    thing: str
    action: str
    number: str
    unit: str
    text: str
    at_most: bool
    place: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the drafts are made of; empty strings where the table says nothing."""

    text: str
    """Project name, purpose and goals."""
    everything: str
    """The same with the names and descriptions of all rows."""
    kinds: tuple[str, ...]
    object: str
    asset: str
    people: str
    figures: tuple[Figure, ...]
    dates: tuple[tuple[str, str], ...]
    """Dates as written with the sentence they stand in."""
    actions: tuple[tuple[str, str, str], ...]
    """Action, thing and place of the goals that name no figure."""


@lru_cache(maxsize=256)
def read_facts(table: ProjectTable, sound: frozenset[int]) -> Facts:
    """The facts of a table; `sound` are the rows without findings, whose names may be trusted."""
    text = "\n".join(f.text for f in (table.project_name, table.purpose, table.goals) if f)
    rows = "\n".join(f"{r.name.text} {r.description.text}" for r in table.indicators)
    kinds = find_kinds(table)
    figures = tuple(_figures(table))
    actions = tuple(_actions(table))
    things = list(_things(table, sound, figures, actions))
    return Facts(
        text,
        f"{text}\n{rows}",
        kinds,
        (thing := _choose_object(_bought(figures, kinds) or things, kinds, table.project_name.text)),
        _choose_asset(figures) or _WORK.sub("", thing),
        find_people(table, sound, kinds, text, ((f.thing, f.unit, f.action) for f in figures)),
        figures,
        tuple(_dates(table)),
        actions,
    )


def find_kinds(table: ProjectTable) -> tuple[str, ...]:
    """The kinds of project: those of the name, then those of purpose and goals in the order in which they are told."""
    found: dict[str, None] = {}
    kinds = read_measures().kinds
    found |= {kind: None for kind, pattern in kinds if pattern.search(table.project_name.text)}
    for text in (table.purpose.text, table.goals.text):
        places = sorted((m.start(), kind) for kind, pattern in kinds if (m := pattern.search(text)))
        found |= {kind: None for _, kind in places}
    return tuple(found)


def name_kinds(text: str) -> frozenset[str]:
    """The kinds of work that a text speaks of."""
    return frozenset(kind for kind, pattern in read_measures().kinds if pattern.search(text))


def project_subject(name: str) -> str:
    """The project's name without year, 专项, 经费 and the like."""
    name = _PROJECT_HEAD.sub("", name.strip())
    return _PROJECT_TAIL.sub("", name) or name


def _things(
    table: ProjectTable,
    sound: frozenset[int],
    figures: tuple[Figure, ...],
    actions: tuple[tuple[str, str, str], ...],
) -> Iterator[str]:
    """What the project is about, the most certain first: its counted things, its goals, its name."""
    for row in table.indicators:
        name = read_name(row.name.text)
        if row.row in sound and row.category == "quantity" and name.kind == "count":
            yield "".join(
                row.name.text[s.start : s.end] for s in segment_name(row.name.text) if s.role == "object"
            )
    yield from (figure.thing for figure in figures)
    yield from (thing for _, thing, _ in actions)
    for text in (table.purpose.text,):
        yield from (text[s.start : s.end] for s in segment_goal(text) if s.role == "object")


def _bought(figures: tuple[Figure, ...], kinds: tuple[str, ...]) -> list[str]:
    """What a project that buys counts among what it buys: 检定装置 of 免费检定计量器具9600台件，更新检定装置4套."""
    if kinds[:1] != ("purchase",):
        return []
    return [figure.thing for figure in figures if figure.thing and _BOUGHT.search(figure.action)]


def _choose_object(things: list[str], kinds: tuple[str, ...], project: str) -> str:
    things = [_EACH.sub("", _LIST.sub("", t)) for t in things]
    usable = [t for t in things if _SHORTEST <= len(t) <= _LONGEST and not _BROKEN.search(t)]
    subject = project_subject(project)
    if _NOBODY.search(subject):
        subject = ""
    for kind in kinds[:1]:
        wanted = _THINGS.get(kind)
        if wanted:
            fitting = [t for t in usable if wanted.search(t)]
            if fitting:
                return _WORK_BEFORE.sub("", fitting[0]) or fitting[0]
            if kind in ("payment", "activity", "training"):
                return subject if len(subject) <= _LONGEST else ""
    if usable:
        return usable[0]
    return subject if len(subject) <= _LONGEST else ""


def _choose_asset(figures: tuple[Figure, ...]) -> str:
    """The thing that is there afterwards: what is counted in places, sets, kilometres."""
    for figure in figures:
        thing = _WORK_BEFORE.sub("", _WORK.sub("", _LIST.sub("", figure.thing)))
        if _STANDING.search(figure.unit) and _SHORTEST < len(thing) <= _LONGEST and not _BROKEN.search(thing):
            return thing
    return ""


def _lines(table: ProjectTable) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(table.goal_list, 1):
        yield line, f"绩效目标第{number}条" if len(table.goal_list) > 1 else "绩效目标"
    yield table.purpose.text, "资金用途"


def _figures(table: ProjectTable) -> Iterator[Figure]:
    for text, place in _lines(table):
        segments = segment_goal(text)
        for at, segment in enumerate(segments):
            if segment.role != "quantity":
                continue
            found = _QUANTITY.match(text[segment.start : segment.end])
            if not found:
                continue
            thing, action = _around(text, segments, at)
            most = bool({found["operator"] or "", found["tail"] or ""} & _AT_MOST)
            yield Figure(
                thing,
                action,
                found["number"] + found["scale"],
                found["unit"].strip(),
                found.group(),
                most,
                place,
            )


def _around(text: str, segments: tuple[Segment, ...], at: int) -> tuple[str, str]:
    """The object and the action of a quantity: the words right before it, else right behind it."""
    quantity = segments[at]
    thing = action = ""
    before = segments[at - 1] if at else None
    if before is not None and _OWN_PLACE.fullmatch(text[before.start : before.end]):
        before = None
    if before is not None and not _CUT.search(text[before.end : quantity.start]):
        if before.role == "object":
            thing = _read_whole(text, before)
            if (
                at > 1
                and segments[at - 2].role == "action"
                and not _CUT.search(text[segments[at - 2].end : before.start])
            ):
                action = text[segments[at - 2].start : segments[at - 2].end]
        elif before.role == "action":
            action = text[before.start : before.end]
            if _EVENT.search(action) and _OCCASIONS.search(text[quantity.start : quantity.end]):
                thing, action = action, "开展"
    behind = segments[at + 1] if at + 1 < len(segments) else None
    if (
        not thing
        and behind is not None
        and behind.role == "object"
        and not _CUT.search(text[quantity.end : behind.start])
    ):
        thing = _read_whole(text, behind)
        done = segments[at + 2] if at + 2 < len(segments) else None
        if done is not None and done.role == "action" and done.start == behind.end:
            thing += text[done.start : done.end]  # 完成990份档案 | 扫描挂接
    return thing, action


def _read_whole(text: str, segment: Segment) -> str:
    """The words of a segment with the quotation mark before them that they close."""
    thing = text[segment.start : segment.end]
    opened = "”" in thing and "“" not in thing and text[: segment.start].endswith("“")
    return f"“{thing}" if opened else thing


def _actions(table: ProjectTable) -> Iterator[tuple[str, str, str]]:
    """Action and object of the goal sentences without any figure."""
    for text, place in _lines(table):
        if place == "资金用途":
            continue
        segments = segment_goal(text)
        if any(s.role == "quantity" for s in segments):
            continue
        for one, other in pairwise(segments):
            if (one.role, other.role) == ("action", "object"):
                yield text[one.start : one.end], text[other.start : other.end], place


def _dates(table: ProjectTable) -> Iterator[tuple[str, str]]:
    for text, _ in _lines(table):
        for sentence in re.split(r"[。；;\n]", text):
            for found in find_dates(sentence):
                yield sentence[found.start : found.end], sentence
