"""What a paper is about before it is drawn: parties, accounts, lines of goods and the totals they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from extractors.model import Line
from extractors.terms import DocumentKind

_CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to the cent, as invoices round."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Party:
    """A company as it stands on paper. `address` is one line a line."""

    name: str
    address: tuple[str, ...]
    tax_id: str | None = None
    registration_number: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where the paper asks to be paid."""

    holder: str
    bank: str
    branch_code: str
    number: str
    iban: str | None = None
    bic: str | None = None


@dataclass(frozen=True, slots=True)
class Goods:
    """One line: what, how many, at what price without tax."""

    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    item_code: str | None = None

    @property
    def line_total(self) -> Decimal:
        return cents(self.quantity * self.unit_price)


@dataclass(frozen=True, slots=True)
class InvoiceParticulars:
    """Everything an invoice or credit note prints.

    `printed_gross` is the total as printed where it does not follow from the lines: the fault that INV-02 finds. `factor_name` is the
    factor that the notice of assignment names, None where there is no such notice. `language` is en, af or zh.
    """

    number: str
    issue_date: date
    seller: Party
    buyer: Party
    lines: tuple[Goods, ...]
    account: BankAccount
    due_date: date | None = None
    currency: str = "ZAR"
    tax_rate: Decimal = Decimal(15)
    po_number: str | None = None
    delivery_note_number: str | None = None
    payment_terms: str | None = None
    factor_name: str | None = None
    kind: DocumentKind = DocumentKind.INVOICE
    language: str = "en"
    printed_gross: Decimal | None = None
    note: str | None = None
    credits_number: str | None = None
    allowance: Decimal = Decimal(0)
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def lines_total(self) -> Decimal:
        return sum((line.line_total for line in self.lines), Decimal("0.00"))

    @property
    def net_total(self) -> Decimal:
        return self.lines_total - self.allowance

    @property
    def tax_total(self) -> Decimal:
        return cents(self.net_total * self.tax_rate / 100)

    @property
    def gross_total(self) -> Decimal:
        """The total with tax as the paper prints it."""
        return self.printed_gross if self.printed_gross is not None else self.net_total + self.tax_total


def truth_lines(lines: tuple[Goods, ...], tax_rate: Decimal | None = None, *, priced: bool = True) -> tuple[Line, ...]:
    """The lines as the extract output has them; a delivery note prints no prices."""
    return tuple(
        Line(
            description=line.description,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price if priced else None,
            line_total=line.line_total if priced else None,
            tax_rate=tax_rate if priced else None,
            item_code=line.item_code,
        )
        for line in lines
    )
