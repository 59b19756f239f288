"""Only our own mail server is believed about who sent a mail."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from intake.channels.mail_proof import mail_proof
from intake.channels.mails import mail_arrival
from intake.commands.acting import Actor
from intake.commands.assign_receipt import assign_receipt
from intake.pipeline import run_until_idle
from intake.receive import receive
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import FindingRow
from tests.intake.made import invoice_pdf, mail, receipt, sender_of
from verification.mail import MailProof

OURS = frozenset({"mx.factor.example"})
FAIL = "mx.factor.example; spf=fail smtp.mailfrom=a@b.example; dkim=none; dmarc=fail (p=reject dis=none) header.from=b.example"
PASS = "mx.factor.example; spf=pass smtp.mailfrom=a@b.example; dkim=pass header.d=b.example; dmarc=pass"
FORGED = "MX.client.example; spf=pass; dkim=pass; dmarc=pass"
UNNAMED = "spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=b.example; dkim=fail; dmarc=pass action=none"


@pytest.mark.parametrize(
    ("headers", "trusted", "proof"),
    [
        ([PASS], OURS, MailProof("pass", "pass", "pass")),
        ([FAIL, PASS], OURS, MailProof("fail", "none", "fail")),
        ([FORGED], OURS, MailProof()),
        ([FORGED, FAIL], OURS, MailProof("fail", "none", "fail")),
        (["mx.factor.example; spf=pass", "mx.factor.example; dkim=fail header.d=x; dkim=pass header.d=b"], OURS, MailProof("pass", "pass")),
        (["mx.factor.example 1; none"], OURS, MailProof()),
        ([PASS], frozenset(), MailProof()),
        ([UNNAMED, FORGED], frozenset({"*"}), MailProof("pass", "fail", "pass")),
        ([UNNAMED], OURS, MailProof()),
        ([], frozenset({"*"}), MailProof()),
    ],
)
def test_the_topmost_word_of_a_trusted_server_counts(headers: list[str], trusted: frozenset[str], proof: MailProof) -> None:
    made = EmailMessage()
    for each in headers:
        made["Authentication-Results"] = each
    assert mail_proof(made, trusted) == proof


def test_where_answers_go_is_kept_where_it_is_elsewhere() -> None:
    made = EmailMessage()
    made["From"], made["Reply-To"] = "Ann <ann@b.example>", "Ann <ann@b-accounts.example>"
    assert mail_proof(made, OURS).reply_to == "ann@b-accounts.example"
    made.replace_header("Reply-To", "ANN@b.example")
    assert mail_proof(made, OURS).reply_to is None


def _finding(services: Services, sent: EmailMessage, channel: str = "imap") -> tuple[str, str]:
    receipt_id = receive(services, mail_arrival(channel, sent.as_bytes(), trusted_servers=OURS))
    if receipt(services, receipt_id).state == "held":
        assign_receipt(services, Actor("u2", "assistant"), receipt_id, "C001")
    run_until_idle(services)
    with reading(services.engine) as session:
        found = session.scalars(select(FindingRow).where(FindingRow.check_code == "FRD-04")).one()
        return found.outcome, found.message


def test_a_mail_that_our_server_calls_forged_holds_up_its_batch(services: Services, book: SampleBook) -> None:
    sent = mail(sender_of(book), ("invoice.pdf", invoice_pdf(book), "application/pdf"))
    sent["Authentication-Results"] = FAIL
    outcome, message = _finding(services, sent)
    assert (outcome, "DMARC failed" in message) == ("failed", True)


def test_a_strangers_mail_that_an_assistant_assigned_is_still_a_strangers(services: Services, book: SampleBook) -> None:
    name, _, ending = sender_of(book).rpartition(".")
    outcome, message = _finding(services, mail(f"{name}s.{ending}", ("invoice.pdf", invoice_pdf(book), "application/pdf")))
    assert (outcome, "imitates" in message) == ("failed", True)


def test_a_registered_sender_passes(services: Services, book: SampleBook) -> None:
    outcome, _ = _finding(services, mail(sender_of(book), ("invoice.pdf", invoice_pdf(book), "application/pdf")))
    assert outcome == "passed"
