"""Values that one cell joins with bars stand each under its own of the labels that are joined above them."""

from __future__ import annotations

from extractors.candidates.finding import find_candidates
from extractors.candidates.joined_cells import parted
from extractors.fields.lookup import document_layout
from tests.extractors.fields.printed import printed


def _labels(text: str) -> dict[str, str]:
    layout = document_layout([printed(text)])
    found = parted(layout, find_candidates(layout, ".", set()), ".", set())
    return {each.text: (each.label or (each.above.text if each.above is not None else "")).strip() for each in found}


def test_each_joined_value_has_its_own_label() -> None:
    found = _labels("""
prepared on / order #
03-Jul-2024 | PO/6355/24
""")
    assert found == {"03-Jul-2024": "prepared on", "PO/6355/24": "order #"}


def test_a_stroke_within_the_last_label_parts_no_values() -> None:
    found = _labels("""
Customer code / Rep / Agent
K-80284 | Sipho Botha
""")
    assert found == {"K-80284": "Customer code"}


def test_pairs_that_a_footer_joins_keep_their_own_labels() -> None:
    found = _labels("Company VAT No: 4291030320 | Company Reg. No: 2011/184177/23")
    assert found == {"4291030320": "Company VAT No:", "2011/184177/23": "Company Reg. No:"}


def test_cells_without_bars_are_left_as_they_are() -> None:
    layout = document_layout([printed("Order number: 4411      Date: 3 July 2024")])
    before = find_candidates(layout, ".", set())
    assert parted(layout, before, ".", set()) == before
