"""Values for the fields of every command: mostly ones that fit, some that do not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from workshop import commands as c
from workshop.beats import BEATS
from workshop.commands import Command
from workshop.decide.remarks import ABOUT
from workshop.kinds.base import RELATIONS
from workshop.kinds.declared import KINDS
from workshop.kinds.field import Field
from workshop.kinds.room import (
    FAILURE_MODE,
    IDEA,
    METRIC,
    MODEL_RECORD,
    NOTE,
    PERSON,
    PLAN,
    PROPOSAL,
    SCOPE,
)
from workshop.scales import ANSWERS, CHECK_IN
from workshop.stages import LANES, PARKED, STAGE_IDS
from workshop.starters import PATTERN
from workshop.state import State
from workshop.votes import VOTE_KINDS
from workshop.ways import PHASES

WORDS = {
    "plain": "a rep drafts a mail",
    "empty": "",
    "blank": "   ",
    "longest": "x" * 10_000,
    "too long": "x" * 10_001,
    "right to left": "שלום \u202eעולם",
    "emoji": "👩🏽‍🚀🙂",
    "nul": "nul \x00 inside",
    "markup": "<b>&amp;</b>\n| # *",
}
TEXTS = st.sampled_from(sorted(WORDS)).map(lambda name: WORDS[name])
VOTERS = ["slip:1", "slip:2", "watch:1", "p1", "p2", "p4", "host", "", "x" * 130]
SMALL = st.integers(-2, 8)
ANSWER = st.none() | st.integers(0, 6)
FORMS: dict[type[Command], tuple[tuple[Field, ...], str]] = {
    c.EditPlan: (PLAN.fields, "changed"),
    c.EditPerson: (PERSON.fields, "present"),
    c.RecordVariance: (MODEL_RECORD.fields, "rev"),
    c.EditProposal: (PROPOSAL.fields, "author"),
    c.EditScope: (SCOPE.fields, "rev"),
    c.EditNote: (NOTE.fields, "author"),
    c.EditFailureMode: (FAILURE_MODE.fields, "id"),
    c.EditIdea: ((*IDEA.fields, *METRIC), "ticket_number"),
}
"""What a form asks, and a field that it must not reach."""
FIELDS = {kind: [*(field.name for field in asked), no] for kind, (asked, no) in FORMS.items()}


ROW_FIELDS = sorted({field.name for kind in KINDS.values() for field in kind.fields})


def end(state: State) -> st.SearchStrategy[str]:
    """What a link can lead to, now and then something that is not there."""
    places = [f"{part}/{name}" for part in ("notes", "ideas") for name in getattr(state, part)]
    return st.sampled_from([*state.items, *sorted(places), "low_points/habit", "#1", "nothing"])


def words() -> st.SearchStrategy[dict[str, str]]:
    """Fields of an item and what somebody typed into them."""
    fields = st.sampled_from([*ROW_FIELDS, "colour"])
    return st.dictionaries(fields, TEXTS | st.just("2027-01-31"), max_size=3)


def rows(state: State) -> st.SearchStrategy[tuple[c.Row, ...]]:
    """Items to add, most of them with a title."""
    titled = words().map(lambda typed: {"title": "We show the source"} | typed)
    row = st.builds(
        c.Row,
        kind=st.sampled_from([*KINDS, "weather"]),
        intended=titled | words(),
        actual=st.just({}) | words(),
        links=st.lists(st.tuples(st.sampled_from(sorted(RELATIONS)), end(state)), max_size=2),
        rule=st.sampled_from(["", "", "monitor", "!"]),
        ground=st.sampled_from(["failure_modes/ab12", "always"]),
    )
    return st.lists(row, max_size=3).map(tuple)


def triples(state: State) -> st.SearchStrategy[tuple[tuple[str, str, str], ...]]:
    """Links to make or to cut."""
    ends = st.tuples(st.sampled_from(sorted(RELATIONS)), known(state, "items"), end(state))
    return st.lists(ends, max_size=2).map(tuple)


OF_ITEMS: dict[type[Command], Callable[[State], st.SearchStrategy[Any]]] = {
    c.EditItems: lambda state: st.dictionaries(known(state, "items"), words(), max_size=2),
    c.LinkItems: triples,
    c.MarkReviewed: lambda state: st.lists(known(state, "links"), max_size=2).map(tuple),
}
"""What changes items or links, and what may be sent for that."""


def known(state: State, *collections: str) -> st.SearchStrategy[str]:
    """Ids of things that are there, and now and then of one that never was."""
    ids = sorted(name for kind in collections for name in getattr(state, kind))
    return st.sampled_from([*ids, "nothing"])


def value(state: State, kind: type[Command], field: str) -> st.SearchStrategy[Any]:
    """Values for a field: mostly ones that fit, some that do not."""
    items = st.sampled_from(
        [*STAGE_IDS, "ending", *state.failure_modes, *state.ideas, *state.proposals]
    )
    pools: dict[str, st.SearchStrategy[Any]] = {
        "names": st.lists(TEXTS | st.just("Dana"), max_size=3).map(tuple),
        "person_id": known(state, "people"),
        "beat": st.sampled_from([*(beat.id for beat in BEATS), "coffee"]),
        "step": SMALL,
        "by": st.integers(-3, 3).map(lambda minutes: minutes * 60_000) | st.integers(),
        "stage": st.sampled_from([*STAGE_IDS, "nirvana"]),
        "topic": st.sampled_from(["", *STAGE_IDS, "nirvana"]),
        "lane": st.sampled_from([*LANES, PARKED, "fast"]),
        "role": st.sampled_from(["participant", "observer", "king"]),
        "texts": st.lists(TEXTS, max_size=4).map(tuple),
        "note_id": known(state, "notes"),
        "note_ids": st.lists(known(state, "notes"), max_size=4).map(tuple),
        "group_id": known(state, "groups"),
        "proposal_id": known(state, "proposals"),
        "mode_id": known(state, "failure_modes"),
        "idea_id": known(state, "ideas"),
        "round_id": known(state, "rounds"),
        "task": known(state, "tasks") | st.just(""),
        "pattern": st.sampled_from([*PATTERN, "weather"]),
        "answer": st.sampled_from([*ANSWERS, *CHECK_IN, "no"]),
        "stops": known(state, "failure_modes") | st.just(""),
        "scale": st.sampled_from([*VOTE_KINDS, "beauty"]),
        "items": st.lists(items, max_size=3).map(tuple) | st.just(()),
        "item": items | st.just(""),
        "phase": st.sampled_from([*PHASES, "sing"]),
        "voter": st.sampled_from(VOTERS),
        "observer": st.booleans(),
        "replace": st.booleans(),
        "marked": st.booleans(),
        "whole": st.booleans(),
        "away": st.booleans(),
        "done": st.booleans(),
        "place": st.sampled_from([*sorted(state.agenda.reached), "nirvana"]),
        "code": st.sampled_from(["7KQ2MX", "ABCDEF", "LOIUOI", ""]),
        "way": st.sampled_from(["slip", "device", "box", "keypad", "pigeon"]),
        "answers": st.dictionaries(items, ANSWER, max_size=4),
        "counts": st.dictionaries(st.sampled_from("01234567x"), SMALL, max_size=3),
        "cuts": st.dictionaries(st.sampled_from("012345x"), st.integers(-9, 10**7)),
        "rows": rows(state),
        "item_ids": st.lists(known(state, "items"), max_size=3).map(tuple),
        "unlink": st.booleans(),
        "on": st.booleans(),
        "base_seq": st.integers(0, state.seq),
        "side": st.sampled_from(["intended", "intended", "actual", "both"]),
        "about": st.sampled_from(["tickets", "gravity", *sorted(ABOUT)]),
    }
    if kind in (c.JoinFailureModes, c.JoinIdeas) and field in ("kept", "joined"):
        ids = known(state, "failure_modes" if kind is c.JoinFailureModes else "ideas")
        return ids if field == "kept" else st.lists(ids, max_size=3).map(tuple)
    if kind in OF_ITEMS and field in ("changes", "links"):
        return OF_ITEMS[kind](state)
    if kind is c.MergePeople:
        return known(state, "people")
    if kind is c.AcceptRisk and field == "by":
        return TEXTS
    if kind is c.AddIdeas and field == "changes":
        return pools["texts"]
    if field == "changes":
        values = TEXTS | pools["stage"] | pools["lane"] | pools["stops"]
        if kind is c.EditPlan:
            values |= st.none() | st.booleans() | SMALL
        return st.dictionaries(st.sampled_from(FIELDS[kind]), values, max_size=3)
    return pools.get(field, TEXTS)
