"""What the Undo button calls a deed; the state keeps the English word."""

from __future__ import annotations

from workshop.state import State, Undoable
from workshop.texts import counted, t

SAID = {
    ("variance", "edit"): "plan edited (how the AI answers)",
    ("stage_names", "name"): "plan edited (name of a stage)",
    ("people", "removal"): "taken off the roster",
    ("scope", "choice"): "proposal chosen",
    ("scope", "edit"): "what we map today, edited",
    ("proposals", "edit"): "proposal edited",
    ("proposals", "deletion"): "proposal deleted",
    ("notes", "change"): "note changed",
    ("notes", "deletion"): "note deleted",
    ("groups", "group"): "notes grouped",
    ("groups", "ungrouping"): "notes ungrouped",
    ("failures", "edit"): "card edited",
    ("failures", "deletion"): "card deleted",
    ("failures", "joining"): "cards joined",
    ("ideas", "edit"): "idea edited",
    ("ideas", "deletion"): "idea deleted",
    ("ideas", "joining"): "ideas joined",
    ("ideas", "choice"): "ticket chosen",
    ("ideas", "drop"): "ticket dropped",
    ("patterns", "answer"): "what nobody mentioned",
    ("hands", "count"): "count of fingers",
    ("low_points", "because"): "because of a low point",
}
"""What was done to a thing of a collection, where its word alone does not say to what."""


def deeds() -> dict[str, str]:
    """Every word for a deed that a state keeps, with the one to show."""
    return {
        "accepted risk": t("accepted risk"),
        "answer": t("answer"),
        "ballot": t("ballot"),
        "because": t("because"),
        "card": t("card"),
        "change": t("change"),
        "choice": t("choice"),
        "count": t("count"),
        "deletion": t("deletion"),
        "drop": t("drop"),
        "edit": t("edit"),
        "group": t("group"),
        "idea": t("idea"),
        "item": t("entry"),
        "joining": t("joining"),
        "kept": t("draft accepted"),
        "link": t("link"),
        "low point": t("low point"),
        "name": t("name"),
        "note": t("note"),
        "proposal": t("proposal"),
        "removal": t("removal"),
        "ungrouping": t("ungrouping"),
    }


def deed(state: State, step: Undoable) -> str:
    """What taking back *step* takes back, as its own author may read it."""
    (collection, name), *_ = step.before[0]
    kind = collection.partition("/")[0]
    if kind == "items":
        return _item_deed(state, step)
    if step.what == "note":
        if (count := len({key for key, *_ in step.before})) > 1:
            return counted("{n} note", "{n} notes", count)
        note = state.notes.get(name)
        author = state.people.get(note.author) if note else None
        return t("note by {name}", name=author.name) if author else t("note")
    if kind == "ideas" and step.what == "edit" and (idea := state.ideas.get(name)):
        return t("ticket edited") if idea.chosen else t("idea edited")
    said = SAID.get((kind, step.what))
    return t(said) if said else deeds().get(step.what, step.what)


def _item_deed(state: State, step: Undoable) -> str:
    """What was done to an item, by its code: every kind is called by that."""
    items = {name: was for (kind, name), was, _ in step.before if kind == "items"}
    if len(items) > 1:
        return counted("{n} entry", "{n} entries", len(items))
    ((name, was),) = items.items()
    item = was or state.items.get(name)
    values = {"code": item.code if item else ""}
    said = {
        "item": t("{code} added", **values),
        "edit": t("{code} edited", **values),
        "deletion": t("{code} taken away", **values),
        "kept": t("{code} accepted", **values),
    }
    return said.get(step.what, step.what)
