"""What the Undo button says that it takes back; the state keeps the English word."""

from __future__ import annotations

from workshop.kinds.room import ENTITIES, VOTE
from workshop.state import State, Undoable
from workshop.translation import counted, t

UNDO_WORDS = {
    (entity.collection, act): words for entity in ENTITIES for act, words in entity.undo.items()
}
"""What was done to an entity of a collection, in words."""


def undo_label(state: State, step: Undoable) -> str:
    """What taking back *step* takes back, as its own author may read it."""
    (collection, name), *_ = step.before[0]
    if collection == "items":
        return _item_label(state, step)
    if step.what == "note":  # the one act with a number and a name in its words
        if (count := len({key for key, *_ in step.before})) > 1:
            return counted("{n} note", "{n} notes", count)
        note = state.notes.get(name)
        author = state.people.get(note.author) if note else None
        return t("note by {name}", name=author.name) if author else t("note")
    if (collection, step.what) == ("ideas", "edit") and (idea := state.ideas.get(name)):
        return t("ticket edited") if idea.ticket_number else t("idea edited")  # a ticket is an idea
    kind = VOTE.collection if "/" in collection else collection
    return t(UNDO_WORDS.get((kind, step.what), step.what))


def _item_label(state: State, step: Undoable) -> str:
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
