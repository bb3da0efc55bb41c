"""Who and what is in the live room of the test: its people, their words, and its windows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Page, expect

from data.joining.facilitator_key import key_file
from data.store.opening import open_log
from tests.browser import flow
from tests.browser.canaries import AllEars, Canaries
from tests.browser.case import NEXT_YEAR
from tests.browser.phones import LiveRoom
from tests.story import Story
from workshop import commands as c

OWN_NOTE = "Quillan talks most, ask the quiet ones"
WHO, TASK = "Kind of person, kind of company", "…uses the AI to…"
PROPOSALS = {
    "Quillan": ("A mid-market sales rep", "draft follow-up emails after a demo"),
    "Brunhild": ("A sales manager", "sum up the week of the team"),
}
NOTES = {
    "Oswin": "Fewer evenings lost to follow-ups",
    "Tamsin": "A banner after the call, easy to miss",
    "Leocadia": "I never even saw that banner",
}
BECAUSE = "one wrong discount reached a client"
FAILURE_MODES = "it states something the client never said"
TRUST = {
    "Quillan": (2, 5, 1, 4, 3),
    "Brunhild": (1, 3, 2, 5, 4),
    "Oswin": (4, 2, 5, 3, 1),
    "Tamsin": (3, 1, 4, 2, 5),
    "Yorick": (1, 4, 5, 2, 3),
    "Leocadia": (5, 1, 2, 4, 3),
}
CARDS = {
    "Brunhild": ("quotes a price we no longer offer", "sends a wrong offer to a client"),
    "Yorick": ("invents a promise from the call", "has to take it back in public"),
}
IDEAS = {
    "Quillan": "show where every price comes from",
    "Brunhild": "mark every sentence that was not said in the call",
    "Oswin": "offer redo, correct, or a person to ask",
}
TICKETS = {
    "Quillan": ("wrong prices sent / drafts sent", "6 %", "1 %", "the weekly mail audit"),
    "Brunhild": ("drafts kept / drafts shown", "41 %", "60 %", "the product dashboard"),
    "Oswin": ("retries after a bad draft / bad drafts", "20 %", "50 %", "the event log"),
}


class Evening(LiveRoom):
    """The room of this test: four vote on phones, one on paper, one comes late, one observes."""

    people = ("Quillan", "Brunhild", "Oswin", "Tamsin", "Eudora")
    hearing = AllEars
    look: Callable[[str], None] = staticmethod(flow.nothing)
    wall: Page
    who: dict[str, Page]
    canaries: Canaries
    link = ""

    def gather(self) -> None:
        """Open the desk and the wall at the lobby."""
        self.sit_down("plan")
        self.wall = self.own_window("wall")
        self.who = {}
        self.canaries = Canaries({"wall": self.ears[self.wall]})
        key = key_file(self.server.database).read_text().strip()
        self.canaries.hide(OWN_NOTE, key, "/co/")

    def comes(self, name: str, page: Page) -> None:
        """From now on this phone is somebody's, and listened to as theirs."""
        self.who[name] = page
        self.canaries.windows = {**self.canaries.windows, name: self.ears[page]}

    def voters(self) -> list[Page]:
        """The phones of those who vote."""
        return [page for name, page in self.who.items() if name != "Leocadia"]

    def all(self) -> list[Page]:
        """Every window of the room."""
        return [self.wall, *self.who.values()]

    def taps_on_disk(self, round_id: str, name: str) -> int:
        """How often a ballot of somebody's was written down."""
        with closing(open_log(self.server.database)) as log:
            cast = [json.loads(row[6]) for row in log.entries(self.id) if row[4] == "BallotCast"]
        mine = [one for one in cast if one["voter"] == self.person(name)]
        return sum(one["round_id"] == round_id for one in mine)

    def go(self, label: str, *, anyway: bool = False) -> None:
        """Press Next, and say so again where somebody still writes."""
        self.press(f"Next: {label}")
        if anyway:
            self.press("Go on anyway")
        name = f"Next: {label}"
        expect(self.page.get_by_role("button", name=name, exact=True)).to_have_count(0)

    def show(self, *texts: str) -> None:
        """Wait until these words are on the wall and on every phone."""
        for page in self.all():
            for text in texts:
                expect(page.get_by_text(text).first).to_be_visible()


def tell(story: Story) -> None:
    """What was planned the day before."""
    story.observers("Leocadia")
    story.do(c.EditPlan, base_seq=story.state.seq, changes={"feature": "the email assistant"})
    answers = {"good": "Hi Anna, thanks.", "usual": "Dear Anna, synergies.", "bad": "15 % off!"}
    checked = {"checked": "40", "acceptable": "27", "source": "the mail audit of March"}
    story.do(c.RecordVariance, base_seq=story.state.seq, changes=answers | checked)


def read_the_backlog(room: Evening) -> None:
    """Three tickets in the words of three phones, as another program reads them."""
    room.see("Three tickets, three owners, three dates")
    text = flow.download(room.page, "Backlog (CSV)").decode()
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(TICKETS) == [ticket["Owner"] for ticket in found]
    for ticket, (name, words) in zip(found, TICKETS.items(), strict=True):
        assert IDEAS[name] in ticket["Change"]
        assert list(words[:3]) == [ticket["Measure"], ticket["Start value"], ticket["Goal"]]
        assert ticket["By"] == f"{NEXT_YEAR}-01-31"
    room.canaries.still_hidden()
