"""Where rules find no kind, or one that a page hardly looks like, the kind that learning is sure of takes its place.

Rules know titles and phrases; under a title that nobody listed they go by the label of another paper's number, or by nothing. What a page
lists, adds up and asks for still says what it is. Papers of third parties look less like each other than those that were learned from, so
that a clear title yields only to what is all but certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.fields.till.slip import is_till_slip
from extractors.kind_evidence import speaks_for
from extractors.layout.lines import PageLayout
from extractors.likely_kinds.marks import kind_marks
from extractors.likely_kinds.scorer import KINDS, kind_shares
from extractors.page_marks import page_mark_of
from extractors.terms import DocumentKind

_FEWEST_SIGNS = 5
_KNOWN_BY_LACK = frozenset({DocumentKind.DELIVERY_NOTE, DocumentKind.TIMESHEET, DocumentKind.BILL_OF_LADING})
"""Kinds without sums; the first page of many an invoice has none either, so that something on it must speak for them."""
_NAMED_APART = frozenset({DocumentKind.QUOTATION, DocumentKind.PURCHASE_ORDER})
"""Kinds that price, add up and tax as invoices do, so that the line that holds nothing but their name tells them apart."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The least share of a kind that takes another's place, and the most that the other may have."""

    least: float
    most_of_other: float


_FILLS, _CHANGES, _OVERRULES = _Bounds(0.8, 0.0), _Bounds(0.85, 0.01), _Bounds(0.9, 0.01)


def likelier_kind(
    page: PageLayout, signs: frozenset[str], by_rules: DocumentKind, *, is_titled: bool, is_clear: bool, is_named: bool = False
) -> DocumentKind | None:
    """The kind that a page surely is instead of the one that rules found; None where that stays.

    `signs` are those of `extractors.kind_evidence`; the others say whether a title of that kind stands on the
    page, whether clearly, and whether alone on a line.
    """
    if by_rules not in (*KINDS, DocumentKind.OTHER) or not _is_first(page, signs):
        return None
    if by_rules is DocumentKind.RECEIPT and is_till_slip(page):
        return None
    shares = kind_shares(kind_marks(page, signs, marks_of_rules(by_rules, is_titled=is_titled)))
    best = max(shares, key=lambda kind: shares[kind])
    if best is DocumentKind.RECEIPT or (best in _KNOWN_BY_LACK and (is_named or not speaks_for(best, signs))):
        return None
    if by_rules is DocumentKind.CREDIT_NOTE and best is DocumentKind.INVOICE:
        return None  # which a credit note looks like in all but a word or two
    if is_named and by_rules in _NAMED_APART and best in (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE):
        return None
    is_sure = is_clear or by_rules is DocumentKind.RECEIPT
    bounds = _FILLS if by_rules is DocumentKind.OTHER else _OVERRULES if is_sure else _CHANGES
    return best if shares[best] >= bounds.least and shares.get(by_rules, 0.0) <= bounds.most_of_other else None


def marks_of_rules(kind: DocumentKind, *, is_titled: bool) -> tuple[str, ...]:
    """What rules made of a page, as marks."""
    return f"rules:{kind}", f"rules:{kind}:{is_titled:d}"


def _is_first(page: PageLayout, signs: frozenset[str]) -> bool:
    """Whether a page says enough of a paper, and not that it goes on with one: learning saw no such page."""
    mark = page_mark_of(page.text)
    return (mark is None or mark.number == 1) and sum(1 for sign in signs if not sign.startswith("looks:")) >= _FEWEST_SIGNS
