"""Mentions of laws, each tied to the instrument that it means, and the distinct instruments."""

from __future__ import annotations

import re
from functools import lru_cache

from tipnlp.match import Match
from tipnlp.resolve.desk import Desk, Plain, fact, named

_KIND_WORDS = {
    "act": "act|law|legislation|statute|bill|ordinance",
    "code": "code",
    "constitution": "constitution",
    "decree": "decree|order|resolution|regulation",
    "treaty": "convention|protocol|treaty",
}


def resolve_laws(desk: Desk, matches: list[Match]) -> tuple[list[Plain], list[Plain]]:
    """Mentions, each tied to its instrument, and the distinct instruments."""
    mentions: list[Plain] = []
    instruments = _Instruments()
    for match, name in named(matches):
        data = match.data
        mention = fact(
            desk, match, name,
            title=data["title"], kind=data["kind"], articles=list(data["articles"]), number=data["number"], year=data["year"],
            country=data.get("country"), status=data["status"], generic=data["generic"], instrument=None,
        )
        if data["status"] == "pending" and mention["assertion"] == "asserted":
            mention["assertion"] = "planned"
        known = _known_instrument(mention, match, instruments, desk)
        if known is None and not data["generic"] and not _bare_article(data):
            known = instruments.add(match)
        if known is not None:
            mention["instrument"] = known["id"]
            known["mentions"].append(mention["id"])
            known["articles"].extend(a for a in data["articles"] if a not in known["articles"])
            known["year"] = known["year"] or (None if data["generic"] else data["year"])
            instruments.mentioned(known, match)
        mentions.append(mention)
    return mentions, [instruments.plain(known) for known in instruments.all]


_NEAR = 1200  # characters after which "the law" is no longer the law named before


class _Instruments:
    """The distinct instruments so far, found by what names them: a long report has many, and more mentions.

    Attributes:
        all: JSON-plain instruments in the order of their first mention, each with its ``_place`` in that order and the ``_end``
            of its last mention.
    """

    def __init__(self) -> None:
        self.all: list[Plain] = []
        self._by_key: dict[str, int] = {}
        self._by_title: dict[str, list[int]] = {}
        self._by_number: dict[tuple[str, str], int] = {}
        self._recent: list[Plain] = []

    def add(self, match: Match) -> Plain:
        """A new instrument, named by a mention."""
        data, place = match.data, len(self.all)
        known = {
            "id": f"instrument-{place + 1}", "title": data["title"], "kind": data["kind"], "number": data["number"],
            "year": data["year"], "country": data.get("country"), "status": data["status"], "articles": [], "mentions": [],
            "_place": place, "_end": 0,
        }
        self.all.append(known)
        self._by_key.setdefault(match.value, place)
        self._by_title.setdefault(_plain_title(data["title"]), []).append(place)
        return known

    def mentioned(self, known: Plain, match: Match) -> None:
        """Note that a mention refers to an instrument; it may tell the number."""
        known["number"] = known["number"] or match.data["number"]
        known["_end"] = match.end
        if known["number"]:
            name = known["kind"], known["number"]
            self._by_number[name] = min(known["_place"], self._by_number.get(name, known["_place"]))
        self._recent = [other for other in self._recent if other is not known and match.start - other["_end"] < _NEAR]
        self._recent.append(known)

    def named(self, mention: Plain, key: str) -> Plain | None:
        """The first with the mention's normal form, its title, or its kind and number."""
        places = [self._by_key.get(key), self._by_number.get((mention["kind"], mention["number"]))]
        title = _plain_title(mention["title"])
        places += [n for n in self._by_title.get(title, ()) if title and _same_year(self.all[n], mention)]
        found = [place for place in places if place is not None]
        return self.all[min(found)] if found else None

    def near(self, start: int) -> list[Plain]:
        """Those mentioned shortly before a character, the latest new one first."""
        recent = [known for known in self._recent if start - known["_end"] < _NEAR]
        return sorted(recent, key=_place, reverse=True)

    @staticmethod
    def plain(known: Plain) -> Plain:
        """An instrument without what only the look-up needs."""
        return {field: value for field, value in known.items() if not field.startswith("_")}


def _place(known: Plain) -> int:
    place: int = known["_place"]
    return place


_SHORT_MENTION = re.compile(  # "the law", "this anti-trafficking act"
    r"(?i)^(?:th(?:e|is|at|ese)|said|its|such)?\s*(?:\w+[\s-]+)?"
    r"(?:law|act|code|decree|statute|legislation|ordinance|convention|protocol|bill)s?$"
)


def _bare_article(data: Plain) -> bool:
    return not data["title"] and bool(data["articles"])


def _known_instrument(mention: Plain, match: Match, instruments: _Instruments, desk: Desk) -> Plain | None:
    """The instrument seen before that a mention refers to."""
    if not mention["generic"] and not _bare_article(match.data):
        return instruments.named(mention, match.value)
    if not instruments.all:
        return None
    text = desk.text(match)
    if mention["generic"] and not _is_short_mention(text):
        return None
    section, wanted = desk.section(match.start), _wanted_kinds(text)
    for known in instruments.near(match.start):
        if desk.section(known["_end"] - 1) == section and (known["kind"] in wanted or not wanted):
            return known
    return None


@lru_cache(maxsize=1000)
def _is_short_mention(text: str) -> bool:
    return _SHORT_MENTION.search(text) is not None


@lru_cache(maxsize=1000)
def _wanted_kinds(text: str) -> tuple[str, ...]:
    """Kinds of instrument that a mention can refer to, by its noun."""
    return tuple(kind for kind, words in _KIND_WORDS.items() if re.search(rf"(?i)\b(?:{words})s?$", text))


def _same_year(known: Plain, mention: Plain) -> bool:
    return not known["year"] or not mention["year"] or known["year"] == mention["year"]


@lru_cache(maxsize=1000)
def _plain_title(title: str) -> str:
    title = re.sub(r"\([^)]*\)|\b(?:19|20)\d\d\b|\bof\s*$", " ", title.lower())
    title = title.replace("labour", "labor").replace("offence", "offense")
    return re.sub(r"[\s,]+", " ", title).strip().removesuffix(" of").removeprefix("revised ").strip()
