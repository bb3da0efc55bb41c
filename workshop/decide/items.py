"""Items, whatever their kind: the declaration says what fits, and who may do what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from immutables import Map

from workshop import commands as c
from workshop import events as e
from workshop.beats import BEATS
from workshop.decide.field_checks import find, fresh, own, reached
from workshop.decide.item_links import linked, links_of, no_circle
from workshop.decide.item_values import complete, fitting, known_kind
from workshop.decide.loosening import cut
from workshop.errors import Changed, Invalid, NotAllowed, NotNow
from workshop.events import Event
from workshop.kinds.base import Kind
from workshop.links import links_from, resting_on, resting_words
from workshop.models.items import SIDES, Item
from workshop.roles import GUESTS, LEADERS, Actor
from workshop.state import State
from workshop.steps import LOBBY
from workshop.translation import t

ROWS = 200
"""Most items that go in at once."""
ITEMS = 5_000
"""Most items of a workshop."""
PROPOSED = "proposed"
"""What the draft of somebody with a phone is drafted by: no rule, a person."""
PAST_LOBBY = tuple(beat.id for beat in BEATS if beat.step != LOBBY)
_RULE = re.compile(r"[a-z_]+")


def add_items(state: State, command: c.AddItems, actor: Actor) -> list[Event]:
    if not 0 < len(command.rows) <= ROWS:
        raise Invalid("Between 1 and {most} entries go in at once.", most=ROWS)
    names = [_name(command, place, row) for place, row in enumerate(command.rows, start=1)]
    known = {*state.items, *state.dismissed_drafts}
    rows = {name: row for name, row in zip(names, command.rows, strict=True) if name not in known}
    if len(state.items) + len(rows) > ITEMS:
        raise NotNow("A workshop holds {most} entries at most.", most=f"{ITEMS:,}")
    added = _added(state, rows, actor)
    later = state._replace(items=state.items.update(added))
    links = [link for name, row in rows.items() for link in links_of(later, name, row, names)]
    no_circle(later, links)
    return [*map(_event, added.values()), *map(linked, links)]


def _name(command: c.AddItems, place: int, row: c.Row) -> str:
    """The id of a row; that of a draft is what drafts it, so that it comes but once."""
    if not row.rule:
        return command.id if len(command.rows) == 1 else f"{command.id}.{place}"
    if not _RULE.fullmatch(row.rule):
        raise Invalid("There is no rule {rule} that drafts anything.", rule=row.rule)
    return f"{row.rule}.{row.ground}"


def _added(state: State, rows: Mapping[str, c.Row], actor: Actor) -> dict[str, Item]:
    numbers, added = state.numbers, dict[str, Item]()
    for name, row in rows.items():
        kind = known_kind(row.kind)
        _may_add(state, kind, row, actor)
        if kind.single and _is_one(state, added, kind):
            raise NotNow("There is one entry {kind} at most. Edit that one.", kind=t(kind.label))
        numbers = numbers.set(kind.id, numbers.get(kind.id, 0) + 1)
        added[name] = _item(name, kind, row, actor, numbers[kind.id])
    return added


def _is_one(state: State, added: Mapping[str, Item], kind: Kind) -> bool:
    return any(item.kind == kind.id for item in (*state.items.values(), *added.values()))


def _item(name: str, kind: Kind, row: c.Row, actor: Actor, number: int) -> Item:
    intended = fitting(kind, row.intended)
    complete(kind, intended)
    actual = fitting(kind, row.actual, actual=True)
    draft = PROPOSED if actor.role in GUESTS else f"{row.rule}|{row.ground}" if row.rule else ""
    sides = (Map(_filled(intended)), Map(_filled(actual)))
    return Item(name, kind.id, kind.letters, number, actor.id, *sides, draft)


def _filled(words: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in words.items() if value}


def _event(item: Item) -> Event:
    return e.ItemAdded(
        item_id=item.id,
        kind=item.kind,
        letters=item.letters,
        number=item.number,
        author=item.author,
        draft=item.draft,
        intended=dict(item.intended),
        actual=dict(item.actual),
    )


def _may_add(state: State, kind: Kind, row: c.Row, actor: Actor) -> None:
    """A guest proposes, observers too, once the room has begun; everything else is a leader's."""
    if actor.role in LEADERS:
        return
    if kind.phone != "propose" or row.rule or row.actual or row.links:
        raise NotAllowed("Only the facilitator can do this. Nothing was changed.")
    reached(state, actor, *PAST_LOBBY)


def edit_items(state: State, command: c.EditItems, actor: Actor) -> list[Event]:
    if command.side not in SIDES or len(command.changes) > ROWS:
        raise Invalid("This form does not fit this version of the app. Reload the page.")
    clashes: dict[str, Changed] = {}
    edited: list[Event] = []
    for name, words in command.changes.items():
        try:
            edited += _edited(state, command, name, words, actor)
        except Changed as clash:
            clashes[name] = clash
    if clashes:
        raise _together(clashes, several=len(command.changes) > 1)
    return edited


def _edited(
    state: State, command: c.EditItems, name: str, words: Mapping[str, str], actor: Actor
) -> list[Event]:
    item: Item = find(state, "items", name)
    kind = _may_change(item, actor)
    side = command.side
    fits = fitting(kind, words, actual=side == "actual")
    wanted = fresh(item, command.base_seq, {f"{side}.{field}": fits[field] for field in fits})
    changes = {address.partition(".")[2]: value for address, value in wanted.items()}
    if side == "intended":
        complete(kind, {**item.intended, **changes})
    return [e.ItemEdited(item_id=name, side=side, changes=changes)] if changes else []


def _together(clashes: Mapping[str, Changed], *, several: bool) -> Changed:
    """One refusal for all of them: by field, and by item too where there are several."""
    conflicts = {
        f"{name}.{field}" if several else field: texts
        for name, clash in clashes.items()
        for address, texts in clash.conflicts.items()
        for field in [address.partition(".")[2]]
    }
    return Changed(conflicts, max(clash.base_seq for clash in clashes.values()))


def _may_change(item: Item, actor: Actor) -> Kind:
    """The kind of an item that the actor may change: a guest only an own draft.

    Raises:
        NotAllowed: It is somebody else's, or a leader took it up.
        Invalid: It is of a kind that only a newer version knows.
    """
    own(item, actor)
    if actor.role in GUESTS and not item.draft:
        raise NotAllowed("This was taken up. Tell the room, and the facilitator changes it.")
    return known_kind(item.kind)


def remove_items(state: State, command: c.RemoveItems, actor: Actor) -> list[Event]:
    items = [state.items[name] for name in dict.fromkeys(command.item_ids) if name in state.items]
    for item in items:
        _may_change(item, actor)
    gone = {item.id for item in items}
    others = resting_on(state, gone)
    if others and not command.unlink:
        raise NotNow(resting_words(state, others))
    own_links = (link for name in gone for link in links_from(state.links).get(name, ()))
    return [*(e.ItemRemoved(item_id=item.id) for item in items), *cut([*own_links, *others])]


def keep_drafts(state: State, command: c.KeepDrafts, _actor: Actor) -> list[Event]:
    items: list[Item] = [find(state, "items", name) for name in dict.fromkeys(command.item_ids)]
    for item in items:
        known_kind(item.kind)
    return [e.ItemKept(item_id=item.id) for item in items if item.draft]
