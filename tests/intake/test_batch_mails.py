"""What the mails of a batch say reaches the checks, however they came in."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from intake.batch_mails import fetch_mails, kept_mails
from intake.pipeline import run_until_idle
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import FindingRow, ReceivableRow
from tests.intake.made import bring, invoice_pdf, mail, sender_of

WITH_HTML = """<html><style>p { color: red }</style><body><p>Dear all</p><p>Our <b>bank details</b> have changed.</p></body></html>"""


@pytest.mark.parametrize(("text", "outcome"), [("Our bank details have changed.", "failed"), ("Invoice attached.", "passed")])
def test_bank_details_changed_by_mail_stand_against_every_invoice_of_it(
    services: Services, book: SampleBook, text: str, outcome: str
) -> None:
    content = mail(sender_of(book), ("invoice.pdf", invoice_pdf(book, "INV-1"), "application/pdf"), text=text).as_bytes()
    bring(services, ("mail.eml", content), sender=sender_of(book))
    run_until_idle(services)
    with reading(services.engine) as session:
        found = session.scalars(select(FindingRow.outcome).where(FindingRow.check_code == "PAY-03")).all()
        assert session.scalars(select(ReceivableRow.invoice_number).where(ReceivableRow.package_id.is_not(None))).all() == ["INV-1"]
    assert found == [outcome]


def test_the_text_of_a_web_page_is_read_as_a_person_sees_it(services: Services, book: SampleBook) -> None:
    made = mail(sender_of(book), ("invoice.pdf", invoice_pdf(book, "INV-1"), "application/pdf"), text="Good day")
    made.get_body().set_content(WITH_HTML, subtype="html")  # type: ignore[union-attr]
    receipt_id = bring(services, ("mail.eml", made.as_bytes()), sender=sender_of(book))
    run_until_idle(services)
    with reading(services.engine) as session:
        (found,) = fetch_mails(services.blobs, kept_mails(session, [receipt_id]))
    assert found.texts == ("Dear all\nOur bank details have changed.",)
    assert found.sender == sender_of(book)


def test_what_came_without_a_mail_has_none(services: Services, book: SampleBook) -> None:
    receipt_id = bring(services, ("invoice.pdf", invoice_pdf(book, "INV-1")), client_code="C001")
    run_until_idle(services)
    with reading(services.engine) as session:
        assert kept_mails(session, [receipt_id]) == ()
