"""Fields of an edit that this version does not know: it would drop them in silence."""

from __future__ import annotations

from workshop import events as e
from workshop.apply.addresses import EDITABLE, METRIC_FIELDS
from workshop.apply.plan import PLAN_FIELDS
from workshop.errors import UnknownField
from workshop.events import Event
from workshop.things.failures import FailureMode
from workshop.things.journey import Note, Proposal, Scope
from workshop.things.people import Person
from workshop.things.plan import Variance
from workshop.things.tickets import Idea

MINUTES = "minutes."
"""How a field of the plan begins that is about one step."""
EDITED: dict[type[Event], frozenset[str]] = {
    e.PlanEdited: PLAN_FIELDS,
    e.VarianceRecorded: EDITABLE[Variance],
    e.PersonEdited: EDITABLE[Person],
    e.ProposalEdited: EDITABLE[Proposal],
    e.ScopeEdited: EDITABLE[Scope],
    e.NoteEdited: EDITABLE[Note],
    e.FailureModeEdited: EDITABLE[FailureMode],
    e.IdeaEdited: EDITABLE[Idea],
    e.MetricEdited: METRIC_FIELDS,
}
"""The edits that name their fields. Those of items are data: any field is kept."""


def refuse_unknown(event: Event) -> None:
    """Refuse an edit of a field that only a newer version knows.

    Raises:
        UnknownField: With the name of the field.
    """
    known = EDITED.get(type(event))
    if known is None:
        return
    changes: dict[str, object] = vars(event)["changes"]
    for name in changes:
        if name not in known and not name.startswith(MINUTES):
            raise UnknownField(type(event).__name__, name)
