"""What the debtors of one client owe in all, by the ledger: how much of it is old, disputed, or of no known date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from extractors.money import Money
from verification.books import Books
from verification.exchange import Converter
from verification.model import Age, Client, OpenBalance


@dataclass(frozen=True, slots=True)
class DebtorBook:
    """What one debtor owes one client. `owed` is less credits; the other three count invoices only, so that a credit makes no debt young.

    What is old or undated and disputed as well stands in `disputed_old`, beside its place in both.
    """

    owed: Money
    old: Money
    undated: Money
    disputed: Money
    disputed_old: Money


@dataclass(frozen=True, slots=True)
class ClientBook:
    """The open book of one client, in its facility's currency. `left_out` says that something is in a currency without a rate."""

    currency: str
    by_debtor: Mapping[str | None, DebtorBook]
    left_out: bool = False

    @property
    def owed(self) -> Money:
        """What all debtors together owe."""
        return sum_of((each.owed for each in self.by_debtor.values()), self.currency)

    @property
    def caveat(self) -> str:
        """What the sums do not hold, to be put behind them; empty where they hold all."""
        return ", not counting what is in a currency without a good rate" if self.left_out else ""

    def of(self, debtor_code: str | None) -> DebtorBook:
        """One debtor's part; all nothing where it owes nothing."""
        return self.by_debtor.get(debtor_code, _empty(self.currency))


def client_book(client: Client, books: Books, today: date) -> ClientBook:
    """The client's open book as it stands today."""
    facility = client.facility
    balances = books.open_balances(client.client_code, today - timedelta(days=facility.max_age_days))
    return book_of(balances, Converter(books, facility))


def book_of(balances: Iterable[OpenBalance], converter: Converter) -> ClientBook:
    """Balances put together debtor by debtor."""
    found: dict[str | None, DebtorBook] = {}
    left_out = False
    for each in balances:
        converted = converter.convert(each.amount, each.issued_on)
        if converted is None:
            left_out = True
            continue
        before = found.get(each.debtor_code, _empty(converter.currency))
        found[each.debtor_code] = _with(before, each, converted.amount)
    return ClientBook(converter.currency, found, left_out)


def _with(book: DebtorBook, balance: OpenBalance, amount: Money) -> DebtorBook:
    book = replace(book, owed=book.owed + amount)
    if amount.amount <= 0:
        return book
    if balance.age is Age.OLD:
        book = replace(book, old=book.old + amount)
        if balance.disputed:
            book = replace(book, disputed_old=book.disputed_old + amount)
    if balance.age is Age.UNDATED:
        book = replace(book, undated=book.undated + amount)
    return replace(book, disputed=book.disputed + amount) if balance.disputed else book


def sum_of(amounts: Iterable[Money], currency: str) -> Money:
    """What amounts of one currency make together."""
    total = Money(Decimal(0), currency)
    for each in amounts:
        total += each
    return total


def in_hundred(part: Money | Decimal, whole: Money | None = None) -> str:
    """A share in percent as a clerk writes it: `24.5 %`, `20 %`."""
    share = part if isinstance(part, Decimal) else part.amount / whole.amount if whole and whole.amount else Decimal(0)
    shown = (share * 100).quantize(Decimal("0.1"))
    return f"{shown.to_integral_value() if shown == shown.to_integral_value() else shown} %"


def _empty(currency: str) -> DebtorBook:
    nothing = Money(Decimal(0), currency)
    return DebtorBook(nothing, nothing, nothing, nothing, nothing)
