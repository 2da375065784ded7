"""Pages as a scanner or a hand-held phone would show them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    Pixels = np.ndarray[tuple[int, int], np.dtype[np.uint8]]


@dataclass(frozen=True)
class Shot:
    """How a page is photographed.

    `angle` in degrees against the clock, `far` and `side` the share by which the upper edge and the right edge look
    shorter than those opposite, `desk` the share of the picture on each side that shows the table the page
    lies on, `shade` the share of light lost in the darkest corner, `noise` its deviation in grey levels,
    `quality` of the JPEG, `turns` quarter turns against the clock.
    """

    angle: float = 0.0
    far: float = 0.0
    side: float = 0.0
    desk: float = 0.08
    shade: float = 0.4
    noise: float = 5.0
    quality: int = 70
    turns: int = 0


def shown(pdf: Path, page: int, dots: int) -> Pixels:
    """A page of a PDF in grey pixels, `dots` to an inch; pages count from 1."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pixels = document[page - 1].render(scale=dots / 72, grayscale=True).to_numpy()
    found: Pixels = pixels.reshape(pixels.shape[:2])
    return found


def photographed(pixels: Pixels, shot: Shot) -> Pixels:
    """The page lying on a dark desk, seen at an angle, in uneven light."""
    import cv2
    import numpy as np

    chance = np.random.default_rng(11)
    high, wide = pixels.shape
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    seen = corners.copy()
    seen[0, 0], seen[1, 0] = wide * shot.far / 2, wide * (1 - shot.far / 2)
    seen[1, 1] += high * shot.side / 2
    seen[2, 1] -= high * shot.side / 2
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), shot.angle, 1.0)
    seen = seen @ turn[:, :2].T.astype(np.float32) + turn[:, 2].astype(np.float32)
    low, top = seen.min(axis=0), seen.max(axis=0)
    border = (top - low).max() * shot.desk
    seen += border - low
    size = tuple(int(edge) for edge in (top - low + 2 * border))
    warp = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    desk = 85 if shot.desk else 250
    picture = cv2.warpPerspective(pixels, warp, size, flags=cv2.INTER_AREA, borderValue=desk).astype(float)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    picture *= 1 - shot.shade * (x / size[0] + y / size[1]) / 2
    picture = cv2.GaussianBlur(picture, (0, 0), 0.7) + chance.normal(0, shot.noise, picture.shape)
    picture = np.rot90(np.clip(picture, 0, 255).astype(np.uint8), shot.turns)
    _, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, shot.quality])
    decoded: Pixels = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    return decoded


def photograph(pdf: Path, target: Path, shot: Shot, page: int = 1, dots: int = 200) -> Path:
    """A photograph of one page of a PDF, as a png or jpg."""
    import cv2

    picture = photographed(shown(pdf, page, dots), shot)
    cv2.imwrite(str(target), picture, [cv2.IMWRITE_JPEG_QUALITY, shot.quality])
    return target
