"""What a viewer may see: the gate in front of every page of a workshop and every export.

`visible` gives a state of the same shape in which everything hidden is sealed: it still
counts, but its words, numbers and names are gone, so a page cannot leak what it was
never given. Three read the whole state: the pulse, which holds counts and the clock; the
pages of the door, which show names to tap; and the save file, which is written from rows
and leaves out by rules of its own what nobody may read.

| step | hidden from everybody else                        | until                            |
|------|---------------------------------------------------|----------------------------------|
| all  | the facilitator's own notes                       | never; all who lead see them     |
| 1    | proposals; the scope sentence                     | read aloud; the sharpen beat     |
| 2    | notes of each stage                               | the stage's read beat            |
| 3    | all scores, the facilitator's screen included     | reveal                           |
| 3    | the observers' scores                             | the observers' turn              |
| 3    | how many checked answers were good enough         | the first reveal of trust        |
| 4    | failure modes; ratings                            | read aloud or vote; reveal       |
| 5    | ideas; dots                                       | read aloud; reveal               |
| all  | who is done, who is not; lines from own devices   | never; a facilitator sees them   |
| all  | items; drafts of the kinds that show theirs       | never; their author and leaders  |
| all  | the code to come in with, from ballot boxes       | never                            |

The author of an entity sees it always, except on a screen, which belongs to the room. Who of
the named has voted is shown to a facilitator and to the ballot box, which asks for the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from immutables import Map

from workshop.attendance import SEALED, writers
from workshop.beats.ids import TRUST_RECORD
from workshop.kinds.declared import KINDS
from workshop.kinds.entity import Entity, seal
from workshop.kinds.room import ENTITIES, NOTE, SCOPE
from workshop.models.items import Item
from workshop.models.journey import Group, Note, Scope
from workshop.models.people import Remark
from workshop.models.plan import ModelRecord
from workshop.models.voting import Ballot, Round
from workshop.results import is_revealed
from workshop.roles import LEADERS, Actor, Role
from workshop.stages import PARKED, STAGE_IDS
from workshop.state import State, Undoable
from workshop.undo_labels import undo_label

ROOMS = frozenset({Role.SCREEN, Role.BOX})
"""Windows that belong to the room: in them nobody counts as an author."""
HIDDEN = tuple((e, seal(e.model)) for e in ENTITIES if e.shown and not e.single)
"""What only its author sees before the room does, and how others see it until then."""


def visible(state: State, viewer: Actor) -> State:
    """The state as *viewer* may see it, everything hidden sealed."""
    hidden: Any = {
        e.collection: _each(getattr(state, e.collection), viewer, _read(state, e), sealed)
        for e, sealed in HIDDEN
    }
    return state._replace(
        private=state.private if viewer.role in LEADERS else Map(),
        code="" if viewer.role is Role.BOX else state.code,
        done=state.done if viewer.role in LEADERS else _done(state, viewer),
        remarks=_remarks(state, viewer),
        model_record=_variance(state, viewer),
        scope=_scope(state, viewer),
        groups=_groups(state.groups, hidden["notes"]),
        rounds=Map({name: _round(state, r, viewer) for name, r in state.rounds.items()}),
        undo=_own_undo(state, viewer),
        **hidden,
        **_items(state, viewer),
    )


def _done(state: State, viewer: Actor) -> Map[str, frozenset[str]]:
    """How many are done, and of the names only the viewer's own."""
    own = frozenset({viewer.id}) if viewer.role not in ROOMS else frozenset()
    sealed = {}
    for place, names in state.done.items():
        others = {person.id for person in writers(state, place)} & names - own
        sealed[place] = names & own | {f"{SEALED}{number}" for number in range(len(others))}
    return Map(sealed)


def _remarks(state: State, viewer: Actor) -> Map[str, Remark]:
    """A facilitator reads them all, without a name where votes have none; others their own."""
    if viewer.role in LEADERS:
        if state.plan.names:
            return state.remarks
        unnamed = enumerate(sorted(state.remarks.values(), key=lambda r: (r.about, r.text)))
        return Map({f"{r.about}|{number}": replace(r, author="") for number, r in unnamed})
    if viewer.role in ROOMS:
        return Map()
    return Map({name: r for name, r in state.remarks.items() if r.author == viewer.id})


def shown(state: State, *beats: str) -> bool:
    """Whether the room has ever reached one of *beats*; what was shown stays shown."""
    return not state.agenda.reached.isdisjoint(beats)


def _read(state: State, entity: Entity) -> Callable[[Any], bool]:
    """What tells whether the room has read one of them.

    Notes are read stage by stage, and those in the parking lot are never hidden.
    """
    if entity is NOTE:
        stages = {stage for stage in STAGE_IDS if shown(state, *NOTE.shown_at(stage))}
        return lambda note: note.stage in stages or note.lane == PARKED
    is_read = shown(state, *entity.shown)
    return lambda _: is_read


def _variance(state: State, viewer: Actor) -> ModelRecord:
    """The share of good answers reads like a score, so no ballot may come after it."""
    if viewer.role in LEADERS or is_revealed(state, "trust"):
        return state.model_record
    return replace(state.model_record, checked="", acceptable="", source="", changed=Map())


def _scope(state: State, viewer: Actor) -> Scope:
    """Nobody wrote it for themselves, so those who lead see it from the first."""
    if viewer.role in LEADERS or shown(state, *SCOPE.shown):
        return state.scope
    return Scope(rev=state.scope.rev)


def _each(
    entities: Map[str, Any],
    viewer: Actor,
    is_read: Callable[[Any], bool],
    sealed: Callable[[Any], Any],
) -> Map[str, Any]:
    hidden = {
        name: sealed(entity)
        for name, entity in entities.items()
        if not is_read(entity) and not _own(entity, viewer)
    }
    return entities.update(hidden) if hidden else entities


def _groups(groups: Map[str, Group], notes: Map[str, Note]) -> Map[str, Group]:
    """The name of a group says what its notes say, so it is hidden as long as they are."""
    known = {note.group for note in notes.values()}  # a sealed one does not say its group
    hidden = {name: replace(g, name="") for name, g in groups.items() if name not in known}
    return groups.update(hidden)


def _items(state: State, viewer: Actor) -> dict[str, Any]:
    """Leaders read every item; others those of a kind that says so, once they are kept.

    A link is as hidden as the items at its ends.
    """
    if viewer.role in LEADERS:
        return {}
    items = _each(state.items, viewer, is_item_shown, _item)
    links = {
        key: link
        for key, link in state.links.items()
        if not any(end in items and items[end].sealed for end in (link.source, link.target))
    }
    return {"items": items, "links": Map(links), "dismissed_drafts": Map()}


def is_item_shown(item: Item) -> bool:
    """Whether the room may read it."""
    kind = KINDS.get(item.kind)
    return kind is not None and kind.visibility == "kept" and not item.draft


def _own(entity: Any, viewer: Actor) -> bool:
    """Whether the viewer wrote it, or typed it for somebody."""
    mine = (entity.author, getattr(entity, "entered", ""))
    return viewer.role not in ROOMS and viewer.id in mine


def _item(item: Item) -> Item:
    draft, born, rev = SEALED if item.draft else "", item.born, item.rev
    sealed = Item(item.id, item.kind, item.letters, item.number, "", draft=draft, sealed=True)
    return replace(sealed, born=born, rev=rev)


def _round(state: State, round_: Round, viewer: Actor) -> Round:
    own = "" if viewer.role in ROOMS else viewer.id
    if round_.revealed:
        watched = round_.scale != "trust" or shown(state, TRUST_RECORD)
        return round_ if watched else replace(round_, watching=_sealed(round_.watching, own))
    counts = replace(
        round_,
        ballots=_sealed(round_.ballots, own),
        watching=_sealed(round_.watching, own),
        hands=Map({item: (None,) * len(hands) for item, hands in round_.hands.items()}),
    )
    if viewer.role in LEADERS or viewer.role is Role.BOX:
        ballots = (*round_.ballots.values(), *round_.watching.values())
        names = {ballot.voter for ballot in ballots if ballot.whole}
        return replace(counts, voted=frozenset(names & set(state.people)))
    return counts


def _sealed(ballots: Map[str, Ballot], own: str) -> Map[str, Ballot]:
    """As many ballots, and only the viewer's own with what is on it."""
    kept = {own: ballots[own]} if own in ballots else {}
    others = (ballot.whole for name, ballot in ballots.items() if name not in kept)
    blank = {
        f"{SEALED}{place}": Ballot(f"{SEALED}{place}", "", "", whole=whole)
        for place, whole in enumerate(sorted(others))
    }
    return Map({**blank, **kept})


def _own_undo(state: State, viewer: Actor) -> Map[str, tuple[Undoable, ...]]:
    """Only the last step to undo, in a word: its entities may be secret ballots."""
    mine = state.undo.get(viewer.id)
    if not mine or viewer.role in ROOMS:
        return Map()
    last = mine[-1]
    return Map({viewer.id: (Undoable(last.command_id, (), undo_label(state, last)),)})
