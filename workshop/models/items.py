"""Items: everything that is described as data, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from immutables import Map

SIDES = ("intended", "actual")
"""How it should be, and how it is; nothing on the actual side means that nobody looked."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of any kind, also of one that only a newer version knows.

    Attributes:
        letters: With *number*, its code ("DC3"), given at birth and never to another item.
        intended: Field to words, how it should be; blanks are left out.
        actual: The same for how it is.
        draft: What drafted it, "rule|ground"; empty once somebody kept it.
        changed: "intended.field" or "actual.field" to the number at which it last changed.
    """

    id: str
    kind: str
    letters: str
    number: int
    author: str
    intended: Map[str, str] = field(default_factory=Map)
    actual: Map[str, str] = field(default_factory=Map)
    draft: str = ""
    sealed: bool = False
    born: int = 0
    rev: int = 0
    changed: Map[str, int] = field(default_factory=Map)

    @property
    def code(self) -> str:
        """What people say aloud, and its id in files."""
        return f"{self.letters}{self.number}"

    @property
    def title(self) -> str:
        """What stands on its card, empty where it is sealed."""
        return self.intended.get("title", "")

    @property
    def addresses(self) -> frozenset[str]:
        """Every field it has words in, as "side.field"."""
        return frozenset(f"{side}.{name}" for side in SIDES for name in getattr(self, side))

    def value(self, address: str) -> str:
        """The words in one field, given as "side.field"; blank where nobody said."""
        side, _, name = address.partition(".")
        return str(getattr(self, side).get(name, ""))


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link from an item to another, or to what the workshop holds ("ideas/ab12").

    *reviewed_seq* is the number of the event at which somebody last looked at it.
    """

    relation: str
    source: str
    target: str
    reviewed_seq: int = 0
    born: int = 0
    rev: int = 0


def link_key(relation: str, source: str, target: str) -> str:
    """The key of a link in the state."""
    return f"{relation}|{source}|{target}"
