"""Claims, knocks, presence, and whose address is whose: what is kept while people come in."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest

from data.joining.bell import Bell
from data.joining.claims import MOST as MOST_CLAIMS
from data.joining.claims import MOST_TAPS, RETRY_SECONDS, Claims
from data.joining.knocks import EXPIRES_MS, MOST, MOST_OF_ALL, Knocks
from data.joining.network import is_ours
from data.joining.presence import Presence
from workshop.errors import NotNow

ADA, BEN = ("w", "p1"), ("w", "p2")


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


def yes() -> bool:
    return True


def no() -> bool:
    return False


# --- claims --------------------------------------------------------------------------------------


def test_the_first_phone_gets_the_name_and_the_second_is_asked() -> None:
    claims = Claims(Clock())

    assert claims.take(ADA, "one", yes)
    assert not claims.take(ADA, "two", yes)
    claims.done(ADA)
    assert not claims.take(ADA, "two", no)
    assert claims.take(BEN, "two", yes)


def test_the_same_form_twice_is_the_same_phone_for_a_while() -> None:
    clock = Clock()
    claims = Claims(clock)
    claims.take(ADA, "one", yes)
    claims.done(ADA)

    assert claims.take(ADA, "one", no)
    clock.now += int(RETRY_SECONDS)
    assert not claims.take(ADA, "one", no)


def test_one_form_makes_a_phone_somebody_a_few_times_only() -> None:
    claims = Claims(Clock())
    taken = [claims.take(ADA, "one", yes)]
    claims.done(ADA)

    taken += [claims.take(ADA, "one", no) for _ in range(MOST_TAPS + 3)]

    assert taken == [True] * MOST_TAPS + [False] * 4
    assert claims.take(ADA, "one", yes)


def test_a_phone_that_failed_leaves_the_name_to_others() -> None:
    claims = Claims(Clock())
    claims.take(ADA, "one", yes)
    claims.done(ADA)

    assert claims.take(ADA, "two", yes)


def test_a_name_that_was_given_to_another_is_not_taken_back_by_an_old_form() -> None:
    claims = Claims(Clock())
    claims.take(ADA, "one", yes)
    claims.done(ADA)

    claims.forget(ADA)

    assert not claims.take(ADA, "one", no)


def test_forty_phones_that_tap_one_name_at_once_are_one() -> None:
    claims, barrier, got = Claims(), Barrier(40), list[bool]()

    def tap(form: str) -> None:
        barrier.wait()
        got.append(claims.take(ADA, form, yes))

    threads = [Thread(target=tap, args=(str(number),)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(got) == [False] * 39 + [True]


def test_old_claims_make_room() -> None:
    claims = Claims(Clock())
    for number in range(MOST_CLAIMS + 10):
        claims.take(("w", str(number)), "form", yes)
        claims.done(("w", str(number)))

    assert len(claims._claims) <= MOST_CLAIMS


# --- knocks --------------------------------------------------------------------------------------


class Rung:
    """A bell, and what it rang for."""

    def __init__(self) -> None:
        self.bell, self.heard = Bell(), list[str]()
        self.stop: Callable[[], None] = self.bell.listen(self.heard.append)


def test_a_knock_waits_until_it_is_answered() -> None:
    rung = Rung()
    knocks = Knocks(rung.bell, Clock())
    made = knocks.knock("w", "p1", "form", "10.0.0.1")

    assert knocks.waiting("w") == [made]
    assert knocks.waiting("other") == []
    knocks.answer(made.id, True)
    found = knocks.find("w", "form")
    assert found is not None
    assert found.answer is True
    assert knocks.waiting("w") == []
    assert rung.heard == ["w", "w"]


def test_the_first_answer_counts() -> None:
    knocks = Knocks(Bell(), Clock())
    made = knocks.knock("w", "p1", "form", "10.0.0.1")
    knocks.answer(made.id, False)
    knocks.answer(made.id, True)
    knocks.answer("none", True)

    found = knocks.find("w", "form")
    assert found is not None
    assert found.answer is False


def test_knocking_twice_with_one_form_is_one_knock() -> None:
    knocks = Knocks(Bell(), Clock())

    assert knocks.knock("w", "p1", "f", "a") == knocks.knock("w", "p1", "f", "a")
    assert knocks.knock("w", "p2", "f", "a") == knocks.find("w", "f")
    assert len(knocks.waiting("w")) == 2


def test_a_knock_is_known_by_its_own_form_in_its_own_workshop_only() -> None:
    knocks = Knocks(Bell(), Clock())
    knocks.knock("w", "p1", "form", "10.0.0.1")

    assert knocks.find("w", "other") is None
    assert knocks.find("w", "") is None
    assert knocks.find("w2", "form") is None


def test_a_knock_is_forgotten_after_ten_minutes() -> None:
    clock = Clock()
    knocks = Knocks(Bell(), clock)
    made = knocks.knock("w", "p1", "form", "10.0.0.1")
    clock.now += EXPIRES_MS + 1

    knocks.answer(made.id, True)

    assert knocks.find("w", "form") is None
    assert knocks.waiting("w") == []
    assert knocks.get(made.id) is None


def test_one_address_may_not_fill_the_facilitators_screen() -> None:
    knocks = Knocks(Bell(), Clock())
    made = [knocks.knock("w", "p1", f"form{n}", "10.0.0.1") for n in range(MOST)]

    with pytest.raises(NotNow, match="Tell the facilitator"):
        knocks.knock("w", "p1", "one more", "10.0.0.1")
    knocks.knock("w", "p1", "elsewhere", "10.0.0.2")
    knocks.knock("w2", "p1", "other room", "10.0.0.1")
    knocks.answer(made[0].id, False)
    knocks.knock("w", "p1", "one more", "10.0.0.1")


def test_nor_may_many_addresses() -> None:
    knocks = Knocks(Bell(), Clock())
    for number in range(MOST_OF_ALL):
        knocks.knock("w", "p1", f"form{number}", str(number))

    with pytest.raises(NotNow):
        knocks.knock("w", "p1", "one more", "another")


def test_a_name_that_somebody_asks_for_is_not_free_until_they_are_refused() -> None:
    knocks = Knocks(Bell(), Clock())
    made = knocks.knock("w", "p1", "form", "10.0.0.1")

    assert knocks.about("w", ["p9", "p1"])
    assert not knocks.about("w", ["p9"])
    assert not knocks.about("w2", ["p1"])
    knocks.answer(made.id, False)
    assert not knocks.about("w", ["p1"])


# --- presence ------------------------------------------------------------------------------------


def test_somebody_with_two_windows_is_here_until_both_are_closed() -> None:
    presence = Presence(Bell())
    for _ in range(2):
        presence.opened("w", "p1")
    presence.closed("w", "p1")

    assert presence.connected("w") == {"p1"}
    presence.closed("w", "p1")
    assert presence.connected("w") == frozenset()
    assert presence.connected("other") == frozenset()
    assert set(presence.heard_from("w")) == {"p1"}


def test_a_phone_that_reached_this_machine_is_told_of_once() -> None:
    rung = Rung()
    presence = Presence(rung.bell)
    assert presence.phone_seen("w") is None

    presence.phone_reached("w")
    first = presence.phone_seen("w")
    presence.phone_reached("w")

    assert first is not None
    assert rung.heard == ["w"]
    assert presence.phone_seen("w") == first


def test_whoever_stopped_listening_hears_no_bell() -> None:
    rung = Rung()
    rung.stop()
    rung.bell.ring("w")

    assert rung.heard == []


# --- addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("workshop.test", True),
        ("old.test", False),
        ("192.0.2.77", False),
        ("2001:db8::77", False),
        ("", False),
    ],
)
def test_an_address_is_ours_while_this_machine_has_it(host: str, ours: bool) -> None:
    assert is_ours(host, frozenset({"workshop.test"})) is ours
