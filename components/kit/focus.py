"""Keep keys and eyes with the forms of a phone: opened, refused, closed."""

from __future__ import annotations

from components.kit.editing import open_forms, refused_forms
from components.kit.element import element
from components.kit.session import EDIT, TICKET

WORDS = {"form": "What you write"}

_focus = element("focus", "kit/focus.js")


def keep_focus() -> None:
    """Lead whoever opened a form into it, and whoever was refused to the reason.

    While a refused form is open, the bar does not say that everything is saved.
    """
    refused = [{"form": form, "base_seq": seq} for form, seq in refused_forms().items()]
    data = {"open": open_forms(), "refused": refused, "words": WORDS}
    _focus(key="focus", data={**data, "ticket": f"{TICKET}-", "edit": f"{EDIT}-"})
