"""What every decision checks: texts, fields, stages, and who edited first."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from workshop.apply.addresses import get
from workshop.errors import Changed, Invalid, NotAllowed, NotFound, NotNow
from workshop.kinds.field import Field
from workshop.kinds.room import ENTITY
from workshop.models.items import Item
from workshop.roles import GUESTS, Actor
from workshop.stages import STAGE
from workshop.state import State
from workshop.translation import t

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


def fresh(entity: Any, base_seq: int, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that differ from what stands, if nobody else changed those fields.

    Args:
        entity: What is edited, as it stands.
        base_seq: Sequence number of the state the form was drawn from.
        changes: Field names and the words wanted.

    Raises:
        Changed: Fields were changed after *base_seq* to other words than these.
    """
    current = {name: _field_of(entity, name) for name in changes}
    wanted = {name: value for name, value in changes.items() if value != current[name]}
    late = [name for name in wanted if entity.changed.get(name, 0) > base_seq]
    if late:
        raise Changed(
            {name: (str(wanted[name]), str(current[name])) for name in late},
            max(entity.changed[name] for name in late),
        )
    return wanted


def _field_of(entity: Any, name: str) -> Any:
    if isinstance(entity, Item):
        return entity.value(name)
    metric = getattr(entity, "metric", None)
    if metric is not None and hasattr(metric, name):
        return getattr(metric, name)
    if name.startswith("minutes."):
        return entity.minutes[int(name.partition(".")[2])]
    return getattr(entity, name)


def known(changes: Mapping[str, Any], fields: Iterable[Field]) -> dict[str, Field]:
    """The fields that a form changes, which must be among *fields*.

    Raises:
        Invalid: The form belongs to another version of the app.
    """
    asked = {field.name: field for field in fields}
    if not changes.keys() <= asked.keys():
        raise Invalid("This form does not fit this version of the app. Reload the page.")
    return {name: asked[name] for name in changes}


def form(changes: Mapping[str, str], fields: Sequence[Field], *, but: Container[str] = ()) -> None:
    """Check a form by what is declared of its fields: texts, then choices and dates.

    Args:
        changes: What somebody wants to stand in them.
        fields: All that the form has.
        but: Choices that are checked elsewhere, with a sentence of their own.

    Raises:
        Invalid: A field is unknown, blank, too long, or not one of its options.
    """
    for name, field in known(changes, fields).items():
        filled(field, changes[name])
    picks({name: value for name, value in changes.items() if name not in but}, fields)


def picks(changes: Mapping[str, Any], fields: Iterable[Field]) -> None:
    """Refuse what is none of the options of its field, or no date where one is asked for.

    Raises:
        Invalid: It is something else.
    """
    for field in fields:
        if field.options:
            one_of(changes, field.name, field.options, t(field.called))
        if field.type == "day":
            iso_day(changes, field.name, t(field.called))


def filled(field: Field, value: str) -> str:
    """*value* as it is to be stored in *field*.

    Raises:
        Invalid: It is blank where something is needed, or too long.
    """
    limit = NAME if field.type == "line" else TEXT
    return text(value, t(field.called), limit=limit, empty=not field.required)


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


def find(state: State, collection: str, name: str, gone: str = "") -> Any:
    """The entity with that id.

    Args:
        state: The workshop as it is.
        collection: Where it stands.
        name: Its id.
        gone: What to tell a person if it is not there; as its entity says, if empty.

    Raises:
        NotFound: It is not there (any more).
    """
    entity = get(state, (collection, name))
    if entity is None:
        raise NotFound(gone or ENTITY[collection].gone)
    return entity


def stage_id(stage: str) -> str:
    """*stage* if it is one of the five.

    Raises:
        Invalid: It is not.
    """
    if stage not in STAGE:
        raise Invalid("Choose one of the five stages first.")
    return stage


def own(entity: Any, actor: Actor) -> None:
    """Refuse a guest who changes what somebody else wrote.

    Raises:
        NotAllowed: It is not theirs.
    """
    if actor.role in GUESTS and entity.author != actor.id:
        raise NotAllowed("Somebody else wrote this. Tell the room, and the facilitator changes it.")


def reached(state: State, actor: Actor, *beats: str) -> None:
    """Refuse a guest who is ahead of the room, which has been at none of *beats* yet.

    Raises:
        NotNow: The room is not there yet.
    """
    if actor.role in GUESTS and state.agenda.reached.isdisjoint(beats):
        raise NotNow("The room is not there yet. Keep the thought for when it is.")
