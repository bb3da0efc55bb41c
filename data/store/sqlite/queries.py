"""What is asked of the tables. Rows are fetched at once, so that no reader pins the file."""

from __future__ import annotations

from typing import Any

from data.store.protocol import Line, Record, Token, TokenMatch

READ_EVENTS = """SELECT seq, at, actor_id, command_id, type, schema, payload FROM events
    WHERE workshop_id = ? AND seq > ? ORDER BY seq"""
READ_WORKSHOPS = """SELECT workshop_id, title, started, at, seq, code, joining FROM workshops
    ORDER BY at DESC"""
READ_TOKENS = "SELECT hash, actor_id, role, workshop_id, created, host FROM tokens WHERE {}"


def records(connection: Any, workshop_id: str, after: int) -> list[Record]:
    """The records of a workshop beyond sequence number *after*, in order."""
    found = connection.execute(READ_EVENTS, (workshop_id, after)).fetchall()
    return list(map(Record._make, found))


def workshops(connection: Any) -> list[Line]:
    """All workshops, the one last worked on first."""
    found = connection.execute(READ_WORKSHOPS).fetchall()
    return [Line._make([*line, bool(joining)]) for *line, joining in found]


def tokens(connection: Any, match: TokenMatch) -> list[Token]:
    """The good tokens that match."""
    found = connection.execute(READ_TOKENS.format(condition(match)), tuple(match.values()))
    return list(map(Token._make, found.fetchall()))


def condition(match: TokenMatch) -> str:
    """The columns of *match*, each with a place for its value."""
    return " AND ".join(f"{column} = ?" for column in match)
