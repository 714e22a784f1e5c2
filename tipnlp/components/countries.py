"""The component ``tip_countries``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tipnlp.components.base import SCORER, LayerComponent, span_weights


@Language.factory(
    "tip_countries",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_countries", "scorer": SCORER},
    default_score_weights=span_weights("tip_countries"),
)
def make_countries(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> LayerComponent:
    """Mentions of states and territories, by name, adjective or people, and of regions.

    Labels: ``COUNTRY`` (``kb_id_``: ISO 3166-1 alpha-3; also XKX Kosovo and the withdrawn SCG, YUG, ANT) and ``REGION``
    (``kb_id_``: canonical name).

    Fields: ``form``: ``name`` ("Norway"), ``adjective`` ("Norwegian") or ``people`` ("Norwegians").

    Source: ``data/countries.tsv`` (ISO 3166-1, with former and variant names), ``data/regions.tsv``, ``data/blocks.tsv``.

    Known misses: bare "Congo" and "Korea" are settled by what else the text names, else left out; names in lower case; a
    city that stands for its state ("Pretoria said").

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_countries")
        >>> doc = nlp("Haitians are exploited in the Dominican Republic and elsewhere in the Caribbean.")
        >>> [(span.text, span.label_, span.kb_id_) for span in doc.spans["tip_countries"]]
        [('Haitians', 'COUNTRY', 'HTI'), ('Dominican Republic', 'COUNTRY', 'DOM'), ('Caribbean', 'REGION', 'Caribbean')]
    """
    return LayerComponent(name, family="countries", spans_key=spans_key, scorer=scorer)
