"""What to call people: two who look alike are told apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from immutables import Map

from workshop.memo import of_the_same
from workshop.models.people import Person

UNSEEN = frozenset({"Cc", "Cf"})
"""Unicode categories of signs that nobody sees: controls, joiners, changes of direction."""


@of_the_same
def names_of(people: Map[str, Person]) -> Mapping[str, str]:
    """A name for everybody by id; the second of those who look alike gets a number."""
    times: Counter[str] = Counter()
    found: dict[str, str] = {}
    for person in sorted(people.values(), key=lambda person: (person.born, person.id)):
        times[look := as_seen(person.name)] += 1
        found[person.id] = f"{person.name} ({times[look]})" if times[look] > 1 else person.name
    return MappingProxyType(found)


def as_seen(name: str) -> str:
    """What somebody reads of a name: without case, width and signs that nobody sees."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    signs = (sign for sign in plain if unicodedata.category(sign) not in UNSEEN)
    return " ".join("".join(signs).split())
