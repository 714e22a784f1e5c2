"""COUNT facts: stated numbers of investigations, arrests, prosecutions, convictions, victims and trained officials.

Finds: "19 investigations", "prosecuted 77 defendants in nine cases", "no victims were identified", "did not report how many".
Not found: what a recommendation asks for, vague amounts ("several"), estimates of prevalence, other crimes (see FACTS).
Words stand in ``data/count_verbs.tsv`` and ``data/count_nouns.tsv``; shapes in `tipnlp.find.counts.chunker`; who counts what in
`tipnlp.find.counts.reader`; which sentences are read in
`tipnlp.find.counts.gates`; here other crimes are put aside, and each count gets its period and details.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from tipnlp.find.counts.chunker import chunk
from tipnlp.find.counts.crimes import is_other_crime
from tipnlp.find.counts.details import attribution, exploitation, groups
from tipnlp.find.counts.facts import Fact, Memory
from tipnlp.find.counts.gates import Glance, is_silent
from tipnlp.find.counts.periods import Periods
from tipnlp.find.counts.reader import Reader
from tipnlp.find.counts.references import source_lists, without_notes
from tipnlp.match import Match
from tipnlp.signals import within

Span = tuple[int, int]


def find_counts(
    flow: str, sentences: list[Span], quantities: list[Match], skip: Sequence[Span] = (), masks: Sequence[Match] = ()
) -> list[Match]:
    """Find the counts of a text.

    Args:
        flow: The match view of the text (see `tipnlp.text.view`).
        sentences: Its sentences (see `tipnlp.find.sentences.find_sentences`).
        quantities: Its quantities (see `tipnlp.find.quantities.find_quantities`).
        skip: Spans in which nothing is asserted (recommendations, headers).
        masks: LAW matches; numbers and words inside are no counts.

    Returns:
        Matches in text order with label ``COUNT``, ``value`` the event. Data: ``event``; ``value`` int or None; ``max_value``;
        ``qualifier``; ``status`` reported, zero or not_reported; ``unit`` case, person, victim or None; ``exploitation`` and
        ``group`` lists; ``period`` a dict of ``kind``, ``year``, ``end_year``, ``text`` or None; ``compared_with`` and ``part_of``
        indices into the returned list or None; ``attribution`` government, ngo, international_org or None.

    Example:
        >>> from tipnlp.find.quantities import find_quantities
        >>> text = "Police conducted at least 19 investigations, compared to 29 in 2006."
        >>> [(m.value, m.data["value"], m.data["qualifier"]) for m in find_counts(text, [(0, len(text))], find_quantities(text))]
        [('investigation', 19, 'at_least'), ('investigation', 29, 'exact')]
    """
    glance = Glance(flow)
    quantities = without_notes(flow, quantities)
    cardinals = [m.start for m in quantities if m.label == "CARDINAL"]
    quiet: list[Span] | None = None
    memory = Memory()
    found: list[Match] = []
    for start, end in sentences:
        if memory.facts:
            memory.age += end - start > 60  # headings and page debris age nothing
            if memory.age > 2:
                memory.facts = []
        if not glance.may_count(start, end, counted=within(cardinals, start, end), told=bool(memory.facts)):
            continue
        if quiet is None:
            quiet = sorted([*skip, *source_lists(flow)])
        at = bisect_left(quiet, (end,))
        if at and start < quiet[at - 1][1] or is_silent(flow, start, end):
            continue
        inside = quantities[bisect_left(quantities, start, key=_start) : bisect_left(quantities, end, key=_start)]
        laws = masks[bisect_left(masks, start, key=_start) : bisect_left(masks, end, key=_start)]
        units = chunk(flow, glance.low, start, end, inside, laws)
        reader = Reader(flow, units, memory)
        facts = [f for f in reader.read() if not is_other_crime(flow, f, start, end)]
        facts = [f for f in facts if f.relation != "compare" or f.anchor is None or f.anchor in facts or f.anchor in memory.facts]
        memory.head = reader.counted[-1].unit.head if reader.counted else None
        if not facts:
            continue
        periods = Periods(flow, units)
        base = len(found)
        for fact in facts:
            found.append(_match(flow, fact, facts, base, periods, (start, end)))
        _remember(memory, facts)
    return found


def _start(match: Match) -> int:
    return match.start


def _remember(memory: Memory, facts: list[Fact]) -> None:
    mains = [f for f in facts if f.relation == "main" and f.status == "reported"]
    if mains or not any(f.relation == "part" for f in facts):
        memory.facts = mains
    memory.age = 0
    memory.seen |= {f.value for f in facts}


def _match(flow: str, fact: Fact, facts: list[Fact], base: int, periods: Periods, sentence: Span) -> Match:
    link = base + facts.index(fact.anchor) if fact.anchor is not None and fact.anchor in facts else None
    data: dict[str, Any] = {
        "event": fact.event,
        "value": fact.value,
        "max_value": fact.high,
        "qualifier": fact.qualifier,
        "status": fact.status,
        "unit": fact.unit,
        "exploitation": exploitation(flow, fact, facts, sentence),
        "group": groups(flow, fact),
        "period": periods.of(fact),
        "compared_with": link if fact.relation == "compare" else None,
        "part_of": link if fact.relation == "part" else None,
        "attribution": attribution(flow, fact, sentence),
    }
    return Match(fact.start, fact.end, "COUNT", fact.event, fact.rule, data)
