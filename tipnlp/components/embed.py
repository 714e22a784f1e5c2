"""The architecture ``tip_embed.v1``: hashed token features, with what the library's tables say of a word as one of them.

An annotated corpus of fifty reports shows a model a few dozen verbs; the tables list hundreds, each with the event it stands
for. As a feature it lets the model treat "nabbed" as it learnt to treat "arrested".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.types import Floats2d


@registry.architectures("tip_embed.v1")  # type: ignore[untyped-decorator]
def build_embed(width: int, attrs: Sequence[str], rows: Sequence[int], word_class_rows: int) -> Model[list[Doc], list[Floats2d]]:
    """Embed tokens by some of their attributes and by their class in the library's tables of verbs and nouns.

    Args:
        width: Width of the vectors.
        attrs: Token attributes, such as NORM, PREFIX, SHAPE.
        rows: Rows of the hash table of each attribute.
        word_class_rows: Rows of the hash table of word classes.

    Returns:
        A thinc model from documents to one array of vectors each, to go into ``spacy.Tok2Vec.v2``.
    """
    columns = [*zip(attrs, rows, strict=True), ("CLASS", word_class_rows)]
    tables: list[Model[Any, Any]] = [
        HashEmbed(width, count, column=n, seed=n + 7, dropout=0.0) for n, (_, count) in enumerate(columns)
    ]
    mix: Model[Any, Any] = Maxout(width, width * len(columns), nP=3, dropout=0.0, normalize=True)
    model: Model[Any, Any] = chain(
        extract_features(attrs), list2ragged(), with_array(chain(concatenate(*tables), mix)), ragged2list()
    )
    return model


def extract_features(attrs: Sequence[str]) -> Model[list[Doc], list[Any]]:
    """The attributes of tokens, and the classes of their words, as hashes."""
    return Model("extract_features", _forward, attrs={"attrs": list(attrs)})


def _forward(model: Model[list[Doc], list[Any]], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[..., Any]]:
    names = model.attrs["attrs"]
    ops: Any = model.ops
    features = []
    for doc in docs:
        own = doc.to_array(names).reshape(len(doc), len(names)).astype("uint64")
        classes = numpy.asarray([_class_id(token.lower_) for token in doc], dtype="uint64").reshape(len(doc), 1)
        features.append(ops.asarray(numpy.concatenate([own, classes], axis=1)))

    def backprop(_: Any) -> list[Doc]:
        return []

    return features, backprop


@cache
def _class_id(word: str) -> int:
    return int(get_string_id(word_class(word)))


def word_class(word: str) -> str:
    """What the tables of count verbs and nouns say of a word.

    Args:
        word: A word in lower case.

    Returns:
        Role, event and form of a verb, head class and event of a noun, both where it is both; empty for other words.

    Example:
        >>> word_class("nabbed") == word_class("arrested") != ""
        True
        >>> word_class("pebble")
        ''
    """
    from tipnlp.find.counts.lexicon import noun_forms, verb_forms  # here, so that registering loads no table

    verb, noun = verb_forms().get(word), noun_forms().get(word)
    parts = [f"verb {verb.role} {' '.join(verb.events)} {verb.form}"] if verb else []
    return "; ".join([*parts, *([f"noun {noun.head} {' '.join(noun.events)}"] if noun else [])])
