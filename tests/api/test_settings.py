"""Settings come from the environment, a file and secret files, and one that makes no sense stops the program with its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from api import settings as module
from api.mail import channel_settings, own_addresses
from api.services import reading_limits, security_settings
from api.settings import Settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No settings but those of the test; returns where the settings file would be."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BORDEREAU_{name.upper()}", raising=False)
    path = tmp_path / "bordereau.env"
    monkeypatch.setenv("BORDEREAU_SETTINGS_FILE", str(path))
    module._settings_file.cache_clear()
    return path


def test_the_default_is_the_embedded_form() -> None:
    settings = Settings()
    assert settings.database_address.startswith("sqlite:////")
    assert settings.blob_address.startswith("file:///")
    assert settings.broker_address is None
    assert settings.web_host == settings.smtp_host == "127.0.0.1"


def test_the_environment_wins_over_the_file(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare.write_text("BORDEREAU_WEB_PORT=9001\nBORDEREAU_SMTP_PORT=9002\n", encoding="utf-8")
    monkeypatch.setenv("BORDEREAU_WEB_PORT", "9003")
    settings = Settings()
    assert (settings.web_port, settings.smtp_port) == (9003, 9002)


def test_a_secret_is_read_from_its_file_and_never_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "password"
    secret.write_text("p@ss/word\n", encoding="utf-8")
    monkeypatch.setenv("BORDEREAU_DATABASE_URL", "postgresql://bordereau@db:5432/books")
    monkeypatch.setenv("BORDEREAU_DATABASE_PASSWORD_FILE", str(secret))
    settings = Settings()
    assert settings.database_address == "postgresql://bordereau:p%40ss%2Fword@db:5432/books"
    assert "p@ss" not in repr(settings)


def test_a_secret_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDEREAU_BROKER_PASSWORD_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(ValueError, match="BORDEREAU_BROKER_PASSWORD_FILE"):
        Settings()


def test_an_empty_value_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BORDEREAU_IMAP_HOST", "")
    monkeypatch.setenv("BORDEREAU_BROKER_URL", "")
    assert Settings().imap_host is None
    assert Settings().broker_address is None


@pytest.mark.parametrize(("name", "value"), [("WEB_PORT", "eighty"), ("WORKERS", "0"), ("LOG_FORMAT", "poem"), ("HTTPS_ONLY", "perhaps")])
def test_what_makes_no_sense_is_refused(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"BORDEREAU_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_settings_reach_what_they_decide(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {
        "PAGES_PER_FILE": "7",
        "SESSION_HOURS": "3",
        "TRUSTED_HOSTS": "a.example, b.example",
        "IMAP_HOST": "mail.example",
        "IMAP_TLS": "false",
        "WATCH_FOLDER": str(tmp_path),
        "SMTP_PORT": "0",
    }.items():
        monkeypatch.setenv(f"BORDEREAU_{name}", value)
    settings = Settings()
    assert reading_limits(settings).pages_per_file == 7
    assert security_settings(settings).session_lifetime.total_seconds() == 3 * 3600
    assert security_settings(settings).trusted_hosts == ("a.example", "b.example")
    channels = channel_settings(settings)
    assert channels.smtp is None
    assert channels.imap is not None
    assert not channels.imap.tls
    assert channels.folder is not None


def test_mail_is_taken_in_for_the_factor_alone_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_addresses(Settings()) == {"intake@witpeer.example"}
    monkeypatch.setenv("BORDEREAU_SMTP_RECIPIENTS", "*")
    assert own_addresses(Settings()) is None
