"""Scores as a pandas DataFrame, for analysis."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from qualitycheck.config import Configuration
from qualitycheck.report.ranking import COLUMNS, list_cells, rank_tables
from qualitycheck.session import check_paths

if TYPE_CHECKING:
    import pandas as pd


def score_frame(
    paths: Iterable[str | os.PathLike[str]], configuration: Configuration | None = None
) -> pd.DataFrame:
    """A row a project table, weakest first; what could not be read is in `frame.attrs["unreadable"]`."""
    import pandas as pd  # noqa: PLC0415  # two seconds that no check waits for

    result = check_paths(paths, configuration or Configuration())
    frame = pd.DataFrame(list_cells(rank_tables(result)), columns=list(COLUMNS))
    frame.attrs["unreadable"] = [(one.path, one.reason) for one in result.unreadable]
    return frame
