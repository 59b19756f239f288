"""Papers that are titled an invoice and print all they charge below nothing: a correction, by which the seller owes the buyer.

UNTDID 1001 has a code of its own for a corrected invoice (384), but programs title it as they like, and EN 16931 lets an invoice (380) have
negative sums. Amounts are kept without their sign (a credit note's are positive), so such a paper read as an invoice would be bought.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.model import Field, Value
from extractors.terms import Term

_SUMS = (Term.NET_TOTAL, Term.GROSS_TOTAL)
_NEGATIVE = re.compile(r"^[^\d]*(?:[-−–]|\()[^\d]*\d.*|.*\d\s*(?:[-−–](?!\d)|CR\b).*", re.IGNORECASE)


def owes_back(fields: Sequence[Field]) -> bool:
    """Whether net and gross total are both printed, and both with a minus, in parentheses or with CR; of one alone it may be a mishap."""
    printed = {field.term: field for field in fields if field.term in _SUMS and isinstance(field.reading, Value)}
    return len(printed) == len(_SUMS) and all(_is_negative(field) for field in printed.values())


def _is_negative(field: Field) -> bool:
    return any(_NEGATIVE.fullmatch(each.text.strip()) for each in field.evidence)
