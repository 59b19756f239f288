"""Day and month are never swapped in silence."""

from __future__ import annotations

import pytest

from extractors.fields.date_order import assumed_order, country_of, date_order_of, language_of
from extractors.fields.dated import DocumentDates
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.model import Ambiguous, Box, Unreadable, Value, Word
from tests.extractors.fields.printed import printed


def cell(text: str) -> Cell:
    return Cell(1, 0, tuple(Word(word, Box(0, 0, 1, 1), None, "text_layer") for word in text.split()))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("124 Station Road\nLEEDS LS11 5TZ", "GB"),
        ("VAT Reg. No. 4330562390\n189 Station Street, Epping, 3201", "ZA"),
        ("12 Main St\nMobile, AL 36602", "US"),
        ("Box 4410, Eldoret. Tel: 0711 882 033. PIN A004418820T", "KE"),
        ("P O Box 2241, Rundu, Namibia", "NA"),
        ("Plot 22, Gaborone", "BW"),
        ("PIN 4471 for the gate", None),
        ("M2 5MM bolts", None),
    ],
)
def test_the_country_is_told_by_postcodes_and_tax_numbers(text: str, country: str | None) -> None:
    assert country_of(text) == country


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-04", "2026-03-04"),
        ("7. Mai 2014", "2014-05-07"),
        ("19TH AUGUST 2026", "2026-08-19"),
        ("II November 2026", "2026-11-11"),
        ("I1 Desember 2026", "2026-12-11"),
        ("December 3O, 2026", "2026-12-30"),
        ("19 april 2014", "2014-04-19"),
        ("15 december 2025", "2025-12-15"),
        ("3de december 2025", "2025-12-03"),
        (":26 Jun 2026", "2026-06-26"),
        ("5 Maart 2026", "2026-03-05"),
        ("20 Junie 2026", "2026-06-20"),
        ("1er février 2026", "2026-02-01"),
        ("Mar 5, 2024", "2024-03-05"),
        ("15-MAR-2024", "2024-03-15"),
        ("2026年3月4日", "2026-03-04"),
        ("26.10.22", "2022-10-26"),
        ("26–10–2022", "2022-10-26"),
        ("26−10−2022", "2022-10-26"),
        ("26 | 10 | 2022", "2022-10-26"),
        ("26·10·2022", "2022-10-26"),
        ("26.X.2022", "2022-10-26"),
        ("26 XI 2022", "2022-11-26"),
        ("26th day of October 2022", "2022-10-26"),
        ("Oct. 26, '22", "2022-10-26"),
        ("2022, October 26", "2022-10-26"),
        ("Polokwane, 28 03 2026", "2026-03-28"),
        ("Datum uitgereik..: 28 03 2026 11:59", "2026-03-28"),
        ("opsteldatum | 28 03 2026 15:07", "2026-03-28"),
        ("16/11/2017", "2017-11-16"),
        ("11/15/2019", "2019-11-15"),
        ("25-12-2018 8:13:39 PM", "2018-12-25"),
    ],
)
def test_a_date_that_leaves_no_doubt_is_read(text: str, day: str) -> None:
    (found,) = dates_of(cell(text))
    assert found.reading(None) == Value(day)


def test_without_evidence_a_date_is_ambiguous_and_names_both_days() -> None:
    (found,) = dates_of(cell("03/04/2026"))
    reading = found.reading(None)
    assert isinstance(reading, Ambiguous)
    assert reading.candidates == ("2026-04-03", "2026-03-04")


def test_a_thirteenth_month_is_not_repaired() -> None:
    (found,) = dates_of(cell("2026-13-01"))
    assert isinstance(found.reading("day_first"), Unreadable)


def test_another_date_of_the_paper_decides() -> None:
    dates = [each for text in ("03/04/2026", "25/04/2026") for each in dates_of(cell(text))]
    assert date_order_of(dates) == "day_first"
    dates = [each for text in ("03/04/2026", "04/25/2026") for each in dates_of(cell(text))]
    assert date_order_of(dates) == "month_first"


def test_where_the_paper_comes_from_decides() -> None:
    dates = dates_of(cell("03/04/2026"))
    assert date_order_of(dates, currency="ZAR") == "day_first"
    assert date_order_of(dates, country="US") == "month_first"
    assert date_order_of(dates, currency="USD") is None


@pytest.mark.parametrize(
    "words",
    [
        "Feuille de temps\nOuvrier Travaux effectués Heures",
        "Stundenzettel\nArbeitstag Mitarbeiter Tätigkeit Stunden",
        "Urenstaat\nWerkdag Medewerker Omschrijving Uren",
        "Tydstaat\nWerk gedoen Beskrywing",
        "Avis de règlement\nTotal du paiement",
    ],
)
def test_the_language_of_any_kind_of_paper_decides(words: str) -> None:
    assert assumed_order(None, None, language_of(words)) == "day_first"


def test_the_terms_of_payment_decide() -> None:
    layout = DocumentLayout([printed("Invoice Date   04/03/2026\nDue Date   05/03/2026\nTerms   30 days")])
    dates = DocumentDates(layout, "USD")
    issue, due = dates.candidates(("issue_date",))[0].printed, dates.candidates(("due_date",))[0].printed
    assert dates.order is None
    dates.settle(issue, due)
    assert dates.order == "month_first"


def test_how_many_of_what_is_no_day() -> None:
    assert not dates_of(cell("12 X 2024"))
