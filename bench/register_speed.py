"""How fast and how surely the register finds what was sold before: `python -m bench.register_speed [DATABASE_URL] [--rows N] [--seed N]`.

Makes a register of a million receivables in a new SQLite file, or in the empty database that is named (`--private-postgresql` starts a
server of its own), plants 5 000 invoices under numbers edited in fifteen ways, and asks the checks DUP-02 to DUP-07 about those and about
5 000 honest ones. Prints the time that the checks of one receivable take, the share of the planted that is found, and the false alarms.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

from sqlalchemy import insert, text
from sqlalchemy.engine import Engine

from bench.made_register import EDITS, Sold, edited, made
from extractors.model import Box, Evidence, ExtractedDocument, Field, Value
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from intake.books_import import import_books
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.database.tables import ReceivableRow
from storage.ids import fact_id
from storage.repositories.books import DatabaseBooks
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key
from verification.model import Batch, Finding, Outcome, PackDocument, PartyMatch, Receivable
from verification.runner import run_checks

_NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
_AT_ONCE = 5_000
_CODES = ("DUP-02", "DUP-03", "DUP-05", "DUP-06", "DUP-07")
_THAT_FIND_EDITS = {"DUP-02", "DUP-03"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--private-postgresql", action="store_true")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20_260_320, help="another seed makes another register, which nothing was tuned on")
    parser.add_argument("--planted", type=int, default=5_000)
    parser.add_argument("--honest", type=int, default=5_000)
    parser.add_argument("--show", type=int, default=0, help="how many misses and false alarms to print")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _address(chosen.url, chosen.private_postgresql, Path(folder)) as url:
        engine = open_engine(url)
        migrate(engine)
        chance = random.Random(chosen.seed)
        register, following = made(chosen.rows, chance)
        started = time.perf_counter()
        originals = _fill(engine, register, chosen.rows, chosen.planted * 3, chance)
        print(f"{engine.dialect.name}: {chosen.rows} receivables made in {time.perf_counter() - started:.0f} s")
        honest = following(chosen.honest)
        _measure(engine, _plants(originals, chosen.planted, chance), honest, chosen.show)
        engine.dispose()


@contextmanager
def _address(url: str | None, private: bool, folder: Path) -> Iterator[str]:
    if not private:
        yield url or f"sqlite:///{folder / 'books.sqlite'}"
        return
    from tests.services.postgresql import start_postgresql
    from tests.services.shared import new_home, stop

    server = start_postgresql(new_home())
    try:
        yield server.address
    finally:
        stop(server)


def _fill(engine: Engine, register: Iterator[Sold], count: int, kept: int, chance: random.Random) -> list[Sold]:
    """Write the register; returns some of it, drawn evenly, to be sold again."""
    services = Services(engine=engine, blobs=open_blob_store("memory:"))
    clients = [f"C{index},Client {index},ZA,ZAR,1000000,0.8" for index in range(max(4, count * 400 // 1_000_000))]
    import_books("clients", "\n".join(["client_code,name,country,currency,facility_limit,advance_rate", *clients]).encode(), services)
    import_books("debtors", "\n".join(["debtor_code,name", *(f"D{index},Debtor {index}" for index in range(3_000))]).encode(), services)
    drawn: list[Sold] = []
    with engine.connect() as connection:
        while some := list(islice(register, _AT_ONCE)):
            connection.execute(insert(ReceivableRow), [_row(each) for each in some])
            connection.commit()
            drawn += chance.sample(some, min(len(some), max(1, kept * len(some) // count)))
        connection.execute(text("ANALYZE"))
        connection.commit()
    return drawn


def _row(sold: Sold) -> dict[str, object]:
    return {
        "id": fact_id("receivable", "imported", sold.client, sold.number, str(sold.issued)),
        "client_code": f"C{sold.client}",
        "debtor_code": f"D{sold.debtor}",
        "invoice_number": sold.number,
        "invoice_number_key": number_key(sold.number),
        "number_skeleton": number_skeleton(sold.number),
        "issue_date": sold.issued,
        "currency": "ZAR",
        "gross_minor": sold.gross_minor,
        "po_number": sold.po_number,
        "po_key": number_key(sold.po_number) if sold.po_number else None,
        "delivery_note_number": sold.note,
        "delivery_note_key": number_key(sold.note) if sold.note else None,
        "status": "open",
        "state": "imported",
        "supporting": [],
        "position": 0,
        "registered_at": _NOW,
    }


def _plants(originals: Sequence[Sold], count: int, chance: random.Random) -> list[tuple[str, Sold]]:
    """Edits of every kind in turn."""
    kinds, planted = list(EDITS), []
    waiting = chance.sample(originals, len(originals))
    for place in range(count):
        kind = kinds[place % len(kinds)]
        for at in range(len(waiting) - 1, -1, -1):
            again = edited(waiting[at], kind, chance)
            if again is not None:
                planted.append((kind, again))
                waiting.pop(at)
                break
    return planted


def _measure(engine: Engine, planted: Sequence[tuple[str, Sold]], honest: Sequence[Sold], show: int) -> None:
    taken: list[float] = []
    own: list[float] = []
    missed: Counter[str] = Counter()
    tried: Counter[str] = Counter(kind for kind, _ in planted)
    for kind, sold in planted:
        findings = _asked(engine, sold, taken, own)
        if not any(each.check_code in _THAT_FIND_EDITS and each.outcome is Outcome.FAILED for each in findings):
            missed[kind] += 1
            if sum(missed.values()) <= show:
                print(f"  missed: {kind}: {sold}")
    alarms: Counter[str] = Counter()
    alarmed = 0
    for sold in honest:
        raised = [each for each in _asked(engine, sold, taken, own) if each.outcome in (Outcome.FAILED, Outcome.INCONCLUSIVE)]
        alarmed += bool(raised)
        with engine.begin() as connection:
            connection.execute(insert(ReceivableRow), [_row(sold)])
        alarms.update(each.check_code for each in raised)
        for each in raised[: max(0, show - alarmed + 1)]:
            print(f"  false alarm: {each.check_code} {each.message}")
    print(f"one receivable: {_quantiles(taken)}; of which this process {_quantiles(own)}")
    print(f"recall {1 - sum(missed.values()) / max(len(planted), 1):.4f} of {len(planted)} planted")
    for kind in EDITS:
        print(f"  {kind:18} {tried[kind] - missed[kind]:5} of {tried[kind]:5}")
    print(f"false alarms {alarmed * 1000 / max(len(honest), 1):.2f} of 1000 honest {dict(alarms)}")


def _quantiles(taken: Sequence[float]) -> str:
    ordered = sorted(taken)
    return f"p50 {statistics.median(ordered):.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms"


def _asked(engine: Engine, sold: Sold, taken: list[float], own: list[float]) -> tuple[Finding, ...]:
    """What the checks say; how long they took by the clock, and of the processor in this process, where other work shares the machine."""
    batch = _batch(sold)
    started, used = time.perf_counter(), time.process_time()
    with reading(engine) as session:
        findings = run_checks(batch, DatabaseBooks(session, batch.package_id), _NOW, _CODES)
    taken.append((time.perf_counter() - started) * 1000)
    own.append((time.process_time() - used) * 1000)
    return findings


def _batch(sold: Sold) -> Batch:
    stated = {
        Term.INVOICE_NUMBER: sold.number,
        Term.ISSUE_DATE: sold.issued.isoformat(),
        Term.CURRENCY: "ZAR",
        Term.GROSS_TOTAL: str(Money.from_minor_units(sold.gross_minor, "ZAR").amount),
        Term.PO_NUMBER: sold.po_number,
        Term.DELIVERY_NOTE_NUMBER: sold.note,
    }
    fields = tuple(
        Field(term, Value(said), (Evidence(1, Box(72, 72, 200, 84), said),), None, "bench") for term, said in stated.items() if said
    )
    document = ExtractedDocument(DocumentKind.INVOICE, None, (1,), fields)
    invoice = PackDocument("invoice", "part", 0, "invoice.pdf", "0" * 64, document)
    match = PartyMatch(f"D{sold.debtor}", Decimal(1), "the same name")
    receivable = Receivable("new", f"C{sold.client}", invoice, match)
    return Batch("package", f"C{sold.client}", _NOW, (receivable,), None)


if __name__ == "__main__":
    main()
