"""Pages for tests, from lines of text: a column gap is three spaces or more, and every letter is six points wide."""

from __future__ import annotations

import re

from extractors.model import Box, Page, Word

LETTER = 6.0
LINE = 14.0
TIMBER = """
Hadrian Timber Supplies (Pty) Ltd

TAX INVOICE       IN-4418

Description        Quantity      Price       Amount
Treated batten           10     100.00     1,000.00

                        Subtotal           1,000.00
                        {tax}
                        Total              1,150.00
"""
"""A paper of one line whose tax `{tax}` names."""
GOODS = """
Description                      Quantity      Price      Amount
Treated batten                         10      50.00      500.00

                                 Subtotal                 500.00
                                 VAT 15%                   75.00
                                 Total                    575.00
"""
"""What an invoice is for, under whatever head a test gives it."""
HEAD = """
Karoo Steel (Pty) Ltd                    TAX INVOICE
12 Anvil Road
Germiston 1401                           Invoice No:      KS-20418
VAT No 4291030320                        Date:            14 March 2026
                                         Your order:      88412
Bill to
Ceres Foods (Pty) Ltd
9 Quarry Street
Ceres 6835
"""
"""The head of an invoice with its number, day and order, over any goods."""


def printed(text: str, *, page_number: int = 1, seen_by: str = "text_layer", first_top: float = 40.0) -> Page:
    """A page with these lines, each letter where it stands in its line."""
    words = []
    lines = text.strip("\n").splitlines()
    for row, line in enumerate(lines):
        for match in re.finditer(r"\S+", line):
            top = first_top + row * LINE
            box = Box(40 + match.start() * LETTER, top, 40 + match.end() * LETTER, top + 10)
            words.append(Word(match.group(), box, None if seen_by == "text_layer" else 0.9, seen_by))
    return Page(page_number, 595.0, 842.0, 0, tuple(words))
