"""What can have happened to items, whatever their kind, and to the links between them.

Kinds and fields are data: one that this version does not know is kept and shown.
"""

from __future__ import annotations

from pydantic import Field

from workshop.events.base import Event


class ItemAdded(Event):
    """An item was written down, or drafted: then *draft* says by which rule and ground."""

    item_id: str
    kind: str
    letters: str
    number: int
    author: str
    draft: str = ""
    intended: dict[str, str] = Field(default_factory=dict)
    actual: dict[str, str] = Field(default_factory=dict)


class ItemEdited(Event):
    """Fields of one side of an item (intended or actual) were reworded."""

    item_id: str
    side: str
    changes: dict[str, str]


class ItemRemoved(Event):
    """An item was taken away; a draft of that rule and ground does not come back."""

    item_id: str


class ItemKept(Event):
    """A draft counts from now on."""

    item_id: str


class Linked(Event):
    """An item was linked to another, or to something in the workshop."""

    relation: str
    source: str
    target: str


class Unlinked(Event):
    """A link was cut."""

    relation: str
    source: str
    target: str


class LinkReviewed(Event):
    """Somebody looked at a link whose target had changed."""

    relation: str
    source: str
    target: str
