"""A real server process for tests: started, killed and restarted like an operator would."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"http://\S+/host/\S+")


def free_port() -> int:
    """A port nobody listens on, and no outgoing connection is ever given.

    The system hands those out from 32768 on: one of them could sit on the port of a server
    that is about to be started again. Each worker of a test run has a thousand of its own.
    """
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = 20_000 + 1000 * (worker % 12) + random.randrange(1000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


class Server:
    """One app process on 127.0.0.1 with its own database."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.database = folder / "workshop.db"
        self.port = free_port()
        self.settings = settings
        self.before: list[str] = []
        self.output = ""
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Address of the app, without a path."""
        return f"http://localhost:{self.port}"

    @property
    def host_link(self) -> str:
        """The facilitator link that the terminal shows."""
        found = LINK.search(self.output)
        assert found, self.output
        return found.group()

    @property
    def runs(self) -> bool:
        """Whether the process is there."""
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        """Process id of the running server."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> Server:
        """Start the process and wait until it answers."""
        environment = {
            **os.environ,
            "WORKSHOP_DATABASE": str(self.database),
            "WORKSHOP_ADDRESS": "127.0.0.1",
            "WORKSHOP_PORT": str(self.port),
            **self.settings,
        }
        self._process = subprocess.Popen(
            [*self.before, sys.executable, "workshop_app.py"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.output = ""
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()
        self.wait_until_healthy()
        return self

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout:
            for line in process.stdout:
                self.output += line

    def wait_until_healthy(self, seconds: float = 30) -> None:
        """Wait until /health answers that the database takes writes."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self._process is not None
            assert self._process.poll() is None, self.output
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
                    if answer.status == 200 and LINK.search(self.output):
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            threading.Event().wait(0.05)
        raise AssertionError(f"The server did not get healthy:\n{self.output}")

    def kill(self) -> None:
        """SIGKILL: no goodbye, nothing flushed."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, as an operator stops it."""
        self._end(signal.SIGTERM)

    def _end(self, sign: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(sign)
            self._process.wait(20)
        if self._reader is not None:
            self._reader.join(20)
