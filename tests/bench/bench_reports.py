"""Prints time, memory and size of rendering one large and faulty document in each format; checking is not counted.

usage: bench_reports.py [--tables 300] [--formats html xlsx]
Each format runs in a process of its own. `MB` is the peak of the whole process, the check included; `more MB` what
rendering added to the peak before it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from generate import write_text


def measure(tables: int, name: str) -> dict[str, float]:
    """Seconds, megabytes and the report's size for one format, in this process."""
    from qualitycheck import check_text
    from qualitycheck.report.formats import FORMATS
    from qualitycheck.report.style import Style

    result = check_text(spoil(write_text(tables)))
    before = peak()
    wall, processor = time.perf_counter(), time.process_time()
    report = FORMATS[name].render(result, Style())
    return {
        "findings": len(result.diagnostics),
        "wall": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "megabytes": peak(),
        "more": peak() - before,
        "size": len(report.encode() if isinstance(report, str) else report) / 1e6,
    }


def spoil(text: str) -> str:
    """The document with several findings a table, as weak ones have."""
    for right, wrong in (
        ("%", "百分比"),
        ("≤", "≥"),
        ("计划标准：", ""),
        ("100.00", "95.00"),
        ("完成时间", "完成率"),
    ):
        text = text.replace(right, wrong)
    return text


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, default=300)
    parser.add_argument("--formats", nargs="+", default=["html", "xlsx"])
    parser.add_argument("--one", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(measure(arguments.tables, arguments.one)))
        return
    print("format  tables  findings  wall s  processor s    MB  more MB  report MB")
    for name in arguments.formats:
        command = [sys.executable, __file__, "--tables", str(arguments.tables), "--one", name]
        now = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        print(
            f"{name:6}  {arguments.tables:6}  {now['findings']:8.0f}  {now['wall']:6.2f}  {now['processor']:11.2f}"
            f"  {now['megabytes']:4.0f}  {now['more']:7.0f}  {now['size']:9.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
