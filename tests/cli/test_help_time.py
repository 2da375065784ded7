"""`--help` answers at once."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).with_name("bench_help.py")


def test_help_costs_little_more_than_typer_itself() -> None:
    spec = importlib.util.spec_from_file_location("bench_help", BENCH)
    assert spec and spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    empty, ours = bench.measure_help(5)
    assert ours / empty <= bench.LIMIT


def test_help_loads_the_command_line_alone() -> None:
    code = (
        "import sys; from qualitycheck.cli.application import run; run(['--help'])\n"
        "ours = [m for m in sys.modules if m.startswith('qualitycheck.') and '.cli' not in m]\n"
        "print(ours, file=sys.stderr)\n"
        "print({'msgspec', 'yaml', 'lxml', 'rich', 'pydantic'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    words = ["version", "errors", "text", "text.families"]
    assert done.stderr.splitlines() == [str([f"qualitycheck.{name}" for name in words]), "set()"]
