"""Step 4's controls: cards, the known patterns nobody mentioned, what waits under "Later"."""

from __future__ import annotations

import streamlit as st

from components.board import Act, Card, Cell, Column
from components.cards import card_fields
from components.chosen import edit_chosen, edit_of_chosen
from components.fields import inputs
from components.journey import stage_choice
from components.quick import Box, quick_entry
from components.remarks import pattern_words
from workshop.commands import (
    AddPattern,
    Command,
    DeleteFailureMode,
    EditFailureMode,
    JoinFailureModes,
    JudgePattern,
)
from workshop.kinds.room import FAILURE_MODE
from workshop.scales import ANSWERS
from workshop.starters import PATTERNS, Pattern
from workshop.state import State
from workshop.texts import t

VERBS = {"edit": "Edit", "join": "Join", "delete": "Delete"}
FEW = {"edit": 1, "delete": 1}
MANY = {"join": 2}


def card_entry(state: State, stage: str, owner: str) -> None:
    """Type a card: what the AI does, and what our user suffers."""
    quick_entry(
        "card",
        "AddFailureMode",
        [Box(field.name, field.label) for field in inputs(FAILURE_MODE.only("does", "suffers"))],
        owner=owner,
        choices=[stage_choice(state, stage)],
    )


def card_act(state: State, act: Act, made: str) -> Command | None:
    """What was pressed for the selected cards; editing opens its form first."""
    names = [name for name in act.ids if name in state.failures]
    if not names:
        return None
    if act.verb == "delete":
        return DeleteFailureMode(id=made, mode_id=names[0])
    if act.verb == "join":
        return JoinFailureModes(id=made, kept=names[0], joined=tuple(names[1:]))
    mode = state.failures[names[0]]
    stands = {field.name: getattr(mode, field.name) for field in card_fields(state)}
    edit_chosen("card", mode.id, state.seq, stands)


def card_form(state: State, made: str) -> tuple[str, Command] | None:
    """The forms of cards that are being edited; one that was sent, and what to do."""
    sent = edit_of_chosen("card", card_fields(state))
    if sent is None:
        return None
    form, name, edit = sent
    return form, EditFailureMode(id=made, mode_id=name, seen=edit.seen, changes=edit.texts)


def unmentioned(state: State, made: str) -> Command | None:
    """The known patterns that no card was made of; an answer about one, if pressed."""
    wish: Command | None = None
    taken = {mode.pattern for mode in state.failures.values()}
    for pattern in PATTERNS:
        if pattern.id in taken:
            continue
        answer = state.patterns.get(pattern.id, "")
        with st.container(border=True, key=f"pattern-{pattern.id}"):
            st.markdown(f"**{t(pattern.name)}**{f' · {t(ANSWERS[answer])}' if answer else ''}")
            st.text(_pattern_sentence(pattern))
            if said := pattern_words(state, pattern.id):
                st.text(said)
            with st.container(horizontal=True):
                if st.button(t("Happens to us"), key=f"us:{pattern.id}"):
                    wish = AddPattern(id=made, pattern=pattern.id)
                for name in ("not us", "can't tell"):
                    words = t(ANSWERS[name])
                    if st.button(words, key=f"{name}:{pattern.id}", disabled=answer == name):
                        wish = JudgePattern(id=made, pattern=pattern.id, answer=name)
    return wish


def _pattern_sentence(pattern: Pattern) -> str:
    told = {"does": t(pattern.does), "suffers": t(pattern.suffers)}
    return t("The AI {does}, so our user {suffers}.", **told)


def pattern_column(state: State) -> Column:
    """The known patterns that nobody mentioned, as the wall asks about them."""
    taken = {mode.pattern for mode in state.failures.values()}
    cards = [
        Card(p.id, _pattern_sentence(p), head=t(p.name))
        for p in PATTERNS
        if p.id not in taken and state.patterns.get(p.id) != "not us"
    ]
    return Column("", [Cell("", cards)])
