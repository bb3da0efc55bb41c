"""What every command is: fields with an id, and who may send it."""

from __future__ import annotations

import hashlib
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from workshop.roles import LEADERS, Role

MOST = 1_000
"""Most entries of a list or form; what fits together is decided later, in a sentence."""
Several = Annotated[tuple[str, ...], Field(max_length=MOST)]
"""Ids, or texts of a list."""
Words = Annotated[dict[str, str], Field(max_length=MOST)]
"""Fields of a form and the words wanted in them."""
BaseSeq = Annotated[int, Field(alias="seen")]
"""The number of the event that a form was drawn from; stored and sent as ``seen``."""


class Command(BaseModel):
    """Base of all commands. *ROLES* may send it; nobody else (deny by default)."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )
    ROLES: ClassVar[frozenset[Role]] = LEADERS

    # A dot joins the id of a command to the place of one of its entities.
    id: str = Field(min_length=8, max_length=64, pattern=r"^[^.]*$")

    @model_validator(mode="after")
    def _can_be_kept(self) -> Self:
        # Half an emoji (a lone surrogate) has no bytes: it cannot be sent on or stored.
        self.model_dump_json()
        return self

    def digest(self) -> str:
        """A fingerprint of the content, for telling a retry from a reused id."""
        content = f"{type(self).__name__} {self.model_dump_json()}"
        return hashlib.sha256(content.encode()).hexdigest()
