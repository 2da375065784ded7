"""`qualitycheck train spelling`: from public text, labelled errors and the lexicon to models/spelling/."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from qualitycheck.language.artefact import Arrays
from qualitycheck.language.spelling.alphabet import UNKNOWN, Alphabet, is_han
from qualitycheck.language.spelling.confusions import Confusions
from qualitycheck.language.spelling.runs import LONGEST_WORD
from qualitycheck.language.spelling.store import CHARACTERS, TERMS, WORDS, build_models, write_models
from qualitycheck.language.trees import Trees
from qualitycheck.language.vocabulary import read_terms
from qualitycheck.resources import data_folder
from qualitycheck.train.boosting import join_trees
from qualitycheck.train.calibration import calibrate
from qualitycheck.train.confusions import build_confusions
from qualitycheck.train.examples import Examples, cut_sentences, make_pairs, split_examples
from qualitycheck.train.groups import Pair, read_pairs, split_pairs, split_reports
from qualitycheck.train.indicators import read_indicator_texts, read_prose
from qualitycheck.train.looks import read_looks, read_mixed_up
from qualitycheck.train.ngrams import train_ngrams
from qualitycheck.train.noise import Noise
from qualitycheck.train.reranker import learn_judge, learn_looks
from qualitycheck.train.runs import train_dictionary, train_runs
from qualitycheck.train.words import general_words, office_words, read_lines, train_words

MINIMUM = (1, 1, 2)
_BITS = 13
_LARGEST = (1 << _BITS) - 8
_HELD = 18_000
_OVERLAP = 12
_TERM_WEIGHT = 3
_RARE, _RARE_WORD = 3, 5
_JUDGES = 2
"""Judges learned from other made errors, whose mean is taken: one alone swings by a point and a half of F1."""
_OWN_WEIGHT = 3
"""How often a text of our own indicators and prose counts: they are few beside the official text."""


@dataclass(frozen=True, slots=True)
class Request:
    """Text (plain or .xz, one sentence a line), labelled errors (tsv), recent reports (a quarter is used, not
    for the language models, but to learn what is no error in new text), where to write, the seed."""

    texts: tuple[Path, ...]
    errors: tuple[Path, ...]
    reports: tuple[Path, ...]
    out: Path
    seed: int = 1
    say: Callable[[str], None] = lambda _: None


def train_spelling(request: Request) -> None:
    """Builds everything and writes it."""
    pairs = [pair for path in request.errors for pair in read_pairs(path)]
    kept, _ = split_pairs(pairs)
    held, lines = _hold_out(read_lines(request.texts), pairs, request.seed)
    request.say(f"{len(lines)} lines, {len(held)} held out, {len(kept)} labelled sentences")
    recent, _, _ = split_reports(read_lines(request.reports))
    seen, unseen = ([*read_indicator_texts("train", half), *read_prose(half)] for half in (0, 1))
    own = [*unseen, *read_indicator_texts("development")]
    arrays, texts = build_language([*lines, *seen * _OWN_WEIGHT], kept)
    request.say("language models to learn with done")
    decision = learn_decision(arrays, texts, Examples(kept, held, cut_sentences(recent), own), request.seed)
    request.say("decision done")
    every = list(dict.fromkeys([*seen, *unseen]))
    arrays, texts = build_language([*lines, *every * _OWN_WEIGHT], kept)
    write_models(request.out, {**arrays, **decision}, texts)


def build_language(lines: Sequence[str], pairs: Sequence[Pair]) -> tuple[Arrays, dict[str, str]]:
    """Alphabet, character model, confusions, words: what needs no labelled errors but their pairs."""
    terms = sorted({*read_terms(), *office_words()})
    looks = read_looks()
    counts = Counter("\n".join(lines))
    general = [word for word in general_words() if all(c in looks for c in word)]
    for word in (*general, *terms):
        counts.update(word)
    characters = _characters(counts, looks.keys())
    alphabet = Alphabet(characters)
    extra = alphabet.encode("\n".join([*general, *terms * _TERM_WEIGHT]))
    extra[extra == 0] = UNKNOWN
    tokens = np.concatenate([alphabet.encode("\n".join(lines)), extra])
    word_list, word_arrays = train_words(lines, terms)
    arrays: Arrays = {
        **train_ngrams(tokens, len(alphabet), _BITS, MINIMUM, "char_"),
        **build_confusions(
            characters, looks, counts, len(alphabet) - len(characters), pairs, read_mixed_up()
        ),
        **train_runs(tokens, _BITS),
        **train_dictionary([*general_words(_RARE_WORD, 2, LONGEST_WORD), *word_list.split("\n")], alphabet),
        **word_arrays,
    }
    return arrays, {CHARACTERS: characters, WORDS: word_list, TERMS: "\n".join(terms)}


def learn_decision(arrays: Arrays, texts: dict[str, str], examples: Examples, seed: int) -> Arrays:
    """Sieve, judge and calibration, from labelled and made errors and from clean text."""
    models = build_models(arrays, texts)
    noise = Noise(models.alphabet, Confusions(arrays), models.characters, models.words)
    learnt, aside = split_examples(examples)
    labelled = len(learnt.labelled)
    learned: Arrays = {}
    judges: list[Arrays] = []
    for number in range(_JUDGES):
        made = make_pairs(learnt, texts[TERMS].split(), noise, random.Random(seed + number))
        pairs = [*learnt.labelled, *made]
        if not judges:
            models, learned = learn_looks(pairs, labelled, models, seed)
        judges.append(learn_judge(pairs, labelled, models, seed + number))
    judge = join_trees(judges, "judge_")
    models = replace(models, judge=Trees(judge, "judge_"))
    made = make_pairs(aside, (), noise, random.Random(seed + 1), copies=False)
    clean = [right for wrong, right in made if wrong == right]
    return {**learned, **judge, **calibrate([*aside.labelled, *made], clean, models)}


def _hold_out(lines: Sequence[str], pairs: Sequence[Pair], seed: int) -> tuple[list[str], list[str]]:
    """Lines kept from the models, mostly prose, and the rest without what the labelled sentences say."""
    runs = {right[k : k + _OVERLAP] for _, right in pairs for k in range(len(right) - _OVERLAP + 1)}
    lines = [
        line
        for line in lines
        if not any(line[k : k + _OVERLAP] in runs for k in range(len(line) - _OVERLAP + 1))
    ]
    random.Random(seed).shuffle(lines)
    prose = [
        n
        for n, line in enumerate(lines)
        if 15 <= len(line) <= 300 and line[0] not in "第（(一二三四五六七八九十"
    ]
    others = [n for n, line in enumerate(lines) if 15 <= len(line) <= 300 and line[0] in "第（("]
    chosen = prose[: _HELD * 3 // 4] + others[: _HELD // 4]
    aside = set(chosen)
    held = [lines[n] for n in sorted(aside)]
    return held, [line for n, line in enumerate(lines) if n not in aside]


def _characters(counts: Counter[str], known: object) -> str:
    """Signs of the alphabet: what the text has three times, and the characters whose shapes are known."""
    wanted = {
        c for c in counts if counts[c] >= _RARE and not c.isspace() and not c.isascii() and ord(c) < 0x10000
    }
    wanted |= set(known) if isinstance(known, set) else {c for c in known if is_han(c)}  # type: ignore[attr-defined]
    folded = {chr(code) for first in (0xFF10, 0xFF21, 0xFF41) for code in range(first, first + 26)}
    ranked = sorted(wanted - folded, key=lambda c: (-counts[c], c))[:_LARGEST]
    return "".join(sorted(set(ranked) | set("，；：？！（）。、")))


def default_folder() -> Path:
    """Where the shipped models are."""
    return data_folder("models") / "spelling"
