"""Letters in the books: gathers what a letter is about, writes it once, and puts its sending into the outbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.money import Money
from intake.letters.composing import SAID_AS_MISSING, Facts, InvoiceLine, Letter, PartLine
from intake.receive import parts_of
from intake.senders import bare_address
from intake.services import Services
from storage.database.tables import (
    ClientRow,
    DeficiencyRow,
    DocumentRow,
    LetterRow,
    PackageRow,
    ReceiptRow,
    ReceivableRow,
    UserRow,
)
from storage.unit_of_work import UnitOfWork
from verification.advice import advice_on


def recipient_of(session: Session, receipt: ReceiptRow) -> str | None:
    """Who is told about a receipt: whoever mailed it, else whoever uploaded it; None where nobody left an address."""
    if receipt.sender:
        return bare_address(receipt.sender)
    if receipt.submitted_by:
        user = session.get(UserRow, receipt.submitted_by)
        return user.email if user is not None and user.role == "client" else None
    return None


def receipt_facts(session: Session, receipt: ReceiptRow, package: PackageRow | None, services: Services) -> Facts:
    """What there is to say about a receipt and, where it made or joined one, its package."""
    client = session.get(ClientRow, receipt.client_code) if receipt.client_code else None
    kyc_parts = set(session.scalars(select(DocumentRow.part_id).where(DocumentRow.receipt_id == receipt.id, DocumentRow.in_kyc.is_(True))))
    return Facts(
        language=client.language if client else "en",
        client_name=client.name if client else "",
        factor_name=services.factor.name,
        reference=receipt.reference or receipt.subject or receipt.id[:8],
        package_id=package.id if package else None,
        received_at=receipt.received_at,
        parts=tuple(
            PartLine(part.filename, part.state, part.state_reason, part.id in kyc_parts, part.problem_code)
            for part in parts_of(session, receipt.id)
        ),
        invoices=_invoices(session, package, client.language if client else "en") if package else (),
        missing=tuple((each["receivable"], each["kind"]) for each in package.missing) if package else (),
    )


def package_facts(session: Session, package: PackageRow, services: Services) -> Facts:
    """What there is to say about a package, whichever receipts it came in."""
    receipt = session.get_one(ReceiptRow, package.receipt_id)
    return receipt_facts(session, receipt, package, services)


def _invoices(session: Session, package: PackageRow, language: str) -> tuple[InvoiceLine, ...]:
    remarks: dict[str | None, list[str]] = defaultdict(list)
    open_ones = session.scalars(
        select(DeficiencyRow)
        .where(DeficiencyRow.package_id == package.id, DeficiencyRow.state == "open")
        .order_by(DeficiencyRow.check_code)
    )
    for row in open_ones:
        remark = None if row.check_code in SAID_AS_MISSING else advice_on(row.check_code, language, row.message)
        if remark is not None:
            remarks[row.receivable_id].append(remark)
    rows = session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == package.id).order_by(ReceivableRow.position))
    return tuple(
        InvoiceLine(row.id, row.invoice_number, _amount(row), row.state in ("complete", "approved"), tuple(remarks[row.id])) for row in rows
    )


def _amount(row: ReceivableRow) -> str:
    if row.gross_minor is None or row.currency is None:
        return row.currency or "?"
    return str(Money.from_minor_units(row.gross_minor, row.currency))


def write_letter(
    work: UnitOfWork,
    services: Services,
    letter_id: str,
    kind: str,
    recipient: str,
    facts: Facts,
    letter: Letter,
    receipt_id: str | None = None,
) -> bool:
    """Put a letter into the books, once for its id, and its sending into the outbox where there is a relay; False where it is there."""
    if work.session.get(LetterRow, letter_id) is not None:
        return False
    work.session.add(
        LetterRow(
            id=letter_id,
            receipt_id=receipt_id,
            package_id=facts.package_id,
            kind=kind,
            recipient=recipient,
            language=facts.language,
            subject=letter.subject,
            body=letter.body,
            state="due",
            written_at=work.now,
        )
    )
    work.session.flush()
    if services.mail_relay is not None:
        work.send("send_letter", letter_id)
    return True


def client_recipients(session: Session, package: PackageRow) -> Sequence[str]:
    """Who at the client is written to about a package."""
    return recipients_at_client(session, session.get(ReceiptRow, package.receipt_id), package.client_code)


def recipients_at_client(session: Session, receipt: ReceiptRow | None, client_code: str) -> Sequence[str]:
    """Who at the client is written to about what came in: whoever sent it, else the people who sign in for the client."""
    sender = recipient_of(session, receipt) if receipt is not None else None
    if sender:
        return (sender,)
    return tuple(
        session.scalars(
            select(UserRow.email)
            .where(UserRow.client_code == client_code, UserRow.role == "client", UserRow.active.is_(True))
            .order_by(UserRow.email)
        )
    )
