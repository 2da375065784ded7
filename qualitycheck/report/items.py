"""The findings of a project as sentences of a review opinion."""

from __future__ import annotations

from collections import defaultdict

from qualitycheck.document.diagnostic import Applicability, Diagnostic, Location, Severity
from qualitycheck.document.result import CheckedDocument
from qualitycheck.report.excerpt import changed_words, is_whole, one_line
from qualitycheck.report.finding import describe_place, find_fix
from qualitycheck.report.labels import PROJECT_SHORT, ROW, place_name
from qualitycheck.report.phrasing import Phrases

_LONGEST_WORDS = 24
_SHOWN_PLACES = 12
_BETWEEN = "” "
_OF = "”的"


class Items:
    """What is said about each table; a finding that reaches into other tables is said in each of them."""

    def __init__(self, checked: CheckedDocument, phrases: Phrases, alone: bool = False) -> None:
        """`alone`: the reader has no letter about the other tables."""
        self._alone = alone
        self._document = checked.document
        self._phrases = phrases
        self._by_table: defaultdict[int, list[Diagnostic]] = defaultdict(list)
        for found in checked.diagnostics:
            if found.severity != Severity.INFO:
                for number in dict.fromkeys(place.table for place in found.places):
                    self._by_table[number].append(found)

    def of_table(self, number: int) -> list[Diagnostic]:
        """The findings that touch a table, 0 for the narrative: errors first, then the surer."""
        found = self._by_table.get(number, [])
        return sorted(found, key=lambda one: (-one.severity.rank, -one.confidence))

    def tell(self, found: Diagnostic, number: int) -> str:
        """One finding as it concerns a table: where, what is wrong and why, what to change."""
        phrases = self._phrases
        places = [place for place in found.places if place.table == number]
        first, others = places[0], places[1:]
        change = self._change(found, first) + self._same(found, others)
        if found.location.table != number and not self._alone:
            main = found.location
            project = PROJECT_SHORT.format(number=main.table) if main.table else ""
            return phrases.fill(
                phrases.elsewhere, place=self._place(found, first), project=project,
                main=self._name(main), change=change,
            )  # fmt: skip
        return phrases.fill(
            phrases.item, place=self._place(found, first), message=one_line(found.message), change=change
        )

    def _name(self, place: Location) -> str:
        return describe_place(self._document, place).replace(_BETWEEN, _OF)

    def _place(self, found: Diagnostic, place: Location) -> str:
        """Row and field, with the words where the message does not repeat them."""
        name, words = self._name(place), one_line(place.text)
        if not words or words in found.message or len(words) > _LONGEST_WORDS:
            return name
        return self._phrases.fill(self._phrases.words, place=name, words=words)

    def _change(self, found: Diagnostic, place: Location) -> str:
        fix = find_fix(found, place)
        if fix is None:
            return one_line(found.advice) if place == found.location else ""
        phrases = self._phrases
        safe = fix.applicability == Applicability.SAFE
        if is_whole(fix):
            template = phrases.certain if safe else phrases.suggested
            return phrases.fill(template, text=one_line(fix.result))
        template = phrases.certain_words if safe else phrases.suggested_words
        old, new = changed_words(self._document, fix)
        return phrases.fill(template, words=old, text=new)

    def _same(self, found: Diagnostic, others: list[Location]) -> str:
        if not others:
            return ""
        main = found.location
        names = [
            ROW.format(row=place.row) if place.row and place.field == main.field else place_name(place)
            for place in others[:_SHOWN_PLACES]
        ]
        more = "等" if len(others) > _SHOWN_PLACES else ""
        return self._phrases.fill(
            self._phrases.same, count=len(others), places="、".join(dict.fromkeys(names)) + more
        )
