"""The component ``tip_quantities``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tipnlp.components.base import SCORER, LayerComponent, span_weights


@Language.factory(
    "tip_quantities",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_quantities", "scorer": SCORER},
    default_score_weights=span_weights("tip_quantities"),
)
def make_quantities(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> LayerComponent:
    """Numbers in digits and words and what they measure: money, durations, ages, dates, periods.

    Labels: ``CARDINAL``, ``MONEY`` (``kb_id_``: ISO 4217 code), ``DURATION``, ``PERIOD``, ``DATE``, and ``AGE``,
    ``PERCENT``, ``FRACTION``, ``MEASURE``, ``REFERENCE``, ``ATTRIBUTE`` for numbers that count nothing.

    Fields: ``qualifier`` (exact, at_least, at_most, more_than, less_than, approximately); ``low`` and ``high`` of a number;
    ``amount``, ``max_amount``, ``currency`` of money, ``equivalent`` where it converts the amount before it;
    ``min_months``, ``max_months`` of a duration; ``kind``, ``year``, ``end_year`` of a period.

    Source: ``data/currencies.tsv`` (ISO 4217) and the grammar of English numbers in ``find/quantities``.

    Known misses: amounts written as words only ("a million and a half"), currencies of states that have none of their own
    in the table; a bare "pesos" is settled by the report's country, else its currency stays unknown.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_quantities")
        >>> doc = nlp("In 2021, the state spent $2.5 million on thirty-seven shelters.")
        >>> facts = doc.spans["tip_quantities"].attrs["facts"]
        >>> [(span.label_, span.kb_id_, facts[span.id_]["text"]) for span in doc.spans["tip_quantities"]]
        [('PERIOD', '2021', '2021'), ('MONEY', 'USD', '$2.5 million'), ('CARDINAL', '37', 'thirty-seven')]
    """
    return LayerComponent(name, family="quantities", spans_key=spans_key, scorer=scorer)
