"""A total that is called net and stands under the tax: "Net credit" and "Nett payable" are what is left when all is counted."""

from __future__ import annotations

from extractors.fields.printed_money import AmountCandidate
from extractors.terms import Term


def name_nets_after_tax(by_term: dict[Term, list[AmountCandidate]]) -> None:
    """Takes what is called net for the total where it stands under a tax and under what the tax was added to, and is the sum of both."""
    taxes = [each for each in by_term.get(Term.TAX_TOTAL, ()) if each.value]
    before = [*by_term.get(Term.NET_TOTAL, ()), *by_term.get(Term.GROSS_TOTAL, ())] if taxes else []
    for each in [*by_term.get(Term.NET_TOTAL, ())]:
        nets = {net.value for net in before for tax in taxes if net.value + tax.value == each.value and _stand_over(each, net, tax)}
        if nets:
            by_term[Term.NET_TOTAL].remove(each)
            by_term[Term.GROSS_TOTAL] = [*(other for other in by_term[Term.GROSS_TOTAL] if other.value not in nets), each]


def _stand_over(each: AmountCandidate, *others: AmountCandidate) -> bool:
    return each.cell is not None and all(
        other.cell is not None and other.cell.page_number == each.cell.page_number and other.cell.line_number < each.cell.line_number
        for other in others
    )
