"""What the shape of a page says of its kind: till slips are narrow and tall, and what sums its tax and a total asks for money."""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout
from extractors.fields.till.claims import claims_on
from extractors.fields.till.slip import is_till_slip, slip_of
from extractors.layout.lines import PageLayout
from extractors.page_marks import is_one_of_several
from extractors.terms import DocumentKind

_BUSINESS_ROLES = frozenset(
    {
        "buyer_heading",
        "ship_to_heading",
        "seller_heading",
        "buyer_tax_id",
        "due_date",
        "payment_terms",
        "iban",
        "bank_account",
        "po_number",
        "delivery_note_number",
        "delivery_date",
    }
)
_SURE_LABEL = 0.9
_BUSINESS_LABELS = 4
_WIDEST_ROLL = 400.0  # points
_LONGEST_PAGE_MARK = 6  # words
_CREDIT_NUMBER = re.compile(
    r"(?i)credit ?(?:note|memo|nota|factuur)\W?s?(?:no|nr|num|#)|kredietnota\W?(?:no|nr)|gutschrifts?\W{0,2}n(?:r|ummer)|"
    r"avoir\W?n|storno\w*\W{0,2}n(?:r|ummer)"
)
_NAMED_IN_SENTENCE = re.compile(r"(?i)\bthis is (?:an? |our |your |the )?(?:tax |vat )?invoice\b")
_TIME_OF_DAY = re.compile(r"\b\d{1,2}: ?\d{2}(?: ?: ?\d{2})?(?!\d)")
_COUNTED = re.compile(r"\d{1,2}[.)]")  # "3. Leistungsempfänger"
_BY_A_NOSE = 0.5


def add_shape(layout: DocumentLayout, page: PageLayout, scores: dict[DocumentKind, float], enough: float) -> None:
    """Till slips are narrow and tall; a page with lines, tax and a total but no title is an invoice before it is anything else.

    `scores` are what speaks for each kind so far, and `enough` is the least that names one.
    """
    counts_itself = is_one_of_several(line.text for line in page.lines if len(line.words) <= _LONGEST_PAGE_MARK)  # as no roll of paper does
    if is_till_slip(page) and not is_business_paper(layout, page) and not _is_written_wide(page) and not counts_itself:
        rivals = max((scores.get(kind, 0.0) for kind in (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)), default=0.0)
        is_timed = _TIME_OF_DAY.search(page.text) is not None
        sums = claims_on(slip_of([page]))
        is_paid = bool(sums.of("cash", "card", "change"))
        if DocumentKind.RECEIPT in scores or is_timed or is_paid:
            surer = 0.5 if is_paid or sums.of("total", "rounded_total") else 0.0
            scores[DocumentKind.RECEIPT] = max(scores.get(DocumentKind.RECEIPT, 0.0), rivals) + 2.0 + surer
    roles = {role for hit in layout.labels[page.page_number] for role, weight in hit.roles.items() if weight >= 0.7}
    numbered = [
        hit.own.text for hit in layout.labels[page.page_number] if hit.at_start and hit.roles.get("invoice_number", 0.0) >= _SURE_LABEL
    ]
    is_summed = {"gross_total", "tax_total"} <= roles and bool({"net_total", "amount_due", "lines_total"} & roles)
    is_summed = is_summed or ({"gross_total", "tax_total"} <= roles and _NAMED_IN_SENTENCE.search(page.text) is not None)
    is_summed = is_summed or (bool(numbered) and "tax_total" in roles and bool({"gross_total", "amount_due"} & roles))
    if is_summed and max(scores.values(), default=0.0) < enough:
        scores[DocumentKind.INVOICE] = enough
    if numbered and all(_CREDIT_NUMBER.search(text) for text in numbered):
        scores[DocumentKind.CREDIT_NOTE] = max(scores.values(), default=0.0) + _BY_A_NOSE


def _is_written_wide(page: PageLayout) -> bool:
    """Whether a page that was printed to a file, and so has its true size, is written wider than any roll of paper."""
    across = max(line.box.x1 for line in page.lines) - min(line.box.x0 for line in page.lines)
    return across > _WIDEST_ROLL and all(word.seen_by == "text_layer" for word in page.page.words)


def is_business_paper(layout: DocumentLayout, page: PageLayout) -> bool:
    """Whether a page names what no till knows: whom it is addressed to, by when and to which account to pay, against which order."""
    hits = [
        hit for hit in layout.labels[page.page_number] if hit.at_start or (hit.first == 1 and _COUNTED.fullmatch(hit.cell.words[0].text))
    ]
    named = {role for hit in hits for role, weight in hit.roles.items() if weight >= _SURE_LABEL}
    return len(named & _BUSINESS_ROLES) >= _BUSINESS_LABELS
