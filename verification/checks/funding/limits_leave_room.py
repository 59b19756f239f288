"""FND-01: the debtor's limit, the client's limit and the availability leave room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.books import Books
from verification.claims import claim_in, why_uncounted
from verification.deductions import takes_anything_off
from verification.eligibility import FundingBase, available, funding_base, share_of
from verification.figures import evidence_of
from verification.matching.numbers import number_key
from verification.model import Batch, Client, Debtor, Receivable
from verification.register import order_in_batch
from verification.registry import Block, check
from verification.results import Failed, Inconclusive, NotApplicable, Passed, Result

_LOST_IN_ROUNDING = 1  # smallest coins by which the parts of an advance may differ from the whole


@check(
    "FND-01",
    title="Debtor limit, client limit or availability exceeded",
    reference="The facility agreement; availability = min(limit, eligible x advance rate) - funds in use",
    severity=Block,
    reads=(Term.GROSS_TOTAL, Term.AMOUNT_DUE, Term.CURRENCY, Term.ISSUE_DATE, Term.INVOICE_NUMBER, Term.BUYER_NAME, Term.BUYER_TAX_ID),
    about_package=True,
)
def limits_leave_room(
    batch: Batch, client: Client, books: Books, debtors_by_code: Mapping[str, Debtor], today: date
) -> list[Result] | Result:
    """Funding an invoice keeps within what its debtor may owe in all and what the client may draw in all, and something is left to draw.

    Invoices of one batch take up room in the order of their dates. One that does not fit takes none, so those behind it may; the same
    number twice in a batch takes room once.
    """
    invoices = [each for each in batch.receivables if each.invoice.document.kind is DocumentKind.INVOICE]
    if not invoices:
        return NotApplicable("The batch has no invoice to fund")
    room = _Room(client, books, funding_base(client, books, today), today, debtors_by_code)
    return [room.take(each) for each in sorted(invoices, key=order_in_batch)]


@dataclass
class _Room:
    """What is left of every limit while a batch takes it up."""

    client: Client
    books: Books
    base: FundingBase
    today: date
    debtors: Mapping[str, Debtor]
    drawn: Money = field(init=False)
    advanced: Money = field(init=False)
    is_tight: bool = field(init=False)
    owed: dict[str, Money] = field(default_factory=dict)
    added: dict[str | None, Money] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.drawn = self.base.exposure.funds_in_use
        self.advanced = self.drawn * 0
        self.is_tight = takes_anything_off(self.client.facility, self.base.contras)

    def take(self, receivable: Receivable) -> Result:
        """Take up room for one receivable, or say what limit it goes over."""
        facility = self.client.facility
        own = receivable.receivable_id
        seen = evidence_of(receivable.invoice, Term.GROSS_TOTAL, Term.AMOUNT_DUE)
        converted = claim_in(receivable, self.base.converter)
        if converted is None:
            return Inconclusive(why_uncounted(receivable, self.base.converter), seen, own)
        claim = converted.amount
        debtor = self.debtors.get(receivable.debtor_match.code) if receivable.debtor_match else None
        if debtor is None:
            return NotApplicable("The debtor is not known, see PTY-02", seen, own)
        number = receivable.invoice.document.value(Term.INVOICE_NUMBER)
        copy = number is not None and (debtor.debtor_code, number_key(number)) in self.seen
        taken = Money(claim.amount * 0, claim.currency) if copy else claim
        owed = self._owed(debtor.debtor_code)
        advance = share_of(taken, facility.advance_rate)
        limit = debtor.credit_limit
        allowed = self.base.converter.convert(limit, self.today) if limit is not None else None
        if limit is not None and allowed is None:
            return Inconclusive(f"The limit of debtor {debtor.debtor_code} is in {limit.currency}, and no rate is known", seen, own)
        if allowed is not None and owed + taken > allowed.amount:
            shown = f"{allowed.amount}, {allowed.because}" if allowed.because else f"{limit}"
            return Failed(
                f"The limit of debtor {debtor.debtor_code} is {shown}; {owed.amount} is open, and {claim.amount} more goes over it",
                seen,
                own,
            )
        if self.drawn + advance > facility.limit:
            return Failed(
                f"The client's limit is {facility.limit}; {self.drawn.amount} is drawn and the advance of {advance.amount} goes over it",
                seen,
                own,
            )
        added = {**self.added, debtor.debtor_code: self.added.get(debtor.debtor_code, taken * 0) + taken}
        if self.is_tight and advance.minor_units() > _LOST_IN_ROUNDING and available(self.client, self.base, added) <= self.advanced:
            return Failed(
                f"The availability is used up: {self.drawn.amount} is drawn, and what is not counted or held back leaves nothing",
                seen,
                own,
            )
        self.added, self.advanced = added, self.advanced + advance
        self.owed[debtor.debtor_code] = owed + taken
        self.drawn += advance
        if number is not None:
            self.seen.add((debtor.debtor_code, number_key(number)))
        shown = "The limits leave room" if limit is not None else "The client's limit leaves room; the debtor has none set"
        return Passed(shown + (f"; {converted.because}" if converted.because else ""), seen, own)

    def _owed(self, debtor_code: str) -> Money:
        if debtor_code not in self.owed:
            self.owed[debtor_code] = self.books.exposure(self.client.client_code, debtor_code).debtor_open
        return self.owed[debtor_code]
