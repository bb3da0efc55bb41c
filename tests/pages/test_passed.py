"""Fingers at the desk, the ballot box that goes round, and the keypad on the one screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.access.invitations import box_link
from data.process import Process
from tests.pages.visiting import Visit
from tests.pages.walking import along, page_of
from tests.story import PEOPLE, WATCHING, Story
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.scales import SCALES, TRUST
from workshop.stages import STAGE_IDS, STAGES
from workshop.votes import VOTE_KINDS

Window = Callable[[str | None], Visit]
SCORES = [scale for scale, vote in VOTE_KINDS.items() if not vote.budget]
DOTS = [scale for scale, vote in VOTE_KINDS.items() if vote.budget]
NO_VOTE = "No vote is open. This page wakes up by itself when the next one begins."


@pytest.fixture
def box(window: Window, process: Process, story: Story) -> Visit:
    """A phone that became the ballot box of this workshop and nothing else."""
    return window(process.devices.issue(Actor("box-1", Role.BOX), story.id))


@pytest.fixture(params=["facilitator", "box"])
def holder(request: pytest.FixtureRequest, host: Visit, box: Visit) -> Visit:
    """Whoever opens the box page: the facilitator's browser, or a box."""
    return host if request.param == "facilitator" else box


def at_box(visit: Visit, story: Story) -> Visit:
    """Open the box page, as its address does."""
    visit.at.query_params["w"] = story.id
    return visit.open("box", story.id)


# --- the ballot box ------------------------------------------------------------------------------


def test_without_a_vote_the_box_waits(holder: Visit, story: Story) -> None:
    story.people()

    seen = at_box(holder, story)

    assert seen.title == "Ballot box"
    assert NO_VOTE in seen.words
    assert "workshop_ballot_box" not in seen.components


def test_the_box_asks_whoever_has_no_ballot_yet_and_says_nothing_about_others(
    holder: Visit, story: Story
) -> None:
    vote = story.people().observers().open()
    answers = dict.fromkeys(STAGE_IDS, 4)
    story.do(c.CastBallot, round_id=vote, voter="p2", way="box", answers=answers)

    given = at_box(holder, story).component("ballot-box")

    assert [name for _, name in given["names"]] == ["Ada", "Cleo", "Dan", *WATCHING]
    assert given["round"] == vote
    assert set(given) == {
        "round",
        "questions",
        "points",
        "reminder",
        "names",
        "seq",
        "budget",
        "words",
    }


def test_the_box_shows_moments_and_labels_and_no_answer(holder: Visit, story: Story) -> None:
    story.people().open()

    given = at_box(holder, story).component("ballot-box")

    assert given["questions"] == [[s.id, f"{s.number} {s.name}: {s.moment}"] for s in STAGES]
    assert given["points"] == [[p.value, p.chip, p.meaning] for p in TRUST.points]
    assert given["reminder"] == f"{TRUST.question} {TRUST.reminder}"


@pytest.mark.parametrize("scale", VOTE_KINDS)
def test_the_box_takes_every_kind_of_vote(host: Visit, story: Story, scale: str) -> None:
    story.tell()
    vote = story.open(scale)

    given = at_box(host, story).component("ballot-box")

    assert [item for item, _ in given["questions"]] == list(story.state.rounds[vote].items)
    assert all(label for _, label in given["questions"])
    assert given["budget"] == VOTE_KINDS[scale].budget
    assert bool(given["points"]) == (scale in SCALES)


def test_the_box_is_a_window_of_the_room_at_every_place(box: Visit, story: Story) -> None:
    """No notes, no cockpit, no menu, no way elsewhere."""
    story.tell("CANARY ")
    for place in along(story):
        seen = at_box(box, story)

        assert "CANARY" not in seen.sent, place
        assert seen.keys == []
        assert seen.beside == ""
        assert {"link_button", "page_link", "selectbox"}.isdisjoint(seen.kinds)


# --- the keypad ----------------------------------------------------------------------------------


def test_without_a_vote_the_keypad_waits_and_leads_back(host: Visit, story: Story) -> None:
    seen = host.open("keypad", story.people().at("trust.vote").id)

    assert NO_VOTE in seen.words
    assert "workshop_keypad" not in seen.components
    assert f"/trust?w={story.id}" in seen.sent


@pytest.mark.parametrize("scale", SCORES)
def test_the_keypad_takes_numbers_in_the_order_of_the_wall(
    host: Visit, story: Story, scale: str
) -> None:
    story.tell()
    vote = story.open(scale)

    seen = host.open("keypad", story.id)
    given = seen.component("keypad")

    assert seen.title == VOTE_KINDS[scale].question
    assert given["items"] == list(story.state.rounds[vote].items)
    assert len(given["labels"]) == len(given["items"])
    assert given["points"] == len(SCALES[scale].points)
    assert [name for _, name in given["names"]] == [*PEOPLE, *WATCHING]
    assert given["back"] == f"/{page_of(story)}?w={story.id}"


@pytest.mark.parametrize("scale", DOTS)
def test_dots_are_not_for_the_keypad(host: Visit, story: Story, scale: str) -> None:
    story.tell().open(scale)

    seen = host.open("keypad", story.id)

    assert "Dots go on slips or through the ballot box." in seen.words
    assert "workshop_keypad" not in seen.components


def test_the_keypad_shows_no_cue_because_everybody_looks_at_it(host: Visit, story: Story) -> None:
    story.do(c.NotePrivately, step=3, base_seq=0, text="CANARY")
    story.people().open()

    seen = host.open("keypad", story.id)

    assert seen.beside == ""
    assert "CANARY" not in seen.sent
    assert seen.keys == []


# --- the panel at the desk -----------------------------------------------------------------------


@pytest.fixture
def voting(story: Story) -> str:
    """An open vote on trust; its id."""
    return story.people().observers().at("trust.vote").open()


def test_the_ways_of_voting_stand_beside_each_other(host: Visit, story: Story, voting: str) -> None:
    host.open("trust", story.id)
    ways = {
        "slip": "workshop_slips",
        "fingers": "workshop_fingers",
        "box": "",
        "keypad": "",
    }
    for way, component in ways.items():
        host.choose(f"way:{voting}", way)
        shown = {"workshop_slips", "workshop_fingers"} & set(host.components)
        assert shown == ({component} if component else set())


def test_fingers_are_counted_one_question_after_the_other(
    host: Visit, story: Story, voting: str
) -> None:
    host.open("trust", story.id).choose(f"way:{voting}", "fingers")
    for number, stage in enumerate(STAGE_IDS, start=1):
        given = host.component("fingers")
        assert (given["item"], given["hands"]) == (stage, 4)
        assert f"{number} of 5 · " in host.words
        story.do(c.CountFingers, round_id=voting, item=stage, counts={"2": 3, "0": 1})
        host.run()

    assert "Every question is counted. Ready to reveal." in host.words
    assert "workshop_fingers" not in host.components
    host.press("reveal-panel:")
    assert story.state.rounds[voting].revealed


def test_the_room_is_told_when_to_decide_and_when_to_show(
    host: Visit, second: Visit, story: Story, voting: str
) -> None:
    host.open("trust", story.id).choose(f"way:{voting}", "fingers")
    second.open("wall", story.id)

    host.press("decide:")
    assert "Decide now. Hand on the table." in second.run().words
    assert host.component("live")["phase_label"] == "Hand on the table"
    host.press("show:")
    assert "3, 2, 1, show." in second.run().words


@pytest.mark.parametrize("scale", DOTS)
def test_fingers_do_not_count_dots(host: Visit, story: Story, scale: str) -> None:
    story.tell()
    vote = story.open(scale)

    host.open(page_of(story), story.id).choose(f"way:{vote}", "fingers")

    assert "Dots are letters on a slip." in host.words
    assert "workshop_fingers" not in host.components


def test_the_address_of_the_box_is_given_to_the_facilitator(
    host: Visit, story: Story, voting: str
) -> None:
    host.open("trust", story.id).choose(f"way:{voting}", "box")

    assert box_link(story.id) in host.words
    assert "Without a ballot of their own: Ada, Ben, Cleo, Dan." in host.words


def test_the_keypad_opens_in_this_window(host: Visit, story: Story, voting: str) -> None:
    host.open("trust", story.id).choose(f"way:{voting}", "keypad")

    assert f'href="/keypad?w={story.id}"' in host.sent.replace("\\", "")


def test_slips_with_names_list_who_has_none_yet(host: Visit, story: Story) -> None:
    story.people().observers().do(c.EditPlan, base_seq=0, changes={"names": "yes"})
    vote = story.at("trust.vote").open()
    answers = dict.fromkeys(STAGE_IDS, 4)
    story.do(c.CastBallot, round_id=vote, voter="p1", way="slip", answers=answers)

    given = host.open("trust", story.id).component("slips")

    assert [name for _, name in given["people"]] == ["Ben", "Cleo", "Dan"]
    assert given["first"] == [person for person, _ in given["people"]]
    assert (given["watchers"], given["watched"]) == (2, 0)


def test_a_mistake_gets_a_fresh_ballot(host: Visit, story: Story, voting: str) -> None:
    answers = dict.fromkeys(STAGE_IDS, 4)
    story.do(c.CastBallot, round_id=voting, voter="p2", way="box", answers=answers)

    host.open("trust", story.id).choose(f"fresh:{voting}", "p2").press("void:")

    assert not story.state.rounds[voting].ballots
    assert not host.has("void:")


def test_a_vote_nobody_answered_can_be_called_off(host: Visit, story: Story, voting: str) -> None:
    assert host.open("trust", story.id).button("ask-panel:").disabled

    host.press("cancel:")

    assert not story.state.rounds[voting].open
    assert host.has("open:trust")


def test_a_vote_with_answers_cannot_be_called_off(host: Visit, story: Story, voting: str) -> None:
    story.slip(voting, "1", 1, 2, 3, 4, 5)

    assert not host.open("trust", story.id).has("cancel:")


def test_without_people_there_is_no_vote(host: Visit, story: Story) -> None:
    host.open("trust", story.at("trust.vote").id).press("open:trust")

    assert "Nobody is on the roster yet." in host.refusal
    assert not story.state.rounds
