"""A paper that says how many pages it has is held to it."""

from __future__ import annotations

import pytest

from extractors.missing_pages import missing_pages_field
from tests.extractors.fields.printed import printed


def missing(*texts: str) -> str | None:
    field = missing_pages_field([printed(text, page_number=place) for place, text in enumerate(texts, start=1)])
    return field.value if field is not None else None


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("TAX INVOICE\nPage 1 of 3",), "2, 3 of 3"),
        (("TAX INVOICE\nPage 1 of 3", "Totals\nPage 3 of 3"), "2 of 3"),
        (("FAKTUUR\nBladsy 2 van 2",), "1 of 2"),
        (("Rechnung\nSeite 1 von 2",), "2 of 2"),
        (("发票\n第 1 页 共 2 页",), "2 of 2"),
    ],
)
def test_what_a_paper_counts_and_does_not_bring_is_missing(texts: tuple[str, ...], found: str) -> None:
    assert missing(*texts) == found


@pytest.mark.parametrize(
    "texts",
    [
        ("TAX INVOICE\nPage 1 of 1",),
        ("TAX INVOICE\nPage 1 of 2", "General conditions without a mark"),
        ("TAX INVOICE\nPage 1",),
        ("Bolts 1/2 inch\n1/2",),
        ("Page 1 of 2", "Page 1 of 3"),
        ("Delivered 2 of 10 boxes",),
    ],
)
def test_what_does_not_say_so_is_not(texts: tuple[str, ...]) -> None:
    assert missing(*texts) is None
