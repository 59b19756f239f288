"""Labels that one run joins with strokes stand over values that are joined as well, each over its own; a table is left as it is."""

from __future__ import annotations

from itertools import pairwise

from extractors.fields.lookup import document_layout
from extractors.kinds import credit_note, invoice
from extractors.layout.lines import lay_out
from extractors.terms import Term
from tests.extractors.fields.printed import GOODS, printed

HEAD = """
Hadrian Timber Supplies (Pty) Ltd
4 Mill Lane, Durban 4001

"""


def _cells(text: str) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in lay_out(printed(text)).lines]


def test_joined_labels_and_values_are_columns() -> None:
    cells = _cells("Document Dated / Tax Invoice # / Settle By\n15.06.2024 | 30926/06 | 14.08.2024")
    assert cells == [["Document Dated", "Tax Invoice #", "Settle By"], ["15.06.2024", "30926/06", "14.08.2024"]]


def test_each_label_begins_where_its_value_does() -> None:
    page = lay_out(printed("Document Dated / Tax Invoice # / Settle By\n15.06.2024 | 30926/06 | 14.08.2024"))
    over, under = page.lines[0].cells, page.lines[1].cells
    assert all(abs(label.box.x0 - value.box.x0) < 1 for label, value in zip(over, under, strict=True))
    assert all(left.box.x1 <= right.box.x0 for left, right in pairwise(over))


def test_values_keep_their_places() -> None:
    text = "Document Dated / Tax Invoice #\n15.06.2024 | 30926/06"
    (page,) = document_layout([printed(text)]).pages
    printed_boxes = {word.text: word.box for word in printed(text).words}
    assert all(word.box == printed_boxes[word.text] for cell in page.lines[1].cells for word in cell.words)


def test_the_values_of_joined_labels_are_read() -> None:
    text = HEAD + "TAX INVOICE\nInvoice No / Invoice Date / Your Order No\nK-4471 | 12 March 2026 | PO-88120\n" + GOODS
    fields = {each.term: each.value for each in invoice.extract([printed(text)]).fields}
    assert (fields[Term.INVOICE_NUMBER], fields[Term.ISSUE_DATE], fields[Term.PO_NUMBER]) == ("K-4471", "2026-03-12", "PO-88120")


def test_a_credit_note_tells_its_number_from_that_of_the_invoice() -> None:
    text = HEAD + "CREDIT NOTE\nCredit Note No / Date / Original Invoice No\nCN-118 | 12 March 2026 | K-4471\n" + GOODS
    assert {each.term: each.value for each in credit_note.extract([printed(text)]).fields}[Term.INVOICE_NUMBER] == "CN-118"


def test_a_table_whose_rows_are_all_joined_is_none_of_them() -> None:
    cells = _cells("Code | Description | Price\nA1 | Oak board | 12.00\nB2 | Pine board | 8.00")
    assert [len(row) for row in cells] == [1, 1, 1]


def test_a_name_and_a_trade_over_an_address_are_no_labels() -> None:
    cells = _cells("Holzbau Veit – Möbel\nAm Ring 4 – 1010 Wien")
    assert [len(row) for row in cells] == [1, 1]


def test_other_numbers_of_parts_pair_nothing() -> None:
    cells = _cells("Rep / Agent / Order No\nK-80284 | PO-7")
    assert [len(row) for row in cells] == [1, 1]
