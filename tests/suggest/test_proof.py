"""What is offered has passed, and passes again where it is checked by the ordinary way."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from qualitycheck.advice import make_court, suggest_path
from qualitycheck.config import Configuration, Suppression
from qualitycheck.document.diagnostic import Severity
from qualitycheck.document.document import Comment, Document
from qualitycheck.document.field import Field
from qualitycheck.document.table import ProjectTable
from qualitycheck.read.open import read_path, read_text
from qualitycheck.session import make_checker
from qualitycheck.suggest.blank import BLANK, fill_table
from qualitycheck.suggest.proof import Court, find_gone, is_no_lower
from qualitycheck.suggest.suggestion import DocumentSuggestions, Suggestion
from qualitycheck.suggest.texts import fill_bases
from qualitycheck.suggest.variant import apply_suggestions

_NUMBER = re.compile(r"\d[\d,.]*")
_FORMULA = re.compile(r"[×x*]\s*100\s*[%％]")


def open_court(path: str) -> tuple[Document, Court]:
    document = read_path(Path(path), Configuration().limits)
    return document, make_court(Configuration())(document)


def found_codes(document: Document, table: ProjectTable) -> set[str]:
    """Errors and warnings of a table by the ordinary way of checking, alone in its document."""
    alone = replace(document, tables=(replace(table, number=1),), narrative=())
    checked = make_checker(Configuration(), scored=False)(alone)
    return {d.code for d in checked.diagnostics if d.severity is not Severity.INFO}


def test_there_are_suggestions_to_speak_of(suggested: tuple[DocumentSuggestions, ...]) -> None:
    assert sum(len(table.suggestions) for document in suggested for table in document.tables) > 200


def test_every_suggestion_passes_by_itself(suggested: tuple[DocumentSuggestions, ...]) -> None:
    failed = []
    for made in suggested:
        _, court = open_court(made.path)
        for one in made.tables:
            before = court.hear(one.before)
            (score,) = court.score([before])
            base = fill_bases(one.before) if "QS006" in before.codes_at(0) else one.before
            for suggestion in one.suggestions:
                variant, moved = apply_suggestions(base, [suggestion])
                after = court.hear(variant)
                (later,) = court.score([after])
                codes = frozenset(suggestion.codes)
                gone = find_gone(before, after, suggestion.row, codes, moved)
                if gone != codes or not is_no_lower(score, later, moved):
                    failed.append((made.path, one.before.number, suggestion))
    assert failed == []


def test_repaired_tables_have_no_finding_that_was_not_there(
    suggested: tuple[DocumentSuggestions, ...],
) -> None:
    for made in suggested:
        document, _ = open_court(made.path)
        for one in made.tables:
            filled = fill_table(one.after, document.year)
            assert found_codes(document, filled) <= found_codes(document, one.before), (
                made.path,
                one.before.number,
            )


def test_no_letter_of_a_repaired_table_is_lower(suggested: tuple[DocumentSuggestions, ...]) -> None:
    for made in suggested:
        for one in made.tables:
            pairs = zip(one.score_after.smart.marks, one.score_before.smart.marks, strict=True)
            assert all(after >= before for after, before in pairs), (made.path, one.before.number)


def known_numbers(document: Document, table: ProjectTable, one: Suggestion) -> set[str]:
    """Numbers the document says, those calculated from it, and the two conventions 0 and 100."""
    said = [
        table.project_name.text, table.purpose.text, table.goals.text, table.budget.field.text, table.schedule.text,
        *(row.field(name).text for row in table.indicators for name in ("name", "description", "value", "basis", "unit", "actual")),
    ]  # fmt: skip
    numbers = {n.strip(".,") for text in said for n in _NUMBER.findall(text)}
    goals = {str(number) for number in range(1, len(table.goal_list) + 1)}
    return numbers | goals | set(one.derived) | {"0", "100", str(document.year)}


def test_no_number_is_invented(suggested: tuple[DocumentSuggestions, ...]) -> None:
    invented = []
    for made in suggested:
        document, _ = open_court(made.path)
        for table in made.tables:
            for one in table.suggestions:
                if one.origin.startswith("按规则改法") or one.texts:
                    continue  # the repair of a rule may move a decimal point or a scale
                texts = [
                    row.field(n).text for row in one.after for n in ("name", "description", "value", "basis")
                ]
                said = {n.strip(".,") for text in texts for n in _NUMBER.findall(_FORMULA.sub("", text))}
                left = said - known_numbers(document, table.before, one)
                if left:
                    invented.append((made.path, table.before.number, one.row, left, texts))
    assert invented == []


def test_a_full_rate_is_put_in_only_where_less_would_break_a_rule(
    suggested: tuple[DocumentSuggestions, ...],
) -> None:
    for made in suggested:
        for table in made.tables:
            for one in table.suggestions:
                if "按规定不允许有例外，取100%" in one.notes:
                    assert any(row.value.text == "=100%" for row in one.after)


WORSE = """项目名称\t乡村医生培训
资金用途\t组织乡村医生培训
绩效目标\t2024年9月底前培训乡村医生200人
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t培训乡村医生人数\t≥200人
"""


def test_a_worse_row_does_not_pass() -> None:
    document = read_text(WORSE)
    court = make_court(Configuration())(document)
    (table,) = document.tables
    before = court.hear(table)
    for field, text in (("name", "提升医疗服务水平"), ("value", "≥200%"), ("value", "有效提升")):
        row = replace(table.indicators[0], **{field: Field(text)})  # type: ignore[arg-type]
        worse = Suggestion("rewrite", table.number, 1, table.indicators[0], (row,), (), "")
        variant, moved = apply_suggestions(table, [worse])
        after = court.hear(variant)
        assert find_gone(before, after, 1, frozenset(), moved) is None, text


def test_a_lower_letter_does_not_pass() -> None:
    document = read_text(WORSE)
    court = make_court(Configuration())(document)
    (table,) = document.tables
    row = replace(table.indicators[0], value=Field("＿＿"), name=Field("情况"))
    variant, moved = apply_suggestions(
        table, [Suggestion("rewrite", table.number, 1, table.indicators[0], (row,), (), "")]
    )
    before, after = court.score([court.hear(table), court.hear(variant)])
    assert not is_no_lower(before, after, moved)


def test_a_good_table_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "好.txt"
    path.write_text(WORSE, "utf-8")
    (made,) = suggest_path(path)
    assert [one.row for table in made.tables for one in table.suggestions if one.kind != "add"] == []


@pytest.mark.parametrize("text", ["≥＿＿%", "≤＿＿元/场", "2024年＿＿月＿＿日前", "调查人数不少于＿＿人"])
def test_a_blank_counts_as_filled(text: str) -> None:
    from qualitycheck.suggest.blank import fill_text

    assert BLANK not in fill_text(text, 2024)


SLOGAN = """项目名称\t基层图书室图书购置
资金用途\t购置图书6000册
绩效目标\t2024年9月底前购置图书6000册
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t购置图书数量\t≥6000册
效益指标\t社会效益指标\t提升群众文化生活\t有效提升
"""


@pytest.mark.parametrize(("path", "is_left"), [("*.txt", True), ("*.docx", False)])
def test_what_the_office_leaves_as_it_is_is_no_finding_of_the_proof(path: str, is_left: bool) -> None:
    document = read_text(SLOGAN, "表.txt", Configuration().limits)
    court = make_court(Configuration())(document)
    codes = court.hear(document.tables[0]).codes_at(2)
    assert codes
    entry = Suppression(tuple(codes), "已核", path)
    waived = make_court(Configuration(suppressions=(entry,)))(document)
    left = waived.hear(document.tables[0]).codes_at(2)
    assert not left & codes if is_left else left == codes


@pytest.mark.parametrize("inline", [True, False])
def test_directives_in_the_document_count_only_where_the_configuration_lets_them(inline: bool) -> None:
    document = read_text(SLOGAN, "表.txt", Configuration().limits)
    (code, *_) = sorted(make_court(Configuration())(document).hear(document.tables[0]).codes_at(2))
    origin = document.tables[0].indicators[1].name.pieces[0].origin
    document = replace(document, comments=(Comment(f"qc:ignore {code} 已核", origin),))
    court = make_court(Configuration(inline=inline))(document)
    assert (code in court.hear(document.tables[0]).codes_at(2)) is not inline
