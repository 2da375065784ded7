"""Prints suggestions drawn at random with what a reviewer needs to judge them: python tests/suggest/draw.py N SEED PATH….

For each: the project, its purpose, goals and budget, the names of the table's rows, the row before and after. The question is
“would a reviewer accept this row?”. Bare repairs of rules (a unit, a typo) are left out unless --repairs is given; they are
judged where findings are.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from qualitycheck.advice import suggest_path
from qualitycheck.document.table import Indicator
from qualitycheck.suggest.suggestion import Suggestion, TableSuggestions

Drawn = tuple[str, TableSuggestions, Suggestion]
_REPAIR = "按规则改法"


def list_suggestions(paths: list[Path], repairs: bool = False) -> list[Drawn]:
    """Every suggested row of the documents in order, with its document and its table."""
    return [
        (Path(document.path).name, table, one)
        for path in paths
        for document in suggest_path(path)
        for table in document.tables
        for one in table.suggestions
        if repairs or not (one.origin.startswith(_REPAIR) or (one.kind == "table" and one.after))
    ]


def describe(row: Indicator) -> str:
    parts = (row.level2, row.name, row.description, row.value, row.basis, row.deviation)
    return " | ".join(part.text for part in parts if part)


def show(number: int, drawn: Drawn) -> str:
    name, table, one = drawn
    before = table.before
    lines = [
        f"## {number}. {name} 项目{before.number} {before.project_name.text}",
        f"用途：{before.purpose.text}",
        f"目标：{before.goals.text}",
        f"预算：{before.budget.field.text} {before.budget.unit}",
        "各行：" + "、".join(f"{row.row} {row.name.text} {row.value.text}" for row in before.indicators),
        f"处理：{one.kind} 第{one.row}行 {'、'.join(one.codes)}",
    ]
    lines += [f"  原：{describe(one.before)}"] if one.before else []
    lines += [f"  改：{describe(row)}" for row in one.after]
    lines += [f"  改{field}：{text}" for field, text in one.texts]
    lines += [f"  来源：{one.origin}", *(f"  说明：{note}" for note in one.notes)]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--repairs", action="store_true")
    options = parser.parse_args()
    every = list_suggestions(options.paths, options.repairs)
    drawn = random.Random(options.seed).sample(every, min(options.count, len(every)))
    for number, one in enumerate(drawn, 1):
        print(show(number, one))
    print(f"{len(drawn)} of {len(every)}")


if __name__ == "__main__":
    main()
