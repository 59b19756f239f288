"""What nothing on a paper can be is surely absent; what something might be is only not found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from api.sample.documents import draw_invoice, scanned
from api.sample.made import MadeDocument
from api.sample.particulars import BankAccount, Goods, InvoiceParticulars, Party
from extractors.confidence.judging import with_confidence
from extractors.confidence.paper import Paper
from extractors.extraction import extract_documents
from extractors.kinds.invoice import extract
from extractors.limits import Limits
from extractors.model import Absent, Box, Field, Mark, Page, PagePicture, Word
from extractors.reading import read_file
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

SELLER = Party("Kwela Doors (Pty) Ltd", ("16 Old Pass Road", "Paarl, 7646"), "4452463344", "2001/736948/07", "021 173 7938")
BUYER = Party("Nyala Retail (Pty) Ltd", ("3 Quarry Road", "Cape Town, 7925"), "4419203767", "2008/577285/07")
PLAIN = InvoiceParticulars(
    "KD-7227",
    date(2026, 11, 18),
    SELLER,
    BUYER,
    (Goods("Oak door, lacquered", Decimal(12), "EA", Decimal("469.00"), "OD-12"),),
    BankAccount("Kwela Doors (Pty) Ltd", "Karoo Mercantile Bank", "580105", "6210044917"),
)


def field(paper: MadeDocument, term: Term) -> Field:
    (document,) = extract_documents(read_file(paper.content, paper.filename, Limits()))
    found = document.field(term)
    assert found is not None
    return found


@pytest.mark.parametrize("layout", ["ruled", "banded", "serif"])
@pytest.mark.parametrize(
    ("changes", "term"),
    [
        ({"seller": replace(SELLER, tax_id=None)}, Term.SELLER_TAX_ID),
        ({"buyer": replace(BUYER, address=())}, Term.BUYER_ADDRESS),
    ],
)
def test_what_nothing_on_the_paper_can_be_is_surely_absent(changes: dict[str, Party], term: Term, layout: str) -> None:
    found = field(draw_invoice(replace(PLAIN, **changes), layout), term)  # type: ignore[arg-type]
    assert found.reading == Absent()
    assert found.confidence is not None
    assert found.confidence > 0.95


def test_a_long_number_that_no_field_has_may_be_the_tax_number() -> None:
    """Nothing says whose it is, so the reader cannot be sure that it is not what is looked for."""
    changed = replace(PLAIN, seller=replace(SELLER, tax_id=None), note="4 452 463 344 applies.")
    found = field(draw_invoice(changed, "ruled"), Term.SELLER_TAX_ID)
    assert found.reading == Absent()
    assert found.confidence is not None
    assert found.confidence < 0.95


def test_a_street_that_no_field_has_may_be_the_buyers() -> None:
    changed = replace(PLAIN, buyer=replace(BUYER, address=()), note="Delivered to 14 Loop Street, Woodstock, Cape Town, 7925")
    found = field(draw_invoice(changed, "ruled"), Term.BUYER_ADDRESS)
    assert found.value is not None or (found.confidence or 0) < 0.95


def test_the_second_line_of_the_buyers_name_is_no_town() -> None:
    text = """
TAX INVOICE T6364

Supplier                          Invoice to
Kwela Doors (Pty) Ltd             Sekunjalo Ridge Chemicals (Pty)
27 Loop Road                      Ltd
Mbombela 1200                     Phone: 031 366 7460
VAT No: 4591416534                Customer VAT No: 4625951647
                                  Email: debtors@sekunjalo.example

Description                      Quantity      Price      Amount
Oak door                               10      50.00      500.00

                                 Net                      500.00
                                 VAT                       75.00
                                 Total                    575.00
"""
    page = printed(text)
    parts = extract([page])
    paper = Paper(DocumentKind.INVOICE, (page,), parts.fields, parts.lines, parts.lines_are_whole)
    found = next(each for each in with_confidence(paper) if each.term is Term.BUYER_ADDRESS)
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


WINDOW = """
Boland Ridge Boerdery (Edms) Bpk
Stasieweg 206, Alrode, Rustenburg, 0299
Telephone: +27 14 922 7513
VAT Registration No: 4391478965

Sales Invoice # T3047

Boland Ridge Boerdery (Edms) Bpk · Stasieweg 206 · Alrode · Rustenburg · 0299     INVOICE DATE:   08-11-2026
Duiker Konstruksie BK                                                             DUE:            23-12-2026
Telephone: 016 534 3714                                                           POD NO:         DN000143
E: sales@duiker.example
VAT Reg No: 4961549021
"""
REFERENCE = """
Tax Invoice A-6658

Customer Ref      REQ8050
Order No          PO008356
Invoice date      2026-11-18

From                                         Bill To:
Ubuntu Bay Cleaning Services Ltd             Hartebeest Catering CC
209 Marula Lane                              Your VAT No: 4848874972
BLOEMFONTEIN 9301
VAT No: 4519922928
"""
BESIDE = """
BELASTINGFAKTUUR

Kliënt                                       Verskaffer
Springhaas (Edms) Bpk                        Sekunjalo Ridge (Edms) Bpk
Kliënt BTW Nr: 4223480163                    Alrode
                                             Lemoenlaan 180
                                             Bloemfontein 9301
                                             BTW Nr: 4858165725

Dokument Nr:    T2993
Datum:          18-11-2026
"""


GOODS = """
Description                 Qty      Price         Total
Oak door                    8        88.80         710.40

Net                                                710.40
VAT 15%                                            106.56
Total                                              816.96
"""
BANK = """
Rekeninghouer      Banknaam             Tak            Tak Kode     Rekeningnommer
Springhaas         Karoo Mercantile     Main Street    580105       6277701805
(Edms) Bpk         Bank
"""


def test_a_branch_in_a_table_of_the_banks_particulars_is_no_street_of_the_buyer() -> None:
    page = printed(f"{BESIDE}{GOODS}{BANK}")
    parts = extract([page])
    paper = Paper(DocumentKind.INVOICE, (page,), parts.fields, parts.lines, parts.lines_are_whole)
    found = next(each for each in with_confidence(paper) if each.term is Term.BUYER_ADDRESS)
    assert found.extracted_by == "search"


@pytest.mark.parametrize(
    "head", [WINDOW, BESIDE, REFERENCE], ids=["the sender's line over the window", "the seller's suburb", "a reference beside its label"]
)
def test_what_belongs_to_the_seller_or_a_label_is_not_the_buyers_address(head: str) -> None:
    page = printed(f"{head}{GOODS}")
    parts = extract([page])
    paper = Paper(DocumentKind.INVOICE, (page,), parts.fields, parts.lines, parts.lines_are_whole)
    found = next(each for each in with_confidence(paper) if each.term is Term.BUYER_ADDRESS)
    assert found.reading == Absent()
    assert found.extracted_by == "search"


@pytest.mark.parametrize(
    ("changes", "term"),
    [
        ({"seller": replace(SELLER, tax_id=None)}, Term.SELLER_TAX_ID),
        ({"buyer": replace(BUYER, address=())}, Term.BUYER_ADDRESS),
    ],
)
def test_a_clear_scan_hides_nothing(changes: dict[str, Party], term: Term) -> None:
    found = field(scanned(draw_invoice(replace(PLAIN, **changes), "ruled"), seed=5), term)  # type: ignore[arg-type]
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


def test_a_scan_in_small_print_may_hide_what_is_printed() -> None:
    paper = scanned(draw_invoice(replace(PLAIN, seller=replace(SELLER, tax_id=None)), "ruled"), seed=5)
    assert sureness_of_absence(paper, lambda page: page) > 0.95
    assert sureness_of_absence(paper, lambda page: replace(page, picture=PagePicture(200, 14.0, 0.1, 0.0))) < 0.95
    assert sureness_of_absence(paper, lambda page: replace(page, picture=PagePicture(200, 26.0, 0.3, 0.0))) < 0.95
    assert sureness_of_absence(paper, lambda page: replace(page, words=(*page.words, DOUBTFUL))) < 0.95
    assert sureness_of_absence(paper, lambda page: replace(page, marks=(LETTERHEAD,))) < 0.95
    assert sureness_of_absence(paper, lambda page: replace(page, words=(*page.words, replace(DOUBTFUL, text="Insl")))) > 0.95
    assert sureness_of_absence(paper, lambda page: replace(page, words=(*page.words, replace(DOUBTFUL, text="VAT:...")))) > 0.95


DOUBTFUL = Word("44Z24633A4", Box(300, 60, 380, 70), 0.4, "paddle")
LETTERHEAD = Mark("picture", Box(40, 30, 560, 130))


def sureness_of_absence(paper: MadeDocument, changed: Callable[[Page], Page]) -> float:
    reading = read_file(paper.content, paper.filename, Limits())
    (document,) = extract_documents(replace(reading, pages=tuple(map(changed, reading.pages))))
    found = document.field(Term.SELLER_TAX_ID)
    assert found is not None
    assert found.reading == Absent()
    return found.confidence or 0.0


@pytest.mark.parametrize("layout", ["ruled", "banded", "serif"])
def test_a_telephone_number_from_abroad_is_no_tax_number(layout: str) -> None:
    """No tax number is written with a plus."""
    paper = draw_invoice(replace(PLAIN, seller=replace(SELLER, tax_id=None, phone="+27 21 173 7938")), layout)
    found = field(paper, Term.SELLER_TAX_ID)
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


BARE = """
TAX INVOICE
Kwela Doors (Pty) Ltd                       Invoice No:    KD-7227
16 Old Pass Road                            Date:          2026-11-18
Paarl, 7646                                 Customer No:   6219
VAT No: {number}

Sold to:
Nyala Retail (Pty) Ltd
VAT No: 4419203767
{further}

Description                 Qty      Price         Total
{heading}
Oak door                    8        88.80         710.40
Pine door                   2        100.00        200.00
Net                                                910.40
VAT 15%                                            136.56
Total                                              1046.96
"""


def bare(term: Term, number: str = "4452463344", further: str = "", heading: str = "") -> Field:
    page = printed(BARE.format(number=number, further=further, heading=heading))
    parts = extract([page])
    fields = with_confidence(Paper(DocumentKind.INVOICE, (page,), parts.fields, parts.lines, parts.lines_are_whole))
    return next(each for each in fields if each.term is term)


@pytest.mark.parametrize("heading", ["", "Site 1"])
def test_a_customers_number_and_a_heading_among_the_goods_are_no_address(heading: str) -> None:
    found = bare(Term.BUYER_ADDRESS, heading=heading)
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


def test_the_sellers_address_printed_again_is_not_the_buyers() -> None:
    found = bare(Term.BUYER_ADDRESS, further="\n\n\n\n16 Old Pass Road\nPaarl, 7646")
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


def test_a_tax_number_on_two_lines_may_be_there() -> None:
    """The first of them stands behind the label with too few figures to be a number."""
    found = bare(Term.SELLER_TAX_ID, number="GB 748\n        2869 26")
    assert found.value is not None or (found.confidence or 0) < 0.95


def test_a_label_with_nothing_behind_it_announces_no_number() -> None:
    found = bare(Term.SELLER_TAX_ID, number="")
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


@pytest.mark.parametrize(
    "further",
    [
        "Salesperson:\nFatima Botha",
        "P.O. No.\nPO005163",
        "Branch:   Main Street",
        "Bladsy 1 van 1",
        "U verwysing.\nREQ9834",
        "Job Number.          Your Order No.      POD No.\nJOB-706              PO004148            DN004172",
        "Dokument Nr :        2026/5975\nVerteenwoordiger :   Bongani Naidoo\nU Verw :             4679-A",
        "Verval op.           11.01.2027\nVerteenwoordiger.    Gert Khumalo\nKwotasie Nr.         Q11082",
        "Werk Nr\nWO504446\nVerkoopsman\nRiaan Fourie",
        "Bank:                 Karoo Mercantile Bank\nBranch Name:          Main Street\nBranch Code:          580105",
    ],
)
def test_a_label_is_no_address(further: str) -> None:
    found = bare(Term.BUYER_ADDRESS, further=f"\n\n{further}")
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


AMOUNTS_FIRST = """
INVOICE
number      date           due
KD-7227     2026-11-18     2026-12-18

debtor
Nyala Retail (Pty) Ltd
Customer VAT No 4419203767

Description                 Price    Qty Total
Oak door                    24.70    64.00 1580.80
Pine door                   340.00   5.00 1700.00
Doors in a full load        21603.04 2.00 43206.08
                            46486.88 Netto Totaal
                            6973.03 BTW @ 15%
                            53459.91 Groottotaal

Kwela Doors (Pty) Ltd       VAT No: 4452463344
16 Old Pass Road            Tel 021 173 7938
Paarl, 7646
"""
BROKEN_LABEL = """
Kwela Doors (Pty) Ltd
16 Old Pass Road
Paarl, 7646
VAT Number: 4452463344

Invoice KD-7227
Document Date: 2026-11-18

BILL TO :    Nyala Retail (Pty) Ltd    SHIP TO :    Nyala Retail (Pty) Ltd
             3 Quarry Road                          3 Quarry Road
             CAPE TOWN                              CAPE TOWN
             7925                                   7925
Buyer's      4980982294
figures :

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Net                                                710.40
VAT 15%                                            106.56
Total                                              816.96
"""


def absent(text: str, term: Term) -> Field | None:
    found = found_on(text, term)
    return found if found is not None and isinstance(found.reading, Absent) else None


def found_on(text: str, term: Term) -> Field | None:
    page = printed(text)
    parts = extract([page])
    fields = with_confidence(Paper(DocumentKind.INVOICE, (page,), parts.fields, parts.lines, parts.lines_are_whole))
    return next((each for each in fields if each.term is term), None)


SWALLOWED = """
Sold By:                                     Messrs:
Lesedi Sekuriteit (Edms) Bpk                 Suikerbos Houtwerke (Edms) Bpk
Wadeville | Lemoenlaan 124 | Boksburg 1459 Graniethof 239 | Bloemfontein 9301
VAT Vendor No 4551289376                     Recipient VAT No: 4452073051

Invoice Number: A-7237
Date: 2026-11-16

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Net                                                710.40
VAT 15%                                            106.56
Total                                              816.96
"""


def test_an_address_that_runs_on_under_the_buyers_name_may_be_of_both() -> None:
    found = absent(SWALLOWED, Term.BUYER_ADDRESS)
    assert found is None or found.extracted_by == "absence"


def test_an_amount_before_the_word_for_it_is_no_address() -> None:
    found = absent(AMOUNTS_FIRST, Term.BUYER_ADDRESS)
    assert found is not None
    assert (found.confidence or 0) > 0.95


def test_a_long_number_among_the_lines_of_an_address_may_be_the_tax_number() -> None:
    """A label that nobody knows breaks around it, and no address has ten figures: it is read as that, or its absence is unsure."""
    found = found_on(BROKEN_LABEL, Term.BUYER_TAX_ID)
    assert found is not None
    assert found.value == "4980982294" or (found.extracted_by == "absence" and (found.confidence or 0) < 0.95)


def test_a_telephone_number_behind_a_letter_is_no_tax_number() -> None:
    found = bare(Term.SELLER_TAX_ID, number="\nT: 014 423 1836")
    assert found.reading == Absent()
    assert (found.confidence or 0) > 0.95


def test_a_search_never_makes_an_absence_less_sure_than_it_was_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = bare(Term.BUYER_ADDRESS)
    monkeypatch.setattr("extractors.confidence.searched._cannot_be_there", lambda paper, term: False)
    counted = bare(Term.BUYER_ADDRESS)
    assert (searched.confidence or 0) == max(0.98, counted.confidence or 1)
