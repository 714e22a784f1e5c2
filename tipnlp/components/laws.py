"""The component ``tip_laws``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tipnlp.components.base import SCORER, LayerComponent, span_weights


@Language.factory(
    "tip_laws",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_laws", "scorer": SCORER},
    default_score_weights=span_weights("tip_laws"),
)
def make_laws(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> LayerComponent:
    """Mentions of legal instruments: acts, codes, constitutions, decrees, treaties, with their articles in one span.

    Label: ``LAW`` (``kb_id_``: a normal form that is the same for mentions of one instrument).

    Fields: ``title``, ``kind`` (act, code, constitution, decree, treaty, other), ``articles`` (list of str), ``number``,
    ``year``, ``status`` (in_force, pending), ``generic`` (True where the words alone name no certain instrument).

    Source: ``data/law_heads.tsv`` (nouns that head a title), ``data/law_words.tsv``, ``data/treaties.tsv``.

    Known misses: a law known only by a title without a head noun ("the Mann rules"); titles that go on without capitals
    after "to" or "for"; a bare "law" far from the instrument it means.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_laws")
        >>> doc = nlp("Articles 12 and 14 of the penal code cover sex trafficking; Law 30 of 2016 covers forced labor.")
        >>> facts = doc.spans["tip_laws"].attrs["facts"]
        >>> [(fact["text"], fact["kind"], fact["articles"], fact["number"]) for fact in facts.values()]
        [('Articles 12 and 14 of the penal code', 'code', ['12', '14'], None), ('Law 30 of 2016', 'act', [], '30')]
    """
    return LayerComponent(name, family="laws", spans_key=spans_key, scorer=scorer)
