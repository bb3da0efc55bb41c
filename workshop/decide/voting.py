"""Votes: one round at a time, one live ballot a person, secret until revealed."""

from __future__ import annotations

from collections.abc import Mapping

from workshop import commands as c
from workshop import events as e
from workshop.decide.agenda import enter
from workshop.decide.field_checks import NAME, filled, find, fresh, stage_id, text
from workshop.errors import Invalid, NotAllowed, NotNow, VotedAlready
from workshop.events import Event
from workshop.kinds.room import LOW_POINT, TASK
from workshop.models.voting import Ballot, LowPoint, Round
from workshop.roles import LEADERS, Actor, Role
from workshop.state import State
from workshop.translation import counted, t
from workshop.votes import VOTE_KINDS, VoteKind
from workshop.ways import DEVICE, PHASES, SHARED_DEVICES, SLIP

TASKS = 5
LETTERS = 26


def add_task(state: State, command: c.AddTask, actor: Actor) -> list[Event]:
    if any(task.task == command.task for task in state.tasks.values()):
        return []
    if len(state.tasks) >= TASKS:
        raise NotNow("Five more tasks are enough for two hours.")
    return [e.TaskAdded(task_id=command.id, task=filled(TASK["task"], command.task))]


def open_round(state: State, command: c.OpenRound, actor: Actor) -> list[Event]:
    kind = VOTE_KINDS.get(command.scale)
    if kind is None or (command.task and command.task not in state.tasks):
        raise Invalid("There is no such vote. Reload the page.")
    latest = state.latest_round(command.scale, command.task)
    if latest and latest.open:
        return []
    everything = kind.items(state)
    items = command.items or everything
    if not items:
        raise NotNow(kind.nothing)
    if kind.budget and len(items) > LETTERS:
        raise NotNow("{n} are more than letters on a slip. Join twins first.", n=len(items))
    if not set(items) <= set(everything):
        raise Invalid("This cannot be voted on any more. Reload the page.")
    if not state.voters:
        raise NotNow("Nobody is on the roster yet. Write down who is in the room first.")
    number = 1 + sum(r.scale == command.scale for r in state.rounds.values())
    # A vote on everything brings the room to its own beat; voting again stays where it is.
    here = [] if command.items else enter(state, c.EnterBeat(id=command.id, beat=kind.beat), actor)
    return [
        *_close_others(state),
        *here,
        e.RoundOpened(
            round_id=f"{command.scale}-{number}",
            scale=command.scale,
            items=tuple(item for item in everything if item in items),
            eligible=len(state.voter_ids),
            task=command.task,
            named=bool(state.plan.names),
        ),
    ]


def _close_others(state: State) -> list[Event]:
    """One vote at a time: an open one with ballots in it must be shown first."""
    others = [round_ for round_ in state.rounds.values() if round_.open]
    if any(round_.has_answers for round_ in others):
        raise NotNow("Another vote is still open. Reveal it first; nothing in it was lost.")
    return [e.RoundClosed(round_id=round_.id) for round_ in others]


def cue(state: State, command: c.CueRound, actor: Actor) -> list[Event]:
    round_ = _open(state, command.round_id)
    if command.phase not in PHASES or (command.item and command.item not in round_.items):
        raise Invalid("This vote has no such moment. Reload the page.")
    return [e.RoundCued(round_id=round_.id, phase=command.phase, item=command.item)]


def _open(state: State, round_id: str) -> Round:
    round_: Round = find(state, "rounds", round_id)
    if not round_.open:
        raise NotNow("This vote is closed. Your numbers were not counted anywhere.")
    return round_


def cast(state: State, command: c.CastBallot, actor: Actor) -> list[Event]:
    round_ = _open(state, command.round_id)
    observer = _checked_voter(state, round_, command, actor)
    _answers(round_, command.answers)
    part = round_.watching if observer else round_.ballots
    seats = state.can_watch(round_) if observer else round_.eligible
    taken = len(part) if observer else round_.seated
    before = round_.ballots.get(command.voter) or round_.watching.get(command.voter)
    _no_second_ballot(state, before, command, actor)
    if command.voter not in part and taken >= seats:
        raise NotNow(
            "All {n} observers’ slips are in. If somebody came late, add them to the roster first."
            if observer
            else "All {n} ballots are in. If somebody came late, add them to the roster first.",
            n=seats,
        )
    return [
        e.BallotCast(
            round_id=round_.id,
            voter=text(command.voter, t("the ballot"), limit=NAME),
            way=command.way,
            entered_by=actor.id,
            answers=_whole(round_, command.answers),
            observer=observer,
            whole=command.whole or command.way != DEVICE,  # nobody hands in half a slip
        )
    ]


def _whole(round_: Round, answers: Mapping[str, int | None]) -> dict[str, int | None]:
    """The answers as they are kept: dots say for every item whether it got any.

    Scores may come one by one, each beside those before it. Dots come all at once, and
    those of a corrected ballot must not be added to the ones it had.
    """
    if not VOTE_KINDS[round_.scale].budget:
        return dict(answers)
    return {item: answers.get(item) for item in round_.items}


def _checked_voter(state: State, round_: Round, command: c.CastBallot, actor: Actor) -> bool:
    """Whether this is an observer's ballot, once it is clear that the sender may cast it.

    Raises:
        NotAllowed: It is somebody else's, or of a way that this sender does not have.
        NotNow: The room does not wait for that person.
        Invalid: There is no such way.
    """
    watching = state.observer_ids
    people = watching | state.voter_ids
    if command.way not in (SLIP, DEVICE, *SHARED_DEVICES) or not command.voter:
        raise Invalid("This ballot does not fit. Reload the page and vote again.")
    if command.way == DEVICE and command.voter != actor.id:
        raise NotAllowed("A ballot can only be cast for yourself.")
    if command.way in SHARED_DEVICES and actor.role not in LEADERS | {Role.BOX}:
        raise NotAllowed("Only the ballot box and the keypad take other people's ballots.")
    if command.way not in SHARED_DEVICES and actor.role is Role.BOX:
        raise NotAllowed("This machine takes ballots from the people on the roster only.")
    _not_away(state, command.voter)
    if command.way == SLIP:
        _checked_slip(round_, command, actor, people)
        return command.observer or command.voter in watching
    if command.voter not in people and not (command.way == DEVICE and actor.role in LEADERS):
        raise NotAllowed("Only people on the roster vote. Ask the facilitator to add you.")
    return command.voter in watching


def _not_away(state: State, voter: str) -> None:
    person = state.people.get(voter)
    if person is not None and person.present and person.away:
        raise NotNow("{name} is marked as away. Mark {name} as here first.", name=person.name)


def _checked_slip(
    round_: Round, command: c.CastBallot, actor: Actor, people: frozenset[str]
) -> None:
    start = "watch:" if command.observer else "slip:"
    named = round_.named and command.voter in people
    if actor.role not in LEADERS or not (command.voter.startswith(start) or named):
        raise NotAllowed("Only the facilitator keys in slips.")


def _no_second_ballot(
    state: State, before: Ballot | None, command: c.CastBallot, actor: Actor
) -> None:
    """A second ballot of a person never slips in unseen.

    Raises:
        VotedAlready: They have voted another way, and nothing was said of replacing it.
        NotNow: They have voted, and a shared device never replaces.
    """
    if before is None or (command.way == before.way and command.way not in SHARED_DEVICES):
        return
    person = state.people.get(command.voter)
    name = person.name if person else t("This person")
    if command.way == before.way or actor.role is Role.BOX:
        raise NotNow(
            "{name}'s ballot is in already. The facilitator can give {name} a fresh one.", name=name
        )
    if not command.replace:
        raise VotedAlready("{name} has voted already, another way. Replace that ballot?", name=name)


def _answers(round_: Round, answers: Mapping[str, int | None]) -> None:
    kind = VOTE_KINDS[round_.scale]
    if any(item not in round_.items for item in answers) or not (answers or kind.budget):
        raise Invalid("This ballot is for another vote. Your numbers were not counted.")
    if any(value is not None and not 1 <= value <= kind.points for value in answers.values()):
        raise Invalid(_range_of(kind))
    if kind.budget and sum(value or 0 for value in answers.values()) > kind.budget:
        raise Invalid("Everybody has {n} dots. This ballot has more.", n=kind.budget)


def _range_of(kind: VoteKind) -> str:
    if kind.budget:
        return t("A ballot gives between 1 and {n} dots to a thing, or none.", n=kind.budget)
    return t("An answer is a number from 1 to {n}, or 0 for can't tell.", n=kind.points)


def count_fingers(state: State, command: c.CountFingers, actor: Actor) -> list[Event]:
    round_ = _open(state, command.round_id)
    kind = VOTE_KINDS[round_.scale]
    if kind.budget or command.item not in round_.items:
        raise Invalid("Fingers cannot be counted for this. Reload the page.")
    digits = {str(value) for value in range(kind.points + 1)}
    if not set(command.counts) <= digits or any(n < 0 for n in command.counts.values()):
        raise Invalid(_range_of(kind))
    _right_number(state, round_, sum(command.counts.values()))
    counts = {digit: n for digit, n in sorted(command.counts.items()) if n}
    return [e.FingersCounted(round_id=round_.id, item=command.item, counts=counts)]


def _right_number(state: State, round_: Round, hands: int) -> None:
    """One hand for everybody without a ballot.

    Of people who left, nobody knows whether they wrote a slip or had shown a hand before:
    as many hands fit as there would be in either case.
    """
    most = round_.eligible - len(round_.ballots)
    fewest = min(most, max(0, state.can_answer(round_) - len(round_.ballots)))
    if fewest <= hands <= most:
        return
    raise NotNow(
        "{hands} for {people}. Count again?",
        hands=counted("{n} hand", "{n} hands", hands),
        people=_between(fewest, most),
    )


def _between(fewest: int, most: int) -> str:
    if fewest == most:
        return counted("{n} person", "{n} people", most)
    return counted("{fewest} to {n} person", "{fewest} to {n} people", most, fewest=fewest)


def void(state: State, command: c.VoidBallot, actor: Actor) -> list[Event]:
    round_ = _open(state, command.round_id)
    if command.voter not in round_.ballots and command.voter not in round_.watching:
        return []
    return [e.BallotVoided(round_id=round_.id, voter=command.voter)]


def close(state: State, command: c.CloseRound, actor: Actor) -> list[Event]:
    round_: Round = find(state, "rounds", command.round_id)
    if round_.open and (round_.ballots or round_.hands):
        raise NotNow("Votes are in already. Reveal them; nothing of them is lost.")
    return [e.RoundClosed(round_id=round_.id)] if round_.open else []


def reveal(state: State, command: c.Reveal, actor: Actor) -> list[Event]:
    round_: Round = find(state, "rounds", command.round_id)
    if round_.revealed:
        return []
    if not round_.ballots and not round_.hands:
        raise NotNow("No vote is in yet, so there is nothing to show.")
    open_items = [item for item in round_.items if item not in round_.hands]
    if round_.hands and open_items:
        raise NotNow(
            "{n} of {of} are not counted yet. Nothing is shown before the last one is in.",
            n=len(open_items),
            of=len(round_.items),
        )
    closed: list[Event] = [e.RoundClosed(round_id=round_.id)] if round_.open else []
    kind = VOTE_KINDS[round_.scale]
    leads = kind.leads_to and state.agenda.beat == kind.beat
    moved: list[Event] = [e.BeatEntered(beat=kind.leads_to)] if leads else []
    return [*closed, e.RoundRevealed(round_id=round_.id), *moved]


def low_point(state: State, command: c.NoteLowPoint, actor: Actor) -> list[Event]:
    stage = stage_id(command.stage)
    because = filled(LOW_POINT["because"], command.because)
    low = state.low_points.get(stage, LowPoint(stage))
    wanted = fresh(low, command.base_seq, {"because": because})
    return [e.LowPointNoted(stage=stage, because=because)] if wanted else []


def mark_low_point(state: State, command: c.MarkLowPoint, actor: Actor) -> list[Event]:
    stage = stage_id(command.stage)
    low = state.low_points.get(stage, LowPoint(stage))
    if low.marked is command.marked:
        return []
    return [e.LowPointMarked(stage=stage, marked=command.marked)]
