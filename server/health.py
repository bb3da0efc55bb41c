"""GET /health: what a monitor, or an operator with curl, wants to know."""

from __future__ import annotations

import time

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from data.process import this_process
from workshop import __version__
from workshop.errors import WorkshopError


class Verdict:
    """The last try to write, good for a second: anybody may ask, and a try is an fsync."""

    seconds = 1.0

    def __init__(self) -> None:
        self._asked = float("-inf")
        self._sentence: str | None = None

    def sentence(self) -> str | None:
        """Why the database takes no writes, None while it does."""
        if time.monotonic() - self._asked >= self.seconds:
            self._sentence = _try_to_write()
            self._asked = time.monotonic()
        return self._sentence


verdict = Verdict()


async def health(request: Request) -> JSONResponse:
    """Status 200 while the database takes writes, 503 with the sentence when not."""
    sentence = await run_in_threadpool(verdict.sentence)
    body = {
        "status": "ok" if sentence is None else "cannot save",
        "version": __version__,
        "schema": this_process().log.store.schema,
        "database": {"writable": sentence is None, "reason": sentence},
    }
    return JSONResponse(body, 200 if sentence is None else 503, {"Cache-Control": "no-store"})


def _try_to_write() -> str | None:
    """The sentence that says why nothing can be saved, or None."""
    try:
        this_process().log.probe()
    except WorkshopError as error:
        return error.sentence
    return None
