"""What people can ask for about items, whatever their kind."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from workshop.commands.base import MOST, BaseSeq, Command, Several, Words
from workshop.roles import EVERYBODY, Role


class Row(BaseModel):
    """One item to add.

    *links* are pairs of relation and target; the target "#3" is the third row of the same
    command. *rule* and *ground* say what drafts it; drafting the same twice adds nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    intended: Words = {}
    actual: Words = {}
    links: Annotated[tuple[tuple[str, str], ...], Field(max_length=MOST)] = ()
    rule: str = ""
    ground: str = ""


class AddItems(Command):
    """Write items down; those of a guest are drafts that a leader keeps or takes away."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    rows: Annotated[tuple[Row, ...], Field(max_length=MOST)]


class EditItems(Command):
    """Reword fields of items; *base_seq* is the number of the state the form was drawn from."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    base_seq: BaseSeq
    changes: Annotated[dict[str, Words], Field(max_length=MOST)]
    side: str = "intended"


class RemoveItems(Command):
    """Take items away; *unlink* also cuts loose what rests on them."""

    ROLES: ClassVar[frozenset[Role]] = EVERYBODY

    item_ids: Several
    unlink: bool = False


class LinkItems(Command):
    """Link items, or cut links: triples of relation, source and target."""

    links: Annotated[tuple[tuple[str, str, str], ...], Field(max_length=MOST)]
    on: bool = True


class KeepDrafts(Command):
    """Make drafts count."""

    item_ids: Several


class MarkReviewed(Command):
    """Say of links, by their keys, that somebody looked at them again."""

    links: Several
