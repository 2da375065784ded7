"""Pages in their order as paragraphs and grids: running heads left out, breaks between pages undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from qualitycheck.document.field import Origin, join_fields
from qualitycheck.document.limits import Limits
from qualitycheck.read.blocks import Block, Paragraph
from qualitycheck.read.fields import field_of
from qualitycheck.read.glyphs import Line, goes_on, text_of
from qualitycheck.read.pagejoin import are_continuous, join
from qualitycheck.read.pages import Page, PageTable
from qualitycheck.read.titles import is_continued, is_title

_PAGE_NUMBER = re.compile(
    r"^[-—－–~·\s]*(?:第\s*)?(?:\d{1,4}|[ivxIVX]{1,6})(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—－–~·\s]*$"
)
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.12
_WIDEST_STEP = 2.6

Item = tuple[Page, int, Line | PageTable]
Size = tuple[int, int]


def blocks_of(pages: Sequence[Page], limits: Limits) -> Iterator[Block]:
    """The blocks of the whole document."""
    edges = _edges(pages)
    text: list[Item] = []
    tables: list[PageTable] = []
    for item in _items(pages, _running(pages)):
        part = item[2]
        if isinstance(part, PageTable):
            yield from _paragraph(text)
            text = []
            if tables and not are_continuous(tables[-1], part):
                yield join(tables, limits)
                tables = []
            tables.append(part)
        elif tables and is_continued(part.text) and item[0].number > tables[-1].page:
            continue
        else:
            if tables:
                yield join(tables, limits)
                tables = []
            if text and not _follows(text[-1], item, edges):
                yield from _paragraph(text)
                text = []
            text.append(item)
    yield from _paragraph(text)
    if tables:
        yield join(tables, limits)


def _items(pages: Sequence[Page], running: set[tuple[int, int]]) -> Iterator[Item]:
    """Lines and tables of every page from the top, each with its number on the page."""
    for page in pages:
        parts: list[tuple[float, int, Line | PageTable]] = [
            (line.top, index, line)
            for index, line in enumerate(page.lines, 1)
            if (page.number, index) not in running
        ]
        parts += [(table.frame.ys[0], 0, table) for table in page.tables]
        for _, index, part in sorted(parts, key=lambda found: found[0]):
            yield page, index, part


def _paragraph(items: Sequence[Item]) -> Iterator[Paragraph]:
    """A paragraph, piece by piece from each page it stands on."""
    fields = []
    pages = dict.fromkeys(page.number for page, _, _ in items)
    for number in pages:
        lines = [part for page, _, part in items if page.number == number and isinstance(part, Line)]
        first = next(index for page, index, _ in items if page.number == number)
        left, right = min(line.left for line in lines), max(line.right for line in lines)
        box = (round(left, 1), round(lines[0].top, 1), round(right, 1), round(lines[-1].box[3], 1))
        fields.append(field_of(text_of(lines), Origin("page", str(number), first, box=box)))
    if fields:
        yield Paragraph(join_fields(fields))


def _follows(last: Item, item: Item, edges: dict[Size, tuple[float, float]]) -> bool:
    """Whether a line goes on with the paragraph before it, on the same page or the next."""
    (page, _, before), (here, _, line) = last, item
    if not isinstance(before, Line) or not isinstance(line, Line) or _size(page) != _size(here):
        return False
    if page is here and not 0 < line.top - before.top < _WIDEST_STEP * line.size:
        return False
    return not is_title(before.text) and goes_on(before, line, *edges[_size(here)])


def _size(page: Page) -> Size:
    return round(page.width), round(page.height)


def _edges(pages: Sequence[Page]) -> dict[Size, tuple[float, float]]:
    """The left and right edge of the text on pages of each size."""
    found: dict[Size, tuple[float, float]] = {}
    for page in pages:
        for line in page.lines:
            left, right = found.get(_size(page), (line.left, line.right))
            found[_size(page)] = min(left, line.left), max(right, line.right)
    return found


def _running(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page numbers, and lines that stand at the same height of most pages, by page and line."""
    margins = [(page, index, line) for page in pages for index, line in _margin_lines(page)]
    seen = Counter((_plain(line), round(line.top / 3)) for _, _, line in margins)
    body = _body_size(pages)
    enough = max(2, len(pages) * 0.5)
    found = set()
    for page, index, line in margins:
        at = round(line.top / 3)
        count = max(seen[_plain(line), y] for y in (at - 1, at, at + 1))
        repeated = count >= enough and not (is_title(line.text) and line.size > 1.05 * body)
        if repeated or _PAGE_NUMBER.match(line.text):
            found.add((page.number, index))
    return found


def _margin_lines(page: Page) -> Iterator[tuple[int, Line]]:
    """The lines near the upper and lower edge, with nothing of the text beyond them."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    for table in page.tables:
        top, bottom = min(top, table.frame.ys[0]), max(bottom, table.frame.ys[-1])
    for index, line in enumerate(page.lines, 1):
        if line.box[3] <= top or line.top >= bottom:
            yield index, line


def _plain(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _body_size(pages: Sequence[Page]) -> float:
    """The height of most characters."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        for table in page.tables:
            for cell in table.cells:
                for line in cell.lines:
                    sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
