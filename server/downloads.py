"""Files that leave the house, for the browsers of leaders only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from data.clock import now_ms
from data.files.backlog import backlog_csv
from data.files.cue_sheet import cue_html
from data.files.ideas import ideas_csv
from data.files.save_file import save_file
from data.process import this_process
from data.room import Room
from server.identity import viewer
from server.page import page
from workshop.errors import NotFound, WorkshopError
from workshop.roles import LEADERS
from workshop.texts import t

CSV = "text/csv; charset=utf-8"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class File:
    """One kind of file. *shown* files open in the browser; the others are kept."""

    name: str
    media_type: str
    build: Callable[[Room], bytes]
    shown: bool = False


def _whole_workshop(room: Room) -> bytes:
    """The save file is written from rows; it leaves out what nobody has seen by itself."""
    return save_file(room.workshop_id, room.log.entries(room.workshop_id), now_ms()).body


FILES = {
    file.name: file
    for file in (
        File("backlog.csv", CSV, lambda room: backlog_csv(room.state)),
        File("ideas.csv", CSV, lambda room: ideas_csv(room.state)),
        File("workshop.json", "application/json", _whole_workshop),
        File("cue.html", "text/html; charset=utf-8", lambda room: cue_html(room.state), True),
    )
}


def download(request: Request) -> Response:
    """GET /workshops/{workshop}/{file}: one of FILES, built now."""
    process = this_process()
    workshop_id = request.path_params["workshop"]
    try:
        actor = viewer(request, workshop_id)
        if actor is None or actor.role not in LEADERS:
            return page(
                t("Only the facilitator can download this"),
                t("Open the facilitator link in this browser first, then download again."),
                status=403,
            )
        file = FILES.get(request.path_params["file"])
        if file is None:
            raise NotFound("There is no such file. Go back and choose one from the list.")
        room = Room(process.log, workshop_id, actor)
        title = room.state.plan.title
        body = file.build(room)
    except WorkshopError as error:
        status = 404 if isinstance(error, NotFound) else 503
        return page(t("That did not work"), error.sentence, status=status)
    headers = {"Content-Disposition": _disposition(file, title), "Cache-Control": "no-store"}
    return Response(body, media_type=file.media_type, headers=headers)


def _disposition(file: File, title: str) -> str:
    """What a browser calls the file; people's letters survive, their signs do not."""
    name = f"{slug(title)}-{file.name}"
    plain = name if name.isascii() else f"workshop-{file.name}"
    how = "inline" if file.shown else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


def slug(title: str) -> str:
    """*title* as part of a file name: letters, digits and hyphens, never nothing."""
    words = "".join(sign if sign.isalnum() else " " for sign in title.lower()).split()
    return "-".join(words)[:LONGEST_NAME].strip("-") or "workshop"
