"""An invoice of a timber merchant for the tests: who writes it, its number and its day."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

SELLER = """
Hadrian Timber Supplies Ltd
Tyne Dock, South Shields NE34 9PL
VAT 176 4420 18

INVOICE 44817      14 March 2024

"""


def read(text: str, goods: str = GOODS) -> dict[str, str | None]:
    """What is read on an invoice over some goods, by the names of the terms."""
    return {field.term.value: field.value for field in extract([printed(text + goods)]).fields}
