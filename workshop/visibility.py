"""What a viewer may see: the one gate in front of every page, pulse, route and export.

`visible` gives a state of the same shape in which everything hidden is sealed: it still
counts, but its words, numbers and names are gone, so a page cannot leak what it was
never given.

| step | hidden from everybody else                     | until                   |
|------|------------------------------------------------|-------------------------|
| 1    | the scope sentence                             | the sharpen beat        |
| 2    | notes of the stage in hand                     | the stage's read beat   |
| 3    | all scores, the facilitator's screen included  | reveal                  |
| 4    | cards; ratings                                 | read or vote; reveal    |
| 5    | ideas                                          | the choose beat         |

The author of a thing sees it always, except on a screen, which belongs to the room.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from immutables import Map

from workshop.roles import LEADERS, Actor, Role
from workshop.state import Ballot, FailureMode, Idea, Metric, Note, Round, Scope, State, Undoable

Written = TypeVar("Written", Note, FailureMode, Idea)


def visible(state: State, viewer: Actor) -> State:
    """The state as *viewer* may see it, hidden things sealed."""
    return state._replace(
        scope=_scope(state, viewer),
        notes=_each(state.notes, viewer, lambda n: shown(state, f"walk.{n.stage}.read"), _note),
        rounds=Map({name: _round(r, viewer) for name, r in state.rounds.items()}),
        failures=_each(
            state.failures, viewer, lambda _: shown(state, "wrong.read", "wrong.vote"), _failure
        ),
        ideas=_each(state.ideas, viewer, lambda _: shown(state, "tickets.choose"), _idea),
        undo=_own_undo(state, viewer),
    )


def shown(state: State, *beats: str) -> bool:
    """Whether the room has ever reached one of *beats*; what was shown stays shown."""
    return not state.agenda.reached.isdisjoint(beats)


def _scope(state: State, viewer: Actor) -> Scope:
    if viewer.role in LEADERS or shown(state, "scope.sharpen"):
        return state.scope
    return Scope(rev=state.scope.rev)


def _each(
    things: Map[str, Written],
    viewer: Actor,
    is_shown: Callable[[Written], bool],
    seal: Callable[[Written], Written],
) -> Map[str, Written]:
    hidden = {
        name: seal(thing)
        for name, thing in things.items()
        if not is_shown(thing) and not _own(thing.author, viewer)
    }
    return things.update(hidden) if hidden else things


def _own(author: str, viewer: Actor) -> bool:
    return viewer.role is not Role.SCREEN and author == viewer.id


def _note(note: Note) -> Note:
    return replace(note, text="", author="", lane="", sealed=True, changed=Map())


def _failure(mode: FailureMode) -> FailureMode:
    return replace(mode, does="", suffers="", author="", sealed=True, changed=Map())


def _idea(idea: Idea) -> Idea:
    return replace(
        idea,
        change="",
        stops="",
        author="",
        owner="",
        first_step="",
        metric=Metric(),
        sealed=True,
        changed=Map(),
    )


def _round(round_: Round, viewer: Actor) -> Round:
    if round_.revealed:
        return round_
    sealed = {
        f"sealed:{place}": Ballot(f"sealed:{place}", "", "") for place in range(len(round_.ballots))
    }
    own = round_.ballots.get(viewer.id)
    if own is not None and viewer.role is not Role.SCREEN:
        sealed.popitem()
        sealed[viewer.id] = own
    return replace(round_, ballots=Map(sealed))


def _own_undo(state: State, viewer: Actor) -> Map[str, tuple[Undoable, ...]]:
    """Only how much there is to undo: the things themselves may be secret ballots."""
    mine = state.undo.get(viewer.id)
    if mine is None or viewer.role is Role.SCREEN:
        return Map()
    return Map({viewer.id: tuple(Undoable(step.command_id, ()) for step in mine)})
