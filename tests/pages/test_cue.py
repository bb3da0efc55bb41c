"""The cue beside the page, for one pair of eyes: script, own notes, the two hours, the wall."""

from __future__ import annotations

import pytest
from streamlit.testing.v1.element_tree import LinkButton

from data.clock import now_ms
from data.content.worked_example import worked_example
from data.joining.devices import HOST
from data.process import Process
from tests.pages.visiting import Visit
from tests.pages.walking import along, page_of
from tests.story import Story
from workshop.beats import BEAT, BEATS
from workshop.places import here, worded
from workshop.script import lines_of
from workshop.steps import STEPS


def test_the_two_hours_show_plan_against_actual(host: Visit, process: Process) -> None:
    process.log.restore(worked_example(now_ms()), HOST, "example")

    beside = host.open("close", "example").unfold().beside

    for step in STEPS[1:6]:
        line = next(line for line in beside.splitlines() if f"{step.number} {step.name} · " in line)
        assert " min, took " in line


def test_the_two_hours_point_at_the_step_in_hand(host: Visit, story: Story) -> None:
    beside = host.open("trust", story.at("trust.vote").id).unfold().beside

    assert "→ 3 Trust · 20 min" in beside
    assert "→ 4" not in beside


@pytest.mark.parametrize("beat", BEATS, ids=lambda beat: beat.id)
def test_the_cue_holds_the_script_of_the_step_and_marks_the_lines_of_the_moment(
    host: Visit, story: Story, beat: object
) -> None:
    found = next(b for b in BEATS if b is beat)
    story.people().at(found.id)

    seen = host.open(page_of(story), story.id)

    lines = lines_of(found.step, STEPS[found.step].minutes)
    for line in lines:
        for text in (line.do, line.say, line.look):
            assert worded(story.state, text, here(story.state)) in seen.beside
    assert "Only you see this" in seen.beside
    marked = [line["do"] for line in seen.component("script")["lines"] if line["here"]]
    assert marked == [
        worded(story.state, line.do, here(story.state)) for line in lines if line.beat == found.id
    ]


def test_the_second_talk_has_a_line_of_its_own(host: Visit, story: Story) -> None:
    story.people().voted((1, 3, 3, 3, 5), (5, 3, 3, 3, 1))
    marks = []
    for place in along(story, until="trust.because"):
        if place.beat.id == "trust.talk":
            lines = host.open("trust", story.id).component("script")["lines"]
            marks.append([line["at"] for line in lines if line["here"]])

    assert marks == [[6], [10]]


def test_own_notes_belong_to_a_step_and_are_kept(host: Visit, story: Story) -> None:
    host.open("scope", story.at("scope.write").id).press("private-1.open")
    host.type("private-1.text", "ask Ben about prices").press("private-1.save")

    assert "ask Ben about prices" in host.beside
    assert "ask Ben" not in host.open("trust", story.at("trust.vote").id).beside


# --- the wall from the desk --------------------------------------------------------


def test_the_wall_is_opened_in_a_window_of_its_own_or_here(host: Visit, story: Story) -> None:
    seen = host.open("plan", story.id).unfold()
    links = [e.proto.url for e in seen.elements if isinstance(e, LinkButton)]
    (here,) = (e.proto.body for e in seen.elements if e.type == "html" and "<a " in e.proto.body)

    assert f"/wall?w={story.id}" in links
    assert f'href="/wall?w={story.id}&amp;here=1" target="_self"' in here


def test_the_wall_in_this_window_moves_the_room_and_shows_no_cue(host: Visit, story: Story) -> None:
    host.open("wall", story.id, here="1").press("next:")

    assert story.state.agenda.beat == BEATS[1].id
    assert host.title == BEAT[BEATS[1].id].wall
    assert host.beside == ""
    assert {key.split(":")[0] for key in host.keys} == {"next", "back"}
    assert f"/scope?w={story.id}" in host.sent
