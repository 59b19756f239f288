"""A small book and batch to check rules on, so that a case need only say what differs.

The standard world: client C001 (Karoo Wool Traders) sells invoice INV-101 of 2026-03-02 over R 11 500.00 to debtor D007 (Overberg Retail
Group), on order PO-55 and delivery note DN-9, and it is 2026-03-20. Everything in it is in order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from extractors.model import (
    Absent,
    Ambiguous,
    Box,
    Contradiction,
    Evidence,
    ExtractedDocument,
    Field,
    Line,
    Reading,
    ScheduleEntry,
    Unreadable,
    Value,
)
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from tests.verification.asked_debtors import asked_debtors
from tests.verification.earlier import earlier_series, looks
from tests.verification.file_facts import facts_of_file
from tests.verification.partners import partner_books
from verification.debtor_answers import DebtorVerification
from verification.list_books import ListBooks
from verification.mail import Mail, MailProof
from verification.matching.content import PaperContent, content_of
from verification.model import (
    Batch,
    Client,
    Contra,
    Debtor,
    EarlierFile,
    ExchangeRate,
    Facility,
    PackDocument,
    Particulars,
    PurchaseOrder,
    PurchaseOrderLine,
    RegisterEntry,
    RequirementProfile,
    Supply,
)
from verification.package import assemble_batch
from verification.pledges import PartnerBook

TODAY = date(2026, 3, 20)

FACILITY = Facility(
    currency="ZAR",
    limit=Money(Decimal("1000000.00"), "ZAR"),
    advance_rate=Decimal("0.80"),
    disclosed=True,
    required_documents=frozenset({"delivery_note"}),
    remit_to_account="62 0000 12345",
)

CLIENT = Client(
    client_code="C001",
    name="Karoo Wool Traders (Pty) Ltd",
    tax_id="4123456784",
    registration_number="2015/123456/07",
    country="ZA",
    language="en",
    facility=FACILITY,
)

DEBTOR = Debtor(
    debtor_code="D007",
    name="Overberg Retail Group (Pty) Ltd",
    aliases=("Overberg Stores",),
    tax_id="4987654326",
    registration_number="1998/000111/07",
    country="ZA",
    address="12 Long Street, Caledon, 7230",
    email_domain="overberg.example",
    credit_limit=Money(Decimal("500000.00"), "ZAR"),
    terms_days=30,
    status="approved",
    requires_po=False,
)

OTHER_DEBTOR = replace(
    DEBTOR,
    debtor_code="D008",
    name="Tsitsikamma Hardware CC",
    aliases=(),
    tax_id="4555555558",
    registration_number="2001/222222/23",
    address="1 Bay Road, Storms River, 6308",
    email_domain="tsitsikamma.example",
)

ORDER: dict[str, Any] = {
    "po_number": "PO-55",
    "debtor": "D007",
    "client": "C001",
    "total": "20000.00",
    "status": "open",
    "lines": [
        {"item": "WB-1", "description": "Wool blanket", "quantity": "100", "price": "100.00"},
        {"item": "WB-2", "description": "Wool scarf", "quantity": "100", "price": "100.00"},
    ],
}

INVOICE: dict[str, Any] = {
    "invoice_number": "INV-101",
    "issue_date": "2026-03-02",
    "due_date": "2026-04-01",
    "currency": "ZAR",
    "seller_name": "Karoo Wool Traders (Pty) Ltd",
    "seller_tax_id": "4123456784",
    "seller_address": "3 Wol Street, Beaufort West, 6970",
    "buyer_name": "Overberg Retail Group (Pty) Ltd",
    "buyer_tax_id": "4987654326",
    "buyer_address": "12 Long Street, Caledon, 7230",
    "po_number": "PO-55",
    "delivery_note_number": "DN-9",
    "net_total": "10000.00",
    "tax_rate": "15",
    "tax_total": "1500.00",
    "gross_total": "11500.00",
    "bank_account": "62000012345",
    "notice_of_assignment": "This debt has been ceded; payable only to the factor",
    "lines": [{"item": "WB-1", "description": "Wool blanket", "quantity": "100", "price": "100.00", "total": "10000.00"}],
}

DELIVERY_NOTE: dict[str, Any] = {
    "kind": "delivery_note",
    "signing": {"signature": "present", "name": "present", "date": "present"},
    "delivery_note_number": "DN-9",
    "delivery_date": "2026-03-01",
    "buyer_name": "Overberg Retail Group (Pty) Ltd",
    "po_number": "PO-55",
    "lines": [{"item": "WB-1", "description": "Wool blanket", "quantity": "100"}],
}


@dataclass(frozen=True)
class World:
    """A batch, the books it is checked against, what those hold, and the moment."""

    batch: Batch
    books: ListBooks
    now: datetime
    clients: tuple[Client, ...]
    debtors: tuple[Debtor, ...]
    orders: tuple[PurchaseOrder, ...]
    register: tuple[RegisterEntry, ...]
    files: Mapping[str, Sequence[EarlierFile]]
    rates: tuple[ExchangeRate, ...] = ()
    contras: tuple[Contra, ...] = ()
    kyc_people: tuple[str, ...] = ()
    supporting_pages: Mapping[tuple[str, int], Sequence[str]] = field(default_factory=dict)
    partner_books: Mapping[PartnerBook, Collection[str]] = field(default_factory=dict)
    profiles: tuple[RequirementProfile, ...] = ()


def reading(stated: Any) -> Reading:
    """What a case says of a field: text, nothing (null), `{unreadable: why}` or `{ambiguous: [..], because: why}`."""
    if stated is None:
        return Absent()
    if isinstance(stated, Mapping):
        if "unreadable" in stated:
            return Unreadable(str(stated["unreadable"]))
        return Ambiguous(tuple(str(each) for each in stated["ambiguous"]), str(stated.get("because", "nothing on the page decides")))
    return Value(str(stated))


def document(kind: str, stated: Mapping[str, Any], pages: Sequence[int] = (1,)) -> ExtractedDocument:
    """A document of this kind that says this; fields have a box each, one below another."""
    fields = []
    for place, (name, value) in enumerate((key, each) for key, each in stated.items() if key in set(Term)):
        box = Box(72.0, 72.0 + 14 * place, 200.0, 84.0 + 14 * place)
        seen = () if value is None else (Evidence(pages[0], box, str(value)),)
        sure = (stated.get("confidence") or {}).get(name)
        person = f"person:{stated['confirmed_by']}" if name in (stated.get("confirmed") or ()) else None
        fields.append(Field(Term(name), reading(value), seen, sure, person or str(stated.get("read_by", "case"))))
    lines = tuple(
        Line(
            description=each["description"],
            quantity=_decimal(each.get("quantity")),
            unit=each.get("unit"),
            unit_price=_decimal(each.get("price")),
            line_total=_decimal(each.get("total")),
            tax_rate=_decimal(each.get("tax_rate")),
            item_code=each.get("item"),
            confidence=each.get("confidence"),
            evidence=Evidence(pages[0], Box(72.0, 400.0 + 14 * place, 500.0, 412.0 + 14 * place), each["description"]),
        )
        for place, each in enumerate(stated.get("lines") or ())
    )
    schedule = tuple(
        ScheduleEntry(
            str(each["invoice_number"]),
            each.get("debtor"),
            str(each["date"]) if "date" in each else None,
            _decimal(each.get("amount")),
            Evidence(1, Box(72.0, 100.0 + 14 * place, 500.0, 112.0 + 14 * place), str(each["invoice_number"])),
        )
        for place, each in enumerate(stated.get("entries") or ())
    )
    contradictions = tuple(Contradiction("INV-02", str(each)) for each in stated.get("contradictions") or ())
    facts = facts_of_file(stated)
    facts["layout"] = looks(stated.get("looks"))
    return ExtractedDocument(DocumentKind(kind), None, tuple(pages), tuple(fields), lines, schedule, contradictions, **facts)


def _decimal(stated: Any) -> Decimal | None:
    return None if stated is None else Decimal(str(stated))


def pack_document(name: str, position: int, content: ExtractedDocument, sha256: str | None = None) -> PackDocument:
    """A document in a file of its own."""
    digest = sha256 or hashlib.sha256(name.encode()).hexdigest()
    return PackDocument(f"doc-{name}", f"part-{name}", position, f"{name}.pdf", digest, content, paper_content(content))


def paper_content(content: ExtractedDocument) -> PaperContent:
    """What a paper says that prints nothing but its fields and lines."""
    fields = [word for each in content.fields for seen in each.evidence for word in seen.text.split()]
    lines = [each for line in content.lines for each in (line.item_code, line.quantity, line.unit_price, line.line_total)]
    words = [word for line in content.lines for word in line.description.split()]
    return content_of(content, [*fields, *(str(each) for each in lines if each is not None), *words])


def build(case: Mapping[str, Any]) -> World:
    """The standard world with what a case changes in it."""
    today = _date(case.get("today")) or TODAY
    now = datetime.combine(today, time(9), UTC)
    facility = _changed_facility(case.get("facility") or {})
    client = replace(CLIENT, facility=facility, **_with_particulars(case.get("client") or {}))
    clients = () if case.get("client_unknown") else (client,)
    known = (_changed_debtor(DEBTOR, case.get("debtor") or {}), OTHER_DEBTOR)
    orders = tuple(_order({**ORDER, **each}) for each in case.get("orders", [ORDER]))
    stated = [*(case.get("register") or ()), *earlier_series(case.get("earlier_series"), today)]
    register = tuple(_entry(place, each) for place, each in enumerate(stated, start=1))
    received = _files(case.get("received_before") or {})
    funds_in_use = {"C001": _money(case["funds_in_use"])} if "funds_in_use" in case else None
    rates = tuple(_rate(each) for each in case.get("rates") or ())
    contras = tuple(
        Contra(each.get("debtor", "D007"), _money(each["owed"]), _date(each.get("as_of"))) for each in case.get("contras") or ()
    )
    people = tuple(case.get("kyc_people") or ())
    pages = _supporting_pages(case.get("register") or ())
    asked: dict[str, list[DebtorVerification]] = {}
    partners = partner_books(case.get("partner_books") or ())
    profiles = tuple(_profile(each) for each in case.get("requirements") or ())
    books = ListBooks(
        clients, known, orders, register, received, funds_in_use, rates, {"C001": contras}, {"C001": people}, profiles, pages, asked,
        case.get("sample_key"), partners,
    )  # fmt: skip
    documents, files = _documents(case)
    parked = tuple((each["file"], each["reason"]) for each in case.get("unreadable_files") or ())
    batch = assemble_batch("package-1", "C001", now, documents, files, parked, books)
    asked.update({each.receivable_id: asked_debtors(case.get("asked") or ()) for each in batch.receivables})
    batch = replace(batch, mails=tuple(_mail(each) for each in case.get("mails") or ()))
    return World(batch, books, now, clients, known, orders, register, received, rates, contras, people, pages, partners, profiles)


def _documents(case: Mapping[str, Any]) -> tuple[list[PackDocument], list[tuple[str, str]]]:
    stated: list[tuple[str, str, Mapping[str, Any]]] = []
    if case.get("invoice", {}) is not None:
        own = {**INVOICE, **(case.get("invoice") or {})}
        stated.append(("invoice", str(own.get("kind", "invoice")), own))
    for place, each in enumerate(case.get("also") or (), start=2):
        stated.append((f"invoice-{place}", str(each.get("kind", "invoice")), {**INVOICE, **each}))
    for place, each in enumerate(case.get("papers", [DELIVERY_NOTE]), start=1):
        base = DELIVERY_NOTE if each.get("kind", "delivery_note") == "delivery_note" else {}
        merged = {**base, **each}
        stated.append((str(merged.get("name", f"{merged['kind']}-{place}")), str(merged["kind"]), merged))
    if "schedule" in case:
        stated.append(("schedule", "schedule_of_accounts", case["schedule"]))
    documents = []
    for position, (name, kind, content) in enumerate(stated):
        made = pack_document(name, position, document(kind, content), content.get("sha256"))
        documents.append(replace(made, filename=str(content["filename"])) if "filename" in content else made)
    return documents, [(each.filename, each.sha256) for each in documents]


def _mail(stated: Mapping[str, Any]) -> Mail:
    """A mail as a case tells of it; `proof` is what our mail server says of its sender."""
    proof = stated.get("proof")
    return Mail(stated.get("sender"), None if proof is None else MailProof(**proof), tuple(stated.get("says") or ()))


def _changed_facility(stated: Mapping[str, Any]) -> Facility:
    changes: dict[str, Any] = dict(stated)
    if "limit" in changes:
        changes["limit"] = _money(changes["limit"])
    if "required_documents" in changes:
        changes["required_documents"] = frozenset(changes["required_documents"])
    for name, value in changes.items():
        if isinstance(getattr(FACILITY, name), Decimal):
            changes[name] = Decimal(str(value))
        elif isinstance(getattr(FACILITY, name), tuple):
            changes[name] = tuple(value)
    return replace(FACILITY, **changes)


def _changed_debtor(debtor: Debtor, stated: Mapping[str, Any]) -> Debtor:
    changes = _with_particulars(stated)
    if changes.get("credit_limit") is not None:
        changes["credit_limit"] = _money(changes["credit_limit"])
    for name in ("aliases", "confirmed_names", "related_clients"):
        if name in changes:
            changes[name] = tuple(changes[name])
    return replace(debtor, **changes)


def _with_particulars(stated: Mapping[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = dict(stated)
    if "particulars" in changes:
        said = changes["particulars"].items()
        changes["particulars"] = Particulars(**{name: tuple(value) if isinstance(value, list) else value for name, value in said})
    return changes


def _rate(stated: Mapping[str, Any]) -> ExchangeRate:
    return ExchangeRate(
        str(stated.get("from", "EUR")), str(stated.get("to", "ZAR")), date.fromisoformat(str(stated["on"])), Decimal(str(stated["rate"])),
        str(stated.get("source", "Reserve Bank")),
    )  # fmt: skip


def _profile(stated: Mapping[str, Any]) -> RequirementProfile:
    supply = Supply(stated["supply"]) if "supply" in stated else None
    return RequirementProfile(stated.get("client"), stated.get("debtor"), supply, stated.get("disclosed"), frozenset(stated["documents"]))


def _money(stated: Any) -> Money:
    amount, _, currency = str(stated).partition(" ")
    return Money(Decimal(amount), currency or "ZAR")


def _date(stated: Any) -> date | None:
    return date.fromisoformat(str(stated)) if stated is not None else None


def _order(stated: Mapping[str, Any]) -> PurchaseOrder:
    return PurchaseOrder(
        po_number=str(stated["po_number"]),
        debtor_code=str(stated["debtor"]),
        client_code=str(stated["client"]),
        issue_date=_date(stated.get("issue_date")),
        total=_money(stated["total"]),
        status=str(stated["status"]),
        lines=tuple(
            PurchaseOrderLine(number, each.get("item"), each["description"], Decimal(str(each["quantity"])), Decimal(str(each["price"])))
            for number, each in enumerate(stated.get("lines") or (), start=1)
        ),
    )


def _entry(sequence: int, stated: Mapping[str, Any]) -> RegisterEntry:
    gross = stated.get("gross", "11500.00")
    return RegisterEntry(
        receivable_id=f"earlier-{sequence}",
        sequence=sequence,
        client_code=str(stated.get("client", "C001")),
        debtor_code=stated.get("debtor", "D007"),
        invoice_number=str(stated["invoice_number"]),
        issue_date=_date(stated.get("issue_date")),
        due_date=_date(stated.get("due_date")),
        gross=None if gross is None else _money(gross),
        po_number=stated.get("po_number"),
        delivery_note_number=stated.get("delivery_note_number"),
        status=str(stated.get("status", "open")),
        package_id=None,
        accounts=tuple(str(each) for each in stated.get("accounts") or ()),
        layout=looks(stated.get("looks")),
        content=paper_content(document("invoice", {**INVOICE, **stated["paper"]})) if "paper" in stated else None,
    )


def _supporting_pages(stated: Sequence[Mapping[str, Any]]) -> dict[tuple[str, int], list[str]]:
    """The first pages of files whose paper there supports an entry, which the case names by the file's SHA-256."""
    return {(str(each["supported_by"]), 1): [f"earlier-{place}"] for place, each in enumerate(stated, start=1) if "supported_by" in each}


def _files(stated: Mapping[str, Any]) -> dict[str, list[EarlierFile]]:
    return {
        sha256: [
            EarlierFile(each["client"], "receipt-1", str(each["file"]), datetime.combine(date.fromisoformat(str(each["on"])), time(8), UTC))
        ]
        for sha256, each in stated.items()
    }
