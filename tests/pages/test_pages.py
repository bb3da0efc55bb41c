"""Every page, for the facilitator: in a new workshop, in a full one, in none."""

from __future__ import annotations

import pytest
from streamlit.testing.v1.element_tree import LinkButton

from data.exports import EXPORT
from tests.pages.visiting import Visit
from tests.story import PEOPLE, Story
from workshop import commands as c
from workshop.beats import BEATS
from workshop.places import here, worded
from workshop.stages import STAGE_IDS
from workshop.steps import STEPS

STEP_PAGES = list(dict.fromkeys(step.page for step in STEPS))
EVERY_PAGE = [*STEP_PAGES, "wall", "box", "keypad"]


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_every_page_draws_whatever_is_in_the_workshop(
    host: Visit, story: Story, page: str, *, full: bool
) -> None:
    if full:
        story.tell()

    seen = host.open(page, story.id).run()  # a second run finds what the first one left

    assert seen.title
    assert not seen.refusal


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_at_every_moment_the_page_of_its_step_and_the_wall_draw(
    host: Visit, second: Visit, story: Story, beat: object, *, full: bool
) -> None:
    found = next(b for b in BEATS if b is beat)
    if full:
        story.tell()
    story.at(found.id)
    step = STEPS[story.state.agenda.step]

    assert host.open(step.page, story.id).title
    assert second.open("wall", story.id).title == worded(story.state, found.wall, here(story.state))


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_workshop_that_does_not_exist_is_a_sentence_and_a_way_back(
    host: Visit, page: str
) -> None:
    seen = host.open(page, "none")

    assert "There is no such workshop" in seen.refusal
    assert seen.components == []
    assert "All workshops" in seen.sent


def test_a_workshop_nobody_named_is_the_same(host: Visit) -> None:
    assert "There is no such workshop" in host.open("plan").refusal


def test_the_page_remembers_its_workshop_without_an_address(host: Visit, story: Story) -> None:
    host.open("plan", story.id)
    host.at.query_params.clear()

    seen = host.run()

    assert seen.title == "Plan"
    assert seen.at.query_params["w"] == story.id


@pytest.mark.parametrize("page", STEP_PAGES)
def test_every_desk_page_has_its_live_bar_once_and_before_all(
    host: Visit, story: Story, page: str
) -> None:
    seen = host.open(page, story.id)
    bar = seen.component("live")

    assert seen.components[0] == "workshop_live_desk"
    assert seen.components.count("workshop_live_desk") == 1
    assert (bar["workshop"], bar["role"], bar["person"]) == (story.id, "facilitator", "host")
    assert bar["seq"] == story.state.seq
    assert bar["space"] == (page == "plan")  # the space bar belongs to where the room is


@pytest.mark.parametrize(("page", "role"), [("wall", "screen"), ("box", "box"), ("keypad", "box")])
def test_a_window_of_the_room_has_a_bar_with_no_more_rights_than_the_room(
    host: Visit, story: Story, page: str, role: str
) -> None:
    seen = host.open(page, story.id)

    assert seen.component("live")["role"] == role
    assert not seen.component("live")["space"]


def test_every_run_has_a_mark_of_its_own(host: Visit, story: Story) -> None:
    """By this the browser knows that the rerun it asked for has happened."""
    first = host.open("plan", story.id).component("live")["run"]

    assert host.run().component("live")["run"] != first


def test_the_bar_says_step_and_moment_and_the_walls_only_the_step(
    host: Visit, second: Visit, story: Story
) -> None:
    story.at("walk.habit.write")

    desk = host.open("walk", story.id).component("live")
    wall = second.open("wall", story.id).component("live")

    assert desk["title"] == wall["title"] == "Step 2 of 5 · Walk the five stages"
    assert (desk["beat"], wall["beat"]) == ("Habitual use", "")


def test_the_slips_know_what_is_asked_and_how_many_are_in(host: Visit, story: Story) -> None:
    story.people().at("trust.vote")
    round_id = story.open()
    story.slip(round_id, "1", 1, 2, 3, 4, 5)

    given = host.open("trust", story.id).component("slips")

    assert given["round"] == round_id
    assert given["items"] == list(STAGE_IDS)
    assert (given["filed"], given["eligible"]) == (1, len(PEOPLE))
    assert "answers" not in given


def test_the_close_offers_every_file(host: Visit, story: Story) -> None:
    story.tell()
    links = [e for e in host.open("close", story.id).elements if isinstance(e, LinkButton)]

    for file in EXPORT:
        assert f"/workshops/{story.id}/{file}" in [link.proto.url for link in links]


@pytest.mark.parametrize("beat", ["lobby", "trust.vote", "close"])
def test_every_file_can_be_had_at_any_minute(host: Visit, story: Story, beat: str) -> None:
    page = STEPS[story.at(beat).state.agenda.step].page

    assert f"/workshops/{story.id}/backlog.csv" in host.open(page, story.id).unfold().sent


def test_the_close_shows_three_tickets_and_where_trust_is_low(host: Visit, story: Story) -> None:
    seen = host.open("close", story.tell().id)

    for number in (1, 2, 3):
        assert f"change number {number}" in seen.words
    assert "vega_lite_chart" in seen.kinds
    assert "Habitual use: because nobody checks any more" in seen.words
    assert "an idea that waits" not in seen.words


def test_the_curve_of_a_second_task_stands_apart_at_the_close(host: Visit, story: Story) -> None:
    seen = host.open("close", story.tell().id)

    assert "answer a complaint" in seen.words
    curves = [d for d in _curves_in_words(seen) if "No trust (1 of 5)" in d or "little" in d]
    assert len(curves) == 2


def _curves_in_words(visit: Visit) -> list[str]:
    return [block for block in visit.words.split("Where trust is low") if "of 5)" in block]


def test_a_ticket_says_where_it_comes_from(host: Visit, story: Story) -> None:
    words = host.open("close", story.tell().id).words

    assert "What could go wrong, place 1: The AI invents a price" in words
    assert "Low point (lowest of all): nobody checks any more" in words
    assert "Where it snags: note about contact" in words


def test_the_close_says_how_many_tickets_there_are_and_why(host: Visit, story: Story) -> None:
    story.ticket("show the source")
    story.at("tickets.choose").at("close")
    assert "1 ticket. Say why in step 5." in host.open("close", story.id).words

    story.do(c.GiveReason, about="tickets", reason="only one mattered")

    assert "Why: only one mattered" in host.run().words
