"""How long a PDF of 300 pages takes and how much memory: `python tests/read/bench_pdf.py [PAGES]`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from qualitycheck.read.open import read_path
from tests.read.documents import HEADER
from tests.read.pdfs import Canvas, write_pdf

LIMIT_SECONDS, LIMIT_MB = 60.0, 600.0
WIDTHS = [55.0, 70.0, 100.0, 130.0, 60.0, 80.0]
ROW = [
    "产出指标",
    "数量指标",
    "培训护林员人数",
    "当年参加防火培训并通过考核的护林员人数",
    "≥120人",
    "年度培训计划",
]


def build(path: Path, pages: int) -> None:
    """Three projects on two pages, the tables running over the breaks: about 1,000 characters a page."""
    canvases = []
    for number in range(pages):
        canvas = Canvas()
        canvas.text(200, 30, "云溪县林业局2024年部门预算绩效文本", 9)
        canvas.text(290, 815, f"- {number + 1} -", 9)
        top = canvas.table(60, WIDTHS, [[*HEADER[:3], "绩效指标描述", "指标值", "依据"], *[ROW] * 10])
        canvas.text(50, top + 12, f"{number + 1}、护林员第{number + 1}期培训绩效目标表", 14)
        canvas.table(
            top + 40, [95, 400], [["项目名称", f"护林员第{number + 1}期培训"], ["绩效目标", ROW[3] * 2]]
        )
        canvas.table(top + 100, WIDTHS, [[*HEADER[:3], "绩效指标描述", "指标值", "依据"], *[ROW] * 7])
        canvases.append(canvas)
    write_pdf(path, canvases)


def measure(pages: int) -> tuple[float, float, int]:
    """Seconds, peak megabytes of this process, indicator rows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.pdf")
        build(path, pages)
        start = time.perf_counter()
        document = read_path(path)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, sum(len(table.indicators) for table in document.tables)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    seconds, peak, rows = measure(count)
    print(f"{count} pages, {rows} rows: {seconds:.1f} s, peak {peak:.0f} MB")
    sys.exit(seconds > LIMIT_SECONDS or peak > LIMIT_MB)
