"""Writes files/NAME.{docx,html,txt,xlsx} from cases/NAME.yaml in the forms of ../g/build.py and ../h/build.py."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from building import write_files


def load_build(letter):
    specification = importlib.util.spec_from_file_location(
        f"build_{letter}", HERE.parent / letter / "build.py"
    )
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


if __name__ == "__main__":
    g, h = load_build("g"), load_build("h")
    write_files(HERE, {"docx": g.build_docx, "html": h.build_html, "xlsx": h.build_xlsx, "txt": g.build_txt})
