"""The data folders (beside the modules in a wheel, at the root of a checkout) and how their files are read."""

from pathlib import Path
from typing import Any, Literal

DataFolder = Literal["rules", "corpus", "models"]

_PACKAGE = Path(__file__).resolve().parent


def data_folder(name: DataFolder) -> Path:
    """The folder that holds `name`, whether the package runs from a wheel or from a checkout."""
    packed = _PACKAGE / "_data" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def read_yaml(path: Path) -> Any:
    """One of our YAML files, without objects; by the faster C reader where there is one."""
    import yaml  # noqa: PLC0415  # who asks only for a folder does not wait for it

    return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
