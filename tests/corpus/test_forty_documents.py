"""A batch is the same batch whether its papers come as forty files or on top of each other in one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.sample.book import make_book
from api.sample.made import MadeDocument
from extractors.terms import DocumentKind, Term
from intake.books_import import import_books
from intake.pipeline import run_until_idle
from intake.receive import Arrival, ArrivedFile, receive
from intake.services import Services
from intake.views import package_view
from storage.blobs.opening import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.database.reading import reading
from storage.database.tables import ClientRow, PackageRow
from tests.corpus.forty import forty_documents

DAY = date(2026, 11, 20)
BOOK = make_book(DAY)
FORTY = forty_documents(BOOK)


def package_of(files: Sequence[MadeDocument], folder: Path) -> dict[str, Any]:
    """The package that these files become in an installation of their own."""
    engine = open_engine(f"sqlite:///{folder / 'bordereau.db'}")
    migrate(engine)
    services = Services(engine, open_blob_store("memory:"), clock=lambda: datetime(2026, 11, 20, 8, tzinfo=UTC))
    for kind, content in BOOK.files().items():
        assert not import_books(kind, content, services).bad_rows
    with Session(engine) as session:  # forty papers on four debtors: this house lets one of them owe more than a fifth of the book
        session.get_one(ClientRow, FORTY.client_code).settings = {"concentration_share": "0.50"}
        session.commit()
    arrived = [ArrivedFile(each.filename, each.content) for each in files]
    receive(services, Arrival("test", "forty", arrived, client_code=FORTY.client_code))
    run_until_idle(services)
    with reading(engine) as session:
        view = package_view(session, session.scalars(select(PackageRow.id)).one())
    assert view is not None
    return view


def claims(package: dict[str, Any]) -> list[dict[str, Any]]:
    """What a package claims, without the ids and places that differ with the files: by invoice number."""
    found = []
    for receivable in package["receivables"]:
        found.append(
            {
                "fields": {name: each["value"] for name, each in receivable["fields"].items()},
                "lines": receivable["lines"],
                "debtor": receivable["debtor"],
                "state": receivable["state"],
                "documents": len(receivable["documents"]),
                "findings": sorted((each["check_code"], each["outcome"]) for each in receivable["findings"]),
            }
        )
    return sorted(found, key=lambda each: each["fields"]["invoice_number"])


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """The package of forty files and that of one PDF."""
    return (
        package_of(FORTY.files, tmp_path_factory.mktemp("files")),
        package_of([FORTY.one_pdf()], tmp_path_factory.mktemp("one")),
    )


@pytest.mark.slow
@pytest.mark.xdist_group("forty")
def test_one_pdf_and_forty_files_end_as_the_same_receivables(packages: tuple[dict[str, Any], dict[str, Any]]) -> None:
    as_files, as_one = packages
    assert claims(as_files) == claims(as_one)
    assert as_files["totals"] == as_one["totals"]
    assert as_files["state"] == as_one["state"] == "complete"


@pytest.mark.slow
@pytest.mark.xdist_group("forty")
def test_the_receivables_are_what_the_papers_truly_say(packages: tuple[dict[str, Any], dict[str, Any]]) -> None:
    truths = {
        truth.fields[Term.INVOICE_NUMBER]: truth for each in FORTY.files for truth in each.truths if truth.kind is DocumentKind.INVOICE
    }
    for package in packages:
        read = {each["fields"]["invoice_number"]["value"]: each for each in package["receivables"]}
        assert set(read) == set(FORTY.invoice_numbers)
        for number, truth in truths.items():
            for term in (
                Term.ISSUE_DATE,
                Term.DUE_DATE,
                Term.PO_NUMBER,
                Term.GROSS_TOTAL,
                Term.TAX_TOTAL,
                Term.BANK_ACCOUNT,
                Term.SELLER_TAX_ID,
            ):
                assert read[number]["fields"][term.value]["value"] == truth.fields[term], (number, term)
            printed = [
                (Decimal(line["quantity"]), Decimal(line["unit_price"]), Decimal(line["line_total"])) for line in read[number]["lines"]
            ]
            assert printed == [(line.quantity, line.unit_price, line.line_total) for line in truth.lines], number
