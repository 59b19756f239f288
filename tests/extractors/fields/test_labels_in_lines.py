"""A label that a narrow column sets in lines, its value beside the first: what its first line says of itself is not the whole of it."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


@pytest.mark.parametrize(
    ("label", "term"),
    [
        (("Nummer Ihrer", "Bestellung"), "po_number"),
        (("Nummer", "der", "Rechnung"), "invoice_number"),
        (("Rechnungs-", "nummer"), "invoice_number"),
        (("Bestell-", "nummer"), "po_number"),
    ],
)
def test_lines_that_lead_on_are_one_label_with_the_value_beside_the_first(label: tuple[str, ...], term: str) -> None:
    rows = [f"{label[0]:16}AB-20418", *label[1:], f"{'Datum der':16}14.03.2026", "Rechnung"]
    found = extract(
        [printed("Lindauer Werkzeugbau GmbH\nUferweg 12, 88131 Lindau\n\nRECHNUNG\n\n" + "\n".join(rows) + "\n" + GOODS)]
    ).fields
    read = {field.term.value: field.value for field in found}
    assert (read[term], read["issue_date"]) == ("AB-20418", "2026-03-14")
