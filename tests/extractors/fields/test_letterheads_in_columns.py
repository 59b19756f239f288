"""A letterhead in large print says who sells, and its address stands in a column of its own, among dates and numbers of the paper."""

from __future__ import annotations

from dataclasses import replace

from extractors.kinds.invoice import extract
from extractors.layout.lines import lay_out
from extractors.model import Box, Page, Word
from extractors.titled_letterheads import company_behind_title
from tests.extractors.fields.printed import GOODS, printed


def _in_large_print(text: str, *names: str) -> Page:
    """A page on which some lines are set twice as high."""
    page = printed(text)
    large = {round(word.box.top) for word in page.words if word.text in names}
    return replace(page, words=tuple(_taller(word) if round(word.box.top) in large and word.text in names else word for word in page.words))


def _taller(word: Word) -> Word:
    return replace(word, box=Box(word.box.x0, word.box.top - 8, word.box.x1, word.box.bottom))


def read(text: str, *names: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([_in_large_print(text + GOODS, *names)]).fields}


def test_a_person_behind_the_word_seller_sold_for_the_company_of_the_letterhead() -> None:
    found = read(
        """

                                         DE KROON GROOTHANDEL BV
                                    Handelsweg 76 | 6811 KP Arnhem
                                    T: 026 682 9086
Nota

Granite Falls Supply Co.            Factuurdatum:    19 augustus 2025
T.a.v. Tyler Sizemore               Nota nr.         2508494
156 Commerce Dr | Suite 14 | Duluth, MN 55802 | USA
                                    BTW nr.:         NL675309177B01
                                    Verkoper:        Femke Dijkhuis
""",
        "DE",
        "KROON",
        "GROOTHANDEL",
        "BV",
    )
    assert (found["seller_name"], found["buyer_name"]) == ("DE KROON GROOTHANDEL BV", "Granite Falls Supply Co.")


def test_a_date_beside_the_letterhead_is_no_address() -> None:
    found = read(
        """

  Jurahöhe Holzbau                Gutschrift
                                  Ausgestellt am.
                                  17. Juni 2025
Jurahöhe Holzbau Sàrl             GS-Nr.
Seestrasse 88, 3011 Bern          C370600
Tel.
+41 31 970 6605

Rechnung an.
Säntisblick Textil AG
Industriestrasse 8
8005 Zürich
""",
        "Jurahöhe",
        "Holzbau",
        "Sàrl",
    )
    assert found["seller_address"] == "Seestrasse 88, 3011 Bern"


def test_the_values_of_labels_beside_the_letterhead_are_no_address() -> None:
    found = read(
        """

INVOICE                                                    Ferncliffe Print
issue date:        Dec 7, 2025
due on:            Dec 14, 2025
                                                           Ferncliffe Ltd
your po:           PO53266           237 Albion Street     VAT Registration No:
rep:               Beth Penrose      Enterprise Park       GB626703486
client ref:        REQ4460           Hull                  Ph: 01482 507 4146
                                     HU9 1TQ
debtor:
Bluebell Row Fabrications Ltd
187 Albion Street
Exeter EX2 8QX
""",
        "Ferncliffe",
        "Ltd",
        "Print",
    )
    assert found["seller_address"] == "237 Albion Street, Enterprise Park, Hull, HU9 1TQ"


def test_a_company_close_behind_the_title_in_one_line_sells() -> None:
    found = read(
        """

ORIGINAL TAX INVOICE J & M Packaging (Pty) Ltd
                     73 Jan Smit Avenue
                     Montague Gardens
                     Rustenburg, 0299
                     T: 014 302 8595

To
Blouvlei IT Solutions Ltd
PO Box 9628
Durban 4001
"""
    )
    assert (found["seller_name"], found["buyer_name"]) == ("J & M Packaging (Pty) Ltd", "Blouvlei IT Solutions Ltd")
    assert found["seller_address"] == "73 Jan Smit Avenue, Montague Gardens, Rustenburg, 0299"


def test_a_company_that_is_called_after_invoices_stands_behind_no_title() -> None:
    (cell,) = lay_out(printed("Invoice Finance Partners (Pty) Ltd")).cells
    assert company_behind_title(cell) is None
