"""Hostile words act nowhere: no script, no dialog, no request to anywhere else, nothing hidden."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser.chromium import PHONE_HOST, Chromium
from tests.browser.phones import LiveRoom, connected
from tests.pages.test_hostile import fill
from tests.serving import Server
from tests.story import Story
from workshop import commands as c
from workshop.steps import STEPS

EVIL = "http://evil.test"
PAYLOADS = (
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    f'<img src="{EVIL}/pixel.png">',
    "<svg onload=window.hacked=1>",
    "<svg><script>window.hacked=1</script></svg>",
    f'<iframe src="{EVIL}"></iframe>',
    '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
    "<style>body{display:none}</style>",
    f'<link rel=stylesheet href="{EVIL}/x.css">',
    f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    f'<base href="{EVIL}/">',
    f"<form action='{EVIL}'><button>Go</button></form>",
    "<a href='javascript:window.hacked=1'>click</a>",
    "<details open ontoggle=window.hacked=1>",
    "<input autofocus onfocus=window.hacked=1>",
    "<body onload=window.hacked=1>",
    "'\"--></title></textarea></script><script>window.hacked=1</script>",
    "[click](javascript:window.hacked=1)",
    f"![remote]({EVIL}/beacon.png)",
    "# Heading :red-badge[Facilitator] :material/key:",
    "$\\href{javascript:window.hacked=1}{x}$",
    "{{constructor.constructor('window.hacked=1')()}}",
    "${window.hacked=1}",
    '\u202e=HYPERLINK("http://evil.test")\u202c',
)
"""Twenty-four ways to do more than be read."""
WALLS = ("lobby", "scope.read", "scope.wrong", "walk.habit.read", "trust.because", "wrong.order")
PHONES = (*WALLS, "wrong.gaps", "tickets.know")


class Watch:
    """What every window of a room asks for and says."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pages: list[Page] = []

    def over(self, page: Page) -> None:
        """Watch a window from now on."""
        self.pages.append(page)
        page.on("dialog", self._dialog)
        page.context.on("request", lambda request: self._request(request.url))

    def _dialog(self, dialog: object) -> None:
        self.found.append(f"dialog: {dialog}")

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        ours = parts.hostname in ("localhost", "127.0.0.1", PHONE_HOST)
        if not ours and parts.scheme not in ("data", "blob"):
            self.found.append(f"request: {url}")

    def look(self, page: Page, where: str) -> None:
        """A window that stands: is anything done, and is it still there to be read?"""
        expect(page.locator("h1").first).to_be_visible()
        if page.evaluate("window.hacked !== undefined"):
            self.found.append(f"script: {where}")


def hostile(story: Story) -> None:
    """All payloads in every long text; names hold as many as fit."""
    fill(story, "\n".join(PAYLOADS))
    for number, payload in enumerate(PAYLOADS):
        story.do(c.AddNotes, stage="habit", lane="feels", texts=(payload,), author="")
        if len(payload) < 120 and number < 12:
            story.do(c.AddPeople, names=(payload,))


def test_hostile_words_act_nowhere(chromium: Chromium, server: Server) -> None:
    room = LiveRoom(chromium, server, hostile, beat="tickets.choose")
    room.let_in()
    watch = Watch()
    stranger = room.stranger()
    watch.over(stranger)
    stranger.goto(room.door)
    watch.look(stranger, "join")
    stranger.get_by_role("button", name=re.compile("^Ben")).click()
    connected(stranger)
    wall = room.own_window("wall")
    watch.over(wall)
    watch.over(room.page)
    for step in STEPS:
        room.page.goto(room.at(step.page))
        room.settle()
        watch.look(room.page, step.page)
    for beat in PHONES:
        room.happens(c.EnterBeat, beat=beat)
        title = "h1 >> nth=0"
        expect(stranger.locator(title)).to_be_visible()
        watch.look(stranger, f"phone {beat}")
        if beat in WALLS:
            watch.look(wall, f"wall {beat}")
    stranger.get_by_text("Look back", exact=True).click()
    expect(stranger.get_by_text("Low points", exact=True)).to_be_visible()
    watch.look(stranger, "look back")

    assert watch.found == []
    assert len(PAYLOADS) == 24
    assert not [p for p in watch.pages if EVIL in p.url]
