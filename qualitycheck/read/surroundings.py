"""The paragraphs between two tables: notes of the one above, narrative, title of the one below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qualitycheck.document.field import Field
from qualitycheck.read.titles import continues_note, is_continued, is_form_line, is_heading, is_note, is_title


@dataclass(slots=True)
class Surroundings:
    """`notes` follow the table above; `titles` and form `lines` belong to the table below."""

    notes: list[Field] = field(default_factory=list)
    narrative: list[Field] = field(default_factory=list)
    titles: list[Field] = field(default_factory=list)
    lines: list[Field] = field(default_factory=list)
    continued: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether something stands between the two tables that separates their projects."""
        return bool(self.narrative or self.titles)


def sort_paragraphs(paragraphs: Sequence[Field], above: bool, below: bool) -> Surroundings:
    """Sorts the paragraphs; `above` and `below` say whether a table stands there at all."""
    found = Surroundings()
    start = _notes_end(paragraphs) if above else 0
    end = _title_start(paragraphs, start) if below else len(paragraphs)
    found.notes = list(paragraphs[:start])
    found.narrative = list(paragraphs[start:end])
    for paragraph in paragraphs[end:]:
        if is_continued(paragraph.text):
            found.continued = True
        elif is_form_line(paragraph.text):
            found.lines.append(paragraph)
        else:
            found.titles.append(paragraph)
    return found


def _notes_end(paragraphs: Sequence[Field]) -> int:
    """Notes directly under a table, with their numbered lines."""
    if not paragraphs or not is_note(paragraphs[0].text):
        return 0
    end = 1
    while end < len(paragraphs) and _goes_on(paragraphs[end].text):
        end += 1
    return end


def _goes_on(text: str) -> bool:
    return is_note(text) or (continues_note(text) and not is_title(text))


def _title_start(paragraphs: Sequence[Field], start: int) -> int:
    """Where the title of the table below begins: one title, with the lines around it."""
    end, titled = len(paragraphs), False
    while end > start:
        text = paragraphs[end - 1].text
        title = is_title(text)
        if not (is_heading(text) or is_continued(text) or (not titled and (title or is_form_line(text)))):
            break
        if title and titled:
            break
        titled = titled or title
        end -= 1
    return end
