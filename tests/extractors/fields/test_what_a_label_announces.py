"""A label announces what belongs to it: a day and not the figure beside it, the value under it and not the one over it."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from extractors.model import Box, Page, Word
from tests.extractors.fields.printed import printed

_FOOT = """

Qty    Description                                 Price        Amount
10     Diesel generator                            50.00        500.00

                                                   Net          500.00
                                                   VAT           75.00
                                                   Total        575.00
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def set_in_sizes(*rows: tuple[float, float, str], left: float = 40.0) -> list[Word]:
    """Words of rows given by their top, their height and their text, all beginning at the left."""
    words = []
    for top, height, text in rows:
        x = left
        for word in text.split():
            width = 0.5 * height * len(word)
            words.append(Word(word, Box(x, top, x + width, top + height), None, "text_layer"))
            x += width + 0.3 * height
    return words


def test_a_postal_code_beside_the_day_that_something_is_due_is_not_owed() -> None:
    found = read(
        "TAX INVOICE\n\nDATE :       10-11-2026       Vaalkrans Logistics CC\nDUE :        10-12-2026       Rustenburg, 0299\n" + _FOOT
    )
    assert found["amount_due"] == "575.00"


def test_a_quantity_further_below_the_day_that_something_is_due_is_not_owed() -> None:
    found = read(
        "BELASTINGFAKTUUR\n\nFaktuurnommer Faktuurdatum     Betaalbaar     U bestelling   Afleweringsnota\n"
        "                               voor                          nr\n"
        "IN-6233       2026-11-17       2026-12-17     PO1471         DN001453\n\n"
        "Description                      Qty              Price         Amount\n"
        "Diesel generator                 10.00            50.00         500.00\n\n"
        "                                                  Net           500.00\n"
        "                                                  VAT            75.00\n"
        "                                                  Total         575.00\n"
    )
    assert found["amount_due"] == "575.00"
    assert found["delivery_note_number"] == "DN001453"
    assert found["invoice_number"] == "IN-6233"


def test_an_amount_beside_the_day_on_which_it_is_payable_is_owed() -> None:
    found = read("TAX INVOICE\n" + _FOOT + "                               Balance payable   10-12-2026     575.00\n")
    assert found["amount_due"] == "575.00"


def test_a_small_label_close_over_its_value_is_not_the_label_of_the_value_over_it() -> None:
    words = set_in_sizes(
        (40, 10, "TAX INVOICE"),
        (100, 10, "Mopani Steel (Pty) Ltd"),
        (200, 10, "Everything as it was agreed upon between the parties long before"),
        (540, 10, "BANKING DETAILS"),
        (552, 7, "Bank"),
        (559.5, 10, "Karoo Mercantile Bank"),
        (575, 7, "Code"),
        (582.5, 10, "580105"),
        (598, 7, "Account No"),
        (605.5, 10, "6743684170"),
        (621, 7, "Goods remain the property of the seller until paid for in full."),
    )
    found = {field.term.value: field.value for field in extract([Page(1, 595.0, 842.0, 0, tuple(words))]).fields}
    assert found["bank_account"] == "6743684170"
    assert found["branch_code"] == "580105"


def test_a_heading_broken_between_two_labels_stands_over_its_number() -> None:
    found = read(
        "Tafelkop Printers Ltd\n140 Industria Road\nCape Town, 7925\n\nTAX INVOICE IN-6319\n\n"
        "Your reference           VAT             Your Order       Salesperson\n"
        "                   Registration No\n"
        "V7797                4500361177          PO000142         Priya\n" + _FOOT
    )
    assert found["seller_tax_id"] == "4500361177"
    assert found.get("registration_number") is None


def test_two_labels_over_each_other_with_their_values_beside_them_are_two() -> None:
    found = read(
        "Tafelkop Printers Ltd\n140 Industria Road\nCape Town, 7925\n\nTAX INVOICE IN-6319\n\n"
        "VAT                   4500361177\nRegistration No       2004/437925/07\n" + _FOOT
    )
    assert found["seller_tax_id"] == "4500361177"
    assert found["registration_number"] == "2004/437925/07"
