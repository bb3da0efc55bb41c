"""Votes: one round at a time, one live ballot a person, secret until revealed."""

from __future__ import annotations

from collections.abc import Mapping

from workshop import commands as c
from workshop import events as e
from workshop.beats import neighbour
from workshop.decide.checks import NAME, find, fresh, stage_id, text
from workshop.errors import Invalid, NotAllowed, NotNow
from workshop.events import Event
from workshop.roles import Actor, Role
from workshop.scales import SCALES
from workshop.stages import STAGE_IDS
from workshop.state import Round, State, in_order, rounds_of

VOTE_BEAT = {"trust": "trust.vote", "how_bad": "wrong.vote"}
WAYS = frozenset({"slip", "device"})


def items_of(state: State, scale: str) -> tuple[str, ...]:
    """What a vote with *scale* asks about, in the order of the wall."""
    if scale == "trust":
        return STAGE_IDS
    modes = sorted(
        in_order(state.failures), key=lambda mode: (STAGE_IDS.index(mode.stage), mode.born)
    )
    return tuple(mode.id for mode in modes)


def open_round(state: State, command: c.OpenRound, actor: Actor) -> list[Event]:
    if command.scale not in SCALES:
        raise Invalid("There is no such vote. Reload the page.")
    latest = state.latest_round(command.scale)
    if latest and latest.open:
        return []
    items = items_of(state, command.scale)
    if not items:
        raise NotNow("There is nothing to vote on yet. Write what could go wrong first.")
    if not state.voters:
        raise NotNow("Nobody is on the roster yet. Write down who is in the room first.")
    number = rounds_of(state, command.scale) + 1
    return [
        *_close_others(state),
        e.RoundOpened(
            round_id=f"{command.scale}-{number}",
            scale=command.scale,
            items=items,
            eligible=len(state.voters),
        ),
    ]


def _close_others(state: State) -> list[Event]:
    """One vote at a time: an open one with ballots in it must be shown first."""
    others = [round_ for round_ in state.rounds.values() if round_.open]
    if any(round_.ballots for round_ in others):
        raise NotNow("Another vote is still open. Reveal it first; nothing in it was lost.")
    return [e.RoundClosed(round_id=round_.id) for round_ in others]


def cast(state: State, command: c.CastBallot, actor: Actor) -> list[Event]:
    round_: Round = find(state, "rounds", command.round_id, "vote")
    if not round_.open:
        raise NotNow("This vote is closed. Your numbers were not counted anywhere.")
    if command.way not in WAYS or not command.voter:
        raise Invalid("This ballot does not fit. Reload the page and vote again.")
    if command.way == "device" and command.voter != actor.id:
        raise NotAllowed("A ballot can only be cast for yourself.")
    if actor.role is Role.PARTICIPANT and actor.id not in {p.id for p in state.voters}:
        raise NotAllowed("Only people on the roster vote. Ask the facilitator to add you.")
    if command.way == "slip" and (
        actor.role is Role.PARTICIPANT or not command.voter.startswith("slip:")
    ):
        raise NotAllowed("Only the facilitator keys in slips.")
    _answers(round_, command.answers)
    if command.voter not in round_.ballots and len(round_.ballots) >= round_.eligible:
        raise NotNow(
            f"All {round_.eligible} slips are in. If somebody came late, add them to the "
            "roster and vote again."
        )
    return [
        e.BallotCast(
            round_id=round_.id,
            voter=text(command.voter, "the ballot", limit=NAME),
            way=command.way,
            entered_by=actor.id,
            answers=command.answers,
        )
    ]


def _answers(round_: Round, answers: Mapping[str, int | None]) -> None:
    points = {point.value for point in SCALES[round_.scale].points}
    if not answers or any(item not in round_.items for item in answers):
        raise Invalid("This ballot is for another vote. Your numbers were not counted.")
    if any(value is not None and value not in points for value in answers.values()):
        raise Invalid("A score is 1, 2, 3, 4 or 5, or 0 for can't tell.")


def close(state: State, command: c.CloseRound, actor: Actor) -> list[Event]:
    round_: Round = find(state, "rounds", command.round_id, "vote")
    if round_.open and round_.ballots:
        raise NotNow("Votes are in already. Reveal them; nothing of them is lost.")
    return [e.RoundClosed(round_id=round_.id)] if round_.open else []


def reveal(state: State, command: c.Reveal, actor: Actor) -> list[Event]:
    round_: Round = find(state, "rounds", command.round_id, "vote")
    if round_.revealed:
        return []
    if not round_.ballots:
        raise NotNow("No vote is in yet, so there is nothing to show.")
    closed: list[Event] = [e.RoundClosed(round_id=round_.id)] if round_.open else []
    here = state.agenda.beat == VOTE_BEAT[round_.scale]
    after = neighbour(state.agenda.beat, 1) if here else None
    moved: list[Event] = [e.BeatEntered(beat=after.id)] if after else []
    return [*closed, e.RoundRevealed(round_id=round_.id), *moved]


def low_point(state: State, command: c.NoteLowPoint, actor: Actor) -> list[Event]:
    stage = stage_id(command.stage)
    because = text(command.because, "the reason", empty=True)
    low = state.low_points.get(stage)
    if low is None:
        return [e.LowPointNoted(stage=stage, because=because)] if because else []
    wanted = fresh(low, command.seen, {"because": because})
    return [e.LowPointNoted(stage=stage, because=because)] if wanted else []
