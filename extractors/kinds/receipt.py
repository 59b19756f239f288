"""A receipt or till slip says that money was paid at once: a cash sale, which is no receivable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.fields.amounts import canonical
from extractors.fields.lookup import DocumentLayout
from extractors.fields.parties import PartyPlaces
from extractors.fields.till.claims import SlipClaims, claims_on
from extractors.fields.till.currency import slip_currency
from extractors.fields.till.day import order_of_days, purchase_day
from extractors.fields.till.premises import premises_of
from extractors.fields.till.shop import shop_of
from extractors.fields.till.slip import Slip, is_narrow, slip_of
from extractors.fields.till.total import total_of
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.model import Field, Page, Reading, Value
from extractors.terms import DocumentKind, Term

_PAPER = TradePaper(
    has_bank=False,
    largest_is_total=True,
    is_paid_rounded=True,
    extra_numbers=(),
    extra_dates=(),
    parties=PartyPlaces(has_address_window=False, first_line_is_seller=True),
)
_SMALLEST_COIN = Decimal("0.10")
_TOTALS = (Term.GROSS_TOTAL, Term.NET_TOTAL, Term.TAX_TOTAL, Term.AMOUNT_DUE)
_WITHOUT_TOTAL = (Term.CURRENCY, Term.ISSUE_DATE, Term.SELLER_NAME, Term.SELLER_ADDRESS)
_OF_THE_SLIP = (Term.GROSS_TOTAL, *_WITHOUT_TOTAL)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper: what tills print without labels by the rules of slips, the rest as on any trade paper."""
    layout = DocumentLayout(pages)
    parts = read_laid_out(layout, _PAPER)
    slip = slip_of(layout.pages)
    read = {field.term: field for field in parts.fields}
    gross = read[Term.GROSS_TOTAL].reading if Term.GROSS_TOTAL in read else None
    claims = claims_on(slip)
    found = _slip_fields(slip, claims, Decimal(gross.text) if isinstance(gross, Value) else None)
    if all(is_narrow(page) for page in layout.pages):
        settled = _OF_THE_SLIP if claims.claims else _WITHOUT_TOTAL  # amounts without cents are read by the rules of trade papers
        read = {term: field for term, field in read.items() if term not in settled} | {field.term: field for field in found}
        _drop_contradicted(read)
    else:
        read = {field.term: field for field in found} | read
    return replace(parts, fields=tuple(read.values()))


def _drop_contradicted(read: dict[Term, Field]) -> None:
    """Net and tax stay where they lead to the total that was paid, give or take the rounding to the smallest coin."""
    amounts = {term: Decimal(field.reading.text) for term, field in read.items() if term in _TOTALS and isinstance(field.reading, Value)}
    gross = amounts.get(Term.GROSS_TOTAL)
    net, tax = amounts.get(Term.NET_TOTAL), amounts.get(Term.TAX_TOTAL)
    if gross is None or (net is not None and abs(net + (tax or 0) - gross) > _SMALLEST_COIN):
        for term in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.LINES_TOTAL):
            read.pop(term, None)
    rate = read[Term.TAX_RATE].reading if Term.TAX_RATE in read else None
    if tax is not None and (gross is None or tax >= gross or not _is_rated(tax, gross, rate)):
        read.pop(Term.TAX_TOTAL, None)
    if Term.AMOUNT_DUE in amounts and amounts[Term.AMOUNT_DUE] != gross:
        read.pop(Term.AMOUNT_DUE)


def _is_rated(tax: Decimal, gross: Decimal, rate: Reading | None) -> bool:
    """Whether a tax can be what its printed rate makes of a total that may hold untaxed goods too."""
    return not isinstance(rate, Value) or tax <= gross * Decimal(rate.text) / (100 + Decimal(rate.text)) + _SMALLEST_COIN


def _slip_fields(slip: Slip, claims: SlipClaims, labelled: Decimal | None) -> list[Field]:
    fields = []
    currency = slip_currency(slip)
    if currency is not None:
        fields.append(Field(Term.CURRENCY, Value(currency[0]), (currency[1],), None, "till_slip"))
    total = total_of(slip, claims, labelled)
    if total is not None:
        fields.append(Field(Term.GROSS_TOTAL, Value(canonical(total.value)), (total.claim.evidence,), None, "till_slip"))
    day = purchase_day(slip)
    if day is not None:
        evidence = day.cell.evidence(day.start, day.end)
        fields.append(
            Field(Term.ISSUE_DATE, day.reading(order_of_days(slip, currency[0] if currency else None)), (evidence,), None, "till_slip")
        )
    shop = shop_of(slip)
    if shop is not None:
        fields.append(Field(Term.SELLER_NAME, Value(shop.name), (shop.evidence,), None, "till_slip"))
    premises = premises_of(slip, shop)
    if premises is not None:
        fields.append(Field(Term.SELLER_ADDRESS, Value(premises[0]), (premises[1],), None, "till_slip"))
    return fields


RULES = KindRules(
    DocumentKind.RECEIPT,
    cues=(
        Cue(r"\b(cash|official|payment|sales|guest)?\s*receipt\b", 4, "title"),
        Cue(r"\bcash\s*(?:bill|sale|memo)\b", 5),
        Cue(r"\bchange\b\s*(?:due)?\W{0,6}(?:rm|r|\$)?\s*\d+[.,]\d\d", 4),
        Cue(r"\b(?:cash|tender(?:ed)?|visa|mastercard|debit card|credit card)\b\W{0,6}(?:rm|r|\$)?\s*\d+[.,]\d\d", 2.5),
        Cue(r"\bcashier\b|\bkassier\b|\bcaissier\b", 2.5),
        Cue(r"\b(?:r[uü]ckgeld|wisselgeld|kleingeld|rendu|baki)\b\W{0,12}\w{0,3}\W{0,4}\d+[.,]\d\d", 4),
        Cue(r"(?<!\w)[x*]{4,}\s?-?\d{4}\b", 1.5),
        Cue(r"\bthank you\b.{0,40}\b(?:come again|shopping|visit)", 2.5),
        Cue(r"goods sold are not (?:returnable|refundable)", 1.5),
        Cue(
            r"\bkwitansie\b|\bquittung\b|\bkassenbon\b|\bticket de caisse\b|^\W*re[cç]u\b(?! le\b| par\b| en\b)|\bkassabon\b|收据",
            5,
            "title",
        ),
        Cue(r"\bpaid through\b|\bpayment received\b", 1.5),
        Cue(r"\brounding (?:adj|adjustment)\b", 1),
    ),
    extract=extract,
)
