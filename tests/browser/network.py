"""Two machines on a network of their own, as the laptop and a phone in a meeting room are.

Each is a network namespace of Linux: nothing in them reaches the network of this machine,
and nothing there reaches them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright

from install.browser import installed
from tests.browser.chromium import FLAGS
from tests.server.asking import wait_for
from tests.serving import LINK, Server

LOOK = "import sys, urllib.request as u; u.urlopen(sys.argv[1], timeout=5)"


class Machine:
    """A computer that has nothing but the network we give it."""

    def __init__(self) -> None:
        self._holder = subprocess.Popen(["unshare", "--net", "sleep", "infinity"])
        self.network = Path(f"/proc/{self._holder.pid}/ns/net")
        ours = Path("/proc/self/ns/net").readlink()
        wait_for(lambda: self.network.readlink() != ours)
        self.run("ip", "link", "set", "lo", "up")

    @property
    def entered(self) -> list[str]:
        """What a command begins with that is to run on this machine."""
        return ["nsenter", f"--net={self.network}"]

    def run(self, *command: str) -> int:
        """Run a command on this machine; how it ended."""
        return _run(*self.entered, *command)

    def plug_into(self, other: Machine) -> None:
        """Lay a cable between two machines."""
        ends = ["type", "veth", "peer", "name", "lan", "netns", str(other._holder.pid)]
        self.run("ip", "link", "add", "lan", *ends)
        for machine in (self, other):
            machine.run("ip", "link", "set", "lan", "up")

    def join(self, address: str, router: str = "") -> None:
        """Take an address in a network, and leave the one before."""
        self.run("ip", "address", "flush", "dev", "lan")
        self.run("ip", "address", "add", f"{address}/24", "dev", "lan")
        self.run("ip", "route", "add", "default", "via", router or address, "dev", "lan")

    def chromium(self, playwright: Playwright, folder: Path, name: str) -> Browser:
        """A browser on this machine."""
        starter = folder / name
        browser = installed()
        starter.write_text(f'#!/bin/sh\nexec {" ".join(self.entered)} {browser} "$@"\n')
        starter.chmod(0o755)
        return playwright.chromium.launch(executable_path=starter, args=list(FLAGS))

    def switch_off(self) -> None:
        """End it; its network goes with it."""
        self._holder.kill()
        self._holder.wait(10)


class ServerOn(Server):
    """The app on such a machine, for everybody in its network."""

    def __init__(self, machine: Machine, folder: Path) -> None:
        super().__init__(folder, WORKSHOP_ADDRESS="0.0.0.0")
        self.before = machine.entered
        self._machine = machine

    def wait_until_healthy(self, seconds: float = 30) -> None:
        """Wait until it answers on its own machine."""
        health = [sys.executable, "-c", LOOK, f"{self.url}/health"]
        wait_for(lambda: LINK.search(self.output) and self._machine.run(*health) == 0)


def namespaces() -> bool:
    """Whether this machine lets us make such machines."""
    tools = all(map(shutil.which, ("unshare", "nsenter", "ip")))
    return tools and _run("unshare", "--net", "true") == 0


def _run(*command: str) -> int:
    return subprocess.run(command, check=False, capture_output=True).returncode
