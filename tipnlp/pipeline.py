"""Pipelines: the rules as a spaCy ``Language``."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from tipnlp import __version__
from tipnlp.components import FACTORIES
from tipnlp.errors import TipnlpError

RULES = "en_tip_rules"
#: The trained pipeline that comes with the library: the rules and a small span categorizer.
SMALL = "en_tip_sm"
#: Characters that `load`'s pipeline takes in one text. Rules need no more memory for that than the tokens do.
MAX_LENGTH = 50_000_000


def blank() -> Language:
    """The pipeline of all rules: tokenizer, sentences, sections and the finders, facts last.

    Returns:
        A new ``Language``, a second's work at most; no file is read but the tables, and these when the first text comes.

    Example:
        >>> import tipnlp
        >>> tipnlp.blank().pipe_names[:3]
        ['tip_sentences', 'tip_sections', 'tip_countries']
    """
    nlp = spacy.blank("en")
    for factory in FACTORIES:
        nlp.add_pipe(factory)
    nlp.max_length = MAX_LENGTH
    nlp.meta.update(
        name=RULES.removeprefix("en_"), version=__version__,
        description="Facts from Trafficking in Persons reports, by rules; no weights.",
    )
    return nlp


def load(name: str | Path = RULES) -> Language:
    r"""Load a pipeline.

    Args:
        name: ``"en_tip_rules"``, the rules, or ``"en_tip_sm"``, the rules and a small trained component, which both come with
            the library; or an installed pipeline, or the folder of one.

    Returns:
        The ``Language``; ``nlp(text)._.tip_report`` is a document's report.

    Raises:
        TipnlpError: T010: there is no such pipeline. Nothing is ever downloaded.

    Example:
        >>> import tipnlp
        >>> nlp = tipnlp.load()
        >>> doc = nlp("SWEDEN (Tier 1)\n\nPolice arrested 12 traffickers.")
        >>> doc._.tip_report.tier.tier, doc.spans["tip_countries"][0].kb_id_
        ('1', 'SWE')
    """
    if str(name) == RULES:
        return blank()
    try:
        nlp = spacy.load(shipped(SMALL) or SMALL) if str(name) == SMALL else spacy.load(name)
        nlp.max_length = MAX_LENGTH
        return nlp
    except OSError as error:
        if "[E050]" not in str(error):  # it is there, but something else is wrong with it
            raise
        raise TipnlpError("T010", name=str(name)) from None


def shipped(name: str) -> Path | None:
    """A file or folder of ``models/``: beside this module in an installed library, beside the package in a checkout."""
    here = Path(__file__).parent
    return next((path for path in (here / "models" / name, here.parent / "models" / name) if path.exists()), None)
