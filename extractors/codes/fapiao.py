"""The square code at the top left of a Chinese tax invoice (发票), by the State Taxation Administration's layout.

Comma-separated: 01, kind of invoice, invoice code (empty on fully digital ones), invoice number, amount without tax (with tax on the fully
digital kinds 31 and 32), date as YYYYMMDD, check code, signature.
"""

from __future__ import annotations

import re
from datetime import datetime

from extractors.terms import Term

NAME = "fapiao code"
_WITH_TAX = frozenset({"31", "32"})
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,2})?")


def parse(text: str) -> dict[Term, str] | None:
    """Number, date and amount of the invoice."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) < 6 or parts[0] != "01" or not re.fullmatch(r"\d{2}", parts[1]):
        return None
    kind, code, number, amount, day = parts[1:6]
    if not re.fullmatch(r"\d{8}|\d{20}", number) or not re.fullmatch(r"(?:\d{10}|\d{12})?", code):
        return None
    try:
        issued = datetime.strptime(day, "%Y%m%d").date()  # noqa: DTZ007  # a calendar day, not a moment
    except ValueError:
        return None
    stated = {Term.INVOICE_NUMBER: number, Term.ISSUE_DATE: issued.isoformat(), Term.CURRENCY: "CNY"}
    if _AMOUNT.fullmatch(amount):
        stated[Term.GROSS_TOTAL if kind in _WITH_TAX else Term.NET_TOTAL] = amount
    return stated
