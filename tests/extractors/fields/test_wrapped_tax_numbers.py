"""A tax number that its column breaks is whole with the digits under it, where its country has just so many; else nothing is added."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_PAPER = """
Moorgate Fasteners Ltd                                 INVOICE
233 Mill Lane, Exeter EX2 8QX                          Invoice No : 53768
Our VAT Reg GB 376 9234 70                             Date       : 13-04-2026

To: Skylark Haulage plc                                Your VAT No : {number}
37 Canal Side, Cardiff CF24 5PJ                                      {below}

Item                                   Qty      Price         Value
Chicken portions frozen 6 kg            25      43.00      1,075.00
Total                                                      1,075.00
"""


@pytest.mark.parametrize(
    ("number", "below", "whole"),
    [
        ("GB 953 3744", "48", "GB 953 3744 48"),
        ("DE 107 056 1", "48", "DE 107 056 1 48"),
        ("4120 123", "456", "4120 123 456"),
        ("GB 953 3744 48", "12", "GB 953 3744 48"),
        ("GB 953 3744", "4811", "GB 953 3744"),
        ("GB 953 3744", "Page 48", "GB 953 3744"),
    ],
)
def test_the_digits_that_a_column_broke_off_belong_to_the_number(number: str, below: str, whole: str) -> None:
    fields = {field.term.value: field.value for field in extract([printed(_PAPER.format(number=number, below=below))]).fields}
    assert fields["buyer_tax_id"] == whole
