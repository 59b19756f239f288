"""Letters that follow from what people decide: one for each decision and recipient."""

from __future__ import annotations

from intake.commands.acting import Deciding
from intake.correspondence import client_recipients, package_facts, write_letter
from intake.letters.composing import Letter, approved_letter, request_letter, returned_letter
from storage.ids import fact_id


def ask_for_documents(act: Deciding, message: str) -> int:
    """Ask the client for what is missing; returns how many people are written to."""
    return _write(act, "documents_requested", request_letter(package_facts(act.session, act.package, act.services), message))


def tell_of_return(act: Deciding, reason: str) -> int:
    """Tell the client that its batch comes back."""
    return _write(act, "returned", returned_letter(package_facts(act.session, act.package, act.services), reason))


def tell_of_approval(act: Deciding) -> int:
    """Tell the client that its batch was approved."""
    return _write(act, "approved", approved_letter(package_facts(act.session, act.package, act.services)))


def _write(act: Deciding, kind: str, letter: Letter) -> int:
    facts = package_facts(act.session, act.package, act.services)
    recipients = client_recipients(act.session, act.package)
    for recipient in recipients:
        letter_id = fact_id("letter", kind, act.package.id, act.version, recipient)
        write_letter(act.work, act.services, letter_id, kind, recipient, facts, letter, receipt_id=act.package.receipt_id)
    return len(recipients)
