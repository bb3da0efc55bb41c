"""People's words are shown as typed: never markup, never a fetched picture."""

from __future__ import annotations

import pytest

from data.process import Process
from tests.cast import new_id
from tests.pages.reading import shown
from tests.pages.visiting import Visit
from tests.pages.walking import DESK, ROOM, along
from tests.story import Story
from workshop import commands as c
from workshop.decide.field_checks import NAME, TEXT
from workshop.stages import STAGE_IDS
from workshop.votes import VOTE_KINDS

NASTY = {
    "picture": "![x](http://evil.test/pixel.png)",
    "link": "[click](javascript:alert(1))",
    "address": "https://evil.test/?q=1&r=2 and www.evil.test",
    "heading": "# huge",
    "badge": ":red-badge[Admin] :material/key: :smile:",
    "script": "<script>alert(1)</script>",
    "html": "<img src=x onerror=alert(1)>",
    "maths": "$\\frac{1}{2}$ and $$x$$",
    "bold": "**bold** __under__ `code` ~~gone~~",
    "list": "- one\n- two\n1. three\n> four",
    "table": "| a | b |\n|---|---|\n| 1 | 2 |",
    "formula": '=HYPERLINK("http://evil.test";"x")',
    "quotes": "\"'`{curly}`'\" {scope} {stage} {n} %s",
    "right to left": "\u202eשלום עולם\u202c مرحبا",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 \ufe0f",
    "backslashes": "\\*no\\* \\\\",
    "control": "a\tb\x0bc\u2028d\u0000e".replace("\u0000", ""),
}
MOST_ON_WALL = 5 * NAME + 40
"""The most signs of one text: the names of five stages at their longest, and our words."""
SIGNS = tuple("*_`[]<>#$|~!")
"""Signs that would be markup, were they not escaped."""


def fill(story: Story, text: str) -> Story:
    """Put *text* into every field of a workshop, everything shown, rated and chosen."""
    name = text[:NAME]
    story.people(name, "Ada").observers(name)
    changes = dict.fromkeys(("title", "product", "feature"), name)
    story.do(c.EditPlan, base_seq=story.state.seq, changes=changes | {"names": "yes"})
    story.scope(who=text, feature=text, task=text, out=text, wrong=text)
    samples = dict.fromkeys(("good", "usual", "bad", "source"), text)
    record = samples | {"checked": "9", "acceptable": "8"}
    story.do(c.RecordVariance, base_seq=story.state.seq, changes=record)
    for stage in STAGE_IDS:
        story.do(c.RenameStage, stage=stage, base_seq=0, name=name)
        measured = {"evidence": "measured", "source": text, "author": "p1"}
        texts = (text, text)
        story.do(c.AddNotes, stage=stage, lane="want", texts=texts, **measured)  # type: ignore[arg-type]
    twins = tuple(note.id for note in story.state.notes.values() if note.stage == "habit")
    story.do(c.GroupNotes, note_ids=twins, name=name)
    story.do(c.AddNotes, stage="", lane="parked", texts=(text,))
    for _ in range(2):
        story.do(c.AddProposal, who=text, task=text)
    story.do(c.AddTask, id=new_id(), task=name)
    for step in range(7):
        story.do(c.NotePrivately, step=step, base_seq=story.state.seq, text=text)
    _decided(story, text)
    return story


def _decided(story: Story, text: str) -> None:
    """Cards, ideas and tickets with *text* in every field, and all votes."""
    card, twin = story.card(text, text, "habit"), story.card(text, text, "habit")
    later = dict.fromkeys(("cause", "control", "group", "recovery", "finder"), text)
    story.do(c.EditFailureMode, mode_id=card, base_seq=story.state.seq, changes=later)
    story.do(c.JoinFailureModes, kept=card, joined=(twin,))
    for beat in ("scope.sharpen", *(f"walk.{stage}.read" for stage in STAGE_IDS), "wrong.read"):
        story.at(beat)
    story.voted((1, 2, 3, 4, 5), (5, 2, 3, 4, 1))
    story.do(c.NoteLowPoint, stage="habit", base_seq=story.state.seq, because=text)
    story.voted((3,), scale="earned")
    story.voted((5,), (5,), scale="how_bad")
    for _ in range(2):
        story.idea(text, card, "habit")
    words = ("owner", "measure", "count", "out_of", "unit", "start", "goal", "source", "guardrail")
    story.ticket(text, card, "habit", **dict.fromkeys((*words, "first_step", "start_who"), text))
    story.at("tickets.read").voted((1, 1, None), scale="dots_ideas")
    story.do(c.GiveReason, about="tickets", reason=text)


@pytest.mark.parametrize("kind", NASTY)
def test_peoples_words_are_never_markdown(host: Visit, process: Process, kind: str) -> None:
    """A picture in a note would fetch its address and tell somebody who is in the room."""
    text = NASTY[kind]
    plain, nasty = Story(process.log, "plain", "x"), Story(process.log, "nasty", text[:NAME])
    fill(plain, "x")
    fill(nasty, text)
    for beat in ("scope.sharpen", "walk.gaps", "trust.because", "wrong.gaps", "tickets.know"):
        ours = bare_signs(host.open("wall", plain.at(beat).id))
        assert bare_signs(host.open("wall", nasty.at(beat).id)) == ours, beat
    for page in DESK:
        assert bare_signs(host.open(page, nasty.id)) == bare_signs(host.open(page, plain.id)), page


def test_at_no_place_is_a_picture_drawn_on_the_wall(host: Visit, process: Process) -> None:
    text = " ".join(NASTY[kind] for kind in ("picture", "html", "maths", "badge"))
    plain, nasty = Story(process.log, "plain", "x"), Story(process.log, "nasty", "x")
    fill(plain, "x")
    fill(nasty, text)
    for place, _ in zip(along(plain), along(nasty), strict=True):
        ours = bare_signs(host.open("wall", plain.id))
        assert bare_signs(host.open("wall", nasty.id)) == ours, place


def bare_signs(visit: Visit) -> dict[str, int]:
    """How often each sign that is markup stands unescaped in what is drawn as Markdown."""
    return {sign: visit.markdown.count(sign) for sign in SIGNS}


@pytest.mark.parametrize("kind", ["picture", "list"])
@pytest.mark.parametrize("beat", ["scope.read", "trust.talk", "trust.record", "tickets.aloud"])
def test_words_in_forms_panels_and_buttons_are_no_markdown_either(
    host: Visit, process: Process, kind: str, beat: str
) -> None:
    found = []
    for name, text in (("plain", "x"), ("nasty", NASTY[kind])):
        story = fill(Story(process.log, name, text[:NAME]), text)
        topic = "discovery" if beat == "trust.talk" else ""
        story.do(c.EnterBeat, beat=beat, topic=topic)
        drawn = {}
        for page, (board, verb) in FORMS.items():
            host.open(page, story.id)
            if board:
                card = next(iter(_cards(host, board)))
                host.act(board, verb, card)
            drawn[page] = bare_signs(host)
        host.open("tickets", story.id).press(f"edit:{story.state.tickets[0].id}")
        drawn["ticket"] = bare_signs(host)
        found.append(drawn)

    assert found[0] == found[1]


FORMS = {
    "scope": ("proposals", "edit"),
    "walk": ("notes", "edit"),
    "wrong": ("cards", "edit"),
    "tickets": ("ideas", "edit"),
    "trust": ("", ""),
}


def _cards(visit: Visit, board: str) -> list[str]:
    columns = visit.component(board)["columns"]
    return [card[0] for column in columns for cell in column["cells"] for card in cell["cards"]]


@pytest.mark.parametrize("kind", ["picture"])
@pytest.mark.parametrize("scale", VOTE_KINDS)
def test_an_open_vote_shows_peoples_words_as_text(
    host: Visit, process: Process, kind: str, scale: str
) -> None:
    found = []
    for name, text in (("plain", "x"), ("nasty", NASTY[kind])):
        story = fill(Story(process.log, name, text[:NAME]), text)
        vote = story.open(scale)
        page = {"trust": "trust", "earned": "trust"}.get(scale) or host_page(story)
        drawn = [bare_signs(host.open(room, story.id)) for room in ROOM]
        for way in ("slip", "fingers", "box", "keypad"):
            host.open(page, story.id).choose(f"way:{vote}", way)
            drawn.append(bare_signs(host))
        found.append(drawn)

    assert found[0] == found[1]


def host_page(story: Story) -> str:
    """The page of the step the room is at."""
    return ["plan", "scope", "walk", "trust", "wrong", "tickets", "close"][story.state.agenda.step]


@pytest.mark.parametrize("page", DESK)
def test_ten_thousand_characters_are_no_trouble_at_the_desk(
    host: Visit, story: Story, page: str
) -> None:
    fill(story, "wordy " * (TEXT // 6))

    assert host.open(page, story.id).title


def test_at_no_place_does_one_text_fill_the_wall(host: Visit, story: Story) -> None:
    """A board fits itself into the window; everything else is cut before."""
    fill(story, "wordy " * (TEXT // 6))
    for place in along(story):
        texts = [e for e in host.open("wall", story.id).elements if e.type != "bidi_component"]
        long = [text[:60] for text in map(shown, texts) if len(text) > MOST_ON_WALL]
        assert long == [], place


def test_every_sign_of_a_note_reaches_the_board_as_it_was_typed(host: Visit, story: Story) -> None:
    for text in NASTY.values():
        story.note(text)
    story.at("walk.contact.read")

    columns = host.open("walk", story.id).component("notes")["columns"]

    shown = [card[1] for column in columns for cell in column["cells"] for card in cell["cards"]]
    assert shown == list(NASTY.values())


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u2003"])
def test_nothing_is_no_note_no_card_no_idea_and_no_name(
    host: Visit, story: Story, text: str
) -> None:
    story.note("a note")
    host.open("walk", story.id).act("notes", "edit", next(iter(story.state.notes)))
    host.at.text_area[0].set_value(text)
    host.press("Save")

    assert "Write something for the note first." in host.refusal
    assert [note.text for note in story.state.notes.values()] == ["a note"]


def test_the_list_shows_titles_as_they_were_typed(host: Visit, process: Process) -> None:
    for number, text in enumerate(NASTY.values()):
        Story(process.log, f"w{number}", text[:NAME])

    drawn = host.open("")

    assert all(text[:NAME] in drawn.words for text in NASTY.values())
    assert not any(sign in drawn.markdown for sign in SIGNS)


def test_no_markup_of_ours_ever_holds_peoples_words(host: Visit, story: Story) -> None:
    fill(story, "MARK <b>x</b>")
    for page in (*DESK, *ROOM):
        bodies = [e.proto.body for e in host.open(page, story.id).elements if e.type == "html"]
        assert bodies
        assert not any("MARK" in body for body in bodies)
