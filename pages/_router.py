"""Every run starts here: who looks, at which workshop, through which page."""

from functools import partial

import streamlit as st

from components.feedback import attempt_and_redraw
from components.frame import Wish, controls, cue, elsewhere
from components.live import live_bar
from components.visitor import device_token, path
from data.process import this_process
from data.room import Room, new_id
from workshop.beats import STEPS, step_of
from workshop.commands import AdjustClock, Command, EnterBeat, PauseClock, Reveal, StartClock, Undo
from workshop.errors import WorkshopError
from workshop.roles import LEADERS, Role

FACILITATOR = "facilitator"


def command_of(wish: Wish, step_number: int) -> Command:
    """What a pressed button asks for."""
    made = new_id()
    if wish.verb == "go":
        return EnterBeat(id=made, beat=wish.beat)
    if wish.verb == "adjust":
        return AdjustClock(id=made, step=step_number, by=wish.by)
    if wish.verb == "reveal":
        return Reveal(id=made, round_id=wish.target)
    if wish.verb == "undo":
        return Undo(id=made, command_id=wish.target)
    return StartClock(id=made) if wish.verb == "start" else PauseClock(id=made)


st.set_page_config(page_title="AI journey workshop", page_icon="🧭", layout="wide")

process = this_process()
workshop_id = st.query_params.get("w") or st.session_state.get("workshop", "")
viewer = process.devices.find(device_token())
if viewer is None or viewer.role not in LEADERS:
    st.navigation([st.Page("participant/door.py", title="Workshop")], position="hidden").run()
    st.stop()

titles = {step.page: step.name for step in STEPS}
pages = {
    "home": st.Page(f"{FACILITATOR}/home.py", title="Workshops", default=True),
    **{
        name: st.Page(f"{FACILITATOR}/{name}.py", title=title if name != "plan" else "Plan")
        for name, title in titles.items()
    },
    "wall": st.Page("screen/wall.py", title="Wall", visibility="hidden"),
}
page = st.navigation(
    list(pages.values()), position="top" if path() not in ("", "wall") else "hidden"
)
name = next(key for key, value in pages.items() if value == page)
wall = "wall" in (name, path())  # in doubt the window belongs to the room

st.session_state.pages = pages
st.session_state.viewer = viewer
if name == "home":
    page.run()
    st.stop()

room = Room(process.log, workshop_id, viewer.at(Role.SCREEN if wall else viewer.role))
try:
    state = room.state()
except WorkshopError as error:
    st.error(error.sentence)
    st.page_link(pages["home"], label="All workshops")
    st.stop()
st.session_state.workshop = st.query_params["w"] = workshop_id
st.session_state.room = room

step = step_of(state.agenda.beat)
number = f"Step {step.number} of 5 · " if 0 < step.number < 6 else ""
by_itself = live_bar(
    workshop=workshop_id,
    role=room.viewer.role,
    person=viewer.id,
    seq=state.seq,
    title=f"{number}{step.name}",
    run=new_id(),
)

if not wall:
    at = {"w": workshop_id}
    # A window follows the room until somebody navigates it elsewhere. A rerun asked for by
    # the live socket may still name the page before last, so it is never taken for a choice.
    before = st.session_state.get("page")
    if before is None or (name != before and not by_itself):
        st.session_state.following = name == step.page
    st.session_state.page = name
    if st.session_state.following and name != step.page:
        st.switch_page(pages[step.page], query_params=at)
    mine = state.undo.get(viewer.id)
    wish = controls(state, f"/wall?w={workshop_id}", mine[-1].command_id if mine else "")
    if wish is not None:
        attempt_and_redraw(partial(room.do, command_of(wish, state.agenda.step)))
    with st.container():  # always there, or what is typed below would lose its cursor
        away = name != step.page and elsewhere(state)
    if away:
        st.switch_page(pages[step.page], query_params=at)
    cue(state)
page.run()
