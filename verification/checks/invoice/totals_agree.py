"""INV-02: the figures of an invoice add up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from extractors.model import Evidence, Line
from extractors.money import Money, minor_unit_digits
from extractors.terms import Term
from verification.model import PackDocument
from verification.registry import Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, Passed

_SAID_TWICE = (
    Term.INVOICE_NUMBER,
    Term.ISSUE_DATE,
    Term.DUE_DATE,
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.BUYER_NAME,
    Term.PO_NUMBER,
    Term.IBAN,
)
"""What an e-invoice says on its page and in its XML besides the amounts; a person who corrects one of them has looked at both."""


@check(
    "INV-02",
    title="Figures of the invoice do not add up",
    reference="EN 16931 BR-CO-10, BR-CO-13, BR-CO-15, BR-CO-16, BR-CO-17; PEPPOL-EN16931-R120",
    severity=Review,
    reads_lines=True,
    uses=(
        Term.LINES_TOTAL,
        Term.ALLOWANCE_TOTAL,
        Term.CHARGE_TOTAL,
        Term.NET_TOTAL,
        Term.TAX_RATE,
        Term.TAX_TOTAL,
        Term.GROSS_TOTAL,
        Term.PREPAID_TOTAL,
        Term.AMOUNT_DUE,
    ),
    reads=_SAID_TWICE,
)
def totals_agree(
    lines_total: Money | None,
    allowances: Money | None,
    charges: Money | None,
    without_tax: Money | None,
    rate: Decimal | None,
    tax: Money | None,
    with_tax: Money | None,
    prepaid: Money | None,
    due: Money | None,
    invoice: PackDocument,
) -> CheckAnswer:
    """Quantity times price is the line, the lines are the subtotal, and subtotal, tax and total agree.

    Every sum whose figures are all printed is tried; a sum may be off by the coins that rounding its parts can cost. Lines may be printed
    with their tax, so their sum may be the total as well. An e-invoice's page must say what its XML says.
    """
    lines = invoice.document.lines
    currency = next((each.currency for each in (with_tax, without_tax, due, lines_total) if each), "XXX")
    coin = Decimal(1).scaleb(-minor_unit_digits(currency))
    figures = [each.amount if each else None for each in (lines_total, allowances, charges, without_tax, tax, with_tax, prepaid, due)]
    sums = [*_document_sums(figures, coin), *_line_sums(lines, figures, coin)]
    wrong = [(message, line) for message, holds, line in sums if not holds]
    taxed = _tax_follows(rate, without_tax, tax, lines, coin)
    if isinstance(taxed, Failed):
        wrong.append((taxed.message, None))
    wrong += [(message, None) for message in _read_twice(invoice) if not wrong or "XML" in message]
    if wrong:
        return Failed(". ".join(message for message, _ in wrong), tuple(_spots(invoice, [line for _, line in wrong])))
    if taxed is not None:
        return taxed
    if not sums:
        return Inconclusive("Too few figures are printed to add anything up")
    return Passed(f"{len(sums)} sums agree")


_DISCOUNT = re.compile(r"disc|korting|afslag|rabatt|nachlass|skonto|remise|descuento|less\s+\d|折|%", re.IGNORECASE)
Sum = tuple[str, bool, Line | None]


def _document_sums(figures: list[Decimal | None], coin: Decimal) -> Iterator[Sum]:
    lines_total, allowances, charges, without_tax, tax, with_tax, prepaid, due = figures
    zero = Decimal(0)
    if lines_total is not None and without_tax is not None:
        expected = lines_total - (allowances or zero) + (charges or zero)
        yield f"Lines less allowances plus charges make {expected}, the page says {without_tax}", abs(expected - without_tax) <= coin, None
    if without_tax is not None and tax is not None and with_tax is not None:
        expected = without_tax + tax
        yield f"{without_tax} and {tax} tax make {expected}, the page says {with_tax}", abs(expected - with_tax) <= coin, None
    if with_tax is not None and due is not None and prepaid is not None:
        expected = with_tax - prepaid
        # An amount due is rounded to the smallest cash coin here and there: five cents in rand, half a unit at most elsewhere.
        yield f"{with_tax} less {prepaid} paid makes {expected}, the page says {due} is due", abs(expected - due) <= 5 * coin, None
    if with_tax is not None and due is not None and prepaid is None:
        # More may be due than this invoice bills where an older balance is carried; less needs a payment that the page shows.
        yield f"{with_tax} is billed and nothing shown as paid, the page says {due} is due", due >= with_tax - 5 * coin, None


def _read_twice(invoice: PackDocument) -> list[str]:
    """What the reader found that cannot both be right: above all, an e-invoice whose page says something else than its XML.

    A person who corrected a field has looked at both, and what was found before says nothing any more.
    """
    if any(each.extracted_by.startswith("person:") for each in invoice.document.fields):
        return []
    return [each.message for each in invoice.document.contradictions if each.rule == "INV-02"]


def _tax_follows(
    rate: Decimal | None, without_tax: Money | None, tax: Money | None, lines: tuple[Line, ...], coin: Decimal
) -> Failed | Inconclusive | None:
    """One rate on the whole makes the tax; less tax may mean that some lines are taxed lower, which lines without rates do not show."""
    if rate is None or without_tax is None or tax is None:
        return None
    rates = {each.tax_rate for each in lines if each.tax_rate is not None}
    expected = (without_tax.amount * rate / 100).quantize(coin, ROUND_HALF_UP)
    if rates - {rate} or abs(expected - tax.amount) <= coin * max(1, len(lines)):
        return None
    sentence = f"{rate.normalize():f} % of {without_tax.amount} makes {expected}, the page says {tax.amount} tax"
    if tax.amount < expected and not rates:
        return Inconclusive(f"{sentence}; some goods may be taxed lower")
    return Failed(sentence)


def _line_sums(lines: tuple[Line, ...], figures: list[Decimal | None], coin: Decimal) -> Iterator[Sum]:
    lines_total, allowances, charges, without_tax, _, with_tax, _, _ = figures
    for line in lines:
        if line.quantity is not None and line.unit_price is not None and line.line_total is not None and line.quantity != 0:
            product = line.quantity * line.unit_price
            # The price is printed rounded, so the product may be off by half its last digit for every piece; a line can carry its own tax.
            slack = coin + abs(line.quantity) * Decimal(1).scaleb(_exponent(line.unit_price)) / 2
            taxed = product * (1 + line.tax_rate / 100) if line.tax_rate is not None else product
            holds = any(abs(each - line.line_total) <= slack for each in (product, taxed)) or _discounted(line, product)
            yield f"{line.quantity} x {line.unit_price} makes {product}, the line says {line.line_total}", holds, line
    totals = [each.line_total for each in lines]
    if lines and all(each is not None for each in totals):
        added = sum((each for each in totals if each is not None), Decimal(0))
        less, more = allowances or Decimal(0), charges or Decimal(0)
        stated = [each for each in (lines_total, without_tax, with_tax) if each is not None]
        wanted = [*stated, *(each + less - more for each in stated)]
        if stated:
            slack = coin * max(1, len(lines))
            yield f"Lines add up to {added}, the page says {stated[0]}", any(abs(added - each) <= slack for each in wanted), None


def _exponent(price: Decimal) -> int:
    exponent = price.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _discounted(line: Line, product: Decimal) -> bool:
    """A line below its product that speaks of a discount carries one, for which our lines have no column."""
    return line.line_total is not None and 0 <= line.line_total < product and bool(_DISCOUNT.search(line.description))


def _spots(invoice: PackDocument, lines: list[Line | None]) -> Iterator[Evidence]:
    for line in lines:
        if line is not None and line.evidence is not None:
            seen = line.evidence
            yield Evidence(seen.page_number, seen.box, seen.text, seen.document_id or invoice.document_id)
