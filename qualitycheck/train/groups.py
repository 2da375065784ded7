"""Labelled sentences, and a split that keeps alike ones together."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

Pair = tuple[str, str]
RUN = 8


def read_pairs(path: Path) -> list[Pair]:
    """wrong<TAB>right, one a line."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [(row[0], row[1]) for row in rows if len(row) >= 2]


def group_pairs(pairs: Sequence[Pair], run: int = RUN) -> list[int]:
    """A group number a pair: those whose right sentences share a stretch of `run` characters are together."""
    parent = list(range(len(pairs)))

    def find(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    seen: dict[str, int] = {}
    for number, (_, right) in enumerate(pairs):
        for start in range(max(1, len(right) - run + 1)):
            other = seen.setdefault(right[start : start + run], number)
            parent[find(number)] = find(other)
    return [find(number) for number in range(len(pairs))]


def split_pairs(pairs: Sequence[Pair], share: int = 5) -> tuple[list[Pair], list[Pair]]:
    """Training pairs, and those of one group in `share`, chosen by a hash of the group's first sentence."""
    groups = group_pairs(pairs)
    kept: list[Pair] = []
    aside: list[Pair] = []
    for pair, group in zip(pairs, groups, strict=True):
        digest = hashlib.sha256(pairs[group][1].encode()).digest()
        (aside if digest[0] % share == 0 else kept).append(pair)
    return kept, aside


_TITLE = re.compile("^.{0,12}(?:省|市|区|自治区).{0,6}政府工作报告|^.{0,8}政府工作报告$")


def split_reports(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Whole reports: one in four for training, two as clean test, one for the second test."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    number = -1
    for line in lines:
        number += bool(_TITLE.match(line)) and len(line) < 40
        parts[(1, 0, 1, 2)[number % 4]].append(line)
    return parts
