"""Habits of Streamlit that lose a click or a word, kept out of every screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCREENS = sorted([*ROOT.glob("pages/**/*.py"), *ROOT.glob("components/*.py")])
NEED_A_KEY = frozenset(
    [
        "button",
        "text_input",
        "text_area",
        "selectbox",
        "segmented_control",
        "toggle",
        "checkbox",
        "date_input",
        "form",
        "vega_lite_chart",
    ]
)
WITH_MARKUP = frozenset({"html", "iframe"})


def problems(source: str) -> list[str]:
    """What a screen does that it must not."""
    return [problem for call in _calls(source) for problem in _of_call(*call)]


def _calls(source: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def _of_call(name: str, call: ast.Call) -> Iterator[str]:
    given = {keyword.arg for keyword in call.keywords}
    keyed = "key" in given or (name == "form" and call.args)
    if name in NEED_A_KEY and not keyed:
        yield f"line {call.lineno}: st.{name} without a key changes identity with its label"
    if given & {"clear_on_submit", "on_click", "unsafe_allow_html", "unsafe_allow_javascript"}:
        yield f"line {call.lineno}: {sorted(name for name in given if name)} can lose or run words"
    if name in WITH_MARKUP and not (call.args and isinstance(call.args[0], ast.Name)):
        yield f"line {call.lineno}: st.{name} takes only a constant of ours"


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_screen_can_lose_a_click_or_a_word(path: Path):
    assert [] == problems(path.read_text())


@pytest.mark.parametrize(
    "source",
    [
        'st.button("Reveal 5")',
        'st.form("x", clear_on_submit=True)',
        'st.button("Save", key="save", on_click=save)',
        'st.html(f"<b>{note}</b>")',
        "st.markdown(note, unsafe_allow_html=True)",
    ],
)
def test_each_habit_is_found(source: str):
    assert problems(source)
