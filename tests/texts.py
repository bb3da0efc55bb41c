"""The text catalogue: every text of the interface, collected from the source (``make texts``)."""

from __future__ import annotations

import ast
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from workshop import errors

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "data/locale/workshop.pot"
FOLDERS = ("workshop", "charts", "data", "components", "pages", "server")
TABLES = (
    "workshop",
    "charts",
    "components",
    "data/exports.py",
    "server/joining_pages.py",
)
"""Where a text in a constant of a module is one of the interface."""
SENTENCES = {"t": 1, "counted": 2}
"""What takes texts, and how many of its arguments are."""
ERRORS = {"__init__", *(name for name in vars(errors) if name[0].isupper())}
"""What looks its own sentence up."""
DECLARED = ("label", "hint", "placeholder", "what")
"""What people read of a declared field; the label is its second argument."""
UNIT = 5
"""Where the unit of a suggested measure stands: one word, which reads like a name."""
PLACE = re.compile(r"{\w+}")
READS = re.compile(r"[A-Z][a-z'’]|[a-z’'] \S|^[A-Z] [a-z]|^[A-Z]$|…$")
CODE = re.compile(r"[<\\]|^/|://|^[a-z_]+\(|[=;]$|^([A-Z][a-z]+){2,}$")

Texts = dict[tuple[str, ...], list[str]]
"""A text, or its two forms, and the modules where it stands."""


class Aloud(NullTranslations):
    """A language for tests: every text of the catalogue in letters that nothing else has."""

    def __init__(self) -> None:
        super().__init__()
        self.known = {form for forms in collected() for form in forms}

    def gettext(self, message: str) -> str:
        """The text in wide letters, if the catalogue has it."""
        return wide(message) if message in self.known else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for *n* in wide letters."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def wide(text: str) -> str:
    """*text* in wide letters; its places stay as they are."""
    parts = re.split(r"({\w+})", text)
    return "".join(p if PLACE.fullmatch(p) else p.translate(_WIDE) for p in parts)


_WIDE = {code: code + 0xFEE0 for code in (*range(65, 91), *range(97, 123))}


@cache
def collected() -> Texts:
    """Every text of the interface, from the source as it stands."""
    found: Texts = defaultdict(list)
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for forms in _texts(ast.parse(path.read_text()), name.startswith(TABLES)):
                if name not in found[forms]:
                    found[forms].append(name)
    return dict(found)


def _texts(tree: ast.Module, tables: bool) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _said(node)
    if tables:
        yield from _reading(_tables(tree))


def _said(call: ast.Call) -> Iterator[tuple[str, ...]]:
    """The texts that are handed to something that takes texts, single words included."""
    if (name := _name(call.func)) in SENTENCES:
        forms = call.args[: SENTENCES[name]]
        if all(isinstance(form, ast.Constant) for form in forms):
            yield tuple(form.value for form in forms)  # type: ignore[attr-defined]
    elif name in ERRORS:
        yield from _reading(call.args)
    elif name == "Measure" and (unit := ast.literal_eval(call.args[UNIT])).isalpha():
        yield (unit,)
    elif name in ("Field", "Entity"):
        yield from _declared(call)


def _declared(call: ast.Call) -> Iterator[tuple[str]]:
    """What people read of a declared field, and the words of Undo of an entity."""
    given = {word.arg: word.value for word in call.keywords}
    nodes = [*call.args[1:2], *(given[name] for name in DECLARED if name in given)]
    undo = given.get("undo")
    nodes += undo.values if isinstance(undo, ast.Dict) else []
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield (node.value,)


def _tables(tree: ast.Module) -> Iterator[ast.expr]:
    """What constants of the module and defaults of its functions hold."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            yield node.value
    for part in ast.walk(tree):
        if isinstance(part, ast.arguments):
            yield from filter(None, (*part.defaults, *part.kw_defaults))


def _reading(nodes: Iterable[ast.expr]) -> Iterator[tuple[str]]:
    """The texts within expressions that read like a text, not like a name or code."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if READS.search(node.value) and not CODE.search(node.value):
                yield (node.value,)
        elif not isinstance(node, ast.JoinedStr):
            parts = (
                p.value if isinstance(p, ast.keyword) else p for p in ast.iter_child_nodes(node)
            )
            yield from _reading(part for part in parts if isinstance(part, ast.expr))


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def written() -> str:
    """The catalogue as a file for translators."""
    catalogue = Catalog(project="AI journey workshop", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# Every text of the interface. Written by `make texts`."
    for forms, modules in sorted(collected().items()):
        catalogue.add(forms if len(forms) > 1 else forms[0], locations=[(m, 0) for m in modules])
    file = io.BytesIO()
    write_po(file, catalogue, width=100, omit_header=True, include_lineno=False)
    return f"{catalogue.header_comment}\n{file.getvalue().decode()}"


if __name__ == "__main__":
    CATALOGUE.parent.mkdir(exist_ok=True)
    CATALOGUE.write_text(written())
