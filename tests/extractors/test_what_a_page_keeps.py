from __future__ import annotations

import pytest

from extractors.fields import dated
from extractors.fields.label_places import places_for
from extractors.fields.lookup import DocumentLayout, document_layout
from extractors.fields.title_numbers import title_numbers
from extractors.kept import kept
from extractors.layout.blocks import block_with, blocks_of, cell_over
from extractors.layout.lines import lay_out
from tests.extractors.fields.printed import printed

PAGE = """
Hadrian Timber Supplies (Pty) Ltd
12 Main Road
Paarl 7646

TAX INVOICE       IN-4418
Order number:     PO-77

Treated batten           10     100.00     1,000.00
"""


def test_what_is_kept_is_worked_out_once() -> None:
    class Sheet:
        asked = 0

        @kept
        def width(self) -> int:
            """How wide it is."""
            self.asked += 1
            return 595

    sheet = Sheet()
    assert (sheet.width, sheet.width, sheet.asked) == (595, 595, 1)
    assert Sheet().asked == 0
    assert Sheet.width.__doc__ == "How wide it is."


def test_every_cell_stands_in_its_block_under_the_one_before_it() -> None:
    page = lay_out(printed(PAGE))
    for block in blocks_of(page):
        assert all(block_with(page, cell) is block for cell in block.cells)
        assert [cell_over(page, cell) for cell in block.cells] == [None, *block.cells[:-1]]
    name, street, town = page.cells[:3]
    assert cell_over(page, town) is street
    assert cell_over(page, street) is name


def test_a_part_of_a_cell_stands_in_no_block() -> None:
    page = lay_out(printed(PAGE))
    part = page.cells[0].part(1)
    assert part is not None
    assert block_with(page, part) is None
    assert cell_over(page, part) is None


def test_only_cells_with_digits_are_looked_through_for_figures() -> None:
    layout = DocumentLayout([printed(PAGE)])
    told = [cell.text for cell in layout.cells_with_digits]
    assert told == ["12 Main Road", "Paarl 7646", "IN-4418", "PO-77", "10", "100.00", "1,000.00"]


def test_labels_are_found_by_their_role_in_reading_order() -> None:
    layout = DocumentLayout([printed("Order number: A-1\n\nOrder number: A-2")])
    assert [hit.cell.text for hit in layout.hits("po_number")] == ["Order number: A-1", "Order number: A-2"]
    assert layout.hits("iban") == ()


def test_labels_of_days_are_looked_at_once_however_many_days_a_paper_names(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = []

    def counted(layout: DocumentLayout, hit: object) -> list[object]:
        looked_at.append(hit)
        return []

    monkeypatch.setattr(dated, "places_for", counted)
    counts = []
    for days in (2, 9):
        rows = "\n".join(f"Visit {day}                    {day:02}/03/2026" for day in range(11, 11 + days))
        layout = DocumentLayout([printed(f"Order date: 2 March 2026\n\n{rows}")])
        looked_at.clear()
        dated.DocumentDates(layout, "ZAR").by_place(("invoice_number",), None)
        counts.append(len(looked_at))
    assert counts[0] == counts[1] > 0


def test_a_document_is_laid_out_once_for_all_who_read_it_so() -> None:
    pages = [printed(PAGE)]
    assert document_layout(pages) is document_layout(tuple(pages))
    others = document_layout(pages, of_kind=True), document_layout(pages, gives_back=True), document_layout([*pages, *pages])
    assert document_layout(pages) not in others


def test_two_that_ask_where_a_value_may_stand_are_told_of_the_same_places() -> None:
    layout = document_layout([printed(PAGE)])
    (label,) = layout.hits("po_number")
    assert places_for(layout, label) is places_for(layout, label)
    assert title_numbers(layout, "invoice_number") is title_numbers(layout, "invoice_number")
