"""An entity: what is known about a kind that has commands and events of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from operator import attrgetter
from typing import Any

from workshop.kinds.field import Field

KEPT = ("id", "stage", "ticket_number", "born", "rev")
"""What is no secret: that it is there, at which stage, and whether it became a ticket."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of entity in the state, described once for all who must know its parts.

    Attributes:
        collection: Where it stands in the state; a stored id, which never changes.
        model: What its values are.
        fields: What its form asks, in that order.
        others: Fields that forms and commands of their own change.
        single: Whether there is one of it, without an id.
        shown: Beats, "{stage}" for its own; everybody sees it once the room was at one of them.
            Without any, nothing of it is hidden by this.
        gone: What a person reads who asks for one that was taken away.
        undo: What the Undo button calls each act on it; the state keeps the act.
        share: The commands by which a guest writes one, up to what one guest may fill.
    """

    collection: str
    model: type
    fields: tuple[Field, ...] = ()
    others: tuple[Field, ...] = ()
    single: bool = False
    shown: tuple[str, ...] = ()
    gone: str = ""
    undo: Mapping[str, str] = field(default_factory=dict)
    share: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Field:
        """The field of that name."""
        return next(known for known in (*self.fields, *self.others) if known.name == name)

    def only(self, *names: str) -> tuple[Field, ...]:
        """The fields of those names."""
        return tuple(self[name] for name in names)

    @property
    def editable(self) -> frozenset[str]:
        """The fields of a value that an event can change by their names."""
        return _parts(self.model) & {known.name for known in (*self.fields, *self.others)}

    @property
    def authored(self) -> bool:
        """Whether it says who wrote it."""
        return "author" in _parts(self.model)

    def shown_at(self, stage: str) -> tuple[str, ...]:
        """The beats from one of which on everybody sees one that is about *stage*."""
        return tuple(beat.format(stage=stage) for beat in self.shown)


def seal(model: Any) -> Callable[[Any], Any]:
    """What hides a value of *model*: it still counts, and nothing in it says what or who."""
    kept = tuple(name for name in KEPT if name in _parts(model))
    values = attrgetter(*kept)
    needed = [p.name for p in fields(model) if p.default is MISSING is p.default_factory]
    blank: dict[str, Any] = {name: "" for name in needed if name not in kept}

    def sealed(entity: Any) -> Any:
        return model(sealed=True, **blank, **dict(zip(kept, values(entity), strict=True)))

    return sealed


def _parts(model: type) -> frozenset[str]:
    """The names of what a value is made of; none for a mere text."""
    return frozenset(getattr(model, "__dataclass_fields__", ()))
