"""The plan drawn: what the room is about, who is in it, and how the AI answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from components.editing import open_form
from components.fields import Field, Value
from components.joining import PersonAsk, person_menu, presence_words
from components.journey import samples
from components.quick import Box, Choice, quick_entry
from workshop.commands import Command
from workshop.scales import FUNCTIONS, ROSTER_ROLES
from workshop.stages import Stage
from workshop.state import State, in_order
from workshop.steps import STEPS
from workshop.things.plan import Plan, Variance

NAMES = {"": "Votes without names", "yes": "Votes with names"}
PLAN_FIELDS = (
    Field("title", "Name of the workshop"),
    Field("product", "Product", placeholder="The product it is part of"),
    Field("feature", "AI feature", placeholder="What we call it"),
    Field("date", "Date", kind="date"),
    Field("ends_at", "The room ends at", kind="time"),
    Field("names", "Names", kind="choice", options=NAMES, hint="Agree on it before the vote."),
    *(
        Field(f"minutes.{step.number}", f"Minutes: {step.name}", kind="number", later=True)
        for step in STEPS
        if step.minutes
    ),
)
VARIANCE_FIELDS = (
    Field("good", "A good answer", kind="long", placeholder="Paste a real one"),
    Field("usual", "A usual answer", kind="long", placeholder="Paste a real one"),
    Field("bad", "A bad answer", kind="long", placeholder="Paste a real one"),
    Field("checked", "How many answers were checked", placeholder="a whole number"),
    Field("acceptable", "How many of those were good enough", placeholder="a whole number"),
    Field("source", "Who checked them, or where to look it up"),
    Field("checked_on", "When they were checked", kind="date"),
)


def open_for_edit(form: str, seq: int, stands: Mapping[str, Value]) -> None:
    """The button that opens a form with what stands."""
    if st.button("Edit", key=f"{form}.open", icon=":material/edit:"):
        open_form(form, seq, stands)
        st.rerun()


def plan_summary(plan: Plan) -> None:
    """What is settled, and what is not yet."""
    for field in PLAN_FIELDS:
        if field.later:
            continue
        stands = getattr(plan, field.name)
        words = (field.options or {}).get(stands, stands) or "not set"
        st.text(f"{field.label}: {words}")
    total = sum(plan.minutes)
    each = " + ".join(str(minutes) for minutes in plan.minutes if minutes)
    st.text(f"Minutes: {each} = {total}")


def variance_summary(known: Variance) -> None:
    """The three sample answers, and how many of how many checked ones were good enough."""
    samples(known, across=False)
    if not (known.good or known.usual or known.bad):
        st.text("Three real answers to the task: a good, a usual and a bad one.")
    if known.share is None:
        st.text("Nobody has checked the answers yet. Put a name and a date to it.")
        return
    where = f", {known.source}" if known.source else ""
    when = f", {known.checked_on}" if known.checked_on else ""
    st.text(f"{known.acceptable} of {known.checked} checked answers were good enough{where}{when}.")


def people_entry(owner: str) -> None:
    """Type the roster: several names at once, with one function and role."""
    quick_entry(
        "people",
        "AddPeople",
        [Box("names", "Names, one a line")],
        owner=owner,
        button="Add to the roster",
        listed="names",
        choices=[
            Choice("function", "Function", FUNCTIONS, needed=False),
            Choice("role", "They", ROSTER_ROLES, value="participant"),
        ],
    )


def roster(state: State, connected: Collection[str], made: str) -> Command | PersonAsk | None:
    """Who votes and who observes, and whose phone is there; what was pressed beside a name."""
    ask: Command | PersonAsk | None = None
    everybody = [person for person in in_order(state.people) if person.present]
    for role, title in ROSTER_ROLES.items():
        people = [person for person in everybody if person.role == role]
        if people:
            st.markdown(f"**{title}** · {len(people)}")
        for person in people:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                function = FUNCTIONS.get(person.function, "")
                name = state.names[person.id]
                st.text(f"{name}{f' · {function}' if function else ''}", width="stretch")
                st.text(presence_words(person, connected))
                if st.button("Edit", key=f"person:{person.id}", type="tertiary"):
                    ask = PersonAsk("edit", person.id)
                if st.button("Remove", key=f"remove:{person.id}", type="tertiary"):
                    ask = PersonAsk("remove", person.id)
                ask = person_menu(state, person, made) or ask
    if not everybody:
        st.text("Nobody yet. Four to six who vote, from different functions; observers besides.")
    return ask


def person_fields() -> tuple[Field, ...]:
    """The inputs of somebody on the roster."""
    return (
        Field("name", "Name"),
        Field("function", "Function", kind="choice", options=FUNCTIONS),
        Field("role", "Votes or observes", kind="choice", options=ROSTER_ROLES),
    )


def stage_name_fields(stage: Stage) -> tuple[Field, ...]:
    """The input of a stage's own name."""
    return (Field("name", f"Stage {stage.number}", hint="Empty brings the usual name back."),)
