"""Tells the sender of a mail that a mailbox holds and we do not take in. A mail server of ours says so itself while it is asked."""

from __future__ import annotations

import email
import email.policy

from intake.channels.mails import mail_arrival
from intake.correspondence import write_letter
from intake.letters.composing import MANY, Facts, refused_letter
from intake.senders import client_of_sender, sent_by_a_machine
from intake.services import Services
from storage.database.tables import ClientRow
from storage.errors import Rejected
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork


def tell_refused(services: Services, channel: str, header: bytes, refusal: Rejected) -> None:
    """Write the sender one letter for this mail, however often it is found; `header` is the mail's, up to its first empty line."""
    mail = mail_arrival(channel, header)
    recipient = mail.sender
    machine = sent_by_a_machine(email.message_from_bytes(header, policy=email.policy.compat32))
    if recipient is None or machine or recipient == services.factor.email.lower():
        return
    with UnitOfWork(services.engine, services.clock()) as work:
        client = work.session.get(ClientRow, client_of_sender(work.session, recipient) or "")
        facts = Facts(
            language=client.language if client else MANY,
            client_name=client.name if client else "",
            factor_name=services.factor.name,
            reference=mail.subject or "-",
            package_id=None,
            received_at=work.now,
        )
        letter_id = fact_id("letter", "refused", channel, mail.external_id)
        if write_letter(work, services, letter_id, "refused", recipient, facts, refused_letter(facts, refusal.code)):
            work.audit(f"channel:{channel}", "mail.refused", "letter", letter_id, code=refusal.code)
            work.commit("tell_refused")
