"""The door of the room: the code on the wall, and what the facilitator does with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

import segno
import streamlit as st

from components.kit.plain import escape
from workshop.commands import CloseJoining, Command, MarkAway, MergePeople, OpenJoining
from workshop.models.people import Person
from workshop.scales import CHECK_IN
from workshop.state import State
from workshop.translation import counted, t

WELCOME = "Scan, tap your name, done."


class Door(NamedTuple):
    """How a phone comes in: what the picture holds, and what can be typed instead."""

    link: str
    address: str
    code: str


def picture(link: str) -> str:
    """A QR code of *link* as an SVG, opaque, so that a dark page does not swallow it."""
    code = segno.make(link, error="m", micro=False)
    return code.svg_inline(scale=10, border=4, dark="#000", light="#fff", omitsize=True)


def door_on_wall(state: State, door: Door) -> None:
    """The whole wall is the door while the lobby is open."""
    left, right = st.columns([4, 5], gap="large", vertical_alignment="center")
    with left.container(key="qr"):
        st.image(picture(door.link), width="stretch", caption=None)
    with right:
        st.header(t("No camera? Open"), anchor=False)
        st.title(escape(door.address), anchor=False)
        st.header(t("and type"), anchor=False)
        st.container(key="code").title(door.code, anchor=False)
        arrived = sum(person.arrived for person in state.people.values() if person.here)
        come = counted(
            "{n} person is in. No phone? Fine, you will use paper.",
            "{n} people are in. No phone? Fine, you will use paper.",
            arrived,
        )
        st.header(come, anchor=False)
        if words := check_in_words(state):
            st.subheader(words, anchor=False)


def late_door(door: Door) -> str:
    """The door in one line, for whoever comes while the room is at work."""
    return t("Join: {address} · {code}", address=door.address, code=door.code)


def check_in_words(state: State) -> str:
    """What people answered in the lobby, in counts."""
    given = [person.check_in for person in state.people.values() if person.here]
    parts = [f"{t(words)} {given.count(name)}" for name, words in CHECK_IN.items()]
    return t("The way here: {answers}", answers=" · ".join(parts)) if any(given) else ""


def door_panel(
    state: State, door: Door | None, helper: str, code: str, command_id: str
) -> Command | None:
    """Open or shut the door; what was pressed.

    Args:
        state: What the facilitator may see.
        door: How a phone comes in, None while nobody new is let in.
        helper: Address that makes another browser a second facilitator's.
        code: A new code, for opening the door.
        command_id: Id for the command.
    """
    command: Command | None = None
    with st.container(border=True, key="door"):
        st.markdown(t("**Phones**"))
        if door is None:
            st.text(t("Nobody new is let in: other machines are turned away."))
            if st.button(t("Let phones in"), key="door.open", type="primary"):
                return OpenJoining(id=command_id, code=code)
        else:
            left, right = st.columns([1, 2], vertical_alignment="center")
            left.image(picture(door.link), width="stretch")
            with right:
                st.text(f"{door.address}\n{door.code}")
                st.text(t("The wall shows it, large. People scan it and tap their name."))
            with st.container(horizontal=True):
                if st.button(t("Let nobody new in"), key="door.close"):
                    command = CloseJoining(id=command_id)
                if st.button(t("New code"), key=f"door.new:{door.code}", type="tertiary"):
                    command = OpenJoining(id=command_id, code=code)
        with st.expander(t("A second facilitator")):
            st.text(t("Whoever opens this address can do everything you can, in this workshop."))
            st.code(helper, language=None, wrap_lines=True)
    return command


# --- who is in the room --------------------------------------------------------------------------


def presence_words(person: Person, connected: Collection[str]) -> str:
    """Whether somebody's phone is there, in a shape and words."""
    if person.away:
        return t("○ away")
    if person.id in connected:
        return t("● phone")
    return t("◐ phone, not connected") if person.arrived else t("no phone")


class PersonAsk(NamedTuple):
    """What somebody wants done with a person that is no command: a form, or a link."""

    verb: Literal["edit", "remove", "link"]
    name: str


def person_menu(state: State, person: Person, command_id: str) -> Command | PersonAsk | None:
    """What can be done with somebody on the roster; made only when it is opened."""
    menu = st.popover("…", key=f"menu:{person.id}", on_change="rerun")
    if not menu.open:
        return None
    with menu:
        words = t("Is here after all") if person.away else t("Is not here")
        if st.button(words, key=f"away:{person.id}:{person.away}"):
            return MarkAway(id=command_id, person_id=person.id, away=not person.away)
        if st.button(t("A link for another phone"), key=f"link:{person.id}"):
            return PersonAsk("link", person.id)
        others = {p.id: state.names[p.id] for p in state.people.values() if p.present}
        others.pop(person.id, None)
        twin = st.selectbox(
            t("The same person as"),
            list(others),
            index=None,
            format_func=lambda name: " ".join(others[name].split()),
            key=f"twin:{person.id}",
        )
        if twin and st.button(t("Make them one"), key=f"merge:{person.id}"):
            return MergePeople(id=command_id, kept=twin, joined=person.id)
    return None


def person_link(name: str, link: str) -> None:
    """A link that makes another phone this person's; the one they had is signed out."""
    with st.container(border=True, key="person-link"):
        words = t(
            "{name} opens this on the new phone within 15 minutes. The old one signs out.",
            name=name,
        )
        st.text(words)
        left, right = st.columns([1, 3], vertical_alignment="center")
        left.image(picture(link), width="stretch")
        right.code(link, language=None, wrap_lines=True)


class Knock(NamedTuple):
    """Somebody says they are a person who is in already, on another phone."""

    id: str
    name: str


def knocks(waiting: Sequence[Knock]) -> tuple[str, bool] | None:
    """Ask about everybody who waits; whose answer was pressed, and whether it is a yes."""
    answer: tuple[str, bool] | None = None
    for knock in waiting:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            asks = t("{name} asks to come in on another phone. Same {name}?", name=knock.name)
            st.text(asks)
            if st.button(t("Yes, let them in"), key=f"knock.yes:{knock.id}", type="primary"):
                answer = knock.id, True
            if st.button(t("No"), key=f"knock.no:{knock.id}"):
                answer = knock.id, False
    return answer
