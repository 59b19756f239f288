"""DUP-04: the content of an earlier invoice in another file."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.terms import Term
from verification.books import Books
from verification.figures import evidence_of
from verification.matching.content import FEWEST_FIGURES, PaperContent, bands_of, figures_agree, told_apart
from verification.matching.edited_numbers import edit_between
from verification.matching.numbers import look_alike, same_number
from verification.model import Batch, Receivable
from verification.register import BatchClaims, EarlierClaim, claim_of_entry, earlier_entries
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable

_ANOTHER_YEAR_DAYS = 300


@check(
    "DUP-04",
    title="Content of an earlier invoice in another file",
    reference="MinHash of the figures on the paper (Broder 1997): a copy that was scanned or exported again, cropped or given a new date",
    severity=Block,
    reads=(Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.DELIVERY_NOTE_NUMBER, Term.PO_NUMBER),
    kinds=INVOICES_ONLY,
)
def same_content(receivable: Receivable, batch: Batch, batch_claims: BatchClaims, books: Books) -> CheckAnswer:
    """No earlier invoice of the register says what this one says, in whatever file.

    Four fifths of the figures that are the invoice's own must agree, and its number, its delivery note or its date as well: the same
    lines under another number and date are what a monthly invoice looks like. A copy in the same batch under the same number is DUP-02's.
    """
    invoice = receivable.invoice
    content = invoice.content
    if content is None or len(content.figures) < FEWEST_FIGURES:
        return NotApplicable("The invoice shows too few figures to tell it from others by its content")
    ours = batch_claims.claim(receivable)
    seen = evidence_of(invoice, Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.GROSS_TOTAL)
    doubt: Inconclusive | None = None
    for earlier, said in _earlier(receivable, content, batch, batch_claims, books):
        foreign = earlier.client_code != ours.client_code
        where = "an invoice that another client submitted" if foreign else earlier.where
        if _is_copy_of_another_client(ours, earlier) if foreign else _is_copy(ours, earlier):
            return Failed(f"{invoice.filename} says what {where} says, line by line", seen)
        if not foreign and doubt is None and _may_be_copy(ours, earlier) and not told_apart(content, said):
            doubt = Inconclusive(f"{invoice.filename} says what {where} says in all but the number; nothing shows two deliveries", seen)
    return doubt


def _earlier(
    receivable: Receivable, content: PaperContent, batch: Batch, batch_claims: BatchClaims, books: Books
) -> Iterator[tuple[EarlierClaim, PaperContent]]:
    """Earlier claims whose figures agree, with what their papers say."""
    for entry in earlier_entries(receivable, books.register_by_content(bands_of(content.figures)), batch):
        is_credit = entry.gross is not None and entry.gross.amount < 0
        if entry.content is not None and not is_credit and figures_agree(content, entry.content):
            yield claim_of_entry(entry), entry.content
    ours = batch_claims.claim(receivable)
    for other in batch_claims.before(receivable):
        if other.invoice.content is not None and figures_agree(content, other.invoice.content):
            claim = batch_claims.claim(other)
            if not same_number(claim.invoice_number, ours.invoice_number):
                yield claim, other.invoice.content


def _is_copy(ours: EarlierClaim, earlier: EarlierClaim) -> bool:
    """Whether the particulars by which one client's invoices differ say that it is the same claim."""
    same_note = _is_same_note(ours.delivery_note_number, earlier.delivery_note_number)
    if same_note is False:
        return False
    days = _days_between(ours, earlier)
    if same_number(ours.invoice_number, earlier.invoice_number):
        return same_note is True or days is None or days < _ANOTHER_YEAR_DAYS
    if earlier.status == "credited":
        return False
    if same_note:
        return True
    edit = edit_between(ours.invoice_number, earlier.invoice_number)
    return edit is not None and (edit.telling or days == 0)


def _is_same_note(one: str | None, other: str | None) -> bool | None:
    """Whether two delivery notes are one, a scan of which may read DNo05251 for DN005251; None where either is not named."""
    return bool(one and other and look_alike(one, other)) or same_number(one, other)


def _is_copy_of_another_client(ours: EarlierClaim, earlier: EarlierClaim) -> bool:
    """Two clients' invoices look alike by chance where they charge the same, so two particulars of the paper must be the same."""
    agreeing = [
        same_number(ours.invoice_number, earlier.invoice_number),
        same_number(ours.delivery_note_number, earlier.delivery_note_number),
        same_number(ours.po_number, earlier.po_number),
        None if _days_between(ours, earlier) is None else _days_between(ours, earlier) == 0,
    ]
    return agreeing.count(True) >= 2


def _may_be_copy(ours: EarlierClaim, earlier: EarlierClaim) -> bool:
    """Nothing on either paper shows that there were two deliveries: they are of one day, or the date or number cannot be read."""
    if earlier.status == "credited" or _is_same_note(ours.delivery_note_number, earlier.delivery_note_number) is False:
        return False
    days = _days_between(ours, earlier)
    unknown = same_number(ours.invoice_number, earlier.invoice_number) is None
    return days == 0 or (days is None and unknown)


def _days_between(ours: EarlierClaim, earlier: EarlierClaim) -> int | None:
    if ours.issue_date is None or earlier.issue_date is None:
        return None
    return abs((ours.issue_date - earlier.issue_date).days)
