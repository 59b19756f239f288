"""A bank statement lists what went in and out of a bank account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.fields.amounts import canonical, decimal_mark_of
from extractors.fields.bank_balances import account_balance
from extractors.fields.bank_names import bank_at_head
from extractors.fields.company_names import is_bank
from extractors.fields.dated import DocumentDates
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._accounts import ACCOUNT, HOLDER, an_account
from extractors.kinds._labelled import LabelledPaper, a_name, one_of_each
from extractors.kinds._listings import STATEMENT
from extractors.kinds._trade import read_laid_out
from extractors.model import Field, Page, Value
from extractors.terms import DocumentKind, Term

_OF_ACCOUNT = (Term.CURRENCY, Term.IBAN, Term.BIC, Term.BANK_ACCOUNT, Term.BRANCH_CODE, Term.STATEMENT_DATE, Term.ISSUE_DATE)
_FARTHEST = 8  # letters between the first and the last day of a period


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Whose account it is, which bank keeps it, of what day the statement is and what the account then held."""
    paper = LabelledPaper(pages)
    layout = paper.layout
    found = {field.term: field for field in read_laid_out(layout, STATEMENT).fields}
    closing = _closing(layout)
    dated = found.get(Term.STATEMENT_DATE) or found.get(Term.ISSUE_DATE) or _last_day(layout, closing)
    return ExtractedParts(
        one_of_each(
            [
                *(found[term] for term in _OF_ACCOUNT if term in found),
                paper.text_field(Term.BANK_ACCOUNT, ACCOUNT, an_account) if Term.IBAN not in found else None,
                replace(dated, term=Term.STATEMENT_DATE) if dated is not None else None,
                *_holder(found, paper.text_field(Term.BUYER_NAME, HOLDER, a_name)),
                bank_at_head(layout),
                found.get(Term.BANK_NAME),
                closing,
            ]
        )
    )


def _closing(layout: DocumentLayout) -> Field | None:
    balance = account_balance(layout, decimal_mark_of(cell.text for cell in layout.cells))
    if balance is None:
        return None
    figure, is_proven = balance
    return Field(Term.CLOSING_BALANCE, Value(canonical(figure.value)), (figure.evidence,), None, "arithmetic" if is_proven else "labels")


def _holder(found: dict[Term, Field], labelled: Field | None) -> Iterator[Field]:
    """The customer whose account it is: called the holder, else the one addressed; what else the head names is the bank."""
    if Term.PAYEE_NAME in found:
        yield replace(found[Term.PAYEE_NAME], term=Term.BUYER_NAME)
    if labelled is not None:
        yield labelled
    for name, address in ((Term.BUYER_NAME, Term.BUYER_ADDRESS), (Term.SELLER_NAME, Term.SELLER_ADDRESS)):
        party = found.get(name)
        if party is not None and party.value is not None and not is_bank(party.value):
            yield replace(party, term=Term.BUYER_NAME)
            if address in found:
                yield replace(found[address], term=Term.BUYER_ADDRESS)
            return


def _last_day(layout: DocumentLayout, closing: Field | None) -> Field | None:
    """The last day of the period, from one day to another, or the day that stands with the balance at the end."""
    order = DocumentDates(layout, None).order
    ends = [
        later
        for cell in layout.cells
        for earlier, later in pairwise(dates_of(cell))
        if 0 < later.start - earlier.end <= _FARTHEST and not in_table(layout, cell)
    ]
    at = closing.evidence[0] if closing is not None else None
    if not ends and at is not None and at.box is not None:
        lines = (line for line in layout.page(at.page_number).lines if line.box.top <= (at.box.top + at.box.bottom) / 2 <= line.box.bottom)
        ends = [day for line in lines for cell in line.cells for day in dates_of(cell)]
    if not ends:
        return None
    return Field(Term.STATEMENT_DATE, ends[0].reading(order), (ends[0].cell.evidence(ends[0].start, ends[0].end),), None, "layout")


RULES = KindRules(
    DocumentKind.BANK_STATEMENT,
    cues=(
        Cue(r"\bbank statement\b|\bstatement of (?:your )?(?:current|cheque|savings|business) account\b", 8, "title"),
        Cue(r"\b(?:current|cheque|savings|business|transmission|money market|call) account statement\b|\btjekrekeningstaat\b", 13, "title"),
        Cue(
            r"\brelev[eé] (?:de compte|bancaire|d'identit)\b|\bbankstaat\b|\bextrait de compte\b|\brekeningafschrift\b|银行对账单",
            6,
            "title",
        ),
        Cue(r"\b(?:iban|sort code|branch code)\b", 0.5),
        Cue(r"\bdebit\b.{0,30}\bcredit\b.{0,30}\bbalance\b|\bd[eé]bit\b.{0,40}\bcr[eé]dit\b|\bwithdrawals?\b.{0,60}\bdeposits?\b", 3),
        Cue(r"\bopening balance\b|\bsolde (?:pr[eé]c[eé]dent|initial|cr[eé]diteur|d[eé]biteur|au)\b|\bbalance brought forward\b", 2),
        Cue(r"\btransactions?\b|\bop[eé]rations?\b", 0.7),
        Cue(r"\b(?:banque|bank|bnp|cr[eé]dit agricole|standard bank|absa|nedbank|capitec|fnb)\b", 0.8, "title"),
    ),
    extract=read,
)
