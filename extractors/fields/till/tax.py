"""The tax on a slip is proven by its rate: what the printed rate, or one in use, makes of the total that holds it.

Tills call it VAT, BTW, MwSt, output tax, 税额 and much else, with the rate beside it more often than not.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.fields.till.claims import Claim, SlipClaims
from extractors.fields.till.goods_sum import RATES, sum_of_goods

_RATE = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_NEAR = Decimal("0.03")  # the total may be rounded to the coin after the tax
_EXACT = Decimal("0.01")
_SAYS_TAX = ("tax", "included_tax")


def tax_of(found: SlipClaims, total: Decimal | None) -> Claim | None:
    """The one amount that is proven to be the tax in a total; None where none is, or several rates share it."""
    if total is None:
        return None
    end = sum_of_goods(found.amounts)
    first = found.amounts[end].row if end is not None else 0
    named = [
        each for each in found.claims if each.row > first and 0 < each.value < total and (each.kind in (*_SAYS_TAX, None) or _rate(each))
    ]
    rated = [each for each in named if (rate := _rate(each)) is not None and abs(_held(total, rate) - each.value) <= _NEAR]
    called = [each for each in named if each.kind in _SAYS_TAX and any(abs(_held(total, rate) - each.value) <= _NEAR for rate in RATES)]
    amounts = {each.value for each in found.amounts}
    kept = [each for each in named if each.is_main and each.kind is None and total + each.value not in amounts]  # that would be change
    bare = [each for each in kept if any(abs(_held(total, rate) - each.value) <= _EXACT for rate in RATES)]
    for proven in (rated, called, bare):
        if proven:
            return proven[0] if len({each.value for each in proven}) == 1 else None
    return None


def _rate(claim: Claim) -> Decimal | None:
    printed = _RATE.search(claim.cell.text)
    return Decimal(printed[1].replace(",", ".")) if printed is not None else None


def _held(total: Decimal, rate: Decimal) -> Decimal:
    """The tax that a total with tax holds at a rate in percent."""
    return total * rate / (100 + rate)
