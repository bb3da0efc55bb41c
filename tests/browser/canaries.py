"""Words that must not reach a window before the room is shown them: kept, searched for, found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page, Request

from tests.browser.ears import Ears, rows_of, sign_of


class AllEars(Ears):
    """Every frame, and every answer over HTTP too but Streamlit's own scripts and styles."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        page.on("requestfinished", self._keep)

    def _keep(self, request: Request) -> None:
        if "/static/" in request.url:
            return
        try:
            answer = request.response()
            if answer is None:
                return
            told = [f"{name}: {value}" for name, value in answer.headers.items()]
            self.received.append("\n".join([answer.url, *told]).encode())
            self.received.append(answer.body())
        except BrowserError:
            return  # a redirect has no body, and a page that was left takes its own along


class Canaries:
    """What may not be heard yet, by whom it is known, and the windows that are listened to."""

    def __init__(self, windows: Mapping[str, Ears]) -> None:
        self.windows = windows
        self.hidden: dict[str, tuple[list[re.Pattern[bytes]], frozenset[str]]] = {}
        self.read: dict[tuple[str, str], int] = {}
        self.told: dict[str, set[str]] = {}

    def hide(self, *words: str, known: tuple[str, ...] = ()) -> None:
        """Words that only the windows of *known* may receive from now on."""
        for text in words:
            self.hidden[text] = ([_plain(text)], frozenset(known))

    def hide_scores(self, ballots: Mapping[str, Mapping[str, int]]) -> None:
        """Everybody's answers in every form: whole rows, and each one beside its question."""
        for name, answers in ballots.items():
            signs = [re.compile(sign) for sign in rows_of(list(answers.values()))]
            self.hidden[f"scores of {name}"] = (signs, frozenset({name}))
            for item, value in answers.items():
                same = frozenset(n for n, given in ballots.items() if given[item] == value)
                sign = re.compile(sign_of(item, value))
                self.hidden[f"{item}: {value}"] = ([sign], same)

    def heard(self, text: str) -> set[str]:
        """The windows that have received these words, or these scores; no frame is read twice."""
        signs, _ = self.hidden[text]
        for name, ears in self.windows.items():
            new = ears.received[self.read.get((text, name), 0) :]
            self.read[text, name] = len(ears.received)
            if any(sign.search(frame) for frame in new for sign in signs):
                self.told.setdefault(text, set()).add(name)
        return self.told.get(text, set())

    def still_hidden(self) -> None:
        """Nobody has received what they may not know yet."""
        told = {text: self.heard(text) - known for text, (_, known) in self.hidden.items()}
        assert {} == {text: names for text, names in told.items() if names}

    @contextmanager
    def shown(self, *words: str) -> Iterator[None]:
        """In this block the room is shown these words; at its end they have arrived."""
        self.still_hidden()
        yield
        for text in words:
            known = self.hidden[text][1]
            assert self.heard(text) - known, f"nobody was ever shown: {text}"
            del self.hidden[text]
        self.still_hidden()


def _plain(text: str) -> re.Pattern[bytes]:
    """Words as they stand, and as JSON writes them."""
    forms = {text.encode(), json.dumps(text)[1:-1].encode()}
    return re.compile(b"|".join(re.escape(form) for form in forms))
