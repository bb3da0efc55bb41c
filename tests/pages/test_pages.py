"""Every page, for the facilitator: in a new workshop, in a full one, in none."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1.element_tree import LinkButton

from data.process import Process
from tests.cast import new_id
from tests.pages.visiting import Visit
from tests.story import PEOPLE, Story
from workshop.beats import BEATS, STEPS
from workshop.stages import STAGE_IDS, STAGES

STEP_PAGES = [step.page for step in STEPS]


@pytest.mark.parametrize("page", [*STEP_PAGES, "wall"])
def test_every_page_draws_in_a_workshop_without_anything(
    host: Visit, story: Story, page: str
) -> None:
    seen = host.open(page, story.id)

    assert seen.title
    assert not list(seen.at.error)


@pytest.mark.parametrize("page", [*STEP_PAGES, "wall"])
def test_every_page_draws_in_a_workshop_with_everything(
    host: Visit, story: Story, page: str
) -> None:
    story.tell()
    seen = host.open(page, story.id)

    assert seen.title
    assert not list(seen.at.error)


@pytest.mark.parametrize("beat", [beat.id for beat in BEATS])
@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
def test_at_every_moment_the_page_of_its_step_and_the_wall_draw(
    host: Visit, second: Visit, story: Story, beat: str, *, full: bool
) -> None:
    if full:
        story.tell()
    story.at(beat)
    step = STEPS[story.state.agenda.step]

    assert host.open(step.page, story.id).title
    assert second.open("wall", story.id).title == story_wall(beat)


def story_wall(beat: str) -> str:
    return next(found.wall for found in BEATS if found.id == beat)


@pytest.mark.parametrize("page", [*STEP_PAGES, "wall"])
def test_a_workshop_that_does_not_exist_is_a_sentence_and_a_way_back(
    host: Visit, page: str
) -> None:
    seen = host.open(page, "none")

    assert "There is no such workshop" in seen.at.error[0].value
    assert seen.components == []
    assert "All workshops" in seen.sent


def test_a_workshop_nobody_named_is_the_same(host: Visit) -> None:
    assert "There is no such workshop" in host.open("plan").at.error[0].value


def test_the_list_shows_every_workshop_the_last_one_first(host: Visit, process: Process) -> None:
    older, newer = (Story(process.log, new_id()[:12], title) for title in ("Older", "Newer"))
    while newer.state.at <= older.state.at:
        newer.note("a millisecond later")

    words = host.open("").words

    assert words.index("Newer") < words.index("Older")


def test_an_empty_list_offers_to_start_one(host: Visit) -> None:
    seen = host.open("")

    assert seen.title == "Workshops"
    assert seen.has("Start a workshop")
    assert not seen.has("open:")


def test_open_goes_to_where_the_room_is(host: Visit, story: Story) -> None:
    story.at("scope.write").at("walk.habit.write")

    seen = host.open("").press(f"open:{story.id}")

    assert seen.title == "Walk the five stages"
    assert seen.at.query_params["w"] == story.id


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


def test_the_walls_live_bar_is_a_screens_although_the_cookie_is_the_facilitators(
    host: Visit, story: Story
) -> None:
    seen = host.open("wall", story.id)

    assert seen.components[0] == "workshop_live_wall"
    assert seen.component("live")["role"] == "screen"


def test_every_run_has_a_mark_of_its_own(host: Visit, story: Story) -> None:
    """By this the browser knows that the rerun it asked for has happened."""
    first = host.open("plan", story.id).component("live")["run"]

    assert host.run().component("live")["run"] != first


def test_no_page_hands_a_vote_to_the_browser_before_the_reveal(host: Visit, story: Story) -> None:
    """The facilitator's own pages included: two workshops that differ in votes look alike."""
    story.people()
    round_id = story.open()
    story.slip(round_id, "CANARY", 1, 2, 3, 4, 5)

    for page in STEP_PAGES:
        assert "CANARY" not in host.open(page, story.id).sent


def test_the_slips_know_what_is_asked_and_how_many_are_in(host: Visit, story: Story) -> None:
    story.people().at("trust.vote")
    round_id = story.open()
    story.slip(round_id, "1", 1, 2, 3, 4, 5)

    given = host.open("trust", story.id).component("slips")

    assert given["round"] == round_id
    assert given["items"] == list(STAGE_IDS)
    assert (given["filed"], given["eligible"]) == (1, len(PEOPLE))
    assert "answers" not in given


def test_the_download_is_offered_at_the_close(host: Visit, story: Story) -> None:
    story.tell()
    links = [e for e in host.open("close", story.id).elements if isinstance(e, LinkButton)]

    assert f"/workshops/{story.id}/backlog.csv" in [link.proto.url for link in links]


def test_the_close_shows_three_tickets_and_where_trust_is_low(host: Visit, story: Story) -> None:
    seen = host.open("close", story.tell().id)

    for number in (1, 2, 3):
        assert f"change number {number}" in seen.words
    assert "vega_lite_chart" in [e.type for e in seen.elements]
    assert "an idea that waits" not in seen.words


def test_the_close_says_how_many_tickets_are_missing(host: Visit, story: Story) -> None:
    story.ticket("show the source")
    story.at("tickets.choose").at("close")

    assert "1 of 3 tickets are chosen." in host.open("close", story.id).words


NASTY = [
    "![x](http://evil.test/pixel.png)",
    "[click](javascript:alert(1))",
    "# huge",
    ":red-badge[Admin]",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "$\\frac{1}{2}$",
    "**bold** `code` :material/key:",
]


def markdown(visit: Visit) -> str:
    """What Streamlit draws as Markdown (blocks, headings, labels, options), escapes left out."""
    found = []
    for element in visit.elements:
        if element.type in ("markdown", "heading", "title", "header", "subheader", "caption"):
            found.append(str(element.value))
        found.append(str(getattr(element.proto, "label", "")))
        if element.type != "selectbox":  # its options are drawn as plain text
            found.extend(str(option) for option in getattr(element.proto, "options", ()))
    return re.sub(r"\\.", "", "\n".join(found))


@pytest.mark.parametrize("text", NASTY)
def test_peoples_words_are_never_markdown(host: Visit, process: Process, text: str) -> None:
    """A picture in a note would fetch its address and tell somebody who is in the room."""
    story = Story(process.log, "w1", text)
    story.people(text).scope(who=text, feature=text, task=text, out=text, wrong=text)
    for stage in STAGES:
        story.note(text, stage.id)
    card = story.card(text, text)
    story.voted((1, 2, 3, 4, 5))
    idea = story.ticket(text, card, owner=text, measure=text, source=text, guardrail=text)
    story.idea(text, card)
    for beat in ("scope.sharpen", "walk.contact.read", "wrong.read", "tickets.choose"):
        story.at(beat)

    host.open("")
    drawn = [markdown(host)]
    for page in [*STEP_PAGES, "wall"]:
        host.open(page, story.id)
        if page == "walk":
            host.choose("walk.chosen", next(iter(story.state.notes)))
        if page == "wrong" and host.at.selectbox:
            host.choose("wrong.chosen", card)
        if page == "tickets":
            host.press(f"edit:{idea}")
        drawn.append(markdown(host))

    assert text not in "\n".join(drawn)
