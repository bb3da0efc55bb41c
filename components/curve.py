"""The trust curve on a page, with its finding in words."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from charts.trust_curve import curve_rows, curve_spec, describe
from components.visitor import is_dark
from workshop.scales import TRUST_FOOTNOTE
from workshop.stages import STAGE, STAGE_IDS
from workshop.state import Round
from workshop.trust import worth_talking


def trust_curve(round_: Round, low_points: Sequence[str], *, wall: bool = False) -> None:
    """Draw a revealed round. *low_points* are the stages to mark."""
    marks = dict.fromkeys(low_points, "Low trust")
    talk = [STAGE[s].name for s in STAGE_IDS if worth_talking(round_.votes(s))]
    if talk:
        st.markdown(f"**Talk about it:** {', '.join(talk)}")
    st.vega_lite_chart(
        curve_rows(round_, marks),
        curve_spec(dark=is_dark(), scale=1.6 if wall else 1.0),
        height=620 if wall else 380,
        alt="Trust curve: middle vote, range and every vote at each of the five stages",
        key="curve",
        theme=None,
    )
    st.text(TRUST_FOOTNOTE)
    if wall:
        return
    with st.expander("The curve in words"):
        st.text(describe(round_))
