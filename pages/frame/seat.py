"""Who looks at this window, at which workshop, and from which seat in the room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from components.kit.session import WORKSHOP
from data.access.visitors import home, who
from data.process import this_process
from workshop.roles import GUESTS, LEADERS, Actor, Role

Seat = Literal["lead", "co-lead", "guest", "box"]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who may come in: the workshop they look at, who they are there, their seat."""

    workshop_id: str
    viewer: Actor
    seat: Seat

    @property
    def leads(self) -> bool:
        """Whether they lead the workshop, alone or with somebody."""
        return self.viewer.role in LEADERS

    @property
    def has_list(self) -> bool:
        """Whether there is a list of workshops for them; who leads one has none of all."""
        return self.seat == "lead"


def visitor_of(token: str | None) -> Visitor | None:
    """Who the browser with this token is, None for somebody without a seat."""
    asked = st.query_params.get("w") or st.session_state.get(WORKSHOP, "")
    workshop_id = asked or home(token)
    viewer = who(token, workshop_id)
    seat = _seat(viewer, token) if viewer else None
    return Visitor(workshop_id, viewer, seat) if viewer and seat else None


def _seat(viewer: Actor, token: str | None) -> Seat | None:
    if viewer.role in LEADERS:
        return "co-lead" if this_process().devices.find(token) is None else "lead"
    if viewer.role in GUESTS:
        return "guest"
    return "box" if viewer.role is Role.BOX else None
