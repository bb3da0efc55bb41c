"""Starting from a past workshop: its preparation, and nothing that people said in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.content.templates import start_from
from data.store.log import Log
from tests.cast import FACILITATOR, PARTICIPANT, new_id
from tests.data.helpers import stored
from tests.story import Story
from workshop import commands as c
from workshop.errors import NotAllowed, NotFound
from workshop.state import State, in_order

LONG = "x" * 120


@pytest.fixture
def story(log: Log) -> Story:
    """A whole workshop, with a word that must not travel in everything people wrote."""
    story = Story(log)
    changes = {
        "product": "Harbour",
        "feature": "Drafts",
        "date": "2026-11-20",
        "ends_at": "12:30",
        "names": "yes",
        "minutes.2": 25,
    }
    story.do(c.EditPlan, base_seq=story.state.seq, changes=changes)
    story.tell("CANARY ")
    story.do(c.RenameStage, stage="habit", base_seq=story.state.seq, name="Every day")
    story.do(c.RemovePerson, person_id=story.person("Dan"))
    story.do(c.NotePrivately, step=3, base_seq=0, text="CANARY own words")
    return story


def copied(log: Log, to: str = "") -> State:
    return log.state(start_from(log, "w1", to or new_id()[:12], FACILITATOR))


def test_the_preparation_travels(log: Log, story: Story) -> None:
    copy = copied(log)
    assert copy.plan.title == "Follow-up emails (copy)"
    assert (copy.plan.product, copy.plan.feature, copy.plan.names) == ("Harbour", "Drafts", "yes")
    assert copy.plan.minutes == (0, 20, 25, 20, 20, 30, 0)
    assert copy.stage("habit").name == "Every day"
    assert [(p.name, p.function, p.role) for p in in_order(copy.people)] == [
        (p.name, p.function, p.role) for p in in_order(story.state.people) if p.present
    ]


def test_nothing_that_people_said_travels(log: Log, story: Story) -> None:
    copy = copied(log)
    assert (copy.plan.date, copy.plan.ends_at) == ("", "")
    found = copy.notes, copy.rounds, copy.failure_modes, copy.ideas, copy.private
    assert not any(map(len, found))
    assert (copy.scope.sentence, copy.model_record.good) == ("", "")
    assert not any(map(len, (copy.proposals, copy.tasks)))
    assert copy.agenda.beat == "lobby"
    assert "CANARY" not in str(log.entries(copy.id))


def test_the_past_workshop_stays_as_it_is(log: Log, story: Story) -> None:
    before = story.state
    copied(log)
    assert story.state == before


def test_a_double_click_starts_one(log: Log, story: Story) -> None:
    first, second = copied(log, "copy-1"), copied(log, "copy-1")
    assert first == second
    assert len(log.workshops()) == 2


def test_a_copy_of_a_copy_has_a_name_that_fits(log: Log, story: Story) -> None:
    start_from(log, "w1", "copy-1", FACILITATOR)
    start_from(log, "copy-1", "copy-2", FACILITATOR)
    assert log.state("copy-2").plan.title == "Follow-up emails (copy)"
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"title": LONG})
    assert (
        log.state(start_from(log, "w1", "copy-3", FACILITATOR)).plan.title == "x" * 113 + " (copy)"
    )


def test_only_leaders_start_one_and_only_from_what_is_there(
    log: Log, database: Path, story: Story
) -> None:
    before = stored(database)
    with pytest.raises(NotAllowed):
        start_from(log, "w1", "copy-1", PARTICIPANT)
    with pytest.raises(NotFound):
        start_from(log, "nothing", "copy-1", FACILITATOR)
    assert stored(database) == before
