"""From the findings of each family to the facts of a report: evidence, links between facts, distinct instruments.

Find first, resolve later: nothing here looks for new things in the text. It decides which findings are facts (an amount
that is a fine is no money), ties them together (penalty to law, comparison to the count it compares with, mention to
instrument) and writes the JSON-plain report that `tipnlp.facts.Report` reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from tipnlp.analysis import Analysis
from tipnlp.match import Match
from tipnlp.resolve.counts import resolve_counts
from tipnlp.resolve.desk import Desk, Plain, fact, named
from tipnlp.resolve.laws import resolve_laws
from tipnlp.resolve.money import resolve_money
from tipnlp.resolve.penalties import resolve_penalties


def resolve(analysis: Analysis, groups: Mapping[str, list[Match]]) -> Plain:
    """The report of one text.

    Args:
        analysis: The text's analysis (header, sections, sentences, tier).
        groups: Matches by family ("countries" with regions, "laws", "quantities", "penalties", "counts", "flows"), in raw
            offsets; one without an id in ``data["id"]`` is numbered. A missing family gives no facts.

    Returns:
        JSON-plain values for every field of `tipnlp.facts.Report` but ``id`` and ``error``, in the order of the schema.
    """
    desk = Desk(analysis, groups.get("quantities", []))
    places = [*named(groups.get("countries", []))]
    laws, instruments = resolve_laws(desk, groups.get("laws", []))
    penalties = groups.get("penalties", [])
    return {
        "schema_version": 1,
        "meta": _meta(analysis),
        "tier": _tier(desk, analysis),
        "sections": [
            {"name": s.value, "start": s.start, "end": s.end, "detected_by": s.data["detected_by"]} for s in desk.sections
        ],
        "countries": [
            fact(desk, m, name, iso3=m.value, form=m.data.get("form", "name")) for m, name in places if m.label == "COUNTRY"
        ],
        "regions": [fact(desk, m, name, region=m.value) for m, name in places if m.label == "REGION"],
        "laws": laws,
        "instruments": instruments,
        "penalties": resolve_penalties(desk, penalties, laws),
        "counts": resolve_counts(desk, groups.get("counts", [])),
        "money": resolve_money(desk, penalties, groups.get("laws", [])),
        "roles": _roles(desk, analysis.home, analysis.in_raw_offsets(analysis.roles) if "flows" in groups else []),
        "flows": [_flow(desk, m, name) for m, name in named(groups.get("flows", []))],
        "recommendations": [
            fact(desk, m, name, assertion="recommended", text=desk.text(m))
            for m, name in named(analysis.in_raw_offsets(analysis.recommendations))
        ],
    }


def _meta(analysis: Analysis) -> Plain:
    meta = analysis.meta
    return {
        "title": meta.title, "country": meta.country, "country_name": meta.country_name, "year": meta.year,
        "publisher": meta.publisher, "author": meta.author, "published": meta.published, "accessed": meta.accessed,
        "updated": meta.updated, "layout": meta.layout,
    }


def _tier(desk: Desk, analysis: Analysis) -> Plain | None:
    if analysis.tier is None:
        return None
    (match,) = analysis.in_raw_offsets([analysis.tier])
    return fact(desk, match, "tier-1", tier=match.value, **match.data)


def _roles(desk: Desk, home: str | None, matches: list[Match]) -> Plain:
    evidence = {m.value: desk.evidence(m) for m in matches}
    return {"country": home, "roles": list(evidence), "evidence": evidence}


def _flow(desk: Desk, match: Match, name: str) -> Plain:
    data = match.data
    flow = fact(
        desk, match, name,
        origin=data["origin"], transit=data["transit"], destination=data["destination"],
        victims=list(data.get("victims") or ()), exploitation=list(data.get("exploitation") or ()),
        hedged=bool(data.get("hedged")),
    )
    if flow["hedged"] and flow["assertion"] == "asserted":
        flow["assertion"] = "hedged"
    return flow
