"""Leading a room along the whole line of places, as Next does."""

from __future__ import annotations

from collections.abc import Iterator

from tests.story import Story
from workshop import commands as c
from workshop.beats import BEATS
from workshop.places import Place, here, neighbour
from workshop.steps import STEPS

ORDER = [beat.id for beat in BEATS]
DESK = list(dict.fromkeys(step.page for step in STEPS))
ROOM = ("wall", "box", "keypad")


def along(story: Story, until: str = "close") -> Iterator[Place]:
    """Every place from the lobby on; the room is there when it is given."""
    story.at("lobby")
    after: Place | None = here(story.state)
    while after is not None:
        yield here(story.state)
        if here(story.state).beat.id == until:
            return
        after = neighbour(story.state, 1)
        if after is not None:
            story.do(c.EnterBeat, beat=after.beat.id, topic=after.topic)


def page_of(story: Story) -> str:
    """The page of the step the room is at."""
    return STEPS[story.state.agenda.step].page


def is_before(place: Place, beat: str) -> bool:
    """Whether a place comes before a beat in the agenda."""
    return ORDER.index(place.beat.id) < ORDER.index(beat)
