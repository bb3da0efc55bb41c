"""The address under which other devices reach this machine."""

from __future__ import annotations

import socket

EVERYWHERE = ("0.0.0.0", "::")


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
    host = outside or ("localhost" if address in (*EVERYWHERE, "127.0.0.1", "::1") else address)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
