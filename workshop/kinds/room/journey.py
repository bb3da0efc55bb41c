"""Steps 1 and 2: proposals, the scope, the names of stages, notes and their groups."""

from __future__ import annotations

from workshop.beats.ids import SCOPE_DOTS, SCOPE_READ, SCOPE_SHARPEN, SCOPE_WRONG
from workshop.kinds.entity import Entity
from workshop.kinds.field import Field
from workshop.models.journey import Group, Note, Proposal, Scope, StageName, Task
from workshop.scales import EVIDENCE, FEELINGS, STAKES, USED_TO_AI
from workshop.stages import LANES, PARKED

WHO = "Kind of person, kind of company"

PROPOSAL = Entity(
    "proposals",
    Proposal,
    fields=(
        Field("who", WHO, "phrase", what="the person", required=True, quick=True),
        Field("task", "…uses the AI to…", "phrase", what="the task", required=True, quick=True),
    ),
    shown=(SCOPE_READ, SCOPE_DOTS, SCOPE_SHARPEN),
    gone="This proposal is not there any more: somebody took it away.",
    undo={"proposal": "proposal", "edit": "proposal edited", "deletion": "proposal deleted"},
    share=("AddProposal", "EditProposal"),
)

SCOPE = Entity(
    "scope",
    Scope,
    fields=(
        Field(
            "who",
            WHO,
            "phrase",
            placeholder="one kind of person, somewhere",
            what="the person",
        ),
        Field(
            "feature",
            "Our AI feature",
            "phrase",
            placeholder="what we call it",
            what="the AI feature",
        ),
        Field(
            "task",
            "To do what, to what",
            "phrase",
            placeholder="one task, from start to end",
            what="the task",
        ),
        Field(
            "used_to_ai",
            "Used to AI?",
            "pills",
            options=USED_TO_AI,
            what="how used to AI they are",
            prose=False,
        ),
        Field(
            "stakes",
            "What is at stake",
            "pills",
            options=STAKES,
            what="what is at stake",
            prose=False,
        ),
        Field("out", "Not today", "phrase", placeholder="what we leave out", what="what is out"),
        Field(
            "wrong",
            "An answer is wrong when…",
            "phrase",
            placeholder="what makes it wrong",
            what="when an answer is wrong",
        ),
    ),
    single=True,
    shown=(SCOPE_SHARPEN, SCOPE_WRONG),
    undo={"choice": "proposal chosen", "edit": "what we map today, edited"},
)

TASK = Entity(
    "tasks", Task, fields=(Field("task", "A second task", what="the task", required=True),)
)

STAGE_NAME = Entity(
    "stage_names",
    StageName,
    fields=(
        Field(
            "name",
            "Stage {n}",
            hint="Empty brings the usual name back.",
            what="the name",
        ),
    ),
    undo={"name": "plan edited (name of a stage)"},
)

NOTE = Entity(
    "notes",
    Note,
    fields=(
        Field("text", "Note", "text", what="the note", required=True, quick=True),
        Field("stage", "Stage", "pick", what="the stage", quick=True, prose=False),
        Field(
            "lane",
            "Lane",
            "pick",
            options={**LANES, PARKED: "Parking lot"},
            what="the lane",
            required=True,
            quick=True,
            prose=False,
        ),
        Field(
            "evidence",
            "How do we know?",
            "pick",
            options=EVIDENCE,
            what="how we know",
            required=True,
            quick=True,
            prose=False,
        ),
        Field(
            "source",
            "Source, if measured",
            "phrase",
            placeholder="link, report or name",
            what="where it was measured",
        ),
        Field(
            "feeling",
            "Feeling, if it is one",
            "pick",
            options=FEELINGS,
            what="the feeling",
            quick=True,
            prose=False,
        ),
    ),
    others=(Field("group", "", prose=False),),  # set by grouping; no form asks for it
    shown=("walk.{stage}.read",),
    gone="This note is not there any more: somebody took it away.",
    undo={
        "note": "note",
        "change": "note changed",
        "deletion": "note deleted",
        "group": "notes grouped",
        "ungrouping": "notes ungrouped",
    },
    share=("AddNotes", "EditNote"),
)

GROUP = Entity(
    "groups",
    Group,
    fields=(
        Field("name", "What do they say together?", what="the name of the group", required=True),
    ),
    undo={"group": "notes grouped", "ungrouping": "notes ungrouped"},
)
