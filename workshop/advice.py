"""Advice for the facilitator's cue: a broad scope, a lopsided roster. Never for the wall.

It asks, it never blocks, and it would rather keep silent than ask about a good scope:
what it does not know passes.

Source: METHOD A1 and A3, conflict 2; the coach line of WORDING 5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workshop import scales
from workshop.translation import counted, t

NO_PERSON = "Who is it? Name one kind of person, at one kind of company."
NO_TASK = "What do they use it for? Name one task, from its start to its end."
NO_VERB = "What do they do? Begin the task with a verb, such as draft, compare or check."
NO_OBSERVERS = "Nobody watches yet. Two or three real users can say what you got wrong."
EMPTY_ROSTER = "Nobody is on the list yet. Four to six people who vote work best."

FUNCTIONS = ("product", "design", "data science", "customer success")
"""What should be in the room; nobody is asked for "other"."""

_WORD = re.compile(r"[^\W_][\w'’-]*")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BROAD_PEOPLE = _set(
    "users user people persons customers customer consumers clients companies businesses "
    "organisations organizations enterprises teams departments employees workers staff "
    "professionals stakeholders everyone everybody anyone anybody humans"
)
_BROAD_THINGS = _set("features functionality capabilities things stuff everything anything")
_ALL = frozenset({"all"})

_CLAUSE = re.compile(
    r"[,;(]|\b(?:at|in|of|for|from|with|without|who|whom|whose|that|which|on|during|after|before"
    r"|under|between|near|behind|using|working|new to)\b",
    re.IGNORECASE,
)
"""Where a description of somebody stops naming them and starts to place them."""

_SEGMENTS = _set(
    "enterprise midmarket startup small large mid-size regional local global solo freelance "
    "independent agency hospital clinic bank school university retail government public nonprofit "
    "insurance legal law-firm remote junior senior new first-year b2b b2c saas trainee"
)

_VERBS = _set(
    "add adapt analyse analyze answer apply approve arrange assess assign book brainstorm build "
    "calculate categorise categorize choose classify clean code collect compare compile complete "
    "compose configure convert correct create debug decide define delete describe detect develop "
    "discuss draft edit enrich enter estimate evaluate explain explore extract fill find fix "
    "forecast format generate handle identify import inform interpret investigate learn log "
    "maintain make manage merge migrate monitor negotiate onboard optimise optimize organise "
    "organize pick predict prepare prioritise prioritize produce proofread propose publish read "
    "recommend reconcile redact refactor remove rephrase resolve respond reword rewrite route "
    "segment select send set solve sort spot suggest summarise summarize tag teach tell transcribe "
    "transform translate triage troubleshoot understand use validate verify write"
)
_VERBS_OR_NOUNS = _set(
    "address answer book call chat check code contact copy design document email file filter "
    "group label list map match measure message model note order pitch plan post price process "
    "program prompt query quote rank rate record reply report request research review run schedule "
    "score search share sign study survey test track train update visit"
)
_POINTS = _set("a an the their our its his her them it each every this that these any")
_NO_VERBS = _POINTS | _set("some my your more better with for about to all")
_NOUN_ENDING = re.compile(r".{3,}(?:tion|tions|ment|ments|.ness|ity|[^su]s)", re.IGNORECASE)
_SIDE_CLAUSE = re.compile(
    r"\b(?:who|that|which|what|how|if|when|while|whether|because"
    r"|(?:after|before|once|so|until)(?= (?:they|he|she|it|we|you)\b))\b.*",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = re.compile(r"(\band\b|\bthen\b|[;&])", re.IGNORECASE)


def scope_advice(who: str, feature: str, task: str) -> list[str]:
    """What to ask about a scope; empty for a narrow one.

    A mid-market sales rep who drafts follow-up emails after a demo call passes. For
    "Enterprise users" who "use our AI features" it asks which users and which feature.
    """
    about_feature = _broad(_first(_BROAD_THINGS, _words(feature)))
    return list(dict.fromkeys([*_about_person(who), *about_feature, *_about_task(task)]))


def roster_advice(people: Sequence[tuple[str, str]]) -> list[str]:
    """What to ask about who is in the room; empty for four to six mixed voters with observers.

    Args:
        people: Function and role of each; a "participant" votes, an "observer" watches.
    """
    functions = [function for function, role in people if role == "participant"]
    if not people:
        return [t(EMPTY_ROSTER)]
    lacking = [function for function in FUNCTIONS if function not in functions]
    advice = _head_count(len(functions))
    if lacking:
        names = _listed([t(scales.FUNCTIONS[name]).lower() for name in lacking])
        asks = t(
            "Is anybody here from {functions}? Nobody who votes is down for it.",
            functions=names,
        )
        advice.append(asks)
    if not any(role == "observer" for _, role in people):
        advice.append(t(NO_OBSERVERS))
    return advice


def _about_person(who: str) -> list[str]:
    if not who.strip():
        return [t(NO_PERSON)]
    words = _words(_CLAUSE.split(who, maxsplit=1)[0])
    broad = _first(_ALL, words) or _first(_BROAD_PEOPLE, words[-1:])
    if broad:
        return _broad(broad)
    if _CLAUSE.search(who) or _has_segment(words):
        return []
    return [
        t(
            'Where does "{who}" work, or in what situation? Could you phone three of them?',
            who=who.strip(),
        )
    ]


def _has_segment(words: Sequence[str]) -> bool:
    """Whether the words before any "at a bank" say more than the job: a size, a situation."""
    named = [word for word in words if word.casefold() not in _POINTS]
    return len(named) > 2 or any(
        "-" in word or word.isdigit() or word.casefold() in _SEGMENTS for word in named
    )


def _about_task(task: str) -> list[str]:
    if not task.strip():
        return [t(NO_TASK)]
    words = _words(task)
    broad = _first(_BROAD_THINGS | _ALL, words) or _only_uses(words)
    advice = _broad(broad)
    if not _begins_with_verb(words):
        advice.append(t(NO_VERB))
    if joint := _joint(task):
        advice.append(t('"{joint}" joins two tasks. Which one first?', joint=joint))
    return advice


def _only_uses(words: Sequence[str]) -> str:
    """The "use" of "use the AI", which names no task; but "use it to write" does."""
    return _first(frozenset({"use"}), words[:1]) if "to" not in words else ""


def _begins_with_verb(words: Sequence[str]) -> bool:
    """Whether the first word may be a verb; only what is surely none says no."""
    first = words[0].casefold() if words else ""
    if len(words) < 2:
        return first in _VERBS
    if any(_verb(form) for form in (first, first.rpartition("-")[2], first.removesuffix("s"))):
        return True
    return first not in _NO_VERBS and "-" not in first and not _NOUN_ENDING.fullmatch(first)


def _joint(task: str) -> str:
    """The word before a second verb with its own object: "draft emails and update the CRM".

    "draft and send emails" is one task, and so is "write to leads and customers".
    """
    first, *others = _JOINT.split(_SIDE_CLAUSE.sub("", task))
    pairs = zip(others[::2], others[1::2], strict=True)
    found = (joint for joint, then in pairs if _starts_task(_words(then)))
    return next(found, "") if len(_words(first)) > 1 else ""


def _starts_task(words: Sequence[str]) -> bool:
    """Whether the words begin with a verb; "call" is one only before "the client"."""
    first, second = ([word.casefold() for word in words] + ["", ""])[:2]
    return first in _VERBS - _VERBS_OR_NOUNS or (first in _VERBS_OR_NOUNS and second in _POINTS)


def _verb(word: str) -> bool:
    return word in _VERBS or word in _VERBS_OR_NOUNS


def _head_count(voters: int) -> list[str]:
    """Advice outside four to six voters."""
    says = counted("{n} person votes.", "{n} people vote.", voters)
    if voters < 4:
        return [f"{says} {t('Four to six see more. Who else knows this user?')}"]
    if voters > 6:
        long = t("With more than six the talks run long. Could some of them watch?")
        return [f"{says} {long}"]
    return []


def _broad(word: str) -> list[str]:
    return [t('"{word}" could mean many things. Which one first?', word=word)] if word else []


def _first(broad: frozenset[str], words: Sequence[str]) -> str:
    """The first of the whole *words* that is broad, as it was typed."""
    return next((word for word in words if word.casefold() in broad), "")


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _listed(parts: Sequence[str]) -> str:
    *first, last = parts
    return t("{some} or {last}", some=", ".join(first), last=last) if first else last
