"""Forms print a value before or over its label: a block whose rows all end in a label, a cell with a small label under its value."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from extractors.model import Box, Page, Word
from tests.extractors.fields.printed import GOODS, printed

Row = tuple[str, float, float, float]
"""A text, its left edge, its top and its height; a letter is half as wide as it is high."""


def read(page: Page) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([page]).fields}


def page_of(*rows: Row) -> Page:
    words = []
    for text, x, top, height in rows:
        at = x
        for word in text.split():
            words.append(Word(word, Box(at, top, at + len(word) * height / 2, top + height), None, "text_layer"))
            at += (len(word) + 1) * height / 2
    goods = printed(GOODS, first_top=300.0).words
    return Page(1, 595.0, 842.0, 0, (*words, *goods))


def test_a_block_of_rows_that_end_in_labels_has_its_values_before_them() -> None:
    rows = [
        ("01-Oct-26", "INVOICE DATE"),
        ("88213", "INVOICE NO"),
        ("ROS-117", "ACCOUNT"),
        ("RM/2026/031", "YOUR ORDER"),
        ("07-Oct-26", "PAY BY"),
    ]
    block = [
        row
        for at, (value, label) in enumerate(rows)
        for row in ((value, 440 - len(value) * 5, 100 + 14 * at, 10.0), (label, 449, 102 + 14 * at, 8.0))
    ]
    page = page_of(
        ("Isibani Protection (Pty) Ltd", 40, 40, 10.0),
        ("CLIENT", 40, 100, 10.0),
        ("Rosebank Mews Body Corporate", 40, 114, 10.0),
        ("PO Box 41120 Craighall 2024", 40, 128, 10.0),
        *block,
    )
    fields = read(page)
    assert (fields["issue_date"], fields["invoice_number"], fields["due_date"]) == ("2026-10-01", "88213", "2026-10-07")


def test_small_labels_are_centred_under_their_values() -> None:
    def cell(value: str, label: str, x: float, top: float) -> list[Row]:
        return [(value, x - len(value) * 2.5, top, 10.0), (label, x - len(label) * 1.75, top + 13, 7.0)]

    page = page_of(
        ("Blue Crane Signs", 400, 40, 10.0),
        ("9 Cromwell Street, Makhanda 6139", 400, 53, 10.0),
        ("INVOICE", 40, 40, 10.0),
        *cell("1096", "INVOICE #", 100, 100),
        *cell("31.07.2026", "DATE", 230, 100),
        *cell("MB0442", "P.O.", 350, 100),
        *cell("J-309", "JOB", 100, 128),
        *cell("Collect", "SHIP VIA", 230, 128),
        *cell("4358952549", "OUR VAT NUMBER", 350, 128),
        ("INVOICE TO", 40, 180, 10.0),
        ("Makana Brewery (Pty) Ltd", 40, 193, 10.0),
        ("PO Box 71, Makhanda 6140", 40, 206, 10.0),
    )
    fields = read(page)
    assert (fields["invoice_number"], fields["po_number"], fields.get("seller_tax_id")) == ("1096", "MB0442", "4358952549")
