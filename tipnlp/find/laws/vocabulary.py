"""The tables of laws as the finders read them: head nouns, word roles, short names."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from tipnlp.find.laws import words
from tipnlp.patterns import trie
from tipnlp.signals import Gate
from tipnlp.tables import rows


@cache
def heads() -> dict[str, tuple[str, str]]:
    """Head nouns in capitals with the kind of law and what they need to be one (``data/law_heads.tsv``)."""
    return {row["head"]: (row["kind"], row["identity"]) for row in rows("law_heads")}


@cache
def role(name: str) -> frozenset[str]:
    """The words of a role (``data/law_words.tsv`` tells the roles)."""
    return frozenset(word for row in rows("law_words") if row["role"] == name for word in row["words"].split())


@cache
def short_titles() -> dict[str, str]:
    """Short names with the titles that they stand for (``data/treaties.tsv``)."""
    return {row["name"]: row["title"] for row in rows("treaties")}


def _word_gate(names: Collection[str], unless: str = "") -> Gate:
    return Gate(re.compile(rf"(?<![\w-]){trie(names)}(?![\w-]){unless}"), names)


@cache
def head_gate() -> Gate:
    """The head nouns in capitals."""
    return _word_gate(heads())


@cache
def plain_gate() -> Gate:
    """The nouns in lower case, save in "law enforcement" or "law reform"."""
    after, after_law = trie(role("after")), trie(role("after_law"))
    return _word_gate(words.PLAIN_KINDS, rf"(?!\s+(?:{after}|(?:(?<=\blaw\s)|(?<=\blaws\s)){after_law})(?!\w))")


@cache
def short_gate() -> Gate:
    """The short names."""
    return _word_gate(short_titles())
