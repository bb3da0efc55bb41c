"""What a kind of item is, and the four ways in which items are linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workshop.kinds.field import Field
from workshop.scales import EVIDENCE

ANYTHING = ("*",)
"""Targets of a relation: items of any kind, and what the workshop itself holds."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed link, with its words in both directions."""

    id: str
    says: str
    back: str


TRACES_TO = Relation("traces_to", "rests on", "is carried on by")
DEPENDS_ON = Relation("depends_on", "only after", "opens the way for")
HAS_PART = Relation("has_part", "is there together with", "is part of")
EVALUATES = Relation("evaluates", "checks", "is checked by")
RELATIONS = {relation.id: relation for relation in (TRACES_TO, DEPENDS_ON, HAS_PART, EVALUATES)}

COMMON = (
    Field("title", "Title", required=True, quick=True),
    Field("owner", "Who", "who", what="the name of who owns it", content=False),
    Field("note", "Note", "text", later=True),
    Field("evidence", "How do you know?", "pick", EVIDENCE, later=True, prose=False),
    Field("source_of", "Where to look it up", later=True),
)
"""The fields of every kind; one that a kind words itself replaces the one here."""

Check = Callable[[Mapping[str, str]], str]
"""The sentence that refuses fields which do not fit together, empty if they do."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: whatever checks, forms, tables and files need to know about it.

    Attributes:
        id: The stored id; it never changes.
        letters: How the codes of its items begin: "DC" makes DC1, DC2 and so on.
        label: What one is called, in English (a text of the catalogue).
        plural: What several are called.
        fields: The fields, in the order of forms and tables; the common ones are added.
        targets: For each relation, the kinds it may lead to (or `ANYTHING`).
        single: Whether a workshop has one at most.
        phone: Whether somebody with a phone may propose one, for a leader to keep.
        visibility: "sealed" from all but its author and the leaders; "kept" shows it to
            the room once it is no draft.
        audience: Whether its files are for everybody or for those who build.
        checks: What is refused although each field alone is fine.
        ask: What a phone asks for, in one sentence.
    """

    id: str
    letters: str
    label: str
    plural: str
    fields: tuple[Field, ...] = ()
    targets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {TRACES_TO.id: ANYTHING})
    single: bool = False
    phone: Literal["no", "propose"] = "no"
    visibility: Literal["sealed", "kept"] = "sealed"
    audience: Literal["user", "technical"] = "technical"
    checks: tuple[Check, ...] = ()
    ask: str = ""

    def __post_init__(self) -> None:
        """Add the common fields that the kind does not word itself."""
        own = {each.name for each in self.fields}
        head = [each for each in COMMON if each.name == "title" and each.name not in own]
        rest = [each for each in COMMON if each.name not in own | {"title"}]
        object.__setattr__(self, "fields", (*head, *self.fields, *rest))

    def field(self, name: str) -> Field | None:
        """The field with that stored id, None for one that this version does not know."""
        return next((each for each in self.fields if each.name == name), None)

    def may_link(self, relation: str, target: str) -> bool:
        """Whether the relation may lead from an item of this kind to a *target* kind."""
        allowed = self.targets.get(relation, ())
        return allowed == ANYTHING or target in allowed
