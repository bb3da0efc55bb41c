"""Items and their links, as far as the room treats them like everything else.

What an item is made of is declared by its kind (`workshop.kinds.base`), not here.
"""

from __future__ import annotations

from workshop.kinds.entity import Entity
from workshop.models.items import Item, Link

ITEM = Entity(
    "items",
    Item,
    gone="This entry is not there any more: somebody took it away.",
    undo={
        "item": "entry",
        "edit": "entry edited",
        "deletion": "entry taken away",
        "kept": "draft accepted",
    },
    share=("AddItems", "EditItems"),
)
LINK = Entity("links", Link, undo={"link": "link"})
