"""Rehearsing alone, as the facilitator's pages show it: begun, marked, sent home, called back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.content.rehearsal import CAST, MARK, is_rehearsal
from data.process import Process, this_process
from tests.pages.visiting import Visit
from tests.story import Story
from workshop.state import in_order

HOME, CALL = "rehearsal.home", "rehearsal.call"


class Register:
    """A company that only keeps a list of where it plays."""

    def __init__(self) -> None:
        self.at: list[str] = []

    def call(self, workshop_id: str) -> None:
        self.at.append(workshop_id)

    def send_home(self, workshop_id: str) -> None:
        self.at.remove(workshop_id)

    def plays(self, workshop_id: str) -> bool:
        return workshop_id in self.at


@pytest.fixture
def company() -> Iterator[Register]:
    """Who plays in this process, as long as the test runs."""
    found = Register()
    stop = this_process().memory.companies.register(found)
    yield found
    stop()


@pytest.fixture
def rehearsal(host: Visit, process: Process, company: Register) -> Story:
    """A rehearsal, begun on the list of workshops."""
    host.open("").press("rehearse")
    (line,) = process.log.workshops()
    return Story(process.log, line.id)


def test_a_rehearsal_begins_with_plan_people_and_an_open_door(
    host: Visit, rehearsal: Story, company: Register
) -> None:
    state = rehearsal.state

    assert host.title == "Plan"
    assert host.at.query_params["w"] == rehearsal.id
    assert is_rehearsal(rehearsal.id)
    assert company.at == [rehearsal.id]
    assert (state.plan.title, state.plan.feature) == ("Rehearsal", "Follow-up drafts")
    assert state.model_record.share is not None
    assert state.joining
    assert [p.name for p in in_order(state.people)] == [member.name for member in CAST]
    assert [p.role for p in in_order(state.people)].count("observer") == 1


def test_everybody_on_the_plan_and_in_the_cue_is_marked(host: Visit, rehearsal: Story) -> None:
    assert host.words.count(MARK) >= len(CAST)
    assert "0 of 6 simulated people are here." in host.beside
    assert "made up" in host.beside


def test_they_are_sent_home_from_any_page_and_called_back(
    host: Visit, rehearsal: Story, company: Register
) -> None:
    rehearsal.at("walk.habit.write")
    seen = host.open("walk", rehearsal.id).press(HOME)

    assert company.at == []
    assert all(person.away for person in rehearsal.state.people.values())
    assert "are not here" in seen.beside
    assert not seen.has(HOME)

    seen.press(CALL)

    assert company.at == [rehearsal.id]
    assert seen.has(HOME)


def test_after_a_restart_the_page_says_that_they_are_gone(
    host: Visit, rehearsal: Story, company: Register
) -> None:
    company.at.clear()

    seen = host.run()

    assert "The simulated people are not here." in seen.beside
    assert seen.has(CALL)


def test_calling_them_back_opens_the_door(host: Visit, rehearsal: Story, company: Register) -> None:
    company.at.clear()
    host.run().press("door.close")

    host.press(CALL)

    assert rehearsal.state.joining


def test_at_the_close_nobody_is_called_back(
    host: Visit, rehearsal: Story, company: Register
) -> None:
    company.at.clear()
    rehearsal.at("close")

    seen = host.open("close", rehearsal.id)

    assert "not here" in seen.beside
    assert not seen.has(CALL)


def test_a_workshop_of_real_people_says_nothing_of_it(host: Visit, story: Story) -> None:
    story.people(CAST[0].name)

    seen = host.open("plan", story.id)

    assert "Rehearsal" not in seen.beside
    assert not seen.has(HOME)
    assert not seen.has(CALL)


def test_the_wall_has_no_button_for_it(host: Visit, rehearsal: Story) -> None:
    seen = host.open("wall", rehearsal.id)

    assert not seen.has(HOME)
    assert "simulated people" not in seen.words


def test_a_copy_of_a_rehearsal_takes_nobody_simulated_along(
    host: Visit, process: Process, rehearsal: Story
) -> None:
    rehearsal.people("Ada")

    host.open("").press(f"copy:{rehearsal.id}")

    (copy,) = (line.id for line in process.log.workshops() if line.id != rehearsal.id)
    assert [person.name for person in process.log.state(copy).people.values()] == ["Ada"]
    assert not is_rehearsal(copy)


def test_without_a_server_nobody_comes_and_nothing_breaks(host: Visit, process: Process) -> None:
    seen = host.open("").press("rehearse")

    assert seen.title == "Plan"
    assert seen.has(CALL)
