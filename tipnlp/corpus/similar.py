"""Near-duplicate sentences: how far texts repeat each other.

A sentence is near-duplicate where a sentence of **another document** shares at least 0.8 of the 5-grams of words of the two
(Jaccard). Compared are sentences of eight words and more, so that headings and set phrases of two words do not count; words are
lower-cased runs of letters and digits. The measure is exact; only sentences that share one of their rarest 5-grams are compared
(prefix filtering: Chaudhuri, Ganti, Kaushik 2006), so that time grows with the number of sentences and not with its square.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

N, MIN_WORDS, ALIKE = 5, 8, 0.8
#: A sentence that more documents than this have word by word is a phrase of the genre: it is counted, its pairs are not listed.
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
        pairs: The pairs, but for phrases that more than 50 documents share.
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
    same: dict[frozenset[Gram], list[int]] = {}
    for n, own in enumerate(grams):
        same.setdefault(own, []).append(n)
    pairs: list[Pair] = []
    marked: set[int] = set()
    for one, other in [*((own, own) for own in same), *_candidates(same)]:
        alike = len(one & other) / len(one | other)
        if alike < ALIKE:
            continue
        left, right = same[one], same[other]
        owners = {names[n] for n in left + right}
        if len(owners) < 2:
            continue
        marked.update(n for n in left if {names[m] for m in right} - {names[n]})
        marked.update(m for m in right if {names[n] for n in left} - {names[m]})
        if len(owners) <= COMMON:
            both = {(min(n, m), max(n, m)) for n in left for m in right if names[n] != names[m]}
            pairs += [Pair(names[n], spans[n], names[m], spans[m], alike) for n, m in sorted(both)]
    return Similarity(len(names), len(marked), tuple(pairs), tuple(names))


def _candidates(sets: Iterable[frozenset[Gram]]) -> Iterator[tuple[frozenset[Gram], frozenset[Gram]]]:
    """The pairs of sets that can be alike: two sets that share 0.8 of their grams share one of the rarest fifth of each."""
    sets = list(sets)
    often = Counter(gram for own in sets for gram in own)
    seen: dict[Gram, list[int]] = {}
    for n, own in enumerate(sets):
        rare = sorted(own, key=lambda gram: (often[gram], gram))[: len(own) - math.ceil(ALIKE * len(own)) + 1]
        near = {m for gram in rare for m in seen.get(gram, ()) if ALIKE * len(own) <= len(sets[m]) <= len(own) / ALIKE}
        yield from ((sets[m], own) for m in sorted(near))
        for gram in rare:
            seen.setdefault(gram, []).append(n)


def _sentences(text: str) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """The sentences of a text that are long enough, with their words."""
    from tipnlp.analysis import Analysis

    analysis = Analysis(text)
    for span in analysis.sentences:
        start, end = analysis.view.span(*span)
        words = re.findall(r"\w+", text[start:end].lower())
        if len(words) >= MIN_WORDS:
            yield (start, end), words
