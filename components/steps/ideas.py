"""Ideas: written, drawn as sentences, joined, given dots, and made into tickets."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from components.kit.board import Act, Card, Cell, Column
from components.kit.fields import Field, inputs
from components.kit.quick_entry import Choice, Input, quick_entry
from components.kit.selection import edit_selected, sent_edit
from components.steps.proposals import in_dots
from components.steps.stages import stage_choice, stage_names
from workshop.commands import AddIdeas, ChooseIdea, Command, DeleteIdea, EditIdea, JoinIdeas
from workshop.kinds.room import IDEA
from workshop.loose_ends import dots, idea_trays, suggested
from workshop.models.tickets import Idea
from workshop.results import is_revealed, marked_low_points
from workshop.starters import ideas_for
from workshop.state import State
from workshop.translation import t, translated
from workshop.trays import NOT_THIS_TIME
from workshop.votes import VOTE_KINDS, letters

VERBS = {"edit": "Edit", "choose": "Make it a ticket", "join": "Join", "delete": "Delete"}
FEW = {"choose": 1, "edit": 1, "delete": 1}
MANY = {"join": 2}


def idea_fields(state: State, stops: Mapping[str, str]) -> tuple[Field, ...]:
    """The inputs of an idea; the others are asked once it is a ticket."""
    fields = IDEA.only("change", "stage", "stops")
    return inputs(fields, stage=stage_names(state), stops=stops)


def idea_entry(state: State, stops: Mapping[str, str], owner: str) -> None:
    """Write ideas: the stage, what it stops, and the change; a list goes in at once."""
    quick_entry(
        "idea",
        "AddIdeas",
        [Input("changes", t(IDEA["change"].label))],
        owner=owner,
        button=t("Add the idea"),
        choices=[
            stage_choice(state),
            Choice(
                "stops",
                t(IDEA["stops"].label),
                stops,
                needed=False,
                long=True,
                none=t("Nothing yet"),
            ),
        ],
        listed="changes",
    )


def idea_column(state: State) -> Column:
    """The ideas by their letters, stage by stage; once dots are shown, most dots first."""
    trays, lettered = idea_trays(state), letters(state, "dots_ideas")
    cards, hidden = [], 0
    names = VOTE_KINDS["dots_ideas"].items(state)
    for name in sorted(names, key=lambda name: -dots(state, name)) if trays else names:
        idea = state.ideas[name]
        if idea.sealed or idea.ticket_number:
            hidden += idea.sealed
            continue
        head = lettered.get(name) or t("New")
        head += f" · {in_dots(dots(state, name))}" if trays else ""
        tray = trays.get(name, NOT_THIS_TIME) if trays else ""
        cards.append(idea_card(state, idea, head, t(tray)))
    return Column(t("Ideas"), [Cell("", cards, hidden)])


def idea_card(state: State, idea: Idea, head: str, tray: str = "") -> Card:
    """An idea as one sentence, with what it stops."""
    failure_mode = state.failure_modes.get(idea.stops)
    foot = [
        t("Stops: {card}", card=failure_mode.sentence)
        if failure_mode and not failure_mode.sealed
        else "",
        t("Also: {words}", words=" · ".join(idea.also)) if idea.also else "",
        tray,
    ]
    foot_words = " · ".join(part for part in foot if part)
    return Card(idea.id, idea_sentence(state, idea), head=head, foot=foot_words)


def idea_sentence(state: State, idea: Idea) -> str:
    """An idea with the stage it is for."""
    stage = state.stage(idea.stage).name.lower()
    return t("At {stage}, we {change}.", stage=stage, change=idea.change)


def idea_act(state: State, act: Act, stops: Mapping[str, str], command_id: str) -> Command | None:
    """What was pressed for the selected ideas; editing opens its form first."""
    names = [name for name in act.ids if name in state.ideas]
    if not names:
        return None
    if act.verb == "join":
        return JoinIdeas(id=command_id, kept=names[0], joined=tuple(names[1:]))
    if act.verb == "choose":
        return ChooseIdea(id=command_id, idea_id=names[0])
    if act.verb == "delete":
        return DeleteIdea(id=command_id, idea_id=names[0])
    idea = state.ideas[names[0]]
    current = {field.name: getattr(idea, field.name) for field in idea_fields(state, stops)}
    edit_selected("idea", idea.id, state.seq, current)


def idea_form(
    state: State, stops: Mapping[str, str], command_id: str
) -> tuple[str, Command] | None:
    """The forms of ideas that are being reworded; one that was sent, and what to do."""
    sent = sent_edit("idea", idea_fields(state, stops), columns=3)
    if sent is None:
        return None
    form, name, edit = sent
    return form, EditIdea(id=command_id, idea_id=name, base_seq=edit.base_seq, changes=edit.texts)


def suggestions(state: State) -> None:
    """The ideas that the tool would take; never shown before the dots."""
    if not is_revealed(state, "dots_ideas"):
        return
    if picks := suggested(state):
        with st.expander(t("What the tool would take")):
            for idea in picks:
                st.text(idea_sentence(state, idea))


def idea_starters(state: State, command_id: str) -> Command | None:
    """First ideas for those who are stuck, stage by stage; one taken as an idea, if pressed."""
    low = marked_low_points(state)
    with st.expander(t("Starters for whoever is stuck")):
        for stage in sorted(state.stages, key=lambda s: s.id not in low):
            for place, idea in enumerate(translated(ideas_for(stage.id))):
                change = f"{idea[0].lower()}{idea[1:]}".rstrip(".")
                if any(known.change == change for known in state.ideas.values()):
                    continue
                with st.container(horizontal=True, vertical_alignment="center"):
                    words = t("{what}: {words}", what=stage.name, words=idea)
                    st.text(words, width="stretch")
                    if st.button(t("Take it"), key=f"starter:{stage.id}:{place}", type="tertiary"):
                        return AddIdeas(id=command_id, stage=stage.id, changes=(change,))
    return None
