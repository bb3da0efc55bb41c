"""Make .venv, or say in one sentence what is missing for it: python3 -m install.environment.

Any Python 3.7 can read this file, so that an old one gets a sentence and no trace.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys

from install import debian

OLDEST, NEWEST = (3, 11), (3, 13)
"""From the first that the app runs on to the last that every pinned package has wheels for."""


def main() -> None:
    """Make .venv with the Python that runs this."""
    problem = unfit(sys.version_info[:2], compiler=bool(shutil.which("cc")))
    if problem or not _venv_is_here():
        sys.exit(problem or f"Python's venv is missing: install the package {_package()}.")
    sys.exit(subprocess.run([sys.executable, "-m", "venv", ".venv"], check=False).returncode)


def unfit(version: tuple[int, ...], compiler: bool) -> str:
    """Why this Python cannot be used, and what to do; empty when it can."""
    name = ".".join(map(str, version))
    if version < OLDEST:
        return (
            f"Python 3.11 or newer is needed and this is {name}: "
            "install one and name it, as in 'make PYTHON=python3.13 run'."
        )
    if version > NEWEST and not compiler:
        return (
            f"Python {name} has to build packages itself: install a C compiler and Python's "
            "headers (Debian and Ubuntu: build-essential python3-dev), or name an older "
            "Python, as in 'make PYTHON=python3.13 run'."
        )
    return ""


def _venv_is_here() -> bool:
    """Debian keeps a part of Python in a package of its own, which comes now if it may."""
    return importlib.util.find_spec("ensurepip") is not None or debian.install(_package())


def _package() -> str:
    return "python{}.{}-venv".format(*sys.version_info)


if __name__ == "__main__":
    main()
