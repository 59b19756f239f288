"""How long the checks take: all of them on one receivable, and on a package of 200, with books held in memory; and each by itself.

python -m bench.checks_speed

Times are of the processor, since other work may share the machine. Behind each check stands what it takes on a package of 200, without
the inputs that the runner reads for all of them.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from extractors.collecting import collect_seldom
from extractors.model import Box, Evidence, ExtractedDocument, Field, Line, Value
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.list_books import ListBooks
from verification.model import Batch, Client, Debtor, Facility, PackDocument, PurchaseOrder, PurchaseOrderLine, RegisterEntry
from verification.package import assemble_batch
from verification.registry import Check, all_checks
from verification.results import CheckAnswer
from verification.runner import run_checks, run_these

DEBTOR_COUNT = 2_000
REGISTER_COUNT = 50_000
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
_FIRST = ("Karoo", "Overberg", "Highveld", "Lowveld", "Swartland", "Namaqua", "Garden Route", "Winelands", "Bushveld", "Zululand")
_SECOND = ("Retail", "Timber", "Steel", "Foods", "Logistics", "Textiles", "Plastics", "Chemicals", "Motors", "Packaging")


def _debtor(number: int) -> Debtor:
    name = f"{_FIRST[number % 10]} {_SECOND[number // 10 % 10]} {number // 100} (Pty) Ltd"
    limit = Money(Decimal("90000000.00"), "ZAR")
    return Debtor(f"D{number}", name, (), f"4{number:09d}", None, "ZA", f"{number} Main Road", None, limit, 30, "approved", False)


def _books() -> ListBooks:
    chance = random.Random(7)
    facility = Facility("ZAR", Money(Decimal("90000000.00"), "ZAR"), Decimal("0.8"), True, frozenset({"delivery_note"}), "62000012345")
    client = Client("C1", "Karoo Wool Traders (Pty) Ltd", "4123456789", None, "ZA", "en", facility)
    orders = [
        PurchaseOrder(
            f"PO-{number}",
            f"D{number}",
            "C1",
            None,
            Money(Decimal("11500.00"), "ZAR"),
            "open",
            (PurchaseOrderLine(1, "WB-1", "Wool blanket", Decimal(100), Decimal("100.00")),),
        )
        for number in range(DEBTOR_COUNT)
    ]
    register = [
        RegisterEntry(
            f"old-{number}",
            number,
            f"C{chance.randrange(1, 50)}",
            f"D{chance.randrange(DEBTOR_COUNT)}",
            f"OLD-{number}",
            date(2025, 1, 1) + timedelta(days=number % 365),
            None,
            Money(Decimal(chance.randrange(100, 20000)), "ZAR"),
            f"PO-{chance.randrange(DEBTOR_COUNT)}",
            None,
            "paid",
            None,
        )
        for number in range(REGISTER_COUNT)
    ]
    return ListBooks([client], [_debtor(number) for number in range(DEBTOR_COUNT)], orders, register)


def _document(name: str, position: int, kind: DocumentKind, stated: dict[Term, str], lines: tuple[Line, ...]) -> PackDocument:
    fields = tuple(
        Field(term, Value(text), (Evidence(1, Box(72.0, 72.0, 200.0, 84.0), text),), None, "bench") for term, text in stated.items()
    )
    digest = hashlib.sha256(name.encode()).hexdigest()
    return PackDocument(name, f"part-{name}", position, f"{name}.pdf", digest, ExtractedDocument(kind, None, (1,), fields, lines))


def _papers(count: int) -> list[PackDocument]:
    lines = (Line("Wool blanket", Decimal(100), "EA", Decimal("100.00"), Decimal("10000.00"), Decimal(15), "WB-1"),)
    papers = []
    for number in range(count):
        shared = {
            Term.BUYER_NAME: _debtor(number).name,
            Term.PO_NUMBER: f"PO-{number}",
            Term.DELIVERY_NOTE_NUMBER: f"DN-{number}",
        }
        invoice = {
            **shared,
            Term.INVOICE_NUMBER: f"INV-{number}",
            Term.ISSUE_DATE: "2026-03-02",
            Term.DUE_DATE: "2026-04-01",
            Term.CURRENCY: "ZAR",
            Term.SELLER_NAME: "Karoo Wool Traders (Pty) Ltd",
            Term.SELLER_TAX_ID: "4123456789",
            Term.NET_TOTAL: "10000.00",
            Term.TAX_RATE: "15",
            Term.TAX_TOTAL: "1500.00",
            Term.GROSS_TOTAL: "11500.00",
            Term.BANK_ACCOUNT: "62000012345",
            Term.NOTICE_OF_ASSIGNMENT: "ceded",
        }
        papers.append(_document(f"inv{number}", 2 * number, DocumentKind.INVOICE, invoice, lines))
        note = {**shared, Term.DELIVERY_DATE: "2026-03-01"}
        papers.append(_document(f"dn{number}", 2 * number + 1, DocumentKind.DELIVERY_NOTE, note, lines))
    return papers


def _median(act: Callable[[], object], times: int) -> float:
    """Median milliseconds of the processor that an act takes."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        act()
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken)


def _timed(rule: Check, spent: Counter[str]) -> Check:
    """The same check, which adds up the milliseconds that its own function takes."""

    def answer(*arguments: object) -> CheckAnswer:
        start = time.process_time()
        try:
            return rule.function(*arguments)
        finally:
            spent[rule.code] += (time.process_time() - start) * 1000

    return replace(rule, function=answer)


def _print_each(batch: Batch, books: ListBooks) -> None:
    """What every check takes, the dearest first."""
    spent: Counter[str] = Counter()
    timed = [_timed(each, spent) for each in all_checks().values()]
    start = time.process_time()
    run_these(timed, batch, books, NOW)
    whole = (time.process_time() - start) * 1000
    for code, taken in spent.most_common():
        print(f"  {code}  {taken:8.1f} ms  {all_checks()[code].title}")
    print(f"  the rest {whole - spent.total():6.1f} ms  reading inputs and writing findings")


def main() -> None:
    books = _books()
    collect_seldom()  # as every worker does

    def assembled(count: int) -> Batch:
        return assemble_batch("p", "C1", NOW, _papers(count), (), (), books)

    one, many = assembled(1), assembled(200)
    one = replace(one, package_id="one")
    print(f"{len(all_checks())} checks, {DEBTOR_COUNT} debtors, {REGISTER_COUNT} receivables in the register")
    print(f"all checks on one receivable          {_median(lambda: run_checks(one, books, NOW), 51):8.2f} ms")
    print(f"all checks on a package of 200        {_median(lambda: run_checks(many, books, NOW), 7):8.1f} ms")
    _print_each(many, books)
    print(f"assemble a batch of 1 + 1 papers      {_median(lambda: assembled(1), 5):8.1f} ms")
    print(f"assemble a batch of 200 + 200 papers  {_median(lambda: assembled(200), 3):8.1f} ms")


if __name__ == "__main__":
    main()
