"""cue.html: the whole script on paper, for the facilitator whose one screen is the wall."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from workshop.beats import BEAT
from workshop.models.people import Person
from workshop.models.plan import Plan
from workshop.places import Place, worded
from workshop.scales import FUNCTIONS, HOW_BAD, TRUST, Point
from workshop.script import LATE, Line, lines_of
from workshop.state import State, in_order
from workshop.steps import STEPS, Step
from workshop.translation import counted, t

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
READ_ALOUD = {scale.key: scale for scale in (TRUST, HOW_BAD)}
"""The scales that are read out before a vote, by their own key."""
SCALE_OF = {"trust": "trust", "wrong": "how_bad"}
"""The key of the scale that is read out in a step, by the page of the step."""


def cue_html(state: State) -> bytes:
    """The cue sheet of a workshop, as a page that prints well.

    It holds the facilitator's own notes if *state* does, so it is for leaders only.
    """
    plan = state.plan
    page = TEMPLATES.get_template("cue.html").render(
        title=plan.title,
        cue=t("Cue: {title}", title=plan.title),
        when=_when(plan),
        about=" · ".join(words for words in (plan.product, plan.feature) if words),
        people=[_person(person) for person in in_order(state.people) if person.present],
        steps=[_step(state, step) for step in STEPS],
        words=_words(),
    )
    return page.encode()


def _words() -> dict[str, str]:
    """What the page says by itself, by the name its template has for it."""
    return {
        "hint": t(
            "For the facilitator only: this sheet holds your own notes. Print it with Ctrl+P."
        ),
        "who": t("Who comes"),
        "minute": t("Minute"),
        "lines": t("Do, say, look out"),
        "say": t("Say: "),
        "look": t("Look out: "),
    }


def _when(plan: Plan) -> str:
    minutes = counted("{n} minute", "{n} minutes", sum(plan.minutes))
    try:
        day = f"{date.fromisoformat(plan.date):%d %B %Y}"
    except ValueError:
        day = t("No date yet")
    if not plan.ends_at:
        return t("{day}, {minutes}", day=day, minutes=minutes)
    return t("{day}, {minutes}, the room ends at {end}", day=day, minutes=minutes, end=plan.ends_at)


def _person(person: Person) -> str:
    words = [person.name, t(FUNCTIONS.get(person.function, ""))]
    words += [t("observes")] if person.role == "observer" else []
    return " · ".join(word for word in words if word)


def _step(state: State, step: Step) -> dict[str, Any]:
    minutes = state.plan.minutes[step.number]
    own = state.private.get(str(step.number))
    scale = READ_ALOUD.get(SCALE_OF.get(step.page, ""))
    return {
        "title": _title(step),
        "time": _time(state.plan, step),
        "scale": [_point(point) for point in scale.points] if scale else [],
        "lines": [_line(state, line) for line in lines_of(step.number, minutes or step.minutes)],
        "late": t(LATE.get(step.number, "")),
        "own": own.text if own else "",
    }


def _title(step: Step) -> str:
    name = t(step.name)
    return t("{n} {name}", n=step.number, name=name) if step.minutes else name


def _time(plan: Plan, step: Step) -> str:
    if not step.minutes:
        return ""
    begins = sum(plan.minutes[: step.number])
    length = plan.minutes[step.number]
    return counted(
        "{n} minute, from {begins} to {ends}",
        "{n} minutes, from {begins} to {ends}",
        length,
        begins=begins,
        ends=begins + length,
    )


def _point(point: Point) -> str:
    return t("{chip}: {meaning}", chip=t(point.chip), meaning=t(point.meaning))


def _line(state: State, line: Line) -> dict[str, str]:
    beat = BEAT[line.beat]
    stage = state.stage(beat.stage).name if beat.stage else ""
    words = {
        name: worded(state, getattr(line, name), Place(beat)) for name in ("do", "say", "look")
    }
    return {"at": _minute(line.at), "stage": stage, **words}


def _minute(at: float) -> str:
    """A minute as it is printed, to the half: ``"7"`` or ``"7½"``."""
    whole, half = divmod(round(at * 2), 2)
    return f"{whole}½" if half else str(whole)
