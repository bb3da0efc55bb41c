"""Room for words: nothing is wider than its place, nothing but an end is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from charts.words import width, wrap


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("1 Skeptical discovery", 18, 3) == ["1 Skeptical", "discovery"]


def test_a_word_longer_than_a_line_fills_it() -> None:
    assert wrap("2 Incomprehensibilities", 10, 3) == ["2 Incompre", "hensibilit", "ies"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four", 5, 2) == ["one", "two…"]


def test_full_width_signs_take_the_room_of_two() -> None:
    assert wrap("信頼の曲線", 6, 3) == ["信頼の", "曲線"]


def test_signs_on_top_of_others_take_no_room() -> None:
    assert width("é") == 1


def test_no_words_are_one_empty_line() -> None:
    assert wrap(" \n ", 10, 2) == [""]


@given(st.text(max_size=80), st.integers(2, 30), st.integers(1, 4))
def test_no_line_is_too_wide_and_there_are_not_too_many(
    text: str, letters: int, lines: int
) -> None:
    found = wrap(text, letters, lines)

    assert 1 <= len(found) <= lines
    assert all(width(line) <= letters for line in found)
    assert not any("\n" in line for line in found)


@given(st.text(max_size=80), st.integers(2, 30))
def test_with_lines_enough_nothing_is_lost(text: str, letters: int) -> None:
    assert "".join("".join(wrap(text, letters, 100)).split()) == "".join(text.split())
