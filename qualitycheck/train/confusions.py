"""Which character is written for which: by sound (pypinyin, MIT), by shape (look_alikes.tsv), as seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from qualitycheck.language.spelling.confusions import SHAPES

MIXED_UP, SAME_TONE, SAME, NEAR, DISTANT = 5, 4, 3, 2, 1
"""Classes of sound; the first is for the characters of mixed_up_characters.txt, however they sound."""
_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "l": "n", "r": "l", "h": "f"}
_SYLLABLE = re.compile("^(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)$")
_SHAPE_LEAST = 0.64
_KNOWN, _COMMON = 5, 1500


def sounds_of(character: str) -> list[str]:
    """All readings with tone, such as `lian4`."""
    from pypinyin import Style, pinyin

    return [r for r in pinyin(character, style=Style.TONE3, heteronym=True)[0] if r.isascii()]


def near_forms(syllable: str) -> set[str]:
    """What a syllable without tone is mixed up with: zh/z, n/l, l/r, f/h, n/ng."""
    match = _SYLLABLE.match(syllable)
    assert match
    initial, final = match.groups()
    initials, finals = {initial}, {final}
    for one, other in _INITIALS.items():
        if initial in (one, other):
            initials |= {one, other}
    finals.add(final[:-1] if final.endswith("ng") else final + "g" if final.endswith("n") else final)
    return {a + b for a in initials for b in finals}


def one_letter_apart(one: str, other: str) -> bool:
    """One letter changed, added or left out."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def build_confusions(
    characters: Sequence[str],
    looks: Mapping[str, Mapping[str, float]],
    counts: Mapping[str, int],
    first: int,
    pairs: Sequence[tuple[str, str]] = (),
    mixed_up: Mapping[str, set[str]] | None = None,
) -> dict[str, npt.NDArray[np.generic]]:
    """For each sign its candidates with a class of sound and a likeness of shape.

    Arrays: `conf_start` (one a sign, and the end), `conf_to`, `conf_kin` (sound in the upper three bits).
    """
    readings = {c: sounds_of(c) for c in characters}
    plain = {c: {r.rstrip("12345") for r in rs} for c, rs in readings.items()}
    by_sound: dict[str, set[str]] = defaultdict(set)
    for c, sounds in plain.items():
        for sound in sounds:
            by_sound[sound].add(c)
    related = {s: _related(s, by_sound) for s in by_sound}
    seen = _seen_pairs(pairs)
    starts = [0] * first
    to: list[int] = []
    sound_class: list[int] = []
    shape: list[int] = []
    numbers = {c: n for n, c in enumerate(characters, first)}
    for c in characters:
        starts.append(len(to))
        classes = _classes(c, readings, plain, by_sound, related)
        classes |= dict.fromkeys((mixed_up or {}).get(c, ()), MIXED_UP)
        alike = {o for o, s in looks.get(c, {}).items() if s >= _SHAPE_LEAST}
        for other in sorted(set(classes) | alike | seen[c]):
            heard = 0 if other in alike else classes.get(other, 0)
            fits = other in seen[c] or _eligible(heard, counts[other])
            if other in numbers and other != c and fits:
                to.append(numbers[other])
                sound_class.append(classes.get(other, 0))
                likeness = max(looks.get(c, {}).get(other, 0), looks.get(other, {}).get(c, 0))
                shape.append(round(SHAPES * likeness))
    starts.append(len(to))
    return {
        "conf_start": np.array(starts, np.int32), "conf_to": np.array(to, np.uint16),
        "conf_kin": np.array(sound_class, np.uint8) << 5 | np.array(shape, np.uint8),
    }  # fmt: skip


def _seen_pairs(pairs: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
    """The characters that labelled sentences of equal length show in place of one another, both ways."""
    seen: dict[str, set[str]] = defaultdict(set)
    for wrong, right in pairs:
        if len(wrong) == len(right):
            for one, other in zip(wrong, right, strict=True):
                if one != other:
                    seen[one].add(other)
                    seen[other].add(one)
    return seen


def _eligible(sound: int, count: int) -> bool:
    """Rare characters are seldom what was meant, the less so the less they sound alike."""
    return count >= (_COMMON if sound == DISTANT else _KNOWN)


def _related(sound: str, by_sound: Mapping[str, set[str]]) -> dict[str, int]:
    near = near_forms(sound)
    return {
        other: SAME if other == sound else NEAR if other in near else DISTANT
        for other in by_sound
        if other == sound or other in near or one_letter_apart(sound, other)
    }


def _classes(
    character: str,
    readings: Mapping[str, list[str]],
    plain: Mapping[str, set[str]],
    by_sound: Mapping[str, set[str]],
    related: Mapping[str, Mapping[str, int]],
) -> dict[str, int]:
    classes: dict[str, int] = {}
    own = set(readings[character])
    for sound in plain[character]:
        for other_sound, kind in related[sound].items():
            for other in by_sound[other_sound]:
                value = SAME_TONE if kind == SAME and own & set(readings[other]) else kind
                classes[other] = max(classes.get(other, 0), value)
    return classes
