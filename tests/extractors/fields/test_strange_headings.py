"""Who sells and who buys under headings in words that nobody listed: how blocks stand, what is repeated and what the letterhead says."""

from __future__ import annotations

import pytest

from tests.extractors.fields.test_party_blocks import read

_LETTERHEAD = """
Kestrel Works (Pty) Ltd
12 Anvil Road
Durban 4001

"""


@pytest.mark.parametrize("heading", ["Koeldsor", "WANFEMLIN"])
def test_a_strange_heading_over_a_company_is_not_its_name(heading: str) -> None:
    found = read(f"{_LETTERHEAD}\n{heading}\nRosalia Metallbau e.U.\nRinggasse 50\n4600 Wels\n")
    assert found["buyer_name"] == "Rosalia Metallbau e.U."


def test_blocks_side_by_side_begin_with_headings_alike() -> None:
    found = read(
        _LETTERHEAD
        + """
Wanwan marnev                       Rinmar zufem
Brushy Creek CC                     Juniper Studio CC
1 Loop Road                         9 Canal Road
George 6529                         George 6529
"""
    )
    assert found["buyer_name"] == "Brushy Creek CC"


def test_a_name_that_stands_elsewhere_alone_has_a_heading_over_it() -> None:
    found = read(
        _LETTERHEAD + "\nTelgra tibtib\nBrushy Creek CC\n1 Loop Road\nGeorge 6529\n",
        "Goods were handed to\nBrushy Creek CC\n",
    )
    assert found["buyer_name"] == "Brushy Creek CC"


def test_a_name_under_a_heading_goes_on_to_the_next_line() -> None:
    found = read(f"{_LETTERHEAD}\nWantel\nTafelkop Chemikaliee Koöperatief\nBpk\nRivierstraat 230\nPaarl 7646\n")
    assert found["buyer_name"] == "Tafelkop Chemikaliee Koöperatief Bpk"


def test_a_house_number_behind_the_street_is_as_much_an_address_as_a_word_for_street() -> None:
    found = read(
        _LETTERHEAD
        + """
Brushy Creek CC                     Juniper Studio CC
Graniethof 3                        9 Canal Road
George 6529                         George 6529
"""
    )
    assert found["buyer_name"] == "Brushy Creek CC"


def test_a_town_beside_the_word_for_mail_is_an_address_of_its_own() -> None:
    found = read("""
Kestrel Works (Pty) Ltd
12 Anvil Road, Durban 4001

Wanwan marnev
Tel: 031 555 0101            La Tuiliere Negoce
Fax: 031 555 0102            7 chemin du Moulin
Email:                       94000 Creteil
info@kestrel.example
""")
    assert found.get("buyer_name") == "La Tuiliere Negoce"


def test_a_trade_name_at_the_head_is_the_beginning_of_the_writers_name() -> None:
    found = read("""
Ferncliffe Joinery                  CREDIT NOTE

Wanwan marnev                       Rinmar zufem
Saltmarsh Consulting Ltd            Ferncliffe Joinery Ltd
235 Unit Road                       38 Unit Road
Leeds LS11 5TZ                      Cardiff CF24 5PJ
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Ferncliffe Joinery Ltd", "Saltmarsh Consulting Ltd")
