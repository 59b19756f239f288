"""A list goes into the books whole or not at all, exactly as it was written, and every bad row is named."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from api.sample.book import SampleBook
from intake.books_import import import_books
from intake.imports.cells import BadCell, Numbers, day
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.reading import reading
from storage.database.tables import (
    ClientRow,
    ClientSenderRow,
    ContraBalanceRow,
    DebtorRow,
    ExchangeRateRow,
    PurchaseOrderLineRow,
    ReceivableRow,
)
from storage.errors import Rejected
from storage.repositories.masters import requirement_profiles
from tests.extractors.paper import sheet_with_entities
from verification.model import RequirementProfile, Supply

HEADER = "client_code,debtor_code,invoice_number,issue_date,due_date,currency,gross_total,po_number,delivery_note_number,status\n"


@pytest.fixture
def empty(sqlite_engine: Engine) -> Services:
    return Services(engine=sqlite_engine, blobs=open_blob_store("memory:"))


def _imported(services: Services) -> list[ReceivableRow]:
    with reading(services.engine) as session:
        return list(session.scalars(select(ReceivableRow).where(ReceivableRow.invoice_number.like("Z-%")).order_by(ReceivableRow.sequence)))


def test_the_sample_book_goes_in_twice_and_stands_there_once(services_anywhere: Services, book: SampleBook) -> None:
    for kind, content in book.files().items():
        assert not import_books(kind, content, services_anywhere).bad_rows
    with reading(services_anywhere.engine) as session:
        assert session.scalar(select(func.count()).select_from(ClientRow)) == len(book.clients)
        assert session.scalar(select(func.count()).select_from(DebtorRow)) == len(book.debtors)
        assert session.scalar(select(func.count()).select_from(ReceivableRow)) == len(book.receivables)
        price = session.scalars(select(PurchaseOrderLineRow.unit_price)).first()
        assert isinstance(price, Decimal)


def test_amounts_in_any_clear_style_are_exact(services: Services) -> None:
    rows = [
        "C001;D001;Z-1;2026-03-04;2026-04-03;ZAR;1.234,56;;;open",
        "C001;D001;Z-2;2026-03-04;;ZAR;R 12 345,67;;;open",
        "C001;D001;Z-3;2026-03-04;;ZAR;(1.200,00);;;credited",
        "C001;D001;Z-4;2026-03-04;;ZAR;12.500;;;open",
        "C001;D001;Z-5;2026-03-04;;ZAR;99;;;open",
    ]
    content = HEADER.replace(",", ";") + "\n".join(rows)
    assert not import_books("receivables", content.encode("utf-8-sig"), services).bad_rows
    assert [row.gross_minor for row in _imported(services)] == [123456, 1234567, -120000, 1250000, 9900]


def test_one_bad_row_keeps_the_whole_list_out_and_every_bad_row_is_named(services: Services) -> None:
    rows = [
        "C001,D001,Z-1,2026-03-04,2026-04-03,ZAR,100.00,,,open",
        "C999,D001,Z-2,2026-03-04,,ZAR,100.00,,,open",
        "C001,D001,Z-3,03/04/2026,,ZAR,100.00,,,open",
        "C001,D001,Z-4,2026-13-01,,ZAR,100.00,,,open",
        "C001,D001,Z-5,2026-03-04,,ZAR,1.005,,,open",
        "C001,D001,,2026-03-04,,ZAR,abc,,,lost",
        "C001,D001,Z-1,2026-03-04,,ZAR,100.00,,,open",
        "C001,D001,Z-8,2026-03-04,,ZAR,100.00,,,open,too many",
    ]
    outcome = import_books("receivables", (HEADER + "\n".join(rows)).encode(), services)
    assert outcome.rows == 0
    assert _imported(services) == []
    named = {(bad.line, bad.column) for bad in outcome.bad_rows}
    assert named == {
        (3, "client_code"),
        (4, "issue_date"),
        (5, "issue_date"),
        (6, "gross_total"),
        (7, "gross_total"),
        (7, "invoice_number"),
        (7, "status"),
        (8, "invoice_number"),
        (9, None),
    }
    assert all(bad.sentence.endswith(".") for bad in outcome.bad_rows)


def test_numbers_that_start_again_each_year_are_different_invoices(services: Services) -> None:
    rows = ["C001,D001,Z-1,2025-03-04,,ZAR,100.00,,,paid", "C001,D001,Z-1,2026-03-04,,ZAR,100.00,,,open"]
    assert not import_books("receivables", (HEADER + "\n".join(rows)).encode(), services).bad_rows
    assert len(_imported(services)) == 2


def test_importing_again_brings_what_changed(services: Services) -> None:
    for status in ("open", "disputed"):
        content = HEADER + f"C001,D001,Z-1,2026-03-04,,ZAR,100.00,,,{status}"
        assert not import_books("receivables", content.encode(), services).bad_rows
    (row,) = _imported(services)
    assert row.status == "disputed"


def test_a_spreadsheet_is_as_good_as_csv(services: Services) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER.strip().split(","))
    moment = datetime(2026, 3, 4)  # noqa: DTZ001  # spreadsheets know no zones
    sheet.append(["C001", "D001", "Z-1", moment, date(2026, 4, 3), "ZAR", 1234.56, 7001, None, "open"])
    sheet.append([None] * 10)
    sheet.append(["C001", "D001", "Z-2", "2026-03-04", None, "ZAR", "1 234,50", None, "DN-1", None])
    out = io.BytesIO()
    book.save(out)
    assert not import_books("receivables", out.getvalue(), services).bad_rows
    first, second = _imported(services)
    assert (first.gross_minor, first.issue_date, first.due_date, first.po_number) == (123456, date(2026, 3, 4), date(2026, 4, 3), "7001")
    assert (second.gross_minor, second.delivery_note_key, second.status) == (123450, "DN1", "open")


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("receivables", b"client_code,colour,taste\n", "import.unknown_columns"),
        ("receivables", b"client_code\nC001", "import.missing_columns"),
        ("receivables", b"", "import.empty"),
        ("receivables", b"\0\1\2\3" * 100, "import.unreadable"),
        ("receivables", sheet_with_entities('<!ENTITY x SYSTEM "file:///etc/hostname">'), "import.unreadable"),
        ("parrots", b"name\nPolly", "import.unknown_kind"),
        ("clients", b"client_code,client_code,name,country,currency,facility_limit,advance_rate\n", "import.columns_twice"),
    ],
)
def test_what_is_no_such_list_is_refused(services: Services, kind: str, content: bytes, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        import_books(kind, content, services)
    assert refused.value.code == code
    if code == "import.unknown_columns":
        assert "colour, taste" in refused.value.sentence


def test_an_address_belongs_to_one_client(empty: Services) -> None:
    header = "client_code,name,country,currency,facility_limit,advance_rate,email_senders\n"
    first = header + "A1,One,ZA,ZAR,1000000,80%,ap@one.example;@one.example\nB2,Two,ZA,ZAR,1000000,0.75,ap@two.example"
    assert not import_books("clients", first.encode(), empty).bad_rows
    taken = import_books("clients", (header + "B2,Two,ZA,ZAR,1000000,0.75,@one.example").encode(), empty)
    assert [(bad.line, bad.column) for bad in taken.bad_rows] == [(2, "email_senders")]
    moved = header + "A1,One,ZA,ZAR,1000000,0.8,\nB2,Two,ZA,ZAR,1000000,0.75,@one.example"
    assert not import_books("clients", moved.encode(), empty).bad_rows
    with reading(empty.engine) as session:
        assert session.scalars(select(ClientSenderRow.client_code)).all() == ["B2"]
        assert session.get_one(ClientRow, "A1").advance_rate == Decimal("0.8")


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False))
def test_a_figure_survives_every_style_of_writing(amount: Decimal) -> None:
    english, german, swiss, african = f"{amount:,.2f}", f"{amount:,.2f}", f"{amount:,.2f}", f"{amount:,.2f}"
    german = german.translate(str.maketrans(",.", ".,"))
    swiss = swiss.replace(",", "'")
    african = african.translate(str.maketrans({",": "\u00a0", ".": ","}))
    for written in (english, german, swiss, african, f"R {african}", f"{english} ZAR", str(amount)):
        assert Numbers(None).read(written) == amount
    assert Numbers(None).read(f"({english})") == -amount
    assert Numbers(None).read(f"-{german}") == -amount


@pytest.mark.parametrize("written", ["1.234", "12,500", "1,2,3", "1.2.3", "12.34.56", "ten", "1 23", "--5", "1e5", "0x10"])
def test_a_figure_that_is_not_clear_is_no_figure(written: str) -> None:
    with pytest.raises(BadCell):
        Numbers(None).read(written)


@pytest.mark.parametrize("written", ["03/04/2026", "4 March 2026", "2026-02-30", "20260304", "46085"])
def test_a_date_that_is_not_clear_is_no_date(written: str) -> None:
    with pytest.raises(BadCell):
        day(written)


RATES = "date,from,to,rate,source\n"
CONTRAS = "client_code,debtor_code,currency,owed,as_of\n"


def test_rates_are_exact_and_a_later_list_corrects_them(services: Services) -> None:
    assert not import_books("rates", (RATES + "2026-03-02,EUR,ZAR,20.123456,Reserve Bank\n").encode(), services).bad_rows
    assert not import_books("rates", (RATES + "2026-03-02,eur,zar,20.123457,Reserve Bank\n").encode(), services).bad_rows
    with reading(services.engine) as session:
        row = session.scalars(select(ExchangeRateRow)).one()
        assert (row.from_currency, row.to_currency, row.rate) == ("EUR", "ZAR", Decimal("20.123457"))


def test_what_is_no_rate_is_named_with_its_line(services: Services) -> None:
    rows = [
        "2026-03-02,EUR,EUR,1,x",
        "2026-03-02,EUR,ZAR,0,x",
        "2026-03-03,EUR,ZAR,20,x",
        "2026-03-03,EUR,ZAR,21,x",
        "2026-03-04,EUR,ZAR,20,",
    ]
    outcome = import_books("rates", (RATES + "\n".join(rows)).encode(), services)
    assert [(each.line, each.column) for each in outcome.bad_rows] == [(2, "to"), (3, "rate"), (5, "date"), (6, "source")]


def test_a_list_of_contras_is_the_whole_of_each_client_on_it(services: Services) -> None:
    first = CONTRAS + "C001,D001,ZAR,5000.00,2026-03-01\nC001,D002,ZAR,100.00,\nC002,D001,ZAR,70.00,\n"
    assert not import_books("contras", first.encode(), services).bad_rows
    assert not import_books("contras", (CONTRAS + "C001,D002,ZAR,90.00,2026-03-31\n").encode(), services).bad_rows
    with reading(services.engine) as session:
        rows = session.scalars(select(ContraBalanceRow).order_by(ContraBalanceRow.client_code)).all()
        assert [(row.client_code, row.debtor_code, row.owed_minor) for row in rows] == [("C001", "D002", 9000), ("C002", "D001", 7000)]
    outcome = import_books("contras", (CONTRAS + "C001,D404,ZAR,5.00,\nC001,D001,ZAR,-5.00,\n").encode(), services)
    assert [(each.line, each.column) for each in outcome.bad_rows] == [(2, "debtor_code"), (3, "owed")]


def test_a_list_without_the_optional_columns_leaves_them_as_they_were(services: Services) -> None:
    header = "debtor_code,name,status"
    full = (
        f"{header},kind,related_clients,directors,phones\nD900,Karoo Water Board,approved,government,,Anna Maria Botha; P Smit,028 555 1\n"
    )
    assert not import_books("debtors", full.encode(), services).bad_rows
    assert not import_books("debtors", f"{header}\nD900,Karoo Water,approved\n".encode(), services).bad_rows
    with reading(services.engine) as session:
        row = session.get_one(DebtorRow, "D900")
        assert row.name == "Karoo Water"
        assert row.particulars == {"kind": "government", "directors": ["Anna Maria Botha", "P Smit"], "phones": ["028 555 1"]}


def test_requirement_profiles_are_a_whole_list(services: Services) -> None:
    header = "client_code,debtor_code,supply,disclosure,documents\n"
    first = header + "C001,D001,,,delivery note;purchase_order\n,,services,confidential,none\n"
    assert not import_books("requirements", first.encode(), services).bad_rows
    with reading(services.engine) as session:
        assert requirement_profiles(session, "C002") == (RequirementProfile(None, None, Supply.SERVICES, False, frozenset()),)
        assert requirement_profiles(session, "C001")[0].documents == {"delivery_note", "purchase_order"}
    assert not import_books("requirements", (header + "C002,,,,timesheet\n").encode(), services).bad_rows
    with reading(services.engine) as session:
        assert requirement_profiles(session, "C001") == ()


def test_what_is_no_requirement_profile_is_named_with_its_line(services: Services) -> None:
    header = "client_code,debtor_code,supply,disclosure,documents\n"
    rows = [
        "C404,,,,timesheet",
        ",D404,,,timesheet",
        "C001,,rent,,timesheet",
        "C001,,,open,timesheet",
        "C001,,,,",
        "C001,,,,sick note",
        "C001,,,,schedule_of_accounts",
        "C001,,,,timesheet",
        "C001,,,,delivery_note",
    ]
    outcome = import_books("requirements", (header + "\n".join(rows)).encode(), services)
    assert [(each.line, each.column) for each in outcome.bad_rows] == [
        (2, "client_code"),
        (3, "debtor_code"),
        (4, "supply"),
        (5, "disclosure"),
        (6, "documents"),
        (7, "documents"),
        (8, "documents"),
        (10, None),
    ]
    with reading(services.engine) as session:
        assert requirement_profiles(session, "C001") == ()
