"""jieba's dictionary and its division of text, by the Rust port where it is installed (the same words, much faster).

Neither engine reads or writes a cache: jieba's own lies in a folder that every user of a machine can write to.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, Protocol

_RUST = "rjieba"
_COMMON = 2000
"""The frequency given to domain words: they win against a division into parts, as the count of a common word does."""


class Engine(Protocol):
    """What both engines do."""

    def cut(self, text: str) -> list[str]:
        """Words that together are the text."""

    def has_word(self, word: str) -> bool:
        """Whether the dictionary has it."""

    def tag(self, word: str) -> str:
        """Its part of speech in the dictionary (n, v, vn, a …), empty if the dictionary does not have it."""


class RustEngine:
    """rjieba with the domain words added."""

    def __init__(self, words: Iterable[str]) -> None:
        module: Any = importlib.import_module(_RUST)
        self._jieba = module.Jieba()
        added = frozenset(words)
        self._tags = {word: self._look_up(word) for word in added}  # adding a word forgets its part of speech
        for word in added:
            self._jieba.add_word(word, _COMMON, None)

    def cut(self, text: str) -> list[str]:
        return list(self._jieba.cut(text))

    def has_word(self, word: str) -> bool:
        return bool(self._jieba.has_word(word))

    def tag(self, word: str) -> str:
        known = self._tags.get(word)
        return self._look_up(word) if known is None else known

    def _look_up(self, word: str) -> str:
        if not self._jieba.has_word(word):
            return ""
        tagged = self._jieba.tag(word, False)
        return str(tagged[0][1]) if len(tagged) == 1 else ""


class PythonEngine:
    """jieba with the domain words added."""

    def __init__(self, words: Iterable[str]) -> None:
        import jieba  # noqa: PLC0415  # half a second that only the first division costs

        jieba.setLogLevel(60)
        self._jieba: Any = jieba.Tokenizer()
        self._jieba.FREQ, self._jieba.total = self._jieba.gen_pfdict(self._jieba.get_dict_file())
        self._jieba.initialized = True
        for word in words:
            self._jieba.add_word(word, _COMMON)

    def cut(self, text: str) -> list[str]:
        return list(self._jieba.cut(text))

    def has_word(self, word: str) -> bool:
        return bool(self._jieba.FREQ.get(word, 0))

    def tag(self, word: str) -> str:
        return self._tags.get(word, "")

    @cached_property
    def _tags(self) -> dict[str, str]:
        with self._jieba.get_dict_file() as file:
            lines = (line.split() for line in file.read().decode("utf-8").splitlines())
            return {parts[0]: parts[2] for parts in lines if len(parts) > 2}


@cache
def load_engine(words: tuple[str, ...]) -> Engine:
    """The faster engine of those installed, once for each list of words."""
    return RustEngine(words) if importlib.util.find_spec(_RUST) else PythonEngine(words)
