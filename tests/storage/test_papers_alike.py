"""The register finds papers that say the same, and the claims that one page of a file supports."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from extractors.codec import to_plain
from storage.database.reading import reading
from storage.database.tables import ContentBandRow, ReceivableRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.papers_alike import forget_bands, write_bands
from tests.storage import rows
from tests.storage.test_books import keep, rand
from verification.matching.content import PaperContent, bands_of


def content(first: int, count: int = 12) -> PaperContent:
    figures = tuple(f"{number}00" for number in range(first, first + count))
    return PaperContent(figures, figures, ())


def sold_with(engine: Engine, number: str, said: PaperContent) -> ReceivableRow:
    """A receivable of a package of its own, whose invoice says this."""
    receipt = rows.receipt(number)
    part = rows.part(receipt, "1", number)
    paper = rows.document(part, content=to_plain(said))
    package = rows.package(receipt)
    row = rows.receivable(number, 100, package, document_id=paper.id, issue_date=date(2026, 3, 1))
    keep(engine, receipt, part, paper, package, row)
    with Session(engine) as session:
        write_bands(session, session.get_one(ReceivableRow, row.sequence), said)
        session.commit()
    return row


def test_papers_that_say_the_same_are_found_with_what_they_say(engine: Engine) -> None:
    keep(engine, rows.client(), rows.debtor())
    sold_with(engine, "INV-1", content(100))
    sold_with(engine, "INV-2", content(500))
    with reading(engine) as session:
        (found,) = DatabaseBooks(session).register_by_content(bands_of(content(101).figures))
        assert list(DatabaseBooks(session).register_by_content(())) == []
    assert (found.invoice_number, found.content) == ("INV-1", content(100))


def test_a_paper_never_finds_itself_nor_what_came_after(engine: Engine) -> None:
    keep(engine, rows.client(), rows.debtor())
    first, second = sold_with(engine, "INV-1", content(100)), sold_with(engine, "INV-2", content(100))
    with reading(engine) as session:
        bands = bands_of(content(100).figures)
        assert list(DatabaseBooks(session, first.package_id).register_by_content(bands)) == []
        (found,) = DatabaseBooks(session, second.package_id).register_by_content(bands)
    assert found.invoice_number == "INV-1"


def test_bands_go_with_their_entry(engine: Engine) -> None:
    keep(engine, rows.client(), rows.debtor())
    row = sold_with(engine, "INV-1", content(100))
    with Session(engine) as session:
        kept = session.get_one(ReceivableRow, row.sequence)
        forget_bands(session, kept)
        session.delete(kept)
        session.commit()
        assert session.scalars(select(ContentBandRow)).all() == []


def test_the_claims_that_one_page_supports_are_found(engine: Engine) -> None:
    """A file of several delivery notes may come again for the next invoice: only the same page of it is the same paper."""
    receipt = rows.receipt("mail")
    part = rows.part(receipt, "1", "d" * 64)
    notes = [rows.document(part, page, kind="delivery_note") for page in (1, 2)]
    package = rows.package(receipt)
    keep(engine, rows.client(), rows.debtor(), receipt, part, *notes, package)
    keep(engine, rows.receivable("INV-1", 100, package, supporting=[{"document_id": notes[0].id, "tied_by": "position in the batch"}]))
    with reading(engine) as session:
        books = DatabaseBooks(session)
        assert [each.invoice_number for each in books.register_by_supporting_page("d" * 64, 1)] == ["INV-1"]
        assert list(books.register_by_supporting_page("d" * 64, 2)) == []
        assert list(books.register_by_supporting_page("e" * 64, 1)) == []


def test_claims_are_found_by_delivery_by_skeleton_and_by_parties(engine: Engine) -> None:
    keep(engine, rows.client(), rows.client("C002"), rows.debtor())
    keep(
        engine,
        rows.receivable("INV-1O3", 100_00, delivery_note_number="DN 9", delivery_note_key="DN9", issue_date=date(2026, 3, 1)),
        rows.receivable("INV-310", 101_00, issue_date=date(2026, 4, 1)),
        rows.receivable("INV-103", 100_00, client_code="C002", issue_date=date(2026, 3, 1)),
    )
    with reading(engine) as session:
        books = DatabaseBooks(session)
        by_note = books.register_by_delivery_note("DN9")
        by_skeleton = books.register_by_skeleton("C001", ["13", "7"], rand("99.00"), rand("100.99"))
        by_parties = books.register_of_parties("C001", "D001", date(2026, 3, 1), date(2026, 3, 31))
    assert [each.invoice_number for each in by_note] == ["INV-1O3"]
    assert by_skeleton == by_parties == by_note


def test_the_register_is_asked_from_its_indexes(sqlite_engine: Engine) -> None:
    """No question may read the whole register: what is asked a thousand times a day must not grow with its years."""
    asked = {
        "number_skeleton IN ('13') AND client_code = 'C001' AND gross_minor BETWEEN 1 AND 2": "ix_receivable_skeleton",
        "client_code = 'C001' AND debtor_code = 'D001' AND issue_date BETWEEN '2026-01-01' AND '2026-02-01'": "ix_receivable_parties_date",
        "delivery_note_key = 'DN9'": "ix_receivable_delivery_note_key",
    }
    with sqlite_engine.connect() as connection:
        for condition, index in asked.items():
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT * FROM receivable WHERE {condition}").all()
            assert index in str(plan)
