"""Reading what a page sent to a browser: boards, cue, charts, labels, every single string."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.testing.v1.element_tree import Element, Node

BOARD, CUE = "workshop_board", "workshop_script_cue"
MARKDOWN = ("markdown", "title", "header", "subheader", "caption")
NOT_READ = frozenset({"id", "form_id", "url", "icon"})
"""Fields of a message whose strings nobody reads on the screen."""
UNREAD = NOT_READ | {"code_text", "color", "format", "icon_position", "language", "type"}
"""Besides, what a widget is told about how to look, and addresses."""
UNSEEN = frozenset(
    (
        *("id", "key", "field", "value", "level", "role", "person", "workshop", "run", "round"),
        *("beat_id", "command", "fixed", "draft", "list", "name", "selected", "item", "items"),
        *("answers", "forgotten", "beside", "back", "wall", "kind", "piece", "untyped"),
        *("presses", "asked", "ticket", "edit"),
    )
)
"""What a component or a chart is handed for itself."""
PAIRS = frozenset({"options", "verbs", "questions", "names", "cards"})
"""Lists of things whose first part is an id or a value; a card's last one is its level."""
TITLES = frozenset({"title", "text"})
"""Fields of a chart's spec that hold words."""
HIDDEN = re.compile(r":material/\w+:|:\w+-badge\b|\]\([^)]*\)")
"""Icons, and the addresses of links."""


def shown(element: Element) -> str:
    """The text of an element, as somebody in front of the screen reads it."""
    if element.type == "bidi_component":
        return "\n".join(_component(element.proto))
    value = getattr(element, "value", None)
    if element.type == "html" or not isinstance(value, str):
        return ""
    return as_read(value) if element.type in MARKDOWN else value


def as_read(text: str) -> str:
    """Markdown without the backslashes that keep people's words from being Markdown."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def spoken(node: Node) -> Iterator[str]:
    """Every string that may ever be shown: labels, options, hints, charts, our own words."""
    kind, proto = getattr(node, "type", ""), getattr(node, "proto", None)
    if kind == "bidi_component":
        yield from strings(json.loads(proto.bytes or "null"))  # type: ignore[union-attr]
    elif kind == "vega_lite_chart":
        yield from strings([json.loads(proto.spec), proto.alt, rows(node)])  # type: ignore[union-attr]
    elif kind != "html" and hasattr(proto, "ListFields"):
        yield from _texts(proto)


def read(node: Node) -> Iterator[str]:
    """Every string of a part that somebody can read, now or later; no ids, no addresses."""
    kind, proto = getattr(node, "type", ""), getattr(node, "proto", None)
    if kind == "bidi_component":
        yield from _drawn(json.loads(proto.bytes or "null"))  # type: ignore[union-attr]
    elif kind == "vega_lite_chart":
        yield from [proto.alt, *_titles(json.loads(proto.spec))]  # type: ignore[union-attr]
        yield from _drawn(rows(node))
    elif kind == "html":
        yield re.sub(r"(?s)<style>.*?</style>|<[^>]*>", " ", proto.body)  # type: ignore[union-attr]
    elif hasattr(proto, "ListFields"):
        yield from (HIDDEN.sub("", text) for text in _texts(proto, UNREAD))


def _drawn(data: Any, name: str = "") -> Iterator[str]:
    """The strings among what was handed to a component, or to a chart as rows."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, part in data.items():
            if name == "words" or key not in UNSEEN:
                yield from _drawn(part, key)
    elif isinstance(data, list):
        for part in data:
            if name in PAIRS and isinstance(part, list):
                yield from strings(part[1:5])
            else:
                yield from _drawn(part)


def _titles(spec: Any, name: str = "") -> Iterator[str]:
    if isinstance(spec, str) and name in TITLES:
        yield spec
    elif isinstance(spec, dict):
        for key, part in spec.items():
            yield from _titles(part, key)
    elif isinstance(spec, list):
        for part in spec:
            yield from _titles(part, name)


def rows(chart: Any) -> list[dict[str, Any]]:
    """The rows that a chart draws."""
    table = convert_arrow_bytes_to_pandas_df(chart.proto.data.data)
    return [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]


def strings(value: Any) -> Iterator[str]:
    """All texts within lists and mappings; names of fields are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings(part)


def _texts(message: Any, but: Collection[str] = NOT_READ) -> Iterator[str]:
    for field, value in message.ListFields():
        many = isinstance(value, Sequence) and not isinstance(value, (str, bytes))
        for one in value if many else [value]:
            if hasattr(one, "ListFields"):
                yield from _texts(one, but)
            elif isinstance(one, str) and field.name not in but:
                yield as_read(one)


def _component(proto: Any) -> Iterator[str]:
    data = json.loads(proto.bytes or "null")
    if proto.component_name == BOARD:
        yield from _board(data)
    elif proto.component_name == CUE:
        yield from _cue(data)
    elif proto.component_name.startswith("workshop_live"):
        yield from (data.get("title", ""), data.get("beat", ""))
    elif isinstance(data, dict):
        yield from strings({name: part for name, part in data.items() if name != "words"})


def _board(data: dict[str, Any]) -> Iterator[str]:
    """A board in the order in which board.js draws it."""
    for column in data["columns"]:
        yield from filter(None, (column["title"], column["note"]))
        for cell in column["cells"]:
            yield cell["title"]
            for _, text, head, foot, mark, _ in cell["cards"]:
                yield from filter(None, (head, mark, text, foot))
            if cell["hidden"]:
                yield data["words"]["hidden"].replace("{n}", str(cell["hidden"]))
            elif cell["gap"] and not cell["cards"]:
                yield data["words"]["gap"]


def _cue(data: dict[str, Any]) -> Iterator[str]:
    yield from (data["title"], data["private"])
    for line in data["lines"]:
        yield from filter(None, (line["do"], line["say"], line["look"]))
    yield data["late"]


def cards(data: dict[str, Any]) -> dict[str, str]:
    """Id and text of every card on a board, in its order."""
    cells = [cell for column in data["columns"] for cell in column["cells"]]
    return {card[0]: card[1] for cell in cells for card in cell["cards"]}


def as_markdown(node: Node) -> Iterator[str]:
    """What Streamlit draws as Markdown, of this node: text, label, hint, options."""
    kind, proto = getattr(node, "type", ""), getattr(node, "proto", None)
    if kind in MARKDOWN:
        yield str(getattr(node, "value", ""))
    yield from (str(getattr(proto, name, "")) for name in ("label", "help"))
    if kind == "button_group":
        yield from (option.content for option in proto.options)  # type: ignore[union-attr]
    elif kind != "selectbox":  # its options are drawn as plain text
        yield from (str(option) for option in getattr(proto, "options", ()))


def without_escapes(text: str) -> str:
    """*text* without the signs that a backslash keeps from being Markdown."""
    return re.sub(r"\\.", "", text)
