"""Links between items: which are allowed, and that none leads round in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workshop import commands as c
from workshop import events as e
from workshop.decide.field_checks import find
from workshop.decide.item_values import known_kind
from workshop.decide.loosening import cut
from workshop.errors import Invalid
from workshop.events import Event
from workshop.links import circle, is_there, is_to_review
from workshop.models.items import Item, Link, link_key
from workshop.roles import Actor
from workshop.state import State, in_order

_PLACE = re.compile(r"#(\d{1,4})")


def links_of(state: State, name: str, row: c.Row, names: Sequence[str]) -> Iterator[Link]:
    """The links of a row. Its target "#3" is the third row, unless that was a refused draft."""
    for relation, target in row.links:
        end = _end(target, names)
        if end not in state.dismissed_drafts:
            yield _link(state, relation, name, end)


def _end(target: str, names: Sequence[str]) -> str:
    place = _PLACE.fullmatch(target)
    if place is None:
        return target
    if not 0 < int(place[1]) <= len(names):
        raise Invalid("There is no row {row} here to link to.", row=place[1])
    return names[int(place[1]) - 1]


def _link(state: State, relation: str, source: str, target: str) -> Link:
    """The link, if the kind of the source allows it and its target is there.

    Raises:
        Invalid: It does not.
        NotFound: One of its ends is not there (any more).
    """
    item: Item = find(state, "items", source)
    if not is_there(state, target):
        find(state, "items", target)
    collection = target.partition("/")[0]
    other = state.items[target].kind if target in state.items else collection
    if not known_kind(item.kind).may_link(relation, other):
        raise Invalid(
            "{code} cannot be linked to that in this way. Nothing was saved.", code=item.code
        )
    return Link(relation, source, target)


def no_circle(state: State, links: Sequence[Link]) -> None:
    """Refuse links that lead round in a circle.

    Raises:
        Invalid: With the codes of those that would wait for each other.
    """
    names = circle([*in_order(state.links), *links]) if links else []
    if names:
        chain = " → ".join(_called(state, name) for name in names)
        raise Invalid("{chain} wait for each other. Nothing was saved.", chain=chain)


def _called(state: State, name: str) -> str:
    return state.items[name].code if name in state.items else name


def linked(link: Link) -> Event:
    return e.Linked(relation=link.relation, source=link.source, target=link.target)


def link_items(state: State, command: c.LinkItems, _actor: Actor) -> list[Event]:
    triples = list(dict.fromkeys(command.links))
    if not command.on:
        return cut(link for ends in triples if (link := state.links.get(link_key(*ends))))
    links = [_link(state, *ends) for ends in triples if link_key(*ends) not in state.links]
    no_circle(state, links)
    return [*map(linked, links)]


def mark_reviewed(state: State, command: c.MarkReviewed, _actor: Actor) -> list[Event]:
    links = [state.links[key] for key in dict.fromkeys(command.links) if key in state.links]
    return [
        e.LinkReviewed(relation=link.relation, source=link.source, target=link.target)
        for link in links
        if is_to_review(state, link)
    ]
