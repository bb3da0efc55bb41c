"""A phone, step by step: what the room asks now, and one's own answer to it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.kit.board import Act, Card, Cell, Column, board
from components.kit.plain import clip, escape
from components.kit.taps import taps
from components.phone.ballot import phone_ballot, shuffled, vote_title
from components.phone.parts import Phone, from_others, gaps, own, remark
from components.steps.curve import trust_curve
from components.steps.ending import ending_words
from components.steps.failure_modes import failure_mode_card, failure_mode_entry
from components.steps.ideas import idea_card, idea_entry
from components.steps.inventory import options_of, ranked_card
from components.steps.model_record import samples
from components.steps.notes import note_card_with_lane, own_note_entry
from components.steps.patterns import pattern_taps
from components.steps.proposals import proposal_column, proposal_entry
from components.steps.scope import scope_card
from components.steps.tickets import ticket_columns
from workshop.attendance import is_writing, place_now, writers
from workshop.beats import Beat, ids
from workshop.kinds.room import REMARK
from workshop.models.journey import Proposal
from workshop.places import here, worded
from workshop.results import is_revealed, low_point_labels, marked_low_points, trust_tallies
from workshop.risk import risk_inventory
from workshop.roles import Role
from workshop.scales import CHECK_IN
from workshop.stages import PARKED
from workshop.state import State, in_order
from workshop.steps import CLOSE, FAILURE_MODES, JOURNEY, LOBBY, SCOPE, TICKETS, TRUST
from workshop.translation import t, translated
from workshop.visibility import shown
from workshop.votes import letters


def phone(view: Phone) -> Act | None:
    """What the room asks now, and this person's way to answer it.

    Returns what was pressed for something of their own.
    """
    act: Act | None = None
    state, now = view.state, here(view.state)
    round_ = state.open_round
    with st.container(key="asks"):
        if round_:
            st.title(vote_title(state, round_), anchor=False)
        else:
            _prompt(state, now.beat)
    with st.container(key="answers"):
        if round_:
            phone_ballot(state, view.me, round_)
        else:
            act = DRAW[now.beat.step](view, now.beat)
    return act


def _prompt(state: State, beat: Beat) -> None:
    if beat.id == ids.SCOPE_SHARPEN and state.scope.sentence:
        st.title(t("Anything to sharpen?"), anchor=False)
        return
    st.title(escape(clip(worded(state, beat.phone, here(state)))), anchor=False)


def done(view: Phone) -> None:
    """Say that one has nothing more to write here; below everything that is written."""
    state, place = view.state, place_now(view.state)
    if not is_writing(state) or state.open_round:
        return
    if all(person.id != view.me.id for person in writers(state, place)):
        return  # nobody waits for them here
    is_done = view.me.id in state.done.get(place, frozenset())
    taps(
        "done",
        t("Finished here?"),
        "MarkDone",
        "done",
        {True: t("I'm done")},
        selected=is_done or "",
        fixed={"place": place},
        none=False,
        visible=False,
    )


# --- lobby and step 1 ----------------------------------------------------------------------------


def _lobby(view: Phone, beat: Beat) -> Act | None:
    person = view.state.people[view.me.id]
    taps(
        "check-in",
        t(beat.phone),
        "CheckIn",
        "answer",
        translated(CHECK_IN),
        selected=person.check_in,
        visible=False,
    )
    st.text(t("That is all for now. This page follows the room by itself."))
    return None


def _scope(view: Phone, beat: Beat) -> Act | None:
    state = view.state
    if beat.id == ids.SCOPE_WRITE:
        proposal_entry(view.owner)
        mine = [p for p in in_order(state.proposals) if p.author == view.me.id]
        return own([_bet(proposal) for proposal in mine])
    if beat.id in (ids.SCOPE_READ, ids.SCOPE_DOTS):
        board("proposals", [proposal_column(state)])
    else:
        if state.scope.sentence:
            scope_card(state.scope)
        elif state.proposals:
            board("proposals", [proposal_column(state)])
        about = "wrong" if beat.id == ids.SCOPE_WRONG else "scope"
        label = t("An answer is wrong when…") if about == "wrong" else t(REMARK["text"].label)
        remark(view, about, label)
        if beat.id == ids.SCOPE_WRONG:
            samples(state.model_record, across=False)
    return None


def _bet(proposal: Proposal) -> Card:
    words = t("{who} uses it to {task}.", who=proposal.who, task=proposal.task)
    return Card(proposal.id, words)


# --- step 2 --------------------------------------------------------------------------------------


def _walk(view: Phone, beat: Beat) -> Act | None:
    state = view.state
    if beat.id == ids.JOURNEY_ENDING:
        _ending(state)
        return None
    if beat.id == ids.JOURNEY_GAPS:
        gaps(state)
    if beat.id == ids.JOURNEY_OBSERVERS and view.me.role is not Role.OBSERVER:
        st.text(t("Listen to the observers."))
        return None
    if beat.stage:
        st.text(t(state.stage(beat.stage).line))
    return _notes(view, beat.stage)


def _ending(state: State) -> None:
    if is_revealed(state, "ending"):
        st.text(ending_words(state))
        st.text(t("The vote is closed. The wall shows it as well."))
    else:
        st.text(t("The vote opens in a moment."))


def _notes(view: Phone, stage: str) -> Act | None:
    """Write notes about the stages the room has come to, and see what may be seen of one."""
    state = view.state
    own_note_entry(state, stage, view.owner)
    notes = [n for n in in_order(state.notes) if stage in ("", n.stage) and n.lane != PARKED]
    mine = [note for note in reversed(notes) if note.author == view.me.id]
    act = own([note_card_with_lane(state, note) for note in mine])
    if stage and shown(state, ids.journey_read(stage)):
        others = [note for note in notes if note.author != view.me.id and not note.sealed]
        from_others(t("From the others"), [note_card_with_lane(state, note) for note in others])
    return act


# --- step 3 --------------------------------------------------------------------------------------


def _trust(view: Phone, beat: Beat) -> Act | None:
    state = view.state
    if not is_revealed(state, "trust"):
        st.text(t("The vote opens in a moment. Picture our user, not yourself."))
        return None
    topic = state.agenda.topic
    if beat.id == ids.TRUST_TALK and topic:
        st.subheader(escape(state.stage(topic).name), anchor=False)
        remark(view, f"talk:{topic}", t("What I picture…"), evidence=True)
    if beat.id == ids.TRUST_BECAUSE:
        for stage in marked_low_points(state):
            name = state.stage(stage).name
            remark(view, f"low:{stage}", t("Trust is low at {stage} because…", stage=name))
    marks = low_point_labels(state) if beat.id in (ids.TRUST_BECAUSE, ids.TRUST_RECORD) else {}
    trust_curve(state.stages, trust_tallies(state), marks, sideways=True)
    return None


# --- step 4 --------------------------------------------------------------------------------------


def _wrong(view: Phone, beat: Beat) -> Act | None:
    state = view.state
    if beat.id == ids.FAILURE_MODES_WRITE:
        samples(state.model_record, only="bad", across=False)
        failure_mode_entry(state, state.agenda.topic, view.owner)
        mine = [
            failure_mode
            for failure_mode in in_order(state.failure_modes)
            if failure_mode.author == view.me.id
        ]
        return own([failure_mode_card(failure_mode) for failure_mode in mine])
    if beat.id == ids.FAILURE_MODES_GAPS:
        pattern_taps(state, view.me.id)
    elif is_revealed(state, "how_bad"):
        ordered = [ranked_card(state, card) for card in risk_inventory(state)]
        board("ranked", [Column("", [Cell("", ordered)])])
    else:
        failure_modes = [
            failure_mode
            for failure_mode in in_order(state.failure_modes)
            if not failure_mode.sealed
        ]
        cards = shuffled(
            [failure_mode_card(failure_mode) for failure_mode in failure_modes], view.me.id
        )
        board("cards", [Column(t("What could go wrong"), [Cell("", cards)])])
    return None


# --- step 5 and close ----------------------------------------------------------------------------


def _tickets(view: Phone, beat: Beat) -> Act | None:
    state = view.state
    if beat.id == ids.TICKETS_WRITE:
        idea_entry(state, options_of(risk_inventory(state)), view.owner)
        mine = [idea for idea in in_order(state.ideas) if idea.author == view.me.id]
        return own([idea_card(state, idea, "") for idea in mine])
    if beat.id in (ids.TICKETS_ALOUD, "close"):
        board("tickets", ticket_columns(state))
    elif beat.id != ids.TICKETS_KNOW:  # there, the tickets are forms
        if state.tickets:
            board("tickets", ticket_columns(state))
        ideas = [idea for idea in in_order(state.ideas) if not (idea.sealed or idea.ticket_number)]
        lettered = letters(state, "dots_ideas")
        cards = [idea_card(state, idea, lettered.get(idea.id, "")) for idea in ideas]
        cards = shuffled(cards, view.me.id)
        board("ideas", [Column(t("Ideas"), [Cell("", cards)])])
    return None


DRAW: dict[int, Callable[[Phone, Beat], Act | None]] = {
    LOBBY: _lobby,
    SCOPE: _scope,
    JOURNEY: _walk,
    TRUST: _trust,
    FAILURE_MODES: _wrong,
    TICKETS: _tickets,
    CLOSE: _tickets,
}
