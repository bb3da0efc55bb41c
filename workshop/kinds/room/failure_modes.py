"""Step 4: what could go wrong, and the known patterns."""

from __future__ import annotations

from workshop.beats.ids import (
    FAILURE_MODES_GAPS,
    FAILURE_MODES_ORDER,
    FAILURE_MODES_READ,
    FAILURE_MODES_VOTE,
)
from workshop.kinds.entity import Entity
from workshop.kinds.field import Field
from workshop.models.failure_modes import FailureMode

FAILURE_MODE = Entity(
    "failure_modes",
    FailureMode,
    fields=(
        Field("does", "The AI…", "phrase", what="what the AI does", required=True, quick=True),
        Field(
            "suffers",
            "…so our user…",
            "phrase",
            what="what our user suffers",
            required=True,
            quick=True,
        ),
        Field("stage", "Stage", "pick", what="the stage", required=True, quick=True, prose=False),
        Field("cause", "Cause", "phrase", what="the cause", later=True),
        Field(
            "control",
            "What prevents or shows it now",
            "phrase",
            what="what prevents it now",
            later=True,
        ),
        Field("group", "Who is hit most", "phrase", what="who is hit", later=True),
        Field(
            "recovery",
            "The way back",
            "phrase",
            hint="Does the product say why, offer redo and correct, take a report, hand over to a "
            "person?",
            what="the way back",
            later=True,
        ),
        Field(
            "stage_to",
            "Shows on the way to",
            "pick",
            what="the stage it leads to",
            later=True,
            prose=False,
        ),
        Field(
            "finder",
            "Who finds out what nobody could tell",
            "phrase",
            what="who finds out",
            later=True,
        ),
        Field("finder_by", "…by when", "day", what="by when", later=True, prose=False),
    ),
    others=(
        Field("accepted_by", "Who accepts that?", what="who accepts it", prose=False),
        Field("accepted_why", "Why?", "phrase", what="the reason"),
    ),
    shown=(FAILURE_MODES_READ, FAILURE_MODES_GAPS, FAILURE_MODES_VOTE, FAILURE_MODES_ORDER),
    gone="This card is not there any more: somebody took it away.",
    undo={
        "card": "card",
        "edit": "card edited",
        "deletion": "card deleted",
        "joining": "cards joined",
        "accepted risk": "accepted risk",
    },
    share=("AddFailureMode", "EditFailureMode"),
)

PATTERN = Entity("patterns", str, undo={"answer": "what nobody mentioned"})
"""The room's answer about a known pattern."""
