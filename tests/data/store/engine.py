"""The smallest engine there can be: it keeps everything in memory, and nothing for long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field

from data.store.protocol import Answer, Line, Record, Token, TokenMatch


@dataclass
class Tables:
    """What is kept, and what is asked of it."""

    records: dict[str, list[Record]] = field(default_factory=dict)
    answers: dict[tuple[str, str], Answer] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)
    devices: list[Token] = field(default_factory=list)

    def read(self, workshop_id: str, after: int = 0) -> list[Record]:
        return [r for r in self.records.get(workshop_id, []) if r.seq > after]

    def version(self) -> int:
        return 0  # nobody else can write here


class MemoryTransaction(Tables):
    """Changes to a copy."""

    @contextmanager
    def attempt(self) -> Iterator[None]:
        before = deepcopy(vars(self))
        try:
            yield
        except Exception:
            vars(self).update(before)
            raise

    def answer(self, workshop_id: str, command_id: str) -> Answer | None:
        return self.answers.get((workshop_id, command_id))

    def append(
        self, workshop_id: str, records: Sequence[Record], answers: Sequence[Answer]
    ) -> None:
        self.records.setdefault(workshop_id, []).extend(records)
        self.answers |= {(workshop_id, answer.command_id): answer for answer in answers}

    def list_workshop(self, line: Line) -> None:
        self.lines[line.id] = line

    def add_token(self, token: Token) -> None:
        self.devices.append(token)

    def remove_tokens(self, match: TokenMatch, keep: str = "") -> None:
        self.devices = [t for t in self.devices if t.hash == keep or not _matches(t, match)]

    def probe(self) -> None: ...


class MemoryStore(Tables):
    """A `Store`, in about as many lines as the next one will have."""

    schema = 0
    warning = ""

    @contextmanager
    def transaction(self) -> Iterator[MemoryTransaction]:
        changes = MemoryTransaction(**deepcopy(vars(self)))
        yield changes
        vars(self).update(vars(changes))

    def workshops(self) -> list[Line]:
        return sorted(self.lines.values(), key=lambda line: -line.at)

    def tokens(self, match: TokenMatch) -> list[Token]:
        return [token for token in self.devices if _matches(token, match)]

    def close(self) -> None: ...


def _matches(token: Token, match: TokenMatch) -> bool:
    return match.items() <= token._asdict().items()
