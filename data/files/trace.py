"""What a ticket or an idea rests on, in cells: what it stops, votes, notes, and the trace.

The words of scales and badges come from `workshop.scales` and `workshop.harm` alone. The words
to choose from (scales, lanes, trays) stand in a file as they stand there, in English, so that a
file can be sorted and counted by them; sentences are in the language of the room.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from workshop.models.journey import Note
from workshop.models.plan import ModelRecord
from workshop.models.tickets import Idea
from workshop.outcome import Outcome, Trace
from workshop.results import Tally
from workshop.scales import CANT_TELL, EVIDENCE, SCALES, TRUST, Scale
from workshop.stages import LANES
from workshop.translation import counted, t
from workshop.trust import NO_RECORD, spread

NOT_RATED = "Not rated"


def title(idea: Idea, trace: Trace) -> str:
    """The line a tracker shows: where, and what changes."""
    return t("{stage}: {change}", stage=trace.own.stage.name, change=idea.change)


def change(idea: Idea, trace: Trace) -> str:
    """The idea as one sentence."""
    values = {"stage": trace.own.stage.name, "change": idea.change}
    if trace.stops is None:
        return t("At {stage}, we {change}.", **values)
    return t(
        "At {stage}, we {change}, so that this no longer happens: {card}",
        card=trace.stops.failure_mode.sentence,
        **values,
    )


def also(words: Sequence[str]) -> str:
    """The words of ideas or failure modes that were joined to one."""
    return " ".join(t("Also: {words}", words=said) for said in words)


def badge(trace: Trace) -> str:
    """Must fix, should fix, can wait, or what would settle it."""
    return trace.stops.badge or NOT_RATED if trace.stops else ""


def rating(trace: Trace, scale: str) -> str:
    """What the room answered about what it stops: the words, how many, how much they agree."""
    if trace.stops is None:
        return ""
    found = trace.stops.answers[scale]
    if found.middle is None:
        return f"{CANT_TELL} ({_answers(found.unsure)})" if found.unsure else NOT_RATED
    words = _between(SCALES[scale], found.middle)
    return f"{words[0].upper()}{words[1:]} ({_votes_of(found)})"


def trust(trace: Trace) -> str:
    """The trust vote at its stage."""
    found = trace.own.trust
    if found.middle is None:
        return ""
    middle = t("{votes}, middle {middle}", votes=_range(found.votes), middle=f"{found.middle:g}")
    words = [middle, _between(TRUST, found.middle)]
    words += [spread(found.votes)] if spread(found.votes) else []
    words += [f"{_answers(found.unsure)}: {CANT_TELL}"] if found.unsure else []
    if found.earlier:
        words.append(t("before the talk: {votes}", votes=_range(found.earlier)))
    if found.observers:
        words.append(t("observers: {votes}", votes=_range(found.observers)))
    return "; ".join(words)


def compared(trace: Trace, known: ModelRecord) -> str:
    """Trust at its stage against what the AI has earned; its record where nobody was asked."""
    found = trace.own.compared
    if found != NO_RECORD or known.share is None:
        return found
    values = {"n": known.acceptable, "of": known.checked}
    return t("{n} of {of} checked answers were good enough; not compared yet", **values)


def low_point(trace: Trace) -> str:
    """Why trust is low there, if the room says that it is."""
    low = trace.own.low
    if low is None:
        return ""
    if low.because:
        return t("Trust is low here because {because}", because=low.because)
    return t("Low trust: {reason}", reason=low.reason) if low.reason else t("Low trust")


def notes(trace: Trace) -> str:
    """The notes that speak for it, word for word."""
    return " · ".join(_note(note) for note in trace.notes)


def ids(found: Outcome, idea: Idea) -> str:
    """The ids that lead from here to everything it rests on."""
    trace = found.traces[idea.id]
    kind = "ticket" if idea.ticket_number else "idea"
    parts = [f"workshop {found.workshop}", f"{kind} {idea.id}", f"stage {idea.stage}"]
    parts.append(f"dots {trace.dots}")
    if trace.stops is not None:
        parts.append(f"could go wrong {idea.stops}")
    if trace.own.low is not None:
        parts.append(f"low point {idea.stage}")
    parts += [f"vote {vote}" for vote in trace.votes]
    return ", ".join(parts + [f"note {note.id}" for note in trace.notes])


def _note(note: Note) -> str:
    how = EVIDENCE.get(note.evidence, note.evidence)
    how = t("{seen} in {source}", seen=how, source=note.source) if note.source else how
    return f"{LANES[note.lane]} ({how}): {note.text}"


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
