"""Keys with more than one reader: kept in Streamlit's session, or pressed by a script.

A key that only one module uses stays in that module. Scripts get theirs with their data, so that
each stands here and nowhere else.
"""

from __future__ import annotations

ROOM, VIEWER, PAGES = "room", "viewer", "pages"
"""What the frame leaves for the page: what it may see and do, who looks, where links lead."""
WORKSHOP, SEAT, PAGE, FOLLOWING = "workshop", "seat", "page", "following"
"""What the frame remembers of a window from run to run."""

BACK, NEXT, REVEAL_NEXT, START_VOTE = "back", "next", "reveal-next", "open"
CLOCK, ADJUST, UNDO = "clock", "adjust", "undo"
"""How the keys of the buttons begin that a key on the keyboard presses."""
MINUTE_MORE = f"{ADJUST}-1"
"""The one that gives a step a minute more, as its class says it."""
PRESSED = {
    "back": BACK,
    "next": NEXT,
    "reveal": REVEAL_NEXT,
    "start": START_VOTE,
    "clock": CLOCK,
    "more": MINUTE_MORE,
    "undo": UNDO,
}
"""What the live bar's script presses, by its own names."""

ASKED = "asked"
"""The container in which a board's forms open."""
TICKET, EDIT = "ticket", "edit"
"""How the key of a ticket's form begins, and that of the button which opens it."""
