"""Coming in from a phone: type the code, tap your name, and you are somebody.

A GET changes nothing, because chat programs open every link they see. No address that stays
in a browser holds a secret: who somebody is lies in their cookie, and so does a knock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from data.access.entering import Taken, come_in, enter, enter_new
from data.joining.codes import read
from data.joining.knocks import Knock
from data.process import this_process
from server.hosts import from_elsewhere
from server.identity import address_of, give, host_of, viewer
from server.joining_pages import (
    back_page,
    closed_page,
    code_page,
    same_page,
    waiting_page,
    who_page,
    yes_page,
)
from server.page import form_id, page, posted, redirect
from workshop.errors import CannotOpen, NotFound, NotNow, NotSaved, WorkshopError
from workshop.state import State
from workshop.translation import t

KNOCK = "workshop_knock"
STATUS = {NotFound: 404, NotNow: 409, NotSaved: 503, CannotOpen: 503}


async def ask_code(request: Request) -> Response:
    """GET /j: type the code."""
    return code_page()


async def find_code(request: Request) -> Response:
    """POST /j: go to the page of a code."""
    typed = (await posted(request)).get("code", "")
    return await run_in_threadpool(_at_door, request, typed, _go_to_door)


def _go_to_door(request: Request, workshop_id: str) -> Response:
    door = this_process().log.state(workshop_id).code
    return redirect(f"/j/{quote(door)}")


def ask_who(request: Request) -> Response:
    """GET /j/{code}: who are you?"""
    return _at_door(request, request.path_params["code"], _ask_who)


def _ask_who(request: Request, workshop_id: str) -> Response:
    if from_elsewhere(request.scope):
        this_process().memory.presence.phone_reached(workshop_id)
    if viewer(request, workshop_id) is not None:
        return redirect(_room(workshop_id))
    state = this_process().log.state(workshop_id)
    return who_page(state) if state.joining else closed_page()


async def join(request: Request) -> Response:
    """POST /j/{code}: become a person of the roster, or somebody new, or knock."""
    fields = await posted(request)

    def answer(request: Request, workshop_id: str) -> Response:
        return _join(request, workshop_id, fields)

    return await run_in_threadpool(_at_door, request, request.path_params["code"], answer)


def _join(request: Request, workshop_id: str, fields: Mapping[str, str]) -> Response:
    if viewer(request, workshop_id) is not None:
        return redirect(_room(workshop_id))
    state = this_process().log.state(workshop_id)
    if not state.joining:
        return closed_page()
    form = form_id(fields)
    if not form:
        old = t("This page is too old. Here is a fresh one: tap your name again.")
        return who_page(state, old, 400)
    try:
        if "knock" in fields:
            return _knock(request, state, fields["knock"], form)
        return _enter(request, state, fields, form)
    except Taken as taken:
        return same_page(taken.person)
    except WorkshopError as error:
        return who_page(_newest(workshop_id), error.sentence, _status(error), dict(fields))


def _enter(request: Request, state: State, fields: Mapping[str, str], form: str) -> Response:
    host = host_of(request)
    if "person" in fields:
        token = enter(state.id, fields["person"], form, host)
    else:
        if not this_process().memory.newcomers.allow(address_of(request)):
            raise NotNow("Many people come in at once. Wait a moment, then tap again.")
        new = {name: fields.get(name, "") for name in ("name", "function")}
        role = fields.get("role") or "participant"
        token = enter_new(state.id, form, host, **new, role=role)
    response = redirect(_room(state.id))
    give(request, response, token)
    return response


# --- the name is taken ---------------------------------------------------------------------------


def _knock(request: Request, state: State, person_id: str, form: str) -> Response:
    """Ask the facilitator, unless there is nothing to ask: a name that is free is just taken."""
    try:
        return _enter(request, state, {"person": person_id}, form)
    except Taken as taken:
        this_process().memory.knocks.knock(state.id, taken.person.id, form, address_of(request))
    response = redirect(f"/j/{quote(state.code)}/wait")
    secure = this_process().settings.secure_cookies
    response.set_cookie(
        KNOCK, form, max_age=600, httponly=True, samesite="lax", secure=secure, path="/j"
    )
    return response


def wait(request: Request) -> Response:
    """GET /j/{code}/wait: what has the facilitator said?"""
    return _at_door(request, request.path_params["code"], _wait)


def _wait(request: Request, workshop_id: str) -> Response:
    if viewer(request, workshop_id) is not None:
        return redirect(_room(workshop_id))
    knock = _knock_of(request, workshop_id)
    state = this_process().log.state(workshop_id)
    if knock is None:
        return _again(state, t("That took too long"), t("Tap your name once more."))
    name = state.names.get(knock.person_id, "")
    if knock.answer is None:
        return waiting_page(name)
    if knock.answer:
        return yes_page(name)
    not_you = t("You are not {name}", name=name)
    return _again(state, not_you, t("Then come in as somebody else."))


def go_in(request: Request) -> Response:
    """POST /j/{code}/wait: the facilitator said yes, so this phone is that person's."""
    return _at_door(request, request.path_params["code"], _go_in)


def _go_in(request: Request, workshop_id: str) -> Response:
    known, knock = viewer(request, workshop_id), _knock_of(request, workshop_id)
    if known is not None or knock is None or not knock.answer:
        return _wait(request, workshop_id)
    try:
        token = come_in(knock, host_of(request))
    except WorkshopError as error:
        return _again(_newest(workshop_id), t("That did not work"), error.sentence)
    response = redirect(_room(workshop_id))
    give(request, response, token)
    response.delete_cookie(KNOCK, path="/j")
    return response


def _knock_of(request: Request, workshop_id: str) -> Knock | None:
    return this_process().memory.knocks.find(workshop_id, request.cookies.get(KNOCK, ""))


def _again(state: State, title: str, text: str) -> Response:
    return back_page(title, text, f"/j/{quote(state.code)}", t("To the names"))


# --- the door ------------------------------------------------------------------------------------


def _at_door(request: Request, typed: str, answer: Callable[[Request, str], Response]) -> Response:
    """Whatever a request wants at the door of the workshop whose code it brings."""
    try:
        workshop_id = this_process().doors.by_code(read(typed))
        if workshop_id is not None:
            return answer(request, workshop_id)
    except WorkshopError as error:
        return page(t("That did not work"), error.sentence, status=_status(error))
    if not this_process().memory.wrong_codes.allow(address_of(request)):
        many = t(
            "Too many wrong codes from here. The right one still opens: look at the wall once more."
        )
        return code_page(many, 429)
    return code_page(t("There is no workshop with this code. Look at the wall once more."), 404)


def _room(workshop_id: str) -> str:
    return f"/?w={quote(workshop_id, safe='')}"


def _newest(workshop_id: str) -> State:
    return this_process().log.state(workshop_id)


def _status(error: WorkshopError) -> int:
    for kind, status in STATUS.items():
        if isinstance(error, kind):
            return status
    return 400
