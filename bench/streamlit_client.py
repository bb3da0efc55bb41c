"""A browser window without a browser: Streamlit's own protocol over its WebSocket.

A window asks for a run of the script with a ``BackMsg`` (where it is, what its widgets
hold) and hears ``ForwardMsg`` until the run is finished, exactly as the browser does:
values of widgets that are gone are dropped, large messages are kept and named by their
hash, and a page switch or new query string is taken over for the next run.

    async with Window(server.url, become_facilitator(server.host_link)) as window:
        await window.open()
        window.fill("Name of the workshop", "Follow-up emails")
        await window.press("Start a workshop")
        assert window.path == "plan"
"""

from __future__ import annotations

import asyncio
import http.client
from http.cookies import SimpleCookie
from types import TracebackType
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Navigation_pb2 import Navigation
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

COOKIE = "workshop_device"
PROTOCOL = Subprotocol("streamlit")
AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN

Value = bool | str | list[str]


class ScriptFailed(Exception):
    """The run ended with an error on the page."""


def become_facilitator(host_link: str) -> str:
    """Press the button behind the facilitator link; the device token that comes back."""
    parts = urlsplit(host_link)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request("POST", parts.path, headers={"Origin": f"http://{parts.netloc}"})
        cookies = SimpleCookie(connection.getresponse().getheader("Set-Cookie", ""))
    finally:
        connection.close()
    return cookies[COOKIE].value


class Window:
    """One window and its session. Every method that runs the script waits until it ended."""

    def __init__(self, url: str, token: str = "", patience: float = 10.0) -> None:
        """Not connected yet; use it with ``async with``.

        Args:
            url: Address of the app without a path. It is also the Origin.
            token: The device cookie; none for a stranger.
            patience: Seconds a run may take before TimeoutError.
        """
        self.path = ""
        self.query = ""
        self.elements: dict[tuple[int, ...], Element] = {}
        self._url = url
        self._token = token
        self._patience = patience
        self._page = ""
        self._pages: dict[str, str] = {}
        self._values: dict[str, WidgetState] = {}
        self._kept: dict[str, ForwardMsg] = {}
        self._used: dict[str, ForwardMsg] = {}
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Window:
        """Connect: the cookie and the Origin go with the handshake, as in a browser."""
        cookie = {"Cookie": f"{COOKIE}={self._token}"} if self._token else {}
        self._socket = await connect(
            f"{self._url.replace('http', 'ws', 1)}/_stcore/stream",
            origin=Origin(self._url),
            additional_headers=cookie,
            subprotocols=[PROTOCOL],
            max_size=None,
            proxy=None,
            open_timeout=self._patience,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Close the window; its session ends some minutes later, like any other."""
        if self._socket is not None:
            await self._socket.close()

    # --- what a person does ---------------------------------------------------------------
    # Widgets are named by their key or, as a person would, by their label.

    async def open(self, path: str = "", **query: str) -> None:
        """Go to a page by its URL, with no widget touched yet."""
        known = {name: page for page, name in self._pages.items()}
        self.path, self.query, self._page = path, urlencode(query), known.get(path, "")
        self._values.clear()
        await self.rerun()

    async def rerun(self) -> None:
        """Run the page again as it stands."""
        await self._exchange(self._back_msg())

    def fill(self, name: str, value: Value) -> None:
        """Set a widget without running the script, as typing into a form does."""
        state = WidgetState(id=self._widget(name))
        if isinstance(value, bool):
            state.bool_value = value
        elif isinstance(value, str):
            state.string_value = value
        else:
            state.string_array_value.data.extend(value)
        self._values[state.id] = state

    async def choose(self, name: str, value: Value) -> None:
        """Set a widget that runs the script at once."""
        self.fill(name, value)
        await self.rerun()

    async def press(self, name: str) -> None:
        """Press a button, the one that submits a form included."""
        await self._exchange(self._back_msg(pressed=self._widget(name)))

    # --- what a person sees ---------------------------------------------------------------

    def words(self, kind: str) -> list[str]:
        """The texts of all elements of a kind, such as heading, text, markdown or alert."""
        shown = (e for e in self.elements.values() if e.WhichOneof("type") == kind)
        return [str(getattr(element, kind).body) for element in shown]

    def widgets(self) -> dict[str, str]:
        """The key of every widget on the page, and its label."""
        return {_key(widget): label for widget, label in self._widgets().items()}

    def _widget(self, name: str) -> str:
        for widget, label in self._widgets().items():
            if name in (_key(widget), label):
                return widget
        raise LookupError(f"No widget {name!r} on the page {self.path!r}: {self.widgets()}")

    def _widgets(self) -> dict[str, str]:
        found = {}
        for element in self.elements.values():
            shown = getattr(element, element.WhichOneof("type") or "empty")
            if str(getattr(shown, "id", "")).startswith("$$ID"):
                found[str(shown.id)] = str(getattr(shown, "label", ""))
        return found

    # --- the protocol ---------------------------------------------------------------------

    def _back_msg(self, pressed: str = "") -> BackMsg:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_script_hash = self._page
        state.page_name = "" if self._page else self.path
        state.context_info.url = f"{self._url}/{self.path}?{self.query}"
        state.context_info.color_scheme = "light"
        state.context_info.locale = "en-GB"
        state.cached_message_hashes.extend(self._kept)
        state.widget_states.widgets.extend(self._values.values())
        if pressed:
            state.widget_states.widgets.add(id=pressed, trigger_value=True)
        return message

    async def _exchange(self, message: BackMsg) -> None:
        assert self._socket is not None, "Use the window with `async with`"
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(self._patience):
            while not self._hear(ForwardMsg.FromString(await self._socket.recv(decode=False))):
                pass
        on_page = self._widgets()
        self._values = {name: v for name, v in self._values.items() if name in on_page}
        self._kept, self._used = self._used, {}
        if any(e.HasField("exception") for e in self.elements.values()):
            raise ScriptFailed(f"The page {self.path!r} ended in an error")

    def _hear(self, message: ForwardMsg) -> bool:
        """Take one message over; True when the run is finished and no other follows."""
        match message.WhichOneof("type"):
            case "new_session":
                self._begin(message)
            case "navigation":
                self._navigate(message.navigation)
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "delta" | "ref_hash":
                self._draw(message)
            case "script_finished":
                return message.script_finished != AGAIN
        return False

    def _begin(self, message: ForwardMsg) -> None:
        self._page = message.new_session.page_script_hash
        if not message.metadata.run.fragment_ids:
            self.elements.clear()

    def _navigate(self, navigation: Navigation) -> None:
        self._pages = {
            page.page_script_hash: "" if page.is_default else page.url_pathname
            for page in navigation.app_pages
        }
        self._page = navigation.page_script_hash
        self.path = self._pages.get(self._page, self.path)

    def _draw(self, message: ForwardMsg) -> None:
        """Put an element in its place; a large one seen before comes as its hash alone."""
        place = tuple(message.metadata.delta_path)
        if message.ref_hash:
            message = self._used[message.ref_hash] = self._kept[message.ref_hash]
        elif message.metadata.cacheable:
            self._used[message.hash] = message
        if message.delta.HasField("new_element"):
            self.elements[place] = message.delta.new_element


def _key(widget: str) -> str:
    """The key a page gave to a widget; its id is ``$$ID-<hash>-<key>``."""
    return widget.split("-", 2)[2]
