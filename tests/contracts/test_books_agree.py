"""The books in lists and the books in the database give every check the same answer, on every case there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, asdict, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from extractors.codec import to_plain
from storage.database.tables import (
    ClientSenderRow,
    ContraBalanceRow,
    DebtorNameRow,
    ExchangeRateRow,
    InstallationSettingRow,
    PartnerBookRow,
    PartnerMarkRow,
    PurchaseOrderLineRow,
    RequirementProfileRow,
    VerificationRequestRow,
    VerificationRow,
)
from storage.repositories.books import DatabaseBooks
from storage.repositories.papers_alike import write_bands
from tests.storage import rows
from tests.verification.world import World, build
from verification.matching.numbers import number_key
from verification.matching.prepared_names import prepare
from verification.model import Client, Debtor, Facility, Finding, Particulars, RegisterEntry
from verification.runner import run_checks

CASES = Path(__file__).parents[1] / "cases"
LEDGER = {"open", "paid", "disputed", "credited"}


def _cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            # Funds in use are worked out by the database and told to the lists; an order's client is always in the database.
            if "funds_in_use" not in case and "client_unknown" not in case:
                yield path.stem, f"{path.stem}: {case['name']}", case


def test_every_case_ends_the_same_on_both_books(engine: Engine) -> None:
    differing = []
    for code, name, case in _cases():
        world = build(case)
        with Session(engine) as session:
            _write(session, world)
            in_database = _answers(run_checks(world.batch, DatabaseBooks(session, world.batch.package_id), world.now, {code}))
            session.rollback()
        in_lists = _answers(run_checks(world.batch, world.books, world.now, {code}))
        differing += [f"{name}: {each}" for each in sorted(in_lists ^ in_database)]
    assert not differing, "\n".join(differing)


def test_both_books_know_the_same_of_debtors_and_what_people_call_them(engine: Engine) -> None:
    (case,) = [each for code, _, each in _cases() if code == "PTY-03" and "confirmed_names" in each.get("debtor", {})]
    world = build(case)
    with Session(engine) as session:
        _write(session, world)
        in_database = {each.debtor_code: each for each in DatabaseBooks(session, world.batch.package_id).debtors()}
    assert in_database == {each.debtor_code: each for each in world.books.debtors()}


def _answers(findings: tuple[Finding, ...]) -> set[tuple[str, str, str, str]]:
    return {(each.receivable_id or "", each.check_code, each.outcome.value, each.message) for each in findings}


def _write(session: Session, world: World) -> None:
    named = {each.client_code for each in world.register} | {each.client_code for each in world.orders}
    named |= {each.client_code for files in world.files.values() for each in files if each.client_code}
    strangers = named - {each.client_code for each in world.clients}
    session.add_all([*map(_client, world.clients), *(rows.client(code, name=code) for code in strangers), *map(_debtor, world.debtors)])
    session.flush()
    for debtor in world.debtors:
        session.add_all(_confirmed(debtor, name, world.now) for name in debtor.confirmed_names)
    session.add_all(ClientSenderRow(client_code=each.client_code, pattern=pattern) for each in world.clients for pattern in each.senders)
    for order in world.orders:
        row = rows.purchase_order(
            order.po_number,
            order.debtor_code,
            order.client_code,
            issue_date=order.issue_date,
            currency=order.total.currency,
            total_minor=order.total.minor_units(),
            status=order.status,
        )
        session.add(row)
        session.flush()
        session.add_all(
            PurchaseOrderLineRow(
                purchase_order_id=row.id,
                line_number=line.line_number,
                item_code=line.item_code,
                description=line.description,
                quantity=line.quantity,
                unit_price=line.unit_price,
            )
            for line in order.lines
        )
    for entry in world.register:
        supported_by = [sha256 for (sha256, _), ids in world.supporting_pages.items() if entry.receivable_id in ids]
        _register(session, entry, supported_by)
    _ledger(session, world)
    _partner_books(session, world)
    _verifications(session, world)
    for sha256, files in world.files.items():
        for file in files:
            receipt = rows.receipt(sha256, file.client_code, received_at=file.received_at)
            session.add(receipt)
            session.flush()
            session.add(rows.part(receipt, "1", sha256, filename=file.filename))
    session.flush()


def _verifications(session: Session, world: World) -> None:
    key = world.books.sample_key()
    if key is not None:
        session.add(InstallationSettingRow(name="verification_sample_key", value=key, changed_at=world.now))
    asked = [
        (each.receivable_id, question) for each in world.batch.receivables for question in world.books.verifications(each.receivable_id)
    ]
    if not asked:
        return
    receipt = rows.receipt("package that asked")
    package = rows.package(receipt)
    for each in (receipt, package):
        session.add(each)
        session.flush()
    for place, (receivable_id, question) in enumerate(asked):
        contact, answer, amount = question.contact, question.answer, question.amount
        session.add(
            VerificationRequestRow(
                id=f"question-{place}",
                package_id=package.id,
                debtor_code=question.debtor_code,
                contact_name=contact.name,
                contact_email=contact.email,
                contact_phone=contact.phone,
                contact_source=contact.source,
                how=question.how.value,
                language="en",
                disclosed=True,
                asked_at=question.asked_at,
                asked_by="assistant",
            )
        )
        session.flush()
        session.add(
            VerificationRow(
                id=f"question-{place}-1",
                request_id=f"question-{place}",
                receivable_id=receivable_id,
                position=0,
                invoice_number="INV-101",
                currency=amount.currency if amount else None,
                gross_minor=amount.minor_units() if amount else None,
                verdict=answer.verdict.value if answer else None,
                points={point.value: said for point, said in answer.points.items()} if answer else {},
                corrected=answer.corrected if answer else "",
                remark=answer.remark if answer else "",
                answered_at=answer.answered_at if answer else None,
            )
        )
    session.flush()


def _partner_books(session: Session, world: World) -> None:
    for book, marks in world.partner_books.items():
        session.add(
            PartnerBookRow(
                partner=book.partner, key=book.key, made_at=book.made_at, mark_count=len(marks), loaded_at=world.now, loaded_by="test"
            )
        )
        session.flush()
        session.add_all(PartnerMarkRow(partner=book.partner, mark=mark) for mark in marks)
    session.flush()


def _ledger(session: Session, world: World) -> None:
    for rate in world.rates:
        session.add(ExchangeRateRow(**asdict(rate), changed_at=world.now))
    for contra in world.contras:
        session.add(
            ContraBalanceRow(
                client_code="C001",
                debtor_code=contra.debtor_code,
                currency=contra.owed.currency,
                owed_minor=contra.owed.minor_units(),
                as_of=contra.as_of,
                changed_at=world.now,
            )
        )
    for position, profile in enumerate(world.profiles):
        documents = sorted(profile.documents)
        session.add(RequirementProfileRow(**asdict(profile) | {"position": position, "documents": documents, "changed_at": world.now}))
    for place, name in enumerate(world.kyc_people):
        session.add(rows.person_in_kyc_file(session, "C001", f"person-{place}", name))
    session.flush()


def _client(client: Client) -> Any:
    facility = client.facility
    return rows.client(
        client.client_code,
        name=client.name,
        tax_id=client.tax_id,
        registration_number=client.registration_number,
        country=client.country,
        currency=facility.currency,
        facility_limit_minor=facility.limit.minor_units(),
        advance_rate=facility.advance_rate,
        disclosed=facility.disclosed,
        required_documents=sorted(facility.required_documents),
        remit_to_account=facility.remit_to_account,
        settings={each.name: _setting(getattr(facility, each.name)) for each in fields(Facility) if each.default is not MISSING},
        particulars=_particulars(client.particulars),
    )


def _setting(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value if isinstance(value, bool) else str(value)


def _particulars(stated: Particulars) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(stated).items() if value}


def _debtor(debtor: Debtor) -> Any:
    limit = debtor.credit_limit
    return rows.debtor(
        debtor.debtor_code,
        name=debtor.name,
        aliases=list(debtor.aliases),
        tax_id=debtor.tax_id,
        registration_number=debtor.registration_number,
        country=debtor.country,
        address=debtor.address,
        email_domain=debtor.email_domain,
        credit_limit_minor=limit.minor_units() if limit else None,
        credit_limit_currency=limit.currency if limit else None,
        terms_days=debtor.terms_days,
        status=debtor.status,
        requires_po=debtor.requires_po,
        particulars={**_particulars(debtor.particulars), "kind": debtor.kind, "related_clients": list(debtor.related_clients)},
    )


def _confirmed(debtor: Debtor, name: str, at: datetime) -> DebtorNameRow:
    return DebtorNameRow(
        id=f"{debtor.debtor_code} {name}", debtor_code=debtor.debtor_code, name=name, name_key=prepare(name).core, client_code="C002",
        package_id="an earlier one", document_id="its invoice", confirmed_by="assistant", confirmed_at=at,
    )  # fmt: skip


def _register(session: Session, entry: RegisterEntry, supported_by: Sequence[str]) -> None:
    package, proofs = None, []
    if entry.status not in LEDGER or supported_by:
        receipt = rows.receipt(entry.receivable_id, entry.client_code)
        session.add(receipt)
        session.flush()
        package = rows.package(receipt, "approved" if entry.status in LEDGER else entry.status)
        session.add(package)
        session.flush()
        for place, sha256 in enumerate(supported_by):
            part = rows.part(receipt, f"proof {place}", sha256)
            proof = rows.document(part, kind="delivery_note")
            for each in (part, proof):
                session.add(each)
                session.flush()
            proofs.append({"document_id": proof.id, "tied_by": "position in the batch"})
    row = rows.receivable(
        entry.invoice_number,
        entry.gross.minor_units() if entry.gross else None,  # type: ignore[arg-type]
        package,
        client_code=entry.client_code,
        debtor_code=entry.debtor_code,
        currency=entry.gross.currency if entry.gross else "ZAR",
        issue_date=entry.issue_date,
        due_date=entry.due_date,
        po_number=entry.po_number,
        delivery_note_number=entry.delivery_note_number,
        delivery_note_key=number_key(entry.delivery_note_number) if entry.delivery_note_number else None,
        supporting=proofs,
        status=entry.status if entry.status in LEDGER else "open",
        accounts=list(entry.accounts),
        layout=to_plain(entry.layout) if entry.layout else None,
    )
    row.id = entry.receivable_id
    if package is not None:
        row.state = "approved" if entry.status in LEDGER else entry.status
    if entry.content is not None:
        receipt = rows.receipt(f"paper of {entry.receivable_id}", entry.client_code)
        part = rows.part(receipt, "1", entry.receivable_id)
        paper = rows.document(part, content=to_plain(entry.content))
        for each in (receipt, part, paper):
            session.add(each)
            session.flush()
        row.document_id = paper.id
    session.add(row)
    session.flush()
    write_bands(session, row, entry.content)
    session.flush()
