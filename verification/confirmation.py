"""Which readings that funding depends on are sure enough without a hand, and which a person has to confirm.

A calibrated confidence says how often such readings are right. The factor says how often it accepts a wrong one (`target_error_rate` of
the facility). A reading that is not as sure as that needs a person, or something that we know from elsewhere and that says the same: our
books, or the client's schedule of accounts, which is another paper. The reasons are in
docs/decisions/0067-unsure-readings-wait-for-a-hand.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from extractors.confidence.judging import is_taken
from extractors.model import Absent, ExtractedDocument, Field, ScheduleEntry, Value
from extractors.terms import Term
from verification.figures import money_of
from verification.matching.accounts import same_account
from verification.matching.numbers import number_key
from verification.matching.orders import own_orders
from verification.matching.parties import PartyOnPaper, known_client, score_party
from verification.model import Client, Debtor, Facility, PackDocument, PurchaseOrder, Receivable
from verification.tax_particulars import tax_particulars_of

FUNDING_CRITICAL = (
    Term.INVOICE_NUMBER,
    Term.ISSUE_DATE,
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.BUYER_NAME,
    Term.BUYER_TAX_ID,
    Term.CURRENCY,
    Term.GROSS_TOTAL,
    Term.AMOUNT_DUE,
    Term.PO_NUMBER,
    Term.IBAN,
    Term.BANK_ACCOUNT,
)
"""What a receivable is funded on, in the order in which a clerk reads an invoice."""

_ACCOUNTS = (Term.IBAN, Term.BANK_ACCOUNT)
_SAID_TWICE = ((Term.SELLER_NAME, Term.SELLER_TAX_ID), (Term.BUYER_NAME, Term.BUYER_TAX_ID), _ACCOUNTS)
"""Terms that name one thing: where the one is sure the other need not be."""

_PASSES_QUIETLY = frozenset({Term.CURRENCY, Term.PO_NUMBER, *_ACCOUNTS})
"""What an invoice may lack without a check that says so: here an unsure "it is not there" must be looked at."""


@dataclass(frozen=True, slots=True)
class KnownElsewhere:
    """What may say the same as the paper of one receivable without having been read from it."""

    receivable: Receivable
    client: Client
    debtor: Debtor | None
    orders: tuple[PurchaseOrder, ...]
    schedule: PackDocument | None


@dataclass(frozen=True, slots=True)
class Assurance:
    """How sure one reading is. `agrees_with` says in words who else says the same; `needs_hand` that a person has to confirm it."""

    term: Term
    confidence: float | None
    agrees_with: str | None
    needs_hand: bool


def assurances(known: KnownElsewhere) -> tuple[Assurance, ...]:
    """How sure the readings are that this receivable is funded on; what was not measured is taken as before."""
    document = known.receivable.invoice.document
    facility = known.client.facility
    fields = {term: found for term in _critical(document, known.debtor) if (found := document.field(term)) is not None}
    agreeing = {term: agrees_with(found, known) for term, found in fields.items()}
    settled = {term for term, found in fields.items() if sure_enough(found, facility) or agreeing[term] is not None}
    unsure = [term for term in fields if term not in settled and _counts(fields[term], facility)]
    needed = set(_left_to_a_hand(unsure, settled, fields))
    return tuple(Assurance(term, found.confidence, agreeing[term], term in needed) for term, found in fields.items())


def sure_enough(field: Field, facility: Facility) -> bool:
    """Whether this reading may stand by itself: a person's does, and a machine's where such readings are together wrong no more often than
    was agreed.

    A reading whose confidence nobody measured stands as well; the checks judge it as they always did.
    """
    if field.extracted_by.startswith("person:") or field.confidence is None:
        return True
    return is_taken(field.confidence, facility.target_error_rate)


def right_in_words(confidence: float | None) -> str:
    """A confidence as a clerk would say it, never rounded up: `right in 93 of 100`."""
    if confidence is None:
        return "never measured"
    share = Decimal(str(confidence))
    hundredths, thousandths = (share * 100).to_integral_value(ROUND_FLOOR), (share * 1000).to_integral_value(ROUND_FLOOR)
    return f"right in {hundredths} of 100" if share < Decimal("0.99") or share == 1 else f"right in {thousandths} of 1000"


def measured(known: KnownElsewhere) -> bool:
    """Whether any reading that funding depends on carries a confidence at all."""
    document = known.receivable.invoice.document
    return any(found is not None and found.confidence is not None for found in map(document.field, FUNDING_CRITICAL))


def _critical(document: ExtractedDocument, debtor: Debtor | None) -> tuple[Term, ...]:
    """An order number counts where the debtor demands one, an amount due where it is not the total."""
    left_out = set()
    if debtor is None or not debtor.requires_po:
        left_out.add(Term.PO_NUMBER)
    if document.value(Term.GROSS_TOTAL) is not None and document.value(Term.AMOUNT_DUE) in (None, document.value(Term.GROSS_TOTAL)):
        left_out.add(Term.AMOUNT_DUE)
    return tuple(term for term in FUNDING_CRITICAL if term not in left_out)


def _counts(field: Field, facility: Facility) -> bool:
    """What is unreadable or ambiguous has its own checks, and so has a number, date, party or total that is not there.

    A disclosed facility's invoice without an account is PAY-02's.
    """
    if isinstance(field.reading, Absent):
        return field.term in _PASSES_QUIETLY and not (facility.disclosed and field.term in _ACCOUNTS)
    return isinstance(field.reading, Value)


def _left_to_a_hand(unsure: Sequence[Term], settled: Iterable[Term], fields: Mapping[Term, Field]) -> Iterable[Term]:
    """Of two terms that name one thing a person is asked for one, and for none where the other is sure."""
    certain = {term for term in settled if isinstance(fields[term].reading, Value)}
    asked: set[Term] = set()
    for term in sorted(unsure, key=lambda each: (not isinstance(fields[each].reading, Value), FUNDING_CRITICAL.index(each))):
        same = next((pair for pair in _SAID_TWICE if term in pair), (term,))
        if certain & set(same) or asked & set(same):
            continue
        asked.add(term)
    return asked


def agrees_with(field: Field, known: KnownElsewhere) -> str | None:
    """Who else says what this reading says, in words; None where nobody does, or where it is no value.

    A currency that is not printed is the one reading that our books can stand in for, see `assumed_currency`.
    """
    if field.term is Term.CURRENCY and isinstance(field.reading, Absent):
        assumed = assumed_currency(known)
        return f"the facility in {assumed}" if assumed is not None else None
    if not isinstance(field.reading, Value):
        return None
    source = _SOURCES.get(field.term)
    return source(field.reading.text, known) if source is not None else None


def _listed(known: KnownElsewhere) -> ScheduleEntry | None:
    number = known.receivable.invoice.document.value(Term.INVOICE_NUMBER)
    if known.schedule is None or number is None:
        return None
    found = [each for each in known.schedule.document.schedule if number_key(each.invoice_number) == number_key(number)]
    return found[0] if len(found) == 1 else None


def _number(text: str, known: KnownElsewhere) -> str | None:
    return "the schedule of accounts" if _listed(known) is not None else None


def _date(text: str, known: KnownElsewhere) -> str | None:
    entry = _listed(known)
    return "the schedule of accounts" if entry is not None and entry.issue_date == text else None


def _amount(term: Term) -> Callable[[str, KnownElsewhere], str | None]:
    def compare(text: str, known: KnownElsewhere) -> str | None:
        entry = _listed(known)
        money = money_of(known.receivable.invoice.document, term, known.client.facility.currency)
        agrees = entry is not None and entry.amount is not None and money is not None and abs(entry.amount) == abs(money.amount)
        return "the schedule of accounts" if agrees else None

    return compare


def _buyer(text: str, known: KnownElsewhere) -> str | None:
    match = known.receivable.debtor_match
    return f"debtor {match.code} in the books" if match is not None and match.score >= 1 else None


def _seller(text: str, known: KnownElsewhere) -> str | None:
    document = known.receivable.invoice.document
    paper = PartyOnPaper(document.value(Term.SELLER_NAME), document.value(Term.SELLER_TAX_ID), document.value(Term.REGISTRATION_NUMBER))
    return f"client {known.client.client_code} in the books" if score_party(paper, known_client(known.client)).score >= 1 else None


def _open_orders(known: KnownElsewhere) -> list[PurchaseOrder]:
    return [each for each in own_orders(known.orders, known.receivable) if each.status == "open"]


def _order(text: str, known: KnownElsewhere) -> str | None:
    return "an open order in the books" if known.debtor is not None and _open_orders(known) else None


def _currency(text: str, known: KnownElsewhere) -> str | None:
    """The order was placed with us in this currency; that the facility runs in it says nothing of this invoice."""
    return "the order in the books" if any(each.total.currency == text.strip().upper() for each in _open_orders(known)) else None


def assumed_currency(known: KnownElsewhere) -> str | None:
    """The currency of an invoice that prints none, where only one can be meant; None where nobody can say.

    A firm bills a firm of its own country in the money of that country and often leaves the sign out. So the facility's currency is taken
    where it is the money of the country in which client and debtor both are, and neither the debtor's limit nor an order is in another.
    """
    currency = known.client.facility.currency
    law = tax_particulars_of(known.client.country)
    if law is None or law.currency != currency or known.debtor is None or known.debtor.country != known.client.country:
        return None
    limit = known.debtor.credit_limit
    others = {each.total.currency for each in _open_orders(known)} | ({limit.currency} if limit is not None else set())
    return currency if others <= {currency} else None


def _account(text: str, known: KnownElsewhere) -> str | None:
    expected = known.client.facility.remit_to_account
    return "the account on file" if expected and same_account(text, expected) else None


_SOURCES: Mapping[Term, Callable[[str, KnownElsewhere], str | None]] = {
    Term.INVOICE_NUMBER: _number,
    Term.ISSUE_DATE: _date,
    Term.SELLER_NAME: _seller,
    Term.SELLER_TAX_ID: _seller,
    Term.BUYER_NAME: _buyer,
    Term.BUYER_TAX_ID: _buyer,
    Term.CURRENCY: _currency,
    Term.GROSS_TOTAL: _amount(Term.GROSS_TOTAL),
    Term.AMOUNT_DUE: _amount(Term.AMOUNT_DUE),
    Term.PO_NUMBER: _order,
    Term.IBAN: _account,
    Term.BANK_ACCOUNT: _account,
}
