"""The curve in words: all that the picture shows, for people who do not see it."""

from __future__ import annotations

from dataclasses import replace

from charts.trust_curve import describe
from workshop.results import Tally
from workshop.stages import STAGES


def said(tally: Tally) -> str:
    return describe(STAGES[:1], [replace(tally, item=STAGES[0].id)])


def test_the_curve_is_told_stage_by_stage() -> None:
    tallies = [Tally("contact", (2, 2, 5)), Tally("discovery", (4, 4, 5))]

    assert describe(STAGES[:3], tallies) == (
        "Skeptical discovery: much (4 of 5), from 4 to 5, agreed, 3 votes. "
        "First contact: little (2 of 5), from 2 to 5, split, 3 votes. "
        "Calibration: no votes."
    )


def test_half_a_point_is_told_between_two_words() -> None:
    assert "between no trust and little (1.5 of 5), from 1 to 2" in said(Tally("", (1, 2)))


def test_who_did_not_vote_is_told() -> None:
    words = said(Tally("", (3,), unsure=2, silent=1))

    assert words == (
        "Skeptical discovery: some (3 of 5), from 3 to 3, 1 vote, 2 can't tell, "
        "1 of 4 did not vote."
    )


def test_the_round_before_the_talk_is_told() -> None:
    words = said(Tally("", (4, 4), earlier=(1, 5)))

    assert words.endswith("2 votes, before the talk some (3 of 5), from 1 to 5.")
    assert said(Tally("", (4, 4), earlier=())).endswith("before the talk no votes.")


def test_observers_are_told_apart() -> None:
    assert said(Tally("", (4, 4), observers=(5, 2))).endswith("observers say 2, 5.")


def test_a_name_with_line_breaks_is_one_line() -> None:
    words = describe([replace(STAGES[0], name="In\n the \t wild")], [])

    assert words == "In the wild: no votes."
