"""Places, and the three trays: which picks hang on a single voter.

Instead of an interval of ranks the room sees whether an item is in the top three
whoever is left out, for some, or never.

Source: METHOD 4.6 with its overriding decision 6; words from WORDING 4.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

CLEAR_PICK, YOUR_CALL, NOT_THIS_TIME = "Clear pick", "Your call", "Not this time"
TRAYS = (CLEAR_PICK, YOUR_CALL, NOT_THIS_TIME)
YOUR_CALL_HEADER = "These are within one person's vote of each other. Talk, then choose."

Item = TypeVar("Item", bound=Hashable)


def places(items: Iterable[Item], key: Callable[[Item], Any]) -> dict[Item, int]:
    """The place of each item, smallest *key* first; equals share one: 1, 2, 2, 4.

    The items come back in the order of their places, and equals as they came in.
    """
    scored = [(key(item), item) for item in items]
    scored.sort(key=lambda pair: pair[0])
    risk_inventory: dict[Item, int] = {}
    place, last = 0, None
    for count, (score, item) in enumerate(scored, start=1):
        if count == 1 or score != last:
            place, last = count, score
        risk_inventory[item] = place
    return risk_inventory


def trays(
    order: Callable[[str | None], Mapping[Item, int]], voters: Iterable[str], top: int = 3
) -> dict[Item, str]:
    """The tray of every item that *order* places when nobody is left out.

    Args:
        order: Gives the shared places (1, 2, 2, 4) without one voter, or with all of
            them for None. An item it does not place is not in the top.
        voters: Everybody who voted; an anonymous seat is a voter like any other.
        top: How many can be picked.

    Where equals share the last place of the top and not all of them fit, each of them
    is in the top for some and the clear picks are never more than *top*.
    """
    orders = [order(left_out) for left_out in (None, *voters)]
    sure = [_fitting(order, top) for order in orders]
    return {item: _tray(item, orders, sure, top) for item in orders[0]}


def _fitting(order: Mapping[Item, int], top: int) -> frozenset[Item]:
    """The items of the top that share no place with more than fit in."""
    last = {place: place - 1 for place in order.values()}
    for place in order.values():
        last[place] += 1
    return frozenset(item for item, place in order.items() if last[place] <= top)


def _tray(
    item: Item,
    orders: Iterable[Mapping[Item, int]],
    sure: Iterable[frozenset[Item]],
    top: int,
) -> str:
    if all(item in fitting for fitting in sure):
        return CLEAR_PICK
    if any(order.get(item, top + 1) <= top for order in orders):
        return YOUR_CALL
    return NOT_THIS_TIME
