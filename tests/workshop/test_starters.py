"""Starters: every stage has some, and a measure picked as it is can be checked later."""

from __future__ import annotations

import pytest

from workshop.models.failure_modes import FailureMode
from workshop.models.tickets import Idea, Metric
from workshop.readiness import formula, missing
from workshop.stages import STAGE_IDS
from workshop.starters import (
    ANY,
    IDEA_STARTERS,
    MEASURES,
    PATTERN,
    PATTERNS,
    Measure,
    Pattern,
    ideas_for,
    measures_for,
    patterns_at,
)


def test_the_five_patterns_stand_where_people_are_lost() -> None:
    assert [(p.name, *(STAGE_IDS.index(s) + 1 for s in p.stages)) for p in PATTERNS] == [
        ("No good start", 1, 2),
        ("Stuck at shallow use", 2, 3),
        ("Fails unseen", 3, 4),
        ("Changed overnight", 4, 4),
        ("Big miss, no way back", 4, 5),
    ]


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERN)
def test_a_pattern_reads_as_a_card(pattern: Pattern) -> None:
    card = FailureMode("f", pattern.stages[1], pattern.does, pattern.suffers, "host")
    assert card.sentence == f"The AI {pattern.does}, so our user {pattern.suffers}."
    for part in (pattern.does, pattern.suffers):
        assert part[0].islower()
        assert part[-1] not in ".,;"


@pytest.mark.parametrize("stage", STAGE_IDS)
def test_every_stage_has_patterns_ideas_and_measures(stage: str) -> None:
    assert patterns_at(stage)
    assert ideas_for(stage)
    own = [measure for measure in measures_for(stage) if measure.stage == stage]
    assert own
    assert measures_for(stage) == (*own, *(m for m in MEASURES if m.stage == ANY))


def test_there_are_twelve_measures_and_each_has_its_own_id() -> None:
    assert len(MEASURES) == len({measure.id for measure in MEASURES}) == 12
    assert {measure.stage for measure in MEASURES} == {*STAGE_IDS, ANY}


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_picked_measure_asks_only_for_values_a_date_and_a_place(measure: Measure) -> None:
    """Name, what is counted, unit and direction are filled in."""
    metric = Metric(
        measure=measure.name,
        count=measure.count,
        out_of=measure.out_of,
        unit=measure.unit,
        direction=measure.direction,
    )
    picked = Idea("i", "contact", "x", "f1", "host", owner="Dana", metric=metric)
    assert formula(metric).startswith(measure.count)
    assert missing(picked) == [
        "a goal with a number",
        "date",
        "where to read it",
        "start value, or who brings it by when",
    ]


def test_the_stage_comes_first_and_then_what_goes_wrong_there() -> None:
    assert ideas_for("discovery") == (IDEA_STARTERS["discovery"], PATTERN["no_start"].idea)
    assert ideas_for("contact") == (PATTERN["no_start"].idea, PATTERN["shallow"].idea)
