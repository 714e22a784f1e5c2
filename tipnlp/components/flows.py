"""The component ``tip_flows``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language

from tipnlp.components.base import SCORER, LayerComponent, span_weights


@Language.factory(
    "tip_flows",
    assigns=["doc.spans"],
    default_config={"spans_key": "tip_flows", "scorer": SCORER},
    default_score_weights=span_weights("tip_flows"),
)
def make_flows(nlp: Language, name: str, spans_key: str, scorer: Callable[..., dict[str, Any]] | None) -> LayerComponent:
    """Who is taken where: one fact for each pair of origin and destination, or transit and destination.

    Label: ``FLOW``.

    Fields: ``origin``, ``transit``, ``destination`` (ISO 3166-1 alpha-3 codes or canonical regions, None where not stated),
    ``victims``, ``exploitation`` (lists of str), ``hedged`` (True for "may be", "reportedly", "at risk of").

    Source: the phrasing of the reports 2001-2024 over the mentions of ``tip_countries`` and the cities of
    ``data/cities.tsv``. The report's country is read from its head, or from ``doc.user_data["tipnlp"]["country"]``.

    Known misses: routes told over several sentences; "abroad" and "neighboring countries" give no pair on purpose.

    Example:
        >>> import spacy
        >>> nlp = spacy.blank("en")
        >>> component = nlp.add_pipe("tip_flows")
        >>> doc = nlp("Women from Nepal and Bangladesh are trafficked to India for forced prostitution.")
        >>> facts = doc.spans["tip_flows"].attrs["facts"].values()
        >>> [(fact["origin"], fact["destination"]) for fact in facts]
        [('NPL', 'IND'), ('BGD', 'IND')]
    """
    return LayerComponent(name, family="flows", spans_key=spans_key, scorer=scorer)
