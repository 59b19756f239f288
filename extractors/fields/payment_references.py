"""What a payer quotes: the reference that the paper asks for, beside its bank details or in words, else the number of the paper itself.

EN 16931 BT-83 (remittance information). A paper that asks for nothing is paid under its own number, in every country that we read.
"""

from __future__ import annotations

from extractors.fields.identifiers import number_field, stands_by_bank
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.fields.structured_references import structured_reference
from extractors.layout.lines import Cell
from extractors.model import Field, Value
from extractors.signs import has_digit
from extractors.terms import Term

_SURE_LABEL = 0.9
_LONGEST_REMITTANCE = 140  # characters, as SEPA has it


def payment_reference_field(layout: DocumentLayout, number: Field | None) -> Field | None:
    """The reference that the paper asks for, else its own number, which then says by whom it was inferred."""
    structured = structured_reference(layout)
    if structured is not None:
        number_text, where = structured
        return Field(Term.PAYMENT_REFERENCE, Value(number_text), (where,), None, "labels")
    asked = number_field(layout, Term.PAYMENT_REFERENCE, ("payment_reference",), lambda each: stands_by_bank(layout, each))
    if asked is not None:
        return asked
    for hit in layout.hits("payment_reference"):
        if hit.roles["payment_reference"] >= _SURE_LABEL and hit.at_start and hit.closed:
            text = _text_beside(layout, hit)
            return Field(Term.PAYMENT_REFERENCE, Value(text.text), (text.evidence(),), None, "labels") if text is not None else None
    if number is None or number.value is None:
        return None
    return Field(Term.PAYMENT_REFERENCE, number.reading, number.evidence, None, "invoice_number")


def _text_beside(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The words behind a label or to its right, where they hold a number and are no more than a bank takes."""
    line = layout.page(hit.cell.page_number).lines[hit.cell.line_number]
    beside = [cell for cell in line.cells if cell.box.x0 >= hit.cell.box.x1 - 1]
    text = hit.rest or (beside[0] if beside else None)
    if text is None or len(text.text) > _LONGEST_REMITTANCE or not has_digit(text.text):
        return None
    return text
