"""The facts: frozen typed records, and the report that holds them.

Field names and meanings are those of the JSON that ``tipnlp extract`` prints. Offsets are Unicode code points into the raw
text as it was given, end exclusive: ``raw[start:end] == text`` for every piece of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from types import NoneType
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from tipnlp.errors import TipnlpError

SCHEMA_VERSION: Final = 1

SectionName = Literal[
    "header", "overview", "recommendations", "prosecution", "protection", "prevention", "profile", "footer"
]
TierRating = Literal["1", "2", "2WL", "3", "special"]
CountEvent = Literal[
    "investigation", "arrest", "prosecution", "conviction", "acquittal",
    "victim_identified", "victim_assisted", "victim_referred", "victim_repatriated", "official_trained",
]
Qualifier = Literal["exact", "at_least", "at_most", "more_than", "less_than", "approximately"]
RoleName = Literal["origin", "transit", "destination", "internal"]


_R = TypeVar("_R", bound="Record")


class Record(BaseModel):
    """Base of all records: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    @classmethod
    def of_own_values(cls: type[_R], values: dict[str, Any]) -> _R:
        """The record that ``model_validate`` makes of values that the library made itself: not checked, not copied.

        A long report has some hundred thousand records. Checking each costs more than some finders, and a copy of each with a
        set of its fields doubles the memory and what Python's garbage collector walks through.

        Args:
            values: All fields in the order of the schema, JSON-plain. The record keeps the dictionary: use it no more.

        Returns:
            The record.
        """
        record: _R = _maker(cls)(values)
        return record


# A record is frozen: its slots are set directly, each found once.
_new = object.__new__
_set_values, _set_fields, _set_extra, _set_private = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


@cache
def _maker(kind: type[Record]) -> Callable[[dict[str, Any]], Any]:
    """Makes a record of JSON-plain values: what is no plain text, whole number or mark is converted."""
    found = ((name, _conversion(field.annotation)) for name, field in kind.model_fields.items())
    conversions, fields = [(name, convert) for name, convert in found if convert is not None], set(kind.model_fields)

    def make(values: dict[str, Any]) -> Record:
        for field, convert in conversions:
            value = values[field]
            if value is not None:
                values[field] = convert(value)
        record = _new(kind)
        _set_values(record, values)
        _set_fields(record, fields)
        _set_extra(record, None)
        _set_private(record, None)
        return record

    return make


def _conversion(kind: Any) -> Callable[[Any], Any] | None:
    inner = [part for part in get_args(kind) if part is not NoneType]
    if get_origin(kind) is tuple:
        convert = _conversion(inner[0])
        return partial(_tuple, convert) if convert else tuple
    if get_origin(kind) is dict:
        return partial(_values, _conversion(inner[1]) or _same)
    if get_origin(kind) is not Literal and len(inner) == 1:  # "X | None"
        return _conversion(inner[0])
    if isinstance(kind, type) and issubclass(kind, Record):
        return _maker(kind)
    return float if kind is float else None


def _tuple(convert: Callable[[Any], Any], values: list[Any]) -> tuple[Any, ...]:
    return tuple(map(convert, values)) if values else ()


def _same(value: Any) -> Any:
    return value


def _values(convert: Callable[[Any], Any], values: dict[str, Any]) -> dict[str, Any]:
    return {key: convert(value) for key, value in values.items()}


class Evidence(Record):
    """The characters a fact stands on.

    Attributes:
        start: First character in the raw text.
        end: End, exclusive.
        text: ``raw[start:end]``, unchanged.
        sentence: Start and end of the sentence, or None where there is none (a header line).
        section: Section of the report that holds it.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    sentence: tuple[int, int] | None = None
    section: SectionName | None = None


class Period(Record):
    """The time a fact speaks of; ``text`` is as printed. ``previous_period`` and ``reporting_period`` carry no year."""

    kind: Literal["year", "range", "since", "reporting_period", "previous_period", "unknown"]
    year: int | None = None
    end_year: int | None = None
    text: str | None = None


class Fact(Record):
    """What every fact has.

    Attributes:
        id: Unique in its report, e.g. ``"count-3"``.
        evidence: Where it stands.
        rule: Name of the rule or table row that made it.
        assertion: ``asserted``; ``hedged`` ("may be", "reportedly"); ``planned`` or ``recommended`` for mentions in such text.
        attribution: Who says so, where the text says it.
        score: Probability of a trained component; None for rules.
    """

    id: str
    evidence: Evidence
    rule: str = ""
    assertion: Literal["asserted", "hedged", "planned", "recommended"] = "asserted"
    attribution: Literal["government", "ngo", "international_org", "media"] | None = None
    score: float | None = None


class Tier(Fact):
    """The rating this report gives its country. ``movement`` and the rest as the text states them, else None."""

    tier: TierRating
    movement: Literal["upgraded", "downgraded", "remained", "placed"] | None = None
    consecutive_years: int | None = None
    waiver: bool | None = None
    minimum_standards: Literal["meets", "significant_efforts", "no_significant_efforts"] | None = None


class Section(Record):
    """A stretch of the report; ``detected_by`` tells how its beginning was found."""

    name: SectionName
    start: int
    end: int
    detected_by: Literal["heading", "topic_sentence", "position"] = "position"


class Country(Fact):
    """One mention of a state or territory (ISO 3166-1 alpha-3)."""

    iso3: str
    form: Literal["name", "adjective", "people"] = "name"


class Region(Fact):
    """One mention of a region by its canonical name."""

    region: str


class Law(Fact):
    """One mention of a legal instrument; ``generic`` where the words alone do not identify it.

    ``instrument`` is the id of the `Instrument` it refers to, also for later mentions ("this law") that could be resolved.
    """

    title: str
    kind: Literal["act", "code", "constitution", "decree", "treaty", "other"]
    articles: tuple[str, ...] = ()
    number: str | None = None
    year: int | None = None
    country: str | None = None
    status: Literal["in_force", "pending"] = "in_force"
    generic: bool = False
    instrument: str | None = None


class Instrument(Record):
    """A distinct legal instrument of a report, with the ids of its mentions."""

    id: str
    title: str
    kind: Literal["act", "code", "constitution", "decree", "treaty", "other"]
    number: str | None = None
    year: int | None = None
    country: str | None = None
    status: Literal["in_force", "pending"] = "in_force"
    articles: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


class Penalty(Fact):
    """One punishment range: prescribed by a law, or imposed by a court. Terms are in months, fines in currency units."""

    basis: Literal["prescribed", "imposed"]
    kind: Literal["imprisonment", "fine", "death", "other"]
    min_months: float | None = None
    max_months: float | None = None
    life: bool = False
    min_amount: float | None = None
    max_amount: float | None = None
    currency: str | None = None
    law: str | None = None
    offense: str | None = None
    persons: int | None = None
    suspended: Literal["none", "full", "partial"] | None = None
    period: Period | None = None
    stringent: bool | None = None
    commensurate: bool | None = None


class Count(Fact):
    """A stated number of an event. ``value`` is None where ``status`` is ``not_reported``, 0 where it is ``zero``.

    ``stage`` tells investigations and prosecutions that are new from those continued from earlier years, where the words do.
    """

    event: CountEvent
    value: int | None = None
    max_value: int | None = None
    qualifier: Qualifier = "exact"
    status: Literal["reported", "zero", "not_reported"] = "reported"
    unit: Literal["case", "person", "victim"] | None = None
    exploitation: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    stage: Literal["new", "continued"] | None = None
    period: Period | None = None
    compared_with: str | None = None
    part_of: str | None = None


class Money(Fact):
    """An amount that is no fine. ``currency`` is ISO 4217, or None where a name like "pesos" stays ambiguous.

    ``use`` is what the money was for: ``funding`` given, spent or set aside; ``compensation`` to victims, restitution and
    damages too; ``private`` for wages, debts, prices, bribes, bail; None where the words do not tell.
    """

    amount: float
    currency: str | None = None
    qualifier: Qualifier = "exact"
    purpose: str | None = None
    use: Literal["funding", "compensation", "private"] | None = None
    period: Period | None = None


class Flow(Fact):
    """One pair: origin to destination, or transit to destination. ISO 3166-1 alpha-3 codes or canonical regions."""

    origin: str | None = None
    transit: str | None = None
    destination: str | None = None
    victims: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    hedged: bool = False


class Roles(Record):
    """Roles of the report's country, in the order origin, transit, destination, internal, each with its first evidence."""

    country: str | None = None
    roles: tuple[RoleName, ...] = ()
    evidence: dict[RoleName, Evidence] = {}


class Recommendation(Fact):
    """One recommendation. ``text`` is it as printed."""

    text: str


class Meta(Record):
    """What the head of the report says of itself; dates are ISO 8601 (YYYY-MM-DD), None where unknown."""

    title: str | None = None
    country: str | None = None
    country_name: str | None = None
    year: int | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    accessed: str | None = None
    updated: str | None = None
    layout: str | None = None


class ErrorInfo(Record):
    """Why a document has no facts."""

    type: str
    message: str


class Report(Record):
    """All facts of one document. A document that failed has ``error`` set and no facts.

    Example:
        >>> import tipnlp
        >>> report = tipnlp.extract("In 2007, police conducted at least 19 investigations, compared to 29 in 2006.")
        >>> [(c.event, c.value, c.qualifier, c.period.year) for c in report.counts]
        [('investigation', 19, 'at_least', 2007), ('investigation', 29, 'exact', 2006)]
    """

    schema_version: Literal[1] = SCHEMA_VERSION
    id: str = ""
    meta: Meta = Meta()
    tier: Tier | None = None
    sections: tuple[Section, ...] = ()
    countries: tuple[Country, ...] = ()
    regions: tuple[Region, ...] = ()
    laws: tuple[Law, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    counts: tuple[Count, ...] = ()
    money: tuple[Money, ...] = ()
    roles: Roles = Roles()
    flows: tuple[Flow, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    error: ErrorInfo | None = None

    def __repr__(self) -> str:
        """The report in a line: its name, country, year and tier, and how many facts it has of each family."""
        tier = f"tier {self.tier.tier}" if self.tier else None
        error = self.error.type if self.error else None
        head = [repr(self.id), *(str(known) for known in (self.meta.country, self.meta.year, tier, error) if known)]
        sizes = ((len(getattr(self, family)), family) for family in FAMILIES if family != "sections")
        return f"Report({', '.join(head)}: {', '.join(f'{number} {family}' for number, family in sizes if number) or 'no facts'})"

    __str__ = __repr__

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-plain values, keys in schema order.

        Returns:
            What ``json.dumps`` takes; `from_dict` gives the same report back.
        """
        return self.model_dump(mode="json")

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """The report of a dictionary that `to_dict` made.

        Args:
            data: JSON-plain values.

        Returns:
            The report.

        Raises:
            pydantic.ValidationError: A field is missing, unknown or of the wrong type; the message names each.
        """
        return cls.model_validate(data)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """JSON Schema (2020-12) of `to_dict`'s output."""
        return {"$schema": "https://json-schema.org/draft/2020-12/schema", **cls.model_json_schema(mode="serialization")}


#: Families of facts that stand in lists of their own, with the class of their members.
FAMILIES: dict[str, type[Record]] = {
    "countries": Country, "regions": Region, "laws": Law, "instruments": Instrument, "penalties": Penalty, "counts": Count,
    "money": Money, "flows": Flow, "recommendations": Recommendation, "sections": Section,
}


def each_report(reports: Report | Iterable[Report]) -> Iterator[Report]:
    """The reports of an argument that takes one or many.

    Raises:
        TipnlpError: T043: an item is something else, such as a path or a dictionary.
    """
    if isinstance(reports, Report):
        yield reports
        return
    if isinstance(reports, (str, bytes, dict)) or not isinstance(reports, Iterable):
        raise TipnlpError("T043", kind=f"{type(reports).__name__}")
    for report in reports:
        if not isinstance(report, Report):
            raise TipnlpError("T043", kind=f"{type(report).__name__}")
        yield report
