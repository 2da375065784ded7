"""Where the data folders are: beside the modules in a wheel, at the repository's root in a checkout."""

from pathlib import Path
from typing import Literal

DataFolder = Literal["rules", "corpus", "models"]

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: DataFolder) -> Path:
    """The folder that holds `name`, whether the package runs from a wheel or from a checkout."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
