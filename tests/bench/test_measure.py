"""A target is met, missed, or not there."""

from __future__ import annotations

import os

import pytest

from bench.measure import Result, cpu_ms, percentile


@pytest.mark.parametrize(
    ("target", "met"),
    [("< 15", True), ("< 9", False), ("≤ 9", True), ("≥ 9", True), ("≥ 9.5", False), ("", None)],
)
def test_the_median_is_held_against_the_target(target: str, met: bool | None) -> None:
    result = Result("Rerun", [1, 9, 100], "ms", target)
    assert result.met is met
    assert result.row() == {
        "name": "Rerun",
        "value": 9,
        "unit": "ms",
        "target": target or None,
        "met": met,
    }


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = list(range(100, 0, -1))
    assert percentile(values, 0.5) == 50
    assert percentile(values, 0.95) == 95
    assert percentile([7], 0.95) == 7


def test_cpu_time_of_a_process_only_grows() -> None:
    before = cpu_ms(os.getpid())
    sum(number * number for number in range(2_000_000))
    assert cpu_ms(os.getpid()) > before
