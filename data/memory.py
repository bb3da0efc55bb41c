"""What lives in the memory of one process: the one list of it.

A restart forgets all of this, which does no harm; a second process beside this one would not
know of it, which does. Whoever builds replicas finds here what has to live elsewhere. Nothing
else is kept between two requests but

- `Log.states`: the newest state of each open workshop. Every process has its own, from the log.
- the queue of the `Writer`: commands on their way to the disk, whose senders wait.
- `Devices` and `Doors`: what was read of tokens and codes. Another process's revocation is not
  heard of; its doors are, within a second.
- `server.live.hub`: the windows that are open at this process, and what each has heard.
- `server.hub.pulses`: the newest pulse as text, made once for all windows that get it.
- `server.health.verdict`: whether the last try to write succeeded, for a second.
- `Paces` and `Seats` of the guard: what each sender and address takes of this process.
- `Rehearsals` of the server: the simulated people, who are tasks in its loop.
- Streamlit's sessions: which page a window shows, and what is half-typed in it.

`tests/test_memory.py` holds that no module keeps anything besides.
"""

from __future__ import annotations

from threading import Lock

from data.joining.bell import Bell
from data.joining.claims import Claims
from data.joining.companies import Companies
from data.joining.guesses import Guesses
from data.joining.knocks import Knocks
from data.joining.presence import Presence


class Memory:
    """What one process remembers of the people who come in. Safe from any thread."""

    def __init__(self) -> None:
        self.bell = Bell()
        """Rings in the windows of a workshop for what happens beside its log."""
        self.presence = Presence(self.bell)
        """Who has a window open, and whether a phone ever reached this machine. Displayed only."""
        self.knocks = Knocks(self.bell)
        """Who says that they are somebody who is in already, until the facilitator answers."""
        self.answering = Lock()
        """Two leaders may say yes and no to one knock at once: the first one's word counts."""
        self.claims = Claims()
        """Which phone is just now becoming which person, so that a double tap is one tap."""
        self.wrong_codes = Guesses()
        """How often each address guessed a code wrong."""
        self.newcomers = Guesses(burst=100, seconds=1.0, burst_of_all=300, a_second=20.0)
        """How many wrote their own name: a room at once, not a script that fills the roster."""
        self.companies = Companies()
        """Who plays the simulated people of rehearsals."""
