"""Suggestions as a Word document: a table a project, before on the left, after on the right."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from qualitycheck.document.table import Indicator
from qualitycheck.report.excerpt import printable
from qualitycheck.report.package import settle_package
from qualitycheck.report.pairing import FIELDS, KINDS, explain, pair_rows, show, text_changes
from qualitycheck.suggest.suggestion import DocumentSuggestions, TableSuggestions

_TITLE = "绩效目标修改建议"
_PROJECT = "项目 {number} {name}（{before} → {after}）"
_HEAD = ("行", "原文", "建议", "说明")
# Centimetres: A4 across, less the margins.
_PAPER, _MARGIN = (29.7, 21.0), 1.5
_WIDTHS = (1.3, 8.9, 9.6, 6.9)
_KEPT, _GONE = "不变", "（删去本行）"
_NONE = "没有可提的建议。"
_NOTE = "“＿＿（待填）”处文件没有给出，须由编制人填写；每条建议都重新检查过：原有问题消失，没有新的问题，SMART各项不降低。"


def render_suggestions_docx(documents: Iterable[DocumentSuggestions]) -> bytes:
    """The document."""
    import docx  # noqa: PLC0415  # only this format needs it
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    made = docx.Document()
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = map(Cm, _PAPER)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(_MARGIN)
    made.add_heading(_TITLE, 0)
    made.add_paragraph(_NOTE)
    for document in documents:
        made.add_heading(printable(document.path), 1)
        if not document.tables:
            made.add_paragraph(_NONE)
        for one in document.tables:
            _add_table(made, one)
    data = io.BytesIO()
    made.save(data)
    return settle_package(data.getvalue())


def _add_table(made: Any, one: TableSuggestions) -> None:
    from docx.shared import Cm  # noqa: PLC0415

    made.add_heading(
        printable(_PROJECT.format(
            number=one.before.number, name=one.before.project_name.text, before=one.score_before.grade,
            after=one.score_after.grade,
        )), 2,
    )  # fmt: skip
    lines = [_HEAD, *_lines(one)]
    table = made.add_table(rows=len(lines), cols=len(_HEAD))
    table.style = "Table Grid"
    table.autofit = False
    _set_up(table)
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text, width in zip(row.cells, line, _WIDTHS, strict=True):
            cell.width = Cm(width)
            cell.text = text


def _set_up(table: Any) -> None:
    """Columns as wide as their cells, the heads on every page, no row on two pages."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if not number:
            properties.append(OxmlElement("w:tblHeader"))


def _lines(one: TableSuggestions) -> Iterable[tuple[str, str, str, str]]:
    for pair in pair_rows(one):
        number = str(pair.before.row) if pair.before else KINDS["add"]
        if pair.suggestion is None:
            yield number, _describe(pair.before), _KEPT, ""
            continue
        after = _describe(pair.after) if pair.after else _GONE
        yield number, _describe(pair.before), after, "\n".join(explain(pair.suggestion))
    for what, before, after, suggestion in text_changes(one):
        yield "", f"{what}：{printable(before)}", f"{what}：{show(after)}", "\n".join(explain(suggestion))


def _describe(row: Indicator | None) -> str:
    """The cells of a row, one a line."""
    if row is None:
        return ""
    return "\n".join(f"{title}：{show(row.field(name).text)}" for name, title in FIELDS if row.field(name))
