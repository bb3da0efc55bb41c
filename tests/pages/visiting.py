"""Visiting pages without a browser: what somebody sees, types and presses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Button, Element, Selectbox, TextInput

from pages.frame.page_list import SCRIPTS
from tests.cast import FACILITATOR, new_id
from tests.pages.reading import as_markdown, cards, shown, spoken, without_escapes
from tests.story import Story
from workshop.commands import parse
from workshop.kinds.declared import proposed_by_phone

PAGES = Path(__file__).parent.parent.parent / "pages"
FOLDED = (
    *("hours", "files", "wall-ways", "answers"),
    *(f"{where}-{kind.id}" for kind in proposed_by_phone() for where in ("desk", "propose")),
)
"""What is only made once somebody opens it."""
FOLDER = dict.fromkeys(("wall", "box", "keypad"), "screen")


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
        self.at = AppTest.from_file(str(PAGES / "_router.py"), default_timeout=30)
        self.at._bidi_component_manager = _components()

    def run(self) -> Visit:
        """Draw the page again, as a rerun does; it may not fail."""
        self._show(self.token)
        self.at.run()
        return self._arrived()

    def _arrived(self) -> Visit:
        """Be where the app has led to: a browser's address follows, AppTest's does not."""
        broken = [f"{error.message}\n{''.join(error.stack_trace)}" for error in self.at.exception]
        assert not broken, "\n".join(broken)
        self.at._page_hash = ""
        here = self.at._registered_pages.get(self.at._finished_page_script_hash)
        if here is not None:
            self._address(here["url_pathname"])
        return self

    def _address(self, page: str) -> None:
        query = f"?w={self.at.query_params['w']}" if "w" in self.at.query_params else ""
        self.at.context = {"url": f"http://localhost:8501/{page}{query}"}

    def open(self, page: str, workshop: str = "", **query: str) -> Visit:
        """Go to a page, as a link to it does; empty is the list of workshops."""
        if not self.at._registered_pages:
            self.run()
        for name, value in {"w": workshop, **query}.items():
            if value:
                self.at.query_params[name] = value
        self._address(page)
        script = SCRIPTS.get(page, page) or "home"
        self.at.switch_page(f"{FOLDER.get(page, 'facilitator')}/{script}.py")
        return self.run()

    def unfold(self) -> Visit:
        """Open what is folded on a desk."""
        for name in FOLDED:
            self.at.session_state[name] = True
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
        """What stands on the page as text, the cards of its boards included."""
        return _words(self.at._tree)

    @property
    def beside(self) -> str:
        """What stands in the sidebar."""
        return _words(self.at.sidebar)

    @property
    def spoken(self) -> list[str]:
        """Every string that the page may ever show: labels, options, charts, our words."""
        return [text for node in self.at._tree for text in spoken(node)]

    @property
    def markdown(self) -> str:
        """What Streamlit draws as Markdown, escaped signs left out."""
        return without_escapes("\n".join(t for node in self.at._tree for t in as_markdown(node)))

    @property
    def refusal(self) -> str:
        """What was refused and why, empty when nothing was."""
        return "\n".join(str(error.value) for error in self.at.error)

    @property
    def title(self) -> str:
        """The headline of the page, as it is read."""
        return shown(self.at.title[0])

    @property
    def keys(self) -> list[str]:
        """The keys of all buttons that can be pressed."""
        return [str(button.key) for button in self.at.button if not button.disabled]

    @property
    def kinds(self) -> list[str]:
        """The kinds of all elements."""
        return [element.type for element in self.elements]

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
        data: dict[str, Any] = json.loads(self._component(key).bytes)
        return data

    def _component(self, key: str) -> Any:
        (found,) = (e for e in self._components if e.id.endswith(f"-{key}"))
        return found

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
        """Type into boxes; ``__`` stands for the point in a key."""
        for key, text in texts.items():
            self.type(key.replace("__", "."), text)
        return self

    def type(self, key: str, text: str) -> Visit:
        """Type into the box with this key, or into a list that takes other words, too."""
        box = self.box(key)
        if isinstance(box, Selectbox) and text not in box.options:
            assert box.proto.accept_new_options
            box.options.append(text)
        box.set_value(text)
        return self

    def choose(self, key: str, option: Any) -> Visit:
        """Choose from a list and let the page draw what that changes."""
        self.at.get_by_key(key).set_value(option)  # type: ignore[union-attr]
        return self.run()

    def act(self, board: str, verb: str, *ids: str) -> Visit:
        """Select cards on a board and press one of its buttons, as board.js sends it."""
        data = self.component(board)
        (least, most), *_ = [(least, most) for v, _, least, most in data["verbs"] if v == verb]
        assert set(ids) <= set(cards(data))
        assert least <= len(ids) <= (most or len(ids))
        press = {"verb": verb, "ids": list(ids), "stamp": new_id()}
        return self.send(board, "act", press)

    def send(self, component: str, event: str, value: Any) -> Visit:
        """Send a trigger of a component, whatever it holds."""
        states = self.at._tree.get_widget_states()
        trigger = WidgetState(id=_make_trigger_id(self._component(component).id, "events"))
        trigger.json_trigger_value = json.dumps([{"event": event, "value": value}])
        states.widgets.append(trigger)
        self._show(self.token)
        self.at._run(states)
        return self._arrived()

    def enter(self, entry: str, story: Story, *texts: str, **chosen: str) -> Visit:
        """Fill in a quick entry and press Enter: what its browser half does with that.

        The command goes to the log as the live socket takes it there.
        """
        data = self.component(f"quick-{entry}")
        fields: dict[str, Any] = dict(data["fixed"])
        if data["list"]:
            lines = "\n".join(texts).splitlines()
            fields[data["list"]] = [line for line in lines if line.strip()]
        else:
            fields |= dict(zip((box["name"] for box in data["inputs"]), texts, strict=True))
        for choice in data["choices"]:
            value = chosen.get(choice["name"], choice["value"])
            assert value in dict(choice["options"]) or not (value or choice["needed"])
            fields[choice["name"]] = value
        command = parse(data["command"], {**fields, "id": new_id()})
        story.log.do(story.id, command, FACILITATOR)
        return self.run()


def _words(block: Block) -> str:
    found = (shown(e) for e in block if isinstance(e, Element))
    return "\n".join(text for text in found if text)
