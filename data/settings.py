"""Settings, from the environment only. Every one is named in the README."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from workshop.errors import WorkshopError


class Settings(BaseSettings):
    """What an operator can set, each as ``WORKSHOP_<NAME>``."""

    model_config = SettingsConfigDict(env_prefix="WORKSHOP_", frozen=True, extra="ignore")

    database: Path = Path("workshop.db")
    """The database file; backups and the facilitator key lie beside it."""
    address: str = "0.0.0.0"
    """Network address to listen on; 127.0.0.1 for this machine only."""
    port: int = Field(default=8501, ge=1, le=65535)
    """Port to listen on."""
    hosts: str = ""
    """Host names people may use besides this machine's addresses, comma separated."""
    backups: int = Field(default=10, ge=1, le=1000)
    """How many automatic backups are kept."""
    connections: int = Field(default=2000, ge=10, le=60_000)
    """How many connections are answered at once."""
    secure_cookies: bool = False
    """Whether cookies are sent over https only; set it behind a TLS proxy."""

    rehearsal_pace: float = Field(default=1.0, gt=0, le=10)
    """How long simulated people take for everything; 0.5 is twice as fast as usual."""

    @field_validator("database", mode="before")
    @classmethod
    def _is_no_address(cls, value: Path | str) -> Path | str:
        if "://" in str(value):  # A Path would make one slash of the two.
            raise ValueError("is a file path; other databases are not supported yet")
        return value

    @field_validator("database")
    @classmethod
    def _is_found_from_everywhere(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("address")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        if value != "localhost":
            ip_address(value)
        return value

    @field_validator("hosts")
    @classmethod
    def _are_bare_names(cls, value: str) -> str:
        for name in value.split(","):
            if set("/:@ ") & set(name.strip()):
                raise ValueError("takes bare host names, without https:// and without a port")
        return value

    @property
    def host_names(self) -> frozenset[str]:
        """The extra host names, lower case."""
        return frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())


class BadSettings(WorkshopError):
    """A setting does not fit; the app does not start with it."""


def read_settings() -> Settings:
    """The settings of this process.

    Raises:
        BadSettings: One does not fit; the sentence names it and what it should be.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "WORKSHOP_" + "_".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise BadSettings(
            "The setting {name} does not fit ({reason}). "
            "The app was not started and nothing was changed.",
            name=name,
            reason=f"{reason[:1].lower()}{reason[1:]}",
        ) from None
