"""Which characters look alike: glyphs drawn with a font, compared as pictures.

The table is a measurement of our own; the font (Noto Sans CJK SC, SIL Open Font License) is only looked at.
Command: `python -m qualitycheck.train.shapes FONT CHARACTERS.txt OUT.tsv` (Pillow, extra `train`).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

_SIZE, _DRAWN, _BLUR = 32, 64, 2.2
NEIGHBOURS, LEAST = 24, 0.55
_INSIDE_WORTH = np.float32(0.88)
_FACE = 2  # the simplified Chinese face of the collection

Pictures = npt.NDArray[np.float32]


def draw(characters: str, font_path: str) -> Pictures:
    """Blurred glyphs, one row each, shape (n, 32, 32)."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    font = ImageFont.truetype(font_path, _DRAWN - 4, index=_FACE)
    pictures = np.zeros((len(characters), _SIZE, _SIZE), np.float32)
    for number, character in enumerate(characters):
        image = Image.new("L", (_DRAWN, _DRAWN), 0)
        ImageDraw.Draw(image).text((2, -8), character, fill=255, font=font)
        blurred = image.filter(ImageFilter.GaussianBlur(_BLUR)).resize((_SIZE, _SIZE))
        pictures[number] = np.asarray(blurred, np.float32)
    return pictures


def compare(pictures: Pictures) -> Pictures:
    """Similarity of every two: the whole glyph, one half (a shared component), or one inside the other."""
    half = _SIZE // 2
    whole = _cosine(pictures, pictures)
    parts = [_cosine(part, part) for part in _halves(pictures, half + 4, half)]
    best = np.maximum.reduce(parts)
    inside = _inside(pictures)
    likeness: Pictures = np.maximum(np.maximum(whole, 0.5 * best + 0.5 * whole), np.maximum(inside, inside.T))
    return likeness


def _halves(pictures: Pictures, second: int, first: int) -> list[Pictures]:
    """Right, left, lower and upper part; the second of a pair is usually the wider one."""
    return [
        pictures[:, :, -second:],
        pictures[:, :, :first],
        pictures[:, -second:],
        pictures[:, :first],
    ]


def _inside(pictures: Pictures) -> Pictures:
    """How well each glyph (column), squeezed, fits one part of another (row)."""
    best = np.zeros((len(pictures), len(pictures)), np.float32)
    for size in (14, 18, 22):
        for part, axis in zip(_halves(pictures, size, size), (2, 2, 1, 1), strict=True):
            steps = np.linspace(0, _SIZE - 1, size).round().astype(int)
            best = np.maximum(best, _cosine(part, np.take(pictures, steps, axis=axis)))
    return _INSIDE_WORTH * best


def _cosine(rows: Pictures, columns: Pictures) -> Pictures:
    one, other = (_unit(p.reshape(len(p), -1)) for p in (rows, columns))
    product: Pictures = one @ other.T
    return product


def _unit(flat: Pictures) -> Pictures:
    centred = flat - flat.mean(axis=0)
    unit: Pictures = centred / (np.linalg.norm(centred, axis=1, keepdims=True) + 1e-6)
    return unit


def write_table(characters: str, font_path: str, out: Path) -> None:
    """One line a character: itself, then its look-alikes with hundredths of similarity."""
    similarity = compare(draw(characters, font_path))
    np.fill_diagonal(similarity, 0)
    lines = []
    for number, character in enumerate(characters):
        order = np.argsort(-similarity[number])[:NEIGHBOURS]
        near = [(characters[k], similarity[number, k]) for k in order if similarity[number, k] >= LEAST]
        lines.append("\t".join([character, *(f"{other}{round(100 * s)}" for other, s in near)]))
    out.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write_table(Path(sys.argv[2]).read_text("utf-8").strip(), sys.argv[1], Path(sys.argv[3]))
