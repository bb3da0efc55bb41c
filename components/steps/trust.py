"""Step 3's controls: which task, what to talk about, and the record of good answers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from components.kit.plain import escape
from workshop.beats.ids import TRUST_TALK
from workshop.commands import AddTask, Command, EnterBeat
from workshop.places import here, worded
from workshop.results import Tally, talk_about
from workshop.state import State, in_order
from workshop.translation import t
from workshop.trust import spread


def choose_task(state: State, command_id: str) -> tuple[str, Command | None]:
    """Which task's curve this is about, empty for the one in the scope; or a task to add."""
    with st.expander(t("Another task of the same person"), expanded=bool(state.tasks)):
        names = {"": state.scope.task or t("The task in the scope")}
        names |= {task.id: task.task for task in in_order(state.tasks)}
        selected = ""
        if state.tasks:
            selected = st.radio(
                t("Whose trust? Each task has a curve of its own; they are never mixed."),
                list(names),
                format_func=lambda name: escape(names[name]),
                key="task",
            )
        with st.form("task.new"):
            words = st.text_input(t("A second task"), key=f"task.name:{len(state.tasks)}")
            added = st.form_submit_button(t("Add the task"), key="task.add")
    return selected or "", AddTask(id=command_id, task=words or "") if added else None


def topics(state: State, tallies: Sequence[Tally], command_id: str) -> Command | None:
    """What is worth talking about, widest split first; a stage to talk about, if pressed."""
    with st.container(horizontal=True, vertical_alignment="center", key="topics"):
        for stage in talk_about(tallies):
            votes = next(tally.votes for tally in tallies if tally.item == stage)
            name = escape(state.stage(stage).name)
            how = spread(votes).lower() or t("one vote")
            words = t("Talk about it: {stage} ({how})", stage=name, how=how)
            if st.button(words, key=f"talk:{stage}"):
                return EnterBeat(id=command_id, beat=TRUST_TALK, topic=stage)
    return None


def record_words(state: State) -> None:
    """How many checked answers were good enough, and what to ask the room about it."""
    st.text(worded(state, "{record}", here(state)))
