"""One viewer in one workshop: what they may see, and what they ask for."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property

from data.access.entering import answer
from data.access.invitations import (
    address,
    box_address,
    co_address,
    code_address,
    join_address,
    person_address,
)
from data.joining.codes import new_code, shown
from data.process import this_process
from data.rehearsal import Simulated, call_simulated, send_home, standing
from data.store.jobs import Receipt
from data.store.log import Log
from workshop.commands import Command
from workshop.errors import NotAllowed
from workshop.roles import LEADERS, Actor, Role
from workshop.state import State
from workshop.visibility import visible


def new_id() -> str:
    """A fresh command id."""
    return uuid.uuid4().hex


__all__ = ["Room", "new_code", "new_id"]


@dataclass(frozen=True)
class Room:
    """A viewer's door to a workshop: what its pages read and write goes through here.

    It is made anew for every run of a page, and a run sees one state: see `state`.
    """

    log: Log
    workshop_id: str
    viewer: Actor

    @property
    def owner(self) -> str:
        """A name for what this viewer keeps in their browser for this workshop."""
        return f"{self.workshop_id}.{self.viewer.id}"

    @property
    def ballot_box_address(self) -> str:
        """The address at which another device becomes the ballot box."""
        return box_address(self.workshop_id)

    @property
    def helper(self) -> str:
        """The address at which another browser leads this workshop, too; only leaders get it."""
        return co_address(self.workshop_id) if self._leads else ""

    @property
    def _leads(self) -> bool:
        """Whether this is a leader's own window: what makes people somebody is for those."""
        return self.viewer.role in LEADERS

    @property
    def door(self) -> tuple[str, str, str] | None:
        """How a phone comes in: link, where to type the code, the code; None while it is shut."""
        state = self.log.state(self.workshop_id)
        if not (state.joining and state.code) or self.viewer.role is Role.BOX:
            return None
        typed = code_address().removeprefix("http://")
        return join_address(state.code), typed, shown(state.code)

    @property
    def connected(self) -> frozenset[str]:
        """The people of the roster who have a phone connected now."""
        return this_process().memory.presence.connected(self.workshop_id)

    @property
    def phone_seen(self) -> bool:
        """Whether any other device has reached this machine for this workshop."""
        return this_process().memory.presence.phone_seen(self.workshop_id) is not None

    @property
    def beside(self) -> dict[str, int | str | bool]:
        """What pages show besides the log, as the pulses of the live socket name it."""
        if self.viewer.role is Role.SCREEN:
            return {"address": address()}
        return {
            "address": address(),
            "here": len(self.connected),
            "phone": self.phone_seen,
            "knocks": len(this_process().memory.knocks.waiting(self.workshop_id)),
        }

    @property
    def knocks(self) -> list[tuple[str, str]]:
        """Who asks to come in as somebody who is in already: id of the knock, and the name."""
        waiting = this_process().memory.knocks.waiting(self.workshop_id)
        names = self.log.state(self.workshop_id).names if waiting else {}
        return [(knock.id, names.get(knock.person_id, "")) for knock in waiting]

    def answer(self, knock_id: str, yes: bool) -> None:
        """Let somebody in who knocked, or not.

        Raises:
            NotAllowed: The viewer does not lead this workshop.
            NotSaved: Nothing was answered.
        """
        if not self._leads:
            raise NotAllowed("Only the facilitator can do this. Nothing was changed.")
        answer(knock_id, yes)

    def simulated(self, state: State) -> Simulated | None:
        """How the simulated people of a rehearsal stand; None in a workshop of real people."""
        return standing(state)

    def call_simulated(self) -> None:
        """Have the simulated people come in.

        Raises:
            WorkshopError: It was refused or not saved.
        """
        call_simulated(self.log, self.workshop_id, self.viewer)

    def send_simulated_home(self) -> None:
        """Have the simulated people leave.

        Raises:
            WorkshopError: They have left, but it could not be saved.
        """
        send_home(self.log, self.workshop_id, self.viewer)

    def link_for(self, person_id: str) -> str:
        """A link that makes another phone this person's, for 15 minutes; only leaders get it."""
        return person_address(self.workshop_id, person_id) if self._leads else ""

    @cached_property
    def state(self) -> State:
        """The workshop as the viewer may see it: one snapshot, until they change something.

        Raises:
            NotFound: There is no such workshop.
        """
        return visible(self.log.state(self.workshop_id), self.viewer)

    def do(self, command: Command) -> Receipt:
        """Carry out a command as this viewer, on disk before it returns.

        Raises:
            WorkshopError: It was refused or not saved.
        """
        receipt = self.log.do(self.workshop_id, command, self.viewer)
        self.__dict__.pop("state", None)  # whoever goes on reading must see what they just did
        return receipt
