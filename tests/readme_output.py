"""Writes the sample's report into README.md, between its marks.   usage: python tests/readme_output.py"""

from __future__ import annotations

import re
from pathlib import Path

from qualitycheck.report.style import Style
from qualitycheck.report.text import render_text
from qualitycheck.session import check_path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(<!-- output:begin -->\n```\n).*?(\n```\n<!-- output:end -->)", re.DOTALL)


def sample_report() -> str:
    """What `qualitycheck check corpus/examples/样例.txt` prints."""
    result = check_path(ROOT / "corpus" / "examples" / "样例.txt")
    report = render_text(result, Style())
    return report.replace(f"{ROOT}/", "").strip()


def main() -> None:
    readme = ROOT / "README.md"
    text = readme.read_text("utf-8")
    readme.write_text(BLOCK.sub(lambda m: m[1] + sample_report() + m[2], text), "utf-8")


if __name__ == "__main__":
    main()
