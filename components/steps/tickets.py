"""Tickets: their inputs, the sentence first, and how they look at the desk and on the wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from components.kit.board import Card, Cell, Column
from components.kit.editing import Edit, began_with, edit_form, is_open, open_form, open_forms
from components.kit.fields import Field, Value, inputs
from components.kit.plain import clip
from components.kit.session import EDIT, TICKET
from components.steps.stages import stage_names
from workshop.commands import Command, DropIdea, EditIdea
from workshop.kinds.room import IDEA, METRIC
from workshop.models.tickets import Idea
from workshop.outcome import Ticket, ticket
from workshop.readiness import VAGUE, sentence
from workshop.starters import MEASURES, measures_for
from workshop.state import State
from workshop.translation import t

PICKED = "picked"
"""The field of the form that holds a starter; a ticket has none of that name."""
SENTENCE = ("measure", "start", "goal", "by", "owner", "source", "start_by", "start_who")
"""The fields of a ticket's sentence in its order; six of them make it checkable."""
ABOUT = (PICKED, "first_step", "effort", "guardrail", "stops", "change", "stage")
"""What is asked besides, before the rest of how we will know."""
READY = {
    "measurable": ("Measurable", ":material/check_circle:", "green"),
    "start value pending": ("Start value pending", ":material/schedule:", "blue"),
    "incomplete": ("Not measurable yet", ":material/edit:", "orange"),
}


def ticket_fields(state: State, idea: Idea, stops: Mapping[str, str]) -> tuple[Field, ...]:
    """The inputs of a ticket: its sentence first, everything else after it."""
    fields = (*IDEA.fields, *METRIC)
    known = {f.name: f for f in inputs(fields, stage=stage_names(state), stops=stops)}
    pick = t("No measure yet? Pick one")
    known[PICKED] = Field(PICKED, pick, kind="choice", options=_measures(idea.stage))
    # Both are settled by now, unlike in the form of an idea.
    known["change"] = Field("change", t("We… (the change)"), later=True)
    known["stage"] = replace(known["stage"], later=True)
    return tuple(known[name] for name in dict.fromkeys((*SENTENCE, *ABOUT, *known)))


def _measures(stage: str) -> dict[str, str]:
    """Measures to pick from, by what they are called here: picked, one is the room's own."""
    found = {}
    for measure in measures_for(stage):
        name, *parts = (t(part) for part in (measure.name, measure.count, measure.out_of))
        formula = " / ".join(filter(None, parts))
        found[name] = t("{what}: {words}", what=name, words=formula)
    return found


def value_of(idea: Idea, field: str) -> str:
    """What stands in a field of a ticket, its "how we will know" included."""
    if field == PICKED:
        return ""
    holder = idea.metric if hasattr(idea.metric, field) else idea
    value: str = getattr(holder, field)
    return value


def ticket_head(ticket: Ticket) -> None:
    """A ticket at a glance: its change, what it stops, how we will know, what it lacks."""
    words, icon, colour = READY[ticket.readiness]
    with st.container(horizontal=True, vertical_alignment="center"):
        head = t("Ticket {n} · {stage}", n=ticket.number, stage=ticket.stage.name)
        st.text(head, width="stretch")
        st.badge(t(words), icon=icon, color=colour)  # type: ignore[arg-type]
    st.text(t("We {change}.", change=ticket.idea.change))
    if ticket.stops:
        st.text(t("Stops: {card}", card=ticket.stops.sentence))
    st.text(t("How we will know: {sentence}", sentence=sentence(ticket.idea)))
    plain = [gap for gap in ticket.missing if gap != t(VAGUE)]
    if plain:
        st.text(t("Still missing: {parts}.", parts=", ".join(plain)))
    if t(VAGUE) in ticket.missing:
        st.text(t(VAGUE))


def ticket_box(
    state: State,
    number: int,
    idea: Idea,
    *,
    stops: Mapping[str, str],
    today: date,
    command_id: str,
    leads: bool = True,
) -> tuple[str, Command] | None:
    """One ticket and its form; what was sent or pressed (without a form's name).

    Only who leads can drop it, or has another window to write it in.
    """
    form = f"{TICKET}-{idea.id}"
    fields = ticket_fields(state, idea, stops)
    with st.container(border=True, gap="small", key=f"ticket-box-{idea.id}"):
        ticket_head(ticket(state, number, idea, today))
        if is_open(form):
            edit = edit_form(form, fields, columns=3)
            return (form, _edited(idea, edit, command_id)) if edit else None
        with st.container(horizontal=True):
            if st.button(t("How we will know"), key=f"{EDIT}:{idea.id}", icon=":material/edit:"):
                current: dict[str, Value] = {f.name: value_of(idea, f.name) for f in fields}
                open_form(form, state.seq, current)
                st.rerun()
            if leads:
                own = f"/tickets?w={state.id}&t={idea.id}"
                st.link_button(t("Write it in a window of its own"), own)
            if leads and st.button(t("Drop the ticket"), key=f"drop:{idea.id}", type="tertiary"):
                return "", DropIdea(id=command_id, idea_id=idea.id)
    return None


def _edited(idea: Idea, edit: Edit, command_id: str) -> EditIdea:
    """The edit of a ticket; a measure that was picked brings its formula, unit and direction.

    Another measure takes those of the one before along, but never what people typed.
    """
    words = edit.texts
    if picked := words.pop(PICKED, ""):
        words["measure"] = picked
    if "measure" in words:
        before, after = _parts(idea.metric.measure), _parts(words["measure"])
        brought = {n: v for n, v in after.items() if value_of(idea, n) in ("", before[n])}
        words = {n: v for n, v in brought.items() if v != value_of(idea, n)} | words
    return EditIdea(id=command_id, idea_id=idea.id, base_seq=edit.base_seq, changes=words)


def _parts(measure: str) -> dict[str, str]:
    """What a measure of ours brings; nothing for one that people typed."""
    known = next((m for m in MEASURES if t(m.name) == measure), None)
    if known is None:
        return dict.fromkeys(("count", "out_of", "unit", "direction"), "")
    words = {"count": t(known.count), "out_of": t(known.out_of), "unit": t(known.unit)}
    return {**words, "direction": known.direction}


def wall_tickets(state: State) -> None:
    """The tickets chosen so far, side by side and short."""
    tickets = state.tickets
    for column, (number, idea) in zip(
        st.columns(max(3, len(tickets))), enumerate(tickets, 1), strict=False
    ):
        with column.container(border=True, height="stretch", gap="xxsmall"):
            st.text(f"{number} · {state.stage(idea.stage).name}")
            st.text(clip(t("We {change}.", change=idea.change), 120))


def ticket_columns(state: State) -> list[Column]:
    """The tickets as columns of the wall: change, what it stops, owner, how we will know."""
    columns = []
    for number, idea in enumerate(state.tickets, start=1):
        failure_mode = state.failure_modes.get(idea.stops)
        owner = t("Owner: {name}", name=idea.owner) if idea.owner else ""
        step = t("First step: {step}", step=idea.first_step) if idea.first_step else ""
        know = sentence(idea) if idea.metric.measure else ""
        change = t("We {change}.", change=idea.change)
        cards = [
            Card(f"{idea.id}.change", change, foot=f"{owner} {step}".strip()),
            Card(
                f"{idea.id}.stops", failure_mode.sentence if failure_mode else "", head=t("Stops")
            ),
            Card(f"{idea.id}.know", know, head=t("How we will know")),
        ]
        title = f"{number} · {state.stage(idea.stage).name}"
        columns.append(Column(title, [Cell("", [risk for risk in cards if risk.text])]))
    return columns


def still_open(state: State) -> list[Idea]:
    """Ideas that are no tickets any more, while their form is open in this window.

    One that is gone altogether comes as its form began: the words in it are this person's.
    """
    found: list[Idea] = []
    chosen = {idea.id for idea in state.tickets}
    for form in open_forms(f"{TICKET}-"):
        name = form.removeprefix(f"{TICKET}-")
        if name in chosen:
            continue
        drawn = began_with(form)
        gone = Idea(name, str(drawn["stage"]), str(drawn["change"]), "", "")
        found.append(state.ideas.get(name, gone))
    return sorted(found, key=lambda idea: idea.born)


def only(ideas: Sequence[Idea], name: str) -> list[tuple[int, Idea]]:
    """The tickets with their numbers; one alone for a writer's own window."""
    numbered = list(enumerate(ideas, start=1))
    return [pair for pair in numbered if pair[1].id == name] or numbered
