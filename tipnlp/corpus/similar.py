"""Near-duplicate sentences: how far texts repeat each other.

A sentence is near-duplicate where a sentence of **another document** shares at least 0.8 of the 5-grams of words of the two
(Jaccard). Compared are sentences of eight words and more, so that headings and set phrases of two words do not count; words are
lower-cased runs of letters and digits. Time grows with the number of sentences: only those that share a rare 5-gram are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

N, MIN_WORDS, ALIKE = 5, 8, 0.8
#: A 5-gram in more sentences than this is a phrase of the genre: pairs are looked for by the rarer ones.
COMMON = 50

Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences of different documents that are near-duplicates; starts and ends count the raw texts."""

    a: str
    a_span: tuple[int, int]
    b: str
    b_span: tuple[int, int]
    alike: float


@dataclass(frozen=True, slots=True)
class Similarity:
    """The near-duplicate measure of a set of texts.

    Attributes:
        sentences: Sentences compared (eight words and more).
        near_duplicate: Those that have a near-duplicate in another document.
        pairs: The pairs.
        owners: The id of the text of each sentence compared.
    """

    sentences: int
    near_duplicate: int
    pairs: tuple[Pair, ...]
    owners: tuple[str, ...]

    @property
    def share(self) -> float:
        """Near-duplicate sentences by all compared (0-1)."""
        return self.near_duplicate / self.sentences if self.sentences else 0.0


def similarity(texts: Mapping[str, str]) -> Similarity:
    """Measure a set of texts by their ids.

    Example:
        >>> said = "In 2019 the police identified twelve victims of forced labor on fishing boats."
        >>> found = similarity({"a": said, "b": f"PERU {said}", "c": "Nobody in the country was found to be a victim."})
        >>> found.sentences, found.near_duplicate
        (3, 2)
    """
    names: list[str] = []
    spans: list[tuple[int, int]] = []
    grams: list[frozenset[Gram]] = []
    for name, text in texts.items():
        for span, words in _sentences(text):
            names.append(name)
            spans.append(span)
            grams.append(frozenset(tuple(words[i : i + N]) for i in range(len(words) - N + 1)))
    where: dict[Gram, list[int]] = {}
    for n, own in enumerate(grams):
        for gram in own:
            where.setdefault(gram, []).append(n)
    pairs, marked = [], set()
    for n, own in enumerate(grams):
        others = {m for gram in own if len(where[gram]) <= COMMON for m in where[gram] if m > n and names[m] != names[n]}
        for m in sorted(others):
            alike = len(own & grams[m]) / len(own | grams[m])
            if alike >= ALIKE:
                pairs.append(Pair(names[n], spans[n], names[m], spans[m], alike))
                marked |= {n, m}
    return Similarity(len(names), len(marked), tuple(pairs), tuple(names))


def _sentences(text: str) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """The sentences of a text that are long enough, with their words."""
    from tipnlp.analysis import Analysis

    analysis = Analysis(text)
    for span in analysis.sentences:
        start, end = analysis.view.span(*span)
        words = re.findall(r"\w+", text[start:end].lower())
        if len(words) >= MIN_WORDS:
            yield (start, end), words
