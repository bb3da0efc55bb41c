"""The worked example: a whole workshop, made by the commands that a room would send.

Nothing in it is a picture of a state: every line went through `decide`, so it stays as
right as the rest. Its two hours end shortly before now, and ids are always the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from data.content import worked_example_notes as walk
from data.content import worked_example_tickets as tickets
from data.content import worked_example_words as words
from data.content.scripted_room import Rehearsal
from data.files.restoring import saved_from
from data.store.saved import Saved
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.beats import ids
from workshop.stages import STAGE_IDS
from workshop.state import in_order

SOURCE = "worked-example"
"""What a restored example names as its origin."""
LENGTH = 120
ENDED_AGO = 6
"""Minutes between its end and now."""


def worked_example(now_ms: int) -> Saved:
    """The example, ready for `Log.restore`.

    Args:
        now_ms: Server time; the workshop ended a few minutes before.
    """
    end = now_ms // MINUTE * MINUTE - ENDED_AGO * MINUTE
    room = Rehearsal(end - LENGTH * MINUTE)
    for step in (_prepare, _scope, _walk, _trust, _again):
        step(room)
    cards = _wrong(room)
    _rate(room, cards)
    _tickets(room, cards)
    day = datetime.fromtimestamp(end / 1000).date()
    return saved_from(room.entries, SOURCE, day.isoformat())


def _prepare(room: Rehearsal) -> None:
    """Plan, roster and sample answers, before the room meets."""
    room.do(c.StartWorkshop, title=words.TITLE)
    end = datetime.fromtimestamp(room.start / 1000) + timedelta(minutes=LENGTH)
    room.edit(c.EditPlan, words.PLAN | {"date": room.day(0), "ends_at": f"{end:%H:%M}"})
    for role, people in (("participant", words.VOTERS), ("observer", words.OBSERVERS)):
        for name, function in people:
            room.do(c.AddPeople, names=(name,), function=function, role=role)
    checked_on = {"checked_on": room.day(-words.CHECKED_DAYS_AGO)}
    room.edit(c.RecordVariance, words.SAMPLES | words.CHECKED | checked_on)
    for step, text in words.PRIVATE.items():
        room.do(c.NotePrivately, step=step, base_seq=room.state.seq, text=text)


def _scope(room: Rehearsal) -> None:
    """Step 1, twenty minutes."""
    room.go(0, ids.SCOPE_WRITE)
    room.at(4)
    as_tickets = [room.do(c.AddProposal, who=who, task=task) for who, task in words.PROPOSALS]
    room.go(5, ids.SCOPE_READ)
    room.go(8, ids.SCOPE_DOTS)
    room.at(9)
    room.vote("dots_scope", words.SCOPE_DOTS)
    room.go(10, ids.SCOPE_SHARPEN)
    room.do(c.ChooseScope, proposal_id=as_tickets[0])
    room.edit(c.EditScope, {name: words.SCOPE[name] for name in words.SCOPE if name != "wrong"})
    room.go(15, ids.SCOPE_WRONG)
    room.edit(c.EditScope, {"wrong": words.SCOPE["wrong"]})


def _walk(room: Rehearsal) -> None:
    """Step 2, thirty minutes that took thirty-four; the rest gives them back."""
    for place, stage in enumerate(STAGE_IDS):
        room.go(20 + 6 * place, ids.journey_write(stage))
        room.at(22 + 6 * place)
        for thought in walk.NOTES:
            if thought.stage == stage:
                _note(room, thought)
        room.go(24 + 6 * place, ids.journey_read(stage))
    _group(room)
    room.go(50, ids.JOURNEY_GAPS)
    for thought in walk.PARKED:
        _note(room, thought)
    room.go(51.5, ids.JOURNEY_ENDING)
    round_id = room.open("ending")
    room.do(c.CountFingers, round_id=round_id, item="ending", counts=words.ENDING_HANDS)
    room.do(c.Reveal, round_id=round_id)
    room.go(52.5, ids.JOURNEY_OBSERVERS)
    for thought in walk.OBSERVERS:
        _note(room, thought)
    room.at(53.5)
    room.do(c.RebalanceAgenda, cuts={"3": 2 * MINUTE, "4": 2 * MINUTE})


def _note(room: Rehearsal, thought: walk.Thought) -> None:
    people = [person.id for person in in_order(room.state.people)]
    stage, lane, who, text, evidence, source, feeling = thought
    room.do(
        c.AddNotes,
        stage=stage,
        lane=lane,
        texts=(text,),
        author=people[who - 1],
        evidence=evidence,
        source=source,
        feeling=feeling,
    )


def _group(room: Rehearsal) -> None:
    name, stage, lane, shared = walk.GROUP
    notes = [
        note.id
        for note in in_order(room.state.notes)
        if (note.stage, note.lane) == (stage, lane) and any(word in note.text for word in shared)
    ]
    room.do(c.GroupNotes, note_ids=tuple(notes), name=name)


def _trust(room: Rehearsal) -> None:
    """Step 3: a vote, two talks, and a vote again on one stage."""
    room.go(54, ids.TRUST_VOTE)
    room.at(58)
    round_id = room.open("trust")
    room.slips(round_id, words.TRUST_SLIPS)
    room.slips(round_id, words.WATCHING_SLIPS, observer=True)
    room.do(c.Reveal, round_id=round_id)
    room.go(58, ids.TRUST_LOOK)
    room.go(60, ids.TRUST_TALK, "calibration")
    room.at(63)
    room.vote("trust", [[answer] for answer in words.CALIBRATION_AGAIN], "calibration")
    room.go(63.5, ids.TRUST_TALK, "contact")


def _again(room: Rehearsal) -> None:
    """The rest of step 3: low points, a second task, and what trust was earned."""
    room.go(66, ids.TRUST_BECAUSE)
    for stage, because in words.LOW_POINTS.items():
        room.do(c.NoteLowPoint, stage=stage, base_seq=room.state.seq, because=because)
    room.do(c.MarkLowPoint, stage=words.ALSO_LOW, marked=True)
    room.at(68)
    task = room.do(c.AddTask, task=words.SECOND_TASK)
    room.vote("trust", words.SECOND_SLIPS, task=task)
    room.go(70, ids.TRUST_RECORD)
    room.vote("earned", [[answer] for answer in words.EARNED])


def _wrong(room: Rehearsal) -> dict[str, str]:
    """Step 4, the failure modes: written, joined, and held against the known patterns."""
    cards: dict[str, str] = {}
    for place, stage in enumerate(STAGE_IDS):
        room.go(72 + place, ids.FAILURE_MODES_WRITE, stage)
        for card in words.CARDS:
            if card.stage == stage:
                cards[card.key] = room.do(
                    c.AddFailureMode, stage=stage, does=card.does, suffers=card.suffers
                )
    stage, does, suffers = words.TWIN
    twin = room.do(c.AddFailureMode, stage=stage, does=does, suffers=suffers)
    room.go(77.5, ids.FAILURE_MODES_READ)
    room.do(c.JoinFailureModes, kept=cards["price"], joined=(twin,))
    room.go(80, ids.FAILURE_MODES_GAPS)
    cards[words.PATTERN] = room.do(c.AddPattern, pattern=words.PATTERN)
    for pattern, answer in words.JUDGED.items():
        room.do(c.JudgePattern, pattern=pattern, answer=answer)
    return cards


def _rate(room: Rehearsal, cards: Mapping[str, str]) -> None:
    """Step 4, the votes: how bad for all, how often and would they notice for the worst."""
    votes = {cards[card.key]: card for card in words.CARDS}
    votes[cards[words.PATTERN]] = words.PATTERN_VOTES
    room.go(81, ids.FAILURE_MODES_VOTE)
    room.at(83)
    room.vote_by_thing("how_bad", {name: card.bad for name, card in votes.items()})
    room.go(83, ids.FAILURE_MODES_ORDER)
    room.go(86, ids.FAILURE_MODES_OFTEN)
    room.vote_by_thing("how_often", {name: card.often for name, card in votes.items()})
    room.go(87.5, ids.FAILURE_MODES_NOTICE)
    room.vote_by_thing("would_notice", {name: card.notice for name, card in votes.items()})
    room.go(89, ids.FAILURE_MODES_TOP)
    key, by, why = words.ACCEPTED
    room.do(c.AcceptRisk, mode_id=cards[key], base_seq=room.state.seq, by=by, why=why)
    for key, later in words.LATER.items():
        due = {"finder_by": room.day(words.FOUND_OUT_IN_DAYS)} if "finder" in later else {}
        room.edit(c.EditFailureMode, later | due, mode_id=cards[key])


def _tickets(room: Rehearsal, cards: Mapping[str, str]) -> None:
    """Step 5: six ideas, dots, and three of them with a measure, an owner and a date."""
    room.go(90, ids.TICKETS_WRITE)
    room.at(95)
    added = {
        room.do(c.AddIdeas, stage=i.stage, changes=(i.change,), stops=cards[i.stops]): i
        for i in tickets.IDEAS
    }
    room.go(97, ids.TICKETS_READ)
    room.go(100, ids.TICKETS_DOTS)
    room.at(102)
    room.vote_by_thing("dots_ideas", {name: idea.dots for name, idea in added.items()})
    room.go(103, ids.TICKETS_CHOOSE)
    as_tickets = {name: idea for name, idea in added.items() if idea.words}
    for name in as_tickets:
        room.do(c.ChooseIdea, idea_id=name)
    room.go(106, ids.TICKETS_KNOW)
    for place, (name, idea) in enumerate(as_tickets.items()):
        room.at(108 + 2 * place)
        days = {field: room.day(days) for field, days in idea.days.items()}
        room.edit(c.EditIdea, {**idea.words, **days}, idea_id=name)
    room.go(114, ids.TICKETS_ALOUD)
    room.go(LENGTH, "close")
