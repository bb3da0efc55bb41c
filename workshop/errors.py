"""The exceptions of the workshop. Every message is a sentence a person can act on.

WorkshopError
├── NotAllowed      this role may not do that
├── NotNow          the right thing at the wrong moment
│   └── VotedAlready   a ballot of theirs is in, cast another way; it can be replaced
├── NotFound        what it is about is not there (any more)
├── Invalid         something is empty, too long or out of range
├── Changed         somebody changed the same field meanwhile; both texts are kept
├── IdReused        a command id came back with other content
├── NotSaved        the storage did not take it
└── CannotOpen      a database or a save file cannot be read, or a backup not be made
    └── UnknownField    an entry has a field that this version does not know

The tree names those of this module. Two more leaves of WorkshopError stand where they are
raised: `data.settings.BadSettings` and `data.access.entering.Taken`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from workshop.translation import t


class WorkshopError(Exception):
    """Something went wrong that a person can be told in one plain sentence.

    *kind* is what a browser reacts to: it stays the same in every language.
    """

    kind: ClassVar[str] = "refused"

    def __init__(self, sentence: str, **values: object) -> None:
        """Say *sentence*, a text of the catalogue, with *values* in its places."""
        self.sentence = t(sentence, **values)
        super().__init__(self.sentence)


class NotAllowed(WorkshopError):
    """The actor's role may not do this."""


class NotNow(WorkshopError):
    """The command is fine, the moment is not: a closed round, nothing to undo."""


class VotedAlready(NotNow):
    """Somebody voted another way before; the sender may have that ballot replaced."""

    kind = "voted-already"


class NotFound(WorkshopError):
    """The note, round, failure mode or ticket is not there (any more)."""


class Invalid(WorkshopError):
    """A value is empty, too long or out of range."""


class Changed(WorkshopError):
    """Two people edited the same fields; neither text is lost.

    Attributes:
        conflicts: Field name to the text that was refused and the text that stands now.
        base_seq: Sequence number at which the texts that stand now were written.
    """

    def __init__(self, conflicts: Mapping[str, tuple[str, str]], base_seq: int) -> None:
        super().__init__(
            "Somebody changed this while you were writing. Nothing was lost: "
            "both versions are below. Choose one, or join them, and save again."
        )
        self.conflicts = dict(conflicts)
        self.base_seq = base_seq


class IdReused(WorkshopError):
    """A command id was sent again with other content or by another person."""

    def __init__(self) -> None:
        super().__init__(
            "This was sent before with other words. Nothing was changed. "
            "Reload the page and send it once more."
        )


class NotSaved(WorkshopError):
    """The storage did not take the command; nothing of it was written."""


class CannotOpen(WorkshopError):
    """A database, a save file or a key file cannot be used, or a backup cannot be made."""


class UnknownField(CannotOpen):
    """An entry has a field that only a newer version of the app knows."""

    def __init__(self, name: str, field: str) -> None:
        super().__init__(
            "An entry of this workshop ({name}) has a field that this version of the app does not "
            "know: {field}. Nothing was changed. Update the app, then open it again.",
            name=name,
            field=field,
        )
