"""The simulated people of rehearsals: who plays where, and until when.

They come from outside like any phone (`simulated_phone`), one task each in the server's loop,
and are in memory only: after a restart nobody plays, and the facilitator calls them back.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from random import Random

from data.content.rehearsal import cast_of
from data.process import this_process
from server.simulated_phone import Phone, Where
from workshop.errors import WorkshopError
from workshop.state import State
from workshop.steps import CLOSE

logger = logging.getLogger(__name__)

LONGEST_SECONDS = 3 * 3600.0
"""After that they leave by themselves: somebody has gone home and left the app running."""
BETWEEN_SECONDS = (2.0, 3.3)
"""Least and most time between two who come in: all six are in within twenty seconds."""


class Visit:
    """The simulated people of one workshop, while they play there."""

    def __init__(self, workshop_id: str) -> None:
        self.workshop_id = workshop_id
        self.tasks: list[asyncio.Task[None]] = []
        self.end: asyncio.TimerHandle | None = None


class Rehearsals:
    """Plays the simulated people of all rehearsals. `call` and the like from any thread.

    Args:
        loop: The server's loop, in which everybody lives.
        where: How this server is reached from this machine.
        pace: How long everything takes, 1 is usual; 0.5 is twice as fast.
        longest: Seconds after which they leave by themselves.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        where: Where,
        pace: float,
        longest: float = LONGEST_SECONDS,
    ) -> None:
        self._loop = loop
        self._where = where
        self._pace = pace
        self._longest = longest
        self._lock = threading.Lock()
        self._visits: dict[str, Visit] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def call(self, workshop_id: str) -> None:
        """Have them come in, one after the other, unless they are there."""
        with self._lock:
            if workshop_id in self._visits:
                return
            visit = self._visits[workshop_id] = Visit(workshop_id)
        self._loop.call_soon_threadsafe(self._begin, visit)

    def send_home(self, workshop_id: str) -> None:
        """Have them leave. Whoever asks from now on hears that they are gone."""
        with self._lock:
            visit = self._visits.pop(workshop_id, None)
        if visit is not None:
            self._loop.call_soon_threadsafe(self._end, visit)

    def plays(self, workshop_id: str) -> bool:
        """Whether they are there, or on their way."""
        return workshop_id in self._visits

    def hear(self, state: State) -> None:
        """A workshop has news: at its close they leave."""
        if state.agenda.step == CLOSE and self.plays(state.id):
            self.send_home(state.id)

    async def close(self) -> None:
        """The server stops: everybody leaves, and this waits until they have."""
        with self._lock:
            visits = list(self._visits.values())
            self._visits.clear()
        for visit in visits:
            self._end(visit)
        # Those who were sent home a moment ago are still saying goodbye.
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, visit: Visit) -> None:
        if self._visits.get(visit.workshop_id) is not visit:
            return  # sent home before they came
        try:
            people = cast_of(this_process().log.state(visit.workshop_id))
        except WorkshopError as error:
            logger.warning("Nobody comes to the rehearsal: %s", error)
            self.send_home(visit.workshop_id)
            return
        after, chance = 0.0, Random(visit.workshop_id)
        for person_id, member in people.items():
            after += chance.uniform(*BETWEEN_SECONDS) * self._pace
            phone = Phone(visit.workshop_id, person_id, member, self._where, self._pace)
            task = self._loop.create_task(phone.take_part(after))
            task.add_done_callback(lambda task: self._left(visit, task))
            visit.tasks.append(task)
            self._tasks.add(task)
        visit.end = self._loop.call_later(self._longest, self.send_home, visit.workshop_id)

    def _end(self, visit: Visit) -> None:
        if visit.end is not None:
            visit.end.cancel()
        for task in visit.tasks:
            task.cancel()

    def _left(self, visit: Visit, task: asyncio.Task[None]) -> None:
        """Somebody has left; when nobody is there any more, the rehearsal is over."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("A simulated person broke off", exc_info=error)
        gone = all(task.done() for task in visit.tasks)
        if gone and self._visits.get(visit.workshop_id) is visit:
            self.send_home(visit.workshop_id)
