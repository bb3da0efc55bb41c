"""The known patterns that nobody mentioned: what the room, the phones and the wall see of them."""

from __future__ import annotations

import streamlit as st

from components.kit.board import Card, Cell, Column
from components.kit.taps import taps
from components.steps.remarks import remarks_about
from workshop.commands import AddPattern, Command, JudgePattern
from workshop.scales import ANSWERS
from workshop.starters import PATTERNS, Pattern
from workshop.state import State, remark_key
from workshop.translation import t, translated


def unmentioned(state: State, command_id: str) -> Command | None:
    """The known patterns that no failure mode came of; an answer about one, if pressed."""
    command: Command | None = None
    taken = {failure_mode.pattern for failure_mode in state.failure_modes.values()}
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
                    command = AddPattern(id=command_id, pattern=pattern.id)
                for name in ("not us", "can't tell"):
                    words = t(ANSWERS[name])
                    if st.button(words, key=f"{name}:{pattern.id}", disabled=answer == name):
                        command = JudgePattern(id=command_id, pattern=pattern.id, answer=name)
    return command


def _pattern_sentence(pattern: Pattern) -> str:
    words = {"does": t(pattern.does), "suffers": t(pattern.suffers)}
    return t("The AI {does}, so our user {suffers}.", **words)


def pattern_column(state: State) -> Column:
    """The known patterns that nobody mentioned, as the wall asks about them."""
    taken = {failure_mode.pattern for failure_mode in state.failure_modes.values()}
    cards = [
        Card(p.id, _pattern_sentence(p), head=t(p.name))
        for p in PATTERNS
        if p.id not in taken and state.patterns.get(p.id) != "not us"
    ]
    return Column("", [Cell("", cards)])


def pattern_taps(state: State, person: str) -> None:
    """The known patterns on somebody's phone, with their own answer to each."""
    taken = {failure_mode.pattern for failure_mode in state.failure_modes.values()}
    for pattern in PATTERNS:
        if pattern.id in taken:
            continue
        about = f"pattern:{pattern.id}"
        known = state.remarks.get(remark_key(about, person))
        taps(
            f"pattern-{pattern.id}",
            _happens(pattern),
            "MakeRemark",
            "text",
            translated(ANSWERS),
            selected=known.text if known else "",
            fixed={"about": about},
            none="",
        )


def _happens(pattern: Pattern) -> str:
    return t(
        "{pattern}: the AI {does}, so our user {suffers}.",
        pattern=t(pattern.name),
        does=t(pattern.does),
        suffers=t(pattern.suffers),
    )


def pattern_words(state: State, pattern: str) -> str:
    """What the phones say about a known pattern, in counts; empty when nobody does."""
    given = [line.text for line in remarks_about(state, f"pattern:{pattern}")]
    parts = [f"{t(words)} {given.count(name)}" for name, words in ANSWERS.items() if name in given]
    return t("From the phones: {counts}", counts=" · ".join(parts)) if parts else ""
