"""What was said without names has none in a save file, and counts the same when restored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.files.restoring import read_save
from data.files.save_file import save_file
from data.store.log import Log
from data.store.opening import open_log
from tests.cast import FACILITATOR, NINE
from tests.story import Story
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.stages import STAGE_IDS
from workshop.state import State

SCORES = {"Ada": 1, "Ben": 2, "Cleo": 3, "Dan": 5}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Log]:
    """Another machine's log."""
    opened = open_log(tmp_path / "elsewhere" / "workshop.db")
    yield opened
    opened.close()


@pytest.fixture
def story(log: Log) -> Story:
    """A room without names in which everybody votes by name, one on each way there is."""
    return Story(log).people().observers("Olga")


def by_phone(story: Story, round_id: str, name: str, **answers: int | None) -> None:
    """One tap of somebody on their own phone."""
    person = story.person(name)
    role = Role(story.state.people[person].role)
    ballot: dict[str, Any] = {"round_id": round_id, "voter": person, "way": "device"}
    story.do(c.CastBallot, Actor(person, role), answers=answers, **ballot)


def passed(story: Story, round_id: str, name: str, score: int, way: str) -> None:
    """The ballot of somebody who used the box or the keypad."""
    answers = dict.fromkeys(STAGE_IDS, score)
    ballot: dict[str, Any] = {"voter": story.person(name), "way": way, "answers": answers}
    story.do(c.CastBallot, round_id=round_id, **ballot)


def vote(story: Story) -> str:
    """Two phones, tap by tap, the box, the keypad, and an observer; shown at the end."""
    round_id = story.open()
    for name in ("Ada", "Ben", "Olga"):
        for stage in STAGE_IDS:
            by_phone(story, round_id, name, **{stage: SCORES.get(name, 4)})
    passed(story, round_id, "Cleo", SCORES["Cleo"], "box")
    passed(story, round_id, "Dan", SCORES["Dan"], "keypad")
    story.do(c.Reveal, round_id=round_id)
    return round_id


def rows_of(log: Log, workshop_id: str = "w1") -> list[dict[str, Any]]:
    file = json.loads(save_file(workshop_id, log.entries(workshop_id), NINE).body)
    found: list[dict[str, Any]] = file["entries"]
    return found


def cast(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["type"] == "BallotCast"]


def restored(log: Log, to: Log) -> State:
    body = save_file("w1", log.entries("w1"), NINE).body
    to.restore(read_save(body), FACILITATOR, "copy")
    return to.state("copy")


def test_no_ballot_names_its_voter_nor_who_typed_it_nor_the_way(log: Log, story: Story) -> None:
    vote(story)
    taps = {row[3] for row in log.entries("w1") if row[4] == "BallotCast"}

    found = cast(rows_of(log))

    people = set(story.state.people)
    assert len(found) == 5
    for row in found:
        ballot = row["payload"]
        assert row["actor"] == ballot["entered_by"] == ""
        assert ballot["voter"].startswith("voter:")
        assert ballot["voter"] not in people
        assert ballot["way"] == "box"
        assert row["command"] not in taps


def test_the_order_of_the_ballots_tells_nothing(log: Log, story: Story) -> None:
    """Who tapped first would be the first in the file otherwise, at the time of the tap."""
    vote(story)

    orders = {
        tuple(row["payload"]["answers"]["habit"] for row in cast(rows_of(log))) for _ in range(40)
    }

    assert len(orders) > 10
    assert all(sorted(order) == [1, 2, 3, 4, 5] for order in orders)


def test_a_voter_stays_one_voter_across_the_votes_of_a_file(log: Log, story: Story) -> None:
    first, second = vote(story), vote(story)

    found = [row["payload"] for row in cast(rows_of(log))]

    by_voter = {ballot["voter"]: set[int]() for ballot in found}
    for ballot in found:
        by_voter[ballot["voter"]].add(ballot["answers"]["contact"])
    assert sorted(map(list, by_voter.values())) == [[1], [2], [3], [4], [5]]
    assert {ballot["round_id"] for ballot in found} == {first, second}


def test_two_files_have_other_names(log: Log, story: Story) -> None:
    vote(story)

    names = [{row["payload"]["voter"] for row in cast(rows_of(log))} for _ in range(2)]

    assert not names[0] & names[1]


def test_a_restored_vote_came_to_the_same(log: Log, elsewhere: Log, story: Story) -> None:
    round_id = vote(story)

    there = restored(log, elsewhere).rounds[round_id]

    here = story.state.rounds[round_id]
    assert there.filed == here.filed == there.eligible
    assert [there.votes(item) for item in there.items] == [here.votes(i) for i in here.items]
    assert [b.answers for b in there.watching.values()] == [
        b.answers for b in here.watching.values()
    ]


def test_saving_what_was_restored_keeps_the_names_it_has(
    log: Log, elsewhere: Log, story: Story
) -> None:
    vote(story)
    restored(log, elsewhere)

    assert cast(rows_of(elsewhere, "copy")) == cast(rows_of(elsewhere, "copy"))


def test_a_room_that_agreed_on_names_keeps_them(log: Log) -> None:
    story = Story(log)
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"names": "yes"})
    story.people().observers("Olga")
    vote(story)

    found = [row["payload"]["voter"] for row in cast(rows_of(log))]

    assert set(found) == set(story.state.people)


def test_an_unnamed_slip_stays_as_it_is_stored(log: Log, story: Story) -> None:
    story.voted((1, 2, 3, 4, 5))
    (stored,) = [row for row in log.entries("w1") if row[4] == "BallotCast"]

    (row,) = cast(rows_of(log))

    assert (row["command"], row["actor"]) == (stored[3], stored[2])
    assert row["payload"] == json.loads(stored[6])


def test_two_entries_that_were_one_person_have_one_ballot(
    log: Log, elsewhere: Log, story: Story
) -> None:
    round_id = story.open()
    passed(story, round_id, "Ada", 1, "box")
    passed(story, round_id, "Ben", 2, "box")
    story.do(c.MergePeople, kept=story.person("Ada"), joined=story.person("Ben"))
    story.do(c.Reveal, round_id=round_id)

    assert restored(log, elsewhere).rounds[round_id].votes("habit") == [1]


def test_a_line_from_a_phone_has_no_name_either(log: Log, elsewhere: Log, story: Story) -> None:
    story.at("scope.sharpen")
    for name, text in (("Ada", "first try"), ("Ben", "it is slow"), ("Ada", "it is wrong")):
        actor = Actor(story.person(name), Role.PARTICIPANT)
        story.do(c.MakeRemark, actor, about="scope", text=text)

    made = [row for row in rows_of(log) if row["type"] == "RemarkMade"]

    assert sorted(row["payload"]["text"] for row in made) == ["it is slow", "it is wrong"]
    assert {row["actor"] for row in made} == {""}
    assert not {row["payload"]["author"] for row in made} & set(story.state.people)
    assert len(restored(log, elsewhere).remarks) == 2


def test_the_code_stays_behind(log: Log, elsewhere: Log, story: Story) -> None:
    story.do(c.OpenJoining, code="K7M4QX")
    story.do(c.CloseJoining)
    story.do(c.OpenJoining, code="AAAAAA")

    body = save_file("w1", log.entries("w1"), NINE).body
    there = restored(log, elsewhere)

    assert b"K7M4QX" not in body
    assert b"AAAAAA" not in body
    assert (there.code, there.joining) == ("", False)
    assert [line.code for line in elsewhere.workshops()] == [""]
