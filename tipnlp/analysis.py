"""One text, walked through all the finders once: each layer is found when first asked for, and kept.

This is the corridor's map. A layer may use the layers above it, never those below.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tipnlp.find import countries, counts, flows, laws, penalties, quantities, sentences
from tipnlp.find.layout import columns, headers, lines, narratives, sections, tiers
from tipnlp.lazy import lazy
from tipnlp.match import Match
from tipnlp.text import View, view, with_line_feeds


class Analysis:
    """The layers of one text, in view offsets (see `tipnlp.text.View.span` for raw ones).

    Args:
        raw: The text as given.
        country: ISO 3166-1 alpha-3 code of the report's country where the caller knows it, else it is read from the text.
        year: Report year where the caller knows it.
    """

    def __init__(self, raw: str, *, country: str | None = None, year: int | None = None) -> None:
        self.raw = raw
        self._lines = with_line_feeds(raw)
        self._country = country
        self._year = year

    @lazy
    def view(self) -> View:
        """The match view."""
        return view(self._lines)

    @lazy
    def sentences(self) -> list[tuple[int, int]]:
        """Sentence spans."""
        return sentences.find_sentences(self._lines, self.view.flow)

    @lazy
    def countries(self) -> list[Match]:
        """COUNTRY and REGION mentions."""
        return countries.find_countries(self.view.text)

    @lazy
    def meta(self) -> headers.Header:
        """What the head of the text says: title, country, year, dates, tier line."""
        return headers.find_header(self._lines, self.view.text, self.countries, country=self._country, year=self._year)

    def in_raw_offsets(self, matches: Iterable[Match]) -> list[Match]:
        """The same matches, and the amounts of money that they hold, in raw offsets."""
        if not self.view.breaks:  # most texts: view offsets are raw ones
            return list(matches)
        span, shifted = self.view.span, []
        for match in matches:
            data = match.data
            if "money" in data:
                data = {**data, "money": [list(span(*amount)) for amount in data["money"]]}
            shifted.append(Match(*span(match.start, match.end), match.label, match.value, match.rule, data))
        return shifted

    @lazy
    def narratives(self) -> list[narratives.Narrative]:
        """The narratives of a page that holds those of several countries; none for a text on one country."""
        return narratives.find_narratives(lines.lined(self._lines, self.view.text), self.countries, self.meta)

    @lazy
    def in_columns(self) -> bool:
        """True for a page whose columns stand side by side."""
        return columns.in_columns(self._lines)

    @property
    def home(self) -> str | None:
        """ISO 3166-1 alpha-3 code of the report's country."""
        return self.meta.country

    @lazy
    def sections(self) -> list[Match]:
        """SECTION matches that cover the text."""
        return sections.find_sections(self._lines, self.view.flow, self.sentences, self.meta)

    @lazy
    def recommendations(self) -> list[Match]:
        """RECOMMENDATION matches."""
        return sections.find_recommendations(self.view.flow, self.sentences, self.sections)

    @lazy
    def quiet(self) -> list[tuple[int, int]]:
        """Spans in which nothing is asserted: headers, footers, recommendations."""
        quiet = [(s.start, s.end) for s in self.sections if s.value in ("header", "recommendations", "footer")]
        if quiet and self.sections[0].value == "header":  # a head without a line of its own is quiet to its last whole sentence
            (start, end), *others = quiet
            sentence = sentences.sentence_at(self.sentences, end - 1)
            return [(start, sentence[0]), *others] if sentence and end < sentence[1] else quiet
        return quiet

    @lazy
    def tier(self) -> Match | None:
        """The TIER match, or None."""
        return tiers.find_tier(self.view.flow, self.meta.tier_line, self.meta.year, lines.lined(self._lines, self.view.text))

    @lazy
    def quantities(self) -> list[Match]:
        """Numbers, money, durations and periods."""
        named = dict.fromkeys(m.value for m in self.countries if m.label == "COUNTRY")
        return quantities.find_quantities(self.view.flow, [self.home or "", *named], self.meta.year)

    @lazy
    def laws(self) -> list[Match]:
        """LAW mentions."""
        return laws.find_laws(self.view.flow, self.sentences)

    @lazy
    def penalties(self) -> list[Match]:
        """PENALTY facts."""
        return penalties.find_penalties(self.view.flow, self.sentences, self.quantities, self.quiet)

    @lazy
    def counts(self) -> list[Match]:
        """COUNT facts."""
        return counts.find_counts(self.view.flow, self.sentences, self.quantities, self.quiet, self.laws)

    @lazy
    def _movements(self) -> tuple[list[Match], list[Match]]:
        asked = [(s.start, s.end) for s in self.sections if s.value == "recommendations"]
        return flows.read_flows(self.view.flow, self.sentences, self.countries, self.home, asked)

    @property
    def flows(self) -> list[Match]:
        """FLOW facts."""
        return self._movements[0]

    @property
    def roles(self) -> list[Match]:
        """ROLE matches, at most one a role: origin, transit, destination, internal."""
        return self._movements[1]


@lru_cache(maxsize=2)
def analyse(raw: str, country: str | None = None, year: int | None = None) -> Analysis:
    """The analysis of a text, kept for those who ask again: converters, checks and readers of a corpus."""
    return Analysis(raw, country=country, year=year)
