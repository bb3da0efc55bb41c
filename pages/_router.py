"""Every run starts here: who looks, at which workshop, through which page."""

from functools import partial
from urllib.parse import urlencode

import streamlit as st

from components.desk.cue import PRIVATE, cue
from components.desk.frame import controls, elsewhere, late, moves, taken_back
from components.desk.joining import Door, Knock, knocks, late_door
from components.desk.rehearsal import simulated_panel
from components.kit.editing import any_form_open, save
from components.kit.feedback import attempt, attempt_and_redraw, say_in_passing
from components.kit.links import stay_here
from components.kit.look import desk_look
from components.kit.visitor import device_token, is_dark, path
from components.live.live_bar import live_bar
from data.access.visitors import home as home_of
from data.access.visitors import who
from data.clock import now_ms, until_end
from data.files.exports import downloads
from data.process import this_process
from data.room import Room, new_id
from workshop.agenda import late_by
from workshop.commands import EnterBeat, NotePrivately
from workshop.errors import WorkshopError
from workshop.places import here, label
from workshop.roles import GUESTS, LEADERS, Role
from workshop.steps import CLOSE, STEPS
from workshop.texts import t
from workshop.ways import DECIDE, WRITE

WINDOWS = {"wall": Role.SCREEN, "box": Role.BOX, "keypad": Role.BOX}
"""Windows that belong to the room, and the little they may see."""


def pages_of(seat: str) -> dict[str, st.Page]:
    """Every page that a seat in the room has, by name; looked for on disk once a session."""
    if seat == "guest":
        page = "participant/phone.py"
        return {
            "phone": st.Page(page, title=t("Workshop"), default=True),
            "elsewhere": st.Page(page, title=t("Workshop"), url_path="elsewhere"),
        }
    if seat == "box":
        # A box is a box at every address; at its own one, it must not be a page that was not found.
        page = "screen/box.py"
        return {
            "box": st.Page(page, title=t("Ballot box")),
            "elsewhere": st.Page(page, title=t("Ballot box"), url_path="elsewhere", default=True),
        }
    home = "facilitator/home.py" if seat == "lead" else "participant/door.py"
    titles = {step.page: t("Plan") if step.page == "plan" else t(step.name) for step in STEPS}
    windows = {"wall": t("Wall"), "box": t("Box"), "keypad": t("Keypad")}
    return {
        "home": st.Page(home, title=t("Workshops"), default=True),
        **{name: st.Page(f"facilitator/{name}.py", title=titles[name]) for name in titles},
        **{
            name: st.Page(f"screen/{name}.py", title=title, visibility="hidden")
            for name, title in windows.items()
        },
    }


st.set_page_config(page_title=t("AI journey workshop"), page_icon="🧭", layout="wide")

process = this_process()
token = device_token()
workshop_id = st.query_params.get("w") or st.session_state.get("workshop", "") or home_of(token)
viewer = who(token, workshop_id)
leads = viewer is not None and viewer.role in LEADERS
if viewer is None or not (leads or viewer.role in (Role.BOX, *GUESTS)):
    st.navigation([st.Page("participant/door.py", title=t("Workshop"))], position="hidden").run()
    st.stop()

# Who leads one workshop has no list of all of them.
has_list = process.devices.find(token) is not None
seat = ("lead" if has_list else "co-lead") if leads else "guest" if viewer.role in GUESTS else "box"
if st.session_state.get("seat") != seat:
    st.session_state.seat, st.session_state.pages = seat, pages_of(seat)
pages = st.session_state.pages
at_desk = leads and path() not in ("", *WINDOWS)
page = st.navigation(list(pages.values()), position="top" if at_desk else "hidden")
name = next(key for key, value in pages.items() if value == page) if leads else ""
# In doubt the window belongs to the room: its address is older than a page that moved on.
window = name if name in WINDOWS else path() if leads and path() in WINDOWS else ""
if viewer.role is Role.BOX:
    window = "box"

if st.session_state.get("workshop", workshop_id) != workshop_id:
    st.session_state.clear()  # open forms and choices belong to the workshop that was left
st.session_state.pages, st.session_state.viewer = pages, viewer
if name == "home" and has_list:
    page.run()
    st.stop()

room = Room(process.log, workshop_id, viewer.at(WINDOWS[window]) if window else viewer)
try:
    state = room.state
except WorkshopError as error:
    st.error(error.sentence)
    if leads:
        st.page_link(pages["home"], label=t("All workshops"))
    st.stop()
st.session_state.workshop = st.query_params["w"] = workshop_id
st.session_state.room = room

now = here(state)
step, vote = STEPS[now.beat.step], state.open_round
if name == "home":  # the only workshop that a second facilitator leads
    st.switch_page(pages[step.page], query_params={"w": workshop_id})
wall_safe = leads and window == "wall" and "here" in st.query_params
title = t(step.name)
numbered = t("Step {n} of 5 · {step}", n=step.number, step=title)
phases = {WRITE: t("Silence"), DECIDE: t("Hand on the table")}
frame = st.container(key="frame")
# A writer's own window ("t") stays with its ticket; the space bar belongs to who leads.
follows = "t" not in st.query_params and st.session_state.get("following", True)
at_moment = label(state, now)
with frame:
    by_itself = live_bar(
        workshop=workshop_id,
        role=room.viewer.role,
        person=viewer.id,
        seq=state.seq,
        title=numbered if 0 < step.number < 6 else title,
        run=new_id(),
        beat="" if window or at_moment == title else at_moment,
        join=late_door(Door(*room.door)) if window == "wall" and step.number and room.door else "",
        beside=room.beside if leads else {},
        phase_label=phases.get(vote.phase, "") if vote else "",
        space=wall_safe or (leads and not window and follows and name == step.page),
    )

if leads and not window:
    query = {"w": workshop_id}
    # A window follows the room until somebody navigates it elsewhere. A rerun asked for by
    # the live socket may still name the page before last, so it is never taken for a choice.
    before = st.session_state.get("page")
    if before is None or (name != before and not by_itself):
        st.session_state.following = name == step.page and "t" not in st.query_params
    st.session_state.page = name
    # News never takes away a page on which a form is open: what is chosen in it lives there.
    dragged = by_itself and any_form_open()
    if st.session_state.following and name != step.page and not dragged:
        st.switch_page(pages[step.page], query_params=query)
    desk_look(dark=is_dark())
    say_in_passing()
    with frame:
        wish = controls(state, viewer.id, room.owner, f"/wall?{urlencode(query)}", new_id())
    with st.container():  # always there, or what is typed below would lose its cursor
        if answer := knocks([Knock(*knock) for knock in room.knocks]):
            attempt_and_redraw(partial(room.answer, *answer))
        clock = now_ms()
        over = late_by(state.agenda, state.plan.minutes, clock, until_end(state.plan, clock))
        wish = late(state, over, new_id()) or wish
        away = name != step.page and elsewhere(state, name, new_id())
    if away is True:
        st.session_state.following = True
        st.switch_page(pages[step.page], query_params=query)
    if away and attempt(partial(room.do, away)):
        st.session_state.following = True  # the room came here: from now on this window goes along
        st.rerun()
    if isinstance(wish, EnterBeat):
        st.session_state.following = True  # who moves the room goes along
    if wish is not None:
        attempt_and_redraw(partial(room.do, wish), taken_back(state, viewer.id, wish))
    if simulated := room.simulated(state):
        pressed = simulated_panel(*simulated, closed=step.number == CLOSE)
        if pressed:
            calls = pressed == "call"
            attempt_and_redraw(room.call_simulated if calls else room.send_simulated_home)
    if noted := cue(state, downloads(room), clock, room.connected):
        at, edit = noted
        known = state.private.get(str(at))
        text = edit.texts.get("text", known.text if known else "")
        own = NotePrivately(id=new_id(), step=at, seen=edit.seen, text=text)
        save(f"{PRIVATE}-{at}", partial(room.do, own))
page.run()
if wall_safe:
    with st.container(horizontal=True, key="wall-safe"):
        lead = Room(process.log, workshop_id, viewer)  # who is done, the wall does not know
        wish = moves(lead.state, new_id(), st.container(key="asks"), on_wall=True)
        if wish is not None:
            attempt_and_redraw(partial(lead.do, wish))
        stay_here(t("Back to the desk"), f"/{step.page}?{urlencode({'w': workshop_id})}")
