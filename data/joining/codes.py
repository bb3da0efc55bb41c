"""Codes to come in with: six signs that nobody mistakes, and what people make of them."""

from __future__ import annotations

import secrets
import unicodedata

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""
LENGTH = 6
MISTAKEN = str.maketrans("ILO", "110")
LONGEST = 64
"""More than this nobody types for six signs."""


def new_code() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def shown(code: str) -> str:
    """A code as the wall shows it: ``K7M-4QX``; nothing for none."""
    return f"{code[:3]}-{code[3:]}" if code else ""


def read(typed: str) -> str:
    """The code that somebody meant, empty when it cannot be one.

    Lower case, blanks and dashes do no harm, and I, L and O are read as what they look like.
    """
    signs = unicodedata.normalize("NFKC", typed[:LONGEST]).upper()
    code = "".join(sign for sign in signs if sign.isalnum()).translate(MISTAKEN)
    return code if len(code) == LENGTH and set(code) <= set(SIGNS) else ""
