"""Starting: open what must be open, warm what is slow, and tell the operator where to go."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import gc
import importlib
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Match, Route, WebSocketRoute
from starlette.types import Scope
from streamlit import config

from data.access.invitations import address
from data.access.visitors import is_somebody
from data.joining.network import network_address
from data.process import this_process
from server.downloads import download
from server.guard import Guard
from server.health import health
from server.hosts import from_elsewhere
from server.identity import token_of
from server.joining import ask_code, ask_who, find_code, go_in, join, wait
from server.line_test import line_test
from server.links import (
    become_box,
    become_co,
    become_host,
    become_person,
    box_page,
    co_page,
    host_page,
    person_page,
)
from server.live import hub, live
from server.rehearsal import Rehearsals
from workshop.errors import WorkshopError
from workshop.roles import LEADERS

HEAVY = (
    "components.steps.curve",
    "components.live.live_bar",
    "components.vote.slips",
    "data.content.worked_example",
)
"""What pages import: loaded before the first visitor, who would otherwise wait for it."""
WATCH_SECONDS = 5.0
"""How often to look whether the laptop is on another network."""

OPEN: list[BaseRoute] = [
    Route("/health", health, methods=["GET"]),
    Route("/host/{key}", host_page, methods=["GET"]),
    Route("/host/{key}", become_host, methods=["POST"]),
    Route("/box/{workshop}/{secret}", box_page, methods=["GET"]),
    Route("/box/{workshop}/{secret}", become_box, methods=["POST"]),
    Route("/co/{workshop}/{secret}", co_page, methods=["GET"]),
    Route("/co/{workshop}/{secret}", become_co, methods=["POST"]),
    Route("/p/{workshop}/{person}/{expires}/{secret}", person_page, methods=["GET"]),
    Route("/p/{workshop}/{person}/{expires}/{secret}", become_person, methods=["POST"]),
]
"""What any machine may ask for at any time: each but /health brings a secret of its own."""
ROUTES: list[BaseRoute] = [
    *OPEN,
    Route("/line-test.js", line_test, methods=["GET"]),
    Route("/j", ask_code, methods=["GET"]),
    Route("/j", find_code, methods=["POST"]),
    Route("/j/{code}", ask_who, methods=["GET"]),
    Route("/j/{code}", join, methods=["POST"]),
    Route("/j/{code}/wait", wait, methods=["GET"]),
    Route("/j/{code}/wait", go_in, methods=["POST"]),
    Route("/workshops/{workshop}/{file}", download, methods=["GET"]),
    WebSocketRoute("/live", live),
]


def open_or_exit() -> None:
    """Open settings and database; say in one sentence why not, and stop."""
    try:
        this_process()
    except WorkshopError as error:
        sys.stderr.write(f"\n  {error.sentence}\n\n")
        raise SystemExit(1) from None


def guard() -> list[Middleware]:
    """The layer that stands before Streamlit."""
    process = this_process()

    def is_leader(token: str | None) -> bool:
        try:
            actor = process.devices.find(token)
        except WorkshopError:
            return False
        return actor is not None and actor.role in LEADERS

    return [
        Middleware(
            Guard,
            hosts=process.settings.host_names,
            connections=process.settings.connections,
            is_leader=is_leader,
            may_ask=may_ask,
            sender=sender,
        )
    ]


def may_ask(scope: Scope) -> bool:
    """Whether another machine gets an answer: phones are let in, it is known, or it has a link."""
    try:
        if this_process().doors.anywhere_open() or is_somebody(token_of(scope)):
            return True
    except WorkshopError:
        return False
    return any(route.matches(scope)[0] is Match.FULL for route in OPEN)


def sender(scope: Scope) -> str:
    """Whom a socket shares its allowance with: the other windows of a phone, or of an address.

    Empty for leaders and this machine, whose windows have one each. Strangers share, or a phone
    would have as many as it opens sockets.
    """
    if not from_elsewhere(scope):
        return ""
    token = token_of(scope)
    with contextlib.suppress(WorkshopError):
        known = this_process().devices.known(token)
        if known is not None:
            return "" if known.actor.role in LEADERS else str(token)
    return str(scope["client"][0])


async def watch(
    look: Callable[[], str], tell: Callable[[str], None], seconds: float = WATCH_SECONDS
) -> None:
    """Look at our own address now and then, and tell it: laptops change networks."""
    while True:
        await asyncio.sleep(seconds)
        tell(look())


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[dict[str, Any]]:
    """Runs around the life of the server."""
    process = this_process()
    _raise_file_limit()
    hub.bind(asyncio.get_running_loop())
    hub.moved(address())
    pace = process.settings.rehearsal_pace
    rehearsals = Rehearsals(asyncio.get_running_loop(), own_address, pace)
    stop_listening = [
        process.log.states.listen(hub.announce),
        process.log.states.listen(rehearsals.hear),
        process.memory.bell.listen(hub.ring),
        process.memory.companies.register(rehearsals),
    ]
    watching = asyncio.create_task(watch(address, hub.moved))
    for name in HEAVY:
        importlib.import_module(name)
    _keep_theme()
    gc.collect()
    gc.freeze()
    sys.stdout.write(banner(int(config.get_option("server.port"))))
    sys.stdout.flush()
    yield {}
    watching.cancel()
    for stop in stop_listening:
        stop()
    await rehearsals.close()
    process.log.close()


def _keep_theme() -> None:
    """Have Streamlit look the theme up once: it walks all settings six times for every run."""
    config.get_options_for_section = functools.cache(config.get_options_for_section)


def banner(port: int) -> str:
    """What the terminal shows: where the app is, for whom, and what to look after."""
    process = this_process()
    name = config.get_option("server.address") or "0.0.0.0"
    here = f"http://{_link_host(name)}:{port}"
    lines = [f"Facilitator   {here}/host/{process.key}", f"This machine  {here}"]
    outside = network_address()
    if name in ("0.0.0.0", "::") and outside:
        lines.append(f"Network       http://{outside}:{port}")
    lines.append(f"Database      {process.settings.database}")
    if warning := process.log.store.warning:
        lines.append(f"Warning       {warning}")
    return "\n  AI journey workshop\n\n" + "".join(f"  {line}\n" for line in lines) + "\n"


def own_address() -> str:
    """Where this machine finds the app itself: host and port."""
    name = str(config.get_option("server.address") or "0.0.0.0")
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(name, name)
    port = int(config.get_option("server.port"))
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _link_host(address: str) -> str:
    """The host of a link on this machine: localhost wherever it answers."""
    if address in ("0.0.0.0", "::", "127.0.0.1", "::1", "localhost"):
        return "localhost"
    return f"[{address}]" if ":" in address else address


def _raise_file_limit() -> None:
    """Take as many open files as the system allows: each window holds about four."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - there is none on Windows

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
