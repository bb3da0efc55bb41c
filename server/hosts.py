"""Names, addresses and origins of a request: whose they are, and which machine asks."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

THIS_MACHINE = frozenset({"127.0.0.1", "::1"})


def own_address(scope: Scope) -> str:
    """The address of this machine that the connection came in on."""
    return _bare(str((scope.get("server") or ("",))[0]))


def from_elsewhere(scope: Scope) -> bool:
    """Whether another machine asks.

    A connection without an address comes through a socket file of this very machine.
    """
    client = _bare(str((scope.get("client") or ("",))[0]))
    return bool(client) and client not in THIS_MACHINE and client != own_address(scope)


def _bare(address: str) -> str:
    return address.lower().removeprefix("::ffff:").partition("%")[0]


def host_name(host: str) -> str:
    """The name in a Host header as it is compared; empty when it makes no sense."""
    return _name(_parts(f"//{host}"))


def same_origin(headers: Headers) -> bool:
    """Whether the page that sends this came from the address it sends it to."""
    origin = _parts(headers.get("origin", ""))
    usual = {"http": 80, "https": 443}.get(origin.scheme)
    host = _parts(f"//{headers.get('host', '')}")
    if usual is None or not host.hostname:
        return False
    return (_name(origin), origin.port or usual) == (_name(host), host.port or usual)


def _name(parts: SplitResult) -> str:
    """The host name as it is compared: no zone of a link-local address, no final dot."""
    return (parts.hostname or "").partition("%")[0].rstrip(".")


def _parts(url: str) -> SplitResult:
    """The parts of *url*, none of them when it is no address at all."""
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port else urlsplit("")
    except ValueError:
        return urlsplit("")
