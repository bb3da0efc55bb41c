"""apply is total: whatever is in a log, in whatever order, folds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import CAST, Table
from workshop import events as e
from workshop.apply import HANDLERS, apply, fold
from workshop.apply.things import EDITABLE, METRIC_FIELDS
from workshop.beats import BEATS
from workshop.events import EVENTS, Entry, Event, Scalar
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.visibility import visible

NAMES = st.sampled_from(["n1", "n2", "trust-1", "a/b", "", "host"])
WORDS = NAMES | st.sampled_from([*STAGE_IDS, *(beat.id for beat in BEATS)]) | st.text(max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | WORDS
FIELDS = sorted(
    frozenset().union(*EDITABLE.values(), METRIC_FIELDS)
    | {"title", "minutes.1", "minutes.9", "minutes.x", "rev", "changed"}
)
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(-2, 9) | st.integers(),
    tuple[str, ...]: st.lists(WORDS, max_size=4).map(tuple),
    dict[str, Scalar]: st.dictionaries(st.sampled_from(FIELDS) | WORDS, SCALARS, max_size=4),
    dict[str, int | None]: st.dictionaries(WORDS, st.none() | st.integers(), max_size=4),
}


def any_event(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Well-typed events of one kind, their ids from a small pool so that they meet."""
    fields = {name: BY_TYPE[field.annotation] for name, field in kind.model_fields.items()}
    ids = {name: NAMES for name in fields if name.endswith("_id") or name == "voter"}
    return st.builds(kind, **{**fields, **ids})


EVENT = st.one_of([any_event(kind) for kind in EVENTS.values()])
ENTRY = st.builds(
    Entry,
    seq=st.integers(0, 2**40),
    at=st.integers(0, 2**45),
    actor=NAMES,
    command_id=NAMES,
    event=EVENT,
)
LOG = st.lists(ENTRY, max_size=40)


@given(LOG)
def test_any_log_folds_and_can_be_shown_to_anybody(entries: list[Entry]) -> None:
    state = fold(State("w"), entries)
    if entries:
        assert (state.seq, state.at) == (entries[-1].seq, entries[-1].at)
    for viewer in CAST:
        assert visible(state, viewer).seq == state.seq


@given(LOG)
def test_a_state_that_people_worked_on_takes_any_event_too(entries: list[Entry]) -> None:
    table = Table()
    card = table.card()
    table.idea(stops=card)
    table.voted([3] * 5)
    fold(table.state, entries)


@given(LOG, st.integers(0, 40))
def test_stopping_anywhere_and_going_on_gives_the_same_state(
    entries: list[Entry], cut: int
) -> None:
    halves = fold(fold(State("w"), entries[:cut]), entries[cut:])
    assert halves == fold(State("w"), entries)


def test_every_event_has_a_meaning() -> None:
    assert set(HANDLERS) == set(EVENTS.values())


def test_an_event_without_a_meaning_still_counts() -> None:
    class Unheard(Event):
        """An event nobody handles."""

    state = apply(State("w"), Entry(7, 9, "host", "c", Unheard()))
    assert state == State("w", seq=7, at=9)


def test_events_about_things_that_are_gone_change_nothing_else(table: Table) -> None:
    before = table.state
    for event in (
        e.PersonRemoved(person_id="x"),
        e.StepEntered(step=99),
        e.ClockStarted(),
        e.Undone(command_id="x"),
        e.NoteEdited(note_id="x", changes={"text": "y"}),
        e.NoteDeleted(note_id="x"),
        e.BallotCast(
            round_id="x", voter="v", way="slip", entered_by="host", answers={"contact": 1}
        ),
        e.RoundClosed(round_id="x"),
        e.RoundRevealed(round_id="x"),
        e.FailureModeEdited(mode_id="x", changes={"does": "y"}),
        e.FailureModeDeleted(mode_id="x"),
        e.IdeaEdited(idea_id="x", changes={"change": "y"}),
        e.IdeaDeleted(idea_id="x"),
        e.InterventionChosen(idea_id="x"),
        e.InterventionDropped(idea_id="x"),
        e.MetricEdited(idea_id="x", changes={"goal": "1"}),
    ):
        after = apply(before, Entry(99, before.at, "host", "c", event))
        if isinstance(event, e.ClockStarted):
            assert after.agenda.clock.since == before.at
        else:
            assert after == before._replace(seq=99)


def test_input_limits_do_not_bind_the_past(table: Table) -> None:
    """A later release may allow less; what was said under an older one still stands."""
    table.happened(e.LowPointNoted(stage="contact", because="x" * 50_000))
    table.happened(e.IdeaAdded(idea_id="i", stage="gone", change="", stops="gone", author=""))
    assert len(table.state.low_points["contact"].because) == 50_000
    assert table.state.ideas["i"].stage == "gone"


def test_a_ballot_after_the_close_is_counted_nowhere(table: Table) -> None:
    round_id = table.voted([3] * 5)
    late = e.BallotCast(
        round_id=round_id, voter="v", way="slip", entered_by="host", answers={"contact": 1}
    )
    table.happened(late)
    assert table.state.rounds[round_id].votes("contact") == [3]


def test_two_ids_that_only_look_alike_stay_apart(table: Table) -> None:
    """Neither a slash in a round nor one in a voter's id sends a ballot elsewhere."""
    for name in ("a", "a/b"):
        table.happened(e.RoundOpened(round_id=name, scale="trust", items=("x",), eligible=1))
    for name, voter, score in (("a", "b/v", 1), ("a/b", "v", 2)):
        table.happened(
            e.BallotCast(
                round_id=name, voter=voter, way="slip", entered_by="h", answers={"x": score}
            )
        )
    assert table.state.rounds["a"].votes("x") == [1]
    assert table.state.rounds["a/b"].votes("x") == [2]


def test_a_running_clock_is_not_started_anew(table: Table) -> None:
    table.happened(e.ClockStarted())
    since = table.state.agenda.clock.since
    table.wait(5)
    table.happened(e.ClockStarted())
    assert table.state.agenda.clock.since == since
