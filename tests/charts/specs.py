"""What every spec must be: valid Vega-Lite, without data, without people's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import altair as alt
import pandas as pd

Spec = dict[str, Any]


def check_spec(spec: Spec, columns: Iterable[str]) -> None:
    """It draws named columns only, holds no data and asks no address."""
    text = json.dumps(spec)
    alt.LayerChart.validate({**spec, "data": {"name": "rows"}})
    named = set(re.findall(r'"field": "(\w+)"', text)) | set(re.findall(r"datum\.(\w+)", text))

    assert named <= set(columns)
    assert "http" not in text
    assert not {"data", "datasets", "$schema"} & set(spec)
    assert '"data"' not in text


def drawn_kinds(spec: Spec) -> set[str]:
    """The kinds of rows that some layer draws."""
    return set(re.findall(r"datum\.kind === '([\w-]+)'", json.dumps(spec)))


def kinds(rows: pd.DataFrame) -> set[str]:
    return set(rows.kind)


def of(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    return rows[rows.kind == kind]
