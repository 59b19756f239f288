"""What UBL, CII and FatturaPA have in common once their elements are found: parties, totals, lines, and the rules that an invoice obeys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from extractors.model import ExtractedDocument, Line
from extractors.structured.particulars import missing_particulars
from extractors.structured.sheet import FieldSheet, decimal_of, decimals, unit_price_of
from extractors.structured.sums import StatedFigures, TaxShare, figures_that_disagree
from extractors.structured.xml_source import Element, text_of
from extractors.terms import RECEIVABLE_KINDS, DocumentKind, Term

PartyTerms = tuple[Term, Term, Term]
SELLER: PartyTerms = (Term.SELLER_NAME, Term.SELLER_TAX_ID, Term.SELLER_ADDRESS)
BUYER: PartyTerms = (Term.BUYER_NAME, Term.BUYER_TAX_ID, Term.BUYER_ADDRESS)


def put_party(sheet: FieldSheet, terms: PartyTerms, name: str | None, tax_id: str | None, address: str | None) -> None:
    """A party's name, tax number and address, under its terms."""
    for term, text in zip(terms, (name, tax_id, address), strict=True):
        sheet.put(term, text)


def put_totals(sheet: FieldSheet, names: Mapping[Term, str], stated: Callable[[str], str | None]) -> None:
    """The totals, each by the name of its element."""
    for term, name in names.items():
        sheet.put(term, stated(name))


def says_yes(indicator: str | None) -> bool:
    """Whether an indicator (UBL `ChargeIndicator`) says that it is so."""
    return (indicator or "").strip().lower() in {"true", "1"}


def allowances_and_charges(stated: Iterable[tuple[bool, str | None]]) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """What is taken off and what is added at the level of the document; each is stated as `(is a charge, amount)`."""
    found = [(is_charge, decimal_of(amount)) for is_charge, amount in stated]
    taken_off = tuple(amount for is_charge, amount in found if amount is not None and not is_charge)
    return taken_off, tuple(amount for is_charge, amount in found if amount is not None and is_charge)


def tax_shares(stated: Iterable[tuple[str | None, str | None, str | None]]) -> tuple[TaxShare, ...]:
    """The tax breakdown (BG-23); each share is stated as `(taxable amount, rate, tax amount)`."""
    shares = [TaxShare(decimal_of(taxable), decimal_of(rate), decimal_of(tax)) for taxable, rate, tax in stated]
    return tuple(share for share in shares if share.tax is not None)


def figures_of(
    sheet: FieldSheet,
    currency: str,
    *,
    line_totals: Sequence[str | None],
    allowances: tuple[Decimal, ...],
    charges: tuple[Decimal, ...],
    taxes: tuple[TaxShare, ...],
    rounding: str | None,
) -> StatedFigures:
    """The figures to be held together: the totals of the sheet, and the parts that they are the sums of."""
    return StatedFigures(
        currency=currency,
        line_totals=decimals(line_totals),
        lines_total=sheet.amount(Term.LINES_TOTAL),
        allowances=allowances,
        allowance_total=sheet.amount(Term.ALLOWANCE_TOTAL),
        charges=charges,
        charge_total=sheet.amount(Term.CHARGE_TOTAL),
        net_total=sheet.amount(Term.NET_TOTAL),
        taxes=taxes,
        tax_total=sheet.amount(Term.TAX_TOTAL),
        gross_total=sheet.amount(Term.GROSS_TOTAL),
        prepaid_total=sheet.amount(Term.PREPAID_TOTAL),
        rounding=decimal_of(rounding),
        amount_due=sheet.amount(Term.AMOUNT_DUE),
    )


def line_of(
    description: str | None,
    quantity: Element | None,
    price: str | None,
    base_quantity: str | None,
    total: str | None,
    tax_rate: str | None,
    item_code: str | None,
) -> Line:
    """One line of goods or services (BG-25); the unit is an attribute of the quantity."""
    return Line(
        description=description or "",
        quantity=decimal_of(text_of(quantity)),
        unit=quantity.get("unitCode") if quantity is not None else None,
        unit_price=unit_price_of(decimal_of(price), decimal_of(base_quantity)),
        line_total=decimal_of(total),
        tax_rate=decimal_of(tax_rate),
        item_code=item_code,
    )


def trade_document(sheet: FieldSheet, kind: DocumentKind, lines: Sequence[Line], figures: StatedFigures) -> ExtractedDocument:
    """The document; an invoice or credit note with each rule that it breaks, an order as it stands."""
    if kind not in RECEIVABLE_KINDS:
        return sheet.document(kind, lines, ())
    return sheet.document(kind, lines, (*missing_particulars(sheet.fields), *figures_that_disagree(figures)))
