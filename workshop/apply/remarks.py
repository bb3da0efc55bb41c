"""What people's lines from their own devices mean."""

from __future__ import annotations

from dataclasses import replace

from workshop import events as e
from workshop.events import Entry
from workshop.models.people import Remark
from workshop.state import State, remark_key


def remark_made(state: State, entry: Entry, event: e.RemarkMade) -> State:
    key = remark_key(event.about, event.author)
    before = state.remarks.get(key)
    if not event.text:
        return state._replace(remarks=state.remarks.delete(key)) if before else state
    remark = before or Remark(event.about, event.author, "", born=entry.seq)
    now = replace(remark, text=event.text, evidence=event.evidence, rev=entry.seq)
    return state._replace(remarks=state.remarks.set(key, now))
