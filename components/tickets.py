"""Step 5's tickets: six inputs to one that can be checked, and everything else behind Later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from components.cards import stage_names, ticket_head
from components.editing import Edit, edit_form, is_open, open_form
from components.fields import Field, Value, inputs
from components.plain import in_words
from workshop.commands import AcceptRisk, Command, DropIdea, EditIdea, GiveReason
from workshop.kinds.room import FAILURE_MODE, IDEA, METRIC, OVERRIDE
from workshop.loose_ends import REASON, TICKETS, LooseEnds
from workshop.starters import MEASURES, measures_for
from workshop.state import State
from workshop.texts import counted, t
from workshop.things.failures import FailureMode
from workshop.things.tickets import Idea

PICKED = "picked"
"""The field of the form that holds a starter; a ticket has none of that name."""
SENTENCE = ("measure", "start", "goal", "by", "owner", "source", "start_by", "start_who")
"""The fields of a ticket's sentence in its order; six of them make it checkable."""
ABOUT = (PICKED, "first_step", "effort", "guardrail", "stops", "change", "stage")
"""What is asked besides, before the rest of how we will know."""


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
            if st.button(t("How we will know"), key=f"edit:{idea.id}", icon=":material/edit:"):
                stands: dict[str, Value] = {f.name: value_of(idea, f.name) for f in fields}
                open_form(form, state.seq, stands)
                st.rerun()
            if leads:
                own = f"/tickets?w={state.id}&t={idea.id}"
                st.link_button(t("Write it in a window of its own"), own)
            if leads and st.button(t("Drop the ticket"), key=f"drop:{idea.id}", type="tertiary"):
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
    known = next((m for m in MEASURES if t(m.name) == measure), None)
    if known is None:
        return dict.fromkeys(("count", "out_of", "unit", "direction"), "")
    words = {"count": t(known.count), "out_of": t(known.out_of), "unit": t(known.unit)}
    return {**words, "direction": known.direction}


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
    few = counted(
        "{number} ticket. That is fine if you say why.",
        "{number} tickets. That is fine if you say why.",
        count,
        number=in_words(count).capitalize(),
    )
    words = few if count < TICKETS else t("A fourth one? Say why.")
    with st.expander(words, expanded=count != TICKETS or is_open("reason")):
        if reason:
            st.text(reason)
        if not is_open("reason"):
            if st.button(t("Write the reason"), key="reason.open"):
                open_form("reason", state.seq, {"reason": reason})
                st.rerun()
        elif edit := edit_form("reason", inputs(OVERRIDE.fields)):
            given = edit.texts.get("reason", reason)
            return "reason", GiveReason(id=made, about=REASON, reason=given)
    return None


NOBODY = "Write who accepts that first. Nothing was saved yet."


def loose_end_list(state: State, ends: LooseEnds, made: str) -> tuple[str, Command] | None:
    """What would be left hanging, named once; somebody may accept a risk in their own name."""
    if not ends.any:
        return None
    sent: tuple[str, Command] | None = None
    with st.container(border=True, key="loose-ends"):
        st.markdown(t("**Before you close**"))
        if ends.short_of:
            number = in_words(len(state.tickets)).capitalize()
            st.text(t("{number} of three tickets, and no reason.", number=number))
        for stage in ends.low_points:
            name = state.stage(stage).name
            st.text(t("Low point without a change: {stage}", stage=name))
        for mode in ends.must_fix:
            st.text(t("Must fix without a ticket: {card}", card=mode.sentence))
            sent = _acceptance(state, mode, made) or sent
    return sent


def _acceptance(state: State, mode: FailureMode, made: str) -> tuple[str, Command] | None:
    form = f"accept-{mode.id}"
    if not is_open(form):
        if st.button(t("Somebody accepts that"), key=f"{form}.open"):
            open_form(form, state.seq, {"accepted_by": "", "accepted_why": ""})
            st.rerun()
        return None
    fields = inputs(FAILURE_MODE.others)
    edit = edit_form(form, fields, columns=2, send=t("Accept it"))
    if edit is None:
        return None
    by, why = (edit.texts.get(field.name, "") for field in fields)
    if not by.strip():
        st.error(t(NOBODY), icon=":material/error:")
        return None
    return form, AcceptRisk(id=made, mode_id=mode.id, seen=edit.seen, by=by, why=why)


def only(ideas: Sequence[Idea], name: str) -> list[tuple[int, Idea]]:
    """The tickets with their numbers; one alone for a writer's own window."""
    numbered = list(enumerate(ideas, start=1))
    return [pair for pair in numbered if pair[1].id == name] or numbered
