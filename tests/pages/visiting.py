"""Visiting pages without a browser: what somebody sees, types and presses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Button, Element, TextInput

from tests.cast import FACILITATOR, new_id
from tests.story import Story
from workshop.commands import parse

PAGES = Path(__file__).parent.parent.parent / "pages"
FOLDER = {"wall": "screen"}


@cache
def _components() -> BidiComponentManager:
    """What AppTest finds out anew for every window: a quarter of a second each."""
    found = BidiComponentManager()
    found.discover_and_register_components(start_file_watching=False)
    return found


class Visit:
    """One browser window. *token* is its cookie, None for a stranger."""

    def __init__(self, show: Callable[[str | None], None], token: str | None) -> None:
        self._show = show
        self.token = token
        self.at = AppTest.from_file(str(PAGES / "_router.py"), default_timeout=15)
        self.at._bidi_component_manager = _components()

    def run(self) -> Visit:
        """Draw the page again, as a rerun does; it may not fail."""
        self._show(self.token)
        self.at.run()
        assert [error.value for error in self.at.exception] == []
        self._arrive()
        return self

    def _arrive(self) -> None:
        """Be where the app has led to: a browser's address follows, AppTest's does not."""
        self.at._page_hash = ""
        here = self.at._registered_pages.get(self.at._finished_page_script_hash)
        if here is not None:
            query = f"?w={self.at.query_params['w']}" if "w" in self.at.query_params else ""
            self.at.context = {"url": f"http://localhost:8501/{here['url_pathname']}{query}"}

    def open(self, page: str, workshop: str = "") -> Visit:
        """Go to a page, as a link to it does; empty is the list of workshops."""
        if not self.at._registered_pages:
            self.run()
        query = f"?w={workshop}" if workshop else ""
        self.at.context = {"url": f"http://localhost:8501/{page}{query}"}
        if workshop:
            self.at.query_params["w"] = workshop
        self.at.switch_page(f"{FOLDER.get(page, 'facilitator')}/{page or 'home'}.py")
        return self.run()

    # --- looking --------------------------------------------------------------------------

    @property
    def elements(self) -> Iterator[Element]:
        """Everything that was sent to the browser, the sidebar included."""
        return (e for e in self.at._tree if isinstance(e, Element))

    @property
    def sent(self) -> str:
        """Every byte that the page sent, containers included."""
        return "\n".join(str(n.proto) for n in self.at._tree if getattr(n, "proto", None))

    @property
    def words(self) -> str:
        """What stands on the page, as text."""
        return _words(self.at._tree)

    @property
    def beside(self) -> str:
        """What stands in the sidebar."""
        return _words(self.at.sidebar)

    @property
    def title(self) -> str:
        """The headline of the page."""
        return str(self.at.title[0].value)

    @property
    def keys(self) -> list[str]:
        """The keys of all buttons that can be pressed."""
        return [str(button.key) for button in self.at.button if not button.disabled]

    def button(self, name: str) -> Button:
        """The button whose key begins with *name*, else the one that says *name*."""
        found = [b for b in self.at.button if str(b.key).startswith(name)]
        found = found or [b for b in self.at.button if b.label == name]
        assert found, f"no button {name!r} among {[(b.key, b.label) for b in self.at.button]}"
        return found[0]

    def has(self, name: str) -> bool:
        """Whether there is such a button."""
        return any(str(b.key).startswith(name) or b.label == name for b in self.at.button)

    def box(self, key: str) -> TextInput:
        """The text box with this key, of one line or several."""
        found: TextInput = self.at.get_by_key(key)  # type: ignore[assignment]
        return found

    def component(self, key: str) -> dict[str, Any]:
        """What the page handed to the browser half of a component."""
        (found,) = (e for e in self._components if e.id.endswith(f"-{key}"))
        data: dict[str, Any] = json.loads(found.json)
        return data

    @property
    def components(self) -> list[str]:
        """The names of all components on the page."""
        return [proto.component_name for proto in self._components]

    @property
    def _components(self) -> list[Any]:
        return [element.proto for element in self.elements if element.type == "bidi_component"]

    # --- doing ----------------------------------------------------------------------------

    def press(self, name: str) -> Visit:
        """Press a button."""
        self.button(name).click()
        return self.run()

    def fill(self, **texts: str) -> Visit:
        """Type into boxes; ``__`` stands for the point in a key, ``_1`` for nothing."""
        for key, text in texts.items():
            self.type(key.replace("__", "."), text)
        return self

    def type(self, key: str, text: str) -> Visit:
        """Type into the box with this key."""
        self.box(key).set_value(text)
        return self

    def choose(self, key: str, option: Any) -> Visit:
        """Choose from a list and let the page draw what that changes."""
        self.at.selectbox(key).set_value(option)
        return self.run()

    def enter(self, entry: str, story: Story, *texts: str, **chosen: str) -> Visit:
        """Fill in a quick entry and press Enter: what its browser half does with that.

        The command goes to the log as the live socket takes it there.
        """
        data = self.component(f"quick-{entry}")
        if data["list"]:
            lines = "\n".join(texts).splitlines()
            fields: dict[str, Any] = {data["list"]: [line for line in lines if line.strip()]}
        else:
            fields = dict(zip((box["name"] for box in data["boxes"]), texts, strict=True))
        for choice in data["choices"]:
            value = chosen.get(choice["name"], choice["value"])
            assert value in dict(choice["options"]) or not (value or choice["needed"])
            fields[choice["name"]] = value
        command = parse(data["command"], {**fields, "id": new_id()})
        story.log.do(story.id, command, FACILITATOR)
        return self.run()


def _words(block: Block) -> str:
    found = (getattr(e, "value", None) for e in block if isinstance(e, Element))
    return "\n".join(text for text in found if isinstance(text, str))
