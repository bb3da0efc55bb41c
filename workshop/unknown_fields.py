"""Fields of an edit that this version does not know: it would drop them in silence."""

from __future__ import annotations

from workshop import events as e
from workshop.apply.addresses import METRIC_FIELDS
from workshop.errors import UnknownField
from workshop.events import Event
from workshop.kinds.room import (
    FAILURE_MODE,
    IDEA,
    MODEL_RECORD,
    NOTE,
    PERSON,
    PLAN,
    PROPOSAL,
    SCOPE,
)

MINUTES = "minutes."
"""How a field of the plan begins that is about one step."""
EDITED: dict[type[Event], frozenset[str]] = {
    e.PlanEdited: PLAN.editable,
    e.VarianceRecorded: MODEL_RECORD.editable,
    e.PersonEdited: PERSON.editable,
    e.ProposalEdited: PROPOSAL.editable,
    e.ScopeEdited: SCOPE.editable,
    e.NoteEdited: NOTE.editable,
    e.FailureModeEdited: FAILURE_MODE.editable,
    e.IdeaEdited: IDEA.editable,
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
