"""The line a room walks along: Next, Back, and the words of a place."""

from __future__ import annotations

import pytest

from tests.cast import Table
from workshop import commands as c
from workshop import events as e
from workshop.beats import BEATS
from workshop.places import GAP, Place, here, label, neighbour, neighbours, worded
from workshop.script import SCRIPT
from workshop.stages import STAGE_IDS

Walk = list[tuple[str, str]]


def go(table: Table, by: int) -> bool:
    """Press Next or Back; whether there was anywhere to go."""
    place = neighbour(table.state, by)
    if place is not None:
        assert table.do(c.EnterBeat, beat=place.beat.id, topic=place.topic)
    return place is not None


def walk(table: Table, by: int) -> Walk:
    """Every place on the way to one end of the line."""
    seen = [(table.state.agenda.beat, table.state.agenda.topic)]
    while go(table, by):
        seen.append((table.state.agenda.beat, table.state.agenda.topic))
    return seen


def with_votes() -> Table:
    """A room that disagrees at two stages."""
    table = Table()
    for _ in range(2):
        table.proposal()
    table.voted([1, 3, 2, 4, 5], [5, 3, 2, 4, 2], [1, 3, 2, 4, 5])
    table.at("lobby")
    return table


def test_next_walks_the_whole_line_and_back_the_same_way() -> None:
    table = with_votes()
    there = walk(table, +1)
    assert there[0] == ("lobby", "")
    assert there[-1] == ("close", "")
    assert list(dict.fromkeys(beat for beat, _ in there)) == [beat.id for beat in BEATS]
    assert walk(table, -1) == there[::-1]


def test_the_cards_are_written_stage_by_stage() -> None:
    topics = [topic for beat, topic in walk(with_votes(), +1) if beat == "wrong.write"]
    assert tuple(topics) == STAGE_IDS


def test_one_proposal_needs_no_dots(table: Table) -> None:
    table.proposal()
    table.at("scope.read")
    assert go(table, +1)
    assert table.state.agenda.beat == "scope.sharpen"
    assert go(table, -1)
    assert table.state.agenda.beat == "scope.read"
    table.at("scope.dots")
    assert go(table, -1)
    assert table.state.agenda.beat == "scope.read"


def test_two_proposals_get_dots(table: Table) -> None:
    table.proposal()
    table.proposal("a lead")
    table.at("scope.read")
    assert go(table, +1)
    assert table.state.agenda.beat == "scope.dots"


def test_the_room_talks_about_the_two_stages_it_disagrees_on_most() -> None:
    table = with_votes()
    topics = [topic for beat, topic in walk(table, +1) if beat == "trust.talk"]
    assert topics == ["discovery", "advocacy"]


def test_without_a_vote_the_talk_has_no_topic_yet(table: Table) -> None:
    assert [topic for beat, topic in walk(table, +1) if beat == "trust.talk"] == [""]


def test_a_room_that_agrees_talks_about_the_lowest_stage(table: Table) -> None:
    table.voted([3, 3, 2, 4, 5])
    table.at("trust.look")
    assert go(table, +1)
    assert table.state.agenda.topic == "calibration"


def test_a_vote_again_after_the_talk_moves_no_topic() -> None:
    """Else Next would lead back to where the room has just been."""
    table = with_votes()
    table.at("trust.look")
    go(table, +1)
    table.again("trust", "discovery", 3, 3, 3)
    assert here(table.state) == neighbour_of(table, "trust.talk", "discovery")
    go(table, +1)
    assert table.state.agenda.topic == "advocacy"
    go(table, +1)
    assert table.state.agenda.beat == "trust.because"


def test_both_neighbours_come_at_once(table: Table) -> None:
    before, after = neighbours(table.state)
    assert (before, after) == (neighbour(table.state, -1), neighbour(table.state, +1))


def neighbour_of(table: Table, beat: str, topic: str) -> Place:
    """The place of that name."""
    return Place(next(known for known in BEATS if known.id == beat), topic)


def test_from_a_stage_nobody_marked_next_goes_on_in_the_script() -> None:
    table = with_votes()
    table.do(c.EnterBeat, beat="trust.talk", topic="habit")
    before, after = neighbour(table.state, -1), neighbour(table.state, +1)
    assert before == neighbour_of(table, "trust.talk", "discovery")
    assert after == neighbour_of(table, "trust.because", "")


def test_a_moment_of_a_later_release_counts_as_the_lobby(table: Table) -> None:
    table.happened(e.BeatEntered(beat="coffee"))
    assert here(table.state).beat.id == "lobby"
    assert neighbour(table.state, -1) is None
    assert label(table.state, here(table.state)) == "Lobby"


def test_buttons_say_what_the_room_calls_a_stage(table: Table) -> None:
    table.do(c.RenameStage, stage="habit", base_seq=0, name="Every Monday")
    table.at("walk.calibration.read")
    place = neighbour(table.state, +1)
    assert place is not None
    assert label(table.state, place) == "Every Monday"
    talk = neighbour_of(table, "trust.talk", "habit")
    assert label(table.state, talk) == "Talk: Every Monday"
    assert worded(table.state, talk.beat.wall, talk).startswith("Every Monday: someone low")
    assert worded(table.state, "{stage}?", Place(talk.beat)) == "This stage?"


@pytest.mark.parametrize("told", [False, True], ids=["empty", "full"])
def test_no_text_of_the_method_keeps_a_gap(told: bool) -> None:
    table = with_votes() if told else Table()
    if told:
        words = {"who": "A rep", "task": "write an offer"}
        table.do(c.EditScope, base_seq=table.state.seq, changes=words)
        record = {"checked": "50", "acceptable": "41"}
        table.do(c.RecordVariance, base_seq=table.state.seq, changes=record)
        table.do(c.EditPlan, base_seq=table.state.seq, changes={"ends_at": "12:30"})
    places = [Place(beat, topic) for beat in BEATS for topic in ("", "habit")]
    for place in places:
        for text in (place.beat.label, place.beat.wall, place.beat.aside):
            assert "{" not in worded(table.state, text, place)
    for line in SCRIPT:
        for text in (line.do, line.say, line.look):
            assert "{" not in worded(table.state, text, places[0])


def test_every_gap_gets_what_is_known_and_a_fitting_word_before(table: Table) -> None:
    place = here(table.state)
    gaps = "{scope}|{low}|{end}|{record}|{other}"
    before = worded(table.state, gaps, place)
    assert before == (
        "One person, one task.|no stage in particular|the time we agreed|"
        "Nobody has checked the answers yet. Put a name and a date to it.|{other}"
    )
    table.do(c.EditScope, base_seq=0, changes={"who": "A rep", "task": "write an offer"})
    table.do(c.EditPlan, base_seq=0, changes={"ends_at": "12:30"})
    table.do(c.RecordVariance, base_seq=0, changes={"checked": "50", "acceptable": "41"})
    table.voted([2, 3, 4, 4, 5])
    after = worded(table.state, gaps, place)
    assert after == (
        "A rep uses the AI to write an offer.|Skeptical discovery and First contact|12:30|"
        "41 of 50 checked answers were good enough. With that record and these stakes, what "
        "should a sensible user do?|{other}"
    )


def test_what_people_typed_is_never_read_as_a_gap(table: Table) -> None:
    table.do(c.EditScope, base_seq=0, changes={"who": "{low}", "task": "{record}"})
    said = worded(table.state, "{scope}", here(table.state))
    assert said == "{low} uses the AI to {record}."
    assert GAP.sub("", said) == " uses the AI to ."
