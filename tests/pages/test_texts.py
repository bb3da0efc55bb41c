"""Every text of the interface comes from the catalogue: spoken aloud, no page has another one."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from functools import reduce

import pytest

from components.vote.voting import WAYS
from data.process import Process, this_process
from tests.pages.reading import read, strings
from tests.pages.test_conflicts import Form, both, each, full
from tests.pages.test_rehearsal import HOME, Register
from tests.pages.visiting import Visit
from tests.pages.walking import DESK, along, page_of
from tests.story import Story
from tests.texts import CATALOGUE, FOLDERS, PLACE, ROOT, SENTENCES, Aloud, written
from workshop import commands as c
from workshop.state import in_order
from workshop.translation import speak
from workshop.votes import VOTE_KINDS
from workshop.ways import DECIDE, PENS_DOWN, SHOW_HANDS, WRITE

Window = Callable[[str | None], Visit]
SECOND = "the second's words"
ONE = (DECIDE, SHOW_HANDS)
MEASURE = "First answer kept"
WORD = re.compile(r"[A-Za-z]{2,}")
FIXED = frozenset(
    (
        *("beat", "stage", "lane", "scale", "role", "function", "evidence", "used_to_ai", "way"),
        *("stakes", "items", "round_id", "voter", "author", "entered_by", "pattern"),
    )
)
"""Fields of an event that nobody typed words into."""
__all__ = ["full"]  # a fixture


@pytest.fixture
def aloud() -> Iterator[None]:
    """The app speaks a language in which every text of the catalogue looks like no other."""
    speak(Aloud())
    yield
    speak()


def untold(visit: Visit, story: Story) -> set[str]:
    """What stands on a page with words that are neither from the catalogue nor people's own."""
    events = [json.loads(row[6]) for row in story.log.entries(story.id)]
    theirs = sorted({text for event in events for text in _typed(event)}, key=len, reverse=True)
    found = set()
    for said in {text for node in visit.at._tree for text in read(node)}:
        left = reduce(lambda text, own: text.replace(own, ""), theirs, PLACE.sub("", said))
        if WORD.search(left):
            found.add(said)
    return found


def _typed(event: object) -> Iterator[str]:
    if isinstance(event, dict):
        for name, part in event.items():
            if name not in FIXED:
                yield from _typed(part)
    else:
        yield from (text for text in strings(event) if WORD.search(text))


def test_the_catalogue_is_what_the_source_says() -> None:
    assert CATALOGUE.read_text() == written(), "run `make texts`"


def test_a_text_of_the_catalogue_is_never_put_together_from_pieces() -> None:
    """What is looked up by its words has to be one piece, with named places for the rest."""
    pieces = []
    for path in (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SENTENCES:
                said = [a for a in node.args if isinstance(a, ast.JoinedStr)]
                pieces += [(path.name, node.lineno) for _ in said]
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                said = [a for a in node.exc.args if isinstance(a, ast.JoinedStr)]
                pieces += [(path.name, node.lineno) for _ in said]
    assert pieces == []


@pytest.mark.usefixtures("aloud")
@pytest.mark.parametrize("is_told", [True, False], ids=["told", "empty"])
def test_no_page_says_anything_that_is_not_in_the_catalogue(
    window: Window, token: str, story: Story, is_told: bool
) -> None:
    if is_told:
        story.tell()
    pages = {page: window(token) for page in (*DESK, "wall")}
    for page in DESK:
        pages[page].open(page, story.id).unfold()
    found = {}
    for place in along(story):
        for page in (page_of(story), "wall"):
            for left in untold(pages[page].open(page, story.id), story):
                found[left] = f"{page} at {place.beat.id}"
    for page in DESK:
        for left in untold(pages[page].open(page, story.id), story):
            found[left] = f"{page} while the room is elsewhere"
    assert found == {}


@pytest.mark.usefixtures("aloud")
@each
def test_no_form_says_anything_else_even_when_somebody_was_faster(
    host: Visit, second: Visit, full: Story, form: Form
) -> None:
    key = both(form, full, host, second)
    assert untold(host, full) == set()

    host.type(f"{key}.{form.field}", "the first's words").press(f"{key}.save")
    second.type(f"{key}.{form.field}", SECOND).press(f"{key}.save")

    assert untold(host, full) == set()
    assert untold(second, full) - {SECOND} == set()


@pytest.mark.usefixtures("aloud")
def test_working_on_notes_and_ideas_says_nothing_else(host: Visit, story: Story) -> None:
    for text in ("it is slow", "it is slow!", "it is late"):
        story.note(text)
    one, other, late = (note.id for note in in_order(story.state.notes))
    host.open("walk", story.at("walk.contact.read").id)
    found = untold(host, story)
    for verb in ("move", "group"):
        found |= untold(host.act("notes", verb, one, late), story)
        found |= untold(host.press(f"notes-{verb}-{one}.cancel"), story)
    host.press("twins.group:")
    assert story.state.notes[one].group == story.state.notes[other].group != ""

    assert found | untold(host, story) == set()


@pytest.mark.usefixtures("aloud")
def test_a_measure_that_is_picked_and_a_starter_that_is_taken_are_the_rooms_words(
    host: Visit, full: Story
) -> None:
    host.open("tickets", full.at("tickets.read").id).press("starter:habit:")
    (ticket,) = full.state.tickets
    host.press(f"edit:{ticket.id}")
    picked = host.at.selectbox(f"ticket-{ticket.id}.picked")
    picked.set_value(Aloud().gettext(MEASURE))
    host.press(f"ticket-{ticket.id}.save")

    metric = full.state.tickets[0].metric
    assert not WORD.search(f"{metric.measure} {metric.count} {metric.out_of}")
    assert metric.direction == "up"
    assert untold(host, full) == set()


@pytest.mark.usefixtures("aloud")
def test_what_is_left_over_at_the_end_is_named_in_no_other_words(host: Visit, full: Story) -> None:
    for scale in ("how_bad", "how_often", "would_notice"):
        full.voted((5,), scale=scale)
    host.open("tickets", full.at("tickets.aloud").id).press("reason.open")
    found = untold(host, full)
    full.do(c.DropIdea, idea_id=full.state.tickets[0].id)
    accept = f"accept-{in_order(full.state.failure_modes)[0].id}"
    found |= untold(host.run().press(f"{accept}.open"), full)
    found |= untold(host.press(f"{accept}.save"), full)

    assert host.refusal
    assert found == set()


@pytest.mark.usefixtures("aloud")
@pytest.mark.parametrize("scale", VOTE_KINDS)
def test_no_vote_says_anything_else_in_any_way_and_at_any_moment(
    host: Visit, second: Visit, story: Story, scale: str
) -> None:
    story.tell()
    story.do(c.Arrive, person_id="p1")
    vote = story.at(VOTE_KINDS[scale].beat).open(scale)
    items, page, found = story.state.rounds[vote].items, page_of(story), set()
    host.open(page, story.id)
    second.open("wall", story.id)
    for way in WAYS:
        found |= untold(host.choose(f"way:{vote}", way), story)
    for phase in (WRITE, PENS_DOWN, *(() if VOTE_KINDS[scale].budget else (DECIDE, SHOW_HANDS))):
        story.do(c.CueRound, round_id=vote, phase=phase, item=items[0] if phase in ONE else "")
        found |= untold(host.run(), story) | untold(second.run(), story)
    story.slip(vote, "1", 1, *(None for _ in items[1:]))
    found |= untold(host.run().press("ask-panel:"), story) | untold(second.run(), story)
    for voter in ("2", "3", "4"):
        story.slip(vote, voter, 1, *(None for _ in items[1:]))
    found |= untold(host.run(), story) | untold(second.run(), story)

    assert found == set()


@pytest.mark.usefixtures("aloud")
def test_the_list_of_workshops_and_a_rehearsal_say_nothing_else(
    host: Visit, process: Process, story: Story
) -> None:
    found = untold(host.open(""), story) | untold(host.press("restore"), story)
    stop = this_process().memory.companies.register(Register())
    host.press("rehearse")
    rehearsal = Story(process.log, next(x.id for x in process.log.workshops() if x.id != story.id))
    found |= untold(host, rehearsal) | untold(host.press(HOME), rehearsal)
    stop()

    assert {said for said in found if "/j\n" not in said} == set()  # an address and a code
