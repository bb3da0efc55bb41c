"""How a simulated person votes: as in the worked example, far enough apart to talk about.

What the example knows nothing of gets an answer from a Random with a seed, so that the same
person always says the same.
"""

from __future__ import annotations

from random import Random

from data.content import rehearsal as cast
from data.content import worked_example_tickets as tickets
from data.content import worked_example_words as words
from data.content.rehearsal import OBSERVER, Member
from workshop.models.voting import Round
from workshop.results import rounds_on
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.votes import VOTE_KINDS

Answer = int | None
RATINGS = {"how_bad": 0, "how_often": 1, "would_notice": 2}
"""Where the example keeps the answers to each question about a failure mode."""
MIDDLE = 3


def answer(view: State, round_: Round, item: str, member: Member) -> Answer:
    """What they answer to one item of a vote with a scale; None for "can't tell"."""
    if round_.scale == "trust":
        return _trust(view, round_, item, member)
    if round_.scale == "ending":
        return cast.ENDING[member.seat]
    if round_.scale == "earned":
        return cast.EARNED[member.seat]
    known = _rating(view, round_.scale, item)
    if known and member.seat < len(known):
        return known[member.seat]
    return _random(view, round_, item, member).choice((2, 3, 3, 4, 4, None))


def _random(view: State, round_: Round, item: str, member: Member) -> Random:
    return Random(f"{view.id}|{round_.scale}|{item}|{member.name}")


def _trust(view: State, round_: Round, stage: str, member: Member) -> Answer:
    place = STAGE_IDS.index(stage)
    if round_.task:
        return (*words.SECOND_SLIPS, words.WATCHING_SLIPS[1])[member.seat][place]
    first = (*words.TRUST_SLIPS, words.WATCHING_SLIPS[0])[member.seat][place]
    talked = any(before.id != round_.id for before in rounds_on(view, "trust", stage))
    if first is None or not talked:
        return first
    return first + (first < MIDDLE) - (first > MIDDLE)  # who has talked moves towards the others


def _rating(view: State, scale: str, item: str) -> tuple[Answer, ...]:
    """What the voters of the example said about a failure mode; nothing where it has none."""
    failure_mode = view.failure_modes.get(item)
    if failure_mode is None:
        return ()
    found = [card for card in words.CARDS if card.does == failure_mode.does]
    found += [words.PATTERN_VOTES] if failure_mode.pattern == words.PATTERN else []
    votes = [(card.bad, card.often, card.notice)[RATINGS[scale]] for card in found]
    return votes[0] if votes else ()


def dots(view: State, round_: Round, member: Member) -> list[str]:
    """The items they give their dots to, one after the other, every dot of them."""
    budget = VOTE_KINDS[round_.scale].budget
    liked = [item for item in round_.items for _ in range(_wanted(view, round_, item, member))]
    rest = _random(view, round_, "", member).choices(round_.items, k=budget)
    return [*liked, *rest][:budget]


def _wanted(view: State, round_: Round, item: str, member: Member) -> int:
    """How many dots the example's voter in this seat gave an item."""
    if member.seat == OBSERVER:
        return 0
    if round_.scale == "dots_ideas":
        idea = view.ideas.get(item)
        found = [known.dots for known in tickets.IDEAS if idea and known.change == idea.change]
        return (found[0][member.seat] if found else 0) or 0
    proposal = view.proposals.get(item)
    tasks = [task for _, task in words.PROPOSALS]
    if proposal is None or proposal.task not in tasks:
        return 0
    return words.SCOPE_DOTS[member.seat][tasks.index(proposal.task)] or 0
