"""Files that a person hands over, by the web or the command line: each call is a delivery, a retried one is the same."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.media_types import MAIL, media_type_of
from intake.channels.mails import mail_arrival
from intake.receive import Arrival, ArrivedFile, receive
from intake.services import Services
from storage.ids import fresh_id

NAME = "upload"


def take_upload(
    services: Services,
    files: Sequence[ArrivedFile],
    *,
    client_code: str | None,
    reference: str | None = None,
    submitted_by: str | None = None,
    package_id: str | None = None,
    key: str | None = None,
    channel: str = NAME,
) -> str:
    """Take files in and return the receipt's id. `key` is what makes a retry the same delivery; without one every call is a new one.

    One mail alone, from nobody in particular, brings its own sender and subject, which may tell the client. Raises like `receive`.
    """
    sender = subject = None
    if len(files) == 1 and media_type_of(files[0].content) == MAIL:
        mail = mail_arrival(channel, files[0].content)
        sender, subject = mail.sender, mail.subject
    return receive(
        services,
        Arrival(
            channel=channel,
            external_id=f"{submitted_by or ''}:{key}" if key else fresh_id(),
            files=files,
            client_code=client_code,
            sender=sender,
            subject=subject,
            reference=reference,
            submitted_by=submitted_by,
            package_id=package_id,
        ),
    )
