"""One end of the live socket, as the script of an open page holds it."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlencode

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from bench.streamlit_client import COOKIE

PATIENCE = 10.0


class LiveWindow:
    """A socket of one window of a workshop; made with `open`."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    @classmethod
    async def open(
        cls, url: str, token: str, *, workshop: str, role: str, person: str = "host"
    ) -> LiveWindow:
        """Connect from the page at *url* as the device with this token."""
        query = urlencode({"workshop": workshop, "role": role, "person": person})
        socket = await connect(
            f"{url.replace('http', 'ws', 1)}/live?{query}",
            origin=Origin(url),
            additional_headers={"Cookie": f"{COOKIE}={token}"},
            proxy=None,
            open_timeout=PATIENCE,
        )
        return cls(socket)

    async def close(self) -> None:
        """Close the window."""
        await self._socket.close()

    async def send(self, command_id: str, do: str, **fields: Any) -> None:
        """Send one command."""
        await self._socket.send(json.dumps({"id": command_id, "do": do, "fields": fields}))

    async def hear(self, kind: str) -> Any:
        """The next message of a kind (``ack`` or ``pulse``); a refusal is an error."""
        async with asyncio.timeout(PATIENCE):
            while True:
                message = json.loads(await self._socket.recv())
                assert not message.keys() & {"refused", "later"}, message
                if kind in message:
                    return message[kind]

    async def saw(self, seq: int) -> None:
        """Wait for a pulse that counts the event with this sequence number."""
        while (await self.hear("pulse"))["seq"] < seq:
            pass
