"""Prints processor seconds and peak memory of the command lines that write documents, for a Word file of many tables.

usage: bench_docx.py [--tables 300]
Each command runs in a process of its own, from reading the file to the written copy. The target (20 s,
500 MB) is for what writing adds to the check; `fix` checks what it wrote once more.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent))
from generate import write_text

SECONDS, MEGABYTES = 20, 500


def write_word(path: Path, tables: int) -> Path:
    """The generated text as a Word document of its tables."""
    from qualitycheck.read.open import read_text
    from qualitycheck.report.transcript import transcribe

    path.write_bytes(transcribe(read_text(write_text(tables))).blank.save())
    return path


def measure(*arguments: object) -> tuple[float, float]:
    """Processor seconds and megabytes of one command; the memory is the highest of all so far."""
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "qualitycheck", *map(str, arguments)], capture_output=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr.decode()
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime
    return seconds, ended.ru_maxrss / 1024


def main() -> None:
    """Prints a line a command; exit status 1 where one is over the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=300)
    tables = parser.parse_args().tables
    over = False
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = write_word(folder / "in.docx", tables)
        text = folder / "in.txt"
        text.write_text(write_text(tables), "utf-8")
        alone, _ = measure("check", source, "--output-format", "csv", "--output", folder / "a.csv")
        for command in (
            ("check", source, "--output-format", "docx", "--output", folder / "a.docx"),
            ("check", text, "--output-format", "docx", "--output", folder / "b.docx"),
            ("opinion", source, "--output", folder / "c.docx"),
            ("fix", source, "--output", folder / "d.docx"),
        ):
            seconds, megabytes = measure(*command)
            written = seconds - alone
            over = over or written > SECONDS or megabytes > MEGABYTES
            print(
                f"{command[0]:8} {Path(str(command[1])).suffix:6} {tables} tables {seconds:6.1f} s, "
                f"{written:5.1f} s more than the check alone, {megabytes:4.0f} MB"
            )
    sys.exit(over)


if __name__ == "__main__":
    main()
