"""Paragraphs and rows around a table by what they look like: titles, form lines, notes, 续表."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualitycheck.document.field import Field
from qualitycheck.read.fields import stripped
from qualitycheck.read.words import is_mark, label_of, plain_key, words

_LONGEST_TITLE = 80
_WHOLE = frozenset({"goals", "actual_goals", "long_goals", "purpose"})
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR_LINE = re.compile(r"^\(?(?:19|20)\d\d年?(?:度|-.*)?\)?$")
_ATTACHMENT = re.compile(r"^(?:附件|附表|附|表)[\d一二三四五六七八九十]*(?:[-－—]\d+)*$")
_ATTACHMENT_PREFIX = re.compile(r"^(?:附件|附表|表)\s*[\d一二三四五六七八九十]+(?:[-－—]\d+)*\s*[:：.、]?\s*")
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])\s*")
_TITLE_TAIL = re.compile(
    r"(?:\d{4}年度?)?(?:区|县|市|省)?(?:部门|单位)?(?:[（(]单位[)）])?(?:整体)?(?:预算)?(?:项目)?(?:支出)?(?:预算)?(?:绩效|自评|申报).*$"
)
_CONTINUED = re.compile(r"^续|\(续表?\)|续表$")
_NOTE = re.compile(r"^(?:注|备注|说明|注释|填表说明|填报说明)\s*\d{0,2}\s*[:：]|^[※]")
_NOTE_NEXT = re.compile(r"^[（(]?\d{1,2}[)）.．、]")
_WORD_COLON = re.compile(r"([^\s:：,，。;；]{1,16})\s*[:：]")
_WIDE_SPACE = re.compile(r"\s{2,}|[\t\n\u3000]")
_CODE_NAME = re.compile(
    r"^[\[【(（]?\s*([A-Za-z]?\d{3,}[\dA-Za-z]*)\s*[\]】)）]?\s*[-—_－]?\s*(?=[\u4e00-\u9fff])"
)
_PROJECT_CODE_NAME = re.compile(r"^([0-9A-Za-z][0-9A-Za-z-]{4,}[0-9A-Za-z])\s*[-—_－]\s*(?=[^-\s])")


def is_title(text: str) -> bool:
    """`1、车辆保险费绩效目标表`, `项目支出绩效自评表（2022年度）`, with or without the year."""
    if len(text) > _LONGEST_TITLE:
        return False
    key = _BRACKETS.sub("", plain_key(text)).rstrip("0123456789-")
    return any(key.endswith(title) for title in words().marks["titles"])


def is_heading(text: str) -> bool:
    """What stands above or below a title: `附件3`, `表14`, `（2024年度）`."""
    key = "".join(text.split()).replace("（", "(").replace("）", ")")
    return bool(_ATTACHMENT.match(key) or _YEAR_LINE.match(key))


def is_continued(text: str) -> bool:
    """`（续表）` and the like."""
    key = plain_key(text)
    return is_mark("continued", key.strip("()")) or (is_title(text) and bool(_CONTINUED.search(key)))


def is_note(text: str) -> bool:
    """`注：…` and the like."""
    return bool(_NOTE.match(text.strip()))


def continues_note(text: str) -> bool:
    """The next numbered line of a note."""
    return bool(_NOTE_NEXT.match(text.strip()))


def inline_pairs(field: Field) -> list[tuple[str, Field]]:
    """Label and value where both stand in one text: `填报单位：某局　　2024年度　　单位：万元`."""
    text = field.text
    if ":" not in text and "：" not in text:
        return []
    found = [(label, match) for match in _WORD_COLON.finditer(text) if (label := label_of(match[1]))]
    if found and found[0][0] in _WHOLE and not text[: found[0][1].start()].strip():
        return [(found[0][0], stripped(field.slice(found[0][1].end(), len(text))))]
    ends = [match.start() for _, match in found[1:]] + [len(text)]
    return [
        (label, _value(field, match.end(), end)) for (label, match), end in zip(found, ends, strict=False)
    ]


def _value(field: Field, start: int, end: int) -> Field:
    """Up to the next wide gap."""
    value = stripped(field.slice(start, end))
    gap = _WIDE_SPACE.search(value.text)
    return stripped(value.slice(0, gap.start())) if gap else value


def is_form_line(text: str) -> bool:
    """A line of labels with their values, as stands between a title and its table."""
    if len(text) > 2 * _LONGEST_TITLE:
        return False
    first = next(_WORD_COLON.finditer(text), None)
    return first is not None and not text[: first.start()].strip() and bool(label_of(first[1]))


def split_code(field: Field) -> tuple[str, Field]:
    """`[153007]某中心`, `478001某联合会`, `402001-某局` → code, name."""
    match = _CODE_NAME.match(field.text)
    return (match[1], stripped(field.slice(match.end(), len(field.text)))) if match else ("", field)


def split_project(field: Field) -> tuple[Field, Field] | None:
    """`CODE-名称` → code, name; None where there is no code in front."""
    match = _PROJECT_CODE_NAME.match(field.text)
    if match is None or not any(c.isdigit() for c in match[1]):
        return None
    return field.slice(*match.span(1)), stripped(field.slice(match.end(), len(field.text)))


def name_in_title(title: Field) -> Field | None:
    """The project's name in `1、车辆保险费绩效目标表`; None in a title that names no project."""
    for line in _lines_with_titles(title):
        text = line.text
        start = 0
        for pattern in (_ATTACHMENT_PREFIX, _NUMBERING):
            match = pattern.match(text[start:])
            start += match.end() if match else 0
        tail = _TITLE_TAIL.search(text, start)
        name = stripped(line.slice(start, tail.start() if tail else start))
        if len(name.text) > 1:
            return name
    return None


def _lines_with_titles(title: Field) -> Iterator[Field]:
    start = 0
    for line in title.text.split("\n"):
        if is_title(line):
            yield stripped(title.slice(start, start + len(line)))
        start += len(line) + 1
