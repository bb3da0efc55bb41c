"""The words of the room: one source for every scale, and none of the words it never says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from data.files.backlog import backlog_csv
from tests.pages.reading import rows
from tests.pages.visiting import Visit
from tests.pages.walking import DESK, ROOM, along, page_of
from tests.story import Story
from workshop import commands as c
from workshop.outcome import outcome
from workshop.scales import CANT_TELL, HOW_BAD, HOW_OFTEN, SCALES, TRUST, WOULD_NOTICE, Scale
from workshop.votes import VOTE_KINDS

Window = Callable[[str | None], Visit]
NEVER = re.compile(
    r"\b(rpn|consensus|coefficient|harm points?|iqr|wilson|optimistic|conflicts?|baselines?)\b"
    r"|(?-i:\b[HMLNP]\b)",
    re.IGNORECASE,
)
"""Bare letters count as they stand; the letters of a dot vote come in the order A, B, C."""


def broken(visit: Visit) -> list[str]:
    """Everything the page may ever show that holds a word the room never sees."""
    return [text for text in visit.spoken if NEVER.search(text)]


def test_each_word_that_is_never_said_would_be_found() -> None:
    for text in ("H", "badge: M", "the RPN is 80", "N = 0.75", "Wilson interval", "Conflict!"):
        assert NEVER.search(text)
    for text in ("Must fix", "How bad", "no one", "Might happen", "a part", "Show all"):
        assert not NEVER.search(text)


def test_no_page_ever_says_a_word_that_the_room_must_not_see(
    window: Window, token: str, story: Story
) -> None:
    """Over labels, hints, boards, the rows of charts and the words of our components."""
    story.tell()
    pages = {page: window(token) for page in (*DESK, *ROOM)}
    for place in along(story):
        for page in dict.fromkeys((page_of(story), *ROOM)):
            assert broken(pages[page].open(page, story.id)) == [], (place, page)
    for page in DESK:
        assert broken(pages[page].open(page, story.id).unfold()) == [], page
    assert broken(window(token).open("")) == []


@pytest.mark.parametrize("scale", VOTE_KINDS)
@pytest.mark.parametrize("way", ["slip", "fingers", "box", "keypad"])
def test_no_way_of_voting_says_such_a_word(host: Visit, story: Story, scale: str, way: str) -> None:
    story.tell()
    vote = story.open(scale)
    page = page_of(story)

    host.open(page, story.id).choose(f"way:{vote}", way)

    assert broken(host) == []
    for room in ROOM:
        assert broken(host.open(room, story.id)) == []


def test_forms_with_everything_in_them_say_none_either(host: Visit, story: Story) -> None:
    story.tell()
    host.open("tickets", story.at("tickets.aloud").id)
    host.press(f"edit:{story.state.tickets[0].id}")
    assert broken(host) == []

    host.open("wrong", story.id).act("cards", "edit", next(iter(story.state.failure_modes)))
    assert broken(host) == []


def test_two_texts_for_one_field_are_shown_without_the_word(
    host: Visit, second: Visit, story: Story
) -> None:
    story.scope().at("scope.sharpen")
    for visit in (host, second):
        visit.open("scope", story.id).press("scope.open").type("scope.who", visit.at.__repr__()[:9])
    host.type("scope.who", "one").press("scope.save")
    second.type("scope.who", "another").press("scope.save")

    assert second.at.warning
    assert broken(second) == []


# --- one source for the words of a scale ---------------------------------------------------


def ballots(host: Visit, story: Story, scale: Scale) -> dict[str, str]:
    """What each way of answering an open vote shows, as one text."""
    vote = story.open(scale.key)
    page = page_of(story)
    host.open(page, story.id).choose(f"way:{vote}", "fingers")
    fingers = host.component("fingers")["points"]
    box = host.open("box", story.id).component("ballot-box")
    assert box["words"]["unknown"] == CANT_TELL
    return {
        "box": "\n".join(f"{value} {chip}\n{meaning}" for value, chip, meaning in box["points"]),
        "wall": host.open("wall", story.id).words.replace("**", ""),
        "fingers": "\n".join(f"{value} {chip}" for value, chip in fingers),
    }


def test_ballot_wall_axis_and_file_use_the_very_words_of_the_scale(
    host: Visit, story: Story
) -> None:
    story.people().at("trust.vote")
    for way, text in ballots(host, story, TRUST).items():
        for point in TRUST.points:
            assert f"{point.value} {point.chip}" in text, way
            assert way == "fingers" or point.meaning in text, way
    story.do(c.CloseRound, round_id="trust-1")
    story.tell()

    axis = [row["label"] for row in rows(chart(host.open("trust", story.id))) if row["label"]]
    assert [f"{point.value} {point.chip}" for point in TRUST.points] == axis[:5]

    (first, *_) = csv.DictReader(io.StringIO(backlog_csv(outcome(story.state)).decode()))
    for column, scale in (
        ("How bad", HOW_BAD),
        ("How often", HOW_OFTEN),
        ("Would they notice", WOULD_NOTICE),
    ):
        assert first[column].partition(" (")[0] in [point.chip for point in scale.points]
    assert any(point.chip.lower() in first["Trust votes"].lower() for point in TRUST.points)


@pytest.mark.parametrize("scale", SCALES.values(), ids=list(SCALES))
def test_every_ballot_labels_every_point_and_asks_the_question_of_its_scale(
    host: Visit, story: Story, scale: Scale
) -> None:
    story.tell()
    for way, text in ballots(host, story, scale).items():
        for point in scale.points:
            assert f"{point.value} {point.chip}" in text, way
    assert host.title == VOTE_KINDS[scale.key].question


def chart(visit: Visit) -> object:
    """The first chart of a page."""
    return next(e for e in visit.elements if e.type == "vega_lite_chart")
