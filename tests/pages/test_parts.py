"""What pages lean on: saying what broke."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_an_unforeseen_failure_is_a_sentence_and_no_detail() -> None:
    def script() -> None:
        from components.kit.feedback import something_broke  # noqa: PLC0415
        from workshop.errors import CannotOpen  # noqa: PLC0415

        something_broke(RuntimeError("CANARY /srv/secret.py line 7"))
        something_broke(CannotOpen("The database was written by a newer version of the app."))

    unforeseen, foreseen = AppTest.from_function(script).run().error

    assert "Everything that was saved is safe." in unforeseen.value
    assert "CANARY" not in unforeseen.value
    assert foreseen.value == "The database was written by a newer version of the app."
