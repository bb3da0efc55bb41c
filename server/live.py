"""The live socket: pulses out, and in what is typed or tapped without a page (`SPOKEN`).

A message in is one command, ``{"id", "do", "fields"}``. It is answered ``{"ack": id}``
once it is on disk, ``{"refused": id, "kind", "sentence"}`` when it never will be, or
``{"later": id, "sentence"}`` when the same message should be sent again. ``{}`` comes back
as it is: a window asks whether its line is alive.
"""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketDisconnected

from data.process import this_process
from server.hub import NOT_NOW, NOT_YOU, Connection, Hub, send_updates
from server.identity import viewer
from workshop.commands import (
    AddFailureMode,
    AddIdeas,
    AddItems,
    AddNotes,
    AddPeople,
    AddProposal,
    CastBallot,
    CheckIn,
    Command,
    CountFingers,
    MakeRemark,
    MarkDone,
    parse,
)
from workshop.errors import Invalid, NotFound, NotSaved, WorkshopError
from workshop.roles import Role
from workshop.state import State

logger = logging.getLogger(__name__)
hub = Hub()

SPOKEN: frozenset[type[Command]] = frozenset(
    {
        *(CastBallot, CountFingers, AddProposal, AddNotes, AddFailureMode, AddIdeas, AddPeople),
        *(AddItems, MarkDone, CheckIn, MakeRemark),
    }
)
"""The commands that come over the socket; everything else goes through a page."""
GONE = WebSocketDisconnect | WebSocketDisconnected | RuntimeError | OSError
"""How sending to a window ends that is not there any more."""
PROBE = "{}"
LONGEST = 1_100_000
"""Characters of a message; our own pages send no more than a million bytes."""
NOT_HERE = 4404


async def live(socket: WebSocket) -> None:
    """WS /live?workshop=ID&role=ROLE&person=ID: one window of one workshop."""
    await socket.accept()
    log = this_process().log
    workshop_id = socket.query_params.get("workshop", "")
    window = await run_in_threadpool(_admit, socket, workshop_id)
    if isinstance(window, int):
        with suppress(WebSocketDisconnect):
            await socket.close(window)
        return
    hub.add(workshop_id, window)
    update = asyncio.create_task(
        send_updates(
            window,
            lambda: log.state(workshop_id),
            lambda: hub.beside(workshop_id, window),
            lambda state: _is_same(window, state),
            lambda: hub.crowd(workshop_id),
        )
    )
    update.add_done_callback(lambda task: _close_deaf(window, task))
    try:
        await _listen(window, workshop_id)
    except (WebSocketDisconnect, WebSocketDisconnected):
        pass
    finally:
        hub.remove(workshop_id, window)
        update.cancel()


async def _listen(window: Connection, workshop_id: str) -> None:
    """Answer whatever a window sends, until it closes or its browser is somebody else."""
    log = this_process().log
    while (message := await window.socket.receive())["type"] == "websocket.receive":
        if not _is_same(window, log.state(workshop_id)):
            await window.close(NOT_YOU)
            return
        text = message.get("text") or ""
        if text == PROBE:
            await window.send_text(PROBE)
        else:
            await _answer(window, workshop_id, text)


def _close_deaf(window: Connection, update: asyncio.Task[None]) -> None:
    """A window that can hear no more news is closed, so that it comes back and can."""
    if update.cancelled() or isinstance(update.exception(), GONE | None):
        return
    logger.error("A window stopped hearing news", exc_info=update.exception())
    hub.spawn(window.socket.close(NOT_NOW))


def _admit(socket: WebSocket, workshop_id: str) -> Connection | int:
    """A window for whoever asks, or the code that says why not."""
    process = this_process()
    try:
        actor = viewer(socket, workshop_id)
        if actor is None or actor.id != socket.query_params.get("person"):
            return NOT_YOU
        process.log.state(workshop_id)
        role = Role(socket.query_params.get("role", Role.SCREEN))
        return Connection(socket, actor, actor.at(role))
    except (NotFound, ValueError):
        return NOT_HERE
    except WorkshopError:
        return NOT_NOW


def _is_same(window: Connection, state: State) -> bool:
    """Whether the browser is still who it was when the window opened.

    Nothing to find out while neither the roster nor any token changed. In doubt it is: a
    database that cannot be read for a moment closes nothing.
    """
    known = (state.people, this_process().devices.revoked)
    if (
        window.checked is not None
        and window.checked[0] is known[0]
        and window.checked[1] == known[1]
    ):
        return True
    try:
        same = viewer(window.socket, state.id) == window.actor
    except WorkshopError:
        return True
    if same:
        window.checked = known
    return same


async def _answer(window: Connection, workshop_id: str, text: str) -> None:
    message = _read(text)
    command_id = str(message.get("id", ""))[:64]
    try:
        command = _command(message, command_id)
        done = this_process().log.submit(workshop_id, command, window.viewer)
        receipt = await asyncio.wrap_future(done)
        await window.send({"ack": command_id, "seq": receipt.seq})
    except NotSaved as error:
        await window.send({"later": command_id, "sentence": error.sentence})
    except WorkshopError as error:
        refusal = {"refused": command_id, "kind": error.kind, "sentence": error.sentence}
        await window.send(dict[str, object](refusal))


def _read(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        return {}
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def _command(message: dict[str, Any], command_id: str) -> Command:
    fields = message.get("fields")
    if not isinstance(fields, dict):
        raise Invalid("Something in what was sent does not fit. Reload the page.")
    command = parse(str(message.get("do", "")), {**fields, "id": command_id})
    if type(command) not in SPOKEN:
        raise Invalid("This is done on a page, not here. Reload the page.")
    return command
