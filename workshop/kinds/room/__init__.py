"""The entities of a room, one module for each part of the workshop, as in `models`.

What is repeated about them elsewhere (who may see them, what can be edited, what a refusal, a
form and the Undo button say) follows from here.
"""

from __future__ import annotations

from workshop.kinds.room.failure_modes import FAILURE_MODE, PATTERN
from workshop.kinds.room.items import ITEM, LINK
from workshop.kinds.room.journey import GROUP, NOTE, PROPOSAL, SCOPE, STAGE_NAME, TASK
from workshop.kinds.room.people import PERSON, REMARK
from workshop.kinds.room.plan import MODEL_RECORD, PLAN, PRIVATE_NOTE
from workshop.kinds.room.tickets import IDEA, METRIC, OVERRIDE
from workshop.kinds.room.votes import LOW_POINT, VOTE

__all__ = [
    "AUTHORED",
    "ENTITIES",
    "ENTITY",
    "FAILURE_MODE",
    "GROUP",
    "IDEA",
    "ITEM",
    "LINK",
    "LOW_POINT",
    "METRIC",
    "MODEL_RECORD",
    "NOTE",
    "OVERRIDE",
    "PATTERN",
    "PERSON",
    "PLAN",
    "PRIVATE_NOTE",
    "PROPOSAL",
    "REMARK",
    "SCOPE",
    "STAGE_NAME",
    "TASK",
    "VOTE",
]

ENTITIES = (
    *(PLAN, MODEL_RECORD, PRIVATE_NOTE, PERSON, REMARK),
    *(PROPOSAL, SCOPE, TASK, STAGE_NAME, NOTE, GROUP),
    *(VOTE, LOW_POINT, FAILURE_MODE, PATTERN, IDEA, OVERRIDE),
    *(ITEM, LINK),
)
ENTITY = {entity.collection: entity for entity in ENTITIES}
AUTHORED = tuple(entity for entity in ENTITIES if entity.authored)
"""Those that say who wrote them."""
