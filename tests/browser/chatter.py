"""Somebody who writes all the time: notes over the live socket, from another window."""

from __future__ import annotations

import asyncio
import json
import re
import threading
import uuid

import websockets

from tests.browser.desk import Desk

SECONDS_BETWEEN = 0.06


class Chatter:
    """While the block runs, notes pour into the workshop of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.server = desk.server.url
        cookies = desk.context.cookies()
        self.cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in cookies)
        found = re.search(r"[?&]w=(\w+)", desk.page.url)
        assert found
        self.workshop = found.group(1)
        self.saved = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._write()))

    def __enter__(self) -> Chatter:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join(20)
        assert self.saved, "nobody heard the chatter"

    async def _write(self) -> None:
        query = f"workshop={self.workshop}&role=facilitator&person=host"
        async with websockets.connect(
            f"{self.server.replace('http', 'ws')}/live?{query}",
            additional_headers={"Cookie": self.cookie, "Origin": self.server},
        ) as socket:
            while not self._stop.is_set():
                await socket.send(self._note())
                self.saved += '"ack"' in str(await socket.recv())
                await asyncio.sleep(SECONDS_BETWEEN)

    def _note(self) -> str:
        fields = {"stage": "habit", "lane": "want", "texts": ["One more"]}
        return json.dumps({"id": uuid.uuid4().hex, "do": "AddNotes", "fields": fields})
