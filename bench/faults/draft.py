"""One package while it is made up: its sales, what the books say of them, and what was planted; papers are drawn from it at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from api.sample.documents import DeliveryParticulars, OrderParticulars
from api.sample.made import MadeDocument
from api.sample.particulars import BankAccount, Goods, InvoiceParticulars, Party
from extractors.money import Money
from verification.debtor_answers import DebtorVerification
from verification.mail import Mail
from verification.model import Client, Contra, Debtor, RegisterEntry

Finish = Callable[[MadeDocument], MadeDocument]


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault that was planted: the code that must be found, in words, and the invoice it stands on (None: the package)."""

    code: str
    words: str
    invoice_number: str | None
    also: frozenset[str]
    everywhere: bool


@dataclass(eq=False, slots=True)
class Sale:
    """One invoice to be, with its order and its delivery. `order` is what the books hold; the papers may say something else."""

    debtor: Debtor
    invoice: InvoiceParticulars
    delivery: DeliveryParticulars | None
    order: OrderParticulars | None
    invoice_layout: str
    delivery_layout: str
    order_status: str = "open"
    brings_order: bool = False
    is_scanned: bool = False
    is_taken: bool = False
    left_out: frozenset[str] = frozenset()  # what the invoice does not say: number, buyer
    order_debtor: str | None = None  # where the books hold the order as another debtor's
    finish_invoice: list[Finish] = field(default_factory=list)
    finish_delivery: list[Finish] = field(default_factory=list)

    def bill(self, **changes: Any) -> None:
        """Change what the invoice prints."""
        self.invoice = replace(self.invoice, **changes)

    def deliver(self, **changes: Any) -> None:
        """Change what the delivery note prints; without a delivery note nothing."""
        if self.delivery is not None:
            self.delivery = replace(self.delivery, **changes)

    def date(self, issued: date, *, ordered_before: int = 6) -> None:
        """Move the whole sale to another day, with due date, delivery and order."""
        days = (self.invoice.due_date - self.invoice.issue_date) if self.invoice.due_date else timedelta(days=30)
        self.bill(issue_date=issued, due_date=issued + days)
        delivered = issued - timedelta(days=1)
        self.deliver(despatched_on=delivered, delivered_on=delivered)
        if self.order is not None:
            self.order = replace(self.order, ordered_on=delivered - timedelta(days=ordered_before))

    def number_before(self, steps: int) -> str:
        """The number that the client gave out so many invoices earlier."""
        digits = len(self.invoice.number) - len(self.invoice.number.rstrip("0123456789"))
        prefix, own = self.invoice.number[:-digits], self.invoice.number[-digits:]
        return f"{prefix}{int(own) - steps:0{digits}}"

    def with_lines(self, lines: tuple[Goods, ...]) -> None:
        """Bill, deliver and order these lines."""
        self.bill(lines=lines)
        self.deliver(lines=lines)
        if self.order is not None:
            self.order = replace(self.order, lines=lines)

    @property
    def gross(self) -> Money:
        return Money(self.invoice.gross_total, self.invoice.currency)

    @property
    def filename(self) -> str:
        """What the file of its invoice is called."""
        return f"invoice-{_slug(self.invoice.number)}.pdf"

    def is_file(self, filename: str) -> bool:
        """Whether the invoice of this sale is in a file of that name."""
        stem = filename.removesuffix(".pdf").removesuffix("-scan").removeprefix("again-")
        return stem in (f"invoice-{_slug(self.invoice.number)}", f"credit-note-{_slug(self.invoice.number)}")


@dataclass(frozen=True, slots=True)
class Pledged:
    """A receivable in another factor's book, who knows its debtor by a name, a tax number, or both."""

    debtor_name: str | None
    debtor_tax_id: str | None
    invoice_number: str
    issue_date: date
    gross: Money


def _slug(number: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in number)


@dataclass(eq=False, slots=True)
class Draft:
    """The package and its world. `own_account` is the client's, whatever account its invoices must print."""

    name: str
    today: date
    received_at: datetime
    client: Client
    seller: Party
    own_account: BankAccount
    sales: list[Sale]
    entries: list[RegisterEntry]
    debtors: dict[str, Debtor]
    strangers: list[Party]
    schedule: str  # xlsx, pdf or none
    schedule_signed: bool = True
    schedule_changes: list[Callable[[list[Any]], list[Any]]] = field(default_factory=list)
    extra: list[MadeDocument] = field(default_factory=list)
    sent_twice: list[Sale] = field(default_factory=list)
    received_before: list[Sale] = field(default_factory=list)
    drawn_share: Decimal | None = None  # of what the book allows, where it is out of the ordinary
    contras: list[Contra] = field(default_factory=list)
    mails: list[Mail] = field(default_factory=list)
    asked: list[tuple[Sale, DebtorVerification]] = field(default_factory=list)
    kyc_people: tuple[str, ...] = ()
    pledged: list[Pledged] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    honest: list[tuple[str, str]] = field(default_factory=list)  # invoice number, in words

    def know(self, debtor: Debtor) -> None:
        """What the master file says of a debtor from now on."""
        self.debtors[debtor.debtor_code] = debtor
        for sale in self.sales:
            if sale.debtor.debtor_code == debtor.debtor_code:
                sale.debtor = debtor

    def sold_before(self, sale: Sale, **changes: Any) -> RegisterEntry:
        """Put an earlier receivable into the register that is like this sale but for what is given."""
        invoice = sale.invoice
        entry = RegisterEntry(
            receivable_id=f"earlier-{len(self.entries)}",
            sequence=len(self.entries),
            client_code=self.client.client_code,
            debtor_code=sale.debtor.debtor_code,
            invoice_number=invoice.number,
            issue_date=invoice.issue_date,
            due_date=invoice.due_date,
            gross=sale.gross,
            po_number=invoice.po_number,
            delivery_note_number=invoice.delivery_note_number,
            status="open",
            package_id=None,
        )
        entry = entry._replace(**changes)
        self.entries.append(entry)
        return entry

    def is_taken(self, number: str) -> bool:
        """Whether the register has an invoice of that number already, or the package another one."""
        return any(each.invoice_number == number for each in self.entries) or any(each.invoice.number == number for each in self.sales)

    def owed_by(self, debtor_code: str) -> Decimal:
        """What the debtor owes the client by the register."""
        return sum(
            (
                each.gross.amount
                for each in self.entries
                if each.debtor_code == debtor_code
                and each.client_code == self.client.client_code
                and each.status in ("open", "disputed")
                and each.gross is not None
            ),
            Decimal(0),
        )
