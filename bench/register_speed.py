"""How fast and how surely the register finds what was sold before: `python -m bench.register_speed [DATABASE_URL] [--rows N] [--seed N]`.

Makes a register of a million receivables in a new SQLite file, or in the empty database that is named (`--private-postgresql` starts a
server of its own), plants 5 000 invoices under numbers edited in fifteen ways, and asks the checks DUP-02 to DUP-07 about those and about
5 000 honest ones. Prints the time that the checks of one receivable take, the share of the planted that is found, and the false alarms.
Books that are named stay, and a later run with the same `--rows`, `--seed` and `--planted` takes them as they are.

`--compare COUNT` asks the same of what one would use otherwise, about so many of the planted and of the honest: SQL on number and amount,
the likeness of pg_trgm, and the library recordlinkage, which is no part of the project (`pip install --target DIR recordlinkage`, with DIR
in PYTHONPATH).
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

from sqlalchemy.engine import Engine

from bench.made_register import EDITS, Sold, edited, made
from bench.register_clock import Clock
from bench.register_comparison import compare
from bench.register_filling import fill, forget_after, write_rows
from bench.register_papers import COPIES, paper_of, write_papers
from bench.register_sizes import print_sizes
from extractors.collecting import collect_seldom
from extractors.model import Box, Evidence, ExtractedDocument, Field, Value
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.repositories.books import DatabaseBooks
from verification.matching.content import FEWEST_FIGURES, PaperContent
from verification.model import Batch, Finding, Outcome, PackDocument, PartyMatch, Receivable
from verification.runner import run_checks

_NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
_PACKAGE = 20
_CODES = ("DUP-02", "DUP-03", "DUP-05", "DUP-06", "DUP-07")
_RAISED = (Outcome.FAILED, Outcome.INCONCLUSIVE)
_THAT_FIND_EDITS = {"DUP-02", "DUP-03"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--private-postgresql", action="store_true")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=20_260_320, help="another seed makes another register, which nothing was tuned on")
    parser.add_argument("--planted", type=int, default=5_000)
    parser.add_argument("--honest", type=int, default=5_000)
    parser.add_argument("--papers", type=int, default=0, metavar="COUNT", help="give so many of the newest a paper, and measure DUP-04")
    parser.add_argument("--compare", type=int, default=0, metavar="COUNT", help="ask what one would use otherwise about so many of each")
    parser.add_argument("--show", type=int, default=0, help="how many misses and false alarms to print")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _address(chosen.url, chosen.private_postgresql, Path(folder)) as url:
        engine = open_engine(url)
        migrate(engine)
        chance = random.Random(chosen.seed)
        register, following = made(chosen.rows, chance)
        started = time.perf_counter()
        originals = fill(engine, register, chosen.rows, chosen.planted * 3, chance)
        print(f"{engine.dialect.name}: {chosen.rows} receivables made in {time.perf_counter() - started:.0f} s", flush=True)
        print_sizes(engine, chosen.rows)
        honest = following(chosen.honest)
        planted = _plants(originals, chosen.planted, chance)
        collect_seldom()  # as every worker does
        try:
            _measure(engine, planted, honest, chosen.show)
            _measure_packages(engine, honest)
        finally:
            forget_after(engine, chosen.rows)
        if chosen.papers:
            _measure_copies(engine, write_papers(engine, chosen.papers), honest, chosen.planted, chance)
        if chosen.compare:
            compare(engine, partial(_stops, engine), planted[: chosen.compare], honest[: chosen.compare])
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
    clock = Clock(engine)
    missed: Counter[str] = Counter()
    tried: Counter[str] = Counter(kind for kind, _ in planted)
    for kind, sold in planted:
        findings = _asked(engine, _batch([sold]), clock)
        if not any(each.check_code in _THAT_FIND_EDITS and each.outcome is Outcome.FAILED for each in findings):
            missed[kind] += 1
            if sum(missed.values()) <= show:
                print(f"  missed: {kind}: {sold}")
    alarms: Counter[str] = Counter()
    alarmed = 0
    for sold in honest:
        raised = [each for each in _asked(engine, _batch([sold]), clock) if each.outcome in _RAISED]
        alarmed += bool(raised)
        with engine.begin() as connection:
            write_rows(connection, [sold])
        alarms.update(each.check_code for each in raised)
        for each in raised[: max(0, show - alarmed + 1)]:
            print(f"  false alarm: {each.check_code} {each.message}")
    print("one receivable, a package by itself:")
    clock.tell()
    print(f"recall {1 - missed.total() / max(len(planted), 1):.4f} of {len(planted)} planted")
    for kind in EDITS:
        share = (tried[kind] - missed[kind]) / max(tried[kind], 1)
        print(f"  {kind:18} {tried[kind] - missed[kind]:5} of {tried[kind]:5}  {share:.4f}")
    print(f"false alarms {alarmed * 1000 / max(len(honest), 1):.2f} of 1000 honest {dict(alarms)}", flush=True)


def _measure_packages(engine: Engine, honest: Sequence[Sold]) -> None:
    """The same in packages, where what a package asks once is shared."""
    clock = Clock(engine)
    of_client: dict[int, list[Sold]] = defaultdict(list)
    for sold in honest:
        of_client[sold.client].append(sold)
    for billed in of_client.values():
        for at in range(0, len(billed) - _PACKAGE + 1, _PACKAGE):
            _asked(engine, _batch(billed[at : at + _PACKAGE]), clock)
    if clock.count:
        print(f"one receivable, in {clock.count} packages of {_PACKAGE}:")
        clock.tell(_PACKAGE)


def _measure_copies(engine: Engine, papered: Sequence[Sold], honest: Sequence[Sold], count: int, chance: random.Random) -> None:
    """Copies in other files of claims whose papers are kept, and the papers of honest invoices."""
    clock = Clock(engine)
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for place, sold in enumerate(chance.sample(papered, min(count, len(papered)))):
        kind = list(COPIES)[place % len(COPIES)]
        copy = COPIES[kind](sold, chance)
        if copy is None or len(copy[1].figures) < FEWEST_FIGURES:
            continue
        tried[kind] += 1
        found[kind] += any(each.outcome in _RAISED for each in _asked(engine, _batch([copy[0]], copy[1]), clock, ("DUP-04",)))
    alarmed = 0
    for sold in honest:
        findings = _asked(engine, _batch([sold], paper_of(sold)), clock, ("DUP-04",))
        alarmed += any(each.outcome in _RAISED for each in findings)
    print(f"DUP-04, one receivable, with {len(papered)} papers in the register:")
    clock.tell()
    for kind in COPIES:
        print(f"  {kind:20} {found[kind]:5} of {tried[kind]:5}  {found[kind] / max(tried[kind], 1):.4f}")
    print(
        f"recall {found.total() / max(tried.total(), 1):.4f}; {alarmed * 1000 / max(len(honest), 1):.2f} false alarms in 1000", flush=True
    )


def _stops(engine: Engine, sold: Sold) -> bool:
    """Whether a check would stop this invoice or ask a person to look."""
    with reading(engine) as session:
        batch = _batch([sold])
        findings = run_checks(batch, DatabaseBooks(session, batch.package_id), _NOW, _CODES)
    return any(each.outcome in _RAISED for each in findings)


def _asked(engine: Engine, batch: Batch, clock: Clock, codes: Collection[str] = _CODES) -> tuple[Finding, ...]:
    with clock.running(), reading(engine) as session:
        return run_checks(batch, DatabaseBooks(session, batch.package_id), _NOW, codes)


def _batch(billed: Sequence[Sold], content: PaperContent | None = None) -> Batch:
    receivables = tuple(_receivable(sold, place, content) for place, sold in enumerate(billed))
    return Batch("package", f"C{billed[0].client}", _NOW, receivables, None)


def _receivable(sold: Sold, place: int, content: PaperContent | None) -> Receivable:
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
    invoice = PackDocument(f"invoice-{place}", f"part-{place}", place, f"invoice-{place}.pdf", f"{place:064d}", document, content=content)
    return Receivable(f"new-{place}", f"C{sold.client}", invoice, PartyMatch(f"D{sold.debtor}", Decimal(1), "the same name"))


if __name__ == "__main__":
    main()
