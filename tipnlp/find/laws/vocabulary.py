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
    return {row["head"]: (row["kind"], row["identity"]) for row in rows("law_heads")}


@cache
def role(name: str) -> frozenset[str]:
    return frozenset(word for row in rows("law_words") if row["role"] == name for word in row["words"].split())


@cache
def short_titles() -> dict[str, str]:
    return {row["name"]: row["title"] for row in rows("treaties")}


def _word_gate(names: Collection[str]) -> Gate:
    return Gate(re.compile(rf"(?<![\w-]){trie(names)}(?![\w-])"), names)


@cache
def head_gate() -> Gate:
    return _word_gate(heads())


@cache
def plain_gate() -> Gate:
    return _word_gate(words.PLAIN_KINDS)


@cache
def short_gate() -> Gate:
    return _word_gate(short_titles())
