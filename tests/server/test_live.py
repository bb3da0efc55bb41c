"""The live socket: who may open a window, what it hears, and what becomes of a ballot."""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.types import Message, Scope
from starlette.websockets import WebSocket

from data.access import invitations
from data.process import Process
from server.hub import PHONE_SECONDS
from server.identity import COOKIE
from server.live import SPOKEN, hub, live
from tests.cast import new_id
from tests.server.asking import Address, Window, wait_for, window
from tests.story import Story
from workshop import commands as c
from workshop.agenda import MINUTE
from workshop.commands import COMMANDS, CastBallot, CountFingers, parse
from workshop.roles import GUESTS, LEADERS, Actor, Role
from workshop.stages import STAGE_IDS

FACILITATOR, SCREEN = "facilitator", "screen"


@pytest.fixture
def desk(address: Address, story: Story, token: str) -> Iterator[Window]:
    """The facilitator's own window."""
    with window(address, story.id, token, role=FACILITATOR) as opened:
        yield opened


@pytest.fixture
def wall(address: Address, story: Story, token: str) -> Iterator[Window]:
    """The projector, on the same cookie."""
    with window(address, story.id, token, role=SCREEN) as opened:
        yield opened


COUNTS = {"seq", "step", "name", "beat", "left", "used", "beat_left", "later", "until", "running"}
COUNTS |= {"votes", "phase", "phase_left", "urgent", "content", "done", "people"}
"""All that a pulse to a guest or a box may ever hold."""
LEADERS_HEAR = {"walls", "here", "phone", "knocks", "address"}
"""What else a leader hears; a wall hears the address only."""


def ballot(round_id: str, voter: str = "slip:1", score: Any = 3, **changes: Any) -> dict[str, Any]:
    """A message that casts one ballot, the same score at all stages."""
    answers = dict.fromkeys(STAGE_IDS, score)
    fields = {"round_id": round_id, "voter": voter, "way": "slip", "answers": answers} | changes
    return {"id": new_id(), "do": "CastBallot", "fields": fields}


# --- who may open a window ---------------------------------------------------------------


@pytest.mark.parametrize("cookie", [None, "", "x" * 43])
@pytest.mark.parametrize("workshop", ["", "none", "the story's"])
def test_a_stranger_is_refused_whatever_they_ask_for(
    address: Address, story: Story, cookie: str | None, workshop: str
) -> None:
    """Also for workshops that do not exist: a stranger learns nothing."""
    wanted = story.id if workshop == "the story's" else workshop
    with window(address, wanted, cookie) as opened:
        assert opened.closed_with() == 4403


@pytest.mark.parametrize("person", ["", "p1", "HOST", "host "])
def test_a_page_that_was_drawn_for_another_person_is_refused(
    address: Address, story: Story, token: str, person: str
) -> None:
    """The cookie decides; the page then reloads as who the browser is now."""
    with window(address, story.id, token, person=person) as opened:
        assert opened.closed_with() == 4403


@pytest.mark.parametrize("workshop", ["", "none", "\x00", "é" * 500])
def test_an_unknown_workshop_says_so(address: Address, token: str, workshop: str) -> None:
    with window(address, workshop, token) as opened:
        assert opened.closed_with() == 4404


@pytest.mark.parametrize("role", ["", "king", "Role.SCREEN"])
def test_an_unknown_role_is_refused(address: Address, story: Story, token: str, role: str) -> None:
    with window(address, story.id, token, role=role) as opened:
        assert opened.closed_with() == 4404


def test_without_a_role_a_window_is_only_a_screen(
    address: Address, story: Story, token: str
) -> None:
    round_id = story.open()
    query = urlencode({"workshop": story.id, "person": "host"})
    with address.dial(f"/live?{query}", token=token) as connection:
        answer = Window(connection).ask(ballot(round_id))

    assert "refused" in answer


def test_a_token_of_one_workshop_opens_no_other(
    address: Address, process: Process, story: Story
) -> None:
    other = Story(process.log, new_id()[:12])
    cookie = process.devices.issue(Actor("p1", Role.PARTICIPANT), story.id)

    with window(address, story.id, cookie, "p1", "participant") as opened:
        assert opened.pulse()["seq"] == story.state.seq
    with window(address, other.id, cookie, "p1", "participant") as opened:
        assert opened.closed_with() == 4403


def test_windows_are_forgotten_when_they_close(address: Address, story: Story, token: str) -> None:
    with window(address, story.id, token) as opened:
        opened.pulse()
        assert story.id in hub._windows

    wait_for(lambda: story.id not in hub._windows)


# --- what a window hears -----------------------------------------------------------------


def test_a_new_window_gets_the_current_pulse_at_once(desk: Window, story: Story) -> None:
    assert desk.pulse() == {
        "seq": story.state.seq,
        "step": 0,
        "name": "Lobby",
        "beat": "lobby",
        "left": None,
        "used": 0,
        "beat_left": None,
        "later": 120 * MINUTE,
        "until": None,
        "running": False,
        "votes": None,
        "phase": None,
        "phase_left": None,
        "turn": story.state.urgent_seq,
        "told": story.state.content_seq,
        "done": None,
        "people": 4,
        "walls": 0,
        "here": 0,
        "phone": False,
        "knocks": 0,
        "address": invitations.address(),
    }


def test_every_window_hears_of_a_change(desk: Window, wall: Window, story: Story) -> None:
    desk.pulse()
    wall.pulse()

    story.at("scope.write")

    for opened in (desk, wall):
        heard = opened.caught_up(story.state.seq)
        assert (heard["step"], heard["beat"]) == (1, "scope.write")


def test_a_window_hears_nothing_of_another_workshop(
    desk: Window, process: Process, story: Story
) -> None:
    other = Story(process.log, new_id()[:12])
    desk.pulse()
    other.tell()
    story.at("scope.write")

    assert desk.pulse()["beat"] == "scope.write"


def test_the_wall_counts_ballots_as_they_come_in(desk: Window, wall: Window, story: Story) -> None:
    round_id = story.open()
    assert wall.caught_up(story.state.seq)["votes"] == [0, 4]

    for number in range(1, 5):
        desk.ask(ballot(round_id, f"slip:{number}"))

        assert wall.caught_up(story.state.seq)["votes"] == [number, 4]


def test_no_window_ever_hears_who_voted_what(
    desk: Window, wall: Window, address: Address, process: Process, story: Story
) -> None:
    """Whatever the answers are, every byte that goes out before the reveal is the same."""
    cookie = process.devices.issue(Actor("p1", Role.PARTICIPANT), story.id)
    with window(address, story.id, cookie, "p1", "participant") as phone:
        windows = (desk, wall, phone)
        round_id = story.open()
        for score, voter in ((1, "slip:CANARY-a"), (5, "slip:CANARY-b"), (None, "slip:CANARY-c")):
            assert "ack" in desk.ask(ballot(round_id, voter, score))
        heard = [w.pulse(lambda pulse: pulse["votes"] == [3, 4]) for w in windows]
        story.do(c.Reveal, round_id=round_id)
        for opened in windows:
            opened.caught_up(story.state.seq)

    for pulse in heard:
        assert set(pulse) <= COUNTS | LEADERS_HEAR
    sent = "".join(frame for opened in windows for frame in opened.frames)
    assert "CANARY" not in sent
    assert "answers" not in sent
    assert not any(stage in sent for stage in STAGE_IDS)


def test_the_same_bytes_go_out_whatever_the_answers_are(
    address: Address, process: Process, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even the length of a message may tell a 1 from a 5."""
    monkeypatch.setattr("server.hub.now_ms", lambda: 0)  # or the clock would tell them apart
    heard = []
    for score in (1, 5, None):
        content_seq = Story(process.log, new_id()[:12]).people()
        with window(address, content_seq.id, token, role=FACILITATOR) as opened:
            round_id = content_seq.open()
            opened.caught_up(content_seq.state.seq)
            opened.ask(ballot(round_id, score=score))
            opened.caught_up(content_seq.state.seq)
            heard.append(next(frame for frame in opened.frames if '"votes":[1,4]' in frame))

    assert heard[0] == heard[1] == heard[2]


def test_a_running_clock_counts_down_and_a_paused_one_stands(wall: Window, story: Story) -> None:
    """Every message carries milliseconds left, so that no window needs the right time."""
    story.at("scope.write")
    first = wall.pulse(lambda pulse: pulse["step"] == 1)
    left = [first["left"]]

    def goes_down() -> bool:
        story.note("time passes")
        left.append(wall.caught_up(story.state.seq)["left"])
        return bool(left[-1] < left[0])

    wait_for(goes_down)
    story.do(c.PauseClock)
    paused = wall.caught_up(story.state.seq)
    story.note("time passes")
    later = wall.caught_up(story.state.seq)

    assert paused["running"] is False
    assert first["running"] is True
    assert 19 * MINUTE < left[-1] < left[0] <= 20 * MINUTE
    assert left == sorted(left, reverse=True)
    assert paused["left"] == later["left"]


def test_a_phone_gets_at_most_ten_messages_a_second_and_always_the_newest(
    address: Address, process: Process, story: Story
) -> None:
    cookie = process.devices.issue(Actor("p1", Role.PARTICIPANT), story.id)
    with window(address, story.id, cookie, "p1", "participant") as phone:
        phone.pulse()
        for number in range(50):
            story.note(f"thought {number}")
        last = phone.caught_up(story.state.seq)

    assert PHONE_SECONDS == 0.1
    assert last["seq"] == story.state.seq
    assert len(phone.frames) < 40


def test_leaders_hear_when_a_wall_opens_and_closes(
    desk: Window, address: Address, story: Story, token: str
) -> None:
    """That is how "Test the room" knows that the projector shows the wall."""
    assert desk.pulse()["walls"] == 0
    with window(address, story.id, token, role=SCREEN) as first:
        assert "walls" not in first.pulse()
        assert desk.pulse(lambda pulse: pulse["walls"] == 1)
        with window(address, story.id, token, role=SCREEN):
            assert desk.pulse(lambda pulse: pulse["walls"] == 2)
    assert desk.pulse(lambda pulse: pulse["walls"] == 0)


def test_walls_of_another_workshop_do_not_count(
    desk: Window, address: Address, process: Process, story: Story, token: str
) -> None:
    other = Story(process.log, new_id()[:12])
    with window(address, other.id, token, role=SCREEN) as opened:
        opened.pulse()
        story.note("something happens")
        assert desk.caught_up(story.state.seq)["walls"] == 0


def test_every_window_hears_when_the_room_ends(
    desk: Window, wall: Window, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.hub.until_end", lambda plan, now: 7 * MINUTE)
    story.note("something happens")

    for opened in (desk, wall):
        assert opened.caught_up(story.state.seq)["until"] == 7 * MINUTE


# --- what becomes of a ballot ------------------------------------------------------------


@contextmanager
def own_look(process: Process) -> Iterator[Any]:
    """Another program's connection to the database file."""
    connection = sqlite3.connect(f"file:{process.settings.database}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()


def test_a_ballot_is_on_disk_when_it_is_acknowledged(
    desk: Window, process: Process, story: Story
) -> None:
    message = ballot(story.open())

    answer = desk.ask(message)

    with own_look(process) as connection:
        (found,) = connection.execute(
            "SELECT seq, type FROM events WHERE workshop_id = ? AND command_id = ?",
            (story.id, message["id"]),
        )
    assert answer == {"ack": message["id"], "seq": story.state.seq}
    assert found == (answer["seq"], "BallotCast")


def test_the_same_message_twice_is_one_ballot(desk: Window, story: Story) -> None:
    """A phone that lost the answer sends again."""
    round_id = story.open()
    message = ballot(round_id)

    answers = [desk.ask(message) for _ in range(5)]

    assert answers == [answers[0]] * 5
    assert len(story.state.rounds[round_id].ballots) == 1


def test_a_used_id_with_other_answers_is_refused(desk: Window, story: Story) -> None:
    round_id = story.open()
    message = ballot(round_id, score=2)
    desk.ask(message)

    answer = desk.ask(ballot(round_id, score=5) | {"id": message["id"]})

    assert answer["refused"] == message["id"]
    assert "sent before with other words" in answer["sentence"]
    assert story.state.rounds[round_id].votes("habit") == [2]


def test_what_cannot_be_saved_is_to_be_sent_again(
    desk: Window, process: Process, story: Story, request: pytest.FixtureRequest
) -> None:
    round_id = story.open()
    message = ballot(round_id)
    put_back: Callable[[], None] = request.getfixturevalue("moved_away")
    later = desk.ask(message)
    put_back()
    answer = desk.ask(message)

    assert later["later"] == message["id"]
    assert later["sentence"].startswith("Not saved: the database file was moved")
    assert answer["ack"] == message["id"]
    assert len(story.state.rounds[round_id].ballots) == 1


def test_a_ballot_after_the_reveal_is_refused_with_a_sentence(desk: Window, story: Story) -> None:
    round_id = story.voted((3, 3, 3, 3, 3))

    answer = desk.ask(ballot(round_id, "slip:late"))

    assert "This vote is closed" in answer["sentence"]
    assert len(story.state.rounds[round_id].ballots) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"round_id": "trust-9"},
        {"round_id": ""},
        {"round_id": 1},
        {"voter": ""},
        {"voter": "host"},
        {"voter": "slip:" + "x" * 500},
        {"voter": "slip:\ud800"},
        {"way": "pigeon"},
        {"way": "device"},
        {"answers": {}},
        {"answers": {"contact": 6}},
        {"answers": {"contact": 0}},
        {"answers": {"contact": -1}},
        {"answers": {"contact": 2.5}},
        {"answers": {"contact": float("nan")}},
        {"answers": {"contact": 10**30}},
        {"answers": {"contact": "much"}},
        {"answers": {"contact": [3]}},
        {"answers": {"elsewhere": 3}},
        {"answers": {"\ud800": 3}},
        {"answers": [3, 3, 3, 3, 3]},
        {"answers": None},
        {"extra": "field"},
        {"id": "another-command-id"},
    ],
    ids=ascii,
)
def test_a_ballot_that_does_not_fit_is_refused_with_a_sentence(
    desk: Window, story: Story, changes: dict[str, Any]
) -> None:
    round_id = story.open()
    message = ballot(round_id)
    message["fields"] |= changes
    before = story.state.seq

    answer = desk.ask(message)

    if "id" in changes:  # the message's own id counts, whatever the fields say
        assert answer["ack"] == message["id"]
        return
    assert answer["refused"] == message["id"]
    assert answer["sentence"].endswith((".", "?"))
    assert story.state.seq == before


def test_a_full_box_takes_no_more_slips(desk: Window, story: Story) -> None:
    round_id = story.open()
    for number in range(4):
        assert "ack" in desk.ask(ballot(round_id, f"slip:{number}"))

    answer = desk.ask(ballot(round_id, "slip:one-too-many"))

    assert answer["sentence"].startswith("All 4 ballots are in.")
    assert len(story.state.rounds[round_id].ballots) == 4


def test_a_screen_cannot_cast_a_ballot(wall: Window, story: Story) -> None:
    """The projector's keyboard belongs to the room, whoever's cookie it is on."""
    round_id = story.open()

    answer = wall.ask(ballot(round_id))

    assert "Only the facilitator can do this" in answer["sentence"]
    assert len(story.state.rounds[round_id].ballots) == 0


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.SCREEN])
def test_who_does_not_vote_cannot_become_somebody_who_does(
    address: Address, process: Process, story: Story, role: Role
) -> None:
    """A window asks for a role; it gets the weaker one of that and its cookie's."""
    round_id = story.open()
    watcher = story.observers("Olga").person("Olga")
    cookie = process.devices.issue(Actor(watcher, role), story.id)
    with window(address, story.id, cookie, watcher, FACILITATOR) as opened:
        answer = opened.ask(ballot(round_id))

    assert "refused" in answer
    assert len(story.state.rounds[round_id].ballots) == 0


@pytest.mark.parametrize("asked", Role)
def test_a_participant_votes_for_themselves_only(
    address: Address, process: Process, story: Story, asked: Role
) -> None:
    """Whatever a window of theirs asks to be, a ballot box included."""
    round_id = story.open()
    cookie = process.devices.issue(Actor("p1", Role.PARTICIPANT), story.id)
    with window(address, story.id, cookie, "p1", asked) as phone:
        own = phone.ask(ballot(round_id, "p1", 4, way="device"))
        ways = ("device", "box", "keypad", "slip")
        others = [phone.ask(ballot(round_id, "p2", 1, way=way)) for way in ways]
        slip = phone.ask(ballot(round_id, "slip:1", 1))

    votes = asked in LEADERS | {Role.PARTICIPANT}
    assert ("ack" if votes else "refused") in own
    assert all("refused" in other for other in others)
    assert "refused" in slip
    assert list(story.state.rounds[round_id].ballots) == (["p1"] if votes else [])


# --- what else people send ---------------------------------------------------------------

SAMPLE: dict[str, Any] = {
    "title": "x",
    "names": ["x"],
    "person_id": "p1",
    "beat": "close",
    "step": 1,
    "by": MINUTE,
    "base_seq": 0,
    "changes": {"who": "x"},
    "stage": "contact",
    "lane": "want",
    "texts": ["x"],
    "text": "x",
    "note_id": "n1",
    "scale": "trust",
    "round_id": "trust-1",
    "because": "x",
    "does": "x",
    "suffers": "x",
    "mode_id": "m1",
    "change": "x",
    "stops": "",
    "idea_id": "i1",
    "who": "x",
    "task": "x",
    "proposal_id": "p1",
    "note_ids": ["n1"],
    "away": True,
    "way": "device",
    "answers": {"contact": 3},
    "code": "K7M4QX",
    "place": "lobby",
    "done": True,
    "name": "x",
    "group_id": "g1",
    "phase": "down",
    "item": "contact",
    "counts": {"3": 4},
    "voter": "p1",
    "marked": True,
    "pattern": "big_miss",
    "answer": "us",
    "kept": "x1",
    "joined": ["x2"],
    "why": "x",
    "about": "tickets",
    "reason": "x",
    "cuts": {"5": MINUTE},
}
OTHERWISE: dict[tuple[str, str], Any] = {
    ("AddIdeas", "changes"): ["x"],
    ("AcceptRisk", "by"): "Ada",
    ("MergePeople", "kept"): "p1",
    ("MergePeople", "joined"): "p2",
    ("CheckIn", "answer"): "fine",
    ("AddItems", "rows"): [{"kind": "decision", "intended": {"title": "x"}}],
    ("EditItems", "changes"): {"x": {"title": "y"}},
    ("EditItems", "base_seq"): 1,
    ("RemoveItems", "item_ids"): ["x"],
    ("KeepDrafts", "item_ids"): ["x"],
    ("LinkItems", "links"): [["traces_to", "x", "y"]],
    ("MarkReviewed", "links"): ["x"],
    ("MakeRemark", "about"): "scope",
}
"""Fields that share a name with another command's and hold something else."""


def sample(name: str) -> dict[str, Any]:
    """A command with fields that fit, so that it is not refused for those."""
    needed = (f for f, info in COMMANDS[name].model_fields.items() if info.is_required())
    fields = {f: OTHERWISE.get((name, f), SAMPLE.get(f)) for f in needed if f != "id"}
    made = {"id": new_id(), "do": name, "fields": fields}
    parse(name, {**fields, "id": made["id"]})
    return made


VOTES = {CastBallot, CountFingers}
OWN: set[type[c.Command]] = {c.MarkDone, c.CheckIn, c.MakeRemark}
WRITTEN = sorted(kind.__name__ for kind in SPOKEN - VOTES - OWN)
OTHERS = sorted(set(COMMANDS) - {kind.__name__ for kind in SPOKEN})


def test_only_ballots_new_things_and_own_lines_come_over_the_socket() -> None:
    """Whatever shows, moves, changes or takes away has a page that says what it does."""
    assert VOTES | OWN < SPOKEN
    assert all(name.startswith("Add") for name in WRITTEN)
    assert {kind.ROLES for kind in OWN} == {GUESTS}
    assert {"Reveal", "Undo", "EnterBeat", "OpenRound"} < set(OTHERS)


@pytest.mark.parametrize("name", OTHERS)
def test_everything_else_is_refused_also_to_the_facilitator(
    desk: Window, story: Story, name: str
) -> None:
    asked, before = sample(name), story.state.seq

    assert desk.ask(asked) == {
        "refused": asked["id"],
        "kind": "refused",
        "sentence": "This is done on a page, not here. Reload the page.",
    }
    assert story.state.seq == before


@pytest.mark.parametrize("name", WRITTEN)
def test_a_new_thing_is_kept_once_however_often_it_is_sent(
    desk: Window, story: Story, name: str
) -> None:
    asked, before = sample(name), story.state.seq

    answers = [desk.ask(asked) for _ in range(3)]

    assert answers == [{"ack": asked["id"], "seq": before + 1}] * 3


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.OBSERVER, Role.SCREEN])
def test_a_new_thing_comes_from_who_may_write_it_only(
    address: Address, process: Process, story: Story, name: str, role: Role
) -> None:
    if role in COMMANDS[name].ROLES:
        return
    cookie = process.devices.issue(Actor("p1", role), story.id)
    before = story.state.seq
    with window(address, story.id, cookie, "p1", FACILITATOR) as opened:
        assert "Only the facilitator can do this" in opened.ask(sample(name))["sentence"]

    assert story.state.seq == before


ODD = {
    "no JSON": "hello",
    "nothing": "",
    "cut off": '{"id": "12345678", "do": "CastB',
    "a list": "[1, 2, 3]",
    "a number": "7",
    "null": "null",
    "deep": "[" * 50_000,
    "deep objects": '{"a":' * 9_000,
    "a huge number": "1" * 5_000,
    "a huge number inside": '{"id": ' + "1" * 5_000 + "}",
    "not a number": '{"id": NaN, "do": Infinity}',
    "too long": json.dumps({"id": "12345678", "do": "CastBallot", "x": "x" * 64_000}),
    "no command": '{"id": "12345678", "fields": {}}',
    "an unknown command": '{"id": "12345678", "do": "DropTables", "fields": {}}',
    "a command that is none": '{"id": "12345678", "do": "Command", "fields": {}}',
    "a name that is none": '{"id": "12345678", "do": {"a": 1}, "fields": {}}',
    "no fields": '{"id": "12345678", "do": "CastBallot"}',
    "fields that are a list": '{"id": "12345678", "do": "CastBallot", "fields": [1]}',
    "no id": '{"do": "CastBallot", "fields": {}}',
    "a short id": '{"id": "1", "do": "CastBallot", "fields": {}}',
    "a long id": json.dumps({"id": "x" * 10_000, "do": "CastBallot", "fields": {}}),
    "an id that is none": '{"id": {"a": [1]}, "do": "CastBallot", "fields": {}}',
    "half an emoji": '{"id": "\\ud83d-12345678", "do": "CastBallot", "fields": {}}',
    "half an emoji as command": '{"id": "12345678", "do": "\\ud83d", "fields": {}}',
    "more than our own pages ever send": '{"texts": [' + "1," * 600_000 + "1]}",
    "binary": b"\x00\x01\x02",
    "binary JSON": b'{"id": "12345678", "do": "CastBallot", "fields": {}}',
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_odd_messages_are_answered_and_the_window_lives_on(
    desk: Window, story: Story, odd: str | bytes
) -> None:
    round_id = story.open()

    answer = desk.ask(odd)
    after = desk.ask(ballot(round_id))

    assert "refused" in answer
    assert len(answer["refused"]) <= 64
    assert "Reload the page." in answer["sentence"]
    assert "ack" in after


def test_a_window_that_is_gone_while_it_is_told_news_is_no_error(
    process: Process, story: Story, token: str
) -> None:
    """The news and the goodbye cross: the sending fails before the closing is heard."""

    async def meet() -> None:
        gone = asyncio.Event()

        async def receive() -> Message:
            if not connecting:
                await gone.wait()
                return {"type": "websocket.disconnect", "code": 1006}
            return {"type": connecting.pop()}

        async def send(message: Message) -> None:
            if message["type"] == "websocket.send":
                gone.set()
                raise OSError("the line is dead")

        connecting = ["websocket.connect"]
        query = urlencode({"workshop": story.id, "person": "host", "role": SCREEN})
        cookie = f"{COOKIE}={token}".encode()
        asked: Scope = {"type": "websocket", "path": "/live", "query_string": query.encode()}
        await live(WebSocket({**asked, "headers": [(b"cookie", cookie)]}, receive, send))

    asyncio.run(meet())
    gc.collect()  # a failure nobody looked at is reported when its task is thrown away

    assert story.id not in hub._windows


def test_a_window_that_vanishes_is_no_error(address: Address, story: Story, token: str) -> None:
    """A phone that goes to sleep says no goodbye."""
    for _ in range(5):
        with window(address, story.id, token, role=FACILITATOR) as opened:
            opened.pulse()
            for number in range(20):
                opened.say(ballot("none", f"slip:{number}"))
            opened.connection.socket.close()
        story.note("to nobody")

    wait_for(lambda: story.id not in hub._windows)
