"""How large an input may be: beyond it the reader refuses with a sentence instead of filling the memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, cells, columns, characters, levels and pixels; `max_ratio` is expanded to packed bytes."""

    max_file_bytes: int = 200_000_000
    max_expanded_bytes: int = 1_000_000_000
    max_ratio: int = 200
    max_cells: int = 5_000_000
    max_columns: int = 1_000
    max_cell_characters: int = 100_000
    max_depth: int = 20
    max_pixels: int = 100_000_000
