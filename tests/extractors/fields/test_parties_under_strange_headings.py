"""Seller and buyer where the words over them are unknown: how they are reached, what stands beside them and how they are printed tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.address_windows import address_windows
from extractors.fields.broken_names import whole_name
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.strange_headings import without_strange_heading
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_GOODS = """

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Total Inclusive                                    710.40
"""


def parties(text: str, below: str = "", goods: str = _GOODS) -> tuple[str | None, str | None]:
    found = {field.term.value: field.value for field in extract([printed(text + goods + below)]).fields}
    return found.get("seller_name"), found.get("buyer_name")


def test_of_two_addresses_the_one_with_a_telephone_is_the_buyers() -> None:
    """Goods are sent to a place; who is invoiced is reached."""
    assert parties(
        """
Kliprand Packaging (Pty) Ltd            TAX INVOICE
60 Loop Road, Bloemfontein 9301
VAT No: 4757362274
Tel: +27 51 173 2648
E-mail: info@kliprand.example

Pumsof                                  Wobfeskbra
Kestrel Foods Ltd                       Hartebeest Software Ltd
135 Jan Smit Avenue                     236 Lemoen Street
Kimberley 8301                          Bloemfontein 9301
                                        Tel: +27 51 191 4833
                                        E-mail: office@hartebeest.example
"""
    ) == ("Kliprand Packaging (Pty) Ltd", "Hartebeest Software Ltd")


def test_the_only_party_with_a_telephone_issues_the_paper() -> None:
    assert parties(
        """
TAX POINT: 20/05/2023
NUMBER: IN50179
DUE ON: 27/05/2023
DATE OF SUPPLY: 15/05/2023
Your VAT No: 4471539348
JOB NO: JOB-710









Wobfeskbra:                             Rivage Foods Ltd
Kliprand Signs (Pty) Ltd                70 Mill Lane
173 Station Street                      Kimberley 8301
Bloemfontein, 9301
Ph: +27 51 642 2736

TAX INVOICE
"""
    ) == ("Kliprand Signs (Pty) Ltd", "Rivage Foods Ltd")


def test_a_long_heading_in_strange_words_stands_before_its_colon() -> None:
    assert parties(
        """
GREAT BASIN LLC                         INVOICE
98 County Road 12, Fresno, CA 93721
Tel: (559) 261 1561

Client name fu kra : REDBUD CONTRACTORS CO.       Zorbl : Cardinal Tool LLC
220 Oak Street, Fresno, CA 93721                      185 Commerce Dr, Peoria, IL 61602
"""
    ) == ("GREAT BASIN LLC", "REDBUD CONTRACTORS CO.")


def test_the_number_of_a_customer_is_nobodys_name() -> None:
    assert (
        parties(
            """
Thusano Printers Ltd                    INVOICE
214 Voortrekker Way
Pietermaritzburg, 3201

Wobfes:                                 Messrs No
Izibuko Supplies Inc                    K-95153
57 Ferrum Crescent
Bloemfontein 9301
"""
        )[1]
        == "Izibuko Supplies Inc"
    )


def test_words_over_a_row_for_signatures_name_nobody() -> None:
    assert (
        parties(
            """
Imbali Tyres (Pty) Ltd                  INVOICE
12 Smid Street
Cape Town 7925
Tel: 021 699 7453
""",
            "\nGoods were checked and accepted\nReceiver          Wobfes         Datum\n",
        )[1]
        is None
    )


@pytest.mark.parametrize("form", ["GmbH & Co. KG", "Holz KG", "KG"])
def test_kilograms_are_no_form_of_law(form: str) -> None:
    assert has_legal_form(f"Eichhof {form}")
    assert not has_legal_form("Cement 42.5N 50 kg")


def test_the_heading_of_a_column_is_no_addressee() -> None:
    page = printed(
        """
Lesedi Steel CC
76 Nelson Street
Rustenburg 0299

Lyn   Wobcode   Besonder                      Netfes      Pumsof
1     86430     Kabel 4 mm2 3 kern            ZAR 284     ZAR 47
2     15889     Arbeid: ambagsman, oortyd     ZAR 703     ZAR 74
                Lot 41539
"""
    )
    windows = address_windows(DocumentLayout([page]))
    assert [window.cells[0].text for window in windows] == ["Lesedi Steel CC"]


def test_a_heading_that_ends_with_a_word_that_leads_on_is_part_of_no_name() -> None:
    page = printed("Adressée à\nBeausoleil Primeurs & Fils\n154 impasse des Forges\n26000 Valence\n")
    block = without_strange_heading(DocumentLayout([page]), DocumentLayout([page]).pages[0].cells)
    assert block[0].text == "Beausoleil Primeurs & Fils"


@pytest.mark.parametrize("title", ["RECHNUNG", "WOBFESKBRA"])
def test_a_title_in_print_as_large_as_the_name_under_it_begins_no_name(title: str) -> None:
    page = printed(f"{title}\nSonnenberg Werkzeuge GmbH\n\nHauptstraße 108\n04109 Leipzig\n\nEichentür 2 Stück\nFichtentür 3 Stück\n")
    large = [replace(word, box=replace(word.box, x1=word.box.x1, bottom=word.box.bottom + 3)) for word in page.words[:4]]
    laid = DocumentLayout([replace(page, words=(*large, *page.words[4:]))]).pages[0]
    name = next(cell for cell in laid.cells if cell.text.startswith("Sonnenberg"))
    assert whole_name(laid, name).text == "Sonnenberg Werkzeuge GmbH"


def test_a_company_at_the_foot_sells_though_nothing_ends_the_goods() -> None:
    """The total stands bare, so that the foot seems to be of the table."""
    assert parties(
        """
INVOICE

Bill No.     2026/7874
Date         24-May-26

Bill To
Bayou Crest Inc.
82 Oak Street
Columbus, OH 43215
""",
        "".join(f"Oak door {row:2}                 8        88.80         710.40\n" for row in range(30))
        + "\nGreat Basin Packaging Inc.\n152 Airport Pkwy, Columbus, OH 43215\n"
        + "Phone: (614) 859 6642   Mail: sales@greatbasin.example\n",
        _GOODS.replace("Total Inclusive", "               "),
    ) == ("Great Basin Packaging Inc.", "Bayou Crest Inc.")
