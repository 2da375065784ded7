"""Usual values of rates by their ending, from the good rows of corpus/indicators.

Command: `python -m qualitycheck.train.rates` writes corpus/vocabulary/usual_rates.tsv.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Iterable

from qualitycheck.language.corpus import Project, read_corpus
from qualitycheck.language.names import read_name
from qualitycheck.language.usual import rates_path
from qualitycheck.text.quantity import parse_value

HEADER = "# ending\trows\tlowest\tmedian\n"
_ENDING = re.compile(r"[一-鿿]{2}[率度]$")
_FEWEST = 8


def collect_rates(projects: Iterable[Project]) -> dict[str, list[float]]:
    """The minimum each good row asks for, in percent, by the last three characters of its name."""
    rates: defaultdict[str, list[float]] = defaultdict(list)
    for project in projects:
        for row in project.rows if project.split != "test" else ():
            name, value = read_name(row.name), parse_value(row.value)
            ending = _ENDING.search(name.core)
            percent = value.unit is not None and value.unit.name == "%"
            if (
                ending
                and percent
                and value.low is not None
                and value.operator != "<="
                and not row.flaws
                and not name.negative
            ):
                rates[ending.group()].append(float(value.low))
    return rates


def write_rates() -> None:
    """Writes the endings with enough rows, the most frequent first."""
    rates = {e: values for e, values in collect_rates(read_corpus()).items() if len(values) >= _FEWEST}
    ranked = sorted(rates.items(), key=lambda item: (-len(item[1]), item[0]))
    lines = (f"{e}\t{len(v)}\t{min(v):g}\t{statistics.median(v):g}\n" for e, v in ranked)
    rates_path().write_text(HEADER + "".join(lines), "utf-8")


if __name__ == "__main__":
    write_rates()
