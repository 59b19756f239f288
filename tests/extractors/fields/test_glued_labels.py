"""Labels that are printed without a space before their numbers, as many programs do."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from extractors.layout.lines import lay_out
from tests.extractors.fields.printed import GOODS, printed


def read(line: str) -> dict[str, str | None]:
    text = f"Tolhek Roofing (Pty) Ltd\n\nINVOICE\n{line}\nDate: 05/03/2026\n\nBill To:\nCarter Ltd\n45 Long Street\nDurban 4001\n{GOODS}"
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize(
    "line",
    [
        "Invoice#71044",
        "Inv#71044",
        "Invoice No.71044",
        "InvoiceNo.71044",
        "Inv.No.71044",
        "No.71044",
        "Rechnung Nr.71044",
        "Rechnungsnr.71044",
        "Factuurnr.71044",
        "N°71044",
        "Document#71044",
    ],
)
def test_the_number_of_an_invoice_may_be_glued_to_its_label(line: str) -> None:
    assert read(line)["invoice_number"] == "71044"


@pytest.mark.parametrize(
    "line", ["PO#884120", "P.O.#884120", "Customer PO#884120", "Order No.884120", "Bestell-Nr.884120", "Bestelnr.884120"]
)
def test_the_number_of_an_order_may_be_glued_to_its_label(line: str) -> None:
    assert read(f"Invoice No: 71044\n{line}")["po_number"] == "884120"


@pytest.mark.parametrize("word", ["No.4", "Nr.12", "A#4711", "REF4711", "casino.com", "Vol.2026"])
def test_the_number_of_a_house_and_a_code_stay_whole(word: str) -> None:
    assert [each.text for each in lay_out(printed(f"Acme\n{word}")).lines[1].words] == [word]
