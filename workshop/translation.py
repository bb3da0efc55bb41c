"""Every text of the interface, in the language this process speaks.

The texts stand in English beside the code that shows them, and English is what they are looked
up by (gettext). `data/locale/workshop.pot` lists them all. No other language is there yet: it
takes a catalogue made of that file, and a call of `speak` at the start. Nothing that people typed
ever goes through here.
"""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any


class _Process:
    catalogue = NullTranslations()


def speak(catalogue: NullTranslations | None = None) -> None:
    """Take every text from *catalogue* from now on; English without one."""
    _Process.catalogue = catalogue or NullTranslations()


def t(text: str, /, **values: object) -> str:
    """*text* in the language of this process, with *values* in the places named like them.

    Args:
        text: In English, as the catalogue lists it; places are written ``{name}``.
        values: What stands at the places, as it is to be read.
    """
    translated = _Process.catalogue.gettext(text) if text else ""
    return translated.format_map(values) if values else translated


def counted(one: str, many: str, n: int, /, **values: object) -> str:
    """The text for *n* of something; ``{n}`` is a place for it."""
    return _Process.catalogue.ngettext(one, many, n).format_map({"n": n, **values})


def translated(words: Any) -> Any:
    """A table of texts, however deep, in the language of this process; its keys stay."""
    if isinstance(words, str):
        return t(words)
    if isinstance(words, dict):
        return {key: translated(part) for key, part in words.items()}
    return [translated(part) for part in words] if isinstance(words, list | tuple) else words
