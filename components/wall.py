"""The wall, step by step: what has been shown, counts of what has not, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components.desk.joining import WELCOME, Door, door_on_wall
from components.items.proposed import on_the_wall
from components.kit.board import board
from components.kit.plain import clip, escape
from components.steps.curve import trust_curve
from components.steps.failure_modes import failure_mode_columns
from components.steps.ideas import idea_column
from components.steps.inventory import ranked_columns, short_column
from components.steps.low_points import because_lines, earned_words
from components.steps.model_record import samples
from components.steps.notes import note_columns
from components.steps.patterns import pattern_column
from components.steps.proposals import proposal_column
from components.steps.tickets import ticket_columns, wall_tickets
from components.vote.named_answers import named_line
from components.vote.vote_wall import instruction, trust_moments, vote_on_wall
from workshop.attendance import with_devices
from workshop.beats import Beat, ids
from workshop.loose_ends import without_anything
from workshop.models.voting import Round
from workshop.outcome import low_stages
from workshop.places import here, worded
from workshop.results import (
    is_revealed,
    low_point_labels,
    still_open,
    tally,
    trust_compared,
    trust_tallies,
)
from workshop.risk import risk_inventory
from workshop.scales import ENDING
from workshop.stages import PARKED
from workshop.state import State
from workshop.steps import CLOSE, FAILURE_MODES, JOURNEY, LOBBY, SCOPE, STEPS, TICKETS, TRUST
from workshop.translation import counted, t
from workshop.visibility import shown
from workshop.votes import VOTE_KINDS

LONG, LONGEST = 150, 400


def wall(state: State, door: Door | None = None) -> None:
    """Draw the wall of a state that went through `visibility.visible` as a screen sees it.

    Args:
        state: What the room may see.
        door: How a phone comes in, None while nobody new is let in.
    """
    round_, now = state.open_round, here(state)
    if door and now.beat.step == LOBBY:
        _prompt(LOBBY, t(WELCOME))
        door_on_wall(state, door)
        return
    if state.scope.sentence and now.beat.step not in (LOBBY, SCOPE) and not round_:
        st.text(clip(f"{state.scope.sentence}.", 160))
    if round_:
        _prompt(
            now.beat.step,
            _question(state, round_),
            instruction(round_, phones=bool(with_devices(state))),
        )
        vote_on_wall(state, round_)
        return
    shown_here = now.beat.id == ids.JOURNEY_ENDING and is_revealed(state, "ending")
    aside = "" if shown_here else worded(state, now.beat.aside, now)
    _prompt(now.beat.step, clip(worded(state, now.beat.wall, now), LONGEST), aside)
    DRAW[now.beat.step](state, now.beat)


def _prompt(step: int, headline: str, aside: str = "") -> None:
    """What the room is asked, in our own words and, in places, its own.

    A headline with a long sentence of the room in it is set smaller, and whole.
    """
    long = len(headline) > LONG
    st.title(t(STEPS[step].name) if long else escape(headline), anchor=False)
    if long:
        st.subheader(escape(headline), anchor=False)
    if aside:
        st.header(escape(aside), anchor=False)


def _question(state: State, round_: Round) -> str:
    """What an open vote asks; a vote on one stage again names that stage."""
    again = round_.scale == "trust" and len(round_.items) == 1
    if again:
        name = state.stage(round_.items[0]).name
        return t("{stage}, once more, in silence.", stage=name)
    task, question = state.tasks.get(round_.task), VOTE_KINDS[round_.scale].question
    return t("{question} ({task})", question=question, task=task.task) if task else question


def _so_far(words: str) -> None:
    st.subheader(words, anchor=False)


def _lobby(state: State, beat: Beat) -> None:
    plan = state.plan
    st.subheader(escape(plan.title), anchor=False)
    about = " · ".join(part for part in (plan.product, plan.feature) if part)
    if about:
        st.text(clip(about))
    if plan.ends_at:
        st.text(t("We stop at {time}.", time=plan.ends_at))


def _scope(state: State, beat: Beat) -> None:
    if beat.id == ids.SCOPE_WRITE:
        number = len(state.proposals)
        _so_far(counted("{n} proposal so far", "{n} proposals so far", number))
    elif beat.id in (ids.SCOPE_READ, ids.SCOPE_DOTS):
        board("proposals", [proposal_column(state)], wall=True)
    else:
        if not state.scope.sentence and state.proposals:
            board("proposals", [proposal_column(state)], wall=True)
        if beat.id == ids.SCOPE_WRONG and state.scope.sentence:
            st.text(clip(f"{state.scope.sentence}.", LONGEST))
        if state.scope.wrong:
            words = t("An answer is wrong when {wrong}.", wrong=state.scope.wrong)
            st.text(clip(words, LONGEST))
        if state.scope.out:
            st.text(clip(t("Not today: {out}.", out=state.scope.out), LONGEST))
        if beat.id == ids.SCOPE_WRONG:
            samples(state.model_record, wall=True)


def _walk(state: State, beat: Beat) -> None:
    if beat.id == ids.JOURNEY_GAPS:
        board("notes", note_columns(state, names=False, gaps=True), wall=True)
    elif beat.id == ids.JOURNEY_ENDING:
        _ending(state)
    elif shown(state, ids.journey_read(beat.stage)):
        notes = note_columns(state, only=beat.stage, names=False)
        board("notes", notes, wall=True, across=True)
    elif beat.stage:
        st.header(escape(t(state.stage(beat.stage).line)), anchor=False)
        here_now = [n for n in state.notes.values() if n.stage == beat.stage and n.lane != PARKED]
        _so_far(counted("{n} note so far", "{n} notes so far", len(here_now)))


def _ending(state: State) -> None:
    """The four endings, with what the room thinks once it is shown."""
    votes = tally(state, "ending", "ending").votes
    for point in ENDING.points:
        count = votes.count(point.value)
        words = f"{'●' * count} {count}" if votes else ""
        st.subheader(f"{point.value} {t(point.chip)}  {words}", anchor=False)


def _trust(state: State, beat: Beat) -> None:
    # The newest vote says which task the room looks at; talk and low points are the first one's.
    rounds = [r for r in state.rounds.values() if r.scale == "trust"]
    newest = max(rounds, key=lambda r: r.born, default=None)
    task = newest.task if newest and beat.id in (ids.TRUST_VOTE, ids.TRUST_LOOK) else ""
    if beat.id == ids.TRUST_VOTE or not is_revealed(state, "trust", task):
        trust_moments(state, wall=True)
        return
    if task:
        st.text(clip(state.tasks[task].task))
    talked = beat.id in (ids.TRUST_BECAUSE, ids.TRUST_RECORD)
    if beat.id == ids.TRUST_BECAUSE:
        because_lines(low_stages(state), most=3, wall=True)
    if beat.id == ids.TRUST_RECORD:
        earned_words(state.stages, trust_compared(state))
    tallies = trust_tallies(state, task)
    talking = beat.id == ids.TRUST_TALK
    talk = [state.stage(stage).name for stage in still_open(tallies)] if talking else []
    marks = low_point_labels(state) if talked else {}
    trust_curve(state.stages, tallies, marks, wall=True, talk=talk)
    topic = state.agenda.topic
    if talking and (line := named_line(state, "trust", topic)):
        st.text(t("{what}: {words}", what=state.stage(topic).name, words=line))


def _wrong(state: State, beat: Beat) -> None:
    if beat.id == ids.FAILURE_MODES_WRITE:
        samples(state.model_record, only="bad", wall=True)
        _so_far(counted("{n} card so far", "{n} cards so far", len(state.failure_modes)))
    elif beat.id == ids.FAILURE_MODES_GAPS:
        if nothing := without_anything(state):
            st.text(t("Nothing yet at: {stages}", stages=", ".join(nothing)))
        board("patterns", [pattern_column(state)], wall=True)
    elif is_revealed(state, "how_bad") and beat.id not in (
        ids.FAILURE_MODES_READ,
        ids.FAILURE_MODES_VOTE,
    ):
        board("cards", ranked_columns(state, risk_inventory(state)), wall=True)
    else:
        board("cards", failure_mode_columns(state), wall=True)


def _tickets(state: State, beat: Beat) -> None:
    if beat.id == ids.TICKETS_WRITE:
        left, right = st.columns([1, 2])
        with left:
            st.subheader(t("Low points"), anchor=False)
            because_lines(low_stages(state), wall=True)
            _so_far(counted("{n} idea so far", "{n} ideas so far", len(state.ideas)))
        with right:
            board("short", [short_column(state, risk_inventory(state))], wall=True)
        return
    if beat.id in (ids.TICKETS_KNOW, ids.TICKETS_ALOUD, "close"):
        decided = on_the_wall(state) if beat.id == "close" else []
        board("tickets", [*ticket_columns(state), *decided], wall=True)
    elif beat.id == ids.TICKETS_CHOOSE:
        wall_tickets(state)
    if beat.id in (ids.TICKETS_READ, ids.TICKETS_DOTS, ids.TICKETS_CHOOSE):
        board("ideas", [idea_column(state)], wall=True)


DRAW: dict[int, Callable[[State, Beat], None]] = {
    LOBBY: _lobby,
    SCOPE: _scope,
    JOURNEY: _walk,
    TRUST: _trust,
    FAILURE_MODES: _wrong,
    TICKETS: _tickets,
    CLOSE: _tickets,
}
