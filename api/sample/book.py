"""The sample book: who sells to whom, what is on order and what was sold before, as files for `bordereau import`.

Everything follows from a seed and a day, so the same book can be made again; the day keeps it young, since a receivable older than 90
days is not eligible.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

from api.sample.cast import BUYS, CLIENTS, DEBTORS, FACTOR_ACCOUNT, VAT_RATE, ClientRole, DebtorRole
from api.sample.numbers import account_number, registration_number, vat_number
from api.sample.particulars import BankAccount, Goods, Party, cents
from api.sample.writing import plain

SEED = 20260101


@dataclass(frozen=True, slots=True)
class SampleClient:
    role: ClientRole
    party: Party
    account: BankAccount  # its own; a disclosed facility prints the factor's instead

    @property
    def remit_to(self) -> BankAccount:
        """The account that this client's invoices must name."""
        return FACTOR_ACCOUNT if self.role.disclosed else self.account


@dataclass(frozen=True, slots=True)
class SampleDebtor:
    role: DebtorRole
    party: Party


@dataclass(frozen=True, slots=True)
class SampleOrder:
    """An order; `total` is with tax, as the paper says it."""

    po_number: str
    debtor: SampleDebtor
    client: SampleClient
    ordered_on: date
    lines: tuple[Goods, ...]
    status: str = "open"

    @property
    def total(self) -> Decimal:
        net = sum((line.line_total for line in self.lines), Decimal("0.00"))
        return net + cents(net * VAT_RATE / 100)


@dataclass(frozen=True, slots=True)
class SampleReceivable:
    """An invoice that was submitted before."""

    client_code: str
    debtor_code: str
    invoice_number: str
    issue_date: date
    due_date: date
    gross_total: Decimal
    po_number: str
    delivery_note_number: str
    status: str


@dataclass(frozen=True, slots=True)
class SampleBook:
    """The whole book on a day. `orders` holds open and closed ones."""

    today: date
    clients: dict[str, SampleClient]
    debtors: dict[str, SampleDebtor]
    orders: tuple[SampleOrder, ...]
    receivables: tuple[SampleReceivable, ...]

    def open_orders(self, client_code: str) -> list[SampleOrder]:
        """The orders that a client still has to fill, in the order they came."""
        return [order for order in self.orders if order.client.role.client_code == client_code and order.status == "open"]

    def files(self) -> dict[str, bytes]:
        """The book as CSV files, named for the argument of `bordereau import` and in the order to import them."""
        return {
            "clients": _csv(_CLIENT_COLUMNS, map(_client_row, self.clients.values())),
            "debtors": _csv(_DEBTOR_COLUMNS, map(_debtor_row, self.debtors.values())),
            "purchase-orders": _csv(_ORDER_COLUMNS, map(_order_row, self.orders)),
            "purchase-order-lines": _csv(_ORDER_LINE_COLUMNS, (row for order in self.orders for row in _order_line_rows(order))),
            "receivables": _csv(_RECEIVABLE_COLUMNS, map(_receivable_row, self.receivables)),
            "contacts": _csv(_CONTACT_COLUMNS, (row for debtor in self.debtors.values() for row in _contact_rows(debtor))),
        }


def make_book(today: date, seed: int = SEED) -> SampleBook:
    """The sample book as it stands on this day."""
    chance = random.Random(seed)  # noqa: S311  # sample figures, not secrets
    clients = {role.client_code: _client(role, chance) for role in CLIENTS}
    debtors = {role.debtor_code: _debtor(role, chance) for role in DEBTORS}
    orders, receivables = [], []
    for client in clients.values():
        buyers = [debtors[code] for code in BUYS[client.role.client_code]]
        for index in range(client.role.order_count):
            orders.append(_order(client, buyers[index % len(buyers)], index, today, chance))
        for index in range(8):
            earlier = _order(client, buyers[index % len(buyers)], 100 + index, today - timedelta(days=24 + index * 11), chance, "closed")
            orders.append(earlier)
            receivables.append(_earlier_receivable(earlier, index, today))
    book = SampleBook(today, clients, debtors, tuple(orders), ())
    receivables.append(_sold_twice(book))
    return SampleBook(today, clients, debtors, tuple(orders), tuple(receivables))


def twice_sold_order(book: SampleBook) -> SampleOrder:
    """The order of C002 for which C005 already sold a receivable of the same amount: the double pledge that DUP-05 finds."""
    return next(order for order in book.open_orders("C002") if order.debtor.role.debtor_code == "D006")


def _sold_twice(book: SampleBook) -> SampleReceivable:
    order = twice_sold_order(book)
    issued = book.today - timedelta(days=12)
    return SampleReceivable(
        "C005",
        order.debtor.role.debtor_code,
        "BVF/2207",
        issued,
        issued + timedelta(days=order.debtor.role.terms_days),
        order.total,
        order.po_number,
        "BVD-3391",
        "open",
    )


def _client(role: ClientRole, chance: random.Random) -> SampleClient:
    kind = "23" if role.name.endswith("CC") else "07"
    phone = f"0{chance.randrange(10, 60)} 555 {chance.randrange(1000, 9999)}"
    party = Party(role.name, role.address, vat_number(chance), registration_number(chance, kind), phone, f"accounts@{role.mail_domain}")
    return SampleClient(role, party, BankAccount(role.name, "Karoo Mercantile Bank", "580210", account_number(chance)))


def _debtor(role: DebtorRole, chance: random.Random) -> SampleDebtor:
    kind = "06" if role.name.endswith(" Ltd") and "(Pty)" not in role.name else "07"
    return SampleDebtor(role, Party(role.name, role.address, vat_number(chance), registration_number(chance, kind)))


def _order(client: SampleClient, debtor: SampleDebtor, index: int, today: date, chance: random.Random, status: str = "open") -> SampleOrder:
    number = f"{debtor.role.order_prefix}{int(client.role.client_code[1:])}{index:03d}{chance.randrange(10, 99)}"
    goods = chance.sample(client.role.goods, k=min(len(client.role.goods), chance.randrange(1, 4)))
    lines = tuple(
        Goods(description, Decimal(_quantity(Decimal(price), chance)), unit, Decimal(price), code or None)
        for code, description, unit, price in goods
    )
    return SampleOrder(number, debtor, client, today - timedelta(days=chance.randrange(20, 34)), lines, status)


def _quantity(price: Decimal, chance: random.Random) -> int:
    """So many that a line comes to some tens of thousands of rand."""
    return max(2, int(Decimal(chance.randrange(18_000, 95_000)) / price / 2) * 2)


def _earlier_receivable(order: SampleOrder, index: int, today: date) -> SampleReceivable:
    role = order.client.role
    issued = today - timedelta(days=24 + index * 11)
    return SampleReceivable(
        role.client_code,
        order.debtor.role.debtor_code,
        f"{role.invoice_prefix}{1100 - index * 7}",
        issued,
        issued + timedelta(days=order.debtor.role.terms_days),
        order.total,
        order.po_number,
        f"{role.invoice_prefix}D{5100 - index * 7}",
        "open" if index < 3 else "paid",
    )


_CLIENT_COLUMNS = (
    "client_code",
    "name",
    "tax_id",
    "registration_number",
    "country",
    "email_senders",
    "currency",
    "facility_limit",
    "advance_rate",
    "disclosed",
    "language",
    "required_documents",
    "remit_to_account",
)
_DEBTOR_COLUMNS = (
    "debtor_code",
    "name",
    "aliases",
    "tax_id",
    "registration_number",
    "country",
    "address",
    "email_domain",
    "credit_limit",
    "terms_days",
    "status",
    "requires_po",
)
_ORDER_COLUMNS = ("po_number", "debtor_code", "client_code", "issue_date", "currency", "total", "status")
_ORDER_LINE_COLUMNS = ("po_number", "line_number", "item_code", "description", "quantity", "unit_price")
_RECEIVABLE_COLUMNS = (
    "client_code",
    "debtor_code",
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "gross_total",
    "po_number",
    "delivery_note_number",
    "status",
)
_CONTACT_COLUMNS = ("debtor_code", "name", "email", "phone", "source")


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def _client_row(client: SampleClient) -> Sequence[str]:
    role, party = client.role, client.party
    senders = f"accounts@{role.mail_domain};@{role.mail_domain}"
    return (
        role.client_code,
        role.name,
        party.tax_id or "",
        party.registration_number or "",
        "ZA",
        senders,
        "ZAR",
        f"{role.facility_limit}.00",
        role.advance_rate,
        "yes" if role.disclosed else "no",
        role.language,
        ";".join(role.required_documents),
        client.remit_to.number,
    )


def _debtor_row(debtor: SampleDebtor) -> Sequence[str]:
    role, party = debtor.role, debtor.party
    return (
        role.debtor_code,
        role.name,
        ";".join(role.aliases),
        party.tax_id or "",
        party.registration_number or "",
        role.country,
        ", ".join(role.address),
        role.mail_domain,
        f"{role.credit_limit}.00",
        str(role.terms_days),
        role.status,
        "yes" if role.requires_po else "no",
    )


def _order_row(order: SampleOrder) -> Sequence[str]:
    return (
        order.po_number,
        order.debtor.role.debtor_code,
        order.client.role.client_code,
        order.ordered_on.isoformat(),
        "ZAR",
        plain(order.total),
        order.status,
    )


def _order_line_rows(order: SampleOrder) -> list[Sequence[str]]:
    return [
        (order.po_number, str(number), line.item_code or "", line.description, str(line.quantity), plain(line.unit_price))
        for number, line in enumerate(order.lines, start=1)
    ]


def _receivable_row(row: SampleReceivable) -> Sequence[str]:
    return (
        row.client_code,
        row.debtor_code,
        row.invoice_number,
        row.issue_date.isoformat(),
        row.due_date.isoformat(),
        "ZAR",
        plain(row.gross_total),
        row.po_number,
        row.delivery_note_number,
        row.status,
    )


def _contact_rows(debtor: SampleDebtor) -> list[Sequence[str]]:
    domain = debtor.role.mail_domain
    digits = int(debtor.role.debtor_code[1:])
    return [
        (debtor.role.debtor_code, "Creditors department", f"creditors@{domain}", f"010 555 {1000 + digits * 7}", "debtor"),
        (debtor.role.debtor_code, "Goods receiving", f"receiving@{domain}", f"010 555 {2000 + digits * 7}", "client"),
    ]
