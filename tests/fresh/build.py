"""Writes SET/files/NAME.{docx,html,txt,xlsx} from SET/cases/NAME.yaml in the forms of g and h.   usage: build.py SET"""

import importlib.util
import sys
from pathlib import Path

from building import write_files

HERE = Path(__file__).resolve().parent


def load_build(letter):
    specification = importlib.util.spec_from_file_location(f"build_{letter}", HERE / letter / "build.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


if __name__ == "__main__":
    g, h = load_build("g"), load_build("h")
    forms = {"docx": g.build_docx, "html": h.build_html, "xlsx": h.build_xlsx, "txt": g.build_txt}
    write_files(HERE / sys.argv[1], forms)
