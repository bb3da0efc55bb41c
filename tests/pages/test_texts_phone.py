"""Every text on a phone, a ballot box and a keypad comes from the catalogue, or from people."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Node

from data.process import Process
from tests.pages.reading import rows, spoken, strings
from tests.pages.visiting import Visit
from tests.pages.walking import along
from tests.story import Story
from tests.texts import PLACE, Aloud
from workshop import commands as c
from workshop.roles import Actor, Role
from workshop.translation import speak
from workshop.votes import VOTE_KINDS

Window = Callable[[str | None], Visit]
WORD = re.compile(r"[A-Za-z]{2,}")
ADA, OLGA = Actor("p1", Role.PARTICIPANT), Actor("p5", Role.OBSERVER)
PAIRS = {
    "cards": slice(1, -1),
    **dict.fromkeys(("options", "verbs", "questions", "names"), slice(1, None)),
}
"""Lists of things, and which of their parts are read: never the id or value that stands first."""
UNSEEN = (
    *("command", "field", "fixed", "draft", "key", "list", "name", "value", "selected", "items"),
    *("workshop", "role", "person", "round", "run", "answers", "forgotten", "beside", "back"),
    *("level", "beat_id", "open", "refused", "untyped"),
    *("presses", "asked", "ticket", "edit"),
)
"""What a component is handed for itself."""
WRITTEN = ("label", "wide")
"""What a chart writes out of its rows."""
LOOKS = re.compile(r"^(primary|secondary|tertiary|YYYY/MM/DD)$|:\w+-badge|:material/\w+:")
"""How something of Streamlit's looks."""


@pytest.fixture
def aloud() -> Iterator[None]:
    """The app speaks a language in which every text of the catalogue looks like no other."""
    speak(Aloud())
    yield
    speak()


@pytest.fixture(params=[ADA, OLGA], ids=["participant", "observer"])
def phone(request: pytest.FixtureRequest, window: Window, process: Process, story: Story) -> Visit:
    """The phone of somebody in a room of four and two observers."""
    story.people().observers()
    story.do(c.Arrive, person_id=request.param.id)
    visit = window(process.devices.issue(request.param, story.id))
    visit.at.query_params["w"] = story.id
    return visit


def read(node: Node) -> Iterator[str]:
    """What somebody may read of a part of a page."""
    kind, proto = getattr(node, "type", ""), getattr(node, "proto", None)
    if kind == "bidi_component":
        yield from _drawn(json.loads(proto.bytes or "null"))  # type: ignore[union-attr]
    elif kind == "vega_lite_chart":
        yield from (proto.alt, *(row[part] or "" for row in rows(node) for part in WRITTEN))  # type: ignore[union-attr]
    else:
        yield from (LOOKS.sub("", text) for text in spoken(node))


def _drawn(data: Any, name: str = "") -> Iterator[str]:
    if name == "words":
        yield from strings(data)
    elif isinstance(data, dict):
        for key, part in data.items():
            if key not in UNSEEN:
                yield from _drawn(part, key)
    elif isinstance(data, list):
        for part in data:
            yield from _drawn(part[PAIRS[name]] if name in PAIRS else part)
    else:
        yield from strings(data)


def untold(visit: Visit, story: Story) -> set[str]:
    """Words on a page that are neither from the catalogue nor people's own."""
    events = (json.loads(row[6]) for row in story.log.entries(story.id))
    theirs = {word for event in events for text in strings(event) for word in WORD.findall(text)}
    said = (text for node in visit.at._tree for text in read(node))
    return {word for text in said for word in WORD.findall(PLACE.sub("", text))} - theirs


@pytest.mark.usefixtures("aloud")
@pytest.mark.parametrize("is_told", [True, False], ids=["told", "empty"])
def test_a_phone_says_nothing_at_any_beat_that_is_not_in_the_catalogue(
    phone: Visit, story: Story, is_told: bool
) -> None:
    if is_told:
        story.tell()
    found = {}
    for place in along(story):
        phone.at.session_state["look-back"] = True
        if left := untold(phone.run(), story):
            found[place.beat.id] = left

    assert found == {}


@pytest.mark.usefixtures("aloud")
def test_a_ballot_says_nothing_that_is_not_in_the_catalogue(
    phone: Visit, window: Window, token: str, story: Story
) -> None:
    """On a phone, in the box that goes round and on the keypad; and where no vote is open."""
    story.tell()
    pages = {page: window(token) for page in ("box", "keypad")}
    found = {}
    for scale in ("", *VOTE_KINDS):
        if scale:
            vote = story.at(VOTE_KINDS[scale].beat).open(scale)
        found["phone", scale] = untold(phone.run(), story)
        for page, visit in pages.items():
            found[page, scale] = untold(visit.open(page, story.id), story)
        if scale:
            story.do(c.CloseRound, round_id=vote)

    assert {place: left for place, left in found.items() if left} == {}


@pytest.mark.usefixtures("aloud")
def test_a_ballot_with_names_says_so_in_words_of_the_catalogue(phone: Visit, story: Story) -> None:
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"names": "yes"})
    story.at("trust.vote").open()

    assert untold(phone.run(), story) == set()


@pytest.mark.usefixtures("aloud")
def test_what_is_ones_own_and_the_forms_for_it_say_nothing_else(
    window: Window, process: Process, story: Story
) -> None:
    story.tell()
    own: dict[str, tuple[type[c.Command], dict[str, Any]]] = {
        "scope.write": (c.AddProposal, {"who": "Somebody", "task": "Something"}),
        "walk.contact.write": (
            c.AddNotes,
            {"stage": "contact", "lane": "want", "texts": ("Word",)},
        ),
        "wrong.write": (
            c.AddFailureMode,
            {"stage": "discovery", "does": "guesses", "suffers": "pays"},
        ),
        "tickets.write": (c.AddIdeas, {"stage": "contact", "changes": ("ask",), "stops": ""}),
    }
    visit = window(process.devices.issue(ADA, story.id))
    visit.at.query_params["w"] = story.id
    for beat, (kind, fields) in own.items():
        story.at(beat).do(kind, ADA, **fields)
        (card,) = visit.run().component("own")["columns"][0]["cells"][0]["cards"]
        assert untold(visit, story) == set(), beat
        assert untold(visit.act("own", "edit", card[0]), story) == set(), beat


@pytest.mark.usefixtures("aloud")
def test_a_line_for_the_room_and_a_tapped_pattern_say_nothing_else(
    phone: Visit, story: Story
) -> None:
    story.tell()
    for about, beat in {"wrong": "scope.wrong", "pattern:changed": "wrong.gaps"}.items():
        story.at(beat)
        for who in (ADA, OLGA):
            story.do(c.MakeRemark, who, about=about, text="us")
        assert untold(phone.run(), story) == set()


@pytest.mark.usefixtures("aloud")
def test_a_stranger_and_the_door_of_the_room_are_told_nothing_else(
    window: Window, token: str, story: Story
) -> None:
    story.people().do(c.Arrive, person_id="p1")
    story.do(c.CheckIn, ADA, answer="fine")
    story.do(c.OpenJoining, code="K7M4QX")

    assert untold(window(None).run(), story) == set()
    assert untold(window(token).open("wall", story.id), story) == set()
