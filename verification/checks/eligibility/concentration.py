"""ELG-03: a book that hangs on one debtor falls with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.claims import claim_in
from verification.client_book import ClientBook, in_hundred, sum_of
from verification.exchange import Converter
from verification.figures import evidence_of
from verification.matching.numbers import number_key
from verification.model import Batch, Debtor, Facility
from verification.register import debtor_code_of
from verification.registry import Review, check
from verification.results import Failed, NotApplicable, Passed, Result


@check(
    "ELG-03",
    title="Too much of the book is owed by one debtor",
    reference="The facility agreement: concentration, 20 % of the client's book",
    severity=Review,
    reads=(Term.GROSS_TOTAL, Term.AMOUNT_DUE, Term.CURRENCY, Term.ISSUE_DATE, Term.INVOICE_NUMBER, Term.BUYER_NAME, Term.BUYER_TAX_ID),
    about_package=True,
)
def concentration(
    batch: Batch, client_book: ClientBook, debtors_by_code: Mapping[str, Debtor], converter: Converter, facility: Facility
) -> list[Result] | Result:
    """One debtor owes at most 20 % of the client's book, what is open in the ledger and what this batch brings counted together.

    A client with so few debtors that even an equal book would break the rule was taken on as such: there is nothing to find.
    """
    invoices = [each for each in batch.receivables if each.invoice.document.kind is DocumentKind.INVOICE]
    if not invoices:
        return NotApplicable("The batch has no invoice to fund")
    owed = _with_batch(batch, client_book, converter)
    whole = sum_of(owed.values(), client_book.currency)
    owing = sum(1 for amount in owed.values() if amount.amount > 0)
    results: list[Result] = []
    for each in invoices:
        seen, own = evidence_of(each.invoice, Term.BUYER_NAME, Term.GROSS_TOTAL), each.receivable_id
        code = debtor_code_of(each)
        if code is None or code not in debtors_by_code:
            results.append(NotApplicable("The debtor is not known, see PTY-02", seen, own))
        elif owing * facility.concentration_share < 1:
            results.append(NotApplicable(f"The client's book has {owing} debtors, too few for a share of it to say much", seen, own))
        else:
            shown = f"Debtor {code} owes {owed[code].amount} of the client's book of {whole}, {in_hundred(owed[code], whole)} of it"
            shown += client_book.caveat
            too_much = owed[code].amount > whole.amount * facility.concentration_share
            limit = f"; at most {in_hundred(facility.concentration_share)} may be owed by one"
            results.append(Failed(shown + limit, seen, own) if too_much else Passed(shown, seen, own))
    return results


def _with_batch(batch: Batch, book: ClientBook, converter: Converter) -> dict[str | None, Money]:
    """What each debtor owes when the batch is bought; a number that stands twice in it counts once, and a credit note takes off."""
    owed = defaultdict(lambda: book.of(None).owed * 0, {code: each.owed for code, each in book.by_debtor.items()})
    counted: set[tuple[str | None, DocumentKind, str]] = set()
    for each in batch.receivables:
        document, code = each.invoice.document, debtor_code_of(each)
        number = document.value(Term.INVOICE_NUMBER)
        key = (code, document.kind, number_key(number) if number else each.receivable_id)
        claim = claim_in(each, converter)
        if claim is not None and key not in counted:
            owed[code] += -claim.amount if document.kind is DocumentKind.CREDIT_NOTE else claim.amount
        counted.add(key)
    return owed
