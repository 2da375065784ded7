"""How far a candidate is ahead of what else may have been meant at its place."""

from __future__ import annotations

import numpy as np
import pytest

from qualitycheck.language.spelling.candidates import INSERT, REPLACE, Candidates
from qualitycheck.language.spelling.confusions import SAME_SOUND
from qualitycheck.language.spelling.rivals import HEARD, class_of, lead_by_signs, lead_by_words


@pytest.fixture
def found() -> Candidates:
    """资元: 金 and 源 at one place, of which only the second sounds alike; something missing at another."""
    column = np.array([REPLACE, REPLACE, INSERT])
    none = np.zeros(3, np.int64)
    return Candidates(
        kind=column, place=np.array([5, 5, 9]), old=none, new=np.zeros((3, 2), np.int64), size=none,
        gain=np.array([13.0, 11.0, 4.0], np.float32), sound=np.array([0, SAME_SOUND, 0]), shape=none,
        depth=np.zeros((3, 4), np.uint8),
    )  # fmt: skip


def test_what_sounds_alike_leads_those_that_do(found: Candidates) -> None:
    among_alike, weighed, alike = lead_by_signs(found).T
    assert among_alike.tolist() == [2.0, 11.0, 4.0]
    assert weighed.tolist() == [0.0, 0.0, 4.0]
    assert alike.tolist() == [1.0, 1.0, 0.0]


def test_words_lead_over_the_best_other_or_over_leaving_it(found: Candidates) -> None:
    among_all, among_alike = lead_by_words(found, np.array([3.0, 8.0, -2.0], np.float32)).T
    assert among_all.tolist() == [-5.0, 5.0, -2.0]
    assert among_alike.tolist() == [-5.0, 8.0, -2.0]


def test_classes_tell_alike_from_strange_and_missing(found: Candidates) -> None:
    in_words = np.array([[0, 2], [2, 2], [0, 2]], np.float32)
    assert class_of(found, in_words).tolist() == [2, 0, 3]


def test_what_is_no_word_for_a_word_of_the_same_sound_is_a_class_of_its_own(found: Candidates) -> None:
    in_words = np.array([[0, 2], [0, 2], [0, 2]], np.float32)
    assert class_of(found, in_words).tolist() == [2, HEARD, 3]


def test_nothing_found_has_no_leads(found: Candidates) -> None:
    nothing = found.take(np.zeros(0, np.int64))
    assert lead_by_signs(nothing).shape == (0, 3)
    assert lead_by_words(nothing, np.zeros(0, np.float32)).shape == (0, 2)
