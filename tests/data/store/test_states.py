"""Who hears of a new state, in which order, and what a deaf one breaks: nothing."""

from __future__ import annotations

import logging

import pytest

from data.store.log import Log
from data.store.states import States
from tests.cast import FACILITATOR
from tests.data.helpers import PATIENCE, note, start
from workshop.state import State


def test_listeners_hear_of_every_state_in_order() -> None:
    states = States()
    one: list[int] = []
    other: list[int] = []
    states.listen(lambda state: one.append(state.seq))
    states.listen(lambda state: other.append(state.seq))
    for seq in (1, 2, 3):
        states.publish(State("w", seq=seq))
    assert one == other == [1, 2, 3]


def test_an_older_or_equal_state_is_no_news() -> None:
    states = States()
    newest = states.publish(State("w", seq=5))
    heard: list[int] = []
    states.listen(lambda state: heard.append(state.seq))
    assert states.publish(State("w", seq=5)) is newest
    assert states.publish(State("w", seq=4)) is newest
    assert heard == []
    assert states.get("w") is newest


def test_workshops_advance_apart_from_each_other() -> None:
    states = States()
    states.publish(State("one", seq=9))
    states.publish(State("two", seq=1))
    assert sorted(states.open_ids()) == ["one", "two"]
    assert states.get("three") is None


def test_who_stops_listening_hears_no_more() -> None:
    states = States()
    heard: list[int] = []
    stop = states.listen(lambda state: heard.append(state.seq))
    states.publish(State("w", seq=1))
    stop()
    states.publish(State("w", seq=2))
    assert heard == [1]


def test_the_writer_tells_in_order_and_before_it_answers(log: Log) -> None:
    start(log)
    heard: list[int] = []
    log.states.listen(lambda state: heard.append(state.seq))
    sent = [log.submit("w", note(f"{n}"), FACILITATOR) for n in range(200)]
    for done in sent:
        seq = done.result(PATIENCE).seq
        assert max(heard) >= seq
    assert heard == sorted(set(heard))


def test_a_listener_that_fails_costs_nobody_else_anything(
    log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    """Say, a window whose event loop is gone: commands are saved, others hear of them."""
    start(log)
    heard: list[int] = []

    def broken(state: State) -> None:
        raise RuntimeError("Event loop is closed")

    log.states.listen(broken)
    log.states.listen(lambda state: heard.append(state.seq))
    with caplog.at_level(logging.ERROR):
        assert log.do("w", note("one"), FACILITATOR).seq == 2
        assert log.do("w", note("two"), FACILITATOR).seq == 3
    assert heard == [2, 3]
    assert "Event loop is closed" in caplog.text
