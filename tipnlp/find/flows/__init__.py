"""Flows and roles: `clauses` cuts a sentence, `jobs` gives each named place its job, `finder` makes pairs; the wording stands in `words`."""

from tipnlp.find.flows.finder import ROLES, find_flows, find_roles, read_flows, roles_of

__all__ = ["ROLES", "find_flows", "find_roles", "read_flows", "roles_of"]
