"""A text with what is known of it from outside, checked at the door."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from numbers import Integral
from typing import Any

from tipnlp import tables
from tipnlp.errors import TipnlpError

KEYS = ("id", "country", "year", "path")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    """One document to read.

    Attributes:
        text: The raw text. All offsets count its code points.
        id: Name of the document; empty for one made from its text.
        country: ISO 3166-1 alpha-3 code of the report's country, where known from outside; else it is read from the text.
        year: Report year, where known from outside.
        path: File it was read from.
        error: Why there is no text, for a document that could not be read.

    Example:
        >>> import tipnlp
        >>> source = tipnlp.SourceText(text="Police arrested 12 traffickers.", id="note", country="NOR")
        >>> [report.id for report in tipnlp.extract_many([source])]
        ['note']
    """

    text: str
    id: str = ""
    country: str | None = None
    year: int | None = None
    path: str | None = None
    error: TipnlpError | None = None


def make_source(text: object, fields: dict[str, Any] | None = None) -> SourceText:
    """Check a text and what is known of it.

    Args:
        text: ``str``, or UTF-8 ``bytes``; offsets count the characters of ``data.decode("utf-8")``.
        fields: Any of ``id``, ``country``, ``year``, ``path``; None counts as unknown.

    Returns:
        The checked text.

    Raises:
        TipnlpError: T001-T005, T007: the text or a field is none.
    """
    fields = fields or {}
    if unknown := fields.keys() - KEYS:
        raise TipnlpError("T007", key=min(map(str, unknown)), known=", ".join(KEYS))
    decoded = check_text(text)
    name, path = fields.get("id"), fields.get("path")
    return SourceText(
        text=decoded,
        id=text_id(decoded) if name is None else utf8_name(name),
        country=check_country(fields.get("country")),
        year=check_year(fields.get("year")),
        path=None if path is None else str(path),
    )


def utf8_name(name: object) -> str:
    """A name as text that can be written as UTF-8, whatever a file system or a JSON escape put into it; 7.0 is ``"7"``."""
    if isinstance(name, float) and name.is_integer():  # a column of numbers with gaps holds floats
        name = int(name)
    return str(name).encode("utf-8", "backslashreplace").decode("utf-8")


def text_id(text: str) -> str:
    """The name of a text that was given none: the beginning of its hash, the same in every run."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def check_text(text: object) -> str:
    """The text as a ``str`` that can be written as UTF-8, or T001-T003."""
    if isinstance(text, (bytes, bytearray)):
        try:
            return bytes(text).decode("utf-8")
        except UnicodeDecodeError as error:
            raise TipnlpError("T002", at=error.start, reason=error.reason) from None
    if not isinstance(text, str):
        raise TipnlpError("T001", kind=_kind(text))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TipnlpError("T003", at=error.start) from None
    return text


def check_country(code: object) -> str | None:
    """The code, or T004."""
    if code is None or code != code:  # NaN: a gap in a pandas column
        return None
    if isinstance(code, str) and code in _country_codes():
        return code
    hint = _code_meant(code)
    raise TipnlpError("T004", code=code, hint=f" (here {hint})" if hint else "")


def country_code(value: object) -> str:
    """The code of a country given by code or by name, as tables of countries name theirs; T004 where it is neither."""
    if (code := _code_meant(value)) is None:
        raise TipnlpError("T004", code=value, hint="")
    return code


@cache
def _country_codes() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in tables.rows("countries")}


def _code_meant(value: object) -> str | None:
    wanted = str(value).strip().lower()
    return next((iso3 for iso3, name in _country_codes().items() if wanted in (iso3.lower(), name.lower())), None)


def check_year(year: object) -> int | None:
    """The year as a number, or T005."""
    if year is None or year != year:  # a pandas column with gaps holds floats, and NaN in the gaps
        return None
    whole = year
    if isinstance(year, str) and re.fullmatch(r"\d{4}(?:\.0)?", year):
        whole = int(year[:4])
    elif isinstance(year, (float, Integral)) and not isinstance(year, bool) and year % 1 == 0:
        whole = int(year)
    if type(whole) is int and 1990 <= whole <= 2100:
        return whole
    raise TipnlpError("T005", year=year)


def _kind(value: object) -> str:
    return "None" if value is None else f"{type(value).__name__}"
