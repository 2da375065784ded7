"""Checks Chinese budget performance-target documents for the defects a finance reviewer would mark.

>>> from qualitycheck import check_text
>>> check_text(document).documents[0].diagnostics
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from qualitycheck.version import __version__

if TYPE_CHECKING:
    from qualitycheck.advice import suggest_path
    from qualitycheck.config import Configuration
    from qualitycheck.document.diagnostic import Diagnostic
    from qualitycheck.document.document import Document
    from qualitycheck.document.result import Result
    from qualitycheck.errors import QualityCheckError
    from qualitycheck.frame import score_frame
    from qualitycheck.session import check_path, check_text

__all__ = [
    "Configuration",
    "Diagnostic",
    "Document",
    "QualityCheckError",
    "Result",
    "__version__",
    "check_path",
    "check_text",
    "score_frame",
    "suggest_path",
]

# Found on first use, so that importing the package costs nothing.
_HOMES = {
    "Configuration": "qualitycheck.config",
    "Diagnostic": "qualitycheck.document.diagnostic",
    "Document": "qualitycheck.document.document",
    "QualityCheckError": "qualitycheck.errors",
    "Result": "qualitycheck.document.result",
    "check_path": "qualitycheck.session",
    "check_text": "qualitycheck.session",
    "score_frame": "qualitycheck.frame",
    "suggest_path": "qualitycheck.advice",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
