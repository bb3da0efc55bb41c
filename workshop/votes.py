"""The votes of a workshop: what each asks about, where it belongs and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from workshop.beats import ids
from workshop.models.voting import Round
from workshop.results import is_revealed
from workshop.risk import worst
from workshop.scales import DOT_VOTES, SCALES
from workshop.stages import STAGE_IDS
from workshop.state import State, in_order
from workshop.translation import t


@dataclass(frozen=True, slots=True)
class VoteKind:
    """One kind of vote.

    Attributes:
        scale: Its key; also the scale it uses, unless it is a dot vote.
        beat: The beat it belongs to.
        leads_to: The beat that revealing it there leads to, empty to stay.
        items: What it asks about, in the order of the wall.
        nothing: What to do first when there is nothing to vote on.
    """

    scale: str
    beat: str
    leads_to: str
    items: Callable[[State], tuple[str, ...]]
    nothing: str = ""

    @property
    def points(self) -> int:
        """The highest answer: the last point of the scale, or all dots on one item."""
        return self.budget or len(SCALES[self.scale].points)

    @property
    def budget(self) -> int:
        """Dots each person has, 0 where a scale is used."""
        dots = DOT_VOTES.get(self.scale)
        return dots.budget if dots else 0

    @property
    def question(self) -> str:
        """What it asks, in the room's words."""
        return t((DOT_VOTES.get(self.scale) or SCALES[self.scale]).question)


def _proposals(state: State) -> tuple[str, ...]:
    """The proposals, if there is a choice between them."""
    names = tuple(proposal.id for proposal in in_order(state.proposals))
    return names if len(names) > 1 else ()


def _cards(state: State) -> tuple[str, ...]:
    failure_modes = in_order(state.failure_modes)
    return tuple(
        failure_mode.id
        for failure_mode in sorted(failure_modes, key=lambda m: STAGE_IDS.index(m.stage))
    )


def _asked_how_often(state: State) -> tuple[str, ...]:
    """The failure modes asked about before: the answers may have changed which are worst."""
    before = state.latest_round("how_often")
    if before is None or not before.revealed:
        return tuple(worst(state))
    return tuple(item for item in before.items if item in state.failure_modes)


def _ideas(state: State) -> tuple[str, ...]:
    ideas = in_order(state.ideas)
    return tuple(idea.id for idea in sorted(ideas, key=lambda i: STAGE_IDS.index(i.stage)))


VOTE_KINDS = {
    kind.scale: kind
    for kind in (
        VoteKind(
            "dots_scope",
            ids.SCOPE_DOTS,
            ids.SCOPE_SHARPEN,
            _proposals,
            "Write down at least two proposals first.",
        ),
        VoteKind("ending", ids.JOURNEY_ENDING, "", lambda _: ("ending",)),
        VoteKind("trust", ids.TRUST_VOTE, ids.TRUST_LOOK, lambda _: STAGE_IDS),
        VoteKind("earned", ids.TRUST_RECORD, "", lambda _: ("earned",)),
        VoteKind(
            "how_bad",
            ids.FAILURE_MODES_VOTE,
            ids.FAILURE_MODES_ORDER,
            _cards,
            "Write what could go wrong first.",
        ),
        VoteKind(
            "how_often",
            ids.FAILURE_MODES_OFTEN,
            ids.FAILURE_MODES_NOTICE,
            lambda state: tuple(worst(state)),
            "Vote on how bad first.",
        ),
        VoteKind(
            "would_notice",
            ids.FAILURE_MODES_NOTICE,
            ids.FAILURE_MODES_TOP,
            _asked_how_often,
            "Vote on how bad first.",
        ),
        VoteKind("dots_ideas", ids.TICKETS_DOTS, ids.TICKETS_CHOOSE, _ideas, "Write ideas first."),
    )
}


def to_start(state: State) -> str:
    """The vote that the room is here for and has not begun, empty if there is none."""
    here = (kind for kind in VOTE_KINDS.values() if kind.beat == state.agenda.beat)
    waits = (v.scale for v in here if not is_revealed(state, v.scale) and v.items(state))
    return "" if state.open_round else next(waits, "")


class Asked(NamedTuple):
    """One item of a vote as a ballot shows it: a short name, and what to picture."""

    item: str
    name: str
    text: str


def asked(state: State, round_: Round) -> list[Asked]:
    """The items of a vote in its order, in the room's words."""
    return [_asked(state, round_, item) for item in round_.items]


def _asked(state: State, round_: Round, item: str) -> Asked:
    if round_.scale == "trust":
        stage = state.stage(item)
        name = t("{n} {name}", n=stage.number, name=stage.name)
        return Asked(item, name, t(stage.moment))
    if round_.scale in ("ending", "earned"):
        return Asked(item, VOTE_KINDS[round_.scale].question, "")
    if round_.scale == "dots_scope":
        proposal = state.proposals.get(item)
        return Asked(item, proposal.who, proposal.task) if proposal else Asked(item, "", "")
    if round_.scale == "dots_ideas":
        idea = state.ideas.get(item)
        if idea is None:
            return Asked(item, "", "")
        return Asked(item, state.stage(idea.stage).name, t("We {change}.", change=idea.change))
    failure_mode = state.failure_modes.get(item)
    return (
        Asked(item, state.stage(failure_mode.stage).name, failure_mode.sentence)
        if failure_mode
        else Asked(item, "", "")
    )


def letters(state: State, scale: str) -> dict[str, str]:
    """The letter of each item in a dot vote; what came after the vote began has none."""
    latest = state.latest_round(scale)
    items = latest.items if latest else VOTE_KINDS[scale].items(state)
    return {item: letter(place) for place, item in enumerate(items)}


def letter(place: int) -> str:
    """The letter of an item in a dot vote: A for the first, AA after Z."""
    rest, sign = divmod(place, 26)
    return (letter(rest - 1) if rest else "") + chr(ord("A") + sign)
