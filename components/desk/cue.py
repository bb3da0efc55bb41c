"""The cue: what to do and say, advice, who is missing, own notes. Only for those who lead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from components.desk.script_cue import script_cue
from components.kit.editing import Edit, edit_form, is_open, open_form
from components.kit.fields import inputs
from components.kit.plain import escape
from components.vote.voting import still_to_vote
from workshop.advice import roster_advice, scope_advice
from workshop.agenda import MINUTE, allotted
from workshop.attendance import at_work, done_now
from workshop.beats.ids import TRUST_TALK
from workshop.kinds.room import PRIVATE_NOTE
from workshop.places import here, worded
from workshop.results import talk_about, trust_tallies
from workshop.script import LATE, lines_of
from workshop.state import State
from workshop.steps import LOBBY, SCOPE, STEPS
from workshop.translation import t

PRIVATE = "private"
KEYS = """space or page down: next, or reveal
b or page up: back
p: pause or go on
+: one minute more
u: undo"""


def cue(
    state: State, downloads: Sequence[tuple[str, str]], clock: int, connected: Collection[str] = ()
) -> tuple[int, Edit] | None:
    """Draw the cue beside the page; the step and the edit of an own note, if one was saved.

    Args:
        state: What the facilitator may see.
        downloads: Name and address of every file that can be had now.
        clock: Server time in ms.
        connected: Ids of the people whose phones are connected.
    """
    with st.sidebar:
        _script(state)
        with st.container(key="room-now"):  # comes and goes above what is being written
            _advice(state)
            _missing(state)
            _phones(state, connected)
        edit = _own_notes(state)
        # What is inside is only made when somebody opens it.
        hours = st.expander(t("The two hours, and keys"), key="hours", on_change="rerun")
        if hours.open:
            with hours:
                _steps(state, clock)
        files = st.expander(t("Files, at any minute"), key="files", on_change="rerun")
        if files.open:
            with files:
                st.markdown("  \n".join(f"[{name}]({address})" for name, address in downloads))
    return edit


def _script(state: State) -> None:
    now = here(state)
    step = now.beat.step
    minutes = allotted(state.agenda, state.plan.minutes, step) // MINUTE
    lines = [
        replace(
            line,
            do=worded(state, line.do, now),
            say=worded(state, line.say, now),
            look=worded(state, line.look, now),
        )
        for line in lines_of(step, minutes or STEPS[step].minutes)
    ]
    script_cue("script", lines, now.beat.id, topic=_which_talk(state), late=t(LATE.get(step, "")))


def _which_talk(state: State) -> str:
    """The first or the second thing to talk about, as the script numbers them."""
    if state.agenda.beat != TRUST_TALK:
        return ""
    topics = talk_about(trust_tallies(state))
    return str(topics.index(state.agenda.topic) + 1) if state.agenda.topic in topics else ""


def _advice(state: State) -> None:
    """Kind questions about roster and scope; the wall never scolds."""
    step = state.agenda.step
    advice: list[str] = []
    if step == LOBBY:
        people = [p for p in state.people.values() if p.present]
        advice = roster_advice([(p.function, p.role) for p in people])
    elif step == SCOPE and state.scope.sentence:
        scope = state.scope
        advice = scope_advice(scope.who, scope.feature, scope.task)
    for line in advice:
        st.markdown(f":material/lightbulb: {escape(line)}")


def _missing(state: State) -> None:
    round_ = state.open_round
    if round_ is None:
        return
    st.markdown(t("**{n} of {of} in**", n=round_.filed, of=round_.eligible))
    if round_.to_come and round_.voted:
        names = ", ".join(state.names[person.id] for person in still_to_vote(state, round_))
        st.text(t("No ballot with a name yet: {names}", names=names))


def _phones(state: State, connected: Collection[str]) -> None:
    """Whose phone is there, and who is still at work; never what anybody writes or votes."""
    arrived = [person for person in state.people.values() if person.here and person.arrived]
    if not arrived:
        return
    here_now = sum(person.id in connected for person in arrived)
    st.markdown(t("**{n} of {of} phones here**", n=here_now, of=len(arrived)))
    lost = [state.names[person.id] for person in arrived if person.id not in connected]
    if lost:
        st.text(t("Not connected: {names}", names=", ".join(lost)))
    if done_now(state):
        writing = ", ".join(state.names[person.id] for person in at_work(state))
        st.text(t("Still writing: {names}", names=writing or t("nobody")))


def _own_notes(state: State) -> tuple[int, Edit] | None:
    """The note of this step, and any other that is still being written."""
    here_at = state.agenda.step
    note = state.private.get(str(here_at))
    words = note.text if note else ""
    open_at = [step.number for step in STEPS if is_open(f"{PRIVATE}-{step.number}")]
    field = inputs(PRIVATE_NOTE.fields)
    with st.expander(t("Your own notes"), expanded=bool(words or open_at)):
        for at in open_at:
            st.text(t(STEPS[at].name))
            if edit := edit_form(f"{PRIVATE}-{at}", field):
                return at, edit
        if here_at not in open_at:
            if words:
                st.text(words)
            if st.button(t("Edit") if words else t("Write"), key=f"{PRIVATE}-{here_at}.open"):
                open_form(f"{PRIVATE}-{here_at}", state.seq, {"text": words})
                st.rerun()
    return None


def _steps(state: State, clock: int) -> None:
    """Plan against actual."""
    agenda, lines = state.agenda, []
    for step in STEPS:
        planned = allotted(agenda, state.plan.minutes, step.number) // MINUTE
        used = agenda.clock.used(step.number, clock, agenda.step) // MINUTE
        if planned:
            values = {"n": step.number, "step": t(step.name), "planned": planned, "used": used}
            took = t("{n} {step} · {planned} min, took {used}", **values)
            line = took if used else t("{n} {step} · {planned} min", **values)
            lines.append(f"→ {line}" if step.number == agenda.step else line)
    st.text("\n".join([*lines, "", t(KEYS)]))
