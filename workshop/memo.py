"""Remembering what follows from a persistent map, for as long as it is the very same map."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from immutables import Map

MOST = 256
"""Maps remembered by each function: those of the workshops that are busy right now."""

Mapped = TypeVar("Mapped", bound=Map[Any, Any])
Result = TypeVar("Result")


def of_the_same(compute: Callable[[Mapped], Result]) -> Callable[[Mapped], Result]:
    """*compute*, done once for each version of a map.

    A vote changes no roster: what follows from the roster need not be found out again for
    every one of three hundred votes. The result is shared, so it must not be changed.
    """
    known: dict[int, tuple[Mapped, Result]] = {}

    @wraps(compute)
    def remembered(entities: Mapped) -> Result:
        hit = known.get(id(entities))
        if hit is not None and hit[0] is entities:  # an id can be used again
            return hit[1]
        if len(known) >= MOST:
            known.clear()
        known[id(entities)] = (entities, result := compute(entities))
        return result

    return remembered
