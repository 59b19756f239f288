"""INV-03: the tax charged is a rate of that country on that day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.money import Money, minor_unit_digits
from extractors.terms import DocumentKind, Term
from verification.figures import date_of
from verification.model import Client, PackDocument, SupportingDocument
from verification.registry import Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed
from verification.tax_rates import TaxRates, tax_rates_of


@check(
    "INV-03",
    title="Tax rate not valid in that country on that day",
    reference="VAT Act 89 of 1991 s7(1) and the rate tables of the other countries; EN 16931 BT-119",
    severity=Review,
    reads_lines=True,
    needs=(Term.ISSUE_DATE,),
    uses=(Term.TAX_RATE, Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL, Term.DELIVERY_DATE),
    reads=(Term.SELLER_TAX_ID, Term.DELIVERY_DATE),
)
def tax_rate_valid(
    issued: date,
    rate: Decimal | None,
    without_tax: Money | None,
    tax: Money | None,
    with_tax: Money | None,
    delivered: date | None,
    invoice: PackDocument,
    client: Client,
    deliveries: tuple[SupportingDocument, ...],
) -> CheckAnswer:
    """Every rate an invoice charges was in force in the seller's country on the day of the invoice; zero is valid everywhere.

    Goods delivered before a rate changed keep the old one, and a credit note takes back the rate of an invoice before it. Exports,
    exempt goods and reverse charge are zero. Where no rate is printed it is worked out from the tax and the total without tax: one
    that is no valid rate but lies below the highest may be a mixture of rates, which nobody can tell apart without the lines.
    """
    printed = {each.tax_rate for each in invoice.document.lines if each.tax_rate is not None} | ({rate} if rate is not None else set())
    known = tax_rates_of(client.country)
    if known is None:
        return Inconclusive(f"No table of tax rates for {client.country} is held")
    valid = _valid(known, issued, delivered, invoice, deliveries)
    if not valid:
        return Inconclusive(f"The tax rates of {known.country} are held from {known.first_day}, the invoice is of {issued}")
    if not printed:
        return _worked_out(without_tax, tax, with_tax, valid, known, issued)
    wrong = sorted(each for each in printed if each != 0 and each not in valid)
    if wrong:
        shown = " and ".join(f"{each.normalize():f} %" for each in wrong)
        return f"{shown} tax is charged; on {issued} the rates of {known.country} were {_listed(valid)}"
    return Passed(f"Valid on {issued}: {_listed(frozenset(printed))}")


def _valid(
    known: TaxRates, issued: date, delivered: date | None, invoice: PackDocument, deliveries: tuple[SupportingDocument, ...]
) -> frozenset[Decimal]:
    """The rates that a paper of this day may charge, given when its goods were delivered; none where the table does not reach back."""
    valid = known.on(issued)
    if not valid:
        return valid
    if invoice.document.kind is DocumentKind.CREDIT_NOTE:
        return known.until(issued)
    days = [delivered, *(date_of(each.document, Term.DELIVERY_DATE) for each in deliveries)]
    return valid.union(*(known.on(day) for day in days if day is not None and day < issued))


def _listed(rates: frozenset[Decimal]) -> str:
    return ", ".join(f"{each.normalize():f} %" for each in sorted(rates, reverse=True))


def _worked_out(
    without_tax: Money | None, tax: Money | None, with_tax: Money | None, valid: frozenset[Decimal], known: TaxRates, issued: date
) -> CheckAnswer:
    if tax is None and without_tax is not None and with_tax is not None:
        tax = with_tax - without_tax
    if without_tax is None and tax is not None and with_tax is not None:
        without_tax = with_tax - tax
    if tax is None:
        return NotApplicable("The invoice charges no tax")
    if tax.amount == 0:
        return Passed("The tax is zero")
    if without_tax is None or without_tax.amount <= 0:
        return Inconclusive(f"{tax} tax is charged on an amount that is not known")
    coin = Decimal(1).scaleb(-minor_unit_digits(tax.currency))

    def agrees(each: Decimal) -> bool:
        return abs(without_tax.amount * each / 100 - tax.amount) <= 2 * coin

    if any(agrees(each) for each in valid):
        return None
    worked_out = (tax.amount * 100 / without_tax.amount).quantize(Decimal("0.01"))
    sentence = f"The tax is {worked_out} % of {without_tax}; on {issued} the rates of {known.country} were {_listed(valid)}"
    if worked_out > max(valid) or any(agrees(each) for each in known.ever()):
        return sentence
    return Inconclusive(f"{sentence}; it may be a mixture of rates")
