"""Advice on the cue: it names what is broad, and keeps silent about what is fine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.advice import (
    EMPTY_ROSTER,
    FUNCTIONS,
    NO_OBSERVERS,
    NO_PERSON,
    NO_TASK,
    NO_VERB,
    roster_advice,
    scope_advice,
)

WHO, FEATURE = "A mid-market sales rep", "Draft with AI"
TASK = "draft follow-up emails after a demo call"

OBSERVERS = [("", "observer")] * 2
FOUR = [(function, "participant") for function in FUNCTIONS]


def which(word: str) -> str:
    return f'"{word}" could mean many things. Which one first?'


def test_a_narrow_scope_gets_no_advice() -> None:
    assert scope_advice(WHO, FEATURE, TASK) == []


def test_a_broad_scope_is_asked_which_users_and_which_features() -> None:
    assert scope_advice("Enterprise users", "our AI features", "use our AI features") == [
        which("users"),
        which("features"),
    ]


@pytest.mark.parametrize(
    "who",
    [
        "a user researcher at a bank",
        "A people manager in a hospital",
        "A support agent for enterprise customers",
        "A call centre agent who hears all of it",
        "A small-town lawyer",
        "Hospital nurse",
        "A customer success manager",
        "Maya, on night shift",
        "A rep with 40 open deals",
        "Vertriebsleiter im Mittelstand, München",
    ],
)
def test_one_kind_of_person_somewhere_passes(who: str) -> None:
    assert scope_advice(who, FEATURE, TASK) == []


@pytest.mark.parametrize(
    ("who", "word"),
    [
        ("users", "users"),
        ("our Users", "Users"),
        ("Users at banks", "Users"),
        ("A user", "user"),
        ("Everyone", "Everyone"),
        ("All sales reps at a bank", "All"),
        ("small businesses", "businesses"),
        ("people who write emails", "people"),
    ],
)
def test_a_person_who_could_be_anybody_is_quoted_as_typed(who: str, word: str) -> None:
    assert scope_advice(who, FEATURE, TASK) == [which(word)]


@pytest.mark.parametrize("who", ["sales rep", "the recruiter"])
def test_a_bare_job_is_asked_for_the_kind_of_company_or_situation(who: str) -> None:
    assert scope_advice(who, FEATURE, TASK) == [
        f'Where does "{who}" work, or in what situation? Could you phone three of them?'
    ]


def test_what_is_missing_is_asked_for() -> None:
    assert scope_advice("", "", "") == scope_advice(" ", "", " ") == [NO_PERSON, NO_TASK]


@pytest.mark.parametrize(
    "task",
    [
        "call leads",
        "compare pros and cons",
        "draft and send follow-up emails",
        "draft emails to leads and customers",
        "drafting emails",
        "drafts emails",
        "canvass voters",
        "harness data",
        "cross-check figures",
        "process invoices",
        "summarise",
        "summarise calls and notes",
        "summarise what a client said and send the notes",
        "turn call notes into an email after they talk and sign the contract",
        "use a transcript to write a recap",
        "write user stories",
    ],
)
def test_one_task_passes(task: str) -> None:
    assert scope_advice(WHO, FEATURE, task) == []


@pytest.mark.parametrize(
    ("task", "word"),
    [
        ("use the AI", "use"),
        ("do everything", "everything"),
        ("answer all emails", "all"),
        ("get things done", "things"),
    ],
)
def test_a_task_that_could_be_anything_is_quoted(task: str, word: str) -> None:
    assert scope_advice(WHO, FEATURE, task) == [which(word)]


@pytest.mark.parametrize(
    ("task", "joint"),
    [
        ("draft emails and update the CRM", "and"),
        ("summarise a call, then write the recap", "then"),
        ("review the contract & sign it", "&"),
        ("compare pros and cons and write a report", "and"),
    ],
)
def test_two_tasks_are_asked_which_comes_first(task: str, joint: str) -> None:
    assert scope_advice(WHO, FEATURE, task) == [f'"{joint}" joins two tasks. Which one first?']


@pytest.mark.parametrize(
    "task",
    [
        "emails",
        "follow-up emails",
        "the weekly report",
        "communication with clients",
        "report",
        "!",
    ],
)
def test_a_task_without_a_verb_is_asked_for_one(task: str) -> None:
    assert scope_advice(WHO, FEATURE, task) == [NO_VERB]


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_advice_is_sentences_each_said_once(
    who: str, feature: str, task: str
) -> None:
    advice = scope_advice(who, feature, task)
    assert len(advice) == len(set(advice))
    assert all(sentence.endswith((".", "?")) for sentence in advice)


def test_five_voters_of_the_four_functions_with_two_observers_get_no_advice() -> None:
    assert roster_advice([*FOUR, ("other", "participant"), *OBSERVERS]) == []


def test_three_voters_are_asked_for_more() -> None:
    first, *_ = roster_advice([*FOUR[:3], *OBSERVERS])
    assert first == "3 people vote. Four to six see more. Who else knows this user?"


@pytest.mark.parametrize(("voters", "advised"), [(4, False), (6, False), (7, True)])
def test_four_to_six_voters_are_fine(voters: int, advised: bool) -> None:
    more = [("other", "participant")] * (voters - 4)
    assert advised == bool(roster_advice([*FOUR, *more, *OBSERVERS]))


def test_one_voter_is_spoken_of_as_one() -> None:
    assert roster_advice([FOUR[0]])[0].startswith("1 person votes.")


def test_a_missing_function_is_named_even_when_one_of_them_watches() -> None:
    room = [each for each in FOUR if each[0] != "data science"]
    watched = [*room, ("other", "participant"), ("data science", "observer")]
    assert roster_advice(watched) == [
        "Is anybody here from data science? Nobody who votes is down for it."
    ]


def test_several_missing_functions_are_one_question() -> None:
    advice = roster_advice([("product", "participant")] * 4 + OBSERVERS)
    assert advice == [
        "Is anybody here from design, data science or customer success? "
        "Nobody who votes is down for it."
    ]


def test_a_room_without_observers_hears_what_they_are_good_for() -> None:
    assert roster_advice(FOUR) == [NO_OBSERVERS]


def test_an_empty_roster_is_one_sentence() -> None:
    assert roster_advice([]) == [EMPTY_ROSTER]
