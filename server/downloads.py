"""Files that leave the house, for the browsers of those who may have them."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from data.exports import EXPORT, Export, export_of_kind
from data.process import this_process
from data.room import Room
from server.identity import viewer
from server.page import page
from workshop.errors import NotFound, WorkshopError
from workshop.roles import LEADERS
from workshop.translation import t

LONGEST_NAME = 60


def download(request: Request) -> Response:
    """GET /workshops/{workshop}/{file}: one of `EXPORTS` or a kind of item, built now."""
    process = this_process()
    workshop_id = request.path_params["workshop"]
    try:
        actor, export = viewer(request, workshop_id), EXPORT.get(request.path_params["file"])
        # Whoever may have nothing does not hear which files there are.
        if actor is None or actor.role not in (export.roles if export else LEADERS):
            return page(
                t("Only the facilitator can download this"),
                t("Open the facilitator link in this browser first, then download again."),
                status=403,
            )
        room = Room(process.log, workshop_id, actor)
        export = export or export_of_kind(room, request.path_params["file"])
        if export is None:
            raise NotFound("There is no such file. Go back and choose one from the list.")
        title = room.state.plan.title
        body = export.build(room)
    except WorkshopError as error:
        status = 404 if isinstance(error, NotFound) else 503
        return page(t("That did not work"), error.sentence, status=status)
    headers = {"Content-Disposition": _disposition(export, title), "Cache-Control": "no-store"}
    return Response(body, media_type=export.media_type, headers=headers)


def _disposition(export: Export, title: str) -> str:
    """What a browser calls the file; people's letters survive, their signs do not."""
    name = f"{slug(title)}-{export.file}"
    plain = name if name.isascii() else f"workshop-{export.file}"
    how = "inline" if export.opens else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


def slug(title: str) -> str:
    """*title* as part of a file name: letters, digits and hyphens, never nothing."""
    words = "".join(sign if sign.isalnum() else " " for sign in title.lower()).split()
    return "-".join(words)[:LONGEST_NAME].strip("-") or "workshop"
