"""What of a table is to be mended, with the drafts for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from qualitycheck.document.document import Document
from qualitycheck.document.field import Field
from qualitycheck.document.smart import SmartScore, TableScore
from qualitycheck.document.table import Indicator, ProjectTable
from qualitycheck.language.alignment import containment
from qualitycheck.language.names import read_name
from qualitycheck.language.similarity import load_meaning
from qualitycheck.smart.repair import repair_table
from qualitycheck.suggest.aids import Aids
from qualitycheck.suggest.blank import BLANK
from qualitycheck.suggest.case import Case
from qualitycheck.suggest.counters import count_as_told
from qualitycheck.suggest.drafts import draft_row, may_replace
from qualitycheck.suggest.facts import Facts, read_facts
from qualitycheck.suggest.figures import UNCOVERED
from qualitycheck.suggest.gaps import find_gaps, make_gap
from qualitycheck.suggest.proof import Verdict
from qualitycheck.suggest.rows import settle_columns, settle_levels
from qualitycheck.suggest.suggestion import Draft, Target
from qualitycheck.suggest.texts import find_texts, spell_texts

_REMOVED = "与另一行是同一指标，删去本行"
_UNFIT = "看不出与用途、目标的联系，建议删去本行"
_SLOGAN = "口号式表述无法衡量，同组另有指标，建议删去本行"
_ASKED_AGAIN = "满意度指标下已有同类指标，建议删去本行"
_WEIGHTS = "本行的权重由编制人分给其他指标"
_REASON = f"原因：{BLANK}；改进措施：{BLANK}"
_TO_WRITE = "偏差原因和改进措施须由编制人填写"
_DUPLICATE, _REASONLESS = "QS010", "QC013"
_FOREIGN = frozenset({"QM007", "QM012", "QM019", "QM044"})
_OF_OTHERS = frozenset({"QM012", "QM044"})
"""Rows of another kind of project; the others are duties of management or of another level."""
_EMPTY = frozenset({"QW002", "QW003"})
_WORDS, _STOCK = "QW001", frozenset({"QB001", "QB002", "QB003", "QB004", "QB005"})
"""A value of mere words beside a description of stock phrases: nothing is left that could be counted."""
_MISPLACED = frozenset({"QM004", "QM016", "QM017", "QM024", "QM025", "QM026"})
_OUTPUTS = frozenset({"quantity", "quality", "timeliness"})
_SIDE = frozenset({"ecological", "sustained", "economic", "social cost", "ecological cost", "social"})
_WEAK_GRADES = frozenset({"中", "差"})
_BROKEN = 1
_FEW, _ALIKE = 2, 0.6
_NO_PEOPLE = re.compile(r"(?:结果|比对|考核|评价|数据|质量|复核|测评)$")
"""What is “satisfactory” by a finding, not by anybody's answer."""
_WITH_RATE = re.compile(r"率(?:及|和|与|、)")
_MEASURED = re.compile(
    r"(?:测评|考核|评价|考评|评分|检测|监测|抽查|调查|统计).{0,8}(?:得分|分数|结果|数据|次数|比例)|[÷/]|占比|×100"
)
"""A description that names what is measured: such a row is to be mended, not left out."""
_BASELESS = "QS007"
_CONTRADICTIONS = "QC"
"""A figure against another figure: one of the two is right, so neither becomes a blank."""
_FIRST_REMOVED = frozenset({"QS010", "QM007"}) | _OF_OTHERS


def find_targets(
    document: Document, table: ProjectTable, verdict: Verdict, score: TableScore, aids: Aids
) -> Iterator[Target]:
    """First the rows, then what is missing, then the table's own texts."""
    flagged = {row.row for row in table.indicators if verdict.codes_at(row.row)}
    spelt = spell_texts(table, verdict.diagnostics)
    facts = read_facts(spelt, frozenset(row.row for row in table.indicators) - flagged)
    repaired = repair_table(replace(table, number=1), verdict.diagnostics)
    for was, row, mark in zip(table.indicators, repaired.indicators, score.rows, strict=True):
        codes = verdict.codes_at(was.row)
        if codes or _is_broken(mark):
            settled = settle_columns(settle_levels(row, document, table, was), table, was)
            case = _open_case(document, table, facts, (was, settled), verdict)
            yield _row_target(replace(case, libraries=aids.libraries, broken=_is_broken(mark)), aids)
    mended = replace(repaired, number=table.number)
    goals = tuple(d.location.text for d in verdict.diagnostics if d.code == UNCOVERED)
    gap = make_gap(document, mended, facts, aids.libraries, verdict.codes_at(0), goals)
    yield from find_gaps(gap, score.grade in _WEAK_GRADES)
    yield from find_texts(mended, verdict.diagnostics)


def _is_broken(score: SmartScore) -> bool:
    """A row that the review guide would have replaced, though no rule marks a word of it."""
    return min(score.marks[0], score.marks[1], score.marks[3]) <= _BROKEN


def _open_case(
    document: Document, table: ProjectTable, facts: Facts, rows: tuple[Indicator, Indicator], verdict: Verdict
) -> Case:
    """`rows` are the row as written and as its findings repair it."""
    was, row = rows
    fields = frozenset(field for _, at, field in verdict.keys | verdict.wide if at == was.row)
    names = tuple(other.name.text for other in table.indicators if other.row != was.row)
    return Case(document, table, facts, row, was, verdict.codes_at(was.row), fields, names)


def _row_target(case: Case, aids: Aids) -> Target:
    row, was, codes, table = case.row, case.was, case.codes, case.table
    if codes == {_DUPLICATE} and _stays(case):
        return Target("rewrite", was.row, codes)
    if _asks_again(case):
        return Target(
            "rewrite", was.row, codes, (Draft((), _ASKED_AGAIN, (_WEIGHTS,) if was.weight else ()),)
        )
    drafts = [
        replace(draft, after=tuple(count_as_told(one, table) for one in draft.after))
        for draft in draft_row(case)
    ]
    if aids.advise is not None and may_replace(case) and (advised := aids.advise(case)) is not None:
        drafts.insert(0, advised)
    if _REASONLESS in codes:
        drafts.insert(0, Draft((replace(row, deviation=Field(_REASON)),), _TO_WRITE, (_TO_WRITE,)))
    removal = _removal(table, was, codes)
    if removal is not None:
        drafts.insert(0 if codes & _FIRST_REMOVED else len(drafts), removal)
    if codes and all(code.startswith(_CONTRADICTIONS) for code in codes) and was.value:
        drafts = [draft for draft in drafts if not any(BLANK in one.value.text for one in draft.after)]
    if codes == {_BASELESS}:
        # A blank in the place of a blank tells the author no more than the finding does.
        drafts = [draft for draft in drafts if not any(BLANK in one.basis.text for one in draft.after)]
    return Target("rewrite", was.row, codes, tuple(drafts))


def _asks_again(case: Case) -> bool:
    """Whether a satisfaction row stands outside its group, where the table asks the same people there already."""
    if case.was.category == "satisfaction" or case.row.category != "satisfaction":
        return False
    if _NO_PEOPLE.search(read_name(case.was.name.text).stem) or _WITH_RATE.search(case.was.name.text):
        return False
    own = read_name(case.was.name.text).stem
    return any(_asks_alike(own, other) for other in case.table.indicators)


def _asks_alike(own: str, other: Indicator) -> bool:
    people = read_name(other.name.text).stem
    return other.category == "satisfaction" and (
        len(own) < _FEW or containment(own, people) > _ALIKE or containment(people, own) > _ALIKE
    )


def _stays(case: Case) -> bool:
    """Whether it is the other of two satisfaction rows that leaves: the one outside the group."""
    return case.was.category == "satisfaction" and any(
        other.category != "satisfaction" and read_name(other.name.text).kind == "satisfaction"
        for other in case.table.indicators
    )


def _removal(table: ProjectTable, row: Indicator, codes: frozenset[str]) -> Draft | None:
    """Leaving a row out: a second time the same, or a phrase in a group that has other rows."""
    notes = (_WEIGHTS,) if row.weight else ()
    if _DUPLICATE in codes:
        return Draft((), _REMOVED, notes)
    if codes & _FOREIGN and row.category in _SIDE | _OUTPUTS:
        return _leave_out_foreign(table, row, codes, notes)
    others = sum(other.group == row.group and other.row != row.row for other in table.indicators)
    if row.category not in _SIDE or not others or _MEASURED.search(row.description.text):
        return None
    unmeasured = read_name(row.name.text).kind in ("", "dimension") and not _is_spoken_of(table, row)
    wordy = _WORDS in codes and codes & _STOCK and unmeasured
    return Draft((), _SLOGAN, notes) if (codes & _EMPTY or wordy) and not codes & _MISPLACED else None


def _leave_out_foreign(
    table: ProjectTable, row: Indicator, codes: frozenset[str], notes: tuple[str, ...]
) -> Draft | None:
    """What can be counted may belong here after all: unless no two characters of it are spoken of, the finding is enough."""
    others = [other for other in table.indicators if other.row != row.row and other.group == row.group]
    alike = any(other.category == row.category for other in others)
    if not (alike if row.category in _OUTPUTS else others):
        return None
    countable = read_name(row.name.text).kind not in ("", "dimension")
    may_belong = countable and (not codes & _OF_OTHERS or _is_spoken_of(table, row))
    return None if may_belong else Draft((), _UNFIT, notes)


def _is_spoken_of(table: ProjectTable, row: Indicator) -> bool:
    """Whether the project or another row has what the name says, but for how it is measured: half of its words, or two
    characters in a row where it has one word only."""
    others = "".join(other.name.text for other in table.indicators if other.row != row.row)
    around = f"{table.project_name.text}{table.purpose.text}{table.goals.text}{others}"
    name = read_name(row.name.text)
    said = name.stem or name.core
    words = load_meaning().content(said)
    if len(words) > 1:
        return sum(word in around for word in words) * 2 >= len(words)
    return any(said[at : at + 2] in around for at in range(len(said) - 1))
