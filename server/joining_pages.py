"""The pages on which a phone says who it is. What people typed is escaped here."""

from __future__ import annotations

import secrets
from html import escape

from starlette.responses import HTMLResponse

from server.line_test import part
from server.page import page
from workshop.models.people import Person
from workshop.scales import FUNCTIONS, ROSTER_ROLES
from workshop.state import State, in_order
from workshop.translation import t, translated

LONGEST_NAME = 120


def code_page(said: str = "", status: int = 200) -> HTMLResponse:
    """Type the code of the wall."""
    body = (
        f'{_said(said)}<form method="post" action="/j">'
        f'<label for="code">{escape(t("The code on the wall"))}</label>'
        '<input class="code" id="code" type="text" name="code" required maxlength="16" '
        'autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus '
        f'placeholder="K7M-4QX"><button class="wide">{escape(t("Next"))}</button></form>'
    )
    return page(t("Come in"), "", body=part() + body, status=status, high=True)


def who_page(
    state: State, said: str = "", status: int = 200, typed: dict[str, str] | None = None
) -> HTMLResponse:
    """Tap your name, or write it.

    Args:
        state: The workshop.
        said: Why the last try did not work, empty for a first one.
        status: The HTTP status.
        typed: What was written in the form before.
    """
    form, names = secrets.token_hex(16), state.names
    people = [person for person in in_order(state.people) if person.present]
    people.sort(key=lambda person: names[person.id].casefold())
    buttons = "".join(_person(person, names[person.id]) for person in people)
    listed = (
        f'<p id="tap">{escape(t("Tap your name."))}</p>'
        f'<form method="post" aria-labelledby="tap">{_hidden(form)}'
        f'<ul class="list">{buttons}</ul></form>'
        if people
        else ""
    )
    is_open = " open" if typed or not people else ""
    new = (
        f"<details{is_open}><summary>{_not_listed(len(people))}</summary>"
        f"{_new_person(form, typed or {})}</details>"
    )
    title = state.plan.title or t("Workshop")
    return page(title, "", body=part() + _said(said) + listed + new, status=status, high=True)


def _not_listed(listed: int) -> str:
    return escape(t("I’m not listed") if listed else t("Write your name"))


def _person(person: Person, name: str) -> str:
    """A person as a button; namesakes are told apart by number and by what they do."""
    does = escape(t(FUNCTIONS.get(person.function, "")))
    here = escape(t("is here")) if person.arrived else ""
    notes = " · ".join(words for words in (does, here) if words)
    return (
        f'<li><button name="person" value="{escape(person.id)}"><bdi>{escape(name)}</bdi>'
        f"{f'<small>{notes}</small>' if notes else ''}</button></li>"
    )


def _new_person(form: str, typed: dict[str, str]) -> str:
    name = escape(typed.get("name", ""))
    does = "".join(
        f'<option value="{key}"{_if(" selected", typed.get("function") == key)}>'
        f"{escape(words)}</option>"
        for key, words in {"": t("Choose, or leave it open"), **translated(FUNCTIONS)}.items()
    )
    role = typed.get("role") if typed.get("role") in ROSTER_ROLES else "participant"
    roles = "".join(
        f'<label><input type="radio" name="role" value="{key}"{_if(" checked", key == role)}>'
        f"{escape(t(ROLES[key]))}</label>"
        for key in ROSTER_ROLES
    )
    return (
        f'<form method="post">{_hidden(form)}<label for="name">{escape(t("Your name"))}</label>'
        f'<input id="name" type="text" name="name" value="{name}" required '
        f'maxlength="{LONGEST_NAME}" autocomplete="given-name">'
        f'<label for="function">{escape(t("What you do"))}</label>'
        f'<select id="function" name="function">{does}</select>'
        f"<fieldset><legend>{escape(t('In the votes'))}</legend>{roles}</fieldset>"
        f'<button class="wide">{escape(t("Come in"))}</button></form>'
    )


ROLES = {
    "participant": "I vote with the team",
    "observer": "I only watch",
}


def same_page(person: Person) -> HTMLResponse:
    """Somebody takes part under this name already: ask which one this is."""
    form, name = secrets.token_hex(16), escape(person.name)
    another = escape(t("Another {name}")).format(name=f"<bdi>{name}</bdi>")
    body = (
        f'<form method="post"><input type="hidden" name="form" value="{form}">'
        f'<ul class="list"><li><button name="knock" value="{escape(person.id)}">'
        f"{escape(t('That’s me'))}<small>{escape(t('the facilitator lets you in'))}</small>"
        f'</button></li><li><button class="plain" name="name" value="{name}">{another}'
        "</button></li></ul></form>"
    )
    text = t("{name} is here on another phone. Same {name}?", name=person.name)
    return page(t("Are you the same?"), text, body=body, high=True)


def waiting_page(name: str) -> HTMLResponse:
    """The facilitator was asked and has not answered yet."""
    text = t("The facilitator is asked whether you are {name}. Keep this page open.", name=name)
    look = f'<a class="button" href="">{escape(t("Look again"))}</a>'
    return page(t("One moment"), text, body=look, again=5)


def yes_page(name: str) -> HTMLResponse:
    """The facilitator said yes."""
    return page(t("You are {name}", name=name), t("The facilitator let you in."), t("Go on"))


def back_page(title: str, text: str, path: str, label: str) -> HTMLResponse:
    """A dead end with one way out of it."""
    link = f'<a class="button" href="{escape(path)}">{escape(label)}</a>'
    return page(title, text, body=link)


def closed_page() -> HTMLResponse:
    """Joining is off for this workshop."""
    text = t("Nobody new is let in right now. Ask the facilitator.")
    return page(t("The door is closed"), text, status=403)


def _hidden(form: str) -> str:
    return f'<input type="hidden" name="form" value="{form}">'


def _said(sentence: str) -> str:
    return f'<p class="said" role="alert">{escape(sentence)}</p>' if sentence else ""


def _if(words: str, is_so: bool) -> str:
    return words if is_so else ""
