"""Settings come from the environment, and a bad one is named in a plain sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.settings import BadSettings, Settings, read_settings
from workshop.errors import WorkshopError


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of whoever runs the tests."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WORKSHOP_{name.upper()}", raising=False)


def test_it_runs_without_any_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = read_settings()
    assert settings.database == tmp_path / "workshop.db"
    assert (settings.port, settings.backups, settings.host_names) == (8501, 10, frozenset())


def test_every_setting_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "DATABASE": "/srv/rooms/today.db",
        "ADDRESS": "127.0.0.1",
        "PORT": "8600",
        "HOSTS": " Workshop.example, ,room.example ",
        "BACKUPS": "3",
        "CONNECTIONS": "50",
        "REHEARSAL_PACE": "0.5",
        "SECURE_COOKIES": "true",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"WORKSHOP_{name}", value)
    settings = read_settings()
    assert set(given) == {name.upper() for name in Settings.model_fields}
    assert settings.database == Path("/srv/rooms/today.db")
    assert (settings.address, settings.port, settings.backups) == ("127.0.0.1", 8600, 3)
    assert settings.host_names == {"workshop.example", "room.example"}
    assert settings.connections == 50
    assert settings.rehearsal_pace == 0.5
    assert settings.secure_cookies


def test_a_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    monkeypatch.setenv("WORKSHOP_DATABASE", "~/today.db")
    assert read_settings().database == Path("/home/ana/today.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WORKSHOP_PORT", "eighty"),
        ("WORKSHOP_PORT", "0"),
        ("WORKSHOP_PORT", "65536"),
        ("WORKSHOP_PORT", ""),
        ("WORKSHOP_BACKUPS", "0"),
        ("WORKSHOP_CONNECTIONS", "9"),
        ("WORKSHOP_SECURE_COOKIES", "perhaps"),
        ("WORKSHOP_DATABASE", "postgresql://db.example/workshop"),
        ("WORKSHOP_DATABASE", "sqlite:///today.db"),
    ],
)
def test_a_setting_that_does_not_fit_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    assert isinstance(refused.value, WorkshopError)
    assert refused.value.sentence.startswith(f"The setting {name} does not fit (")
    assert refused.value.sentence.endswith("nothing was changed.")
    assert "http" not in refused.value.sentence


def test_a_variable_of_another_program_is_none_of_our_business(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WORKSHOP_COLOUR", "green")
    monkeypatch.setenv("PORT", "eighty")
    assert read_settings().port == 8501
