"""Project tables by their SMART scores, weakest first: bars, lines, csv, json, rows for a data frame."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import msgspec

from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.document.smart import GRADES, LETTERS, Grade, Reason, TableScore
from qualitycheck.document.table import ProjectTable
from qualitycheck.report.csv import escape_formula
from qualitycheck.report.excerpt import one_line

_CELLS = 4
_HEAVIEST = 3
_LINE = "{score:5.1f} {grade}  {bars}  {path} 项目{number} {name}"
_REASON = "{letter} {points}：{text}"
_LEGEND = "S 具体、M 可衡量、A 可实现、R 相关、T 有时限，各100分；字母后的负数是扣分"
_NOTHING = "没有读到项目绩效目标表。"
COLUMNS = ("总分", "等级", "S", "M", "A", "R", "T", "文件", "项目", "项目名称", "主要原因")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A table with the document it stands in and its score."""

    checked: CheckedDocument
    table: ProjectTable
    score: TableScore

    @property
    def path(self) -> str:
        """The document's path."""
        return self.checked.document.path

    @property
    def name(self) -> str:
        """The project's name."""
        return self.table.project_name.text

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The heaviest reasons, of the table and of its rows, each text once."""
        whole = self.score.smart.reasons
        told = " ".join(r.text for r in whole)
        rows = (r for row in self.score.rows for r in row.reasons if r.code)
        every = [*whole, *(r for r in rows if r.text.rstrip("。") not in told)]
        once = {(r.letter, r.text): r for r in sorted(every, key=lambda r: r.points)}
        return tuple(sorted(once.values(), key=lambda r: (r.points, LETTERS.index(r.letter))))[:_HEAVIEST]


def rank_tables(result: Result) -> list[Ranked]:
    """All tables, the weakest first; equal ones in document order."""
    ranked = [
        Ranked(checked, table, score)
        for checked in result.documents
        for table, score in zip(checked.document.tables, checked.scores, strict=True)
    ]
    return sorted(ranked, key=lambda one: (one.score.smart.score, GRADES.index(one.score.grade)))


def is_below(one: Ranked, least: float | None, grade: Grade | None) -> bool:
    """Whether a table does not reach what a gate asks for."""
    worse = grade is not None and GRADES.index(one.score.grade) < GRADES.index(grade)
    return worse or (least is not None and one.score.smart.score < least)


def render_bars(score: TableScore) -> str:
    """SMART 66 良  S ■■□□ 60 …"""
    return f"SMART {score.smart.score:.0f} {score.grade}  {_bars(score)}"


def _bars(score: TableScore) -> str:
    return "  ".join(
        f"{letter} {'■' * int(points / 25 + 0.5)}{'□' * (_CELLS - int(points / 25 + 0.5))} {points:.0f}"
        for letter, points in score.smart
    )


def render_ranking(ranked: list[Ranked]) -> str:
    """A line a table with its heaviest reasons below, then what the letters mean."""
    lines = [line for one in ranked for line in _lines(one)]
    return "".join(f"{line}\n" for line in ([*lines, "", _LEGEND] if lines else [_NOTHING]))


def _lines(one: Ranked) -> Iterator[str]:
    smart = one.score.smart
    yield _LINE.format(
        score=smart.score, grade=one.score.grade, bars=_bars(one.score), path=one_line(one.path),
        number=one.score.table, name=one_line(one.name),
    )  # fmt: skip
    for reason in one.reasons:
        yield "      " + one_line(
            _REASON.format(letter=reason.letter, points=reason.points, text=reason.text)
        )


def describe_reasons(one: Ranked) -> str:
    """The heaviest reasons in one cell."""
    return "；".join(_REASON.format(letter=r.letter, points=r.points, text=r.text) for r in one.reasons)


def list_cells(ranked: list[Ranked]) -> list[tuple[str | float | int, ...]]:
    """The cells of `COLUMNS` for each table."""
    return [
        (
            one.score.smart.score, one.score.grade, *one.score.smart.points, one.path, one.score.table, one.name,
            describe_reasons(one),
        )
        for one in ranked
    ]  # fmt: skip


def render_ranking_csv(ranked: list[Ranked]) -> str:
    """The same for Excel."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(COLUMNS)
    writer.writerows([escape_formula(str(cell)) for cell in row] for row in list_cells(ranked))
    return target.getvalue()


def render_ranking_json(ranked: list[Ranked]) -> str:
    """A list with an object a table, in the words of the JSON report."""
    records = [
        {
            "path": one.path, "table": one.score.table, "project_name": one.name, "score": one.score.smart.score,
            "grade": one.score.grade, **dict(one.score.smart),
            "reasons": [{"letter": r.letter, "points": r.points, "text": r.text, "code": r.code or None} for r in one.reasons],
        }
        for one in ranked
    ]  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(records), indent=2).decode("utf-8") + "\n"


@dataclass(frozen=True, slots=True)
class RankingFormat:
    """How a ranking is written, in which encoding, and whether a person reads it on the terminal."""

    render: Callable[[list[Ranked]], str]
    encoding: str = "utf-8"
    for_people: bool = False


RANKING_FORMATS = {
    "text": RankingFormat(render_ranking, for_people=True),
    "json": RankingFormat(render_ranking_json),
    "csv": RankingFormat(render_ranking_csv, encoding="utf-8-sig"),
}
