"""Review opinions in the form of an official letter: result, what to change, in order of weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualitycheck.document.diagnostic import Diagnostic, Severity
from qualitycheck.document.result import CheckedDocument, Result
from qualitycheck.document.smart import GRADES, TableScore
from qualitycheck.openxml.blank import BlankDocument, Look, Page
from qualitycheck.report.excerpt import one_line
from qualitycheck.report.filenames import name_files
from qualitycheck.report.items import Items
from qualitycheck.report.phrasing import Phrases

ENDING = "审核意见.docx"
# Fonts, sizes and spacing of official papers by GB/T 9704—2012.
_TITLE = Look(font="方正小标宋简体", size=44, center=True, indent=0, line=640)
_BODY = Look()
_LEFT = replace(_BODY, indent=0)
_FIRST = replace(_BODY, font="黑体")
_SECOND = replace(_BODY, font="楷体_GB2312")
_THIRD = replace(_BODY, bold=True)
_RIGHT = replace(_BODY, right=True, indent=0)
_CELL = Look(font="仿宋_GB2312", size=24, indent=0, line=0)
# The heads stand in one line: four characters of 12 points and the margins of the cell take 1,176.
_WIDTHS = (800, 3394, 900, 1250, 1250, 1250)
_DIGITS = "〇一二三四五六七八九"
# Letters below what the review guide calls good are named with the reasons that weigh most.
_GOOD = 75
_HEAVY = -20
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """One opinion: a document, and which of its tables it speaks of; `single` for one project alone."""

    checked: CheckedDocument
    tables: tuple[int, ...]
    single: bool = False


def render_opinions(result: Result, phrases: Phrases, by_project: bool) -> Iterator[tuple[str, bytes]]:
    """A name and a letter for each document with projects, or for each project."""
    letters = list(_letters(result, by_project))
    names = name_files([_file_stem(letter) for letter in letters], ENDING)
    for name, letter in zip(names, letters, strict=True):
        yield name, _Opinion(letter, phrases).write()


def _letters(result: Result, by_project: bool) -> Iterator[Letter]:
    for checked in result.documents:
        numbers = tuple(table.number for table in checked.document.tables)
        if not numbers:
            continue
        if by_project:
            yield from (Letter(checked, (number,), single=True) for number in numbers)
        else:
            yield Letter(checked, numbers)


def _file_stem(letter: Letter) -> str:
    path = letter.checked.document.path
    if not letter.single:
        return path
    name = letter.checked.document.tables[letter.tables[0] - 1].project_name.text
    return f"{name or letter.tables[0]}.docx".replace("/", "_")


class _Opinion:
    """Writes one letter."""

    def __init__(self, letter: Letter, phrases: Phrases) -> None:
        self._letter = letter
        self._phrases = phrases
        self._document = letter.checked.document
        self._items = Items(letter.checked, phrases, letter.single)
        self._blank = BlankDocument(Page(), page_numbers=True)
        self._scores = {score.table: score for score in letter.checked.scores}
        self._parts = 0

    def write(self) -> bytes:
        self._write_head()
        self._write_overview()
        if not self._letter.single and self._items.of_table(0):
            self._part(self._phrases.narrative)
            self._write_findings(0)
        self._part(self._phrases.projects)
        for place, number in enumerate(self._letter.tables, 1):
            self._write_project(place, number)
        self._part(self._phrases.requests)
        for number, text in enumerate(self._phrases.request, 1):
            self._say(f"{number}.{text}", _BODY)
        self._say("", _LEFT)
        self._say(self._phrases.signature, _RIGHT)
        self._say(self._phrases.date, _RIGHT)
        return self._blank.save()

    def _say(self, template: str, look: Look, **values: object) -> None:
        self._blank.paragraph(self._phrases.fill(template, **values), look)

    def _part(self, heading: str) -> None:
        self._parts += 1
        self._blank.paragraph(f"{ordinal(self._parts)}、{heading}", _FIRST)

    def _write_head(self) -> None:
        phrases, document = self._phrases, self._document
        department = one_line(document.department.name) or phrases.unnamed_department
        year = f"{document.year}年" if document.year else ""
        name, subject = department, phrases.subjects.department
        if self._letter.single:
            name, subject = self._project_name(self._letter.tables[0]), phrases.subjects.project
        self._say(phrases.title, _TITLE, name=name, year=year, subject=subject)
        self._say("", _LEFT)
        self._say(phrases.addressee, _LEFT, department=department)
        self._say(phrases.opening, _BODY, year=year)

    def _project_name(self, number: int) -> str:
        name = one_line(self._document.tables[number - 1].project_name.text)
        return name or self._phrases.unnamed_project

    def _write_overview(self) -> None:
        phrases, letter = self._phrases, self._letter
        count = self._count((*letter.tables, *(() if letter.single else (0,))))
        rows = sum(len(self._document.tables[number - 1].indicators) for number in letter.tables)
        self._part(phrases.overview)
        self._say(
            phrases.counts, _BODY, projects=len(letter.tables), indicators=rows,
            errors=count[Severity.ERROR], warnings=count[Severity.WARNING],
        )  # fmt: skip
        if not letter.tables:
            return
        grades = Counter(self._scores[number].grade for number in letter.tables)
        told = [
            phrases.fill(phrases.grade, grade=grade, count=grades[grade])
            for grade in reversed(GRADES)
            if grades[grade]
        ]
        self._say(phrases.grades, _BODY, grades="、".join(told))
        self._blank.table([phrases.columns, *map(self._row, letter.tables)], _WIDTHS, _CELL, head=True)

    def _count(self, tables: Sequence[int]) -> Counter[Severity]:
        """How many findings of each severity; one that several tables have counts once."""
        found = {id(one): one for number in tables for one in self._items.of_table(number)}
        return Counter(one.severity for one in found.values())

    def _row(self, number: int) -> tuple[str, ...]:
        score, count = self._scores[number], self._count((number,))
        return (
            str(self._letter.tables.index(number) + 1), self._project_name(number), f"{score.smart.score:.0f}", score.grade,
            str(count[Severity.ERROR]), str(count[Severity.WARNING]),
        )  # fmt: skip

    def _write_project(self, place: int, number: int) -> None:
        phrases, score = self._phrases, self._scores[number]
        if not self._letter.single:
            self._blank.paragraph(f"（{ordinal(place)}）{self._project_name(number)}", _SECOND)
        self._say(
            phrases.verdict, _BODY, grade=score.grade, score=f"{score.smart.score:.0f}",
            meaning=phrases.meanings[score.grade], reasons=self._reasons(score),
        )  # fmt: skip
        self._write_findings(number)

    def _reasons(self, score: TableScore) -> str:
        """The weak letters, each with its heaviest reason."""
        phrases = self._phrases
        weak = sorted((points, letter) for letter, points in score.smart if points < _GOOD)
        told = []
        for points, letter in weak[:_MOST_REASONS]:
            heavy = [r for r in score.smart.reasons if r.letter == letter and r.points <= _HEAVY]
            text = min(heavy, key=lambda r: r.points).text if heavy else ""
            template = phrases.reason if text else phrases.plain_reason
            told.append(
                phrases.fill(template, letter=phrases.letters[letter], points=f"{points:.0f}", text=text)
            )
        return phrases.fill(phrases.reasons, reasons="；".join(told)) if told else ""

    def _write_findings(self, number: int) -> None:
        found = self._items.of_table(number)
        if not found:
            self._say(self._phrases.clean, _BODY)
        for heading, severity in (
            (self._phrases.must, Severity.ERROR),
            (self._phrases.should, Severity.WARNING),
        ):
            group = [one for one in found if one.severity == severity]
            if group:
                self._blank.paragraph(heading, _THIRD)
            for item, one in enumerate(group, 1):
                self._write_item(item, one, number)

    def _write_item(self, item: int, found: Diagnostic, number: int) -> None:
        self._blank.paragraph(f"{item}.{self._items.tell(found, number)}", _BODY)


def ordinal(number: int) -> str:
    """A number as headings count, up to 99: 一, 十, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    if not 0 < tens < 10:
        return _DIGITS[number] if number < 10 else str(number)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
