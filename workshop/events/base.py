"""What every event is: an immutable payload with a name and a schema number."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

Scalar = str | int | bool | None


class Event(BaseModel):
    """Base of all payloads."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
    SCHEMA: ClassVar[int] = 1
