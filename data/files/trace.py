"""What a ticket or an idea rests on, in cells: the card it stops, votes, notes, and the trace.

The words of scales and badges come from `workshop.scales` and `workshop.harm` alone. The words
to choose from (scales, lanes, trays) stand in a file as they stand there, in English, so that a
file can be sorted and counted by them; sentences are in the language of the room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from workshop.harm import badge_words
from workshop.loose_ends import dots
from workshop.results import (
    Tally,
    low_point_reason,
    marked_low_points,
    rounds_on,
    tally,
    trust_compared,
)
from workshop.risk import RATINGS, Ranked, ranked
from workshop.scales import CANT_TELL, EVIDENCE, SCALES, TRUST, Scale
from workshop.stages import LANES
from workshop.state import State, in_order
from workshop.texts import counted, t
from workshop.things.failures import FailureMode
from workshop.things.journey import Note
from workshop.things.tickets import Idea
from workshop.trust import NO_RECORD, spread

MOST_NOTES = 3
PARKING_LOT = "Parking lot"
NOT_RATED = "Not rated"


class Grounds:
    """What all rows of one file look up, worked out once."""

    def __init__(self, state: State) -> None:
        self.state = state
        self._cards = {card.mode.id: card for card in ranked(state)}
        self._compared = trust_compared(state)
        self._low = marked_low_points(state)

    def card(self, idea: Idea) -> FailureMode | None:
        """What could go wrong that it is against, if there is one and it was shown."""
        mode = self.state.failures.get(idea.stops)
        return None if mode is None or mode.sealed else mode

    def title(self, idea: Idea) -> str:
        """The line a tracker shows: where, and what changes."""
        return t("{stage}: {change}", stage=self.state.stage(idea.stage).name, change=idea.change)

    def change(self, idea: Idea) -> str:
        """The idea as one sentence."""
        mode = self.card(idea)
        values = {"stage": self.state.stage(idea.stage).name, "change": idea.change}
        if mode is None:
            return t("At {stage}, we {change}.", **values)
        return t(
            "At {stage}, we {change}, so that this no longer happens: {card}",
            card=mode.sentence,
            **values,
        )

    def also(self, idea: Idea) -> str:
        """The words of ideas that were joined to it."""
        return " ".join(t("Also: {words}", words=words) for words in idea.also)

    def badge(self, idea: Idea) -> str:
        """Must fix, should fix, can wait, or what would settle it."""
        card: Ranked | None = self._cards.get(idea.stops)
        if card is None or self.card(idea) is None:
            return ""
        known = card.ratings
        if known.bad is None:
            return NOT_RATED
        return badge_words(known.bad, known.often, known.notice, known.need)

    def rating(self, idea: Idea, scale: str) -> str:
        """What the room answered about the card: the words, how many, how much they agree."""
        if self.card(idea) is None:
            return ""
        found = tally(self.state, scale, idea.stops)
        if found.middle is None:
            return f"{CANT_TELL} ({_answers(found.unsure)})" if found.unsure else NOT_RATED
        words = _between(SCALES[scale], found.middle)
        return f"{words[0].upper()}{words[1:]} ({_votes_of(found)})"

    def trust(self, idea: Idea) -> str:
        """The trust vote at its stage."""
        found = tally(self.state, "trust", idea.stage)
        if found.middle is None:
            return ""
        middle = t(
            "{votes}, middle {middle}", votes=_range(found.votes), middle=f"{found.middle:g}"
        )
        words = [middle, _between(TRUST, found.middle)]
        words += [spread(found.votes)] if spread(found.votes) else []
        words += [f"{_answers(found.unsure)}: {CANT_TELL}"] if found.unsure else []
        if found.earlier:
            words.append(t("before the talk: {votes}", votes=_range(found.earlier)))
        if found.observers:
            words.append(t("observers: {votes}", votes=_range(found.observers)))
        return "; ".join(words)

    def compared(self, idea: Idea) -> str:
        """Trust at its stage against what the AI has earned; its record where nobody was asked."""
        found, known = self._compared.get(idea.stage, ""), self.state.variance
        if found != NO_RECORD or known.share is None:
            return found
        values = {"n": known.acceptable, "of": known.checked}
        return t("{n} of {of} checked answers were good enough; not compared yet", **values)

    def low_point(self, idea: Idea) -> str:
        """Why trust is low there, if the room says that it is."""
        if idea.stage not in self._low:
            return ""
        low = self.state.low_points.get(idea.stage)
        if low is not None and low.because:
            return t("Trust is low here because {because}", because=low.because)
        reason = low_point_reason(self.state, idea.stage)
        return t("Low trust: {reason}", reason=reason) if reason else t("Low trust")

    def notes(self, idea: Idea) -> list[Note]:
        """Up to three notes of its stage, those that somebody saw or measured first."""
        there = [n for n in in_order(self.state.notes) if _tells(n, idea.stage)]
        return sorted(there, key=lambda note: note.evidence == "guess")[:MOST_NOTES]

    def seen(self, idea: Idea) -> str:
        """Those notes, word for word."""
        return " · ".join(_told(note) for note in self.notes(idea))

    def trace(self, idea: Idea) -> str:
        """The ids that lead from here to everything it rests on."""
        kind = "ticket" if idea.chosen else "idea"
        parts = [f"workshop {self.state.id}", f"{kind} {idea.id}", f"stage {idea.stage}"]
        parts.append(f"dots {dots(self.state, idea.id)}")
        if self.card(idea) is not None:
            parts.append(f"could go wrong {idea.stops}")
        if idea.stage in self._low:
            parts.append(f"low point {idea.stage}")
        asked = [("trust", idea.stage), *((scale, idea.stops) for scale in RATINGS)]
        asked.append(("dots_ideas", idea.id))
        parts += [
            f"vote {round_.id}"
            for scale, item in asked
            for round_ in rounds_on(self.state, scale, item)
        ]
        return ", ".join(parts + [f"note {note.id}" for note in self.notes(idea)])


def _tells(note: Note, stage: str) -> bool:
    """Whether a note is on the map of that stage, and not in the parking lot."""
    return note.stage == stage and note.lane in LANES and not note.sealed


def _told(note: Note) -> str:
    how = EVIDENCE.get(note.evidence, note.evidence)
    how = t("{seen} in {source}", seen=how, source=note.source) if note.source else how
    return f"{LANES.get(note.lane, PARKING_LOT)} ({how}): {note.text}"


def _votes_of(found: Tally) -> str:
    words = [_number(len(found.votes))]
    words += [spread(found.votes)] if spread(found.votes) else []
    words += [f"{_answers(found.unsure)}: {CANT_TELL}"] if found.unsure else []
    return "; ".join(words)


def _range(votes: Sequence[int]) -> str:
    ends = {"low": min(votes), "high": max(votes)}
    return t("{votes} from {low} to {high}", votes=_number(len(votes)), **ends)


def _between(scale: Scale, value: float) -> str:
    """The English words of a middle vote: a word to choose from, or between two of them."""
    low, high = (scale.points[end - 1].chip for end in (math.floor(value), math.ceil(value)))
    return low if low == high else f"between {low.lower()} and {high.lower()}"


def _number(votes: int) -> str:
    return counted("{n} vote", "{n} votes", votes)


def _answers(count: int) -> str:
    return counted("{n} answer", "{n} answers", count)
