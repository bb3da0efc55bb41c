"""What this process holds, each once: settings, log, devices, facilitator key, doors, memory.

Module-level on purpose. Streamlit's caches can be cleared for everybody by any
connected browser; this cannot.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cache

from data.joining.devices import BY_KEY, HOST, Devices
from data.joining.doors import Doors
from data.joining.facilitator_key import facilitator_key, has_key
from data.memory import Memory
from data.settings import Settings, read_settings
from data.store.log import Log
from data.store.opening import open_log


@dataclass(frozen=True, slots=True)
class Process:
    """The long-lived parts, opened once."""

    settings: Settings
    log: Log
    devices: Devices
    key: str
    doors: Doors
    memory: Memory


_lock = threading.Lock()


@cache
def _open() -> Process:
    settings = read_settings()
    log = open_log(settings.database, settings.backups)
    memory = Memory()
    devices = Devices(log, memory.bell)
    if not has_key(settings.database):  # a new key signs out whoever used the old one
        devices.revoke(HOST)
        devices.revoke_roles(BY_KEY)
    key = facilitator_key(settings.database)
    return Process(settings, log, devices, key, Doors(log), memory)


def this_process() -> Process:
    """The parts of this process, opened at the first call.

    Raises:
        BadSettings: A setting does not fit.
        CannotOpen: The database cannot be opened.
    """
    with _lock:
        return _open()
