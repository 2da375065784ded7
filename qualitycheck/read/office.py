"""LibreOffice, where it is installed: run without a window, in a profile of its own, within a time limit."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from qualitycheck.document.limits import Limits
from qualitycheck.errors import BrokenInput, MissingEngine
from qualitycheck.read.blocks import Source
from qualitycheck.read.docx import read_docx

NOT_CONVERTED = "LibreOffice 无法转换"
TOO_SLOW = "LibreOffice 转换超过 {seconds} 秒"
SECONDS = 120
_NAMES = ("soffice", "libreoffice")
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432")
_MAC = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")


@lru_cache(maxsize=1)
def find_office() -> str | None:
    """The program's path: on PATH, or where its installers put it on Windows and macOS."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    folders = [os.environ[name] for name in _WINDOWS if name in os.environ]
    places = [Path(folder, "LibreOffice", "program", "soffice.exe") for folder in folders]
    return next((str(place) for place in (*places, _MAC) if place.is_file()), None)


def read_with_office(path: Path, limits: Limits, suffix: str, kind: str) -> Source:
    """A file of text that only LibreOffice reads; `suffix` tells it the format, `kind` the user.

    Raises MissingEngine where LibreOffice is not installed, and the errors of `converted` and `read_docx`.
    """
    if find_office() is None:
        raise MissingEngine(kind)
    with converted(path, "docx", f"input.{suffix}") as made:
        source = read_docx(made, limits)
    return Source(suffix, source.blocks, source.notices, comments=source.comments)


@contextmanager
def converted(path: Path, suffix: str, name: str = "", seconds: float = SECONDS) -> Iterator[Path]:
    """The file in another format, in a folder that is gone afterwards; `name` what it is called there.

    The input is copied first, so that nothing is ever written beside it. Raises BrokenInput where LibreOffice
    fails or takes longer; needs `find_office()`.
    """
    with TemporaryDirectory(prefix="qualitycheck-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "in", name or path.name)
        copy.parent.mkdir()
        shutil.copyfile(path, copy)
        _run(copy, suffix, Path(folder), seconds)
        result = Path(folder, f"{copy.stem}.{suffix}")
        if not result.is_file() or not result.stat().st_size:
            raise BrokenInput(NOT_CONVERTED)
        yield result


def _run(path: Path, suffix: str, folder: Path, seconds: float) -> None:
    program = find_office()
    assert program is not None
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", suffix, "--outdir", str(folder), str(path)),
    ]
    quiet = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))  # Windows only
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=seconds, creationflags=quiet)
    except subprocess.TimeoutExpired as error:
        raise BrokenInput(TOO_SLOW.format(seconds=f"{seconds:g}")) from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise BrokenInput(NOT_CONVERTED) from error
