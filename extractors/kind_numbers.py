"""What the numbers of a paper say of its kind: firms begin those of invoices with IN, those of credit notes with CN.

A paper under a title nobody listed still bears its number, and one that gives money back names the invoice for which it does. A prefix is
a habit and no proof, so that it only weighs with what else a page says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.fields.identifiers import number_candidates
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.page_zones import in_table
from extractors.model import Word
from extractors.terms import DocumentKind

_OF_INVOICES = re.compile(r"(?:INV?[A-Z]?|FAK?|FAC|RE|RG|RN)[-/ ]?\d[\w/.-]*")
_OF_CREDIT_NOTES = re.compile(r"(?:S?CN|CRN?|CRED|CM|GS|GU|KN|AV)[-/ ]?\d[\w/.-]*")
_MONEY = re.compile(r"\d[.,]\d\d(?!\d)(?![.,/-]\d)")  # as in a row of goods, whose codes have such prefixes too
_HEAD = 0.45  # share of the page, from its top, where a paper says its number and those of others
_AS_OFTEN = 30.0  # times as often on a paper of its kind as on another
_GIVES_BACK_FOR = 60.0  # the same of two numbers, of the credit and of the invoice for which it is given
_SURELY = 0.5
_CLEARLY_MORE = 2.0
_TOGETHER = 0.7
_SURELY_NUMBERED = 0.6


def weighed_by_numbers(layout: DocumentLayout, shares: Mapping[DocumentKind, float]) -> dict[DocumentKind, float]:
    """The shares of the kinds, together 1, with what the numbers in the head of a page add; the same where they add nothing."""
    factors = _factors(layout)
    weighed = {kind: share * factors.get(kind, 1.0) for kind, share in shares.items()}
    return {kind: share / sum(weighed.values()) for kind, share in weighed.items()}


def is_told_by_numbers(layout: DocumentLayout, kind: DocumentKind) -> bool:
    """Whether a number in the head of a page speaks for a kind."""
    return kind in _factors(layout)


@once_a_layout
def _factors(layout: DocumentLayout) -> Mapping[DocumentKind, float]:
    words = [word.text.strip(".,:;#()") for word in _words_of_head(layout)]
    gives_back = any(_OF_CREDIT_NOTES.fullmatch(word) for word in words)
    bills = {word for word in words if _OF_INVOICES.fullmatch(word)}
    if gives_back:
        return {DocumentKind.CREDIT_NOTE: _GIVES_BACK_FOR if bills else _AS_OFTEN}
    if len(bills) == 1 and _is_numbered_as_invoice(layout):
        return {DocumentKind.INVOICE: _AS_OFTEN}
    return {}  # where several are named, one is of another paper


def one_of_receivables(shares: Mapping[DocumentKind, float]) -> dict[DocumentKind, float]:
    """The shares where a paper is all but certainly an invoice or its credit note, and little tells these two apart.

    They have the same columns and sums; of the two, invoices are by far the more common.
    """
    invoice, credit = shares.get(DocumentKind.INVOICE, 0.0), shares.get(DocumentKind.CREDIT_NOTE, 0.0)
    if invoice + credit < _TOGETHER:
        return dict(shares)
    likelier = DocumentKind.CREDIT_NOTE if credit > _CLEARLY_MORE * invoice else DocumentKind.INVOICE
    return {**shares, DocumentKind.INVOICE: 0.0, DocumentKind.CREDIT_NOTE: 0.0, likelier: invoice + credit}


def asks_for_money(layout: DocumentLayout) -> bool:
    """Whether a page that is titled nothing numbers an invoice, says what is to be paid in all, and by when or by whom."""
    names = {role for page in layout.labels.values() for hit in page if hit.at_start for role in hit.roles}
    if not names & {"amount_due", "gross_total"} or not names & {"due_date", "buyer_heading", "payment_terms"}:
        return False
    return any(each.score > _SURELY_NUMBERED for each in number_candidates(layout, "invoice_number"))


def _words_of_head(layout: DocumentLayout) -> list[Word]:
    page = layout.pages[0]
    head = [line for line in page.lines if line.box.top < _HEAD * page.page.height and not _MONEY.search(line.text)]
    return [word for line in head for cell in line.cells if not in_table(layout, cell) for word in cell.words]


def _is_numbered_as_invoice(layout: DocumentLayout) -> bool:
    """Whether the paper's own number, where a label tells it, is one of an invoice: a credit note names that of another."""
    numbers = number_candidates(layout, "invoice_number")
    return not numbers or (numbers[0].score >= _SURELY and _OF_INVOICES.fullmatch(numbers[0].text) is not None)
