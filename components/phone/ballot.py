"""A phone during a vote: what it asks, and one's own ballot."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from components.kit.plain import escape
from components.vote.own_ballot import own_ballot
from workshop.models.voting import Round
from workshop.roles import Actor, Role
from workshop.scales import SCALES
from workshop.state import State
from workshop.translation import t
from workshop.votes import VOTE_KINDS, asked, letter
from workshop.ways import DEVICE

Entity = TypeVar("Entity")
NAMED = "Names are shown with the answers, as agreed."
UNNAMED = "Answers are shown without names, and no file that leaves this machine has them."
APART = "Your answers are kept apart from the team's and shown after theirs."


def vote_title(state: State, round_: Round) -> str:
    """What the vote asks; after a talk, that of one stage."""
    if round_.scale == "trust" and len(round_.items) == 1:
        stage = escape(state.stage(round_.items[0]).name)
        return t("{stage}: your vote after the talk.", stage=stage)
    return VOTE_KINDS[round_.scale].question


def phone_ballot(state: State, me: Actor, round_: Round) -> None:
    """This person's own ballot, with what the server has of it."""
    kind, scale = VOTE_KINDS[round_.scale], SCALES.get(round_.scale)
    watches = me.role is Role.OBSERVER
    mine = (round_.watching if watches else round_.ballots).get(me.id)
    own = mine if mine and mine.way == DEVICE else None
    questions = [
        (a.item, f"{a.name}: {a.text}" if a.text else a.name) for a in asked(state, round_)
    ]
    if round_.scale in ("ending", "earned"):
        questions = [(item, "") for item, _ in questions]
    if kind.budget:  # by the letters that stand on the wall, in an order of one's own
        lettered = [(item, f"{letter(at)} · {said}") for at, (item, said) in enumerate(questions)]
        questions = shuffled(lettered, me.id)
    task = state.tasks.get(round_.task)
    own_ballot(
        round_id=round_.id,
        person=me.id,
        questions=questions,
        points=[(p.value, t(p.chip), t(p.meaning)) for p in scale.points] if scale else (),
        reminder=" ".join(
            part for part in (t(scale.reminder) if scale else "", task.task if task else "") if part
        ),
        promise=t(APART if watches else NAMED if round_.named else UNNAMED),
        answers=dict(own.answers) if own else {},
        whole=bool(own and own.whole),
        seq=state.seq,
        budget=kind.budget,
    )


def shuffled(entities: Sequence[Entity], person: str) -> list[Entity]:
    """In this person's own order, the same after a reload: nobody's stand first for all."""
    mixed = list(entities)
    Random(person).shuffle(mixed)
    return mixed
