"""The hand-segmented items of corpus/segmentation: words and roles as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qualitycheck.errors import CorpusError
from qualitycheck.language.segment.spans import LABELS, Segment
from qualitycheck.resources import data_folder

_ROLE = re.compile(r"\[([a-z]) ([^\[\]]*)\]|([^\[\]\s])")
_BROKEN = "{path}: {id}: the words or roles are not the text"


@dataclass(frozen=True, slots=True)
class Item:
    """A text of a kind (name, description, goal) with its words and its segments."""

    id: str
    kind: str
    words: tuple[str, ...]
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The words together."""
        return "".join(self.words)


def segmentation_folder() -> Path:
    """Where train.txt, development.txt and test.txt are."""
    return data_folder("corpus") / "segmentation"


def read_items(path: Path) -> tuple[Item, ...]:
    """The items of a file, three lines each. Raises CorpusError for one whose lines disagree."""
    return tuple(_read(path))


def read_recombined(path: Path) -> tuple[Item, ...]:
    """The names of a file that has only their roles, one a line."""
    names = (_read_roles(line) for line in path.read_text("utf-8").splitlines() if line)
    return tuple(Item(str(number), "name", (text,), found) for number, (text, found) in enumerate(names))


def _read(path: Path) -> Iterator[Item]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line]
    for head, words, roles in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        identifier, kind = head.split()
        plain, segments = _read_roles(roles.removeprefix("R "))
        item = Item(identifier, kind, tuple(words.removeprefix("W ").split()), segments)
        if item.text != plain:
            raise CorpusError(_BROKEN.format(path=path.name, id=identifier))
        yield item


def _read_roles(line: str) -> tuple[str, tuple[Segment, ...]]:
    text, segments = "", []
    for label, inside, bare in _ROLE.findall(line):
        written = inside.replace(" ", "") or bare
        if label:
            segments.append(Segment(LABELS[label], len(text), len(text) + len(written)))
        text += written
    return text, tuple(segments)
