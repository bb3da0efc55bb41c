"""The address under which other devices reach this machine."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address

EVERYWHERE = ("0.0.0.0", "::")
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
NOT_OURS = frozenset({errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", 0)})


def network_address() -> str | None:
    """The address of this machine in its network; connecting a UDP socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        address: str = probe.getsockname()[0]
        return address


def base_url(address: str, port: int) -> str:
    """Where other devices find an app that listens on *address*; this machine, if they cannot."""
    outside = network_address() if address in EVERYWHERE else None
    host = outside or ("localhost" if address in LOCAL.union(EVERYWHERE) else address)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def is_ours(host: str, names: frozenset[str]) -> bool:
    """Whether this machine still goes by a name or an address that it was reached under.

    Args:
        host: A name, or an address without a port.
        names: The names it was told to answer to.
    """
    try:
        address = ip_address(host)
    except ValueError:
        return host in LOCAL or host in names
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((host, 0))
    except OSError as error:
        return error.errno not in NOT_OURS
    return True
