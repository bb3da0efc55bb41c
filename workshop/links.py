"""Links between items: what is at their ends, circles, and which to look at again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from immutables import Map

from workshop.kinds.base import DEPENDS_ON, EVALUATES, HAS_PART, TRACES_TO
from workshop.kinds.declared import KINDS
from workshop.memo import of_the_same
from workshop.models.items import Item, Link
from workshop.results import rounds_on
from workshop.risk import RATINGS
from workshop.stages import STAGE
from workshop.state import State, in_order
from workshop.translation import counted

OF_THE_WORKSHOP = ("ideas", "failure_modes", "low_points", "notes")
"""What a link can lead to besides items, as "ideas/ab12"."""
GRAPHS = ({DEPENDS_ON.id, HAS_PART.id}, {TRACES_TO.id}, {EVALUATES.id})
"""Relations that must not lead round in a circle, taken together."""
CONTENT = {
    "failure_modes": {"stage", "stage_to", "does", "suffers"}
    | {"cause", "control", "group", "recovery"},
    "ideas": {"stage", "change", "stops", "measure", "count", "out_of", "unit"}
    | {"direction", "start", "goal", "source", "guardrail"},
    "low_points": {"because"},
    "notes": {"stage", "lane", "text", "evidence", "source", "feeling"},
}
"""The fields that others rest on: not who it is with, how far it is, or by when."""


@of_the_same
def links_to(links: Map[str, Link]) -> Mapping[str, tuple[Link, ...]]:
    """The links by their target, oldest first."""
    found: dict[str, tuple[Link, ...]] = {}
    for link in in_order(links):
        found[link.target] = (*found.get(link.target, ()), link)
    return found


@of_the_same
def links_from(links: Map[str, Link]) -> Mapping[str, tuple[Link, ...]]:
    """The links by the item they start from, oldest first."""
    found: dict[str, tuple[Link, ...]] = {}
    for link in in_order(links):
        found[link.source] = (*found.get(link.source, ()), link)
    return found


def resting_on(state: State, gone: Collection[str]) -> list[Link]:
    """The links by which others rest on items that are to go; those that go along do not count."""
    found = (link for name in gone for link in links_to(state.links).get(name, ()))
    return [link for link in found if link.source not in gone]


def resting_words(state: State, links: Iterable[Link]) -> str:
    """The question whether to cut loose what rests on something, by its codes."""
    names = {link.source for link in links} & set(state.items)
    sources = in_order(Map({name: state.items[name] for name in names}))
    return counted(
        "One thing rests on this: {codes}. Take it away and cut it loose?",
        "{n} things rest on this: {codes}. Take it away and cut them loose?",
        len(sources),
        codes=", ".join(item.code for item in sources),
    )


def is_there(state: State, target: str) -> bool:
    """Whether what a link leads to exists: an item, or something of the workshop."""
    collection, _, name = target.partition("/")
    if target in state.items or collection not in OF_THE_WORKSHOP:
        return target in state.items
    return name in (STAGE if collection == "low_points" else getattr(state, collection))


def circle(links: Iterable[Link]) -> list[str]:
    """Items that wait for each other, each followed by what it waits for; empty if none do."""
    for relations in GRAPHS:
        waits: dict[str, list[str]] = {}
        for link in links:
            if link.relation in relations:
                waits.setdefault(link.source, []).append(link.target)
        try:
            TopologicalSorter(waits).prepare()
        except CycleError as error:
            return list(reversed(error.args[1]))
    return []


def to_review(state: State) -> list[Link]:
    """The links whose target changed since somebody last looked at them, oldest first."""
    return [link for link in in_order(state.links) if is_to_review(state, link)]


def is_to_review(state: State, link: Link) -> bool:
    """Whether the content of what it leads to changed after it was last looked at."""
    return _content_seq(state, link.target) > link.reviewed_seq


def _content_seq(state: State, target: str) -> int:
    """At which number the content of a target last changed; 0 if it never did or is gone."""
    if (item := state.items.get(target)) is not None:
        return _item_seq(item)
    collection, _, name = target.partition("/")
    if collection not in OF_THE_WORKSHOP:
        return 0
    found = getattr(state, collection).get(name)
    if found is None:
        return 0
    own = _latest(found.changed, CONTENT[collection])
    return max(own, _carried_seq(state, collection, found))


def _carried_seq(state: State, collection: str, found: Any) -> int:
    """What belongs to it besides its fields: ratings of a failure mode, what a ticket stops."""
    if collection == "failure_modes":
        return max((_rated_seq(state, scale, found.id) for scale in RATINGS), default=0)
    if collection == "ideas" and found.stops:
        return _content_seq(state, f"failure_modes/{found.stops}")
    return found.rev if collection == "low_points" else 0


def _rated_seq(state: State, scale: str, card: str) -> int:
    rounds = rounds_on(state, scale, card)
    return rounds[-1].revealed_seq if rounds else 0


def _item_seq(item: Item) -> int:
    kind = KINDS.get(item.kind)
    silent = {field.name for field in kind.fields if not field.content} if kind else set()
    names = {address for address in item.changed if address.partition(".")[2] not in silent}
    return _latest(item.changed, names)


def _latest(changed: Map[str, int], names: Iterable[str]) -> int:
    return max((changed.get(name, 0) for name in names), default=0)
