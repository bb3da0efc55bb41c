"""Which Chromium the tests drive: real programs in folders of the test, on its own PATH."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from install.browser import PROGRAMS, NoBrowserError, get, installed

ROOT = Path(__file__).parent.parent.parent
Program = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with nothing on it, and no way to the network."""
    (tmp_path / "bin").mkdir()
    for name in ("CHROMIUM", "PLAYWRIGHT_BROWSERS_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", "http://127.0.0.1:9")
    return tmp_path


@pytest.fixture
def program(home: Path) -> Program:
    """Lay a program somewhere on that machine; *does* is what it does when it is called."""

    def lay(path: str, does: str = "exit 0") -> Path:
        file = home / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{does}\n")
        file.chmod(0o755)
        return file

    return lay


@pytest.mark.parametrize("name", PROGRAMS)
def test_an_installed_one_is_found_by_any_of_its_names(program: Program, name: str) -> None:
    only = program(f"bin/{name}")

    assert installed() == str(only)


def test_the_one_that_draws_no_frame_is_preferred(program: Program) -> None:
    program("bin/google-chrome")
    program("bin/chromium")
    shell = program("bin/chromium-headless-shell")

    assert installed() == str(shell)


def test_the_one_that_is_named_goes_before_all_others(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("bin/chromium-headless-shell")
    named = program("elsewhere/my-chrome")
    monkeypatch.setenv("CHROMIUM", str(named))

    assert installed() == str(named)


def test_a_named_one_that_does_not_start_is_never_replaced_in_silence(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("bin/chromium")
    monkeypatch.setenv("CHROMIUM", "/nowhere/chrome")

    with pytest.raises(NoBrowserError, match=r"^CHROMIUM names /nowhere/chrome, which does not"):
        get()


def test_a_stub_that_only_says_what_to_install_is_passed_over(program: Program) -> None:
    program("bin/chromium-browser", "echo 'install the snap'; exit 1")
    chrome = program("bin/google-chrome")

    assert installed() == str(chrome)


def test_chrome_is_found_in_the_applications_of_a_mac(program: Program) -> None:
    chrome = program("Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

    assert installed() == str(chrome)


@pytest.mark.parametrize("cache", [".cache/ms-playwright", "elsewhere"])
def test_of_what_playwright_has_downloaded_the_newest_is_taken(
    home: Path, program: Program, monkeypatch: pytest.MonkeyPatch, cache: str
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    if cache == "elsewhere":
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(home / cache))
    program(f"{cache}/chromium_headless_shell-999/chrome-linux/headless_shell")
    folder = f"{cache}/chromium_headless_shell-1255/chrome-headless-shell-linux64"
    newest = program(f"{folder}/chrome-headless-shell")

    assert installed() == str(newest)


@pytest.mark.process
def test_root_gets_debians_package_where_nothing_can_be_downloaded(program: Program) -> None:
    """Everything but apt-get and the rights is real here, the refused download too."""
    lay = 'printf "#!/bin/sh\\n" > "$HOME/bin/chromium-headless-shell"'
    program("bin/env", 'shift; exec "$@"')
    program("bin/sudo", '[ "$1" = -n ] && shift; exec "$@"')
    program(
        "bin/apt-get",
        f'case "$*" in *install*chromium-headless-shell*fonts-liberation*) {lay}; '
        '/bin/chmod 755 "$HOME/bin/chromium-headless-shell";; esac',
    )

    assert get().endswith("/bin/chromium-headless-shell")


def test_a_machine_without_any_says_what_to_install(home: Path) -> None:
    with pytest.raises(NoBrowserError, match=r"install Debian's package chromium-headless-shell"):
        installed()


@pytest.mark.process
def test_whoever_types_the_command_reads_one_sentence_and_no_trace(home: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "install.browser"],
        cwd=ROOT,
        env={**os.environ, "CHROMIUM": str(home / "nothing")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
