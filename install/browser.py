"""The Chromium that the tests drive: found on this machine, or got: python -m install.browser."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from install import debian

PROGRAMS = (
    # The same browser without a frame of its own, which would be drawn for every window by
    # half a dozen pages that nobody sees.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
MAC_APPS = (
    "Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "Applications/Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOADED = (
    "chromium_headless_shell-*/*/*headless*shell",
    "chromium-*/*/chrome",
    "chromium-*/*/*.app/Contents/MacOS/*",
)
"""Where playwright lays what it downloads, below its folder: builds differ in their names."""
SHELL = "chromium-headless-shell"
PLAYWRIGHT = [sys.executable, "-m", "playwright"]
NO_DRIVER = (
    "Playwright, which drives the browser of the tests, does not start: "
    "on Debian and Ubuntu, install the package libatomic1."
)
MISSING = (
    "The tests need a browser and none could be installed: install Debian's package "
    "chromium-headless-shell or Google Chrome, or name a Chromium with CHROMIUM=/path."
)


class NoBrowserError(Exception):
    """No browser, and the sentence that says what to do."""


def installed() -> str:
    """The first Chromium or Chrome of this machine that starts; CHROMIUM names another.

    Raises:
        NoBrowserError: There is none, or the named one does not start.
    """
    found = _found()
    if not found:
        raise NoBrowserError(MISSING)
    return found


def get() -> str:
    """The browser that is there, or one that was got now.

    Raises:
        NoBrowserError: None can be had, or the named one or what drives it does not start.
    """
    if not _drives() and not (debian.install("libatomic1") and _drives()):
        raise NoBrowserError(NO_DRIVER)
    for step in (_download, _add_libraries, _from_debian):
        if found := _found():
            return found
        step()
    return installed()


def _drives() -> bool:
    """Playwright brings a program of its own, which a bare Debian has one library too few for."""
    return debian.succeeds([*PLAYWRIGHT, "--version"], 60)


def _found() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named and not _starts(named):
        raise NoBrowserError(f"CHROMIUM names {named}, which does not start as a browser.")
    return named or next(filter(_starts, _candidates()), None)


def _download() -> None:
    print("No Chromium here: trying playwright's own download.", flush=True)
    # A network that lets nothing out must not hold anybody up for the usual 30 seconds a try.
    timeout = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "8000"}
    debian.succeeds([*PLAYWRIGHT, "install", SHELL], 300, **timeout)


def _add_libraries() -> None:
    """What was downloaded does not start: a bare machine lacks what it is linked to."""
    if any(_downloaded()):
        debian.as_root([*PLAYWRIGHT, "install-deps", SHELL], "Installing its libraries")


def _from_debian() -> None:
    debian.install(SHELL, "fonts-liberation")


def _starts(program: str) -> bool:
    """Ubuntu's chromium-browser may be a stub, and a downloaded one may lack its libraries."""
    return debian.succeeds([program, "--version"], 30)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, PROGRAMS))
    yield from (str(folder / app) for app in MAC_APPS for folder in (Path("/"), Path.home()))
    yield from _downloaded()


def _downloaded() -> Iterator[str]:
    """What playwright has downloaded, the newest first."""
    for pattern in DOWNLOADED:
        yield from map(str, sorted(_folder().glob(pattern), key=_revision, reverse=True))


def _revision(path: Path) -> int:
    """The number in the name of its folder: chromium-1255."""
    return max(map(int, re.findall(r"-(\d+)(?:/|\\)", str(path))), default=0)


def _folder() -> Path:
    """Where playwright keeps browsers unless it is told otherwise."""
    usual = "Library/Caches" if sys.platform == "darwin" else ".cache"
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    return Path(named) if named else Path.home() / usual / "ms-playwright"


def main() -> None:
    """Get a browser, or say in one sentence what to install."""
    try:
        get()
    except NoBrowserError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
