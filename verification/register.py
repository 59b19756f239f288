"""The register and the batch together: what was sold before, of any client, and earlier in the same batch.

The books leave out the package that is being checked, or hold its entries under the receivables' own ids; both are met here. An entry that
was given back to its client was not sold, so it is no earlier claim.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.billing import Billing
from verification.books import Books
from verification.figures import date_of, gross_of
from verification.matching.numbers import number_key
from verification.model import Batch, Receivable, RegisterEntry

GIVEN_BACK = frozenset({"returned", "withdrawn", "rejected"})
"""Entries of these states were sent but never bought; sending them again is right."""


class EarlierClaim(NamedTuple):
    """A claim that came before ours; `filename` is the file of one that stands in the same batch."""

    client_code: str
    debtor_code: str | None
    invoice_number: str
    issue_date: date | None
    gross: Money | None
    po_number: str | None
    delivery_note_number: str | None
    status: str
    filename: str | None = None

    @property
    def where(self) -> str:
        """Which claim this is, for a person."""
        if self.filename is not None:
            return f"{self.invoice_number} in the same batch ({self.filename})"
        dated = f" of {self.issue_date}" if self.issue_date else ""
        return f"{self.invoice_number}{dated} in the register ({self.status})"


def order_in_batch(receivable: Receivable) -> tuple[str, str, str]:
    """The order in which receivables of one batch count, whatever order their files came in: by date, then number."""
    document = receivable.invoice.document
    return (
        document.value(Term.ISSUE_DATE) or "9999",
        number_key(document.value(Term.INVOICE_NUMBER) or ""),
        receivable.receivable_id,
    )


def earlier_entries(receivable: Receivable, entries: Iterable[RegisterEntry], batch: Batch) -> list[RegisterEntry]:
    """Of entries of the register those that came before this receivable: never its own entry, nor one of this batch."""
    listed = list(entries)
    own = next((each.sequence for each in listed if each.receivable_id == receivable.receivable_id), None)
    return [
        each
        for each in listed
        if each.receivable_id != receivable.receivable_id
        and each.package_id != batch.package_id
        and each.status not in GIVEN_BACK
        and (own is None or each.sequence < own)
    ]


def claim_of_entry(entry: RegisterEntry) -> EarlierClaim:
    """An entry of the register as an earlier claim."""
    return EarlierClaim(
        client_code=entry.client_code,
        debtor_code=entry.debtor_code,
        invoice_number=entry.invoice_number,
        issue_date=entry.issue_date,
        gross=entry.gross,
        po_number=entry.po_number,
        delivery_note_number=entry.delivery_note_number,
        status=entry.status,
    )


class BatchClaims(Billing):
    """The invoices of one batch, found by number, debtor, amount, order and delivery, and its credit notes by order; made once for all."""

    def __init__(self, batch: Batch, currency: str) -> None:
        self._by_number: dict[str, list[Receivable]] = defaultdict(list)
        self._by_amount: dict[tuple[str | None, Money], list[Receivable]] = defaultdict(list)
        self._by_order: dict[str, list[Receivable]] = defaultdict(list)
        self._invoices: list[Receivable] = []
        self._by_debtor: dict[str | None, list[Receivable]] = defaultdict(list)
        self._by_support: dict[str, list[Receivable]] = defaultdict(list)
        self._claims: dict[str, EarlierClaim] = {}
        self._by_note: dict[str, list[Receivable]] = defaultdict(list)
        self._credits_by_order: dict[str, list[Receivable]] = defaultdict(list)
        self._currency = currency
        for each in sorted(batch.receivables, key=place_in_batch):
            document = each.invoice.document
            po_number = document.value(Term.PO_NUMBER)
            if document.kind is DocumentKind.CREDIT_NOTE and po_number:
                self._credits_by_order[number_key(po_number)].append(each)
            if document.kind is not DocumentKind.INVOICE:
                continue
            self._invoices.append(each)
            self._by_debtor[debtor_code_of(each)].append(each)
            for document_id in {one.document_id for one in each.supporting}:
                self._by_support[document_id].append(each)
            self._by_number[number_key(document.value(Term.INVOICE_NUMBER) or "")].append(each)
            gross = gross_of(document, currency)
            if gross is not None:
                self._by_amount[debtor_code_of(each), gross].append(each)
            note = document.value(Term.DELIVERY_NOTE_NUMBER)
            if note:
                self._by_note[number_key(note)].append(each)
            if po_number:
                self._by_order[number_key(po_number)].append(each)

    @cached_property
    def invoices(self) -> tuple[EarlierClaim, ...]:
        """Every invoice as a claim."""
        return tuple(map(self.claim, self._invoices))

    def before_with_number(self, receivable: Receivable, number: str) -> list[EarlierClaim]:
        """Invoices under this number that stand before this one."""
        return self._before(receivable, self._by_number.get(number_key(number), ()))

    def before_with_amount(self, receivable: Receivable, debtor_code: str, gross: Money) -> list[EarlierClaim]:
        """Invoices on this debtor for this amount that stand before this one."""
        return self._before(receivable, self._by_amount.get((debtor_code, gross), ()))

    def before_with_delivery_note(self, receivable: Receivable, note_key: str) -> list[EarlierClaim]:
        """Invoices that name this delivery note and stand before this one."""
        return self._before(receivable, self._by_note.get(note_key, ()))

    def before_on_debtor(self, receivable: Receivable, debtor_code: str) -> list[EarlierClaim]:
        """Invoices on this debtor that stand before this one."""
        return self._before(receivable, self._by_debtor.get(debtor_code, ()))

    def before_with_support(self, receivable: Receivable, document_ids: Iterable[str]) -> list[EarlierClaim]:
        """Invoices that one of these documents supports and that stand before this one."""
        found = {each.receivable_id: each for key in document_ids for each in self._by_support.get(key, ())}
        return self._before(receivable, sorted(found.values(), key=place_in_batch))

    def before(self, receivable: Receivable) -> list[Receivable]:
        """Every invoice that stands before this one."""
        return self._standing_before(receivable, self._invoices)

    def on_order(self, po_number: str) -> Sequence[Receivable]:
        """Every invoice that names this order."""
        return self._by_order.get(number_key(po_number), ())

    def credits_on_order(self, po_number: str, debtor_code: str | None) -> list[Receivable]:
        """The credit notes that name this order and are not another debtor's."""
        return [each for each in self._credits_by_order.get(number_key(po_number), ()) if debtor_code_of(each) in (debtor_code, None)]

    def _before(self, receivable: Receivable, found: Sequence[Receivable]) -> list[EarlierClaim]:
        return [self.claim(each) for each in self._standing_before(receivable, found)]

    def _standing_before(self, receivable: Receivable, found: Sequence[Receivable]) -> list[Receivable]:
        """Of invoices in the order of their places those that stand before this one."""
        until = bisect_left(found, place_in_batch(receivable), key=place_in_batch)
        return [each for each in found[:until] if each.receivable_id != receivable.receivable_id]

    def claim(self, receivable: Receivable) -> EarlierClaim:
        """An invoice of the batch as a claim."""
        if receivable.receivable_id not in self._claims:
            self._claims[receivable.receivable_id] = self._claim(receivable)
        return self._claims[receivable.receivable_id]

    def _claim(self, receivable: Receivable) -> EarlierClaim:
        document = receivable.invoice.document
        number = document.value(Term.INVOICE_NUMBER) or ""
        return EarlierClaim(
            client_code=receivable.client_code,
            debtor_code=debtor_code_of(receivable),
            invoice_number=number,
            issue_date=date_of(document, Term.ISSUE_DATE),
            gross=gross_of(document, self._currency),
            po_number=document.value(Term.PO_NUMBER),
            delivery_note_number=document.value(Term.DELIVERY_NOTE_NUMBER),
            status="submitted",
            filename=receivable.invoice.filename,
        )


def debtor_code_of(receivable: Receivable) -> str | None:
    """The debtor that the invoice was matched to."""
    return receivable.debtor_match.code if receivable.debtor_match else None


def place_in_batch(receivable: Receivable) -> tuple[int, int, str]:
    """Which of two copies in a batch is the later: the one in a later file, then on a later page."""
    invoice = receivable.invoice
    return invoice.part_position, min(invoice.document.page_numbers, default=1), invoice.document_id


def earlier_by_number(receivable: Receivable, number: str, batch: Batch, books: Books) -> list[EarlierClaim]:
    """The same client's earlier claims under the same number."""
    entries = earlier_entries(receivable, books.register_by_number(batch.client_code, [number_key(number)]), batch)
    return [claim_of_entry(each) for each in entries]


def earlier_by_amount(receivable: Receivable, debtor_code: str, gross: Money, batch: Batch, books: Books) -> list[EarlierClaim]:
    """The client's earlier claims on the same debtor for the same amount."""
    entries = earlier_entries(receivable, books.register_by_amount(debtor_code, gross), batch)
    return [claim_of_entry(each) for each in entries if each.client_code == batch.client_code]
