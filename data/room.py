"""One viewer in one workshop: what they may see, and what they ask for."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from data.jobs import Receipt
from data.log import Log
from data.network import base_url
from data.process import box_link, this_process
from workshop.commands import Command
from workshop.roles import Actor
from workshop.state import State
from workshop.visibility import visible


def new_id() -> str:
    """A fresh command id."""
    return uuid.uuid4().hex


FILES = {
    "Backlog (CSV)": "backlog.csv",
    "Other ideas (CSV)": "ideas.csv",
    "The whole workshop (save file)": "workshop.json",
    "Your cue, to print": "cue.html",
}


def downloads(workshop_id: str) -> list[tuple[str, str]]:
    """Name and address of every file of a workshop."""
    return [(name, f"/workshops/{workshop_id}/{file}") for name, file in FILES.items()]


@dataclass(frozen=True, slots=True)
class Room:
    """A viewer's door to a workshop. Pages read and write through nothing else."""

    log: Log
    workshop_id: str
    viewer: Actor

    @property
    def owner(self) -> str:
        """A name for what this viewer keeps in their browser for this workshop."""
        return f"{self.workshop_id}.{self.viewer.id}"

    @property
    def box(self) -> str:
        """The address at which another device becomes the ballot box."""
        settings = this_process().settings
        return base_url(settings.address, settings.port) + box_link(self.workshop_id)

    def state(self) -> State:
        """The workshop as the viewer may see it.

        Raises:
            NotFound: There is no such workshop.
        """
        return visible(self.log.state(self.workshop_id), self.viewer)

    def do(self, command: Command) -> Receipt:
        """Carry out a command as this viewer, on disk before it returns.

        Raises:
            WorkshopError: It was refused or not saved.
        """
        return self.log.do(self.workshop_id, command, self.viewer)
