"""Debian's and Ubuntu's packages, where this process may install them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MINUTES_10 = 600


def install(*packages: str) -> bool:
    """Install *packages* and tell whether that worked; without apt or root it never does."""
    if not shutil.which("apt-get"):
        return False
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    reason = f"Installing {' '.join(packages)} with apt-get"
    as_root([*quiet, "update"], reason)  # one list that cannot be fetched is no reason to stop
    return as_root([*quiet, "install", "--yes", *packages])


def as_root(command: list[str], reason: str = "") -> bool:
    """Run *command* as root or with sudo, without its output, and tell whether that worked."""
    prefix = _prefix()
    if prefix is None:
        return False
    if reason:
        print(f"{reason}{' as root (sudo)' if prefix else ''}.", flush=True)
    return succeeds([*prefix, *command], MINUTES_10)


def succeeds(command: list[str], seconds: float, **environment: str) -> bool:
    """Run *command* for at most so long, without its output, and tell whether it worked."""
    try:
        done = subprocess.run(
            command,
            timeout=seconds,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _prefix() -> list[str] | None:
    """What goes before a command that needs root; None where nothing helps."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # sudo asks a person at a terminal for the password; nobody else could answer.
    return ["sudo"] if sys.stdin and sys.stdin.isatty() else ["sudo", "-n"]
