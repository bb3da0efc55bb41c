"""Sample answers of the AI: a good one, a usual one, a bad one."""

from __future__ import annotations

import streamlit as st

from components.kit.plain import clip
from workshop.models.plan import ModelRecord
from workshop.translation import t

SAMPLES = {"good": "A good answer", "usual": "A usual one", "bad": "A bad one"}


def samples(
    model_record: ModelRecord, *, only: str = "", wall: bool = False, across: bool = True
) -> None:
    """The sample answers of the AI: good, usual and bad, side by side or one below the other."""
    names = [only] if only else list(SAMPLES)
    shown = [(t(SAMPLES[name]), text) for name in names if (text := getattr(model_record, name))]
    if not shown:
        return
    places = st.columns(len(shown)) if across else [st.container() for _ in shown]
    for place, (label, text) in zip(places, shown, strict=True):
        with place.container(border=True, height="stretch" if across else "content"):
            st.markdown(f"**{label}**")
            st.text(clip(text) if wall else text)
