"""Nothing reaches a screen before its time: walked place by place, page by page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.access.invitations import box_link
from data.process import Process
from tests.cast import COFACILITATOR
from tests.pages.visiting import Visit
from tests.pages.walking import DESK, ROOM, along, is_before, page_of
from tests.story import Story
from workshop import commands as c
from workshop.advice import roster_advice, scope_advice
from workshop.beats import BEATS
from workshop.places import here, worded
from workshop.script import LATE, SCRIPT
from workshop.stages import STAGE_IDS, STAGES
from workshop.starters import IDEA_STARTERS, PATTERNS
from workshop.votes import VOTE_KINDS

Window = Callable[[str | None], Visit]


@pytest.fixture
def windows(window: Window, token: str) -> dict[str, Visit]:
    """A window of the facilitator's browser for each page."""
    return {page: window(token) for page in (*DESK, *ROOM)}


# --- what is the facilitator's alone -------------------------------------------------------


def cue_only(story: Story) -> list[str]:
    """All lines of the script, gaps filled, but for those that the wall asks, too."""
    now = here(story.state)
    asked = [text for beat in BEATS for text in (beat.wall, beat.aside)]
    asked += [stage.line for stage in STAGES]
    public = "\n".join(worded(story.state, text, now) for text in asked)
    lines = [text for line in SCRIPT for text in (line.do, line.say, line.look)]
    private = {worded(story.state, text, now) for text in (*lines, *LATE.values()) if text}
    return [text for text in private if text not in public and text != "Silence."]


def test_at_no_place_does_the_room_see_the_cue_advice_a_private_note_or_a_key(
    windows: dict[str, Visit], process: Process, story: Story
) -> None:
    story.tell("MARK ")
    for step in range(7):
        story.do(c.NotePrivately, step=step, base_seq=story.state.seq, text="CANARY-private")
    secrets = [process.key, box_link(story.id), box_link(story.id).rpartition("/")[2]]
    secrets += ["CANARY-private", "Only you see this", "Your cue", "Park it", "Undo"]

    votes = {vote.beat: scale for scale, vote in VOTE_KINDS.items()}

    for place in along(story):
        private = [*secrets, *cue_only(story), *advice(story)]
        assert len(private) > 80
        assert leaked(windows, story, private) == {}, place
        if place.beat.id in votes:
            story.open(votes[place.beat.id])
            assert leaked(windows, story, private) == {}, place


def leaked(windows: dict[str, Visit], story: Story, private: list[str]) -> dict[str, list[str]]:
    """What stands on a window of the room that must not: those words, or a way to press on."""
    found = {}
    for room in ROOM:
        seen = windows[room].open(room, story.id)
        told = "\n".join([seen.sent, *seen.spoken])
        found[room] = [text for text in private if text in told]
        found[room] += [seen.beside, *(seen.keys if room == "wall" else [])]
        found[room] += ["link"] if room == "wall" and "link_button" in seen.kinds else []
    return {room: list(filter(None, words)) for room, words in found.items() if any(words)}


def advice(story: Story) -> list[str]:
    """What the cue would say about this roster and this scope."""
    people, scope = story.state.people.values(), story.state.scope
    about_people = roster_advice([(p.function, p.role) for p in people])
    return [*about_people, *scope_advice(scope.who, scope.feature, scope.task)]


def test_the_cue_gives_the_advice_that_the_wall_never_does(host: Visit, story: Story) -> None:
    story.people().do(c.EditScope, base_seq=0, changes={"who": "everyone", "task": "everything"})
    told = advice(story)
    assert len(told) > 1

    lobby = host.open("plan", story.id).beside
    scope = host.open("scope", story.at("scope.sharpen").id).beside

    assert [line for line in told if line not in lobby + scope] == []


def test_whoever_has_not_voted_is_named_at_the_desk_and_never_on_the_wall(
    windows: dict[str, Visit], story: Story
) -> None:
    names = ("Quilla", "Ruben", "Svenja")
    story.people(*names).observers("Tomasz")
    story.do(c.EditPlan, base_seq=0, changes={"names": "yes"})
    story.voted((3, 3, 3, 3, 3))
    for place in along(story):
        vote = story.open("trust", "habit")
        story.do(c.CastBallot, round_id=vote, voter="p1", way="box", answers={"habit": 3})
        wall, page = windows["wall"].open("wall", story.id), page_of(story)
        beside = windows[page].open(page, story.id).beside

        assert [name for name in (*names, "Tomasz") if name in wall.sent] == [], place
        assert "Ruben, Svenja" in beside
        assert "Quilla" not in beside
        story.do(c.Reveal, round_id=vote)


# --- what is hidden until its time ---------------------------------------------------------

TIMES = {
    "C-proposal": "scope.read",
    "C-scope": "scope.sharpen",
    **{f"C-note-{stage}": f"walk.{stage}.read" for stage in STAGE_IDS},
    "C-group": "walk.habit.read",
    "C-because": "trust.because",
    "C-card": "wrong.read",
    "C-cause": "wrong.read",
    "C-idea": "tickets.read",
    "C-ticket": "tickets.read",
    "C-measure": "tickets.read",
}
FACILITATORS = ("C-scope", "C-because")
"""What the facilitator words and may see at once; it is hidden from the room."""
NEVER = ("C-private", "C-person", "C-record", "C-why", "791900017", "790700013")
STARTERS = {
    **{pattern.name: "wrong.gaps" for pattern in PATTERNS},
    **{pattern.does: "wrong.gaps" for pattern in PATTERNS},
    **dict.fromkeys([*IDEA_STARTERS.values(), *(p.idea for p in PATTERNS)], "tickets.read"),
}


@pytest.fixture
def secret(story: Story) -> Story:
    """Everything is written, by the second facilitator, and nothing was shown yet."""
    story.people("C-person").do(
        c.EditScope, base_seq=0, changes=dict.fromkeys(("who", "task", "out", "wrong"), "C-scope")
    )
    record = {"checked": "791900017", "acceptable": "790700013", "source": "C-record"}
    story.do(c.RecordVariance, base_seq=0, changes=record)
    for number in (1, 2):
        words = f"C-proposal-{number}"
        story.do(c.AddProposal, COFACILITATOR, who=words, task=words)
    for stage in STAGE_IDS:
        texts = (f"C-note-{stage}", f"C-note-{stage} too")
        story.do(c.AddNotes, COFACILITATOR, stage=stage, lane="want", texts=texts)
    twins = tuple(n.id for n in story.state.notes.values() if n.stage == "habit")
    story.do(c.GroupNotes, COFACILITATOR, note_ids=twins, name="C-group")
    card = "card-0123456789"
    written = {"stage": "habit", "does": "C-card", "suffers": "C-card"}
    story.do(c.AddFailureMode, COFACILITATOR, id=card, **written)
    edited = {"mode_id": card, "seen": story.state.seq, "changes": {"cause": "C-cause"}}
    story.do(c.EditFailureMode, COFACILITATOR, **edited)
    for idea in ("idea-0123456789", "idea-9876543210"):
        made = {"stage": "habit", "changes": (f"C-{idea[:4]}",), "stops": card}
        story.do(c.AddIdeas, COFACILITATOR, id=idea, **made)
    changes = {"change": "C-ticket", "measure": "C-measure", "owner": "C-measure"}
    story.do(c.ChooseIdea, COFACILITATOR, idea_id=idea)
    story.do(c.EditIdea, COFACILITATOR, idea_id=idea, base_seq=story.state.seq, changes=changes)
    story.do(c.NoteLowPoint, stage="habit", base_seq=0, because="C-because")
    story.do(c.GiveReason, about="tickets", reason="C-why")
    story.do(c.NotePrivately, step=1, base_seq=0, text="C-private")
    return story


def test_no_hidden_word_is_on_the_wall_before_its_time_and_every_one_is_afterwards(
    windows: dict[str, Visit], secret: Story
) -> None:
    """Not in a text, not in a chart's data, not in any byte of the page."""
    sung: set[str] = set()
    for place in along(secret):
        sent = windows["wall"].open("wall", secret.id).sent
        early = [word for word, beat in TIMES.items() if is_before(place, beat) and word in sent]
        assert early == [], place
        assert [word for word in NEVER if word in sent] == [], place
        sung |= {word for word in TIMES if word in sent}
    assert set(TIMES) - sung == {"C-cause"}  # for the desk alone


def test_no_hidden_word_of_another_is_on_any_desk_page_before_its_time(
    windows: dict[str, Visit], secret: Story
) -> None:
    """The known patterns and the first ideas are nobody's words, and wait all the same."""
    hidden = {word: beat for word, beat in TIMES.items() if word not in FACILITATORS} | STARTERS
    sung: set[str] = set()
    for place in along(secret):
        for page in (*DESK, "wall"):
            sent = windows[page].open(page, secret.id).sent
            told = f"{sent}\n{windows[page].words}"
            early = [w for w, beat in hidden.items() if is_before(place, beat) and w in told]
            assert early == [], (place, page)
            sung |= {word for word in hidden if word in told}
    assert set(hidden) - sung == {"C-cause"}  # it waits in a form that nobody opened


@pytest.mark.parametrize("page", DESK)
def test_a_wall_that_asks_for_a_desk_page_still_only_gets_what_a_screen_may_see(
    host: Visit, secret: Story, page: str
) -> None:
    """Pages and rights are two things: the window at /wall is a screen on every page."""
    host.open("wall", secret.id)
    hashes = {info["url_pathname"]: name for name, info in host.at._registered_pages.items()}
    host.at._page_hash = hashes[page]

    seen = host.run()

    for word in (*TIMES, "C-private", "791900017"):
        assert word not in seen.sent or word == "C-because"
    assert "Only you see this" not in seen.words


def test_the_share_of_good_answers_is_on_no_screen_of_the_room_before_trust_is_shown(
    windows: dict[str, Visit], secret: Story
) -> None:
    for scale in ("ending", "trust"):
        vote = secret.open(scale)
        secret.slip(vote, "1", *(3 for _ in secret.items(scale)))
        for room in ROOM:
            sent = windows[room].open(room, secret.id).sent
            assert [word for word in ("791900017", "790700013", "C-record") if word in sent] == []
        secret.do(c.Reveal, round_id=vote)
    assert "790700013 of 791900017" in windows["plan"].open("plan", secret.id).words


# --- controls that would come too early ------------------------------------------------------


def test_nothing_is_voted_on_or_ranked_on_the_walk_page_before_the_ending(
    host: Visit, story: Story
) -> None:
    story.people().card("invents a price", "loses a client")
    story.note("a note")
    for place in along(story, until="walk.ending"):
        seen = host.open("walk", story.id)
        votes = [key for key in seen.keys if key.startswith(("open:", "reveal", "low", "talk"))]
        assert bool(votes) == (place.beat.id == "walk.ending"), place
        assert "button_group" not in seen.kinds
        assert "vega_lite_chart" not in seen.kinds
        assert not any(word in seen.words for word in ("Must fix", "How bad", "Clear pick"))


def test_what_the_tool_would_take_comes_only_after_the_dots(host: Visit, story: Story) -> None:
    pick = "What the tool would take"
    story.people()
    card = story.card()
    story.idea("show the source", card)
    story.idea("ask before sending", card)
    story.voted((5,), (5,), scale="how_bad")
    for _ in along(story, until="tickets.choose"):
        for page in ("tickets", "wrong", "wall"):
            assert pick not in host.open(page, story.id).spoken

    story.voted((2, 1), scale="dots_ideas")

    assert pick in host.open("tickets", story.id).spoken
    assert pick not in host.open("wall", story.id).spoken
