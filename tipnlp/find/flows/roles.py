"""The roles of the report's country that follow from flows and from victims whose other end has no name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tipnlp.find.flows.clause import Clause
from tipnlp.find.flows.deeds import EXPLOITED
from tipnlp.find.flows.readings import Reading

Pair = tuple[str | None, str | None, str]
ROLES = ("origin", "transit", "destination", "internal")


def roles_of(pairs: Iterable[Pair], home: str | None) -> list[str]:
    """The roles that flows give a country, in the order of `ROLES`.

    Args:
        pairs: Flows as (origin, transit, destination).
        home: The country (ISO 3166-1 alpha-3).

    Example:
        >>> roles_of([("NOR", None, "NOR"), (None, "NOR", "SWE")], "NOR")
        ['transit', 'internal']
    """
    found = set()
    for origin, transit, destination in pairs:
        if home is None:
            break
        if transit == home:
            found.add("transit")
        if origin == home:
            found.add("internal" if destination == home else "origin")
        elif destination == home:
            found.add("destination")
    return [role for role in ROLES if role in found]


_FOREIGN_VICTIMS = re.compile(
    r"\bforeign(?:ers|\s+(?:\w+\s+){0,3}"
    r"(?:victims|women|men|children|girls|boys|workers|migrants|nationals|adults|individuals|persons|people))|"
    r"\bfrom\s+(?:nearby|neighbou?ring|other|surrounding|several|various)\s+(?:\w+\s+)?countries|\b(?:im)?migrant|(?:domestic|local)\s+and\s+foreign|foreign\s+and"
)


def implied_roles(clause: Clause, reading: Reading, pairs: list[Pair], home: str | None) -> set[str]:
    """Roles plain from a clause: from its flows, or from victims whose other end has no name ("Haitians abroad")."""
    roles = set(roles_of(pairs, home))
    if not home or not (clause.search(EXPLOITED) or "victim" in clause.text or clause.gapped):
        return roles
    if home in reading.origins and (reading.abroad or (reading.at_sea and home not in reading.places)):
        roles.add("origin")
    own_only = all(origin == home for origin in reading.origins)
    if reading.mixed or (reading.foreign and own_only and home in reading.places and _FOREIGN_VICTIMS.search(clause.text)):
        roles.add("destination")
    if home in reading.vias or (reading.origins and home not in reading.origins and reading.home_via and reading.abroad):
        roles.add("transit")
    return roles
