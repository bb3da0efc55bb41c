"""Files that leave the house, for the facilitator's browser only."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from data.backlog import backlog_csv
from data.process import this_process
from data.room import Room
from server.identity import viewer
from server.links import page
from workshop.errors import NotFound, WorkshopError
from workshop.roles import LEADERS
from workshop.state import State


def backlog(request: Request) -> Response:
    """GET /workshops/{workshop}/backlog.csv: exactly the chosen tickets."""
    return _download(request, "backlog.csv", "text/csv; charset=utf-8", backlog_csv)


def _download(
    request: Request, name: str, media_type: str, build: Callable[[State], bytes]
) -> Response:
    process = this_process()
    workshop_id = request.path_params["workshop"]
    try:
        actor = viewer(request, process.devices, workshop_id)
        if actor is None or actor.role not in LEADERS:
            return page(
                "Only the facilitator can download this",
                "Open the facilitator link in this browser first, then download again.",
                status=403,
            )
        body = build(Room(process.log, workshop_id, actor).state())
    except WorkshopError as error:
        status = 404 if isinstance(error, NotFound) else 503
        return page("That did not work", error.sentence, status=status)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "no-store",
    }
    return Response(body, media_type=media_type, headers=headers)
