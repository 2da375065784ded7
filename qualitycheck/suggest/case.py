"""One weak row (or one gap) with all that a draft for it may look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from qualitycheck.document.document import Document
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.alignment import containment
from qualitycheck.language.groups import find_asked, read_groups
from qualitycheck.language.lexicon import survey
from qualitycheck.language.names import read_name
from qualitycheck.language.similarity import share_characters
from qualitycheck.language.usual import read_rates
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.facts import Facts
from qualitycheck.suggest.library import Library
from qualitycheck.suggest.measures import Measure
from qualitycheck.suggest.people import INTERNAL
from qualitycheck.text.quantity import Value, parse_value

_COUNTERPART = re.compile(r"相对人|对象|对接|对口|结对|对方|核对|校对|派对")
_VERB = re.compile(
    r"^(?:(?:是否|有效|进一步|持续|不断|切实|显著|逐步|大力|明显|稳步|全面)*(?:保障|维护|提升|提高|促进|推动|推进|确保|加强|增强|改善|保护|落实|规范|扩大|优化|强化|做好|保持|维持|巩固|带动|助力|营造|弘扬|减轻|缓解|保证|支持|丰富|满足|普及|健全|完善|深化|打造|建立健全|建立|繁荣|振兴|激发|传承|彰显|培育|夯实|拓展|增进|方便|引导|树立|美化|净化|凝聚|减少|降低|增加|构建|构筑|筑牢))(?![率性])"
)
_CHANGED = r"(?:改善|提升|提高|增强|减轻|缓解|丰富|增加|发展|满意|加强|好转|优化|完善|下降|降低|减少|增长)"
_DIMENSION = re.compile(
    rf"(?:(?:得到|有所|明显|显著|有效|逐步|进一步|不断)?(?:{_CHANGED})?)(?:情况|程度|水平|状况|效果|成效|作用|影响力|影响|质量|氛围|机制|度|性)$"
)
_RISEN = re.compile(rf"(?:得到|有所|明显|显著|有效|逐步|进一步|不断)?{_CHANGED}$")
_SAME_THING = tuple(
    re.compile(p)
    for p in (
        r"成活率$",
        r"知晓率$",
        r"(?:调解|化解).{0,3}成功率$",
        r"可用率$",
        r"(?:投诉|信访|来信来访|来访|上访).{0,4}(?:数|率|次)$",
        r"(?:参与|参加|到场|参会|受众|观众|观看|接待|到馆|进馆|入馆|参观).{0,6}(?:人次|人数|率)$",
        r"(?:培训|考核|考试|结业).{0,6}(?:合格|通过)率$",
        r"(?:对象|资格|认定|审核|审批|名册|补贴|补助).{0,6}准确率$",
        r"验收.{0,3}(?:合格|通过)率$|(?:工程|项目|质量).{0,4}合格率$",
        r"(?:培训|轮训).{0,6}(?:期|班)数?$",
        r"(?:发放|拨付|兑付|支付).{0,3}及时率$",
        r"(?:任务|工作|项目|活动|培训|计划).{0,3}(?:按期|及时|按时)?(?:完成|举办)(?:及时)?率$",
        r"(?:完成|完工|竣工)(?:时间|日期|时限)$",
        r"报道.{0,2}(?:篇|次|条)",
        r"应享尽享率$|应保尽保率$|应助尽助率$",
    )
)
_GENERAL = re.compile(
    r"正常|顺利|有序|高效|平稳|有效|稳步|持续|长期|全面|健康|开展|运转|运行|实施|推进|发展|工作|项目|任务|事业|职能|业务|经济|社会|效益|作用|各项|机关|单位|本|的|和|及|总|成本|费用|支出|金额|经费|总额|预算|控制数|投入"
)
_USUAL_WORDS = re.compile(r"质量|完成|情况|及时|合格|时间|数量|水平|程度|服务|管理|保障|提高|提升")
_ANYBODY = re.compile(r"^(?:服务|受益|救助|补助|保障)(?:对象|人员|群体|单位)$")
_COMMON = 2
_FIRMS = ("企业", "公司", "商户")
_USERS = frozenset({"", "系统使用人员"})
_ALIKE, _ALL, _TAIL = 0.8, 0.95, 3
_SPOKEN, _OWN_WORDS, _ALL_WORDS = 0.5, 0.75, 0.85
_LOWEST, _HIGHEST = Decimal(60), Decimal(100)
USUAL = "同类指标“{ending}”在指标库{rows}条好的指标中，下限中位数为{median:g}%（供参考，不代填）"
OWN = "沿用原指标值，请核对"
CONVENTION = "按规定不允许有例外，取{value}{unit}"
UNMEASURED = "“＿＿”处文件中没有数字，须由编制人填写"


@dataclass(frozen=True, slots=True)
class Case:
    """`row` is the weak row with the repairs its findings carry, `was` the row as written; `flagged` the fields
    with findings. For a gap both are an empty row of the missing category. `names` are those of the other rows.
    `libraries` the user's own before the shipped one."""

    document: Document
    table: ProjectTable
    facts: Facts
    row: Indicator
    was: Indicator
    codes: frozenset[str]
    flagged: frozenset[str]
    names: tuple[str, ...]
    libraries: tuple[Library, ...] = ()
    broken: bool = False
    """Whether the row's marks say that it must be replaced, not mended."""
    open_goals: tuple[str, ...] = ()
    """What of the goals the rules find no indicator for."""

    @property
    def value(self) -> Value:
        """The repaired value."""
        return parse_value(self.row.value.text)

    def is_taken(self, name: str) -> bool:
        """Whether another row already measures this."""
        return asks_the_same(name, self.names)


def asks_the_same(name: str, others: Iterable[str]) -> bool:
    """Whether one of the other names measures what this one does."""
    core = read_name(name).core
    cores = [read_name(other).core for other in others]
    alike = next((p for p in _SAME_THING if p.search(core)), None)
    if alike is not None and any(alike.search(other) for other in cores):
        return True
    return any(_measure_alike(core, other) for other in cores)


def _measure_alike(name: str, other: str) -> bool:
    """Whether two names ask for the same: 进出港报告率 and 渔船进出港报告率."""
    if containment(name, other) <= _ALIKE:
        return False
    return share_characters(other, name) > _ALIKE or (
        name[-_TAIL:] == other[-_TAIL:] and containment(name, other) > _ALL
    )


def subject_of(name: str) -> str:
    """What a slogan or a dimension speaks of: 教师专业能力 of 教师专业能力提升程度."""
    core = read_name(name).core
    subject = _RISEN.sub("", _DIMENSION.sub("", _VERB.sub("", core)))
    if subject.startswith("对") and subject.endswith("的"):
        subject = subject[1:-1]
    return subject if len(subject) >= 2 else ""


def says_nothing_of_its_own(case: Case) -> bool:
    """Whether a weak name speaks of the project in general, so that any measure of the project may take its place."""
    subject = _GENERAL.sub("", subject_of(case.row.name.text or case.was.name.text))
    return (
        len(subject) < 2
        or share_characters(subject, f"{case.table.project_name.text}{case.facts.object}") >= _OWN_WORDS
    )


def is_general(case: Case) -> bool:
    """Whether a weak name is made of words alone that fit every project: 工作完成率."""
    return len(_GENERAL.sub("", subject_of(case.row.name.text or case.was.name.text))) < _COMMON


def takes_up(case: Case, name: str) -> bool:
    """Whether a name has at least one word of what the weak row speaks of."""
    own = _USUAL_WORDS.sub(" ", _GENERAL.sub(" ", case.row.name.text))
    return any(own[i : i + _COMMON] in name for i in range(len(own) - 1) if " " not in own[i : i + _COMMON])


def fill_slots(measure: Measure, case: Case) -> tuple[str, str] | None:
    """Name and description with the table's own words, None where one is missing."""
    subject = subject_of(case.row.name.text or case.was.name.text)
    if measure.topic is not None and "水平" in case.row.name.text and "知识" not in measure.name:
        subject = subject or case.facts.object
    theme = measure.strip.sub("", subject) if measure.strip else subject
    asked, about = _split_asked(people := _people(case))
    slots = {
        "object": case.facts.object,
        "asset": case.facts.asset,
        "people": people,
        "asked": asked,
        "about": about,
        "subject": theme,
        "year": str(case.document.year or ""),
    }
    if any(len(slots[slot]) < 2 for slot in measure.slots - {"about"}):
        return None
    return measure.name.format_map(slots), measure.description.format_map(slots)


def _split_asked(people: str) -> tuple[str, str]:
    """市民, 对内涝处置 of 市民对内涝处置: who answers, and what of."""
    who, on, what = people.partition("对") if not _COUNTERPART.search(people) else (people, "", "")
    return (
        (who, f"{on}{what.removesuffix('的')}") if on and what and not what.startswith("象") else (people, "")
    )


def _people(case: Case) -> str:
    """Whom the row itself asks, unless that is wrong; else whom the project serves."""
    own = read_name(case.row.name.text)
    if own.kind != "satisfaction" or len(own.stem) < _COMMON or "name" in case.flagged:
        return case.facts.people
    groups = read_groups()
    internal = bool(INTERNAL & set(case.facts.kinds[:1])) and case.facts.people not in _USERS
    if groups.workers.search(own.core) and not groups.given.search(case.facts.text):
        return "" if groups.workers.search(case.facts.people) else case.facts.people
    for_firms = case.facts.people.endswith(_FIRMS) and "企业" in case.table.project_name.text
    if groups.general.search(own.core) and for_firms:
        return case.facts.people
    if groups.general.search(own.core):
        return case.facts.people if internal and case.facts.people else own.stem
    if not case.facts.people or _ANYBODY.search(own.stem) or _is_spoken_of(own.stem, case.facts.text):
        return own.stem
    return case.facts.people


def _is_spoken_of(people: str, text: str) -> bool:
    """Whether a project's own text tells of these people, by what serves them or by their name."""
    known = find_asked(people)
    if known:
        return all(group.evidence.speaks(survey(text)) for group, _ in known)
    return share_characters(people, text) >= _SPOKEN


def own_number(case: Case, name: str, operator: str, unit: str) -> str:
    """The number the row already has, where the new name measures the like, in the same unit and direction, and it is
    not a full rate; else a blank."""
    value = case.value
    if value.kind != "quantity" or value.low is None or value.unit is None or value.unit.name != unit:
        return BLANK
    if operator == "≤" or (unit == "%" and not _LOWEST <= value.low < _HIGHEST):
        return BLANK
    return f"{value.low.normalize():f}" if _is_like(case.was.name.text, name) else BLANK


def _is_like(old: str, new: str) -> bool:
    """Whether a number asked for under the old name still holds under the new one."""
    was, now = read_name(old), read_name(new)
    if now.kind == "satisfaction":
        return was.kind == "satisfaction"
    return was.core[:-1] in now.core or share_characters(now.stem, was.core) > _ALL_WORDS


def usual_note(name: str) -> tuple[str, ...]:
    """What good rows with this ending ask for, as a remark."""
    usual = read_rates().get(name[-3:])
    return (USUAL.format(ending=name[-3:], rows=usual.rows, median=usual.median),) if usual else ()
