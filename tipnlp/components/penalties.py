"""The component ``tip_penalties``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tipnlp.components.base import SCORER, LayerComponent, span_weights


@Language.factory(
    "tip_penalties",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_penalties", "scorer": SCORER},
    default_score_weights=span_weights("tip_penalties"),
)
def make_penalties(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> LayerComponent:
    """Punishments: what a law threatens, and what a court gave.

    Label: ``PENALTY``.

    Fields: ``basis`` (prescribed, imposed), ``kind`` (imprisonment, fine, death, other), ``min_months``, ``max_months``
    (numbers of months or None), ``life``, ``min_amount``, ``max_amount``, ``currency`` (ISO 4217) of a fine, ``offense``,
    ``persons`` and ``suspended`` of an imposed one, ``stringent``, ``commensurate``. Days count 1/30.4 of a month.

    Source: the phrasing of the reports 2001-2024; no table. What recommendations ask for is left out.

    Known misses: enhancements ("increased by one third"); a penalty whose number stands in another sentence; penalties a
    prosecutor only asked for are told from imposed ones by their verb alone.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_penalties")
        >>> doc = nlp("The law prescribes penalties of five to 10 years' imprisonment for sex trafficking.")
        >>> [fact] = doc.spans["tip_penalties"].attrs["facts"].values()
        >>> fact["basis"], fact["kind"], fact["min_months"], fact["max_months"]
        ('prescribed', 'imprisonment', 60, 120)
    """
    return LayerComponent(name, family="penalties", spans_key=spans_key, scorer=scorer)
