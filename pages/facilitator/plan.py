"""Before the room: what it is about, who comes, how the AI answers, and the test of the room."""

from functools import partial

import streamlit as st

from components.desk.joining import Door, PersonAsk, door_panel, person_link
from components.desk.plan import (
    open_for_edit,
    people_entry,
    person_fields,
    plan_fields,
    plan_summary,
    roster,
    stage_name_fields,
    variance_fields,
    variance_summary,
)
from components.desk.room_test import room_test
from components.kit.editing import edit_form, is_open, open_form, save
from components.kit.feedback import attempt_and_redraw
from data.room import Room, new_code, new_id
from workshop.commands import (
    CloseJoining,
    EditPerson,
    EditPlan,
    OpenJoining,
    RecordVariance,
    RemovePerson,
    RenameStage,
)
from workshop.texts import t

room: Room = st.session_state.room
state = room.state
plan = state.plan

st.title(t("Plan"), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    st.subheader(t("What it is about"), anchor=False)
    stands = {f.name: getattr(plan, f.name) for f in plan_fields() if hasattr(plan, f.name)}
    stands |= {f"minutes.{n}": minutes for n, minutes in enumerate(plan.minutes) if minutes}
    if is_open("plan"):
        if edit := edit_form("plan", plan_fields(), columns=2):
            edited = EditPlan(id=new_id(), seen=edit.seen, changes=edit.changes)
            save("plan", partial(room.do, edited))
    else:
        plan_summary(plan)
        open_for_edit("plan", state.seq, stands)
    st.subheader(t("How the AI answers"), anchor=False)
    if is_open("variance"):
        if edit := edit_form("variance", variance_fields()):
            recorded = RecordVariance(id=new_id(), seen=edit.seen, changes=edit.texts)
            save("variance", partial(room.do, recorded))
    else:
        variance_summary(state.variance)
        stands = {f.name: getattr(state.variance, f.name) for f in variance_fields()}
        open_for_edit("variance", state.seq, stands)
with right:
    door = Door(*room.door) if room.door else None
    wish = door_panel(state, door, room.helper, new_code(), new_id())
    st.subheader(t("Who is in the room"), anchor=False)
    people_entry(room.owner)
    asked = roster(state, room.connected, new_id())
    if isinstance(asked, PersonAsk) and asked.verb == "remove":
        wish = RemovePerson(id=new_id(), person_id=asked.name)
    elif isinstance(asked, PersonAsk) and asked.verb == "link":
        person_link(state.names[asked.name], room.link_for(asked.name))
    elif asked and not isinstance(asked, PersonAsk):
        wish = asked
    if wish:
        attempt_and_redraw(partial(room.do, wish))
    for person in state.people.values():
        form = f"person-{person.id}"
        if asked == PersonAsk("edit", person.id):
            fields = {f.name: getattr(person, f.name) for f in person_fields()}
            open_form(form, state.seq, fields)
        if is_open(form) and (edit := edit_form(form, person_fields(), columns=3)):
            corrected = EditPerson(
                id=new_id(), person_id=person.id, seen=edit.seen, changes=edit.texts
            )
            save(form, partial(room.do, corrected))
    asks = room_test(wall=f"/wall?w={state.id}", joining=state.joining, phone=room.phone_seen)
    if asks == "open":
        attempt_and_redraw(partial(room.do, OpenJoining(id=new_id(), code=new_code())))
    elif asks == "close":
        attempt_and_redraw(partial(room.do, CloseJoining(id=new_id())))
    with st.expander(t("Call the stages something else")):
        for stage in state.stages:
            form = f"stage-{stage.id}"
            if is_open(form):
                if edit := edit_form(form, stage_name_fields(stage)):
                    own = state.stage_names.get(stage.id)
                    name = edit.texts.get("name", own.name if own else "")
                    renamed = RenameStage(id=new_id(), stage=stage.id, seen=edit.seen, name=name)
                    save(form, partial(room.do, renamed))
            elif st.button(t("Rename stage {n}", n=stage.number), key=f"{form}.open"):
                open_form(form, state.seq, {"name": stage.name})
                st.rerun()
