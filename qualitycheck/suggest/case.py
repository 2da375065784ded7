"""One weak row (or one gap) with all that a draft for it may look at."""

from __future__ import annotations

import re
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

_VERB = re.compile(
    r"^(?:(?:有效|进一步|持续|不断|切实|显著)?(?:保障|维护|提升|提高|促进|推动|推进|确保|加强|增强|改善|保护|落实|规范|扩大|优化|强化|做好|保持|维持|巩固|带动|助力|营造|弘扬|减轻|缓解|保证|支持|丰富|满足|普及|健全|完善|深化|打造|建立健全|建立))(?![率性])"
)
_DIMENSION = re.compile(
    r"(?:(?:得到|有所|明显|显著|有效)?(?:改善|提升|提高|增强|减轻|缓解|丰富|增加|发展|满意)?)(?:情况|程度|水平|状况|效果|成效|作用|影响力|影响|质量|氛围|机制|度|性)$"
)
_SAME_THING = tuple(
    re.compile(p)
    for p in (
        r"成活率$",
        r"知晓率$",
        r"调解成功率$",
        r"可用率$",
        r"(?:投诉|信访|来信来访|来访|上访).{0,4}(?:数|率|次)$",
        r"(?:参与|参加|到场|参会|受众|观众|观看|接待).{0,6}(?:人次|人数|率)$",
    )
)
_GENERAL = re.compile(
    r"正常|顺利|有序|高效|平稳|有效|稳步|持续|长期|全面|健康|开展|运转|运行|实施|推进|发展|工作|项目|任务|事业|职能|业务|经济|社会|效益|作用|各项|机关|单位|本|的|和|及|总|成本|费用|支出|金额|经费|总额|预算|控制数|投入"
)
_ALIKE, _ALL, _TAIL = 0.8, 0.95, 3
_SPOKEN, _OWN_WORDS = 0.5, 0.75
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

    @property
    def value(self) -> Value:
        """The repaired value."""
        return parse_value(self.row.value.text)

    def is_taken(self, name: str) -> bool:
        """Whether another row already measures this."""
        core = read_name(name).core
        alike = next((p for p in _SAME_THING if p.search(core)), None)
        if alike is not None and any(alike.search(read_name(other).core) for other in self.names):
            return True
        return any(_measure_alike(core, read_name(other).core) for other in self.names)


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
    subject = _DIMENSION.sub("", _VERB.sub("", core))
    if subject.startswith("对") and subject.endswith("的"):
        subject = subject[1:-1]
    return subject if len(subject) >= 2 else ""


def says_nothing_of_its_own(case: Case) -> bool:
    """Whether a weak name speaks of the project in general, so that any measure of the project may take its place."""
    subject = _GENERAL.sub("", subject_of(case.was.name.text))
    return (
        len(subject) < 2
        or share_characters(subject, f"{case.table.project_name.text}{case.facts.object}") >= _OWN_WORDS
    )


def fill_slots(measure: Measure, case: Case) -> tuple[str, str] | None:
    """Name and description with the table's own words, None where one is missing."""
    subject = subject_of(case.was.name.text)
    if measure.topic is not None and "水平" in case.was.name.text and "知识" not in measure.name:
        subject = subject or case.facts.object
    theme = measure.strip.sub("", subject) if measure.strip else subject
    slots = {
        "object": case.facts.object,
        "asset": case.facts.asset,
        "people": _people(case),
        "subject": theme,
        "year": str(case.document.year or ""),
    }
    if any(len(slots[slot]) < 2 for slot in measure.slots):
        return None
    return measure.name.format_map(slots), measure.description.format_map(slots)


def _people(case: Case) -> str:
    """Whom the row itself asks, unless that is wrong or says nothing; else whom the project serves."""
    own = read_name(case.row.name.text)
    named = own.kind == "satisfaction" and "name" not in case.flagged and len(own.stem) > 1
    if named and not case.facts.people:
        return own.stem
    if named and read_groups().general.search(own.core):
        return case.facts.people if INTERNAL & set(case.facts.kinds[:1]) else own.stem
    if named and _is_spoken_of(own.stem, case.facts.text):
        return own.stem
    return case.facts.people or (own.stem if own.kind == "satisfaction" else "")


def _is_spoken_of(people: str, text: str) -> bool:
    """Whether a project's own text tells of these people, by what serves them or by their name."""
    known = find_asked(people)
    if known:
        return all(group.evidence.speaks(survey(text)) for group, _ in known)
    return share_characters(people, text) >= _SPOKEN


def own_number(case: Case, operator: str, unit: str) -> str:
    """The number the row already has, where it is of the same unit and direction and not a full rate; else a blank."""
    value = case.value
    if value.kind != "quantity" or value.low is None or value.unit is None or value.unit.name != unit:
        return BLANK
    if operator == "≤" or (unit == "%" and not _LOWEST <= value.low < _HIGHEST):
        return BLANK
    return f"{value.low.normalize():f}"


def usual_note(name: str) -> tuple[str, ...]:
    """What good rows with this ending ask for, as a remark."""
    usual = read_rates().get(name[-3:])
    return (USUAL.format(ending=name[-3:], rows=usual.rows, median=usual.median),) if usual else ()
