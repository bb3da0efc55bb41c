"""The logs of every release, as they lie on people's disks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from workshop.apply import fold
from workshop.events import Entry, load
from workshop.state import State

GOLDEN = sorted((Path(__file__).parents[1] / "golden").glob("[0-9]*.jsonl"))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def folded(path: Path) -> State:
    return fold(
        State("golden"),
        (
            Entry(
                line["seq"],
                line["at"],
                line["actor"],
                line["command_id"],
                load(line["type"], line["schema"], json.dumps(line["payload"])),
            )
            for line in lines(path)
        ),
    )
