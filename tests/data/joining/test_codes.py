"""Codes: six signs nobody mistakes, read forgivingly, guessed slowly."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.joining.codes import SIGNS, new_code, read, shown
from data.joining.guesses import MOST_ADDRESSES, Guesses


def test_codes_are_six_signs_without_those_that_look_alike() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert {len(code) for code in codes} == {6}
    assert set("".join(codes)) == set(SIGNS)
    assert not set("ILOU") & set(SIGNS)


def test_the_wall_shows_a_code_in_two_halves() -> None:
    assert shown("K7M4QX") == "K7M-4QX"
    assert shown("") == ""


@pytest.mark.parametrize(
    "typed",
    [
        "K7M4QX",
        "K7M-4QX",
        "k7m-4qx",
        " k7m 4qx ",
        "K7M–4QX",
        "k.7.m.4.q.x",
        "Ｋ７Ｍ４ＱＸ",
        "k7m\t4qx\n",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read(typed) == "K7M4QX"


@pytest.mark.parametrize(("typed", "meant"), [("oO0iIl", "000111"), ("1O1-L0I", "101101")])
def test_what_looks_alike_is_taken_for_what_it_looks_like(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "K7M4Q", "K7M4QX7", "K7M4QU", "K7M4Q?", "é7M4QX", "٣٣٣٣٣٣", "x" * 100_000, "\x00"]
)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read(typed) == ""


@given(st.text())
def test_whatever_is_typed_gives_a_code_or_none(typed: str) -> None:
    assert read(typed) == "" or set(read(typed)) <= set(SIGNS)


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def allowed(guesses: Guesses, addresses: Iterable[str]) -> int:
    return sum(guesses.allow(address) for address in addresses)


def test_an_address_has_twenty_guesses_then_one_every_six_seconds() -> None:
    clock = Clock()
    guesses = Guesses(clock=clock)

    assert allowed(guesses, ["a"] * 10_000) == 20
    clock.now += 5.9
    assert not guesses.allow("a")
    clock.now += 0.2
    assert allowed(guesses, ["a"] * 10) == 1
    clock.now += 60
    assert allowed(guesses, ["a"] * 100) == 10


def test_all_addresses_together_have_five_a_second() -> None:
    clock = Clock()
    guesses = Guesses(clock=clock)
    allowed(guesses, map(str, range(1_000)))

    clock.now += 10

    assert allowed(guesses, map(str, range(2_000, 3_000))) == 20
    clock.now += 1
    assert allowed(guesses, map(str, range(3_000, 4_000))) == 5


def test_one_who_guesses_does_not_take_the_guesses_of_others_for_long() -> None:
    clock = Clock()
    guesses = Guesses(clock=clock)
    allowed(guesses, ["a"] * 100)

    clock.now += 1

    assert allowed(guesses, ["a"] * 100) == 0
    assert allowed(guesses, ["b"] * 100) == 5


def test_a_flood_of_addresses_is_forgotten_again() -> None:
    clock = Clock()
    guesses = Guesses(clock=clock)

    for number in range(3 * MOST_ADDRESSES):
        guesses.allow(str(number))

    assert len(guesses._of) <= MOST_ADDRESSES + 1
