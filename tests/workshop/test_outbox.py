"""What a browser kept before an upgrade is understood afterwards, and taken for what it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workshop.commands import parse

KEPT = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "golden/outbox-0.3.0.jsonl").read_text().splitlines()
]
"""One message for every command that release 0.3.0 knew, as it went over the live socket."""


@pytest.mark.parametrize("message", KEPT, ids=lambda message: message["do"])
def test_a_message_that_waited_over_an_upgrade_lands_once(message: dict[str, Any]) -> None:
    """It has the fingerprint that the release before stored, so a second one is answered alike."""
    command = parse(message["do"], {**message["fields"], "id": message["id"]})

    assert command.digest() == message["digest"]
