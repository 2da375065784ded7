"""The artefacts in models/spelling/: arrays without pickle, lists as text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from qualitycheck.language.artefact import Arrays, read_arrays, write_arrays
from qualitycheck.language.spelling.alphabet import Alphabet
from qualitycheck.language.spelling.confidence import Calibration
from qualitycheck.language.spelling.confusions import Confusions
from qualitycheck.language.spelling.lexicon import Lexicon
from qualitycheck.language.spelling.ngrams import NgramModel
from qualitycheck.language.spelling.proposer import Proposer
from qualitycheck.language.spelling.rivals import CLASSES
from qualitycheck.language.spelling.runs import Dictionary, Runs
from qualitycheck.language.spelling.scorer import Models
from qualitycheck.language.spelling.words import WordModel
from qualitycheck.language.trees import Trees
from qualitycheck.resources import data_folder

FOLDER = "spelling"
ARRAYS, CHARACTERS, WORDS, TERMS = "model.npz", "characters.txt", "words.txt", "terms.txt"


@cache
def load_models() -> tuple[Models, Calibration]:
    """The shipped models; read once."""
    return read_models(data_folder("models") / FOLDER)


def read_models(folder: Path) -> tuple[Models, Calibration]:
    """The models of a folder."""
    arrays = read_arrays(folder / ARRAYS)
    texts = {name: (folder / name).read_text("utf-8") for name in (CHARACTERS, WORDS, TERMS)}
    return build_models(arrays, texts), Calibration(arrays)


def build_models(arrays: Arrays, texts: Mapping[str, str]) -> Models:
    """The models from arrays and lists; gate, sieve and judge are left out where they have not been learned yet."""
    alphabet = Alphabet(texts[CHARACTERS])
    characters = NgramModel(arrays, "char_")
    dictionary, confusions = Dictionary(arrays), Confusions(arrays)
    return Models(
        alphabet=alphabet,
        characters=characters,
        confusions=confusions,
        proposer=Proposer(characters, confusions, dictionary, len(alphabet)),
        words=WordModel.load(arrays, texts[WORDS]),
        lexicon=Lexicon(texts[TERMS].split()),
        runs=Runs(arrays),
        dictionary=dictionary,
        offsets=arrays.get("class_offset", np.zeros(CLASSES)).astype(np.float32),
        **{
            name: Trees(arrays, f"{name}_") for name in ("gate", "sieve", "judge") if f"{name}_base" in arrays
        },
    )


def write_models(folder: Path, arrays: Arrays, texts: Mapping[str, str]) -> None:
    """Writes what `read_models` reads."""
    write_arrays(folder / ARRAYS, arrays)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
