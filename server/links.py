"""Links that make a browser somebody. Opening one changes nothing; pressing its button does.

Chat programs and mail filters open every link they see, so a GET that logged in would
be spent by a preview.
"""

from __future__ import annotations

import secrets
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from data.access.entering import take_over
from data.access.invitations import is_co, is_person
from data.joining.devices import EVERYWHERE, HOST
from data.joining.facilitator_key import box_secret
from data.process import this_process
from server.identity import give, host_of, viewer
from server.page import page, redirect
from workshop.errors import WorkshopError
from workshop.roles import LEADERS, Actor, Role
from workshop.state import person_of
from workshop.translation import t


async def host_page(request: Request) -> Response:
    """GET /host/{key}: ask before this browser becomes the facilitator's."""
    if not _is_key(request):
        return _wrong_key()
    return page(
        t("Run workshops from this browser"),
        t("This link makes you the facilitator in this browser, until you clear its cookies."),
        t("Continue as facilitator"),
    )


def become_host(request: Request) -> Response:
    """POST /host/{key}: give this browser a facilitator token, then show the app."""
    if not _is_key(request):
        return _wrong_key()
    return _become(request, HOST, EVERYWHERE, "/", frozenset())


def _is_key(request: Request) -> bool:
    given = str(request.path_params["key"]).encode()
    return secrets.compare_digest(given, this_process().key.encode())


def _wrong_key() -> Response:
    return _wrong(
        t("Use the facilitator link that the app printed when it started. Nothing was changed.")
    )


async def box_page(request: Request) -> Response:
    """GET /box/{workshop}/{secret}: ask before this device becomes the ballot box."""
    if not _is_box(request):
        return _wrong_box()
    return page(
        t("Use this device as the ballot box"),
        t(
            "It goes round and takes one ballot after the other. It shows nothing else of the "
            "workshop, and it stays the ballot box until you clear its cookies."
        ),
        t("Start the ballot box"),
    )


def become_box(request: Request) -> Response:
    """POST /box/{workshop}/{secret}: give this device a token for ballots, nothing more.

    A leader's browser keeps its own token, and a ballot box stays the one it is.
    """
    if not _is_box(request):
        return _wrong_box()
    device = Actor(f"box-{secrets.token_hex(8)}", Role.BOX)
    path, stays = f"/box?{_query(request)}", LEADERS | {Role.BOX}
    return _become(request, device, _workshop(request), path, stays)


def _wrong_box() -> Response:
    return _wrong(t("Ask the facilitator for the link of the ballot box. Nothing was changed."))


def _is_box(request: Request) -> bool:
    right = box_secret(this_process().key, _workshop(request))
    given = _secret(request).encode(errors="surrogatepass")
    return secrets.compare_digest(given, right.encode())


async def co_page(request: Request) -> Response:
    """GET /co/{workshop}/{secret}: ask before this browser leads the workshop, too."""
    if not is_co(_workshop(request), _secret(request)):
        return _wrong_co()
    return page(
        t("Lead this workshop together"),
        t(
            "This link makes you a facilitator of one workshop in this browser. If you took part "
            "here with a name before, you do not any more."
        ),
        t("Continue as facilitator"),
    )


def become_co(request: Request) -> Response:
    """POST /co/{workshop}/{secret}: make this browser a second facilitator's.

    A leader's browser keeps its own token.
    """
    if not is_co(_workshop(request), _secret(request)):
        return _wrong_co()
    co = Actor(f"co-{secrets.token_hex(8)}", Role.COFACILITATOR)
    return _become(request, co, _workshop(request), f"/?{_query(request)}", LEADERS)


def _wrong_co() -> Response:
    return _wrong(
        t("Ask the facilitator for the link for a second facilitator. Nothing was changed.")
    )


def person_page(request: Request) -> Response:
    """GET /p/{workshop}/{person}/{expires}/{secret}: ask before this phone is that person's."""
    if not _is_person(request):
        return _wrong_person()
    try:
        state = this_process().log.state(_workshop(request))
    except WorkshopError as error:
        return page(t("That did not work"), error.sentence, status=503)
    person = person_of(state, request.path_params["person"])
    if person is None:
        return _not_listed()
    return page(
        t("Go on as {name}", name=state.names[person.id]),
        t("This phone takes over, and another one with the same name is signed out."),
        t("That's me"),
    )


def become_person(request: Request) -> Response:
    """POST /p/{workshop}/{person}/{expires}/{secret}: give this phone that person's token.

    A leader's browser keeps its own.
    """
    if not _is_person(request):
        return _wrong_person()
    workshop_id, person_id = _workshop(request), str(request.path_params["person"])
    response = redirect(f"/?{_query(request)}")
    try:
        known = viewer(request, workshop_id)
        if known is None or known.role not in LEADERS:
            if person_of(this_process().log.state(workshop_id), person_id) is None:
                return _not_listed()
            give(request, response, take_over(workshop_id, person_id, host_of(request)))
    except WorkshopError as error:
        return page(t("That did not work"), error.sentence, status=503)
    return response


def _not_listed() -> Response:
    return _wrong(
        t(
            "Ask the facilitator for the link once more; this name is not on the list any "
            "more. Nothing was changed."
        )
    )


def _wrong_person() -> Response:
    return _wrong(
        t(
            "Ask the facilitator for the link once more; it works for 15 minutes. "
            "Nothing was changed."
        )
    )


def _is_person(request: Request) -> bool:
    asked = request.path_params
    return is_person(_workshop(request), asked["person"], asked["expires"], _secret(request))


def _become(
    request: Request, actor: Actor, workshop_id: str, path: str, stays: frozenset[Role]
) -> Response:
    """Make this browser *actor*'s, unless it is in a role that stays, and go to *path*."""
    response = redirect(path)
    try:
        known = viewer(request, workshop_id)
        if known is None or known.role not in stays:
            give(request, response, this_process().devices.issue(actor, workshop_id))
    except WorkshopError as error:
        return page(t("That did not work"), error.sentence, status=503)
    return response


def _workshop(request: Request) -> str:
    return str(request.path_params["workshop"])


def _secret(request: Request) -> str:
    return str(request.path_params["secret"])


def _query(request: Request) -> str:
    return f"w={quote(_workshop(request), safe='')}"


def _wrong(text: str) -> Response:
    return page(t("This link does not work any more"), text, status=403)
