"""The currencies of the world by their signs, codes and names (``data/currencies.tsv``, after ISO 4217)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tipnlp import tables
from tipnlp.find.quantities.words import WORD_AFTER

_LETTERS_AT_END = re.compile(r"[^\W\d_]+$")


@dataclass(frozen=True, slots=True)
class Currencies:
    """The table, looked up from all sides.

    Attributes:
        by_sign: Sign or code -> codes.
        by_name: Name in lower case -> codes.
        by_home: ISO 3166-1 alpha-3 code -> the codes of that state.
        by_adjective: (nationality, name), both in lower case -> code.
        withdrawn: Code -> (its predecessor of the same name, its last year).
        per_dollar: Code -> units for a US dollar.
        after: A code, a name with or without nationality or a sign that follows an amount.
        longest_sign: Characters of the longest sign.
        sign_words: The letters that a sign ends with.
        sign_marks: Its last character where that is no letter.
        first_words: First words of the names.
    """

    by_sign: dict[str, list[str]]
    by_name: dict[str, list[str]]
    by_home: dict[str, list[str]]
    by_adjective: dict[tuple[str, str], str]
    withdrawn: dict[str, list[tuple[str, int]]]
    per_dollar: dict[str, float]
    after: re.Pattern[str]
    longest_sign: int
    sign_words: frozenset[str]
    sign_marks: frozenset[str]
    first_words: frozenset[str]


@cache
def currencies() -> Currencies:
    """The table of currencies, read once."""
    known: set[str] = set()
    by_sign: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    by_home: dict[str, list[str]] = {}
    by_adjective: dict[tuple[str, str], str] = {}
    withdrawn: dict[str, list[tuple[str, int]]] = {}
    per_dollar: dict[str, float] = {}
    for row in tables.rows("currencies"):
        code = row["code"]
        known.add(code)
        by_sign[code] = [code]
        if "dollar" in row["names"]:
            by_sign[f"{code}$"] = [code]
        if row["per_dollar"]:
            per_dollar[code] = float(row["per_dollar"])
        for older in filter(None, row["withdrawn"].split("|")):
            withdrawn.setdefault(code, []).append((older[:3], int(older[4:])))
            known.add(older[:3])
            by_sign[older[:3]] = [older[:3]]
        for sign in filter(None, row["signs"].split("|")):
            by_sign.setdefault(sign, []).append(code)
        for name in filter(None, row["names"].split("|")):
            by_name.setdefault(name.lower(), []).append(code)
            for adjective in filter(None, row["adjectives"].split("|")):
                by_adjective[adjective.lower(), name.lower()] = code
        for state in filter(None, row["home"].split("|")):
            by_home.setdefault(state, []).append(code)
    return Currencies(
        by_sign=by_sign, by_name=by_name, by_home=by_home, by_adjective=by_adjective, withdrawn=withdrawn, per_dollar=per_dollar,
        after=_after(known, by_name, {adjective for adjective, _ in by_adjective}),
        longest_sign=max(map(len, by_sign)),
        sign_words=frozenset(m[0] for m in map(_LETTERS_AT_END.search, by_sign) if m),
        sign_marks=frozenset(sign[-1] for sign in by_sign if not sign[-1].isalpha()),
        first_words=frozenset(name.split()[0] for name in by_name),
    )


def _after(codes: set[str], names: dict[str, list[str]], adjectives: set[str]) -> re.Pattern[str]:
    code, name, adjective = "|".join(sorted(codes)), _longest_first(names), _longest_first(adjectives)
    return re.compile(
        rf"(?:\s*|-)(?:(?P<code>{code})\b|(?P<name>(?i:{name}))\b(?!-)"
        rf"|(?:(?P<adj>(?i:{adjective}))|[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)\s+(?P<own>(?i:{name}))\b(?!-)|(?P<sign>[€£₱₦₹]))"
    )


def _longest_first(names: dict[str, list[str]] | set[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))


def by_sign(sign: str, homes: Sequence[str], table: Currencies) -> str | None:
    """The currency of a sign: that of the report's country where several share it ("Rs"), which a lone letter demands ("P40,000")."""
    codes = table.by_sign[sign]
    own = next((c for home in homes for c in table.by_home.get(home, ()) if c in codes), None)
    return own or (None if len(sign) == 1 and sign.isalpha() else codes[0])


def sign_before(before: str, table: Currencies, homes: Sequence[str] = ()) -> tuple[str, int] | None:
    """The currency sign or code that ends right before a number ("$", "RM", "KWD "), and how many characters back it begins."""
    tail = before[:-1] if before[-1:] == " " else before
    if not (tail[-1:].isalpha() or tail[-1:] in table.sign_marks):
        return None
    for size in range(min(table.longest_sign, len(tail)), 0, -1):
        sign = tail[-size:]
        if sign in table.by_sign and not _goes_on(tail[-size - 1 : -size], sign) and by_sign(sign, homes, table):
            return sign, len(before) - len(tail) + size
    return None


def _goes_on(before: str, sign: str) -> bool:
    """True where letters are no sign but the end of a word or a piece of a link: "HARM 5", "/SR32"."""
    return before.isalpha() or sign[0].isalpha() and before != "" and before in "/:=_#%&?"


def may_name(word: str, table: Currencies) -> bool:
    """True where a word or sign may begin the name of a currency."""
    return word in table.first_words or word != "" and (word[0].isupper() or not word[0].isalpha())


def currency_after(
    flow: str, end: int, homes: Sequence[str], table: Currencies, name: str | None = None
) -> tuple[str | None, int, bool] | None:
    """Currency named after an amount.

    Args:
        flow: The match view.
        end: Where the amount ends.
        homes: States whose currency a bare name is.
        table: The currencies.
        name: The word or sign that follows where the caller knows it.

    Returns:
        Its code, the end of the name, and True where a code or a nationality fixes it.
    """
    if name is None:
        following = WORD_AFTER.match(flow, end)
        name = following[1] if following else ""
    if not may_name(name, table):
        return None
    m = table.after.match(flow, end)
    if m is None:
        return None
    if m["code"]:
        return m["code"], m.end(), True
    if m["sign"]:
        return by_sign(m["sign"], homes, table), m.end(), True
    currency = re.sub(r"\s+", " ", (m["name"] or m["own"]).lower())
    codes = table.by_name[currency]
    if m["adj"]:
        code = table.by_adjective.get((re.sub(r"\s+", " ", m["adj"].lower()), currency))
        if code:
            return code, m.end(), True
    if len(codes) == 1:
        return codes[0], m.end(), False
    spoken_of = homes[:1] if currency.startswith("dollar") else homes  # a dollar is the report's own or America's, of whatever states it speaks
    own = [c for home in spoken_of for c in table.by_home.get(home, []) if c in codes]
    if own:
        return own[0], m.end(), False
    if currency.startswith("dollar"):
        return "USD", m.end(), False
    if currency in ("cfa", "fcfa", "cfa franc", "cfa francs", "francs cfa"):
        return "XOF", m.end(), False
    return None, m.end(), False


def currency_name(text: str, table: Currencies) -> str:
    """The name of a currency that a printed amount ends with, in lower case; "" where none does."""
    low = re.sub(r"\s+", " ", text.lower())
    return max((name for name in table.by_name if low.endswith(name)), key=len, default="")
