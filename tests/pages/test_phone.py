"""A phone: it follows the room, shows its owner what they may see, and takes what they say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.process import Process
from tests.pages.visiting import Visit
from tests.pages.walking import along, is_before
from tests.story import Story
from workshop import commands as c
from workshop.beats import BEAT
from workshop.places import here, worded
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS
from workshop.steps import STEPS
from workshop.votes import VOTE_KINDS

Window = Callable[[str | None], Visit]
ADA, OLGA = Actor("p1", Role.PARTICIPANT), Actor("p5", Role.OBSERVER)


class PhoneOf:
    """Somebody's phone in one workshop."""

    def __init__(self, visit: Visit, story: Story, who: Actor) -> None:
        self.visit, self.story, self.who = visit, story, who
        visit.at.query_params["w"] = story.id

    def look(self) -> Visit:
        """The page as it is now."""
        return self.visit.run()

    def do(self, kind: type[c.Command], **fields: object) -> None:
        """What the live socket does with a tap."""
        self.story.do(kind, self.who, **fields)

    @property
    def ballot(self) -> dict[str, object]:
        """What the page hands to the ballot."""
        return self.look().component("own-ballot")


@pytest.fixture
def ada(window: Window, process: Process, story: Story) -> PhoneOf:
    """The phone of a participant; Ben, Cleo, Dan and two observers are there as well."""
    story.people().observers()
    story.do(c.Arrive, person_id=ADA.id)
    return PhoneOf(window(process.devices.issue(ADA, story.id)), story, ADA)


@pytest.fixture
def olga(window: Window, process: Process, story: Story, ada: PhoneOf) -> PhoneOf:
    """The phone of an observer."""
    story.do(c.Arrive, person_id=OLGA.id)
    return PhoneOf(window(process.devices.issue(OLGA, story.id)), story, OLGA)


def test_at_every_place_it_asks_what_the_room_does_now(ada: PhoneOf, story: Story) -> None:
    story.tell()
    for place in along(story):
        if place.beat.id == "scope.sharpen":
            continue
        asked = worded(story.state, BEAT[place.beat.id].phone, here(story.state))
        assert ada.look().title == asked, place


def test_an_open_vote_is_all_it_asks_wherever_the_room_is(ada: PhoneOf, story: Story) -> None:
    story.tell()
    for scale, vote in VOTE_KINDS.items():
        story.at(vote.beat)
        round_id = story.open(scale)
        page = ada.look()
        assert page.title == vote.question
        assert page.component("own-ballot")["round"] == round_id
        story.do(c.CloseRound, round_id=round_id)


def test_a_ballot_begins_empty_and_says_what_becomes_of_names(ada: PhoneOf, story: Story) -> None:
    story.open()
    ballot = ada.ballot
    assert (ballot["answers"], ballot["whole"]) == ({}, False)
    assert "without names" in str(ballot["promise"])

    story.do(c.CloseRound, round_id=str(ballot["round"]))
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"names": "yes"})
    story.open()
    assert "Names are shown" in str(ada.ballot["promise"])


def test_ones_own_taps_come_back_after_a_reload_and_nobody_elses(
    ada: PhoneOf, olga: PhoneOf, story: Story
) -> None:
    vote = story.open()
    ada.do(
        c.CastBallot,
        round_id=vote,
        voter=ADA.id,
        way="device",
        answers={"contact": 2},
        whole=False,
    )
    story.slip(vote, "1", 5, 5, 5, 5, 5)

    assert ada.ballot["answers"] == {"contact": 2}
    assert olga.ballot["answers"] == {}
    assert "kept apart" in str(olga.ballot["promise"])


def test_no_word_of_another_is_on_a_phone_before_its_time(ada: PhoneOf, story: Story) -> None:
    """Everything is written beforehand; each kind may appear at its beat and not before."""
    before = {
        "CANARY-proposal": "scope.read",
        "CANARY-scope": "scope.sharpen",
        "CANARY-note": "walk.contact.read",
        "CANARY-card": "wrong.read",
        "CANARY-idea": "tickets.read",
    }
    story.do(c.AddProposal, who="CANARY-proposal", task="x")
    story.do(c.AddProposal, who="somebody", task="x")
    story.scope(who="CANARY-scope")
    story.note("CANARY-note")
    story.card("CANARY-card")
    story.idea("CANARY-idea")
    story.do(c.NotePrivately, step=1, base_seq=0, text="CANARY-private")
    seen = set()
    for place in along(story):
        page = ada.look()
        told = "\n".join([page.sent, *page.spoken])
        assert "CANARY-private" not in told
        assert ADA.id == "p1"
        assert page.beside == ""
        for canary, beat in before.items():
            if is_before(place, beat):
                assert canary not in told, place
            elif canary in told:
                seen.add(canary)

    assert seen == set(before)


def test_notes_are_written_about_stages_the_room_has_come_to(ada: PhoneOf, story: Story) -> None:
    story.at("walk.discovery.write").at("walk.contact.write")
    (stages,) = (
        ch for ch in ada.look().component("quick-note")["choices"] if ch["name"] == "stage"
    )

    assert [name for name, _ in stages["options"]] == list(STAGE_IDS[:2])
    assert stages["value"] == "contact"


def test_ones_own_note_can_be_reworded_and_taken_away(ada: PhoneOf, story: Story) -> None:
    story.at("walk.contact.write")
    ada.do(c.AddNotes, stage="contact", lane="want", texts=("To be quick",))
    (note,) = story.state.notes.values()
    page = ada.look().act("own", "edit", note.id)
    page.type(f"notes-edit-{note.id}.text", "To be quicker").press(f"notes-edit-{note.id}.save")
    assert story.state.notes[note.id].text == "To be quicker"

    ada.look().act("own", "delete", note.id)
    assert not story.state.notes


def test_i_am_done_is_for_this_place_only(ada: PhoneOf, story: Story) -> None:
    story.at("walk.contact.write")
    taps = ada.look().component("taps-done")
    ada.do(c.MarkDone, place=taps["fixed"]["place"], done=True)
    assert ada.look().component("taps-done")["selected"] is True

    story.at("walk.calibration.write")
    assert ada.look().component("taps-done")["selected"] == ""


def test_ideas_stand_in_an_order_of_their_own_on_every_phone_and_keep_it(
    ada: PhoneOf, window: Window, process: Process, story: Story
) -> None:
    for number in range(8):
        story.idea(f"idea {number}")
    story.at("tickets.read").open("dots_ideas")
    phones = {
        who: PhoneOf(
            window(process.devices.issue(Actor(who, Role.PARTICIPANT), story.id)),
            story,
            Actor(who, Role.PARTICIPANT),
        )
        for who in ("p1", "p2", "p3", "p4")
    }
    orders = {who: str(phone.ballot["questions"]) for who, phone in phones.items()}

    assert len(set(orders.values())) > 1
    assert {who: str(phone.ballot["questions"]) for who, phone in phones.items()} == orders


def test_a_thing_has_the_letter_on_every_phone_that_it_has_on_the_wall(
    ada: PhoneOf, window: Window, token: str, story: Story
) -> None:
    for number in range(4):
        story.idea(f"idea {number}")
    story.at("tickets.dots").open("dots_ideas")
    wall = window(token).open("wall", story.id).component("ballot")
    cards = [str(card) for card in wall["columns"][0]["cells"][0]["cards"]]
    asked = [label for _, label in ada.ballot["questions"]]  # type: ignore[attr-defined]

    assert sorted(label[0] for label in asked) == ["A", "B", "C", "D"]
    for label in asked:
        head, _, idea = label.partition(" · ")
        words = idea.partition("We ")[2]
        assert any(f"{head} · " in card and words in card for card in cards)


def test_empty_cells_are_named_by_stage_and_lane(ada: PhoneOf, story: Story) -> None:
    story.note("It answers late", "contact", "snags").at("walk.contact.read").at("walk.gaps")
    words = ada.look().words

    assert "**Habitual use**: What they want, What the product does, How it feels" in words
    assert "**First contact**: What they want, What the product does, How it feels\n" in words


def test_the_ending_is_shown_once_it_was_revealed(ada: PhoneOf, story: Story) -> None:
    story.at("walk.ending")
    assert "The vote opens in a moment." in ada.look().words
    story.voted((1,), (4,), scale="ending")
    words = ada.look().words

    assert "opens in a moment" not in words
    assert "The ending: Recommends it 1" in words


def test_a_phone_says_whose_it_is_and_the_wall_does_not(
    ada: PhoneOf, window: Window, token: str, story: Story
) -> None:
    assert "You are Ada. Not you? Tell the facilitator." in ada.look().words
    story.open()
    assert "You are Ada." in ada.look().words
    assert "You are" not in window(token).open("wall", story.id).words


def test_writers_are_told_of_each_other_and_a_refused_form_is_not_called_saved(
    ada: PhoneOf, story: Story
) -> None:
    ticket = story.ticket("show the source")
    story.at("tickets.know")
    page = ada.look().press(f"edit:{ticket}")
    assert "Others may be writing in the same ticket." in page.words
    story.do(
        c.EditIdea, idea_id=ticket, base_seq=story.state.seq, changes={"measure": "Kept answers"}
    )
    page.type(f"ticket-{ticket}.measure", "Tries").press(f"ticket-{ticket}.save")
    (refused,) = page.component("focus")["refused"]
    assert refused["form"] == f"ticket-{ticket}"

    page.press(f"ticket-{ticket}.cancel")
    assert page.component("focus")["refused"] == []


def test_reasons_are_asked_after_the_reveal_for_the_stage_that_is_talked_about(
    ada: PhoneOf, story: Story
) -> None:
    story.at("trust.vote")
    assert "workshop_quick" not in ada.look().components
    story.voted((1, 1, 1, 1, 1), (5, 1, 1, 1, 1))
    story.do(c.EnterBeat, beat="trust.talk", topic="discovery")
    entry = ada.look().component("quick-remark-talk:discovery")

    assert entry["fixed"] == {"about": "talk:discovery"}
    assert [choice["name"] for choice in entry["choices"]] == ["evidence"]


def test_writers_fill_in_a_ticket_on_their_own_phone(ada: PhoneOf, story: Story) -> None:
    ticket = story.ticket("show the source")
    story.at("tickets.know")
    page = ada.look().press(f"edit:{ticket}")
    page.type(f"ticket-{ticket}.goal", "90 %").press(f"ticket-{ticket}.save")

    assert story.state.ideas[ticket].metric.goal == "90 %"
    assert not page.has("drop:")


def test_whoever_comes_late_is_told_where_the_room_is_and_that_they_still_count(
    ada: PhoneOf, story: Story
) -> None:
    story.scope().at("trust.vote").open()
    page = ada.look()
    assert "Welcome. The room is at: Trust" in page.words
    assert "yours counts until it closes" in page.words

    assert "Welcome" not in page.press("caught-up").words


LOW: dict[str, object] = {"about": "low:contact", "text": "nobody checks it"}
TAKES_PART: dict[str, tuple[type[c.Command], dict[str, object]]] = {
    "a proposal": (c.AddProposal, {"who": "a rep", "task": "write an offer"}),
    "a note": (c.AddNotes, {"stage": "contact", "lane": "want", "texts": ("To be quick",)}),
    "a card": (c.AddFailureMode, {"stage": "contact", "does": "errs", "suffers": "pays"}),
    "an idea": (c.AddIdeas, {"stage": "contact", "changes": ("show the source",)}),
    "a because": (c.MakeRemark, LOW),
    "a line": (c.MakeRemark, {"about": "wrong", "text": "a price is wrong"}),
}


@pytest.mark.parametrize("what", TAKES_PART)
def test_whoever_wrote_anything_is_not_welcomed_as_if_they_came_late(
    ada: PhoneOf, story: Story, what: str
) -> None:
    story.scope().at("scope.write").at("scope.wrong").at("walk.contact.write").voted(
        (3, 3, 3, 3, 3)
    )
    story.at("wrong.write").at("tickets.write")
    assert "Welcome" in ada.look().words

    kind, fields = TAKES_PART[what]
    ada.do(kind, **fields)
    assert "Welcome" not in ada.look().words


def test_whoever_gave_a_dot_is_not_welcomed_either(ada: PhoneOf, story: Story) -> None:
    one, other = story.idea("show the source"), story.idea("ask first")
    vote = story.scope().at("tickets.dots").open("dots_ideas")
    ada.do(c.CastBallot, round_id=vote, voter=ADA.id, way="device", answers={one: 2, other: 1})
    assert "Welcome" not in ada.look().words


def test_a_person_taken_off_the_list_sees_a_stranger_s_door(ada: PhoneOf, story: Story) -> None:
    story.do(c.RemovePerson, person_id=ADA.id)
    assert ada.look().title == "This is a workshop room"


def test_a_phone_has_no_way_to_a_desk_page(ada: PhoneOf, story: Story) -> None:
    story.tell()
    page = ada.look()
    for step in STEPS:
        assert not page.has(f"open:{step.page}")
    assert "page_link" not in page.kinds
    assert "link_button" not in page.kinds
