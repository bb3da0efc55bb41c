"""Links for other devices, under the address at which they reach this machine.

Their secrets follow from the facilitator key: nothing is stored, and a new key ends them.
"""

from __future__ import annotations

import secrets
from urllib.parse import quote

from data.clock import now_ms
from data.joining.facilitator_key import box_secret, link_secret
from data.joining.network import base_url
from data.process import this_process

PERSONAL_MINUTES = 15


def address() -> str:
    """Where other devices find this app, without a path: ``http://192.168.1.7:8501``."""
    settings = this_process().settings
    return base_url(settings.address, settings.port)


def code_address() -> str:
    """Where a phone types the code."""
    return f"{address()}/j"


def join_address(code: str) -> str:
    """What the code on the wall holds; nothing without one."""
    return f"{address()}/j/{code}" if code else ""


def box_address(workshop_id: str) -> str:
    """What makes another device the ballot box."""
    return address() + box_link(workshop_id)


def box_link(workshop_id: str) -> str:
    """The path of that, secret included."""
    return f"/box/{_part(workshop_id)}/{box_secret(this_process().key, workshop_id)}"


def co_address(workshop_id: str) -> str:
    """What makes another browser lead this workshop, too."""
    secret = link_secret(this_process().key, "co", workshop_id)
    return f"{address()}/co/{_part(workshop_id)}/{secret}"


def person_address(workshop_id: str, person_id: str) -> str:
    """What makes another device this person for the next 15 minutes, and ends their others."""
    expires = now_ms() + PERSONAL_MINUTES * 60_000
    secret = _person_secret(workshop_id, person_id, expires)
    return f"{address()}/p/{_part(workshop_id)}/{_part(person_id)}/{expires}/{secret}"


def is_co(workshop_id: str, secret: str) -> bool:
    """Whether somebody has the link of this workshop's second facilitator."""
    return _same(secret, link_secret(this_process().key, "co", workshop_id))


def is_person(workshop_id: str, person_id: str, expires: str, secret: str) -> bool:
    """Whether somebody has the link of this person, and not too late."""
    if not (expires.isascii() and expires.isdecimal()) or len(expires) > 16:
        return False
    right = _person_secret(workshop_id, person_id, int(expires))
    return _same(secret, right) and now_ms() < int(expires)


def _person_secret(workshop_id: str, person_id: str, expires: int) -> str:
    return link_secret(this_process().key, "person", workshop_id, person_id, str(expires))


def _same(given: str, right: str) -> bool:
    return secrets.compare_digest(given.encode(errors="surrogatepass"), right.encode())


def _part(text: str) -> str:
    return quote(text, safe="")
