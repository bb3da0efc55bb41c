"""Quick entry, of notes as of all that is typed: over the live socket, no page in between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from components.kit.element import element
from workshop.translation import t

WORDS = {
    "added": "Saved.",
    "many": "Add all {n}",
    "choose": "Choose the {what} first.",
    "much": "That is too much at once. Nothing was sent: paste it in two or three parts.",
    "offline": "Not connected yet. Your words are still here; try again in a moment.",
}


@dataclass(frozen=True, slots=True)
class Input:
    """One text input. *name* is the field of the command it fills."""

    name: str
    label: str
    placeholder: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several options, *value* to begin with; *long* ones drop down.

    A long choice is open again after each command sent, unless it is to *stay*.
    """

    name: str
    label: str
    options: Mapping[str, str]
    value: str = ""
    needed: bool = True
    long: bool = False
    stay: bool = False
    none: str = ""


_quick = element(
    "quick",
    "kit/quick_entry.js",
    "kit/quick_entry.css",
    html=(
        '<div class="quick"><div class="choices"></div><div class="inputs"></div>'
        '<div class="row"><button type="button"></button><p class="say" role="status"></p>'
        "</div></div>"
    ),
)


def quick_entry(
    key: str,
    command: str,
    inputs: Sequence[Input],
    *,
    owner: str,
    button: str = "",
    choices: Sequence[Choice] = (),
    listed: str = "",
    fixed: Mapping[str, str] | None = None,
    kind: str = "",
) -> None:
    """Inputs that send a command and are empty again at once.

    Args:
        key: Name of the entry, one a page.
        command: Name of the command; it must be one the live socket takes.
        inputs: What is typed.
        owner: Workshop and person, so that drafts of two people on one machine stay apart.
        button: What the button says.
        choices: What is chosen besides.
        listed: The field that takes the lines of the first input as a list, if there is one.
        fixed: Fields of the command that nobody chooses here.
        kind: The kind of item whose fields are typed: they become a row of the command.
    """
    data: dict[str, Any] = {
        "key": key,
        "command": command,
        "draft": f"workshop.quick.{owner}.{key}",
        "button": button or t("Add"),
        "list": listed,
        "fixed": dict(fixed or {}),
        "kind": kind,
        "inputs": [asdict(each) for each in inputs],
        "choices": [_choice(choice) for choice in choices],
        "words": WORDS,
    }
    _quick(key=f"quick-{key}", data=data)


def _choice(choice: Choice) -> dict[str, Any]:
    given = asdict(choice)
    return {**given, "options": list(choice.options.items()), "none": choice.none or t("Choose")}
