"""What every decision checks: texts, fields, stages, and who edited first."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any

from workshop.apply.addresses import get
from workshop.errors import Changed, Invalid, NotAllowed, NotFound, NotNow
from workshop.roles import GUESTS, Actor
from workshop.stages import STAGE
from workshop.state import State
from workshop.texts import t
from workshop.things.items import Item

TEXT = 10_000
"""Longest text of any field, in characters."""
NAME = 120
"""Longest name, title or other label, in characters."""


def text(value: str, what: str, *, limit: int = TEXT, empty: bool = False) -> str:
    """*value* as it is to be stored: exactly as typed, within the limit.

    Args:
        value: What somebody typed.
        what: What that is, as they are to read it.
        limit: So many characters fit.
        empty: Whether it may be blank.

    Raises:
        Invalid: It is blank where something is needed, or too long.
    """
    if not value.strip() and not empty:
        raise Invalid("Write something for {what} first. Nothing was saved yet.", what=what)
    if len(value) > limit:
        raise Invalid(
            "The text for {what} has {n} characters; {limit} fit. "
            "Nothing was lost: shorten it and save again.",
            what=what,
            n=f"{len(value):,}",
            limit=f"{limit:,}",
        )
    return value


def fresh(thing: Any, seen: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that differ from what stands, if nobody else changed those fields.

    Args:
        thing: What is edited, as it stands.
        seen: Sequence number of the state the form was drawn from.
        changes: Field names and the words wanted.

    Raises:
        Changed: Fields were changed after *seen* to other words than these.
    """
    stands = {name: _field_of(thing, name) for name in changes}
    wanted = {name: value for name, value in changes.items() if value != stands[name]}
    late = [name for name in wanted if thing.changed.get(name, 0) > seen]
    if late:
        raise Changed(
            {name: (str(wanted[name]), str(stands[name])) for name in late},
            max(thing.changed[name] for name in late),
        )
    return wanted


def _field_of(thing: Any, name: str) -> Any:
    if isinstance(thing, Item):
        return thing.value(name)
    metric = getattr(thing, "metric", None)
    if metric is not None and hasattr(metric, name):
        return getattr(metric, name)
    if name.startswith("minutes."):
        return thing.minutes[int(name.partition(".")[2])]
    return getattr(thing, name)


def known(changes: Mapping[str, Any], names: Mapping[str, str]) -> None:
    """Refuse fields that are not among *names*.

    Raises:
        Invalid: The form belongs to another version of the app.
    """
    for name in changes:
        if name not in names:
            raise Invalid("This form does not fit this version of the app. Reload the page.")


def texts(changes: Mapping[str, str], names: Mapping[str, str], needed: set[str]) -> None:
    """Check the texts of a form; the fields in *needed* may not be blank.

    Raises:
        Invalid: A field is unknown, blank or too long.
    """
    known(changes, names)
    for name, value in changes.items():
        text(value, t(names[name]), empty=name not in needed)


def one_of(changes: Mapping[str, Any], name: str, options: Container[str], what: str) -> None:
    """Refuse a field that is not empty and not one of *options*.

    Raises:
        Invalid: It is something else.
    """
    if changes.get(name) and changes[name] not in options:
        raise Invalid("Choose {what} from the list. Nothing was saved yet.", what=what)


def iso_day(changes: Mapping[str, Any], name: str, what: str) -> None:
    """Refuse a date that is none.

    Raises:
        Invalid: It is not written as 2027-01-31.
    """
    try:
        date.fromisoformat(changes.get(name) or "2000-01-01")
    except ValueError as error:
        raise Invalid("Write {what} as a date such as 2027-01-31.", what=what) from error


GONE = {
    "card": "This card is not there any more: somebody took it away.",
    "idea": "This idea is not there any more: somebody took it away.",
    "item": "This is not there any more: somebody took it away.",
    "note": "This note is not there any more: somebody took it away.",
    "person": "This person is not there any more: somebody took it away.",
    "proposal": "This proposal is not there any more: somebody took it away.",
    "ticket": "This ticket is not there any more: somebody took it away.",
    "vote": "This vote is not there any more: somebody took it away.",
}


def find(state: State, collection: str, name: str, what: str) -> Any:
    """The thing with that id; *what* is what people call it, as in `GONE`.

    Raises:
        NotFound: It is not there (any more).
    """
    thing = get(state, (collection, name))
    if thing is None:
        raise NotFound(GONE[what])
    return thing


def stage_id(stage: str) -> str:
    """*stage* if it is one of the five.

    Raises:
        Invalid: It is not.
    """
    if stage not in STAGE:
        raise Invalid("Choose one of the five stages first.")
    return stage


def own(thing: Any, actor: Actor) -> None:
    """Refuse a guest who changes what somebody else wrote.

    Raises:
        NotAllowed: It is not theirs.
    """
    if actor.role in GUESTS and thing.author != actor.id:
        raise NotAllowed("Somebody else wrote this. Tell the room, and the facilitator changes it.")


def reached(state: State, actor: Actor, *beats: str) -> None:
    """Refuse a guest who is ahead of the room, which has been at none of *beats* yet.

    Raises:
        NotNow: The room is not there yet.
    """
    if actor.role in GUESTS and state.agenda.reached.isdisjoint(beats):
        raise NotNow("The room is not there yet. Keep the thought for when it is.")
