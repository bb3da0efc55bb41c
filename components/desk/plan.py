"""The plan drawn: what the room is about, who is in it, and how the AI answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from components.desk.joining import PersonAsk, person_menu, presence_words
from components.kit.editing import open_form
from components.kit.fields import Field, Value, field_of, inputs
from components.kit.quick_entry import Choice, Input, quick_entry
from components.steps.samples import samples
from workshop.commands import Command
from workshop.kinds.room import PERSON, PLAN, STAGE_NAME, VARIANCE
from workshop.kinds.room.plan import MINUTES
from workshop.scales import FUNCTIONS, ROSTER_ROLES
from workshop.stages import Stage
from workshop.state import State, in_order
from workshop.steps import STEPS
from workshop.texts import t, told
from workshop.things.plan import Plan, Variance


def plan_fields() -> tuple[Field, ...]:
    """The inputs of the plan; the minutes of the steps wait behind "Later"."""
    asked = (field for field in PLAN.fields if field not in MINUTES.values())
    minutes = (field_of(field, step=t(STEPS[n].name)) for n, field in MINUTES.items())
    return (*inputs(asked), *minutes)


def variance_fields() -> tuple[Field, ...]:
    """The inputs of how the AI answers."""
    return inputs(VARIANCE.fields)


def open_for_edit(form: str, seq: int, stands: Mapping[str, Value]) -> None:
    """The button that opens a form with what stands."""
    if st.button(t("Edit"), key=f"{form}.open", icon=":material/edit:"):
        open_form(form, seq, stands)
        st.rerun()


def plan_summary(plan: Plan) -> None:
    """What is settled, and what is not yet."""
    for field in plan_fields():
        if field.later:
            continue
        stands = getattr(plan, field.name)
        words = (field.options or {}).get(stands, stands) or t("not set")
        st.text(t("{what}: {words}", what=field.label, words=words))
    total = sum(plan.minutes)
    each = " + ".join(str(minutes) for minutes in plan.minutes if minutes)
    st.text(t("Minutes: {each} = {total}", each=each, total=total))


def variance_summary(known: Variance) -> None:
    """The three sample answers, and how many of how many checked ones were good enough."""
    samples(known, across=False)
    if not (known.good or known.usual or known.bad):
        st.text(t("Three real answers to the task: a good, a usual and a bad one."))
    if known.share is None:
        st.text(t("Nobody has checked the answers yet. Put a name and a date to it."))
        return
    values = {"n": known.acceptable, "of": known.checked}
    record = ", ".join(filter(None, (known.source, known.checked_on)))
    st.text(
        t("{n} of {of} checked answers were good enough, {record}.", record=record, **values)
        if record
        else t("{n} of {of} checked answers were good enough.", **values)
    )


def people_entry(owner: str) -> None:
    """Type the roster: several names at once, with one function and role."""
    quick_entry(
        "people",
        "AddPeople",
        [Input("names", t("Names, one a line"))],
        owner=owner,
        button=t("Add to the roster"),
        listed="names",
        choices=[
            Choice("function", t(PERSON["function"].label), told(FUNCTIONS), needed=False),
            Choice("role", t("They"), told(ROSTER_ROLES), value="participant"),
        ],
    )


def roster(state: State, connected: Collection[str], made: str) -> Command | PersonAsk | None:
    """Who votes and who observes, and whose phone is there; what was pressed beside a name."""
    ask: Command | PersonAsk | None = None
    everybody = [person for person in in_order(state.people) if person.present]
    for role, title in ROSTER_ROLES.items():
        people = [person for person in everybody if person.role == role]
        if people:
            st.markdown(f"**{t(title)}** · {len(people)}")
        for person in people:
            row = {"horizontal": True, "wrap": False, "vertical_alignment": "center"}
            with st.container(gap="small", **row):  # type: ignore[arg-type]
                function = t(FUNCTIONS.get(person.function, ""))
                name = state.names[person.id]
                st.text(f"{name}{f' · {function}' if function else ''}", width="stretch")
                st.text(presence_words(person, connected))
                if st.button(t("Edit"), key=f"person:{person.id}", type="tertiary"):
                    ask = PersonAsk("edit", person.id)
                if st.button(t("Remove"), key=f"remove:{person.id}", type="tertiary"):
                    ask = PersonAsk("remove", person.id)
                ask = person_menu(state, person, made) or ask
    if not everybody:
        st.text(t("Nobody yet. Four to six who vote, from different functions; observers besides."))
    return ask


def person_fields() -> tuple[Field, ...]:
    """The inputs of somebody on the roster."""
    return inputs(PERSON.fields)


def stage_name_fields(stage: Stage) -> tuple[Field, ...]:
    """The input of a stage's own name."""
    return (field_of(STAGE_NAME["name"], n=stage.number),)
