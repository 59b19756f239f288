"""What each receivable of a batch is for, in the currency of the client's facility."""

from __future__ import annotations

from extractors.terms import DocumentKind, Term
from verification.exchange import Converted, Converter
from verification.figures import UnknownInputError, claim_of, currency_of, date_of, gross_of
from verification.model import Receivable


def claim_in(receivable: Receivable, converter: Converter) -> Converted | None:
    """What a receivable is for in the facility's currency, where that is known; of a credit note what it takes off."""
    document = receivable.invoice.document
    currency = converter.currency
    try:
        currency_of(document, currency)
    except UnknownInputError:
        return None
    if document.kind is DocumentKind.CREDIT_NOTE:
        gross = gross_of(document, currency)
        amount = abs(gross) if gross else None
    else:
        amount = claim_of(document, currency)
    return converter.convert(amount.rounded(), date_of(document, Term.ISSUE_DATE)) if amount else None


def why_uncounted(receivable: Receivable, converter: Converter) -> str:
    """Why a receivable has no known amount in the facility's currency."""
    document = receivable.invoice.document
    try:
        currency = currency_of(document, converter.currency)
    except UnknownInputError as unknown:
        return unknown.reason
    if gross_of(document, converter.currency) is not None and currency != converter.currency:
        return converter.why_not(currency, date_of(document, Term.ISSUE_DATE))
    return "The amount of the invoice is not known"
