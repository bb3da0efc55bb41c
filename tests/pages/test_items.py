"""Decisions on the pages: proposed on a phone, taken up at the desk, read by everybody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.process import Process
from tests.cast import COFACILITATOR
from tests.pages.test_phone import ADA, PhoneOf
from tests.pages.visiting import Visit
from tests.story import Story
from tests.workshop.invented_kinds import PARCEL
from workshop import commands as c
from workshop.kinds.declared import KINDS
from workshop.models.items import Item
from workshop.roles import Actor, Role
from workshop.state import in_order

BEN = Actor("p2", Role.PARTICIPANT)
DESK, PHONE = "desk-decision", "propose-decision"


@pytest.fixture
def ada(window: Callable[[str | None], Visit], process: Process, story: Story) -> PhoneOf:
    """The phone of a participant, in a room past the lobby; Ben is there as well."""
    story.people().at("scope.write")
    for person in (ADA, BEN):
        story.do(c.Arrive, person_id=person.id)
    phone = PhoneOf(window(process.devices.issue(ADA, story.id)), story, ADA)
    phone.visit.at.session_state[PHONE] = True
    return phone


@pytest.fixture
def desk(host: Visit, story: Story) -> Visit:
    """The desk of a room past the lobby, with the decisions unfolded."""
    if story.state.agenda.step == 0:
        story.people().at("scope.write")
    host.at.session_state[DESK] = True
    return host.open("scope", story.id)


def decide(story: Story, actor: Actor, *titles: str, **words: str) -> list[str]:
    """Write decisions down; the ids of all there are."""
    rows = tuple(c.Row(kind="decision", intended={"title": title, **words}) for title in titles)
    story.do(c.AddItems, actor, rows=rows)
    return [item.id for item in in_order(story.state.items)]


def newest(story: Story) -> Item:
    """The item that was written last."""
    return in_order(story.state.items)[-1]


# --- a phone ---------------------------------------------------------------------------------


def test_a_phone_proposes_over_the_socket(ada: PhoneOf) -> None:
    entry = ada.look().component("quick-item-decision")
    assert (entry["command"], entry["kind"]) == ("AddItems", "decision")
    assert [box["name"] for box in entry["inputs"]] == ["title", "why"]
    assert [box["label"] for box in entry["inputs"]] == ["What was decided", "Why"]


def test_nobody_proposes_while_a_vote_is_open(ada: PhoneOf, story: Story) -> None:
    assert "What should we decide?" in _folds(ada.look())
    story.open("trust")
    assert "What should we decide?" not in _folds(ada.look())


def test_nobody_proposes_in_the_lobby(ada: PhoneOf, story: Story) -> None:
    story.at("lobby")
    assert "What should we decide?" not in _folds(ada.look())


def _folds(visit: Visit) -> list[str]:
    return [fold.label for fold in visit.at.expander]


def test_ones_own_proposal_can_be_reworded_and_taken_back(ada: PhoneOf, story: Story) -> None:
    (name,) = decide(story, ADA, "We log it")
    ada.look().act("own-decision", "edit", name)
    ada.visit.fill(**{f"decision-{name}__title": "We log everything"})
    ada.visit.press(f"decision-{name}.save")
    assert newest(story).title == "We log everything"
    ada.visit.act("own-decision", "remove", name)
    assert not story.state.items


def test_what_others_propose_is_not_on_my_phone_before_it_counts(
    ada: PhoneOf, story: Story
) -> None:
    (name,) = decide(story, BEN, "CANARY")
    assert "CANARY" not in ada.look().sent
    story.do(c.KeepDrafts, item_ids=(name,))
    assert "CANARY" in ada.look().words


def test_at_close_everybody_reads_what_was_decided(ada: PhoneOf, story: Story) -> None:
    ada.visit.at.session_state[PHONE] = False
    decide(story, COFACILITATOR, "We log it")
    assert "We log it" not in ada.look().words
    story.at("close")
    assert "We log it" in ada.look().words


# --- the desk --------------------------------------------------------------------------------


def test_the_desk_says_how_many_wait_and_accepts_one(desk: Visit, story: Story) -> None:
    first, second = decide(story, ADA, "We log it", "We ask twice")
    assert "Decisions · 2 proposed" in _folds(desk.run())
    desk.act("items-decision-proposed", "keep", first)
    assert "Decisions · 1 proposed" in _folds(desk)
    assert [story.state.items[name].draft for name in (first, second)] == ["", "proposed"]
    assert "DC1 accepted" in desk.button("undo:").label


def test_a_proposal_that_is_not_for_us_goes(desk: Visit, story: Story) -> None:
    (name,) = decide(story, ADA, "We log it")
    desk.run().act("items-decision-proposed", "remove", name)
    assert not story.state.items
    assert set(story.state.dismissed_drafts) == {name}


def test_a_leader_adds_one_with_everything(desk: Visit, story: Story) -> None:
    desk.press("decision-new.open")
    desk.fill(**{"decision-new__title": "We log it", "decision-new__why": "audits"})
    desk.type("decision-new.owner", "Ben")
    desk.type("decision-new.note", "only prices")
    desk.at.selectbox(key="decision-new.evidence").set_value("seen")
    desk.press("decision-new.save")
    assert dict(newest(story).intended) == {
        **{"title": "We log it", "why": "audits", "owner": "Ben"},
        **{"note": "only prices", "evidence": "seen"},
    }
    assert newest(story).draft == ""


def test_names_of_the_roster_are_offered(desk: Visit) -> None:
    desk.press("decision-new.open")
    assert desk.at.selectbox(key="decision-new.owner").options == ["Ada", "Ben", "Cleo", "Dan"]


def test_a_refused_form_keeps_every_word(desk: Visit, story: Story) -> None:
    desk.press("decision-new.open").fill(**{"decision-new__why": "audits"})
    desk.press("decision-new.save")
    assert "Write something for what was decided first" in desk.refusal
    assert desk.box("decision-new.why").value == "audits"
    assert not story.state.items


def test_two_people_edit_one_field_and_both_texts_stand_there(desk: Visit, story: Story) -> None:
    (name,) = decide(story, COFACILITATOR, "We log it")
    desk.run().act("items-decision-kept", "edit", name)
    changes = {name: {"title": "We log nothing", "why": "data protection"}}
    story.do(c.EditItems, COFACILITATOR, base_seq=story.state.seq, changes=changes)
    form = f"decision-{name}"
    desk.fill(**{f"{form}__title": "We log all"}).press(f"{form}.save")
    assert "Somebody changed this while you were writing" in desk.words
    assert "We log nothing" in desk.words
    desk.press(f"{form}.save")
    assert dict(story.state.items[name].intended) == {
        **{"title": "We log all", "why": "data protection"},
    }


def test_what_others_rest_on_goes_only_after_a_question(desk: Visit, story: Story) -> None:
    ground, roof = decide(story, COFACILITATOR, "ground", "roof")
    story.do(c.LinkItems, links=(("traces_to", roof, ground),))
    desk.run().act("items-decision-kept", "remove", ground)
    assert "One thing rests on this: DC2. Take it away and cut it loose?" in desk.words
    desk.press("decision.resting.no")
    assert "rests on this" not in desk.words
    assert ground in story.state.items
    desk.act("items-decision-kept", "remove", ground).press("decision.resting.yes")
    assert list(story.state.items) == [roof]
    assert not story.state.links


def test_what_is_to_be_looked_at_again_says_so(desk: Visit, story: Story) -> None:
    ground, roof = decide(story, COFACILITATOR, "ground", "roof")
    story.do(c.LinkItems, links=(("traces_to", roof, ground),))
    changes = {ground: {"title": "sand"}}
    story.do(c.EditItems, base_seq=story.state.seq, changes=changes)
    assert "▲ Look again" in desk.run().words


# --- close and wall --------------------------------------------------------------------------


def test_close_shows_what_counts_with_who_why_and_by_when(host: Visit, story: Story) -> None:
    story.people().at("close")
    decide(
        story, COFACILITATOR, "We *log* it", why="audits", owner="Ben", due="2027-01-31", note="y"
    )
    decide(story, ADA, "CANARY")
    seen = host.open("close", story.id)
    (table,) = seen.at.table
    assert list(table.value.columns) == [
        "Code",
        "What was decided",
        "Why",
        "Who does it",
        "By when",
    ]
    assert [str(cell) for cell in table.value.iloc[0]] == [
        *("DC1", r"We \*log\* it", "audits", "Ben", "2027\u201101\u201131"),
    ]
    assert "CANARY" not in seen.sent
    assert seen.at.subheader[0].value == "Decisions"


def test_close_of_a_room_without_decisions_says_nothing_about_them(
    host: Visit, story: Story
) -> None:
    seen = host.open("close", story.people().at("close").id)
    assert not seen.at.table
    assert "From a newer version" not in seen.words


def test_items_of_a_newer_version_are_shown_as_they_are(
    host: Visit, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.people().at("close")
    with monkeypatch.context() as newer:
        newer.setitem(KINDS, PARCEL.id, PARCEL)
        row = c.Row(kind=PARCEL.id, intended={"title": "heavy", "story": "a *long* one"})
        story.do(c.AddItems, rows=(row,))
    seen = host.open("close", story.id)
    (table,) = seen.at.table
    assert "From a newer version" in seen.words
    assert list(table.value.columns) == ["Code", "story", "title"]
    assert [str(cell) for cell in table.value.iloc[0]] == ["PA1", r"a \*long\* one", "heavy"]


def test_at_close_the_wall_shows_what_was_decided(host: Visit, story: Story) -> None:
    story.people().at("close")
    decide(story, COFACILITATOR, "We log it", owner="Ben")
    decide(story, ADA, "CANARY")
    wall = host.open("wall", story.id)
    assert "We log it" in wall.words
    assert "Who does it: Ben" in wall.words
    assert "CANARY" not in wall.sent


def test_the_close_offers_the_file(host: Visit, story: Story) -> None:
    seen = host.open("close", story.people().at("close").id)
    assert f"/workshops/{story.id}/decision.csv" in seen.sent
