"""apply is total: whatever is in a log, in whatever order, folds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import CAST, Table
from workshop import events as e
from workshop.apply import HANDLERS, apply, fold
from workshop.apply.addresses import EDITABLE, METRIC_FIELDS
from workshop.beats import BEATS
from workshop.events import EVENTS, Entry, Event, Scalar
from workshop.kinds.declared import KINDS
from workshop.loose_ends import idea_trays, loose_ends, suggested
from workshop.places import here, label, neighbour, worded
from workshop.pulse import pulse
from workshop.risk import risk_inventory
from workshop.scales import DOT_VOTES, SCALES
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.visibility import visible

NAMES = st.sampled_from(["n1", "n2", "trust-1", "a/b", "", "host"])
WORDS = NAMES | st.sampled_from([*STAGE_IDS, *(beat.id for beat in BEATS)]) | st.text(max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | WORDS
DIGITS = st.sampled_from(["0", "1", "5", "9", "12", "x", "", "9" * 5_000, "٣"])
FIELDS = sorted(
    frozenset().union(*EDITABLE.values(), METRIC_FIELDS)
    | {"title", "minutes.1", "minutes.9", "minutes.x", "rev", "changed", "role", "name"}
)
ITEM_FIELDS = [field.name for kind in KINDS.values() for field in kind.fields]
LIST = tuple[str, ...]
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-2, 9) | st.integers(),
    LIST: st.lists(WORDS, max_size=4).map(tuple),
    dict[str, str]: st.dictionaries(st.sampled_from(ITEM_FIELDS) | WORDS, WORDS, max_size=4),
    dict[str, int]: st.dictionaries(DIGITS, st.integers(-3, 5), max_size=4),
    dict[str, Scalar]: st.dictionaries(st.sampled_from(FIELDS) | WORDS, SCALARS, max_size=4),
    dict[str, int | None]: st.dictionaries(WORDS, st.none() | st.integers(), max_size=4),
}


def any_event(kind: type[Event]) -> st.SearchStrategy[Event]:
    """Well-typed events of one kind, their ids from a small pool so that they meet."""
    fields = {name: BY_TYPE[field.annotation] for name, field in kind.model_fields.items()}
    ids = {name: NAMES for name in fields if name.endswith("_id") or name in ("voter", "kept")}
    lists = {name for name, field in kind.model_fields.items() if field.annotation == LIST}
    several = {name: st.lists(NAMES).map(tuple) for name in lists & {"joined", "notes"}}
    one = dict.fromkeys(({"joined", "author"} & set(fields)) - lists, NAMES)
    return st.builds(kind, **{**fields, **ids, **several, **one})


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


ROUND = st.builds(
    e.RoundOpened,
    round_id=NAMES,
    scale=st.sampled_from([*SCALES, *DOT_VOTES]),
    items=st.lists(st.sampled_from([*STAGE_IDS, "n1", "n2"]), max_size=6, unique=True).map(tuple),
    eligible=st.integers(0, 5),
    task=st.just(""),
    named=st.booleans(),
)
CARD_OR_IDEA = st.one_of(
    st.builds(
        e.FailureModeAdded,
        mode_id=NAMES,
        stage=st.sampled_from(STAGE_IDS),
        does=WORDS,
        suffers=WORDS,
        author=NAMES,
        stage_to=st.sampled_from(["", *STAGE_IDS]),
    ),
    st.builds(
        e.IdeaAdded,
        idea_id=NAMES,
        stage=st.sampled_from(STAGE_IDS),
        change=WORDS,
        stops=NAMES,
        author=NAMES,
    ),
)
VOTE = st.one_of(
    ROUND,
    CARD_OR_IDEA,
    st.builds(
        e.BallotCast,
        round_id=NAMES,
        voter=NAMES,
        way=NAMES,
        entered_by=NAMES,
        answers=st.dictionaries(
            st.sampled_from([*STAGE_IDS, "n1", "n2"]), st.none() | st.integers(1, 5), max_size=4
        ),
        observer=st.booleans(),
    ),
    st.builds(
        e.FingersCounted,
        round_id=NAMES,
        item=st.sampled_from([*STAGE_IDS, "n1", "n2"]),
        counts=st.dictionaries(st.sampled_from("012345"), st.integers(0, 3)),
    ),
    any_event(e.RoundRevealed),
    any_event(e.BallotVoided),
    any_event(e.LowPointMarked),
    any_event(e.FailureModesJoined),
    any_event(e.InterventionChosen),
    any_event(e.BeatEntered),
    any_event(e.Undone),
)


@given(st.lists(VOTE, max_size=30))
def test_whatever_was_voted_every_page_finds_its_numbers(happened: list[Event]) -> None:
    state = fold(
        State("w"), [Entry(n, n, "host", f"c{n}", event) for n, event in enumerate(happened, 1)]
    )
    cards = risk_inventory(state)
    assert len(cards) == len(state.failure_modes)
    assert {idea.id for idea in suggested(state)} <= set(state.ideas)
    assert set(idea_trays(state)) <= set(state.ideas)
    assert loose_ends(state).short_of >= 0
    assert pulse(state, 99)["seq"] == state.seq
    assert neighbour(state, 1) or neighbour(state, -1)
    assert label(state, here(state))
    assert worded(state, "{low} {record}", here(state))


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


def test_input_limits_do_not_bind_the_past(table: Table) -> None:
    """A later release may allow less; what was said under an older one still stands."""
    table.happened(e.LowPointNoted(stage="contact", because="x" * 50_000))
    table.happened(e.IdeaAdded(idea_id="i", stage="gone", change="", stops="gone", author=""))
    assert len(table.state.low_points["contact"].because) == 50_000
    assert table.state.ideas["i"].stage == "gone"


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
