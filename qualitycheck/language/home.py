"""The place a document's unit belongs to: by the unit's name, or by what titles, names and goals speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualitycheck.language.levels import read_level
from qualitycheck.language.places import Division, find_places

_CHAIN = re.compile(
    r"^(?:中共|中国共产党)?(?P<chain>(?:[一-鿿]{2,9}?(?:省|自治区|市|州(?!市)|盟|地区|县|(?<!社)区|旗))+)(?!域|划|场|政|民|级)(?P<office>[一-鿿]{2,})$"
)
_FEWEST = 3
_LEAST_SHARE = 0.6
GUESSED = 0.8
"""How sure a home is that no department names: the most named of several places."""


@dataclass(frozen=True, slots=True)
class Home:
    """`name` as written, with what it lies in; `divisions` are none for a name the list does not have.

    `office` is what follows the place in the unit's name. `sure` is 1 where the unit's name says the place.
    """

    name: str
    level: str
    divisions: tuple[Division, ...] = ()
    office: str = ""
    sure: float = 1.0

    @property
    def own(self) -> str:
        """The last place of the name: 平泉市 of 河北省平泉市."""
        return self.divisions[0].name if self.divisions else _last(self.name)

    def is_foreign(self, other: Sequence[Division]) -> bool:
        """Whether a place is another: none of `other` is this one, contains it or lies in it.

        Places of the same level, and for a county of a known city the other cities.
        """
        return all(self._excludes(division) for division in other)

    def _excludes(self, other: Division) -> bool:
        beside = other.level == "city" and self.level == "county" and self._names_city()
        if not (other.level == self.level or beside) or (len(other.short) > 1 and other.short in self.name):
            return False
        return not any(own == other or own.contains(other) or other.contains(own) for own in self.divisions)

    def _names_city(self) -> bool:
        """Whether it is told in which city the county lies."""
        return bool(self.divisions) or any(
            division.level == "city" for place in find_places(self.name) for division in place.divisions
        )


@lru_cache(maxsize=256)
def read_home(department: str) -> Home | None:
    """The place in a unit's name: 平泉市 of 平泉市文化局; None where it names none."""
    name = re.sub(r"[（(].*?[)）]", "", department.strip())
    found = _CHAIN.match(name)
    if not found:
        return None
    chain = found["chain"]
    known = [m for m in find_places(chain) if m.end == len(chain)]
    whole = known and (known[0].start == 0 or _is_known(chain[: known[0].start]))
    if whole and len({d.level for d in known[0].divisions}) == 1:
        return Home(chain, known[0].divisions[0].level, known[0].divisions, found["office"])
    level = read_level(name)
    level = "county" if level == "township" else level
    return Home(chain, level, (), found["office"]) if level in ("county", "city", "province") else None


def guess_home(texts: Sequence[str]) -> Home | None:
    """The place that titles, names and goals speak of most; None where none stands out."""
    named = Counter(
        mention.divisions[0]
        for text in texts
        for mention in find_places(text)
        if len(mention.divisions) == 1 and text[mention.start : mention.end] == mention.divisions[0].name
    )
    for division, count in named.most_common(1):
        rivals = sum(n for other, n in named.items() if other.level == division.level)
        if count >= _FEWEST and count >= _LEAST_SHARE * rivals:
            return Home(division.name, division.level, (division,), sure=GUESSED)
    return None


def _is_known(chain: str) -> bool:
    """Whether the front of a chain of places is on the list too: not of 赣水市东川区."""
    mentions = find_places(chain)
    return bool(mentions) and mentions[0].start == 0 and mentions[-1].end == len(chain)


def _last(chain: str) -> str:
    """The last place of a chain: the shortest ending that has a name before its kind."""
    for start in range(len(chain) - 3, -1, -1):
        if start == 0 or chain[start - 1] in "省市州盟县区旗":
            return chain[start:]
    return chain
