"""The words of the scales."""

from __future__ import annotations

import pytest

from workshop.scales import HOW_BAD, SCALES, TRUST, Scale


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES.keys())
def test_every_point_from_1_to_5_has_a_label_and_a_meaning(scale: Scale) -> None:
    assert [point.value for point in scale.points] == [1, 2, 3, 4, 5]
    assert all(point.chip and point.meaning for point in scale.points)
    assert [scale.chip(point.value) for point in scale.points] == [p.chip for p in scale.points]


def test_a_half_is_said_as_between_two_words() -> None:
    assert HOW_BAD.between(3.5) == "between hours and damage"
    assert TRUST.between(4.0) == "Much"
