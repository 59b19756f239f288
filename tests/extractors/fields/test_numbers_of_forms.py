"""Whose a number is that a form says, and where its value stands: over its label in a grid, or under it in a narrow column."""

from __future__ import annotations

import pytest

from extractors.fields.form_rows import form_rows
from extractors.fields.label_places import places_for
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_GRID = """
TAX INVOICE

Supplier
Kestrel Works (Pty) Ltd    9 Wharf Street            Gqeberha, 6001
Business name:             Street address:           City / ZIP:
4510019988                 Thandi Nkosi              debtors@kestrel.example
VAT Reg. Number:           Point of contact:         E-mail:

Buyer
Marula Crane Hire CC       14 Anvil Road             Durban, 4001
Business name:             Street address:           City / ZIP:
4820077111                 Craig Fourie              craig@marula.example
VAT Reg. Number:           Point of contact:         E-mail:

Particulars
INV-20417                  14 March 2026             13 April 2026
Invoice number:            Invoice date:             Due date:
"""

_FIRST_IN_SECTION = """
INVOICE

Invoice number:       INV-20417
Invoice date:         14 March 2026
Currency:             ZAR

VAT No:               4510019988
Supplier:             Kestrel Works (Pty) Ltd
Street:               9 Wharf Street
Town:                 Gqeberha 6001

VAT No:               4820077111
Buyer:                Marula Crane Hire CC
Street:               14 Anvil Road
Town:                 Durban 4001

Total                 1 150.00
"""

_NARROW = """
Name of company...
Marula Crane Hire (Pty) Ltd
Unit... Works
Full address...
14 Anvil Road, Durban 4001
Person... Craig Fourie
Phone number... 031 555 0142
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def numbers(text: str) -> tuple[str | None, str | None]:
    """The seller's tax number and the buyer's."""
    fields = read(text)
    return fields["seller_tax_id"], fields["buyer_tax_id"]


def test_each_label_of_a_grid_is_answered_from_above() -> None:
    layout = DocumentLayout([printed(_GRID)])
    places = {hit.cell.text: [place.cell.text for place in places_for(layout, hit)] for hit in layout.hits("due_date")}
    assert places["Due date:"] == ["13 April 2026"]


def test_the_section_says_whose_a_tax_number_in_a_grid_is() -> None:
    assert numbers(_GRID) == ("4510019988", "4820077111")


def test_a_tax_number_over_the_name_is_of_the_section_that_no_line_heads() -> None:
    assert numbers(_FIRST_IN_SECTION) == ("4510019988", "4820077111")


def test_a_form_that_calls_both_numbers_the_sellers_says_nothing_by_it() -> None:
    text = _GRID.replace("VAT Reg. Number:", "Seller's VAT No:")
    assert numbers(text) == ("4510019988", "4820077111")


def test_a_label_that_ends_in_its_sign_is_answered_in_its_cell_or_under_it() -> None:
    rows = {row.label.text: row.value.text for row in form_rows(DocumentLayout([printed(_NARROW)]))}
    assert rows["Name of company..."] == "Marula Crane Hire (Pty) Ltd"
    assert rows["Full address..."] == "14 Anvil Road, Durban 4001"
    assert rows["Person..."] == "Craig Fourie"


def test_a_row_of_particulars_that_names_goods_heads_no_table() -> None:
    text = """
INVOICE

Particulars
Invoice number>              INV-20417
Goods delivered per>         DELN73836
Quote no>                    A-2023-150

Invoice recipient
Contact name>                Craig Fourie
Company name>                Marula Crane Hire (Pty) Ltd
Street and number>           14 Anvil Road
Place>                       Durban 4001
"""
    assert read(text)["buyer_name"] == "Marula Crane Hire (Pty) Ltd"


@pytest.mark.parametrize(
    ("first", "second", "buyer"),
    [
        ("c/o Protea Properties (Pty) Ltd", "Marula Crane Hire (Pty) Ltd", "Marula Crane Hire (Pty) Ltd"),
        ("Dr Anika Dlamini", "FAO Gert Mahlangu", "Dr Anika Dlamini"),
    ],
    ids=["who passes it on", "for whose attention it is"],
)
def test_who_only_gets_a_letter_to_its_reader_is_not_the_buyer(first: str, second: str, buyer: str) -> None:
    text = f"""
Kestrel Works (Pty) Ltd
9 Wharf Street, Gqeberha 6001

INVOICE

Bill to:
{first}
{second}
14 Anvil Road
Durban 4001

Invoice no: INV-20417
"""
    assert read(text)["buyer_name"] == buyer
