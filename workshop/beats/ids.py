"""The ids of the beats, which are stored for ever: named here and nowhere else.

Step 2 is called "walk" and step 4 "wrong" in what is stored; in code they have the names of
what is worked on there: the journey, and the failure modes.
"""

from __future__ import annotations

SCOPE_WRITE = "scope.write"
SCOPE_READ = "scope.read"
SCOPE_DOTS = "scope.dots"
SCOPE_SHARPEN = "scope.sharpen"
SCOPE_WRONG = "scope.wrong"
JOURNEY_GAPS = "walk.gaps"
JOURNEY_ENDING = "walk.ending"
JOURNEY_OBSERVERS = "walk.observers"
TRUST_VOTE = "trust.vote"
TRUST_LOOK = "trust.look"
TRUST_TALK = "trust.talk"
TRUST_BECAUSE = "trust.because"
TRUST_RECORD = "trust.record"
FAILURE_MODES_WRITE = "wrong.write"
FAILURE_MODES_READ = "wrong.read"
FAILURE_MODES_GAPS = "wrong.gaps"
FAILURE_MODES_VOTE = "wrong.vote"
FAILURE_MODES_ORDER = "wrong.order"
FAILURE_MODES_OFTEN = "wrong.often"
FAILURE_MODES_NOTICE = "wrong.notice"
FAILURE_MODES_TOP = "wrong.top"
TICKETS_WRITE = "tickets.write"
TICKETS_READ = "tickets.read"
TICKETS_DOTS = "tickets.dots"
TICKETS_CHOOSE = "tickets.choose"
TICKETS_KNOW = "tickets.know"
TICKETS_ALOUD = "tickets.aloud"


def journey_write(stage_id: str) -> str:
    """The beat at which everybody writes notes about a stage."""
    return f"walk.{stage_id}.write"


def journey_read(stage_id: str) -> str:
    """The beat at which the notes about a stage are shown and read."""
    return f"walk.{stage_id}.read"
