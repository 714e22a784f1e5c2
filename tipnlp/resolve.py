"""From the findings of each family to the facts of a report: evidence, links between facts, distinct instruments.

Find first, resolve later: nothing here looks for new things in the text. It decides which findings are facts (an amount
that is a fine is no money), ties them together (penalty to law, comparison to the count it compares with, mention to
instrument) and writes the JSON-plain report that `tipnlp.facts.Report` reads.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

from tipnlp.analysis import Analysis
from tipnlp.find.counts.stages import stage_of
from tipnlp.find.money_uses import use_of
from tipnlp.find.sentences import sentence_at
from tipnlp.match import Match

Plain = dict[str, Any]
_QUIET = frozenset(("header", "recommendations", "footer"))
_CLAUSE_END = re.compile(r"[;]|\.\s")


def resolve(analysis: Analysis, groups: Mapping[str, list[Match]]) -> Plain:
    """The report of one text.

    Args:
        analysis: The text's analysis (header, sections, sentences, tier).
        groups: Matches by family ("countries" with regions, "laws", "quantities", "penalties", "counts", "flows"), in raw
            offsets, each with its id in ``data["id"]``. A missing family gives no facts.

    Returns:
        JSON-plain values for every field of `tipnlp.facts.Report` but ``id`` and ``error``.
    """
    desk = _Desk(analysis, groups.get("quantities", []))
    laws, instruments = _laws(desk, groups.get("laws", []))
    law_starts = [law["evidence"]["start"] for law in laws]
    penalties = groups.get("penalties", [])
    return {
        "schema_version": 1,
        "meta": _meta(analysis),
        "tier": _tier(desk, analysis.tier),
        "sections": [
            {"name": s.value, "start": s.start, "end": s.end, "detected_by": s.data["detected_by"]} for s in desk.sections
        ],
        "countries": [
            _fact(desk, m, iso3=m.value, form=m.data.get("form", "name"))
            for m in groups.get("countries", []) if m.label == "COUNTRY"
        ],
        "regions": [_fact(desk, m, region=m.value) for m in groups.get("countries", []) if m.label == "REGION"],
        "laws": laws,
        "instruments": instruments,
        "penalties": [_penalty(desk, m, laws, law_starts) for m in penalties],
        "counts": _counts(desk, groups.get("counts", [])),
        "money": _money(desk, penalties, groups.get("laws", [])),
        "roles": _roles(desk, analysis.home, analysis.roles if "flows" in groups else []),
        "flows": [_flow(desk, m) for m in groups.get("flows", [])],
        "recommendations": [
            _fact(desk, m, n, "recommendation", assertion="recommended", text=desk.text(m))
            for n, m in enumerate(desk.raw(analysis.recommendations), 1)
        ],
    }


class _Desk:
    """What resolving looks up again and again: sentences, sections and periods, all in raw offsets."""

    def __init__(self, analysis: Analysis, quantities: list[Match]) -> None:
        self.source = analysis.raw
        self.view = analysis.view
        self.sentences = [self.view.span(*s) for s in analysis.sentences] if self.view.breaks else analysis.sentences
        self.sections = self.raw(analysis.sections)
        self._section_starts = [s.start for s in self.sections]
        self.money = [m for m in quantities if m.label == "MONEY"]
        self.periods = [m for m in quantities if m.label in ("PERIOD", "DATE")]
        self._period_starts = [m.start for m in self.periods]

    def raw(self, matches: Iterable[Match]) -> list[Match]:
        """The same matches in raw offsets."""
        if not self.view.breaks:
            return list(matches)
        return [Match(*self.view.span(m.start, m.end), m.label, m.value, m.rule, m.data) for m in matches]

    def text(self, match: Match) -> str:
        return self.source[match.start : match.end]

    def sentence(self, offset: int) -> tuple[int, int] | None:
        found = sentence_at(self.sentences, offset)
        return found if found and offset < found[1] else None

    def section(self, offset: int) -> str | None:
        at = bisect_right(self._section_starts, offset) - 1
        return self.sections[at].value if at >= 0 and offset < self.sections[at].end else None

    def evidence(self, match: Match) -> Plain:
        start, end = match.start, match.end
        sentence = self.sentence(start)
        return {
            "start": start,
            "end": end,
            "text": self.source[start:end],
            "sentence": list(sentence) if sentence else None,
            "section": self.section(start),
        }

    def period(self, match: Match) -> Plain | None:
        """The period of the clause that holds a match: named after it, or before it in the same sentence."""
        sentence = self.sentence(match.start)
        if sentence is None:
            return None
        inside = [
            p for p in within(self.periods, self._period_starts, *sentence) if not p.overlaps(match.start, match.end)
        ]
        after = [p for p in inside if p.start >= match.end and not _CLAUSE_END.search(self.source, match.end, p.start)]
        before = [
            p for p in inside
            if p.end <= match.start and (p.start - sentence[0] < 25 or ";" not in self.source[p.end : match.start])
        ]
        best = after[0] if after and after[0].start - match.end < 40 else (before[-1] if before else None)
        return period(best, self.source) if best else None


_T = TypeVar("_T")


def within(items: list[_T], starts: list[int], start: int, end: int) -> list[_T]:
    """The items that start in ``[start, end)``; ``starts`` are their sorted starts."""
    return items[bisect_left(starts, start) : bisect_left(starts, end)]


def period(match: Match, source: str) -> Plain:
    """The JSON-plain `tipnlp.facts.Period` of a PERIOD or DATE match."""
    return {
        "kind": match.data["kind"],
        "year": match.data.get("year"),
        "end_year": match.data.get("end_year"),
        "text": source[match.start : match.end],
    }


def _fact(desk: _Desk, match: Match, number: int = 0, prefix: str = "", /, **fields: Any) -> Plain:
    evidence, data = desk.evidence(match), match.data
    return {
        "id": data.get("id") or f"{prefix}-{number}",
        "evidence": evidence,
        "rule": match.rule,
        "assertion": "recommended" if evidence["section"] == "recommendations" else "asserted",
        "attribution": data.get("attribution"),
        "score": data.get("score"),
        **fields,
    }


def _meta(analysis: Analysis) -> Plain:
    meta = analysis.meta
    return {
        "title": meta.title, "country": meta.country, "country_name": meta.country_name, "year": meta.year,
        "publisher": meta.publisher, "author": meta.author, "published": meta.published, "accessed": meta.accessed,
        "updated": meta.updated, "layout": meta.layout,
    }


def _tier(desk: _Desk, tier: Match | None) -> Plain | None:
    if tier is None:
        return None
    (match,) = desk.raw([tier])
    return _fact(desk, match, 1, "tier", tier=match.value, **match.data)


# --- laws and instruments --------------------------------------------------------------------------------------------

_KIND_WORDS = {
    "act": "act|law|legislation|statute|bill|ordinance",
    "code": "code",
    "constitution": "constitution",
    "decree": "decree|order|resolution|regulation",
    "treaty": "convention|protocol|treaty",
}


def _laws(desk: _Desk, matches: list[Match]) -> tuple[list[Plain], list[Plain]]:
    """Mentions, each tied to its instrument, and the distinct instruments."""
    mentions: list[Plain] = []
    instruments = _Instruments()
    for match in matches:
        data = match.data
        mention = _fact(
            desk, match,
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


def _known_instrument(mention: Plain, match: Match, instruments: _Instruments, desk: _Desk) -> Plain | None:
    """The instrument seen before that a mention refers to."""
    if not mention["generic"] and not _bare_article(match.data):
        return instruments.named(mention, match.value)
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


# --- penalties, counts, money, flows ---------------------------------------------------------------------------------


def _penalty(desk: _Desk, match: Match, laws: list[Plain], law_starts: list[int]) -> Plain:
    fields = (
        "basis", "kind", "min_months", "max_months", "life", "min_amount", "max_amount", "currency", "offense", "persons",
        "suspended", "stringent", "commensurate",
    )
    data = match.data
    law = _law_of(desk, match, laws, law_starts)
    when = desk.period(match) if data["basis"] == "imposed" else None
    fact = _fact(desk, match, **{f: data.get(f) for f in fields}, law=law["id"] if law else None, period=when)
    if fact["assertion"] == "asserted" and data["basis"] == "prescribed" and _is_planned(desk, match, law):
        fact["assertion"] = "planned"
    return fact


# What is not yet law: "a draft amendment to the penal code would punish buyers with ...".
_PROPOSED = re.compile(r"(?i)\b(?:draft|proposed|bill)\b.*\b(?:would|will)\b", re.S)


def _is_planned(desk: _Desk, match: Match, law: Plain | None) -> bool:
    """True for a penalty of a pending law, or of a draft or bill named before it in its clause."""
    if law is not None and law["status"] == "pending":
        return True
    sentence = desk.sentence(match.start)
    if sentence is None:
        return False
    start = max(sentence[0], desk.source.rfind(";", sentence[0], match.start) + 1)
    return _PROPOSED.search(desk.source, start, match.start) is not None


def _law_of(desk: _Desk, match: Match, laws: list[Plain], starts: list[int]) -> Plain | None:
    """The law a penalty belongs to.

    The last one named before it in its sentence, else the first after it there, else, for what a law prescribes, the last
    one of the sentence before ("It prescribes ...").
    """
    sentence = desk.sentence(match.start)
    if sentence is None:
        return None
    inside = within(laws, starts, *sentence)
    before = [law for law in inside if law["evidence"]["end"] <= match.start]
    if before:
        return before[-1]
    if inside:
        return inside[0]
    if match.data["basis"] != "prescribed":
        return None
    before_it = sentence_at(desk.sentences, sentence[0] - 1)
    if before_it is None or desk.section(before_it[0]) != desk.section(sentence[0]):
        return None
    earlier = within(laws, starts, *before_it)
    return earlier[-1] if earlier else None


def _counts(desk: _Desk, matches: list[Match]) -> list[Plain]:
    ids = [m.data.get("id") for m in matches]

    def linked(index: Any) -> Any:
        return ids[index] if isinstance(index, int) and 0 <= index < len(ids) else None

    return [
        _fact(
            desk, m,
            event=m.value, value=m.data["value"], max_value=m.data.get("max_value"), qualifier=m.data.get("qualifier") or "exact",
            status=m.data["status"], unit=m.data.get("unit"), exploitation=list(m.data.get("exploitation") or ()),
            group=list(m.data.get("group") or ()), stage=_stage(desk, matches, number),
            period=desk.period(m) if m.data.get("score") else m.data.get("period"),
            compared_with=linked(m.data.get("compared_with")), part_of=linked(m.data.get("part_of")),
        )
        for number, m in enumerate(matches)
    ]


def _stage(desk: _Desk, matches: list[Match], number: int) -> str | None:
    """New or continued cases, by the words between the counts before and after this one."""
    match = matches[number]
    sentence = desk.sentence(match.start)
    if sentence is None or match.value not in ("investigation", "prosecution"):
        return None
    low = max((m.end for m in matches[max(number - 1, 0) : number] if m.end <= match.start), default=0)
    high = min((m.start for m in matches[number + 1 : number + 2] if m.start >= match.end), default=sentence[1])
    ends = (max(low, sentence[0]), min(high, sentence[1]))
    places = [place - sentence[0] for place in (match.start, match.end, *ends)]
    return stage_of(desk.source[slice(*sentence)], *places)


# "for shelters in 2014 and 300,000 euros": the purpose ends at a year or another amount
_PURPOSE = re.compile(
    r"\)?\s+(?:to|for|on|toward|towards|in)\s+(?!(?:19|20)\d\d\b)"
    r"((?:(?!(?:in|during|for|since)\s+(?:19|20)\d\d\b|and\s+[\d$€£])[^\s,.;()]+\s*){1,12})"
)


def _money(desk: _Desk, penalties: list[Match], laws: list[Match]) -> list[Plain]:
    """Amounts that are no fine, one fact for each end of a range."""
    fines = [tuple(span) for p in penalties for span in p.data.get("money", ())]
    taken = sorted([*fines, *((law.start, law.end) for law in laws)])
    facts: list[Plain] = []
    for m in _outside(desk.money, taken):
        if desk.section(m.start) in _QUIET or _is_advised(desk, m):
            continue
        purpose = _PURPOSE.match(desk.source, m.end)
        when, use = desk.period(m), _use(desk, m)
        for amount in (m.data["amount"], m.data["max_amount"]):
            if amount is not None:
                number = len(facts) + 1
                facts.append(_fact(
                    desk, Match(m.start, m.end, m.label, m.value, m.rule), number, "money",
                    amount=amount, currency=m.data["currency"], qualifier=m.data["qualifier"],
                    purpose=re.sub(r"\s+", " ", purpose[1]).strip() if purpose else None,
                    use=use, period=when,
                ))
    return facts


# "should find $500,000", "Recommendations for Mexico: Allot 100 million pesos": what a report asks for is no fact.
_ADVISED = re.compile(r"\b(?:should|ought\s+to)\b[^.;]*$|^\s*(?:Prioritized\s+)?Recommendations\b[^.:]{0,40}:")


def _is_advised(desk: _Desk, match: Match) -> bool:
    sentence = desk.sentence(match.start)
    return sentence is not None and _ADVISED.search(desk.source[sentence[0] : match.start]) is not None


def _use(desk: _Desk, match: Match) -> str | None:
    sentence = desk.sentence(match.start)
    if sentence is None:
        return None
    return use_of(desk.source[slice(*sentence)], match.start - sentence[0], match.end - sentence[0])


def _outside(matches: list[Match], taken: list[tuple[int, int]]) -> list[Match]:
    """The matches that overlap none of the taken spans; both sorted, one sweep."""
    outside: list[Match] = []
    at = 0
    for m in matches:
        while at < len(taken) and taken[at][1] <= m.start:
            at += 1
        if not any(m.overlaps(*span) for span in taken[at : at + 4]):
            outside.append(m)
    return outside


def _roles(desk: _Desk, home: str | None, matches: list[Match]) -> Plain:
    evidence = {m.value: desk.evidence(m) for m in desk.raw(matches)}
    return {"country": home, "roles": list(evidence), "evidence": evidence}


def _flow(desk: _Desk, match: Match) -> Plain:
    data = match.data
    fact = _fact(
        desk, match,
        origin=data["origin"], transit=data["transit"], destination=data["destination"],
        victims=list(data.get("victims") or ()), exploitation=list(data.get("exploitation") or ()),
        hedged=bool(data.get("hedged")),
    )
    if fact["hedged"] and fact["assertion"] == "asserted":
        fact["assertion"] = "hedged"
    return fact
