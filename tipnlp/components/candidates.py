"""The suggester ``tip_candidates.v1``: the spans that a span categorizer labels are those that the rules can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Ops, get_current_ops
from thinc.types import Ragged

Suggester = Callable[..., Ragged]


@registry.misc("tip_candidates.v1")  # type: ignore[untyped-decorator]
def make_suggester(sizes: Sequence[int] = ()) -> Suggester:
    """Suggest the candidates of `tipnlp.trained.candidates`, and all spans of some lengths beside them.

    Args:
        sizes: Numbers of tokens: every span of such a length is suggested too, for labels of your own that stand on other
            words than numbers and titles.

    Returns:
        A suggester for spaCy's ``spancat`` and ``spancat_singlelabel``.

    Example:
        >>> import spacy
        >>> doc = spacy.blank("en")("The Brothel Closing Measure gave seven traffickers up to 10 years.")
        >>> [doc[start:end].text for start, end in make_suggester()([doc]).data]
        ['The Brothel Closing Measure', 'Brothel Closing Measure', 'seven', 'up to 10 years']
    """
    return Candidates(sizes)


class Candidates:
    """What `make_suggester` returns; a class, so that it can be pickled."""

    def __init__(self, sizes: Sequence[int] = ()) -> None:
        self.sizes = tuple(sizes)

    def __call__(self, docs: Iterable[Doc], *, ops: Ops | None = None) -> Ragged:
        """The candidates of documents as token offsets."""
        ops = ops or get_current_ops()
        found = [self.spans(doc) for doc in docs]
        rows = [span for spans in found for span in spans]
        lengths = ops.asarray1i([len(spans) for spans in found])
        return Ragged(ops.asarray2i(rows) if rows else ops.alloc2i(0, 2), lengths)

    def spans(self, doc: Doc) -> list[tuple[int, int]]:
        """Start and end tokens of a document's candidates, sorted, distinct."""
        spans = {(start, start + size) for size in self.sizes for start in range(len(doc) - size + 1)}
        for start, end in _candidates(doc.text):
            span = doc.char_span(start, end, alignment_mode="expand")
            if span is not None:
                spans.add((span.start, span.end))
        return sorted(spans)


@lru_cache(maxsize=4096)  # training sees the same texts again and again
def _candidates(text: str) -> tuple[tuple[int, int], ...]:
    from tipnlp.analysis import analyse  # here, so that registering loads no finder
    from tipnlp.trained import candidates

    return tuple(candidates(analyse(text)))
