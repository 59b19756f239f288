"""Seller and buyer where the words over them are unknown: how they are reached, what stands beside them and how they are printed tells."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import has_legal_form
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_GOODS = """

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Total Inclusive                                    710.40
"""


def parties(text: str, below: str = "") -> tuple[str | None, str | None]:
    found = {field.term.value: field.value for field in extract([printed(text + _GOODS + below)]).fields}
    return found.get("seller_name"), found.get("buyer_name")


def test_of_two_addresses_the_one_with_a_telephone_is_the_buyers() -> None:
    """Goods are sent to a place; who is invoiced is reached."""
    assert parties(
        """
Kliprand Packaging (Pty) Ltd            TAX INVOICE
60 Loop Road, Bloemfontein 9301
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
NUMBER: IN50179
TAX POINT: 20/05/2023

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

Wobfes kbra vun pumsof : REDBUD CONTRACTORS CO.
220 Oak Street, Fresno, CA 93721
"""
    ) == ("GREAT BASIN LLC", "REDBUD CONTRACTORS CO.")


def test_the_number_of_a_customer_is_nobodys_name() -> None:
    assert (
        parties(
            """
Thusano Printers Ltd                    INVOICE
214 Voortrekker Way
Pietermaritzburg, 3201

Wobfes:                                 Customer No
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
    assert (
        parties(
            """
Wobfeskbra
Lesedi Steel CC                         CRN4836
76 Nelson Street                        2026/10/26
Rustenburg
0299

Lyn     Wobcode   Besonder    Netfes      Pumsof
""",
            "\n\n\n\n\nDuiker Tyres (Pty) Ltd\n96 Loop Road, Blackheath, Durban, 4001\nTel +27 31 783 2685   info@duiker.example\n",
        )[1]
        == "Lesedi Steel CC"
    )


def test_a_heading_that_ends_with_to_is_part_of_no_name() -> None:
    assert parties(
        """
Kliprand Packaging (Pty) Ltd            TAX INVOICE
60 Loop Road, Bloemfontein 9301
E-mail: info@kliprand.example

Wobfes to
Beausoleil Foods & Sons
154 Mill Lane
Kimberley 8301
"""
    ) == ("Kliprand Packaging (Pty) Ltd", "Beausoleil Foods & Sons")


def test_a_company_at_the_foot_sells_though_nothing_ends_the_goods() -> None:
    """The total stands bare, so that the foot seems to be of the table."""
    assert parties(
        """
INVOICE

Bill To                                 Bill No.     2026/7874
Bayou Crest Inc.                        Date         24-May-26
82 Oak Street
Columbus, OH 43215
""",
        "\n" * 33 + "Great Basin Packaging Inc.\n152 Airport Pkwy, Columbus, OH 43215\nPhone: (614) 859 6642   Mail: sales@greatbasin.example\n",
    ) == ("Great Basin Packaging Inc.", "Bayou Crest Inc.")
