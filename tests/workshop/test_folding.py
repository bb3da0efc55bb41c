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

from tests.cast import CAST, NINE, PARTICIPANT
from tests.workshop.command_values import TEXTS, known, value
from workshop import commands as c
from workshop.apply import apply, fold
from workshop.commands import COMMANDS, Command, parse
from workshop.decide import decide
from workshop.errors import WorkshopError
from workshop.events import Entry, Event, dump, load
from workshop.links import circle, is_there
from workshop.loose_ends import TICKETS_NEEDED
from workshop.roles import LEADERS, Actor
from workshop.stages import LANES, STAGE_IDS
from workshop.state import State
from workshop.votes import VOTE_KINDS

WRITING: list[type[Command]] = [
    *(c.AddNotes, c.AddProposal, c.AddFailureMode, c.AddIdeas, c.EditIdea, c.GroupNotes),
    *(c.JoinFailureModes, c.JoinIdeas, c.AddPattern),
]
VOTING: list[type[Command]] = [
    *(c.OpenRound, c.CastBallot, c.CastBallot, c.CountFingers, c.VoidBallot, c.Reveal),
    *(c.RemovePerson, c.AddPeople, c.MarkAway, c.MergePeople),
]
ITEMS: list[type[Command]] = [
    *(c.AddItems, c.AddItems, c.EditItems, c.LinkItems, c.LinkItems, c.RemoveItems),
    *(c.KeepDrafts, c.MarkReviewed),
]
CHOOSING: list[type[Command]] = [
    *(c.ChooseIdea, c.DropIdea, c.DeleteIdea, c.DeleteFailureMode, c.DeleteProposal),
]
LEADER = st.sampled_from([actor for actor in CAST if actor.role in LEADERS])


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
        self.explained = False

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

    @initialize(under_way=st.booleans())
    def start(self, under_way: bool) -> None:
        """Nothing there yet, or a room with a card, four ideas and three tickets."""
        if not under_way:
            return
        host = CAST[0]
        self.send(c.StartWorkshop(id=self.next_id(), title="Follow-up emails"), host)
        self.send(c.AddPeople(id=self.next_id(), names=("Ana", "Ben", "Cem", "Dan")), host)
        self.send(c.AddPeople(id=self.next_id(), names=("Olga",), role="observer"), host)
        self.send(c.EnterBeat(id=self.next_id(), beat="scope.write"), host)
        card = c.AddFailureMode(id=self.next_id(), stage="habit", does="errs", suffers="pays")
        self.send(card, host)
        for place in range(4):
            new = {"stage": "habit", "changes": ("a change",), "stops": card.id}
            idea = c.AddIdeas(id=self.next_id(), **new)
            self.send(idea, host)
            if place:
                self.send(c.ChooseIdea(id=self.next_id(), idea_id=idea.id), host)

    @rule(data=st.data(), name=st.sampled_from(sorted(COMMANDS)), actor=st.sampled_from(CAST))
    def anybody_sends_anything(self, data: st.DataObject, name: str, actor: Actor) -> None:
        kind = COMMANDS[name]
        fields = {
            field: data.draw(value(self.state, kind, field), label=field)
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
            "evidence": st.just("guess"),
            "source": st.just(""),
            "feeling": st.just(""),
            "author": st.just(""),
            "items": st.just(()),
            "task": st.just("a task" if kind is c.AddProposal else ""),
            "scale": st.sampled_from(["trust", "how_bad", "dots_ideas"]),
            "voter": st.sampled_from(["slip:1", "slip:2", "slip:3", "slip:4"]),
            "observer": st.just(False),
            "way": st.just("slip"),
            "names": st.just(("Dana",)),
            "role": st.sampled_from(["participant", "observer"]),
            "function": st.just(""),
            "base_seq": st.just(self.state.seq),
        }
        if kind is c.EditIdea:
            stops = known(self.state, "failure_modes") | st.just("")
            fits["changes"] = st.fixed_dictionaries({"stops": stops})
        fields = {
            field: data.draw(fits.get(field, value(self.state, kind, field)), label=field)
            for field in kind.model_fields
            if field not in {"id", "answers"}
        }
        round_ = self.state.rounds.get(fields.get("round_id", ""))
        if kind is c.CastBallot:
            items = round_.items if round_ else ("habit",)
            dots = round_ is not None and VOTE_KINDS[round_.scale].budget
            fields["answers"] = {items[0]: 1} if dots else dict.fromkeys(items, 4)
        if kind is c.CountFingers and round_:
            fields["item"] = data.draw(st.sampled_from(round_.items))
            fields["counts"] = {"3": round_.eligible - len(round_.ballots)}
        self.send(kind(id=self.next_id(), **fields), actor)

    @precondition(lambda self: self.state.seq)
    @rule(data=st.data(), kind=st.sampled_from(ITEMS), actor=LEADER | st.just(PARTICIPANT))
    def items_come_and_go(self, data: st.DataObject, kind: type[Command], actor: Actor) -> None:
        """Mostly what fits, so that there are items and links to do more with."""
        row = c.Row(kind="decision", intended={"title": "We log it"})
        fits: dict[str, st.SearchStrategy[Any]] = {
            "rows": st.just((row, row)) | value(self.state, kind, "rows"),
            "base_seq": st.just(self.state.seq),
        }
        fields = {
            field: data.draw(fits.get(field, value(self.state, kind, field)), label=field)
            for field in kind.model_fields
            if field != "id"
        }
        self.send(kind(id=self.next_id(), **fields), actor)

    @rule(data=st.data(), kind=st.sampled_from(CHOOSING), actor=LEADER)
    def tickets_come_and_go(self, data: st.DataObject, kind: type[Command], actor: Actor) -> None:
        (field,) = set(kind.model_fields) - {"id"}
        name = data.draw(value(self.state, kind, field), label=field)
        self.send(kind(id=self.next_id(), **{field: name}), actor)

    @rule(actor=LEADER)
    def somebody_takes_something_back(self, actor: Actor) -> None:
        self.send(c.Undo(id=self.next_id()), actor)

    @rule(
        name=st.sampled_from([*sorted(COMMANDS), "Teleport"]),
        fields=st.dictionaries(
            st.sampled_from(["id", "base_seq", "changes", "texts", "stage", "answers", "title"]),
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
    def no_two_tickets_share_a_place_and_a_fourth_has_a_reason(self) -> None:
        places = [ticket.ticket_number for ticket in self.state.tickets]
        assert len(places) == len(set(places))
        self.explained = self.explained or bool(self.state.overrides)
        assert len(places) <= TICKETS_NEEDED or self.explained

    @invariant()
    def nobody_votes_twice_and_no_ballot_is_one_too_many(self) -> None:
        for round_ in self.state.rounds.values():
            assert round_.filed <= round_.seated <= round_.eligible
        if vote := self.state.open_round:
            assert self.state.can_answer(vote) <= vote.eligible

    @invariant()
    def one_person_has_one_ballot(self) -> None:
        for round_ in self.state.rounds.values():
            assert not set(round_.ballots) & set(round_.watching)

    @invariant()
    def a_merged_entry_leads_to_somebody_and_owns_nothing(self) -> None:
        gone = {name for name, person in self.state.people.items() if person.merged}
        assert all(not self.state.people[self.state.people[name].merged].merged for name in gone)
        for entities in (self.state.notes, self.state.ideas, self.state.remarks, self.state.items):
            assert not gone & {entity.author for entity in entities.values()}
        for round_ in self.state.rounds.values():
            assert not gone & {*round_.ballots, *round_.watching}

    @invariant()
    def nobody_spends_more_dots_than_they_have(self) -> None:
        for round_ in self.state.rounds.values():
            budget = VOTE_KINDS[round_.scale].budget
            for ballot in (*round_.ballots.values(), *round_.watching.values()):
                assert not budget or sum(n or 0 for n in ballot.answers.values()) <= budget

    @invariant()
    def an_open_vote_asks_only_about_what_is_there(self) -> None:
        vote = self.state.open_round
        assert vote is None or set(vote.items) <= self.there()

    def there(self) -> set[str]:
        """Everything that can be voted on."""
        state = self.state
        return {
            *STAGE_IDS,
            "ending",
            "earned",
            *state.failure_modes,
            *state.ideas,
            *state.proposals,
        }

    @invariant()
    def no_idea_stops_a_card_that_is_not_there(self) -> None:
        for idea in self.state.ideas.values():
            assert not idea.stops or idea.stops in self.state.failure_modes

    @invariant()
    def no_link_hangs_in_the_air_or_leads_round_in_a_circle(self) -> None:
        for link in self.state.links.values():
            assert link.source in self.state.items
            assert is_there(self.state, link.target)
        assert not circle(self.state.links.values())

    @invariant()
    def no_two_items_share_a_code(self) -> None:
        codes = [item.code for item in self.state.items.values()]
        assert len(codes) == len(set(codes))
        assert all(i.number <= self.state.numbers[i.kind] for i in self.state.items.values())

    @invariant()
    def every_refusal_is_a_sentence(self) -> None:
        assert all(words[-1] in ".?" and "  " not in words for words in self.refusals)

    @invariant()
    def one_vote_is_open_at_a_time(self) -> None:
        assert sum(round_.open for round_ in self.state.rounds.values()) <= 1

    def teardown(self) -> None:
        """The log alone, in one go and from the disk, is the state everybody saw."""
        assert fold(State("w"), self.entries) == self.state
        assert fold(State("w"), map(stored, self.entries)) == self.state
        super().teardown()


Room.TestCase.settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
TestRoom = pytest.mark.timeout(600)(Room.TestCase)  # a failing run is shrunk for minutes
