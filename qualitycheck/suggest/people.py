"""Whom a project serves, as far as its own text tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualitycheck.document.table import ProjectTable
from qualitycheck.language.names import read_name
from qualitycheck.language.segment.goal import segment_goal
from qualitycheck.language.segment.name import segment_name
from qualitycheck.suggest.measures import read_measures

_PAID = re.compile(
    r"[一-鿿]{1,10}?(?:人员|对象|职工|教师|队员|网格员|家庭|农户|学生|干部|优抚对象|儿童|老年人|老人|残疾人|护理员|军人)"
    r"(?=$|[的补津]|生活|基本|工资|报酬|薪|慰问|救助|护理费|抚恤|资助|待遇|救济|医疗|社[会保]|参保|困难|人均|每)"
)
_WHICH = re.compile(r"^(?:年均|月均|全年|每年|新增|收住|收养|符合条件)+")
_ASKED = re.compile(r"(?:^|[，,。；;、\n和])([一-鿿]{2,8}?)(?:对(?!象)[一-鿿]{1,12})?(?:的)?满意(?:度|率)")
_PEOPLE_END = re.compile(
    r"(?:员|对象|职工|教师|家庭|农户|学生|干部|儿童|老人|老年人|残疾人|士兵|军人|患者|学员|居民|村民|妇女|企业|商户|种植户|养殖户|户)$"
)
_PAY = re.compile(r"(?:的|基本|劳务|工资|报酬|补贴|补助|津贴|薪酬|待遇|经费|费)+$")
# Who does the work for the money is not whom the project serves.
_HIRED = re.compile(r"聘|雇|招录|招募|配备|选派|抽调|派")
_STAFF = re.compile(r"(?:管理|保洁|工作|服务|技术|施工|驾驶|操作)(?:人)?员$")
_FIELD_STAFF = re.compile(
    r"(?:调查|普查|指导|监督|督导|督查|检查|执法|巡查|宣讲|讲解|评审|统计|看护|管护|巡护|护林|保洁|信息|协管|协理|网格|值守)(?:人)?员$|专家$"
)
_WAGES = re.compile(r"工资|薪酬|报酬|待遇|津贴|补贴|补助|人员经费|慰问|岗位")
_PEOPLE_UNIT = re.compile(r"^(?:人|名|位|户|家|余?人次?|余?名|余?户)$")
# Projects whose money serves the office itself: whom the goals count is not who is served.
INTERNAL = frozenset({"vehicle", "canteen", "office", "system"})
_OWN_STAFF = INTERNAL - {"system"}
_TRAINED = re.compile(r"培训|轮训|辅导|教育")
_LONGEST, _SHORTEST = 14, 2


def find_people(
    table: ProjectTable,
    sound: frozenset[int],
    kinds: tuple[str, ...],
    text: str,
    counted: Iterable[tuple[str, str, str]],
) -> str:
    """Whom a sound satisfaction row asks, else whom the project serves by what it counts, by its kind and its words.

    `sound` are the rows without findings, `counted` thing, unit and action of the quantities in goals and purpose.
    """
    asked = _ASKED.search(table.goals.text)
    if asked:
        return asked.group(1)
    for row in table.indicators:
        name = read_name(row.name.text)
        if row.row in sound and name.kind == "satisfaction" and len(name.stem) > 2:
            return name.stem
    if kinds[:1] == ("payment",):
        paid = dict.fromkeys(
            _WHICH.sub("", found.group())
            for goal in (*table.goal_list, table.purpose.text)
            for segment in segment_goal(goal)
            if segment.role == "object"
            and (found := _PAID.match(goal[segment.start : segment.end]))
            and "的" not in found.group()
            and (_WAGES.search(table.project_name.text) or not _FIELD_STAFF.search(found.group()))
        )
        if paid:
            return _common(list(paid))
    return (_find_counted(table, sound, counted) if not _OWN_STAFF & set(kinds[:1]) else "") or serve(
        kinds, text
    )


def _find_counted(table: ProjectTable, sound: frozenset[int], counted: Iterable[tuple[str, str, str]]) -> str:
    """The people whom the goals or the sound rows count: 军休干部 of 为186名军休干部提供健康体检.

    Where they count several sorts, what all are called: 低保对象 of 城市低保对象 and 农村低保对象.
    """
    found = dict.fromkeys(
        people
        for thing, unit, action in counted
        if _PEOPLE_UNIT.match(unit)
        and _is_people(people := _WHICH.sub("", _PAY.sub("", thing)))
        and not (_HIRED.search(action) or _works_for_it(people, action))
    )
    if found:
        return _common(list(found))
    rows = dict.fromkeys(
        things[0]
        for row in table.indicators
        if row.row in sound
        and row.category == "quantity"
        and read_name(row.name.text).ending.startswith("人")
        if len(things := _objects(row.name.text)) == 1 and _is_people(things[0])
        if not _FIELD_STAFF.search(things[0])
    )
    return _common(list(rows))


def _works_for_it(people: str, action: str) -> bool:
    """Whether they do the project's work; those who are trained for their own work are served."""
    return bool(_FIELD_STAFF.search(people) or (_STAFF.search(people) and not _TRAINED.search(action)))


def _objects(name: str) -> list[str]:
    return [name[s.start : s.end] for s in segment_name(name) if s.role == "object"]


def _common(names: list[str]) -> str:
    """What all of these people are called, else the first of them; empty for none."""
    if not names:
        return ""
    common = _common_ending(names)
    return common if len(common) > _SHORTEST and _is_people(common) else names[0]


def _common_ending(names: list[str]) -> str:
    ending = names[0]
    for name in names[1:]:
        while not name.endswith(ending):
            ending = ending[1:]
    return ending


def _is_people(thing: str) -> bool:
    return (
        2 <= len(thing) <= _LONGEST
        and bool(_PEOPLE_END.search(thing))
        and not re.search("[的、，等]|^[接入到每逐上]户$", thing)
    )


def serve(kinds: tuple[str, ...], text: str) -> str:
    """Whom a project of these kinds and words serves; empty where nothing tells."""
    for people in read_measures().people:
        if people.kinds and not people.kinds & set(kinds[:1]):
            continue
        if people.project is None or people.project.search(text):
            return people.name
    return ""
