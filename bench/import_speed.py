"""How long 100 000 receivables take to import: `python -m bench.import_speed [DATABASE_URL] [--xlsx] [--rows N]`.

Without an address a new SQLite file is used. On a server that is named, clients and debtors of the benchmark are added to the database.
"""

from __future__ import annotations

import argparse
import io
import tempfile
import time
from pathlib import Path

import openpyxl

from intake.books_import import import_books
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.engine import migrate, open_engine

_HEADER = "client_code,debtor_code,invoice_number,issue_date,due_date,currency,gross_total,po_number,delivery_note_number,status"


def _rows(count: int) -> list[list[str]]:
    return [
        [
            "BENCH",
            f"BD{index % 200:03d}",
            f"INV-{index:07d}",
            f"2026-{index % 12 + 1:02d}-{index % 28 + 1:02d}",
            "2026-12-31",
            "ZAR",
            f"{index + 1000}.{index % 100:02d}",
            f"PO-{index // 3}",
            f"DN-{index}",
            "open" if index % 3 else "paid",
        ]
        for index in range(count)
    ]


def _csv(rows: list[list[str]]) -> bytes:
    return "\n".join([_HEADER, *(",".join(row) for row in rows)]).encode()


def _xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(_HEADER.split(","))
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", nargs="?")
    parser.add_argument("--xlsx", action="store_true")
    parser.add_argument("--rows", type=int, default=100_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(chosen.url or f"sqlite:///{Path(folder) / 'books.sqlite'}")
        migrate(engine)
        services = Services(engine=engine, blobs=open_blob_store("memory:"))
        import_books(
            "clients", b"client_code,name,country,currency,facility_limit,advance_rate\nBENCH,Bench,ZA,ZAR,1000000,0.8\n", services
        )
        debtors = "\n".join(["debtor_code,name", *(f"BD{index:03d},Debtor {index}" for index in range(200))])
        import_books("debtors", debtors.encode(), services)
        content = (_xlsx if chosen.xlsx else _csv)(_rows(chosen.rows))
        for attempt in ("first", "again"):
            started = time.perf_counter()
            outcome = import_books("receivables", content, services)
            seconds = time.perf_counter() - started
            print(f"{engine.dialect.name} {'xlsx' if chosen.xlsx else 'csv'} {attempt}: {outcome.rows} rows in {seconds:.1f} s")
        engine.dispose()


if __name__ == "__main__":
    main()
