"""What people add from their own devices to what the facilitator words."""

from __future__ import annotations

from workshop import commands as c
from workshop import events as e
from workshop.beats.ids import FAILURE_MODES_GAPS, SCOPE_SHARPEN, SCOPE_WRONG
from workshop.decide.field_checks import filled, picks
from workshop.errors import Invalid, NotNow
from workshop.events import Event
from workshop.kinds.room import REMARK
from workshop.models.people import ANSWERED
from workshop.results import is_revealed
from workshop.roles import Actor
from workshop.scales import ANSWERS
from workshop.stages import STAGE
from workshop.starters import PATTERN
from workshop.state import State, remark_key

BEATS = {"scope": SCOPE_SHARPEN, "wrong": SCOPE_WRONG, "pattern": FAILURE_MODES_GAPS}
"""The beat from which on a remark may be made; the others wait for the trust votes."""
ABOUT = frozenset(
    {
        *("scope", "wrong"),
        *(f"{kind}:{stage}" for kind in ("talk", "low") for stage in STAGE),
        *(f"{ANSWERED}{pattern}" for pattern in PATTERN),
    }
)


def remark(state: State, command: c.MakeRemark, actor: Actor) -> list[Event]:
    if command.about not in ABOUT:
        raise Invalid("There is nothing to say that about. Reload the page.")
    kind = command.about.partition(":")[0]
    if kind in BEATS and BEATS[kind] not in state.agenda.reached:
        raise NotNow("The room is not there yet.")
    if kind in ("talk", "low") and not is_revealed(state, "trust"):
        raise NotNow("First everybody votes; reasons come after the reveal.")
    words = filled(REMARK["text"], command.text) if command.text.strip() else ""
    if command.about.startswith(ANSWERED) and words and words not in ANSWERS:
        raise Invalid("Tap one of the answers.")
    picks({"evidence": command.evidence}, REMARK.fields)
    evidence = command.evidence if words else ""
    before = state.remarks.get(remark_key(command.about, actor.id))
    if (words, evidence) == ((before.text, before.evidence) if before else ("", "")):
        return []
    return [e.RemarkMade(about=command.about, author=actor.id, text=words, evidence=evidence)]
