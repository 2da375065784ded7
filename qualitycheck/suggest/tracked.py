"""Word documents with tracked changes: at the exact characters, formatting kept, everything else untouched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from qualitycheck.document.limits import Limits
from qualitycheck.openxml.container import rewrite_container, serialize
from qualitycheck.openxml.revisions import Revisions, is_open
from qualitycheck.openxml.runs import locate
from qualitycheck.read.archive import main_part, open_archive, parse_member
from qualitycheck.read.docx import find_places
from qualitycheck.read.wordtext import paragraph_text
from qualitycheck.suggest.placement import MOVED, CellEdit

if TYPE_CHECKING:
    import zipfile

AUTHOR = "qualitycheck"
CLOSED = "此处是公式、锁定的内容控件或带有替代内容的图形，不能用修订方式修改"


class TrackedDocument:
    """A Word document that is open for changes."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._part = main_part(archive, "word/document.xml")
        self._root = parse_member(archive, self._part)
        self._places = find_places(self._root, limits)

    def obstacle(self, cell: CellEdit, *others: CellEdit) -> str:
        """Why a change cannot be written, empty where it can."""
        found = locate(self._places.get(cell.origin, ()), cell.start, cell.end)
        if found is None:
            return MOVED
        paragraph, start, end = found
        if paragraph_text(paragraph)[start:end] != cell.old:
            return MOVED
        return "" if is_open(paragraph, start, end) else CLOSED

    def write(self, cells: Iterable[CellEdit]) -> bytes:
        """The document with the changes as revisions; every one of them has no `obstacle`."""
        changes = Revisions(self._root, AUTHOR)
        # From the back, so that offsets before a change stay what they are.
        for cell in sorted(cells, key=lambda one: (one.start, one.end), reverse=True):
            found = locate(self._places[cell.origin], cell.start, cell.end)
            assert found is not None
            changes.replace(*found, cell.replacement)
        return rewrite_container(self._archive, {self._part: serialize(self._root)})


@contextmanager
def open_tracked(path: Path, limits: Limits) -> Iterator[TrackedDocument]:
    """Opens a Word document for changes. Raises the errors of reading it."""
    with open_archive(path, limits) as archive:
        yield TrackedDocument(archive, limits)
