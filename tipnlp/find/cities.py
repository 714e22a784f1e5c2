"""Cities that tell in which country victims are held: read by `tipnlp.find.flows` alone, no mentions of a country."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tipnlp.match import Match
from tipnlp.patterns import trie
from tipnlp.signals import Gate, words_of
from tipnlp.tables import rows


@cache
def _cities() -> tuple[Gate, dict[str, str]]:
    table = {city: row["iso3"] for row in rows("cities") for city in row["cities"].split("|")}
    # Not "Beijing Protocol" and the like, and no "New Lagos Hotel".
    return Gate(re.compile(rf"(?<![\w-]){trie(table)}(?![\w-])(?!\s+[A-Z])"), table), table


def city_starts(text: str) -> Sequence[int]:
    """Where a city may begin, in order: at the words that names of cities begin with."""
    return words_of(text).starts(_cities()[0])


def find_cities(text: str, start: int, end: int) -> list[Match]:
    """Cities in a stretch of a text.

    Args:
        text: The view's flow text.
        start: First character.
        end: Its end.

    Returns:
        Matches labelled ``"CITY"``; the value is the ISO 3166-1 alpha-3 code of its country.
    """
    gate, table = _cities()
    found = []
    for match in words_of(text).finditer(gate, start, end):
        iso3 = table[re.sub(r"\s+", " ", match[0])]
        found.append(Match(*match.span(), "CITY", iso3, "city:" + iso3, {"form": "name"}))
    return found
