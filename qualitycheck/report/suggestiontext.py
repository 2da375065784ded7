"""Suggestions for a terminal: what was written on the left, what is suggested on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qualitycheck.document.smart import TableScore
from qualitycheck.report.excerpt import one_line, printable
from qualitycheck.report.pairing import FIELDS, KINDS, Pair, explain, pair_rows, show, text_changes
from qualitycheck.report.style import pad
from qualitycheck.report.wide import wrap
from qualitycheck.suggest.suggestion import DocumentSuggestions, Suggestion, TableSuggestions

_LABEL, _COLUMN = 10, 34
_TITLE = "  项目 {number} {name}    {before} → {after}"
_SCORE = "{grade} {score:.0f}"
_ROW = "    第{row}行 {kind}"
_ADDED = "    {kind}一行"
_TEXT = "    {kind}{what}"
_OPEN = "    尚无合适建议：{codes}"
_HEADS = ("原文", "建议")
_NONE = "没有可提的建议。"
_TOTAL = "共 {tables} 个项目，{suggestions} 条建议；“＿＿”处文件没有给出，须由编制人填写"


def render_suggestions(documents: Iterable[DocumentSuggestions]) -> str:
    """All suggestions, table by table."""
    documents = list(documents)
    lines: list[str] = []
    for document in documents:
        lines.append(one_line(document.path))
        lines += [line for table in document.tables for line in _table(table)]
        if not document.tables:
            lines.append(f"  {_NONE}")
    count = sum(len(table.suggestions) for document in documents for table in document.tables)
    lines += ["", _TOTAL.format(tables=sum(d.count for d in documents), suggestions=count)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _table(one: TableSuggestions) -> Iterator[str]:
    yield _TITLE.format(
        number=one.before.number, name=one_line(one.before.project_name.text), before=_score(one.score_before),
        after=_score(one.score_after),
    )  # fmt: skip
    for pair in pair_rows(one):
        if pair.suggestion is not None:
            yield from _pair(pair, pair.suggestion)
    for what, before, after, suggestion in text_changes(one):
        yield _TEXT.format(kind=KINDS["table"], what=what)
        yield from _columns("", before, after)
        yield from _explained(suggestion)
    if one.open:
        yield _OPEN.format(codes="、".join(one.open))


def _score(score: TableScore) -> str:
    return _SCORE.format(grade=score.grade, score=score.smart.score)


def _pair(pair: Pair, suggestion: Suggestion) -> Iterator[str]:
    kind = KINDS[suggestion.kind]
    yield _ROW.format(row=suggestion.row, kind=kind) if suggestion.row else _ADDED.format(kind=kind)
    if pair.after is None:
        assert pair.before is not None
        yield from _columns("三级指标", pair.before.name.text, "（删去）")
    else:
        for field, title in FIELDS:
            before = pair.before.field(field).text if pair.before else ""
            after = pair.after.field(field).text
            if before != after or (field in ("name", "value") and after):
                yield from _columns(title, before, after)
    yield from _explained(suggestion)


def _columns(title: str, before: str, after: str) -> Iterator[str]:
    left, right = wrap(printable(before), _COLUMN), wrap(show(after), _COLUMN)
    for number in range(max(len(left), len(right))):
        one = left[number] if number < len(left) else ""
        other = right[number] if number < len(right) else ""
        head = title if not number else ""
        yield f"      {pad(head, _LABEL)}{pad(one, _COLUMN)}  {'→' if not number else ' '} {other}"


def _explained(suggestion: Suggestion) -> Iterator[str]:
    yield from (f"        {line}" for line in explain(suggestion))
