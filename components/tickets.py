"""Step 5's tickets: six inputs to one that can be checked, and everything else behind Later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components.cards import ticket_head
from components.editing import Edit, edit_form, is_open, open_form
from components.fields import Field, Value
from components.plain import in_words
from workshop.commands import AcceptRisk, Command, DropIdea, EditIdea, GiveReason
from workshop.loose_ends import REASON, TICKETS, LooseEnds
from workshop.scales import EFFORT
from workshop.starters import MEASURES, measures_for
from workshop.state import State
from workshop.things.failures import FailureMode
from workshop.things.tickets import Idea

PICKED = "picked"
"""The field of the form that holds a starter; a ticket has none of that name."""
DIRECTIONS = {"up": "Should go up", "down": "Should go down"}


def ticket_fields(state: State, idea: Idea, stops: Mapping[str, str]) -> tuple[Field, ...]:
    """The inputs of a ticket, in the order of its sentence; six of them make it checkable."""
    measures = {m.name: f"{m.name}: {m.formula}" for m in measures_for(idea.stage)}
    stages = {stage.id: stage.name for stage in state.stages}
    return (
        Field("measure", "Measure", placeholder="what you count / out of what"),
        Field("start", "Goes from (start value)", placeholder="a number with its unit, or empty"),
        Field("goal", "to (goal)", placeholder="a number with its unit"),
        Field("by", "by", kind="date"),
        Field("owner", "Owner", placeholder="a name"),
        Field("source", "reads it from", placeholder="where the number is found"),
        Field("start_by", "No start value yet? It comes by", kind="date"),
        Field("start_who", "…from", placeholder="the owner, if empty"),
        Field(PICKED, "No measure yet? Pick one", kind="choice", options=measures),
        Field("first_step", "First small step this week"),
        Field("effort", "Effort", kind="pills", options=EFFORT),
        Field("guardrail", "Must not get worse"),
        Field("stops", "What it stops", kind="choice", options=stops),
        Field("change", "We… (the change)", later=True),
        Field("stage", "Stage", kind="choice", options=stages, later=True),
        Field("count", "What is counted", later=True),
        Field("out_of", "…out of", later=True),
        Field("unit", "Unit", later=True),
        Field("direction", "Direction", kind="choice", options=DIRECTIONS, later=True),
        Field("start_on", "Start value read on", kind="date", later=True),
    )


def value_of(idea: Idea, field: str) -> str:
    """What stands in a field of a ticket, its "how we will know" included."""
    if field == PICKED:
        return ""
    holder = idea.metric if hasattr(idea.metric, field) else idea
    value: str = getattr(holder, field)
    return value


def ticket_box(
    state: State,
    number: int,
    idea: Idea,
    *,
    stops: Mapping[str, str],
    today: date,
    made: str,
    leads: bool = True,
) -> tuple[str, Command] | None:
    """One ticket and its form; what was sent or pressed (without a form's name).

    Only who leads can drop it, or has another window to write it in.
    """
    form = f"ticket-{idea.id}"
    fields = ticket_fields(state, idea, stops)
    with st.container(border=True, gap="small", key=f"ticket-box-{idea.id}"):
        ticket_head(state, number, idea, today)
        if is_open(form):
            edit = edit_form(form, fields, columns=3)
            return (form, _edited(idea, edit, made)) if edit else None
        with st.container(horizontal=True):
            if st.button("How we will know", key=f"edit:{idea.id}", icon=":material/edit:"):
                stands: dict[str, Value] = {f.name: value_of(idea, f.name) for f in fields}
                open_form(form, state.seq, stands)
                st.rerun()
            if leads:
                own = f"/tickets?w={state.id}&t={idea.id}"
                st.link_button("Write it in a window of its own", own)
            if leads and st.button("Drop the ticket", key=f"drop:{idea.id}", type="tertiary"):
                return "", DropIdea(id=made, idea_id=idea.id)
    return None


def _edited(idea: Idea, edit: Edit, made: str) -> EditIdea:
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
    return EditIdea(id=made, idea_id=idea.id, seen=edit.seen, changes=words)


def _parts(measure: str) -> dict[str, str]:
    """What a measure of ours brings; nothing for one that people typed."""
    known = next((m for m in MEASURES if m.name == measure), None)
    return {n: getattr(known, n, "") for n in ("count", "out_of", "unit", "direction")}


def still_open(state: State) -> list[Idea]:
    """Ideas that are no tickets any more, while their form is open in this window.

    One that is gone altogether comes as its form began: the words in it are this person's.
    """
    found: list[Idea] = []
    for key in map(str, st.session_state):
        name = key.removeprefix("ticket-").removesuffix(".seen")
        if key != f"ticket-{name}.seen" or name in [idea.id for idea in state.tickets]:
            continue
        drawn = st.session_state[f"ticket-{name}.drawn"]
        gone = Idea(name, drawn["stage"], drawn["change"], "", "")
        found.append(state.ideas.get(name, gone))
    return sorted(found, key=lambda idea: idea.born)


def reason_form(state: State, made: str) -> tuple[str, Command] | None:
    """Why there are not exactly three tickets; the reason is printed with them."""
    count, reason = len(state.tickets), state.overrides.get(REASON, "")
    told = f"{in_words(count).capitalize()} {'ticket' if count == 1 else 'tickets'}."
    words = f"{told} That is fine if you say why." if count < TICKETS else "A fourth one? Say why."
    with st.expander(words, expanded=count != TICKETS or is_open("reason")):
        if reason:
            st.text(reason)
        if not is_open("reason"):
            if st.button("Write the reason", key="reason.open"):
                open_form("reason", state.seq, {"reason": reason})
                st.rerun()
        elif edit := edit_form("reason", (Field("reason", "Why not just three?"),)):
            given = edit.texts.get("reason", reason)
            return "reason", GiveReason(id=made, about=REASON, reason=given)
    return None


NOBODY = "Write who accepts that first. Nothing was saved yet."
ACCEPT = (Field("accepted_by", "Who accepts that?"), Field("accepted_why", "Why?"))


def loose_end_list(state: State, ends: LooseEnds, made: str) -> tuple[str, Command] | None:
    """What would be left hanging, named once; somebody may accept a risk in their own name."""
    if not ends.any:
        return None
    sent: tuple[str, Command] | None = None
    with st.container(border=True, key="loose-ends"):
        st.markdown("**Before you close**")
        if ends.short_of:
            st.text(f"{in_words(len(state.tickets)).capitalize()} of three tickets, and no reason.")
        for stage in ends.low_points:
            st.text(f"Low point without a change: {state.stage(stage).name}")
        for mode in ends.must_fix:
            st.text(f"Must fix without a ticket: {mode.sentence}")
            sent = _acceptance(state, mode, made) or sent
    return sent


def _acceptance(state: State, mode: FailureMode, made: str) -> tuple[str, Command] | None:
    form = f"accept-{mode.id}"
    if not is_open(form):
        if st.button("Somebody accepts that", key=f"{form}.open"):
            open_form(form, state.seq, {"accepted_by": "", "accepted_why": ""})
            st.rerun()
        return None
    edit = edit_form(form, ACCEPT, columns=2, send="Accept it")
    if edit is None:
        return None
    by, why = (edit.texts.get(field.name, "") for field in ACCEPT)
    if not by.strip():
        st.error(NOBODY, icon=":material/error:")
        return None
    return form, AcceptRisk(id=made, mode_id=mode.id, seen=edit.seen, by=by, why=why)


def only(ideas: Sequence[Idea], name: str) -> list[tuple[int, Idea]]:
    """The tickets with their numbers; one alone for a writer's own window."""
    numbered = list(enumerate(ideas, start=1))
    return [pair for pair in numbered if pair[1].id == name] or numbered
