"""A room full of people who send anything at all, in any order.

Whatever they do: a refusal is a sentence, an accepted command is events that survive
storage, and the log alone gives the state everybody sees.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.cast import CAST, NINE
from workshop import commands as c
from workshop.apply import apply, fold
from workshop.beats import BEATS
from workshop.commands import COMMANDS, Command, parse
from workshop.decide import decide
from workshop.decide.journey import SCOPE
from workshop.decide.plan import PLAN
from workshop.decide.tickets import IDEA, METRIC, TICKETS
from workshop.errors import WorkshopError
from workshop.events import Entry, Event, dump, load
from workshop.roles import LEADERS, Actor
from workshop.stages import LANES, STAGE_IDS
from workshop.state import State

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
WRITING: list[type[Command]] = [c.AddNotes, c.AddFailureMode, c.AddIdea, c.EditIdea]
VOTING: list[type[Command]] = [c.OpenRound, c.CastBallot, c.CastBallot, c.Reveal]
CHOOSING: list[type[Command]] = [c.ChooseIdea, c.DropIdea, c.DeleteIdea, c.DeleteFailureMode]
LEADER = st.sampled_from([actor for actor in CAST if actor.role in LEADERS])
SMALL = st.integers(-2, 8)
ANSWER = st.none() | st.integers(0, 6)
FIELDS = {
    c.EditPlan: [*PLAN, "changed"],
    c.EditScope: [*SCOPE, "rev"],
    c.EditNote: ["text", "stage", "lane", "author"],
    c.EditFailureMode: ["does", "suffers", "stage", "id"],
    c.EditIdea: [*IDEA, *METRIC, "chosen"],
}


def stored(entry: Entry) -> Entry:
    """The entry after a trip to the disk and back."""
    event = load(type(entry.event).__name__, entry.event.SCHEMA, dump(entry.event))
    return Entry(entry.seq, entry.at, entry.actor, entry.command_id, event)


class Room(RuleBasedStateMachine):
    """Several people at one workshop, some of them with broken software."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State("w")
        self.entries: list[Entry] = []
        self.refusals: list[str] = []
        self.sent = 0
        self.now = NINE

    def send(self, command: Command, actor: Actor) -> None:
        """Carry a command out as the writer does, without the disk."""
        try:
            decided: list[Event] = decide(self.state, command, actor)
        except WorkshopError as refused:
            self.refusals.append(refused.sentence)
            return
        for event in decided:
            entry = Entry(self.state.seq + 1, self.now, actor.id, command.id, event)
            assert stored(entry) == entry
            self.entries.append(entry)
            self.state = apply(self.state, entry)

    def next_id(self) -> str:
        self.sent += 1
        return f"command-{self.sent:04}"

    def known(self, *collections: str) -> st.SearchStrategy[str]:
        """Ids of things that are there, and now and then of one that never was."""
        ids = sorted(name for kind in collections for name in getattr(self.state, kind))
        return st.sampled_from([*ids, "nothing"])

    def value(self, kind: type[Command], field: str) -> st.SearchStrategy[Any]:
        """Values for a field: mostly ones that fit, some that do not."""
        pools: dict[str, st.SearchStrategy[Any]] = {
            "seen": st.integers(0, self.state.seq),
            "names": st.lists(TEXTS | st.just("Dana"), max_size=3).map(tuple),
            "person_id": self.known("people"),
            "beat": st.sampled_from([*(beat.id for beat in BEATS), "coffee"]),
            "step": SMALL,
            "by": st.integers(-3, 3).map(lambda minutes: minutes * 60_000) | st.integers(),
            "stage": st.sampled_from([*STAGE_IDS, "nirvana"]),
            "lane": st.sampled_from([*LANES, "fast"]),
            "texts": st.lists(TEXTS, max_size=4).map(tuple),
            "note_id": self.known("notes"),
            "mode_id": self.known("failures"),
            "idea_id": self.known("ideas"),
            "round_id": self.known("rounds"),
            "stops": self.known("failures") | st.just(""),
            "scale": st.sampled_from(["trust", "how_bad", "beauty"]),
            "voter": st.sampled_from(["slip:1", "slip:2", "slip:3", "p1", "p2", "host", ""]),
            "way": st.sampled_from(["slip", "device", "pigeon"]),
            "answers": st.dictionaries(
                st.sampled_from([*STAGE_IDS, *sorted(self.state.failures)]), ANSWER, max_size=4
            ),
        }
        if field == "changes":
            values = TEXTS | pools["stage"] | pools["lane"] | pools["stops"]
            if kind is c.EditPlan:
                values |= st.none() | st.booleans() | SMALL
            return st.dictionaries(st.sampled_from(FIELDS[kind]), values, max_size=3)
        return pools.get(field, TEXTS)

    @initialize(under_way=st.booleans())
    def start(self, under_way: bool) -> None:
        """Nothing there yet, or a room with a card, four ideas and three tickets."""
        if not under_way:
            return
        host = CAST[0]
        self.send(c.StartWorkshop(id=self.next_id(), title="Follow-up emails"), host)
        self.send(c.AddPeople(id=self.next_id(), names=("Ana", "Ben", "Cem")), host)
        card = c.AddFailureMode(id=self.next_id(), stage="habit", does="errs", suffers="pays")
        self.send(card, host)
        for place in range(4):
            idea = c.AddIdea(id=self.next_id(), stage="habit", change="a change", stops=card.id)
            self.send(idea, host)
            if place:
                self.send(c.ChooseIdea(id=self.next_id(), idea_id=idea.id), host)

    @rule(data=st.data(), name=st.sampled_from(sorted(COMMANDS)), actor=st.sampled_from(CAST))
    def anybody_sends_anything(self, data: st.DataObject, name: str, actor: Actor) -> None:
        kind = COMMANDS[name]
        fields = {
            field: data.draw(self.value(kind, field), label=field)
            for field in kind.model_fields
            if field != "id"
        }
        self.send(kind(id=self.next_id(), **fields), actor)

    @precondition(lambda self: self.state.seq)
    @rule(
        data=st.data(),
        kind=st.sampled_from(WRITING) | st.sampled_from(VOTING),
        actor=LEADER,
    )
    def those_who_lead_do_what_fits(
        self, data: st.DataObject, kind: type[Command], actor: Actor
    ) -> None:
        """The same, steered away from the refusals that garbage always meets."""
        fits: dict[str, st.SearchStrategy[Any]] = {
            "stage": st.sampled_from(STAGE_IDS),
            "lane": st.sampled_from(sorted(LANES)),
            "texts": st.just(("a thought",)),
            "does": st.just("errs"),
            "suffers": st.just("pays"),
            "change": st.just("a change"),
            "scale": st.sampled_from(["trust", "how_bad"]),
            "voter": st.sampled_from(["slip:1", "slip:2", "slip:3", "slip:4"]),
            "way": st.just("slip"),
            "seen": st.just(self.state.seq),
            "changes": st.fixed_dictionaries({"stops": self.known("failures") | st.just("")}),
        }
        fields = {
            field: data.draw(fits.get(field, self.value(kind, field)), label=field)
            for field in kind.model_fields
            if field not in {"id", "answers"}
        }
        if kind is c.CastBallot:
            round_ = self.state.rounds.get(fields["round_id"])
            fields["answers"] = dict.fromkeys(round_.items if round_ else ("habit",), 4)
        self.send(kind(id=self.next_id(), **fields), actor)

    @rule(data=st.data(), kind=st.sampled_from(CHOOSING), actor=LEADER)
    def tickets_come_and_go(self, data: st.DataObject, kind: type[Command], actor: Actor) -> None:
        (field,) = set(kind.model_fields) - {"id"}
        name = data.draw(self.value(kind, field), label=field)
        self.send(kind(id=self.next_id(), **{field: name}), actor)

    @rule(actor=LEADER)
    def somebody_takes_something_back(self, actor: Actor) -> None:
        self.send(c.Undo(id=self.next_id()), actor)

    @rule(
        name=st.sampled_from([*sorted(COMMANDS), "Teleport"]),
        fields=st.dictionaries(
            st.sampled_from(["id", "seen", "changes", "texts", "stage", "answers", "title"]),
            st.none() | st.integers() | TEXTS | st.just("\ud83d") | st.lists(TEXTS, max_size=2),
        ),
        actor=st.sampled_from(CAST),
    )
    def a_broken_client_sends_json(self, name: str, fields: dict[str, Any], actor: Actor) -> None:
        try:
            command = parse(name, {"id": self.next_id(), **fields})
        except WorkshopError as refused:
            self.refusals.append(refused.sentence)
        else:
            self.send(command, actor)

    @rule(minutes=st.floats(0, 30))
    def time_passes(self, minutes: float) -> None:
        self.now += int(minutes * 60_000)

    @invariant()
    def there_are_never_more_than_three_tickets_nor_two_with_one_place(self) -> None:
        places = [ticket.chosen for ticket in self.state.tickets]
        assert len(places) == len(set(places)) <= TICKETS

    @invariant()
    def nobody_votes_twice_and_no_ballot_is_one_too_many(self) -> None:
        for round_ in self.state.rounds.values():
            assert len(round_.ballots) <= round_.eligible

    @invariant()
    def no_idea_stops_a_card_that_is_not_there(self) -> None:
        for idea in self.state.ideas.values():
            assert not idea.stops or idea.stops in self.state.failures

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(words[0].isupper() and words.endswith(".") for words in self.refusals)

    @invariant()
    def one_vote_a_scale_is_open_at_a_time(self) -> None:
        open_scales = [r.scale for r in self.state.rounds.values() if r.open]
        assert len(open_scales) == len(set(open_scales))

    def teardown(self) -> None:
        """The log alone, in one go and from the disk, is the state everybody saw."""
        assert fold(State("w"), self.entries) == self.state
        assert fold(State("w"), map(stored, self.entries)) == self.state
        super().teardown()


Room.TestCase.settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
TestRoom = pytest.mark.timeout(600)(Room.TestCase)  # a failing run is shrunk for minutes
