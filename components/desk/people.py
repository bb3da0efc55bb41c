"""Who is in the room: the roster, typed, corrected, and what is asked for beside a name."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from components.desk.joining import PersonAsk, person_menu, presence_words
from components.kit.editing import edit_form, is_open, open_form
from components.kit.fields import Field, inputs
from components.kit.quick_entry import Choice, Input, quick_entry
from workshop.commands import Command, EditPerson
from workshop.kinds.room import PERSON
from workshop.scales import FUNCTIONS, ROSTER_ROLES
from workshop.state import State, in_order
from workshop.translation import t, translated


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
            Choice("function", t(PERSON["function"].label), translated(FUNCTIONS), needed=False),
            Choice("role", t("They"), translated(ROSTER_ROLES), value="participant"),
        ],
    )


def roster(state: State, connected: Collection[str], command_id: str) -> Command | PersonAsk | None:
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
                ask = person_menu(state, person, command_id) or ask
    if not everybody:
        st.text(t("Nobody yet. Four to six who vote, from different functions; observers besides."))
    return ask


def person_fields() -> tuple[Field, ...]:
    """The inputs of somebody on the roster."""
    return inputs(PERSON.fields)


def person_forms(
    state: State, asked: Command | PersonAsk | None, command_id: str
) -> tuple[str, Command] | None:
    """The forms of people who are being corrected; one that was sent, and what to do."""
    sent: tuple[str, Command] | None = None
    for person in state.people.values():
        form = f"person-{person.id}"
        if asked == PersonAsk("edit", person.id):
            open_form(form, state.seq, {f.name: getattr(person, f.name) for f in person_fields()})
        if is_open(form) and (edit := edit_form(form, person_fields(), columns=3)):
            changes = edit.texts
            sent = (
                form,
                EditPerson(
                    id=command_id, person_id=person.id, base_seq=edit.base_seq, changes=changes
                ),
            )
    return sent
