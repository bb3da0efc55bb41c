"""Every line of the facilitator's script, in the order and at the minute they are due.

The words are the cue's. Wall and phones show one of them too: what to say of a stage in step 2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from workshop.beats import ids
from workshop.stages import STAGES
from workshop.steps import CLOSE, FAILURE_MODES, JOURNEY, LOBBY, SCOPE, TICKETS, TRUST


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the script. *at* is its minute in a step of the usual length."""

    step: int
    at: float
    beat: str
    do: str
    say: str = ""
    look: str = ""
    topic: str = ""


_FIRST = "Point at the four lanes, then read the stage's line. Three minutes of silence."
_WRITE = Line(
    JOURNEY,
    1,
    "write",
    "Read the stage’s line. Three minutes of silence.",
)
_READ = Line(
    JOURNEY,
    4,
    "read",
    "Read the new notes aloud, a minute and a half. Questions of understanding only.",
    "What is missing?",
    "Debating: say “write it down”. Solutions: say “keep it for step 5”.",
)

_STUCK = {
    "discovery": "If nobody writes, ask: What have they tried before that let them down?",
    "contact": "If nobody writes, ask: What do they type first, and who told them to?",
    "calibration": "If nobody writes, ask: How do they learn where it is weak?",
    "habit": "If nobody writes, ask: What have they stopped checking?",
    "advocacy": (
        "If nobody writes, ask: What was the last straw, or what made them tell a colleague?"
    ),
}
"""What gets a silent room going, by stage."""


def _walk() -> tuple[Line, ...]:
    lines: list[Line] = []
    for place, stage in enumerate(STAGES):
        do = _WRITE.do if place else _FIRST
        write = replace(_WRITE, do=do, say=stage.line, look=_STUCK[stage.id])
        lines += [
            replace(line, at=line.at + 5 * place, beat=f"walk.{stage.id}.{line.beat}")
            for line in (write, _READ)
        ]
    return tuple(lines)


SCRIPT = (
    Line(
        LOBBY,
        -10,
        "lobby",
        "Show the wall. With phones, let them in. Put pens and slips on the table all the same.",
        "Scan, tap your name, answer one question. No phone? Fine, you will use paper.",
    ),
    Line(
        LOBBY,
        -4,
        "lobby",
        "Look who is missing and give them paper. No phone in after a minute? Go without phones.",
    ),
    Line(
        LOBBY,
        -1,
        "lobby",
        "Sit down where you see both screens.",
        "We stop at {end}. We leave with three tickets. I keep the time; I do not vote.",
    ),
    Line(
        SCOPE,
        0,
        ids.SCOPE_WRITE,
        "Introduce the observers: they write along; their scores are kept apart.",
        "Two hours, five steps. We look at our AI through one user's eyes, on one task. When the "
        "wall says silence, we mean it: everybody's view counts the same.",
    ),
    Line(
        SCOPE,
        2,
        ids.SCOPE_WRITE,
        "Silence.",
        "Finish the sentence: who uses it to do what. Write the one you would bet on.",
        "Products instead of people.",
    ),
    Line(
        SCOPE,
        5,
        ids.SCOPE_READ,
        "Read each aloud once, no pitch, 20 seconds each.",
        "Same as another? Say “same”.",
    ),
    Line(SCOPE, 8, ids.SCOPE_DOTS, "Two dots each, hidden. One proposal only? Skip this."),
    Line(
        SCOPE,
        10,
        ids.SCOPE_SHARPEN,
        "Show the winner. Tap: used to AI? What is at stake? Put the rest under “Not today”.",
        "Which company size? Which day of the week? What do they hold in their hands when it is "
        "done? What are we not doing today?",
        "Late? Choose yourself at minute 12 and say so.",
    ),
    Line(
        SCOPE,
        15,
        ids.SCOPE_WRONG,
        "Read out the three sample answers. Write one line.",
        "For this task, when is an answer wrong?",
    ),
    Line(
        SCOPE,
        18,
        ids.SCOPE_WRONG,
        "Read the whole sentence aloud.",
        "Can you live with it for two hours?",
        "Objections go to the parking lot, unless someone cannot live with it.",
    ),
    Line(
        JOURNEY,
        0,
        "walk.discovery.write",
        "Explain the four lanes.",
        "Four things per stage: what they want, what the product does, how it feels, where it "
        "snags. One thought per note. Guesses are fine; mark what you have seen or measured. No "
        "debate: a wrong note costs nothing today.",
        "Paper room: one person types as you read, or paste the list afterwards; never type and "
        "lead at once.",
    ),
    *_walk(),
    Line(
        JOURNEY,
        26,
        ids.JOURNEY_GAPS,
        "Point at the empty cells.",
        "Two minutes, fill what you know.",
    ),
    Line(
        JOURNEY,
        28,
        ids.JOURNEY_ENDING,
        "One answer each, no talk.",
        "It has just let them down on something that mattered. What do they do?",
    ),
    Line(
        JOURNEY,
        29,
        ids.JOURNEY_OBSERVERS,
        "One note from each observer.",
        "What did we get wrong about you?",
    ),
    Line(
        TRUST,
        0,
        ids.TRUST_VOTE,
        "Read the scope sentence. Read the five words of the scale once, top to bottom, no "
        "examples.",
        "Score how sure our user is, not how good we think it is. Five moments, five numbers. If "
        "you cannot tell, say so.",
    ),
    Line(
        TRUST,
        2,
        ids.TRUST_VOTE,
        "Silence: all five moments on one slip. Then pens down.",
        "Write five numbers. The person who keys them in does not vote: that is me.",
    ),
    Line(TRUST, 5, ids.TRUST_LOOK, "Reveal. Say nothing for a minute.", "One minute. Just look."),
    Line(
        TRUST,
        6,
        ids.TRUST_TALK,
        "Four minutes on the first stage marked “talk about it”. At three minutes: vote again, in "
        "silence, this stage only.",
        "Someone who gave a low number, what do you picture? Someone high? Have you seen it or is "
        "it a guess?",
        "Never ask who gave what, unless names were agreed.",
        "1",
    ),
    Line(
        TRUST,
        10,
        ids.TRUST_TALK,
        "The second marked stage, the same. Nothing marked? Talk about the lowest one.",
        "Do they keep the answer as it is? What do they check, and where?",
        "",
        "2",
    ),
    Line(
        TRUST,
        14,
        ids.TRUST_BECAUSE,
        "Take away or add low points. One line each.",
        "These look like our low points. Agree? Trust is low here because…",
    ),
    Line(
        TRUST,
        17,
        ids.TRUST_RECORD,
        "Show the observers' marks, then the record. Mark where there is more trust than earned.",
        "{record}",
        "More trust than earned is a risk too, even if the line looks good.",
    ),
    Line(TRUST, 19, ids.TRUST_RECORD, "Read the low points aloud. Next."),
    Line(
        FAILURE_MODES,
        0,
        ids.FAILURE_MODES_WRITE,
        "Show the bad sample answer again.",
        "At each stage: the worst thing our AI could do, and what it would cost our user. The same "
        "mistake can be a shrug early and a lost client later.",
    ),
    Line(
        FAILURE_MODES,
        2,
        ids.FAILURE_MODES_WRITE,
        "Silence, one minute a stage; move the wall along. At least one each.",
        "",
        "Running out? Low points first.",
    ),
    Line(
        FAILURE_MODES,
        7,
        ids.FAILURE_MODES_READ,
        "Read out, join twins on the spot. Aim for eight or fewer.",
    ),
    Line(
        FAILURE_MODES,
        10,
        ids.FAILURE_MODES_GAPS,
        "Show what nobody mentioned. Name stages and low points that still have nothing.",
        "Happens to us? Not us?",
    ),
    Line(
        FAILURE_MODES,
        11,
        ids.FAILURE_MODES_VOTE,
        "Silence: how bad? One number each.",
        "How bad, each card?",
    ),
    Line(
        FAILURE_MODES,
        14,
        ids.FAILURE_MODES_ORDER,
        "Reveal. Talk about the widest split only, three minutes. Vote again if it moved.",
        "What happens to the user next?",
    ),
    Line(
        FAILURE_MODES,
        17,
        ids.FAILURE_MODES_OFTEN,
        "The worst five: how often, and would they notice? Whoever has data speaks first here.",
        "“Can't tell” is a finding: who finds out?",
    ),
    Line(FAILURE_MODES, 19, ids.FAILURE_MODES_TOP, "Read the top three aloud. Next."),
    Line(
        TICKETS,
        0,
        ids.TICKETS_WRITE,
        "Point at the low points on the left and what could go wrong on the right.",
        "We leave with three changes. Not ten.",
    ),
    Line(
        TICKETS,
        2,
        ids.TICKETS_WRITE,
        "Silence, five minutes.",
        "One change, one place, one thing it stops.",
    ),
    Line(
        TICKETS,
        7,
        ids.TICKETS_READ,
        "Read out, join twins. No pitch. Starters are there for whoever is stuck.",
    ),
    Line(
        TICKETS, 10, ids.TICKETS_DOTS, "Three dots each, hidden.", "Where would you put next month?"
    ),
    Line(
        TICKETS,
        13,
        ids.TICKETS_CHOOSE,
        "Clear picks first, then talk about “your call”. Choose three. Name a writer for each.",
        "Does each must-fix have a ticket? If not: who accepts that, and why?",
    ),
    Line(
        TICKETS,
        16,
        ids.TICKETS_KNOW,
        "Writers fill in “how we will know”, in parallel, eight minutes. One screen only: two and "
        "a half minutes each.",
        "What would you count, and out of how many?",
    ),
    Line(
        TICKETS,
        24,
        ids.TICKETS_ALOUD,
        "Each reads their ticket, one minute. Others ask one thing.",
        "What would you count, out of how many? No start value? Who brings it, by when?",
    ),
    Line(TICKETS, 28, ids.TICKETS_ALOUD, "Owners say yes.", "First small step this week?"),
    Line(
        CLOSE,
        0,
        "close",
        "Download the backlog and the save file.",
        "What will you tell the first colleague you meet?",
    ),
)
