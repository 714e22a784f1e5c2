"""Word lists as regular expressions: a prefix trie, so that a thousand names cost little more than one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def trie(words: Iterable[str]) -> str:
    r"""A regular expression (no groups) that matches exactly the given words, the longest first.

    A space in a word matches any run of spaces, a hyphen may be followed by spaces (a name broken over lines).

    Args:
        words: Words or phrases, taken literally. Matching is case-sensitive unless the caller compiles otherwise.

    Returns:
        The pattern's source.

    Example:
        >>> trie(["Niger", "Nigeria", "South Sudan"])
        '(?:Niger(?:ia)?|South\\s+Sudan)'
    """
    root: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root) if root else r"(?!)"


def _branch(node: dict[str, Any]) -> str:
    options, optional = [], False
    for char, child in node.items():
        if char == "":
            optional = True
            continue
        tail, only = _escape(char), child
        while len(only) == 1 and "" not in only:  # a chain of single letters needs no group
            (following, only), = only.items()
            tail += _escape(following)
        options.append(tail + (_branch(only) if set(only) != {""} else ""))
    if not options:
        return ""
    body = "(?:" + "|".join(options) + ")"
    if optional:
        return body + "?"
    return body if len(options) > 1 else options[0]


def _escape(char: str) -> str:
    if char == " ":
        return r"\s+"
    if char == "-":
        return r"-\s*"
    return re.escape(char)


def words(source: str) -> list[str]:
    """The words of a block of text, for word lists written as prose in the code."""
    return source.split()
