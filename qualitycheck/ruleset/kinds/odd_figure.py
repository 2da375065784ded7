"""Kind `odd_figure`: the one text with a slip of the pen in a figure on which an indicator's value and another text agree.

params: fields (texts of the table compared with one another and with the paragraphs before the tables).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from qualitycheck.language.alignment import NEAR, containment, counted_words, same_measure
from qualitycheck.language.context import Context, Row
from qualitycheck.language.mentions import Mention, find_mentions
from qualitycheck.ruleset.comparison import TITLES, is_rate
from qualitycheck.ruleset.finding import Finding, Place, Replacement
from qualitycheck.ruleset.protocol import Check
from qualitycheck.ruleset.schema import Rule
from qualitycheck.text.numbers import print_number

_LONG = 3
"""Digits of a number that is not by chance another in another order; characters of what may be looked for elsewhere."""


def prepare(rule: Rule) -> Check:
    """Looks up the fields."""
    fields: Sequence[str] = rule.params["fields"]

    def check(context: Context) -> Iterator[Finding]:
        for row in context.rows:
            if not _is_single(row):
                continue
            agreeing = [f for f in fields if _figures(row, row.table.field(f).text, equal=True)]
            for field in fields if agreeing else ():
                text = row.table.field(field).text
                if field not in agreeing:
                    yield from _judge(row, text, Place(row.table.number, 0, field), agreeing[0])
            for number in _find_paragraphs(context, row) if agreeing else ():
                text = context.document.narrative[number - 1].text
                yield from _judge(row, text, Place(0, 0, "text", paragraph=number), agreeing[0])

    return check


def _is_single(row: Row) -> bool:
    value = row.value
    single = value.kind == "quantity" and value.low is not None and value.high is None
    return single and value.unit is not None and not is_rate(value.unit) and value.low >= 10  # type: ignore[operator]


def _find_paragraphs(context: Context, row: Row) -> list[int]:
    """The numbers of the paragraphs with a figure that may be a slip of the row's."""
    index = context.remember("figures of paragraphs", lambda: _index_paragraphs(context))
    return sorted({number for key in _slips(row.value.low or Decimal(0)) for number in index.get(key, ())})


def _index_paragraphs(context: Context) -> Mapping[str, set[int]]:
    index: defaultdict[str, set[int]] = defaultdict(set)
    for number, paragraph in enumerate(context.document.narrative, 1):
        for mention in find_mentions(paragraph.text):
            for key in _slips(mention.low):
                index[key].add(number)
    return index


def _slips(number: Decimal) -> Iterator[str]:
    """What a number has in common with its slips: all digits but one, or the digits in order."""
    digits = print_number(number)
    yield from (f"{digits[:place]}?{digits[place + 1 :]}" for place in range(len(digits)))
    yield "".join(sorted(digits))


def _figures(row: Row, text: str, *, equal: bool) -> list[Mention]:
    """The figures of a text in the row's measure that are its value, or are not."""
    found = (m for m in find_mentions(text) if same_measure(row.value.unit, m.unit))
    return [m for m in found if (m.low == row.value.low) == equal]


def _judge(row: Row, text: str, place: Place, agreed: str) -> Iterator[Finding]:
    if _figures(row, text, equal=True):
        return
    words = counted_words(row.name)
    low = row.value.low or Decimal(0)
    odd = [m for m in _figures(row, text, equal=False) if _is_slip(low, m, words)]
    if len(odd) == 1:
        yield _report(row, text, odd[0], place, agreed)


def _is_slip(low: Decimal, mention: Mention, words: str) -> bool:
    """One digit is another beside the words of the name, or the digits are exchanged beside its last word."""
    right, written = print_number(low), print_number(mention.low)
    if len(right) != len(written) or len(words) < _LONG or "其中" in mention.before:
        return False
    wrong = sum(a != b for a, b in zip(right, written, strict=True))
    if wrong == 1:
        return containment(words, mention.clause) >= NEAR
    touching = words[-2:] in mention.before[-8:] or words[-2:] in mention.after[:6]
    return len(right) >= _LONG and sorted(right) == sorted(written) and touching


def _report(row: Row, text: str, mention: Mention, place: Place, agreed: str) -> Finding:
    start, end = mention.number[0], mention.unit_span[1]
    values = {"name": row.indicator.name.text, "value": row.text, "text": text[start:end]}
    right = print_number((row.value.low or Decimal(0)) / (10**4 if mention.scaled else 1))
    number = place._replace(start=mention.number[0], end=mention.number[1])
    repair = (Replacement(number, right),)
    return Finding(place._replace(start=start, end=end), values | {"where": TITLES[agreed]}, repair)
