"""What one would use otherwise to find a claim that was sold before, asked about the same invoices on the same register.

Every way is given the client and nearly every one the debtor, so that it searches little and alarms seldom; the planted keep their amount,
which is what a way that looks for an equal amount needs. Each answers whether it would stop the invoice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeAlias

from sqlalchemy import text
from sqlalchemy.engine import Engine

from bench.made_register import Sold
from bench.register_clock import Clock

_Way: TypeAlias = Callable[[Sold], bool]

_OF_CLIENT = "SELECT 1 FROM receivable WHERE client_code = :client"
_OF_PARTIES = f"{_OF_CLIENT} AND debtor_code = :debtor AND currency = 'ZAR'"
_SQL = {
    "SQL: number and amount": f"{_OF_PARTIES} AND gross_minor = :gross AND invoice_number = :number LIMIT 1",
    "SQL: amount alone": f"{_OF_PARTIES} AND gross_minor = :gross LIMIT 1",
}
_TRIGRAM_INDEX = "CREATE INDEX bench_trigrams ON receivable USING gin (invoice_number gin_trgm_ops)"
_ALIKE_TRIGRAMS = "similarity(invoice_number, :number) >= "
_TRIGRAMS = {
    "pg_trgm: number 0.3 alike, and amount": f"{_OF_PARTIES} AND gross_minor = :gross AND {_ALIKE_TRIGRAMS} 0.3 LIMIT 1",
    "pg_trgm: number 0.6 alike, from its index": f"{_OF_CLIENT} AND invoice_number % :number AND {_ALIKE_TRIGRAMS} 0.6 LIMIT 1",
}
_LINKED = 15
"""A library for linking whole tables takes about a second for each invoice of its own, so that it is asked about few."""

_ALIKE = 0.85


def compare(engine: Engine, ours: _Way, planted: Sequence[tuple[str, Sold]], honest: Sequence[Sold]) -> None:
    """Print for our checks and for each other way the time, the share of the planted that it stops, and of the honest."""
    print(f"compared on {len(planted)} planted and {len(honest)} honest:")
    _tell("the checks DUP-02 to DUP-07", engine, ours, planted, honest)
    for name, statement in _SQL.items():
        _tell(name, engine, _asking(engine, statement), planted, honest)
    if engine.dialect.name == "postgresql":
        with _trigrams(engine):
            for name, statement in _TRIGRAMS.items():
                _tell(name, engine, _asking(engine, statement), planted, honest)
    link = _linking(engine)
    if link is None:
        print("  recordlinkage is not there to compare with: `pip install --target DIR recordlinkage`, and run again with PYTHONPATH=DIR")
    else:
        _tell(f"recordlinkage, {_LINKED} of each", engine, link, planted[:_LINKED], honest[:_LINKED])


def _tell(name: str, engine: Engine, way: _Way, planted: Sequence[tuple[str, Sold]], honest: Sequence[Sold]) -> None:
    clock = Clock(engine)
    stopped = {True: 0, False: 0}
    for is_planted, each in [*((True, sold) for _, sold in planted), *((False, sold) for sold in honest)]:
        with clock.running():
            found = way(each)
        stopped[is_planted] += found
    recall, alarms = stopped[True] / max(len(planted), 1), stopped[False] * 1000 / max(len(honest), 1)
    print(f"  {name:42} {clock.in_short()}; recall {recall:.4f}; {alarms:6.1f} false alarms in 1000", flush=True)


def _asking(engine: Engine, statement: str) -> _Way:
    asked = text(statement)

    def is_there(sold: Sold) -> bool:
        with engine.connect() as connection:
            found = connection.execute(
                asked,
                {"client": f"C{sold.client}", "debtor": f"D{sold.debtor}", "gross": sold.gross_minor, "number": sold.number},
            ).first()
            connection.commit()
            return found is not None

    return is_there


@contextmanager
def _trigrams(engine: Engine) -> Iterator[None]:
    with engine.begin() as connection:
        connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
        connection.execute(text("DROP INDEX IF EXISTS bench_trigrams"))
        connection.execute(text(_TRIGRAM_INDEX))
        size = connection.scalar(text("SELECT pg_relation_size('bench_trigrams')"))
    print(f"  (the index of trigrams: {(size or 0) / 1e6:.1f} MB)")
    try:
        yield
    finally:
        with engine.begin() as connection:
            connection.execute(text("DROP INDEX bench_trigrams"))


def _linking(engine: Engine) -> _Way | None:
    """Pairs of one client and debtor, compared by the likeness of their numbers (Jaro-Winkler) and by amount; None without the library."""
    try:
        linkage: Any = import_module("recordlinkage")
        pandas: Any = import_module("pandas")
    except ImportError:
        return None
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT client_code, debtor_code, invoice_number, gross_minor FROM receivable")).all()
        connection.rollback()
    columns = ["client", "debtor", "number", "gross"]
    register = pandas.DataFrame([tuple(each) for each in rows], columns=columns)

    def is_linked(sold: Sold) -> bool:
        asked = pandas.DataFrame([(f"C{sold.client}", f"D{sold.debtor}", sold.number, sold.gross_minor)], columns=columns)
        pairs = linkage.Index().block(["client", "debtor"]).index(asked, register)
        if not len(pairs):
            return False
        likeness = linkage.Compare()
        likeness.string("number", "number", method="jarowinkler", label="number")
        likeness.exact("gross", "gross", label="gross")
        scores = likeness.compute(pairs, asked, register)
        return bool(((scores["number"] >= _ALIKE) & (scores["gross"] == 1)).any())

    return is_linked
