"""What is in a corpus: figures by file, and how far its texts repeat each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tipnlp import tables
from tipnlp.corpus.format import Document
from tipnlp.corpus.similar import similarity

#: Facts that are counted, in the order of the table.
COUNTED = (
    "tier", "countries", "regions", "laws", "penalties", "counts", "money", "flows", "recommendations", "roles", "sections",
    "instruments",
)


@cache
def bureaus() -> dict[str, str]:
    """The region of each country, by the regional bureaus of the U.S. State Department (``data/bureaus.tsv``)."""
    return {iso3: row["region"] for row in tables.rows("bureaus") for iso3 in row["countries"].split()}


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of one set of documents.

    Attributes:
        documents: Documents.
        annotated: Those that a person has read.
        words: Words, as spaces divide them.
        countries: Distinct countries of the reports.
        regions: Documents by region of the country.
        years: Documents by report year.
        facts: Facts by family.
        sentences: Sentences of eight words and more.
        near_duplicate: Those with a near-duplicate in another document, see `tipnlp.corpus.similar`.
    """

    documents: int
    annotated: int
    words: int
    countries: int
    regions: Mapping[str, int]
    years: Mapping[int, int]
    facts: Mapping[str, int]
    sentences: int
    near_duplicate: int

    @property
    def share(self) -> float:
        """Near-duplicate sentences by all compared (0-1)."""
        return self.near_duplicate / self.sentences if self.sentences else 0.0


def stats(documents: Sequence[Document]) -> Stats:
    """Count a set of documents.

    Args:
        documents: The documents.

    Returns:
        The figures.

    Example:
        >>> from tipnlp.corpus import Document, stats
        >>> found = stats([Document(id="a", text="In Chad.", country="TCD", year=2012)])
        >>> found.words, dict(found.regions), found.share
        (2, {'Africa': 1}, 0.0)
    """
    facts: Counter[str] = Counter({family: 0 for family in COUNTED})
    for document in documents:
        if document.report is None:
            continue
        for family in COUNTED:
            value = document.report.roles.roles if family == "roles" else getattr(document.report, family)
            facts[family] += len(value) if isinstance(value, tuple) else value is not None
    # A text's own number names it: two documents with one id are two.
    alike = similarity({str(n): document.text for n, document in enumerate(documents)})
    regions = Counter(bureaus().get(document.country or "", "none") for document in documents)
    return Stats(
        documents=len(documents),
        annotated=sum(document.annotated for document in documents),
        words=sum(len(document.text.split()) for document in documents),
        countries=len({document.country for document in documents if document.country}),
        regions={region: regions[region] for region in (*dict.fromkeys(bureaus().values()), "none") if regions[region]},
        years=dict(sorted(Counter(document.year for document in documents if document.year is not None).items())),
        facts=facts,
        sentences=alike.sentences,
        near_duplicate=alike.near_duplicate,
    )
