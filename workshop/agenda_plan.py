"""Being late: how much, and which later steps can give the time back.

Pure arithmetic on milliseconds. The steps before the last give first, each in proportion
to its minutes above a floor; the last one, where the tickets are written, gives only what
the others cannot. That is on purpose stricter than "all in proportion": a room that ran
late in every step must not lose the step that everything was for.

Source: WORDING 10 ("Step 5 keeps its 30") and DESIGN, plan versus actual.
"""

from __future__ import annotations

from collections.abc import Mapping

from workshop.translation import counted, t

MINUTE = 60_000
PROTECTED = 5
"""The step that gives last."""

FLOORS = {1: 12, 2: 20, 3: 12, 4: 12, 5: 20}
"""Minutes that a step cannot do without, by step number."""


def behind(now_ms: int, later_ms: int, left_ms: int, until_ms: int) -> int:
    """Milliseconds by which the projected end is late, negative when there is time left.

    Args:
        now_ms: Server time.
        later_ms: What all later steps have together.
        left_ms: Time left in the step in hand; when it is over, it ends now.
        until_ms: Server time at which the room must end.
    """
    return now_ms + max(0, left_ms) + later_ms - until_ms


def rebalance(
    over_ms: int, planned_ms: Mapping[int, int], floors: Mapping[int, int] = FLOORS
) -> dict[int, int]:
    """Milliseconds to cut from each later step, in whole minutes, never more than *over_ms*.

    Args:
        over_ms: How late the room is; less than a minute changes nothing.
        planned_ms: What each later step has, by step number; not the step in hand.
        floors: Minutes below which no step is cut.

    Returns:
        Only steps that give something, latest first and the protected one at the end.
        They give less than *over_ms* when all are at their floors.
    """
    room = {
        step: max(0, planned // MINUTE - floors.get(step, 0))
        for step, planned in planned_ms.items()
    }
    protected = room.pop(PROTECTED, 0)
    wanted = max(0, over_ms // MINUTE)
    cuts = _shared(min(wanted, sum(room.values())), room)
    cuts[PROTECTED] = min(wanted - sum(cuts.values()), protected)
    return {step: minutes * MINUTE for step, minutes in cuts.items() if minutes}


def proposal_sentence(over_ms: int, planned_ms: Mapping[int, int], cuts: Mapping[int, int]) -> str:
    """The proposal as the facilitator reads it; empty when less than a minute late.

    ``"4 minutes behind. Take 2 from step 4 and 2 from step 3? Step 5 keeps its 30."``

    Args:
        over_ms: How late the room is.
        planned_ms: What each later step has, as given to `rebalance`.
        cuts: What `rebalance` answered.
    """
    late = over_ms // MINUTE
    if late < 1:
        return ""
    says = [counted("{n} minute behind.", "{n} minutes behind.", late)]
    if not cuts:
        return " ".join([*says, t("No later step can give any.")])
    parts = [t("{n} from step {step}", n=cut // MINUTE, step=step) for step, cut in cuts.items()]
    says += [t("Take {minutes}?", minutes=_listed(parts)), *_kept(planned_ms, cuts)]
    if still := late - sum(cuts.values()) // MINUTE:
        says.append(t("That leaves {n} behind.", n=still))
    return " ".join(says)


def _shared(wanted: int, room: Mapping[int, int]) -> dict[int, int]:
    """*wanted* minutes shared out in proportion to *room*, latest step first.

    Whole minutes by largest remainder; of two equal remainders the later step gives.
    """
    total = sum(room.values()) or 1
    steps = sorted(room, reverse=True)
    cuts = {step: wanted * room[step] // total for step in steps}
    by_remainder = sorted(steps, key=lambda step: -(wanted * room[step] % total))
    for step in by_remainder[: wanted - sum(cuts.values())]:
        cuts[step] += 1
    return cuts


def _kept(planned_ms: Mapping[int, int], cuts: Mapping[int, int]) -> list[str]:
    """What the protected step is left with, nothing when it is not among the later ones."""
    if PROTECTED not in planned_ms:
        return []
    minutes = (planned_ms[PROTECTED] - cuts.get(PROTECTED, 0)) // MINUTE
    if PROTECTED in cuts:
        return [t("Step {step} keeps {n}.", step=PROTECTED, n=minutes)]
    return [t("Step {step} keeps its {n}.", step=PROTECTED, n=minutes)]


def _listed(parts: list[str]) -> str:
    """Joined as it is said: "a, b and c"."""
    *first, last = parts
    return t("{some} and {last}", some=", ".join(first), last=last) if first else last
