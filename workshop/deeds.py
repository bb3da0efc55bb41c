"""What the Undo button calls a deed; the state keeps the English word."""

from __future__ import annotations

from workshop.texts import t


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
        "joining": t("joining"),
        "low point": t("low point"),
        "name": t("name"),
        "note": t("note"),
        "proposal": t("proposal"),
        "removal": t("removal"),
        "ungrouping": t("ungrouping"),
    }
