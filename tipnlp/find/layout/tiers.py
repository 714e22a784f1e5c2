"""The tier of a report: the line that names it, the sentence that gives it, and what else is said of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from tipnlp.find.layout.homes import MINIMUM_STANDARDS
from tipnlp.find.layout.lines import at_lines
from tipnlp.match import Match
from tipnlp.signals import Gate, words_of

# --- words -------------------------------------------------------------------------------------------------------------------

_NUMBER = r"(?P<n>[123]|(?i:III|II|I|one|two|three)\b)"
_WATCH_LIST = r"(?P<wl>\s*[-—:,(]?\s*\(?(?i:Watch[\s-]*List|WL)\b\)?)"
_TIER = rf"(?i:Tier)\s*{_NUMBER}(?!\d){_WATCH_LIST}?"
_SPECIAL = r"(?P<special>(?i:Special\s+Case)s?)"
_NUMBERS = {"i": "1", "ii": "2", "iii": "3", "one": "1", "two": "2", "three": "3"}
_RATED_AS = re.compile(rf"(?:{_TIER}|{_SPECIAL})")


def _rating(m: re.Match[str]) -> str:
    if m.groupdict().get("special"):
        return "special"
    number = _NUMBERS.get(m["n"].lower(), m["n"])
    return number + ("WL" if number == "2" and m["wl"] else "")


_HEAD = 1500  # characters in which a tier may stand on a line of its own


# --- the line over a narrative -----------------------------------------------------------------------------------------------

# "NORWAY (Tier 1)", "DENMARK: Tier 1", "HAITI (TIER 2 - WATCH LIST)", "SOMALIA: Special Case"; name and tier may stand on two
# lines, a page number or mark-up before them, a footnote after.
_TIER_LINE = re.compile(
    rf"[ \t|*#>]*(?:\d{{1,3}}[ \t]+)?(?P<name>[^\W\d_][^\n:(|*]{{2,60}}?)(?P<sep>\s*[:(\[—,-]{{1,2}}\s*|\s+)(?:{_TIER}|{_SPECIAL})"
    r"[ \t]*[)\]]?(?P<rest>[^\n]*)"
)
_END_OF_LINE = re.compile(
    r"[ \t]*(?:[*|#]{1,3}|\d{1,2}|\([^()\n]{2,30}\)|(?:20\d\d[ \t]+)?TRAFFICKING[ \t]+IN[ \t]+PERSONS[ \t]+REPORT[ \t]*(?:20\d\d)?[ \t]*\d{0,3})?[ \t]*"
)
_AFTER_NAME = re.compile(rf"\s*[:(\[—-]{{1,2}}\s*(?:{_TIER}|{_SPECIAL})[ \t]*[)\]]?")
_ARTICLE = re.compile(r"(?i)the\s+")
_SPECIAL_CASE = re.compile(r"(?i)pecial\s+case")
_NAME_WORDS = 7  # of a line that is more than the name of a country


class TierLine(NamedTuple):
    """A line that names country and tier: where it begins and ends, the rating, and where the country's name begins."""

    start: int
    end: int
    rating: str
    country: int


def find_tier_line(text: str, countries: list[Match]) -> tuple[int, int, str] | None:
    """The line that names country and tier.

    Args:
        text: The match view with its line breaks.
        countries: Country mentions of the text, in order.

    Returns:
        ``(start, end, rating)`` or None.
    """
    if not _names_a_tier(text):
        return None
    if first := next(_tier_lines(text, countries), None):
        return first[:3]
    for name in countries:  # in a text whose line breaks were lost
        if name.start > _HEAD:
            break
        if text[name.start : name.end].isupper() and (m := _AFTER_NAME.match(text, name.end)):
            return name.start, m.end(), _rating(m)
    return None


def find_tier_lines(text: str, countries: list[Match]) -> Iterator[TierLine]:
    """All lines that name a country and its tier, in order, see `find_tier_line`."""
    return _tier_lines(text, countries) if _names_a_tier(text) else iter(())


def _tier_lines(text: str, countries: list[Match]) -> Iterator[TierLine]:
    named = {m.start: m.end for m in countries if m.label == "COUNTRY"}
    starts = sorted(named)
    for m in at_lines(_TIER_LINE, text):
        start, stop = m.span("name")
        article = _ARTICLE.match(text, start, stop)
        exact = stop in (named.get(start), named.get(article.end() if article else start))
        first = bisect_left(starts, start)
        inside = exact or first < bisect_left(starts, stop)
        ended = bool(_END_OF_LINE.fullmatch(m["rest"]))
        marked = bool(m["sep"].strip(" \n,"))
        if (exact and (ended or marked)) or (inside and ended and marked and len(m["name"].split()) <= _NAME_WORDS):
            yield TierLine(start, m.start("rest"), _rating(m), starts[first])


def _names_a_tier(text: str) -> bool:
    if "Tier" in text or "TIER" in text or "tier" in text:
        return True
    return ("pecial" in text or "PECIAL" in text) and _SPECIAL_CASE.search(text) is not None


# --- the sentence that gives it ----------------------------------------------------------------------------------------------

_VERB = (
    r"remain(?:s|ed|ing)?|kept|keeps|stay(?:s|ed)|return(?:s|ed)|mov(?:es|ed)(?:\s+(?:up|down))?|r(?:ises|ose)|f(?:alls|ell)|"
    r"drop(?:s|ped)|climb(?:s|ed)|(?:up|down)grad(?:es|ed)|plac(?:es|ed)|put|rank(?:s|ed)|rated|list(?:s|ed)|lowered|raised|"
    r"(?:is|was|been|were)\s+(?:\w+\s+)?(?:placed|upgraded|downgraded|moved|raised|lowered|ranked|rated|listed|put|maintained|"
    r"retained|elevated|dropped|promoted|demoted|returned|assigned)|is(?=\s+(?:\w+\s+)?(?:on|a)\s+(?:the\s+)?Tier)|ranking\s+is"
)
_TIER_WORD = Gate(re.compile(r"(?i)\b(?:tier|special\s+case)"))
_RATED = re.compile(
    rf"(?P<had>\b(?:had|[Hh]aving)\s+(?:\w+\s+){{0,2}})?\b(?P<verb>{_VERB})\s+(?:\w+\s+){{0,6}}?"
    rf"(?:(?:on|to|at|in|as|from\s+(?:the\s+)?(?:Tier\s+[123]\s*)?(?:Watch\s+List\s+)?to)\s+)?(?:the\s+)?(?:a\s+)?{_TIER}"
)
_SPECIAL_STATED = re.compile(
    r"\b(?:remain(?:s|ed)|continues\s+to\s+be)\s+(?:an?\s+)(?P<special>[Ss]pecial\s+[Cc]ase)\b"
    r"|\b(?:is|was)\s+(?:(?:again|also|designated|classified|listed|considered|treated|as)\s+){0,3}an?\s+(?P<named>Special\s+Case)\b"
)
_OTHER_YEAR = re.compile(r"\s+(?:in|since|from|until|between|for)\s+(?:the\s+)?(?:[A-Z][a-z]+\s+)?(?P<year>(?:19|20)\d\d)\b")
_YEAR_OPENER = re.compile(
    r"(?:(?:^|[.;]\s+)\W*(?:From|Between)|\b(?:In|Since|Until))\s+(?:the\s+)?(?P<year>(?:19|20)\d\d)\b[^.;]*$"
    r"|,\s+(?:which|and)\s+in\s+(?P<aside>(?:19|20)\d\d)\b[^.;,]*$"
)
_FIELD = re.compile(
    rf"(?i:\btier\s+(?:rating|placement|ranking|status|level|classification))\s*[:|—-]\s*(?:(?i:Tier)\s*)?(?:{_NUMBER}(?!\d){_WATCH_LIST}?|{_SPECIAL})"
)
_ALONE = re.compile(rf"[ \t(|*#]*(?i:Tier)[ \t]*:?[ \t]*{_NUMBER}(?!\d){_WATCH_LIST}?[)|*]*[ \t]*(?=\r?\n|$)")
_WAIVER = re.compile(
    r"(?i)\b(?:granted|received|given|used|by)\s+(?:\w+\s+){0,2}waiver\b|\bwaiver\s+(?:\w+\s+){0,6}?from\s+an?\s+(?:otherwise\s+)?required\s+downgrade"
)
_CONSECUTIVE = re.compile(
    r"(?i)\bfor\s+(?:the|a|its)\s+(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th))\s+"
    r"(?:(?:consecutive|straight|successive)\s+)?(?:year|time)|\bfor\s+(?P<years>two|three|four|five|six|\d)\s+(?:consecutive|straight|successive)\s+years"
)
_ORDINALS = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_CARDINALS = {w: n for n, w in enumerate("two three four five six".split(), 2)}
_MEETS = re.compile(
    r"(?i)(?P<no>\b(?:does|do|did|has)\s+not\s+(?:yet\s+)?(?:fully\s+)?|\bnot\s+yet\s+|\bneither\b.{0,40}?|\bfail(?:s|ed)?\s+to\s+(?:fully\s+)?)?"
    r"(?P<full>\bfully\s+)?\b(?:meets?|met|compl(?:y|ies|ied))\b.{0,24}\bminimum\s+standards"
)
_NO_EFFORT = re.compile(
    r"(?i)\b(?:is|are|was|were)\s+not\s+making\s+(?:any\s+)?significant\s+efforts|\bnor\s+(?:is|are|does|did)\s+(?:it|they|the\s+government)\s+mak(?:e|ing)|"
    r"\bnot\s+making\s+(?:any\s+)?(?:significant\s+)?efforts"
)
_MOVEMENTS = {
    "upgraded": ("upgrad", "raised", "rises", "rose", "elevated", "promoted", "climb", "up"),
    "downgraded": ("downgrad", "lowered", "drop", "falls", "fell", "demoted", "down"),
    "remained": ("remain", "kept", "keeps", "stay", "maintained", "retained"),
    "placed": ("plac", "put", "list", "rank", "rated", "moved", "moves", "return", "assigned"),
}


def find_tier(flow: str, tier_line: tuple[int, int, str] | None, year: int | None = None, lined: str = "") -> Match | None:
    """The rating that this report gives its country, never an earlier one that it mentions.

    The line that names country and tier, else the rating field of a digest, else the sentence that places the country
    ("remained on Tier 2"), else a line "Tier 2" in the head, else what the standards sentence implies under the Trafficking
    Victims Protection Act, sec. 110: full compliance is Tier 1, no significant efforts is Tier 3.

    Args:
        flow: The view's flow text.
        tier_line: From `find_tier_line`.
        year: Report year where it is known.
        lined: The match view with its line breaks; without it no line of its own is looked for.

    Returns:
        A match labelled ``TIER`` with ``value`` 1, 2, 2WL, 3 or special and ``data`` movement, consecutive_years, waiver,
        minimum_standards; or None.
    """
    standards = _standards(flow)
    placed = _placed(flow, year)
    if tier_line and placed and placed.rating != tier_line[2]:
        placed = None  # the rating of another year
    data = {
        "movement": placed.movement if placed else None,
        "consecutive_years": placed.years if placed else None,
        "waiver": True if "waiver" in flow and _WAIVER.search(flow) else None,
        "minimum_standards": standards[2] if standards else None,
    }
    if tier_line:
        start, end, rating = tier_line
        at = _RATED_AS.search(flow, start, end)
        return Match(*(at.span() if at else (start, end)), "TIER", rating, "tier.header_line", data)
    if ("ier " in flow or "IER " in flow) and (field := _FIELD.search(flow)):
        return Match(_field_start(field), field.end(), "TIER", _rating(field), "tier.rating_field", data)
    if placed:
        return Match(placed.start, placed.end, "TIER", placed.rating, "tier.placed", data)
    alone = [m for m in at_lines(_ALONE, lined[:_HEAD])] if "ier" in lined[:_HEAD] or "IER" in lined[:_HEAD] else []
    if len(alone) == 1:  # several are the legend of a chart
        return Match(alone[0].start("n") - 5, alone[0].end(), "TIER", _rating(alone[0]), "tier.line", data)
    if standards and standards[2] != "significant_efforts":
        rating = "1" if standards[2] == "meets" else "3"
        return Match(standards[0], standards[1], "TIER", rating, "tier.minimum_standards", data)
    return None


def _field_start(field: re.Match[str]) -> int:
    """Where the rating in a field begins, with its word "Tier"."""
    number = field.start("n") if field["n"] else field.start("special")
    word = field[0][: number - field.start()].rstrip()
    return field.start() + len(word) - 4 if field["n"] and word.lower().endswith("tier") and len(word) > 6 else number


def _standards(flow: str) -> tuple[int, int, str] | None:
    """What is said of the minimum standards: the span and the status."""
    named = MINIMUM_STANDARDS.search(flow)
    if named is None:
        return None
    m = _MEETS.search(flow, max(0, named.start() - 120), named.end())
    if m and m["full"] and not m["no"]:
        return m.start(), m.end(), "meets"
    if m is None or not m["no"]:
        effort = _NO_EFFORT.search(flow, max(0, named.start() - 80), named.start())
        return (*effort.span(), "no_significant_efforts") if effort else None
    effort = _NO_EFFORT.search(flow, m.end(), m.end() + 250)
    return m.start(), (effort or m).end(), "no_significant_efforts" if effort else "significant_efforts"


class _Placement(NamedTuple):
    start: int
    end: int
    rating: str
    movement: str | None
    years: int | None


def _placed(flow: str, year: int | None) -> _Placement | None:
    """The sentence that rates the country now, or says that it has no tier ("remains a Special Case")."""
    if not words_of(flow).starts(_TIER_WORD):
        return None
    told = {m[0][0].lower() for m in words_of(flow).finditer(_TIER_WORD)}
    for m in _RATED.finditer(flow) if "t" in told else ():
        if m["had"] or _is_history(flow, m, year):
            continue
        verb = m["verb"].lower()
        movement = next((name for name, words in _MOVEMENTS.items() if any(w in verb for w in words)), None)
        return _Placement(m.start("n") - 5, m.end(), _rating(m), movement, _consecutive(flow, m.end()))
    for m in _SPECIAL_STATED.finditer(flow) if "s" in told else ():
        if not _is_history(flow, m, year):
            return _Placement(*m.span(m.lastgroup or 0), "special", "remained" if "remain" in m[0] else None, _consecutive(flow, m.end()))
    return None


def _is_history(flow: str, m: re.Match[str], year: int | None) -> bool:
    """True for the rating of another year: "was placed on Tier 3 in 2009", "previously"."""
    before = flow[max(0, m.start() - 160) : m.start()]
    told = _OTHER_YEAR.match(flow, m.end()) or _YEAR_OPENER.search(before)
    if told:
        return int(next(filter(None, told.groups()))) != year
    return "previously" in before[-30:] or "formerly" in before[-30:]


def _consecutive(flow: str, at: int) -> int | None:
    m = _CONSECUTIVE.search(flow, at, at + 60)
    if m is None:
        return None
    if m["years"]:
        return _CARDINALS.get(m["years"].lower()) or int(m["years"])
    return _ORDINALS.get(m["n"].lower()) or int(re.sub(r"\D", "", m["n"]))
