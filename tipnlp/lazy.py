"""Attributes that are worked out when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class lazy(Generic[_T]):  # noqa: N801 (a decorator, named like `property`)
    """As ``functools.cached_property``, which up to Python 3.11 takes a lock at each first look, a good part of a text's time.

    Two threads that look first at the same time may both work the value out, which does no harm to one that is always the same.
    """

    def __init__(self, work_out: Callable[[Any], _T]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[_T]: ...

    @overload
    def __get__(self, instance: object, owner: type) -> _T: ...

    def __get__(self, instance: object, owner: type) -> _T | lazy[_T]:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
