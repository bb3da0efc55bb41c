"""When the room ends: the server's calendar, whatever the time zone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from data.clock import now_ms, until_end
from workshop.models.plan import Plan

MINUTE = 60_000
HOUR = 60 * MINUTE


@pytest.fixture(params=["UTC", "Asia/Kolkata", "America/St_Johns", "Europe/Vienna"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The server's time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


def at(zone: str, text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp() * 1000)


def until(zone: str, now: str, ends_at: str, day: str = "") -> int | None:
    return until_end(Plan(date=day, ends_at=ends_at), at(zone, now))


def test_it_counts_to_the_end_of_the_planned_day(zone: str) -> None:
    assert until(zone, "2026-11-20T10:30", "12:30", "2026-11-20") == 2 * HOUR
    assert until(zone, "2026-11-20T12:40", "12:30", "2026-11-20") == -10 * MINUTE


def test_without_a_date_it_is_today(zone: str) -> None:
    assert until(zone, "2026-11-20T10:30", "12:30") == 2 * HOUR
    assert until(zone, "2026-11-20T06:00", "19:30") == 13 * HOUR + 30 * MINUTE


def test_another_day_says_nothing_about_now(zone: str) -> None:
    assert until(zone, "2026-11-19T10:30", "12:30", "2026-11-20") is None
    assert until(zone, "2026-11-21T10:30", "12:30", "2026-11-20") is None
    assert until(zone, "2026-11-19T23:00", "09:00", "2026-11-20") == 10 * HOUR


def test_a_night_belongs_to_the_evening_before(zone: str) -> None:
    assert until(zone, "2026-11-20T22:30", "00:30", "2026-11-20") == 2 * HOUR
    assert until(zone, "2026-11-21T00:20", "00:30", "2026-11-20") == 10 * MINUTE
    assert until(zone, "2026-11-21T00:20", "00:30") == 10 * MINUTE
    assert until(zone, "2026-11-20T23:50", "00:30") == 40 * MINUTE


@pytest.mark.parametrize(
    ("ends_at", "day"),
    [("", ""), ("", "2026-11-20"), ("soon", ""), ("12:30", "someday"), ("00:30", "9999-12-31")],
)
def test_no_plan_is_no_end(ends_at: str, day: str) -> None:
    assert until_end(Plan(date=day, ends_at=ends_at), at("UTC", "2026-11-20T10:30")) is None


def test_a_time_with_seconds_or_a_zone_counts_on_the_wall_clock(zone: str) -> None:
    assert until(zone, "2026-11-20T12:00", "12:30:30") == 30 * MINUTE + 30_000
    assert until(zone, "2026-11-20T12:00", "12:30+09:00") == 30 * MINUTE


def test_the_hour_that_the_clocks_skip_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    now = at("Europe/Vienna", "2027-03-28T01:00")
    found = until_end(Plan(date="2027-03-27", ends_at="04:00"), now)
    monkeypatch.undo()
    time.tzset()
    assert found == 2 * HOUR


def test_the_clock_runs() -> None:
    assert abs(now_ms() - time.time() * 1000) < 1000
