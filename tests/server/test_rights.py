"""Who may do what: every route, every command, in every role and in none.

Two tables, and both are whole: a new route, command or role without a row fails here, so
that nothing is open to anybody by having been forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from data.access import invitations
from data.access.invitations import box_link
from data.process import Process
from server.live import SPOKEN
from server.startup import ROUTES
from tests.cast import new_id
from tests.server.asking import ANOTHER_MACHINE, Address, given, window
from tests.server.phone import CODES
from tests.server.test_live import sample
from tests.story import Story
from workshop import commands as c
from workshop.commands import COMMANDS, parse
from workshop.errors import NotAllowed, WorkshopError
from workshop.roles import Actor, Role

NOBODY = "nobody"
WHO = (NOBODY, *Role)
LED = frozenset({Role.FACILITATOR, Role.COFACILITATOR})
ROOM = LED | {Role.PARTICIPANT, Role.OBSERVER}
OWN = frozenset({Role.PARTICIPANT, Role.OBSERVER})


# --- commands ------------------------------------------------------------------------------------

RIGHTS: dict[str, frozenset[Role]] = {
    # the room, its plan and its people
    **dict.fromkeys(("StartWorkshop", "EditPlan", "RecordVariance", "NotePrivately"), LED),
    **dict.fromkeys(("AddPeople", "EditPerson", "RemovePerson", "Arrive", "MarkAway"), LED),
    **dict.fromkeys(("MergePeople", "OpenJoining", "CloseJoining"), LED),
    **dict.fromkeys(("CheckIn", "MarkDone", "MakeRemark"), OWN),
    # the agenda
    **dict.fromkeys(("EnterBeat", "StartClock", "PauseClock", "AdjustClock"), LED),
    **dict.fromkeys(("RebalanceAgenda", "Undo"), LED),
    # what people write
    **dict.fromkeys(("AddProposal", "EditProposal", "DeleteProposal"), ROOM),
    **dict.fromkeys(("AddNotes", "EditNote", "DeleteNotes"), ROOM),
    **dict.fromkeys(("AddFailureMode", "EditFailureMode", "DeleteFailureMode"), ROOM),
    **dict.fromkeys(("AddIdeas", "EditIdea", "DeleteIdea"), ROOM),
    **dict.fromkeys(("AddItems", "EditItems", "RemoveItems"), ROOM),
    # what is made of it
    **dict.fromkeys(("LinkItems", "KeepDrafts", "MarkReviewed"), LED),
    **dict.fromkeys(("ChooseScope", "EditScope", "RenameStage", "MoveNotes"), LED),
    **dict.fromkeys(("GroupNotes", "UngroupNotes", "KeepApart"), LED),
    **dict.fromkeys(("AddPattern", "JudgePattern", "JoinFailureModes", "AcceptRisk"), LED),
    **dict.fromkeys(("JoinIdeas", "ChooseIdea", "DropIdea", "GiveReason"), LED),
    # votes
    "CastBallot": ROOM | {Role.BOX},
    **dict.fromkeys(("AddTask", "OpenRound", "CueRound", "CountFingers", "VoidBallot"), LED),
    **dict.fromkeys(("CloseRound", "Reveal", "NoteLowPoint", "MarkLowPoint"), LED),
}
"""Every command, and who may send it."""
SAID = {"CastBallot", "CountFingers", "AddProposal", "AddNotes", "AddFailureMode", "AddIdeas"}
SAID |= {"AddItems", "AddPeople", "MarkDone", "CheckIn", "MakeRemark"}
"""The commands that come over the socket of a window."""
REFUSALS = ("Only the facilitator", "This is done on a page")


def test_every_command_has_a_row() -> None:
    assert set(RIGHTS) == set(COMMANDS)
    assert set(SAID) == {kind.__name__ for kind in SPOKEN}


def test_every_role_is_told_apart() -> None:
    assert set(WHO[1:]) == LED | OWN | {Role.SCREEN, Role.BOX}


def actor_of(story: Story, role: Role) -> Actor:
    """Somebody in that role; guests are on the roster."""
    names = {Role.FACILITATOR: "host", Role.PARTICIPANT: "Ada", Role.OBSERVER: "Olga"}
    name = names.get(role, f"{role}-1")
    return Actor(story.person(name) if role in OWN else name, role)


@pytest.fixture
def room(story: Story) -> Story:
    """The story, with somebody in each role."""
    return story.observers("Olga")


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_refused_to_every_role_without_the_right(
    room: Story, name: str, role: Role
) -> None:
    asked, before = sample(name), room.state.seq
    command = parse(name, {**asked["fields"], "id": asked["id"]})
    try:
        room.log.do(room.id, command, actor_of(room, role))
        sentence = ""
    except WorkshopError as error:
        sentence = error.sentence if isinstance(error, NotAllowed) else ""

    refused = sentence.startswith("Only the facilitator can do this")
    assert refused is (role not in RIGHTS[name])
    assert room.state.seq == before or not refused


@pytest.mark.parametrize("role", list(Role))
def test_a_window_says_what_its_role_may_say_and_nothing_else(
    address: Address, process: Process, room: Story, role: Role
) -> None:
    actor = actor_of(room, role)
    cookie = process.devices.issue(actor, room.id)
    with window(address, room.id, cookie, actor.id, Role.FACILITATOR) as opened:
        for name in sorted(COMMANDS):
            may = name in SAID and role in RIGHTS[name]
            sentence = opened.ask(sample(name)).get("sentence", "")
            assert sentence.startswith(REFUSALS) is not may, (name, role, sentence)


def test_a_stranger_says_nothing(address: Address, room: Story) -> None:
    for cookie in (None, "", "x" * 43):
        with window(address, room.id, cookie, "p1", Role.PARTICIPANT) as opened:
            assert opened.closed_with() == 4403


# --- routes --------------------------------------------------------------------------------------

OK, SEE, NO, GONE = 200, 303, 403, 404
ANYBODY = frozenset(WHO)
KNOWN = frozenset(Role)


def tail(link: str) -> str:
    """A link without the address."""
    return "/" + link.split("/", 3)[3]


ROUTE_TABLE: dict[tuple[str, str], tuple[str, frozenset[str], int, int]] = {
    # method and path: an address of it, who may, what they get, what others get
    ("GET", "/health"): ("/health", ANYBODY, OK, OK),
    ("GET", "/host/{key}"): ("/host/{key}", ANYBODY, OK, OK),
    ("POST", "/host/{key}"): ("/host/{key}", ANYBODY, SEE, SEE),
    ("GET", "/box/{workshop}/{secret}"): ("{box}", ANYBODY, OK, OK),
    ("POST", "/box/{workshop}/{secret}"): ("{box}", ANYBODY, SEE, SEE),
    ("GET", "/co/{workshop}/{secret}"): ("{co}", ANYBODY, OK, OK),
    ("POST", "/co/{workshop}/{secret}"): ("{co}", ANYBODY, SEE, SEE),
    ("GET", "/p/{workshop}/{person}/{expires}/{secret}"): ("{person}", ANYBODY, OK, OK),
    ("POST", "/p/{workshop}/{person}/{expires}/{secret}"): ("{person}", ANYBODY, SEE, SEE),
    ("GET", "/line-test.js"): ("/line-test.js", ANYBODY, OK, OK),
    ("GET", "/j"): ("/j", ANYBODY, OK, OK),
    ("POST", "/j"): ("/j", ANYBODY, SEE, SEE),
    ("GET", "/j/{code}"): ("/j/{code}", KNOWN, SEE, NO),
    ("POST", "/j/{code}"): ("/j/{code}", KNOWN, SEE, NO),
    ("GET", "/j/{code}/wait"): ("/j/{code}/wait", KNOWN, SEE, OK),
    ("POST", "/j/{code}/wait"): ("/j/{code}/wait", KNOWN, SEE, OK),
    ("GET", "/workshops/{workshop}/{file}"): ("/workshops/{id}/backlog.csv", LED, OK, NO),
    ("WS", "/live"): ("/live?workshop={id}", KNOWN, 101, 4403),
}
"""Every route with its secret right and the door shut: what each role gets from it."""
WITH_A_SECRET = ("/host", "/box", "/co", "/p")


def methods_of(route: Any) -> list[str]:
    found = getattr(route, "methods", None)
    return ["WS"] if found is None else sorted(found - {"HEAD"})


def test_every_route_has_a_row() -> None:
    assert set(ROUTE_TABLE) == {
        (method, str(getattr(route, "path", "")))
        for route in ROUTES
        for method in methods_of(route)
    }


class Somebody:
    """A browser in a role, or nobody's, and what it gets."""

    def __init__(self, address: Address, process: Process, room: Story, who: str) -> None:
        self.address, self.process, self.room = address, process, room
        self.actor = None if who == NOBODY else actor_of(room, Role(who))
        self.token = process.devices.issue(self.actor, room.id) if self.actor else None

    def path(self, pattern: str, *, wrong: bool = False) -> str:
        person = invitations.person_address(self.room.id, self.room.person("Ben"))
        names = {
            "key": self.process.key,
            "box": box_link(self.room.id),
            "co": tail(invitations.co_address(self.room.id)),
            "person": tail(person),
            "code": self.room.state.code,
            "id": self.room.id,
        }
        made = pattern.format(**names)
        return made[:-3] + "000" if wrong else made

    def gets(self, method: str, path: str, source: str | None = None) -> int:
        """The status of an answer; of a socket, how it is closed."""
        if method == "WS":
            return self._window(path)
        body = urlencode({"code": self.room.state.code}).encode() if method == "POST" else None
        answer = self.address.ask(path, method, token=self.token, body=body, source=source)
        self.given = given(answer)
        return answer.status

    def _window(self, path: str) -> int:
        person = self.actor.id if self.actor else "host"
        with window(self.address, self.room.id, self.token, person) as opened:
            return 101 if self.actor and opened.pulse() else opened.closed_with()


@pytest.fixture
def anybody(address: Address, process: Process, room: Story) -> Callable[[str], Somebody]:
    """A browser in any role, at a room that has a code, its door shut again."""
    room.do(c.OpenJoining, code=next(CODES))
    room.do(c.CloseJoining)
    return lambda who: Somebody(address, process, room, who)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("method", "route"), sorted(ROUTE_TABLE))
def test_a_route_gives_every_role_what_the_table_says(
    anybody: Callable[[str], Somebody], method: str, route: str, who: str
) -> None:
    pattern, may, they_get, others_get = ROUTE_TABLE[method, route]
    somebody = anybody(who)

    got = somebody.gets(method, somebody.path(pattern))

    assert got == (they_get if who in may else others_get)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(
    ("method", "route"), [row for row in sorted(ROUTE_TABLE) if row[1].startswith(WITH_A_SECRET)]
)
def test_without_its_secret_a_link_gives_nobody_anything(
    anybody: Callable[[str], Somebody], method: str, route: str, who: str
) -> None:
    pattern = ROUTE_TABLE[method, route][0]
    somebody = anybody(who)

    assert somebody.gets(method, somebody.path(pattern, wrong=True)) == NO
    assert not somebody.given


@pytest.mark.parametrize(("method", "route"), sorted(ROUTE_TABLE))
def test_a_stranger_on_another_machine_gets_nothing_without_a_secret(
    anybody: Callable[[str], Somebody], process: Process, method: str, route: str
) -> None:
    stranger = anybody(NOBODY)
    for line in process.log.workshops():
        Story(process.log, line.id).do(c.CloseJoining)
    pattern, _, they_get, _ = ROUTE_TABLE[method, route]
    path = stranger.path(pattern)
    open_to_all = route == "/health" or route.startswith(WITH_A_SECRET)

    if method == "WS":
        assert stranger.address.refusal(path, source=ANOTHER_MACHINE) == NO
    else:
        got = stranger.gets(method, path, ANOTHER_MACHINE)
        assert got == (they_get if open_to_all else NO)


def test_a_file_that_is_not_there_is_so_for_leaders_only(
    address: Address, process: Process, room: Story
) -> None:
    for who in WHO:
        somebody = Somebody(address, process, room, who)
        expected = GONE if who in LED else NO
        assert somebody.gets("GET", f"/workshops/{room.id}/{new_id()}.csv") == expected
