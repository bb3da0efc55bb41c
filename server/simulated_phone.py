"""The phone of a simulated person: it comes in by the door and takes part over the live socket.

Everything goes the way of a real phone, out of this process and in again: the page with the
names, the form, the cookie, the pulses, the commands. It looks at nothing but what the page
of a phone would be given, and at the code on the wall.
"""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import uuid
from collections.abc import Callable
from contextlib import suppress
from http.cookies import SimpleCookie
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin

from data.content.rehearsal import Member
from data.process import this_process
from server.hub import NOT_YOU
from server.identity import COOKIE
from server.rehearsal_acts import Act, acts
from workshop.errors import WorkshopError
from workshop.roles import Actor, Role
from workshop.state import State
from workshop.visibility import visible

FORM = re.compile(r'name="form" value="([0-9a-f]{32})"')
PATIENCE = 5.0
"""Seconds after which an answer of our own server does not come any more."""
AGAIN_SECONDS = 2.0
"""Usual time until something is tried again."""
TRIES = 10
NOT_HERE = 4404
FOREVER = (NOT_YOU, NOT_HERE)
"""How a window is closed for somebody who has no business here any more."""

Where = Callable[[], str]
"""Says where this server is found from this machine: host and port."""


class NotIn(Exception):
    """The door did not let them in, at least not now."""


class Answer(NamedTuple):
    """What came back over HTTP: the page, and the token of the cookie if there was one."""

    text: str
    token: str


class Phone:
    """One simulated person with a phone.

    Args:
        workshop_id: Where.
        person_id: Who of its roster.
        member: The part they play.
        where: How this server is reached.
        pace: How long everything takes, 1 is usual.
    """

    def __init__(
        self, workshop_id: str, person_id: str, member: Member, where: Where, pace: float
    ) -> None:
        self._workshop_id = workshop_id
        self._me = Actor(person_id, Role(member.role))
        self._member = member
        self._where = where
        self._pace = pace
        self._chance = Random(f"{workshop_id}|{member.name}")
        self._over: set[str] = set()

    async def take_part(self, after: float) -> None:
        """Come in after so many seconds, and stay until somebody says that is all."""
        await asyncio.sleep(after)
        token = await self._come_in()
        while token:
            try:
                async with self._window(token) as socket:
                    await self._live(socket)
            except ConnectionClosed as closed:
                if closed.rcvd is not None and closed.rcvd.code in FOREVER:
                    return
            except (OSError, InvalidHandshake):
                pass
            await asyncio.sleep(AGAIN_SECONDS * self._pace)

    # --- coming in ----------------------------------------------------------------------------

    async def _come_in(self) -> str:
        """The token of the cookie they get at the door; empty when it stays shut."""
        for _ in range(TRIES):
            with suppress(NotIn, OSError, http.client.HTTPException, WorkshopError):
                return await asyncio.to_thread(self._through_the_door)
            await asyncio.sleep(AGAIN_SECONDS * self._pace)
        return ""

    def _through_the_door(self) -> str:
        """Open the page of the code, then tap one's own name."""
        path = f"/j/{self._seen_by(Actor('wall', Role.SCREEN)).code}"
        form = FORM.search(self._ask("GET", path).text)
        if form is None:
            raise NotIn
        answer = self._ask("POST", path, form=form.group(1), person=self._me.id)
        if not answer.token:
            raise NotIn
        return answer.token

    def _ask(self, method: str, path: str, **fields: str) -> Answer:
        where = self._where()
        headers = {"Origin": f"http://{where}"} if fields else {}
        body = urlencode(fields) if fields else None
        connection = http.client.HTTPConnection(where, timeout=PATIENCE)
        try:
            connection.request(method, path, body, headers)
            found = connection.getresponse()
            cookie = SimpleCookie(found.getheader("Set-Cookie", "")).get(COOKIE)
            return Answer(found.read().decode(), cookie.value if cookie else "")
        finally:
            connection.close()

    # --- taking part --------------------------------------------------------------------------

    def _window(self, token: str) -> connect:
        """A window of the live socket, as the page of a phone opens it."""
        where = self._where()
        me = {"role": self._me.role.value, "person": self._me.id}
        return connect(
            f"ws://{where}/live?{urlencode({'workshop': self._workshop_id, **me})}",
            origin=Origin(f"http://{where}"),
            additional_headers={"Cookie": f"{COOKIE}={token}"},
            close_timeout=1.0,
            proxy=None,
        )

    async def _live(self, socket: ClientConnection) -> None:
        """Follow the room, and do what it asks when it asks for it."""
        await self._hear(socket)
        while True:
            act = self._next()
            if act is None:
                await self._hear(socket)
            elif await self._thought_about(socket, act):
                await self._do(socket, act)

    async def _thought_about(self, socket: ClientConnection, act: Act) -> bool:
        """Take the time it takes; whether it is still what the room asks for."""
        seconds = act.seconds * self._chance.uniform(0.6, 1.6) * self._member.haste * self._pace
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self._next() == act:
                    await self._hear(socket)
        return self._next() == act

    async def _hear(self, socket: ClientConnection) -> dict[str, object]:
        """The next message: a pulse, which says that there is news, or an answer."""
        message: dict[str, object] = json.loads(await socket.recv())
        return message

    async def _do(self, socket: ClientConnection, act: Act) -> None:
        """Send it, and hear whether it was taken."""
        message_id = uuid.uuid4().hex
        await socket.send(json.dumps({"id": message_id, "do": act.command, "fields": act.fields}))
        while True:
            message = await self._hear(socket)
            if message.get("later") == message_id:
                await asyncio.sleep(AGAIN_SECONDS * self._pace)
                return
            refused = message.get("refused") == message_id
            if refused or (message.get("ack") == message_id and not act.is_vote):
                self._over.add(_key(act))
            if refused or message.get("ack") == message_id:
                return

    def _next(self) -> Act | None:
        """What to do now; whatever was taken or refused is not sent a second time."""
        view = self._seen_by(self._me)
        found = acts(view, self._me, self._member)
        return next((act for act in found if _key(act) not in self._over), None)

    def _seen_by(self, viewer: Actor) -> State:
        """The workshop as somebody may see it."""
        return visible(this_process().log.state(self._workshop_id), viewer)


def _key(act: Act) -> str:
    return json.dumps([act.command, act.fields])
