"""What a check can ask for besides fields, by the name of a parameter.

Each input states which corrected fields change it, so that a correction reruns every check that it touches and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from extractors.model import Evidence
from extractors.terms import DocumentKind, Term
from verification.books import Books
from verification.client_book import ClientBook, client_book
from verification.exchange import Converter
from verification.figures import Figure, UnknownInputError, evidence_of, figure_of
from verification.history import MOST, ClientHistory, history_before
from verification.matching.orders import orders_numbered
from verification.model import Batch, CheckSetting, Client, Debtor, Facility, PackDocument, PurchaseOrder, Receivable, SupportingDocument
from verification.register import BatchClaims

DELIVERY_KINDS = frozenset({DocumentKind.DELIVERY_NOTE, DocumentKind.BILL_OF_LADING})
"""Papers that say goods were handed over or shipped."""

_TIES = frozenset({Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.INVOICE_NUMBER, Term.BUYER_NAME, Term.BUYER_TAX_ID})
_BUYER = frozenset({Term.BUYER_NAME, Term.BUYER_TAX_ID, Term.BUYER_ADDRESS})


class PackageContext:
    """One batch under check. Book reads that several checks share are made once."""

    def __init__(self, batch: Batch, books: Books, now: datetime) -> None:
        self.batch = batch
        self.books = books
        self.now = now

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def client(self) -> Client:
        found = self.books.client(self.batch.client_code)
        if found is None:
            raise UnknownInputError(f"Client {self.batch.client_code} is not in the books")
        return found

    @property
    def facility(self) -> Facility:
        return self.client.facility

    @property
    def schedule(self) -> PackDocument | None:
        return self.batch.schedule

    @cached_property
    def batch_claims(self) -> BatchClaims:
        return BatchClaims(self.batch, self.facility.currency)

    @cached_property
    def history(self) -> ClientHistory:
        return history_before(self.batch, self.books.client_history(self.batch.client_code, MOST))

    @cached_property
    def check_settings(self) -> Mapping[str, CheckSetting]:
        client = self.books.client(self.batch.client_code)
        return {each.check_code: each for each in client.facility.check_settings} if client else {}

    @cached_property
    def client_book(self) -> ClientBook:
        return client_book(self.client, self.books, self.today)

    @cached_property
    def converter(self) -> Converter:
        return Converter(self.books, self.facility)

    @cached_property
    def debtors_by_code(self) -> Mapping[str, Debtor]:
        return {each.debtor_code: each for each in self.books.debtors()}


class ReceivableContext:
    """One receivable of a batch under check. What its invoice says is worked out once, since one check after another asks for it."""

    def __init__(self, package: PackageContext, receivable: Receivable) -> None:
        self.package = package
        self.receivable = receivable
        self._figures: dict[Term, Figure | None] = {}
        self._evidence: dict[Term, tuple[Evidence, ...]] = {}

    def figure(self, term: Term) -> Figure | None:
        """What the invoice says of a term, its amounts in the facility's currency where it prints none; None where it does not have it.

        Raises UnknownInputError where something stands there that nobody can read for certain.
        """
        if term not in self._figures:
            self._figures[term] = figure_of(self.receivable.invoice.document, term, self.package.facility.currency)
        return self._figures[term]

    def evidence(self, *terms: Term) -> tuple[Evidence, ...]:
        """Where the invoice says these things, with the document named."""
        for term in terms:
            if term not in self._evidence:
                self._evidence[term] = evidence_of(self.receivable.invoice, term)
        return tuple(spot for term in terms for spot in self._evidence[term])

    @property
    def debtor(self) -> Debtor | None:
        match = self.receivable.debtor_match
        return self.package.debtors_by_code.get(match.code) if match else None

    @cached_property
    def orders(self) -> tuple[PurchaseOrder, ...]:
        """Orders in the books under the number that the invoice prints, of any client and debtor, or the one that it can be read for."""
        number = self.receivable.invoice.document.value(Term.PO_NUMBER)
        return orders_numbered(number, self.receivable.client_code, self.package.books)

    def supporting(self, *kinds: DocumentKind) -> tuple[SupportingDocument, ...]:
        return tuple(each for each in self.receivable.supporting if each.document.kind in kinds)


@dataclass(frozen=True)
class Input:
    """Something a check may ask for: how to get it from a context, the fields it follows from, and whether lines are among that."""

    value: Callable[[Any], object]
    follows_from: frozenset[Term] = frozenset()
    follows_from_lines: bool = False


PACKAGE_INPUTS: Mapping[str, Input] = {
    "batch": Input(lambda context: context.batch),
    "books": Input(lambda context: context.books),
    "client": Input(lambda context: context.client),
    "facility": Input(lambda context: context.facility),
    "schedule": Input(lambda context: context.schedule),
    "history": Input(lambda context: context.history),
    "client_book": Input(lambda context: context.client_book),
    "converter": Input(lambda context: context.converter),
    "debtors_by_code": Input(lambda context: context.debtors_by_code),
    "batch_claims": Input(lambda context: context.batch_claims),
    "now": Input(lambda context: context.now),
    "today": Input(lambda context: context.today),
}


def _through_package(shared: Input) -> Input:
    return Input(lambda context: shared.value(context.package), shared.follows_from)


RECEIVABLE_INPUTS: Mapping[str, Input] = {
    **{name: _through_package(each) for name, each in PACKAGE_INPUTS.items()},
    "receivable": Input(lambda context: context.receivable, _BUYER),
    "invoice": Input(lambda context: context.receivable.invoice),
    "debtor": Input(lambda context: context.debtor, _BUYER),
    "match": Input(lambda context: context.receivable.debtor_match, _BUYER),
    "orders": Input(lambda context: context.orders, frozenset({Term.PO_NUMBER})),
    "order_papers": Input(lambda context: context.supporting(DocumentKind.PURCHASE_ORDER), _TIES, True),
    "deliveries": Input(lambda context: context.supporting(*DELIVERY_KINDS), _TIES, True),
    "supporting": Input(lambda context: context.receivable.supporting, _TIES, True),
}

MISSING_INPUT = {
    "debtor": "The debtor is not known in the books",
    "match": "The debtor is not known in the books",
    "schedule": "The batch has no schedule of accounts",
}
"""Why an input that can be missing is, for checks that cannot do without it."""
