"""Forms and views of e-invoices: labels in one column or line, what they say in another, and a section for each party."""

from __future__ import annotations

import pytest

from extractors.fields.form_rows import form_rows, is_bare_label
from extractors.fields.headed_parties import headed_parties
from extractors.fields.lookup import DocumentLayout
from extractors.party_names.finding import find_names
from tests.extractors.fields.printed import printed

_BESIDE = """
CREDIT NOTE

Client
Firma-Bezeichner     Marula Crane Hire CC
Weg                  14 Anvil Road
Dorf                 Durban 4001
Fernruf              031 555 0142

Supplier
Firma-Bezeichner     Kestrel Works (Pty) Ltd
Weg                  9 Wharf Street
Dorf                 Gqeberha 6001
Fernruf              041 555 0177
"""

_OVER = """
TAX INVOICE

Information on the buyer
Business name:             Street address:           City / ZIP:
Marula Crane Hire CC       14 Anvil Road             Durban, 4001
Land:                      Point of contact:         E-mail:
South Africa               Craig Fourie              craig@marula.example

Information on the seller
Business name:             Also known as:            Street address:
Kestrel Works (Pty) Ltd    Kestrel Works             9 Wharf Street
Town:                      Telephone:                E-mail:
Gqeberha 6001              041 555 0177              debtors@kestrel.example
"""

_UNDER = """
TAX INVOICE

Recipient
Marula Crane Hire CC       14 Anvil Road             Durban, 4001
Business name:             Street address:           City / ZIP:
South Africa               Craig Fourie              craig@marula.example
Land:                      Point of contact:         E-mail:
"""


def named(text: str, role: str) -> list[tuple[str, str]]:
    return [(each.name, each.address) for each in headed_parties(DocumentLayout([printed(text)]), role)]


def test_labels_that_no_list_knows_are_labels_where_both_sections_have_them() -> None:
    layout = DocumentLayout([printed(_BESIDE)])
    assert [(row.label.text, row.value.text) for row in form_rows(layout)][:2] == [
        ("Firma-Bezeichner", "Marula Crane Hire CC"),
        ("Weg", "14 Anvil Road"),
    ]
    assert named(_BESIDE, "buyer_heading") == [("Marula Crane Hire CC", "14 Anvil Road, Durban 4001")]
    assert named(_BESIDE, "seller_heading") == [("Kestrel Works (Pty) Ltd", "9 Wharf Street, Gqeberha 6001")]


def test_a_label_of_a_form_is_nobodys_name() -> None:
    layout = DocumentLayout([printed(_BESIDE)])
    assert not {"Firma-Bezeichner", "Fernruf"} & {each.text for each in find_names(layout)}
    label = next(cell for cell in layout.cells if cell.text == "Firma-Bezeichner")
    assert is_bare_label(layout, label)


def test_labels_stand_over_what_they_say() -> None:
    assert named(_OVER, "buyer_heading") == [("Marula Crane Hire CC", "14 Anvil Road, Durban, 4001, South Africa")]
    assert named(_OVER, "seller_heading") == [("Kestrel Works (Pty) Ltd", "9 Wharf Street, Gqeberha 6001")]


def test_labels_stand_under_what_they_say() -> None:
    assert named(_UNDER, "buyer_heading") == [("Marula Crane Hire CC", "14 Anvil Road, Durban, 4001, South Africa")]


@pytest.mark.parametrize("heading", ["2. Vendor", "Details of the supplier", "Vendor:"])
def test_a_section_may_be_numbered_or_told_in_more_words(heading: str) -> None:
    rows = "Legal name:   Kestrel Works (Pty) Ltd\nStreet:       9 Wharf Street\nTown:         Gqeberha 6001\nPerson:       Gert Jacobs\n"
    assert named(f"TAX INVOICE\n\n{heading}\n{rows}", "seller_heading") == [("Kestrel Works (Pty) Ltd", "9 Wharf Street, Gqeberha 6001")]


def test_a_party_in_the_row_of_its_heading_has_the_address_of_the_rows_under_it() -> None:
    text = """
Vendor:        Kestrel Works (Pty) Ltd
Street:        9 Wharf Street
Town / code:   Gqeberha 6001
Person:        Gert Jacobs

Legal name:    Marula Crane Hire CC
Street:        14 Anvil Road
Town / code:   Durban 4001
Person:        Priya Steyn
"""
    assert named(text, "seller_heading") == [("Kestrel Works (Pty) Ltd", "9 Wharf Street, Gqeberha 6001")]


def test_two_addresses_beside_each_other_are_no_rows_of_a_form() -> None:
    text = """
SELLER                      BUYER DETAILS
Brackenhill Plant Hire      Skylark Fabrications
147 Unit Road               Enterprise Park
Lower Bridge Estate         Unit Road
Leeds                       Leeds
"""
    assert not form_rows(DocumentLayout([printed(text)]))


def test_a_label_may_hold_the_word_for_a_company() -> None:
    layout = DocumentLayout(
        [
            printed("""
买方信息
信用代码:      91257595MA9WP9Q3H0
公司名称:      青岛瑞丰和物流股份有限公司
通讯地址:      青岛市工业园工业大道14号
电话:        0532 3226523
""")
        ]
    )
    assert "青岛瑞丰和物流股份有限公司" in {row.value.text for row in form_rows(layout)}


def test_a_party_is_named_beside_the_first_line_of_its_label() -> None:
    layout = DocumentLayout(
        [
            printed("""
Registered name (Details      Boland Ridge Works (Pty) Ltd
of buyer):
Street:                       98 Lemon Lane
Town:                         Durban 4001
Person:                       Ayesha Mahlangu

Registered name (Supplier):   Mopani Steel CC
Street:                       78 Ferrum Crescent
Town:                         Rustenburg 0299
""")
        ]
    )
    assert [party.name for party in headed_parties(layout, "buyer_heading")] == ["Boland Ridge Works (Pty) Ltd"]
