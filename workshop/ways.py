"""The ways in which a ballot comes in, and the phases of a vote: stored ids with their home."""

from __future__ import annotations

SLIP = "slip"
"""A paper slip that the facilitator keys in."""
DEVICE = "device"
"""A tap on one's own phone."""
BALLOT_BOX = "box"
"""A phone or tablet that goes round."""
KEYPAD = "keypad"
"""The keys of a laptop whose screen everybody sees."""
SHARED_DEVICES = frozenset({BALLOT_BOX, KEYPAD})
"""The ways in which several people vote on one machine, one after the other."""
FINGERS = "fingers"
"""Raised hands, which have no ballot and no name: they are counted."""

WRITE = "write"
"""Everybody writes their slip, in silence."""
PENS_DOWN = "down"
"""The slips are handed in."""
DECIDE = "decide"
"""Everybody makes up their mind, hand on the table."""
SHOW_HANDS = "show"
"""Everybody raises their hand at once."""
PHASES = (WRITE, PENS_DOWN, DECIDE, SHOW_HANDS)
"""What the room can be asked while a vote is open, in the order of time: slips, then hands."""
