"""Habits of Streamlit that lose a click or a word, kept out of every screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCREENS = sorted([*ROOT.glob("pages/**/*.py"), *ROOT.glob("components/**/*.py")])
NEED_A_KEY = frozenset(
    [
        "button",
        "text_input",
        "text_area",
        "number_input",
        "selectbox",
        "radio",
        "segmented_control",
        "toggle",
        "checkbox",
        "date_input",
        "time_input",
        "file_uploader",
        "form_submit_button",
        "form",
        "vega_lite_chart",
    ]
)
LOSE_OR_RUN = {"clear_on_submit", "on_click", "unsafe_allow_html", "unsafe_allow_javascript"}
WITH_MARKUP = frozenset({"html", "iframe"})
STYLES = ("components/kit/look.py", "components/steps/curve.py")
"""Where `st.html` holds nothing but style of ours."""
LINKS = ("components/kit/links.py",)
"""Where it holds a link, every word of it escaped."""


def problems(source: str, path: str = "") -> list[str]:
    """What a screen does that it must not."""
    tree = ast.parse(source)
    return [problem for call in _calls(tree) for problem in _of_call(tree, path, *call)]


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def _of_call(tree: ast.Module, path: str, name: str, call: ast.Call) -> Iterator[str]:
    given = {keyword.arg for keyword in call.keywords}
    keyed = "key" in given or (name == "form" and call.args)
    if name in NEED_A_KEY and not keyed:
        yield f"line {call.lineno}: st.{name} without a key changes identity with its label"
    if given & LOSE_OR_RUN:
        yield f"line {call.lineno}: {sorted(name for name in given if name)} can lose or run words"
    if name in WITH_MARKUP and not _is_ours(tree, path, call):
        yield f"line {call.lineno}: st.{name} takes only style or links of ours"


def _is_ours(tree: ast.Module, path: str, call: ast.Call) -> bool:
    if path in STYLES:
        return all(_is_constant(tree, name) for name in _names(call.args))
    if path in LINKS:
        holes = [node.value for node in ast.walk(tree) if isinstance(node, ast.FormattedValue)]
        return all(_is_escaped(hole) or _is_constant(tree, ast.unparse(hole)) for hole in holes)
    return False


def _names(nodes: list[ast.expr]) -> list[str]:
    return [n.id for node in nodes for n in ast.walk(node) if isinstance(n, ast.Name)]


def _is_constant(tree: ast.Module, name: str) -> bool:
    """A name of the module, a parameter that is true or false, or what is made of those."""
    flags = [n.arg for n in ast.walk(tree) if isinstance(n, ast.arg) and _is_flag(n)]
    if name in flags or name in [target for target, _ in _assigned(tree.body)]:
        return True
    made = [value for target, value in _assigned(list(ast.walk(tree))) if target == name]
    return bool(made) and all(_is_constant(tree, part) for part in _names(made) if part != name)


def _assigned(nodes: Sequence[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    for node in nodes:
        if isinstance(node, ast.Assign):
            yield from ((ast.unparse(target), node.value) for target in node.targets)
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign)) and node.value is not None:
            yield ast.unparse(node.target), node.value


def _is_flag(parameter: ast.arg) -> bool:
    return parameter.annotation is not None and ast.unparse(parameter.annotation) == "bool"


def _is_escaped(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "escape"


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_screen_can_lose_a_click_or_a_word(path: Path):
    assert [] == problems(path.read_text(), path.relative_to(ROOT).as_posix())


@pytest.mark.parametrize(
    "source",
    [
        'st.button("Reveal 5")',
        'st.form_submit_button("Save")',
        'st.radio("Whose?", names)',
        'st.form("x", clear_on_submit=True)',
        'st.button("Save", key="save", on_click=save)',
        'st.html(f"<b>{note}</b>")',
        "STYLE = ''\nst.html(STYLE)",
        "st.markdown(note, unsafe_allow_html=True)",
    ],
)
def test_each_habit_is_found(source: str):
    assert problems(source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (STYLES[0], "def look(name: str):\n    st.html(name)"),
        (STYLES[1], "STYLE = ''\ndef look(name: str):\n    st.html(STYLE + name)"),
        (STYLES[0], "A = ''\ndef look(name: str):\n    a = A\n    a += name\n    st.html(a)"),
        (LINKS[0], "def go(words: str):\n    st.html(f'<a>{words}</a>')"),
    ],
)
def test_markup_around_peoples_words_is_found_where_markup_is_allowed(path: str, source: str):
    assert problems(source, path)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        (STYLES[0], "STYLE = {}\ndef look(dark: bool):\n    st.html(STYLE[dark])"),
        (LINKS[0], "BOX = ''\ndef go(words: str):\n    st.html(f'<a {BOX}>{escape(words)}</a>')"),
    ],
)
def test_style_and_escaped_words_are_no_problem(path: str, source: str):
    assert problems(source, path) == []


@pytest.mark.parametrize("path", STYLES)
def test_markup_of_ours_is_style_and_nothing_else(path: str):
    tree = ast.parse((ROOT / path).read_text())
    texts = [
        node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
    ]
    markup = [text for text in texts if isinstance(text, str) and "<" in text]

    assert markup
    assert all(text.startswith("<style>") and text.endswith("</style>") for text in markup)
    assert all(text.count("<") == 2 for text in markup)
