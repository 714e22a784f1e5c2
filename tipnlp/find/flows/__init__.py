"""Flows and roles; `finder` is where to begin reading."""

from tipnlp.find.flows.finder import find_flows, find_roles, read_flows
from tipnlp.find.flows.roles import ROLES, roles_of

__all__ = ["ROLES", "find_flows", "find_roles", "read_flows", "roles_of"]
