"""What is left to pay where a part of the total is withheld: behind the total stand that part and the rest, under whatever words.

A retention is no payment, yet what is payable now is the rest. Reading the total as payable there would pay the retention too.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from extractors.fields.totals import AmountCandidate, TotalsFound
from extractors.terms import Term


def left_to_pay(chosen: Mapping[Term, AmountCandidate], found: TotalsFound) -> AmountCandidate | None:
    """The last amount of a paper, where it is what the total over it leaves without the amount between them, which is taken off.

    Only a minus says that it is taken off: two shares of the total at two rates of tax make it together as well.
    """
    gross = chosen.get(Term.GROSS_TOTAL)
    amounts = [each for each in found.money if each.cell is not None]
    if gross is None or gross.cell is None or len(amounts) < 3:
        return None
    (total, withheld), (_, rest) = pairwise(amounts[-3:])
    told = {each.value for term, each in chosen.items() if term is not Term.GROSS_TOTAL}
    is_rest = withheld.negative and total.value == gross.value == withheld.value + rest.value and 0 < withheld.value < rest.value
    lines = [(each.cell.page_number, each.cell.line_number) for each in (total, withheld, rest) if each.cell is not None]
    return rest if is_rest and lines == sorted(set(lines)) and told.isdisjoint((withheld.value, rest.value)) else None
