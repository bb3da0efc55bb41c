"""Where Next and Back lead: the line of places that a room walks along.

A place is a beat, and the stage it is about where a beat goes through several. Which stages
a room talks about follows from its votes, so the line is computed and never stored.
"""

from __future__ import annotations

import re
from functools import reduce
from typing import NamedTuple

from workshop.beats import BEAT, BEATS, Beat
from workshop.beats.ids import SCOPE_DOTS, TRUST_TALK
from workshop.results import marked_low_points, talk_about, trust_tallies
from workshop.stages import STAGE_IDS
from workshop.state import State
from workshop.translation import t

GAP = re.compile(r"\{(\w+)\}")


class Place(NamedTuple):
    """A beat and its topic: the id of a stage, or empty."""

    beat: Beat
    topic: str = ""


def here(state: State) -> Place:
    """Where the room is; the lobby for a beat this version does not know."""
    agenda = state.agenda
    return Place(BEAT.get(agenda.beat, BEATS[0]), agenda.topic)


def neighbour(state: State, by: int) -> Place | None:
    """The place before the room's if *by* is negative, else the one after; None at an end."""
    before, after = neighbours(state)
    return before if by < 0 else after


def neighbours(state: State) -> tuple[Place | None, Place | None]:
    """The places before and after the room's, None at either end."""
    line, now = _line(state), here(state)
    at = line.index(now) if now in line else _nearest(line, now.beat)
    before = line[at - 1] if at else None
    return before, line[at + 1] if at + 1 < len(line) else None


def _nearest(line: list[Place], beat: Beat) -> int:
    """Where a beat stands in the line; the last place before it if the line skips it."""
    order = {known.id: place for place, known in enumerate(BEATS)}
    before = [at for at, place in enumerate(line) if order[place.beat.id] <= order[beat.id]]
    return before[-1] if before else 0


def _line(state: State) -> list[Place]:
    line: list[Place] = []
    for beat in BEATS:
        if _skipped(state, beat):
            continue
        topics = _topics(state, beat) if beat.each else ("",)
        line += [Place(beat, topic) for topic in topics]
    return line


def _skipped(state: State, beat: Beat) -> bool:
    """One proposal needs no dots."""
    return beat.id == SCOPE_DOTS and len(state.proposals) < 2 and not _at(state, beat)


def _at(state: State, beat: Beat) -> bool:
    return state.agenda.beat == beat.id


def _topics(state: State, beat: Beat) -> tuple[str, ...]:
    if beat.id == TRUST_TALK:
        return tuple(talk_about(trust_tallies(state))) or ("",)
    return STAGE_IDS


def label(state: State, place: Place) -> str:
    """What a button that leads to a place says."""
    return worded(state, place.beat.label, place)


def worded(state: State, text: str, place: Place) -> str:
    """A text of the method, in the language of the room, with its gaps filled in.

    A gap that nothing is known for yet gets words that fit in its place.

    Args:
        state: What the reader may see.
        text: In English, as the tables of the method have it.
        place: Whose stage it names.
    """
    said = t(text)
    if "{" not in said:
        return said
    stage = place.beat.stage or place.topic
    scope = state.scope.sentence
    words = {
        "stage": state.stage(stage).name if stage else t("This stage"),
        "scope": t("{scope}.", scope=scope) if scope else t("One person, one task."),
        "low": _low(state) if "{low}" in said else "",
        "end": state.plan.ends_at or t("the time we agreed"),
        "record": _record(state),
    }
    return GAP.sub(lambda gap: words.get(gap.group(1), gap.group()), said)


def _low(state: State) -> str:
    names = [state.stage(name).name for name in marked_low_points(state)]
    if not names:
        return t("no stage in particular")
    return reduce(lambda some, last: t("{some} and {last}", some=some, last=last), names)


def _record(state: State) -> str:
    known = state.model_record
    if known.share is None:
        return t("Nobody has checked the answers yet. Put a name and a date to it.")
    return t(
        "{good} of {checked} checked answers were good enough. With that record "
        "and these stakes, what should a sensible user do?",
        good=known.acceptable,
        checked=known.checked,
    )
