"""The science of the trust curve: middle vote, spread in words, low points.

Sources: METHOD 4.2 and 4.3 with its overriding decisions 2 and 3; consensus after
Tastle and Wierman (2007), doi:10.1016/j.ijar.2006.06.024.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, median

from workshop.translation import t

AGREED, MIXED, SPLIT = "Agreed", "Mixed", "Split"
LESS, RIGHT, MORE = "Less than earned", "About right", "More than earned"
NO_RECORD = "No record yet"
LEVELS = 5


def middle(votes: Sequence[int]) -> float | None:
    """The middle vote, a half for an even split, None without votes.

    The median and not the mean, because the scale is ordinal.
    """
    return float(median(votes)) if votes else None


def consensus(votes: Sequence[int]) -> float | None:
    """Agreement among votes on 1 to 5, from 0.0 (split 1 and 5) to 1.0 (unanimous).

    None for fewer than two votes, where the formula would claim full agreement.

    Source: Tastle and Wierman 2007, ``1 + Σ p·log2(1 - |x - mean| / (levels - 1))``.
    """
    if len(votes) < 2:
        return None
    mean = fmean(votes)
    parts = (math.log2(1 - abs(vote - mean) / (LEVELS - 1)) for vote in votes)
    return max(0.0, min(1.0, 1 + fmean(parts)))


def polarised(votes: Sequence[int]) -> bool:
    """Whether at least a third sit at 1 or 2 and at least a third at 4 or 5.

    Source: METHOD 4.2, adapted from the RAND/UCLA appropriateness manual (2001).
    """
    if not votes:
        return False
    low = sum(vote <= 2 for vote in votes)
    high = sum(vote >= 4 for vote in votes)
    return min(low, high) * 3 >= len(votes)


def spread(votes: Sequence[int]) -> str:
    """Agreed, Mixed or Split in the room's words; empty for fewer than two votes."""
    agreement = consensus(votes)
    if agreement is None:
        return ""
    if agreement < 0.6 or polarised(votes):
        return t(SPLIT)
    return t(AGREED) if agreement >= 0.8 else t(MIXED)


def worth_talking(votes: Sequence[int]) -> bool:
    """Whether to talk: a range of three or more, or anybody two from the middle vote.

    Source: ROOM 3.2.
    """
    centre = middle(votes)
    if centre is None or len(votes) < 2:
        return False
    return max(votes) - min(votes) >= 3 or any(abs(vote - centre) >= 2 for vote in votes)


def low_points(curve: Sequence[float | None], spreads: Sequence[int] = ()) -> list[int]:
    """The places (0-based) proposed to the room as low points, most urgent first.

    A stage is a candidate when its middle vote is 3 or lower, or at least 1 below the
    stage scored before it. At most two are proposed; none when the curve is flat or
    high throughout. A missing stage hides any drop across it.

    Args:
        curve: Middle vote per stage, None where nobody could tell.
        spreads: Range of the votes per stage, to put wider disagreement first.

    Source: METHOD, overriding decision 3.
    """
    scored = [value for value in curve if value is not None]
    if len(scored) < 2 or len(set(scored)) == 1 or min(scored) >= 4:
        return []
    ranges = list(spreads) or [0] * len(curve)
    risk_inventory = []
    for place, value in enumerate(curve):
        if value is None:
            continue
        before = curve[place - 1] if place else None
        drop = before - value if before is not None else 0.0
        if value <= 3 or drop >= 1:
            risk_inventory.append((value, -drop, -ranges[place], place))
    return [place for *_, place in sorted(risk_inventory)[:2]]


def compared(trust: float, earned: float | None) -> str:
    """Trust against what the room says a sensible user should do, both from 1 to 5.

    *earned* is asked and not computed, and None where no record was looked at.

    Source: METHOD, overriding decision 7; words and limits from WORDING 3.5 and METHOD 4.4.
    """
    if earned is None:
        return NO_RECORD
    if trust - earned >= 1:
        return MORE
    return LESS if trust - earned <= -1 else RIGHT
