"""The time of day of the room: the clock and the time zone of the machine it runs on."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from datetime import time as time_of_day

from workshop.models.plan import Plan

HALF_A_DAY = 12 * 3_600_000
SMALL_HOURS = 5
"""Before this hour a day still belongs to the evening before."""


def now_ms() -> int:
    """Milliseconds since 1970, on the server's clock."""
    return int(time.time() * 1000)


def until_end(plan: Plan, now: int) -> int | None:
    """Milliseconds from *now* until the room must end, negative afterwards.

    None when no end is planned, or when it is on another day and more than half a day
    away. A workshop that ends at half past midnight belongs to the evening before.
    """
    moment = datetime.fromtimestamp(now / 1000).astimezone()
    today = (moment - timedelta(hours=SMALL_HOURS)).date()
    try:
        at = time_of_day.fromisoformat(plan.ends_at).replace(tzinfo=None)
        day = date.fromisoformat(plan.date) if plan.date else today
        late = timedelta(days=at.hour < SMALL_HOURS)
        end = (datetime.combine(day, at) + late).astimezone()
        until = int((end - moment).total_seconds() * 1000)
    except (ValueError, OverflowError):
        return None
    return until if day == today or abs(until) <= HALF_A_DAY else None
