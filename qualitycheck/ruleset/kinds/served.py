"""Kind `served`: a satisfaction indicator that asks people whom the project never serves.

params: check `named` (students, tourists … of whom nothing else in the table speaks), `general` (群众 where the
money stays inside the office), `worker` (those who do the work) or `described` (the description counts other people). The groups are data: corpus/vocabulary/served_groups.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.context import Context, Row
from qualitycheck.language.groups import Found, find_asked, find_counted, find_groups, read_groups
from qualitycheck.language.lexicon import survey
from qualitycheck.language.similarity import load_meaning, share_characters
from qualitycheck.ruleset.finding import Finding, place_row
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule

_FEWEST = 12
"""Characters of purpose, goals and other rows without which nothing can be said of whom a project serves."""

_FEWEST_OWN = 30
"""The same of title, purpose and goals, where a single word is to count for nothing."""

_TRADE = 3
"""Words of a trade, those asked among them, with which the other rows speak of it."""

_SEVERAL = re.compile(r"[和及与、/或]")
_ANYBODY = frozenset(
    [
        "人员",
        "干部",
        "职工",
        "群众",
        "工作",
        "对象",
        "单位",
        "相关",
        "服务",
        "受益",
        "管理",
        "基层",
        "有关",
        "家庭",
        "代表",
        "负责",
    ]
)
"""Words that do not tell one group of people from another."""

_ANY_PLACE = frozenset("省市县区州旗乡镇村街的受参各全本级上下大中小新老年人业公服务基层")
"""Characters before those asked that any project may have in its title."""

_ALIKE = 0.5
"""Likeness of meaning from which two words may be the same people."""


def prepare(rule: Rule) -> Check:
    """Chooses the question."""
    ask = _QUESTIONS[rule.params["check"]]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if row.name.kind == "satisfaction":
                yield from ask(row)

    return check


def _ask_named(row: Row) -> Iterator[Finding]:
    name = row.indicator.name.text
    asked = find_asked(name)
    around = describe_project(row.table, row.indicator) if asked else ""
    if len(around) < _FEWEST:
        return
    spoken = any(group.evidence.speaks(survey(around)) for group, _ in asked)
    if not spoken or _are_hardly_spoken_of(row, asked):
        yield _report(row, *asked[0][1])


def _are_hardly_spoken_of(row: Row, asked: Sequence[Found]) -> bool:
    """Whether only a chance word of purpose and goals, or of the other rows, has to do with those asked.

    What serves people says so in its title, in what it buys and in what it wants: one word there is an accident. Never where
    several are asked, or those asked share a word with the project, or the other rows speak of them and of their trade.
    """
    table, name = row.table, row.indicator.name.text
    own = f"{table.project_name.text} {table.purpose.text} {table.goals.text}"
    people = name[: asked[-1][1][1]]
    if len(own) < _FEWEST_OWN or _SEVERAL.search(name) or _share_words(people, asked, table):
        return False
    title, said, around = (
        survey(table.project_name.text),
        survey(own),
        survey(describe_project(table, row.indicator)),
    )
    words = [name[start:end] for _, (start, end) in asked]
    for group, _ in find_groups(name):
        trade = group.evidence.count(around)
        named = any(word in around.whole for word in words)
        if group.evidence.speaks(title) or group.evidence.count(said) > 1 or (named and trade >= _TRADE):
            return False
    return True


def _share_words(people: str, asked: Sequence[Found], table: ProjectTable) -> bool:
    """Whether title, purpose and goals have two characters of those asked, or the title one of what tells them from others."""
    own = f"{table.project_name.text} {table.purpose.text} {table.goals.text}"
    pairs = (people[k : k + 2] for k in range(len(people) - 1))
    kind = people[: asked[-1][1][0]]
    return any(pair in own for pair in pairs if pair not in _ANYBODY) or any(
        character in table.project_name.text for character in kind if character not in _ANY_PLACE
    )


def _ask_general(row: Row) -> Iterator[Finding]:
    groups = read_groups()
    found = groups.general.search(row.indicator.name.text)
    project = f"{row.table.project_name.text} {row.table.purpose.text}"
    around = describe_project(row.table, row.indicator)
    if found and groups.internal.search(project) and not groups.public.search(around):
        yield _report(row, *found.span())


_FOR_WORK = re.compile(r"[一-鿿]对[一-鿿]{2,10}(?:服务|工作|履职|表现)")
"""矫正对象对社工服务满意度: those who do the work are what others are asked about."""


def _ask_worker(row: Row) -> Iterator[Finding]:
    """Whoever does the work, where the project gives them nothing."""
    groups, table = read_groups(), row.table
    found = groups.workers.search(row.indicator.name.text)
    if not found or found.group() in table.project_name.text or _FOR_WORK.search(row.indicator.name.text):
        return
    text = f"{table.project_name.text} {table.purpose.text} {table.goals.text}"
    promised = f"{found.group()}满意" in text
    if len(text) >= _FEWEST and not promised and not groups.given.search(text):
        yield _report(row, *found.span())


_HANDED_TO = re.compile(
    r"(?:向|对|请|让)(?P<who>[^，,。；;、÷]{2,16}?)(?:发放?|发出|开展|进行)?(?:了|的)?(?:电话|现场|纸质|电子|网络)*(?:问卷|测评表|调查|评价表|满意度|打分)"
)
_SCORED_BY = re.compile(
    r"(?:组织|由|请|让)(?P<who>[^，,。；;、÷]{2,16}?)(?:无记名|集体|现场|分别|当场|填表|自行)*(?:打分|评分|测评|投票|评议|评价)"
)
_FIRM = re.compile(r"(?:企业|单位|机构|商户|公司|商家|店铺|合作社)(?:负责人|代表)?$")
_PERSON = re.compile(
    r"(?:人员|群众|居民|学员|学生|家长|老人|老年人|患者|村民|农户|游客|读者|职工|对象|者|民)$"
)
_STAFF = re.compile(r"(?:工作|管理|窗口|经办|业务|服务)人员$|科室$|(?<!退休)干部(?:职工)?$")
_THIRD = re.compile(r"第三方|专业机构|调查机构|调查公司|委托")


def _ask_survey(row: Row) -> Iterator[Finding]:
    """People to whom the questions are put who are not those of the name: firms for persons, the office's own staff."""
    name, text = row.indicator.name.text, row.indicator.description.text
    asked = row.name.stem or name
    for found in (*_HANDED_TO.finditer(text), *_SCORED_BY.finditer(text)):
        who = re.sub(r"^.*?的", "", found["who"]) if "的" in found["who"] else found["who"]
        if _THIRD.search(found["who"]) or share_characters(re.sub("人员|单位|干部", "", who), asked) > 0:
            continue
        firm = _FIRM.search(who) and _PERSON.search(asked) and not _FIRM.search(asked)
        staff = _STAFF.search(who) and _PERSON.search(asked) and not _STAFF.search(asked)
        if firm or staff:
            place = place_row(row.table, row.indicator, "description", found.span("who"))
            yield Finding(place, {"name": name, "text": asked, "other": found["who"]})
            return


def _ask_described(row: Row) -> Iterator[Finding]:
    """People that the description counts and the name does not ask, each unlike the other."""
    told = list(_ask_survey(row))
    yield from told or _ask_counted(row)


def _ask_counted(row: Row) -> Iterator[Finding]:
    name, text = row.indicator.name.text, row.indicator.description.text
    asked, counted = find_asked(name), find_counted(text)
    if not asked or not counted or read_groups().general.search(name):
        return
    said, named = survey(text), survey(name)
    if any(g.evidence.speaks(said) for g, _ in asked) or any(g.evidence.speaks(named) for g, _ in counted):
        return
    (start, end), (first, last) = asked[-1][1], counted[-1][1]
    if load_meaning().likeness(name[start:end], text[first:last]) > _ALIKE:
        return
    values = {"name": name, "text": name[start:end], "other": text[first:last]}
    yield Finding(place_row(row.table, row.indicator, "name", (start, end)), values)


def _report(row: Row, start: int, end: int) -> Finding:
    name = row.indicator.name.text
    values = {"name": name, "text": name[start:end]}
    return Finding(place_row(row.table, row.indicator, "name", (start, end)), values)


def describe_project(table: ProjectTable, without: Indicator) -> str:
    """What the table says of the project outside one row: project, purpose, goals, the other rows."""
    others = [i for i in table.indicators if i is not without and i.category != "satisfaction"]
    fields = [
        table.project_name,
        table.purpose,
        table.goals,
        *(i.name for i in others),
        *(i.description for i in others),
    ]
    return " ".join(field.text for field in fields if field)


_QUESTIONS: dict[str, Callable[[Row], Iterator[Finding]]] = {
    "named": _ask_named,
    "general": _ask_general,
    "worker": _ask_worker,
    "described": _ask_described,
}
