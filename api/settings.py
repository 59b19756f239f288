"""What an operator decides, read from the environment and a file; nothing else in the program reads either.

A setting `web_port` is given as `BORDEREAU_WEB_PORT`, in the environment or in the file that `BORDEREAU_SETTINGS_FILE` names
(`bordereau.env` in the working folder by default). Any setting may be given as `BORDEREAU_…_FILE` instead, the path of a file that
holds its value: so secrets reach a container. The environment wins over the file. docs/operators.md lists every setting; a test holds
it to that.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import Field, SecretStr, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

PREFIX = "BORDEREAU_"


class SecretFiles(PydanticBaseSettingsSource):
    """Values that stand in files named by `BORDEREAU_…_FILE`."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        path = os.environ.get(f"{PREFIX}{field_name.upper()}_FILE") or _settings_file().get(f"{PREFIX}{field_name.upper()}_FILE")
        if not path:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except OSError as trouble:
            raise ValueError(f"{PREFIX}{field_name.upper()}_FILE names {path}, which cannot be read: {trouble.strerror}") from trouble

    def __call__(self) -> dict[str, Any]:
        found = ((name, self.get_field_value(field, name)[0]) for name, field in self.settings_cls.model_fields.items())
        return {name: value for name, value in found if value}


def _settings_file_path() -> Path:
    return Path(os.environ.get(f"{PREFIX}SETTINGS_FILE", "bordereau.env"))


@cache
def _settings_file() -> dict[str, str | None]:
    path = _settings_file_path()
    return dict(dotenv_values(path)) if path.is_file() else {}


class Settings(BaseSettings):
    """Every setting with its default: the embedded form on this machine."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, env_ignore_empty=True)

    data: Path = Field(Path("data"), description="Folder of the embedded form: database, blobs, the lock of the running server")
    database_url: str | None = Field(
        None, description="sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME; default: a file in the data folder"
    )
    database_password: SecretStr | None = Field(None, description="Password that goes into the database address")
    blob_url: str | None = Field(
        None, description="file:///FOLDER or s3://BUCKET?endpoint=https://HOST; default: a folder in the data folder"
    )
    blob_access_key: str | None = Field(None, description="Access key of the S3 server")
    blob_secret_key: SecretStr | None = Field(None, description="Secret key of the S3 server")
    broker_url: str | None = Field(None, description="amqp://… or redis://…; without one, workers poll the outbox")
    broker_password: SecretStr | None = Field(None, description="Password that goes into the broker address")

    web_host: str = Field("127.0.0.1", description="Address that the pages and the API listen on")
    web_port: int = Field(8080, description="Port of the pages and the API")
    site_url: str | None = Field(None, description="How people reach the pages, for links in letters; default: http://HOST:PORT")
    https_only: bool = Field(False, description="The pages are reached over https: secure cookies, HSTS")
    trusted_hosts: str = Field("*", description="Host names served, comma-separated; * behind a proxy that checks them")
    behind_proxy: str | None = Field(None, description="Address of the proxy whose X-Forwarded-For is believed")
    session_hours: int = Field(10, ge=1, description="How long a sign-in lasts")
    one_time_hours: int = Field(24, ge=1, description="How long a one-time sign-in link waits to be used")

    smtp_host: str = Field("127.0.0.1", description="Address that the mail listener listens on")
    smtp_port: int = Field(2525, description="Port of the mail listener; 0 switches it off")
    smtp_recipients: str = Field("", description="Addresses that mail is taken in for, comma-separated; default: the factor's; * takes any")
    mail_trusted_servers: str = Field(
        "",
        description="Names (authserv-id) under which your mail server reports on senders in Authentication-Results, comma-separated; "
        "* believes the topmost such header; default: none is believed",
    )
    imap_host: str | None = Field(None, description="Server of the mailbox to collect; without one, none is collected")
    imap_port: int = Field(993, description="Port of that server")
    imap_username: str = Field("", description="Who signs in to the mailbox")
    imap_password: SecretStr | None = Field(None, description="Password of the mailbox")
    imap_folder: str = Field("INBOX", description="Folder of the mailbox that is collected")
    imap_taken_folder: str | None = Field(
        None, description="Folder of the mailbox that mails taken in are moved to; default: they stay, seen"
    )
    imap_tls: bool = Field(True, description="Speak TLS to the mailbox from the first byte")
    imap_seconds: int = Field(30, ge=1, description="Seconds between two looks into the mailbox")
    watch_folder: Path | None = Field(None, description="Folder whose files are taken in; each client has a folder in it named by its code")
    watch_seconds: int = Field(5, ge=1, description="Seconds between two looks into the folder")

    outgoing_mail_host: str | None = Field(None, description="Server that takes our letters; without one they are kept, not sent")
    outgoing_mail_port: int = Field(25, description="Port of that server")
    outgoing_mail_username: str | None = Field(None, description="Who signs in to that server")
    outgoing_mail_password: SecretStr | None = Field(None, description="Password for that server")
    outgoing_mail_starttls: bool = Field(False, description="Ask that server for TLS before anything is sent")

    factor_name: str = Field("Witpeer Invoice Finance (Pty) Ltd", description="The finance company that runs this, as its letters name it")
    factor_email: str = Field("intake@witpeer.example", description="Address that clients send to and that letters come from")

    workers: int = Field(
        default_factory=lambda: max(1, os.cpu_count() or 1), ge=1, description="Worker processes; default: one for each core"
    )
    languages: str = Field("eng", description="Tesseract languages joined by +, such as eng+afr")
    sample: bool = Field(True, description="Load the sample book and send the sample batches into an empty data folder")
    log_level: str = Field("info", description="debug, info, warning or error")
    log_format: str = Field("console", description="console for people, json for machines")

    seconds_per_file: int = Field(180, ge=1, description="Time that reading one file may take before it is parked")
    seconds_per_page: int = Field(90, ge=1, description="Time that reading one page by OCR may take before it is parked")
    memory_megabytes: int = Field(3072, ge=256, description="Memory that a reading process may take")
    megabytes_per_file: int = Field(64, ge=1, description="Largest file that is read")
    pages_per_file: int = Field(500, ge=1, description="Most pages that one file may have")
    megapixels_per_picture: int = Field(120, ge=1, description="Largest picture that is decoded")
    arrival_megabytes: int = Field(64, ge=1, description="Largest mail or upload")
    arrival_files: int = Field(500, ge=1, description="Most files in one mail or upload")
    unpacked_megabytes: int = Field(256, ge=1, description="Most that the archives of one mail or upload may unpack to")

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, value: str) -> str:
        if value not in ("console", "json"):
            raise ValueError("log_format is console or json")
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the code says, then the environment, then secret files, then the settings file."""
        from pydantic_settings import DotEnvSettingsSource

        written = DotEnvSettingsSource(settings_cls, env_file=_settings_file_path(), env_file_encoding="utf-8")
        return init_settings, env_settings, SecretFiles(settings_cls), written

    @property
    def database_address(self) -> str:
        """The database, with its password in its place."""
        if self.database_url:
            return _with_password(self.database_url, self.database_password)
        return f"sqlite:///{self.data.absolute() / 'bordereau.db'}"

    @property
    def blob_address(self) -> str:
        return self.blob_url or f"file://{self.data.absolute() / 'blobs'}"

    @property
    def broker_address(self) -> str | None:
        return _with_password(self.broker_url, self.broker_password) if self.broker_url else None

    @property
    def site_address(self) -> str:
        """How people reach the pages, without a slash at its end."""
        host = "127.0.0.1" if self.web_host in ("0.0.0.0", "::") else self.web_host  # noqa: S104  # compared, not bound
        return (self.site_url or f"http://{host}:{self.web_port}").rstrip("/")


def _with_password(address: str, password: SecretStr | None) -> str:
    """`postgresql://user@host/name` with the password after the user's name, quoted for a URL."""
    if password is None:
        return address
    from urllib.parse import quote, urlsplit, urlunsplit

    parts = urlsplit(address)
    user, at, host = parts.netloc.rpartition("@")
    user = user.partition(":")[0]
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password.get_secret_value(), safe='')}{at or '@'}{host}"))


def setting_name(field_name: str) -> str:
    """The name of a setting in the environment."""
    return PREFIX + field_name.upper()
