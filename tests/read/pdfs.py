"""Small PDF files written by hand: ruled tables and Chinese text without an embedded font."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

WIDTH, HEIGHT = 595, 842
SIZE = 10.0
PADDING = 5.0
_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/SimSun/DW 1000/W[1 95 500 814 939 500]"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor<</Type/FontDescriptor"
    b"/FontName/SimSun/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    b"/CapHeight 880/StemV 80>>>>]>>"
)


class Canvas:
    """A page; `y` counts down from its upper edge."""

    def __init__(self, height: float = HEIGHT) -> None:
        self.height = height
        self.operators: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        """Text whose upper left corner is at `x`, `y`."""
        code = text.encode("utf-16-be").hex()
        self.operators.append(
            f"BT /F0 {size} Tf {x:.2f} {self.height - y - 0.88 * size:.2f} Td <{code}> Tj ET"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A straight line."""
        self.operators.append(f"{x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def box(self, left: float, top: float, right: float, bottom: float) -> None:
        """The four sides of a cell."""
        self.operators.append(
            f"{left:.2f} {self.height - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re S"
        )

    def cell(self, left: float, top: float, right: float, bottom: float, text: str) -> None:
        """A cell with its text broken into lines that fit, as word processors do."""
        self.box(left, top, right, bottom)
        y = top + PADDING / 2
        for line in broken(text, right - left - 2 * PADDING):
            self.text(left + PADDING, y, line)
            y += 1.2 * SIZE

    def picture(self) -> Canvas:
        """A picture of one pixel over the page."""
        self.operators.append("q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q")
        return self

    def table(
        self, top: float, widths: Sequence[float], rows: Iterable[Sequence[str]], left: float = 50
    ) -> float:
        """A grid without merged cells; gives its lower edge."""
        for row in rows:
            height = 8 + max(
                1.2 * SIZE * len(broken(text, width - 2 * PADDING))
                for text, width in zip(row, widths, strict=True)
            )
            x = left
            for text, width in zip(row, widths, strict=True):
                self.cell(x, top, x + width, top + height, text)
                x += width
            top += height
        return top


def text_width(text: str) -> float:
    """Half a square for a character of ASCII, a whole one for any other."""
    return sum(SIZE / 2 if char < "\x7f" else SIZE for char in text)


def broken(text: str, width: float) -> list[str]:
    """The lines of a text in a column."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for char in part:
            if line and text_width(line + char) > width:
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


def write_pdf(
    path: Path, pages: Sequence[Canvas], trailer: bytes = b"", width: float = WIDTH, rotate: int = 0
) -> Path:
    """Writes the pages with a correct cross-reference table; `rotate`: degrees a viewer turns them clockwise."""
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        _FONT,
    ]
    for index, page in enumerate(pages):
        content = "\n".join(page.operators).encode()
        box = f"[0 0 {width} {page.height}]"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Rotate {rotate}/Contents {5 + 2 * index} 0 R"
            "/Resources<</Font<</F0 3 0 R>>>>>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    path.write_bytes(data)
    return path
