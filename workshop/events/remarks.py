"""What people can have added from their own devices to what the facilitator words."""

from __future__ import annotations

from workshop.events.base import Event


class RemarkMade(Event):
    """One person's line about something; an empty text takes it away."""

    about: str
    author: str
    text: str
    evidence: str = ""
