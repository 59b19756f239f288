"""Turns what the operator decided into what intake, the pages and the commands work with."""

from __future__ import annotations

from datetime import timedelta

from api.security.settings import SecuritySettings
from api.settings import Settings
from extractors.limits import Limits
from intake.services import Factor, IntakeLimits, MailRelay, Services
from storage.blobs.opening import open_blob_store
from storage.database.engine import migrate, open_engine

_MEBIBYTE = 1024 * 1024


def open_services(settings: Settings, *, bring_up_to_date: bool = True) -> Services:
    """The services of this installation, with the tables of its database brought up to date.

    Raises Unavailable where the database or the blob store is away, ValueError where an address names no such service.
    """
    engine = open_engine(settings.database_address)
    if bring_up_to_date:
        migrate(engine)
    secret = settings.blob_secret_key
    blobs = open_blob_store(settings.blob_address, settings.blob_access_key, secret.get_secret_value() if secret else None)
    return Services(
        engine=engine,
        blobs=blobs,
        limits=reading_limits(settings),
        intake_limits=IntakeLimits(
            arrival_bytes=settings.arrival_megabytes * _MEBIBYTE,
            arrival_files=settings.arrival_files,
            file_bytes=settings.megabytes_per_file * _MEBIBYTE,
            unpacked_bytes=settings.unpacked_megabytes * _MEBIBYTE,
        ),
        factor=Factor(name=settings.factor_name, email=settings.factor_email, site_url=settings.site_address),
        mail_relay=_mail_relay(settings),
        languages=tuple(settings.languages.split("+")),
    )


def reading_limits(settings: Settings) -> Limits:
    """What reading one file may cost."""
    return Limits(
        seconds_per_file=settings.seconds_per_file,
        seconds_per_page=settings.seconds_per_page,
        memory_bytes=settings.memory_megabytes * _MEBIBYTE,
        bytes_per_file=settings.megabytes_per_file * _MEBIBYTE,
        pages_per_file=settings.pages_per_file,
        pixels_per_picture=settings.megapixels_per_picture * 1_000_000,
    )


def security_settings(settings: Settings) -> SecuritySettings:
    """What the operator decided about signing in and uploads."""
    return SecuritySettings(
        session_lifetime=timedelta(hours=settings.session_hours),
        one_time_lifetime=timedelta(hours=settings.one_time_hours),
        https_only=settings.https_only,
        trusted_hosts=tuple(host.strip() for host in settings.trusted_hosts.split(",") if host.strip()) or ("*",),
        upload_byte_limit=settings.arrival_megabytes * _MEBIBYTE,
        upload_file_limit=settings.arrival_files,
    )


def _mail_relay(settings: Settings) -> MailRelay | None:
    if settings.outgoing_mail_host is None:
        return None
    password = settings.outgoing_mail_password
    return MailRelay(
        host=settings.outgoing_mail_host,
        port=settings.outgoing_mail_port,
        username=settings.outgoing_mail_username,
        password=password.get_secret_value() if password else None,
        starttls=settings.outgoing_mail_starttls,
    )
