"""The factor's books over the database: what we knew before a batch came.

Every question is answered from an index. The register leaves out the batch that is being checked, and what came after it, so that a
check run again later says the same: a copy that arrives next week is found with the copy, and leaves the original as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.model import Layout
from extractors.money import Money
from storage.database.tables import (
    PackageRow,
    PartRow,
    ReceiptRow,
    ReceivableRow,
)
from storage.repositories.debtors import debtors_of_the_house
from storage.repositories.kyc_files import kyc_people
from storage.repositories.ledger import balances, contra_balances, rates_between
from storage.repositories.masters import client_of, requirement_profiles
from storage.repositories.papers_alike import entries_like, entries_supported_by
from storage.repositories.partner_books import marks_in, partner_books
from storage.repositories.purchase_orders import orders_of_client, orders_under
from storage.repositories.register import ENTRY, BySequence, Register, entry_of, known_before
from storage.repositories.verifications import has_paid, sample_key, verifications_of
from verification.client_book import book_of
from verification.debtor_answers import DebtorVerification
from verification.exchange import Converter
from verification.model import (
    Batch,
    Client,
    Contra,
    Debtor,
    EarlierFile,
    ExchangeRate,
    Exposure,
    OpenBalance,
    PurchaseOrder,
    RegisterEntry,
    RequirementProfile,
)
from verification.pledges import PartnerBook
from verification.register_questions import (
    ByAmount,
    ByDeliveryNote,
    ByNumber,
    ByOrder,
    ByParties,
    BySkeleton,
    RegisterQuestion,
    orders_named,
    questions_about,
)

_ANY_DAY = date.min
_TRIAL_KEY = "for trying out"  # where nobody drew by lot yet, as many are drawn by it as would be by the key that saving makes


class DatabaseBooks:
    """Implements `verification.books.Books` on one session, seen as the package `exclude_package_id` would have found it."""

    def __init__(self, session: Session, exclude_package_id: str | None = None) -> None:
        self._session = session
        self._package_id = exclude_package_id
        self._debtors: Sequence[Debtor] | None = None
        self._rates: dict[tuple[str, str], Sequence[ExchangeRate]] = {}
        self._register = Register(session, exclude_package_id)
        self._clients: dict[str, Client | None] = {}
        self._profiles: dict[str, Sequence[RequirementProfile]] = {}
        self._open_of_clients: dict[str, Money] = {}
        self._partner_books: Sequence[PartnerBook] | None = None
        self._supposed: dict[str, Mapping[str, Any]] = {}
        self._orders: dict[str, Sequence[PurchaseOrder]] = {}
        self._orders_of_clients: dict[str, Sequence[PurchaseOrder]] = {}
        self._foreseen_orders: frozenset[str] = frozenset()

    def of_package(self, package_id: str) -> DatabaseBooks:
        """The same books as another package would have found them; debtors, rates and profiles are not read again."""
        books = DatabaseBooks(self._session, package_id)
        books._debtors, books._rates, books._profiles = self.debtors(), self._rates, self._profiles
        return books

    def supposing(self, client_code: str, settings: Mapping[str, Any]) -> DatabaseBooks:
        """The same books if a client's facility had these settings instead of its own; what no setting changes is not read again."""
        books = self.of_package(self._package_id) if self._package_id is not None else DatabaseBooks(self._session)
        books._register = self._register
        books._supposed = {client_code: settings}
        return books

    def client(self, client_code: str) -> Client | None:
        if client_code not in self._clients:
            self._clients[client_code] = client_of(self._session, client_code, self._supposed.get(client_code))
        return self._clients[client_code]

    def debtors(self) -> Sequence[Debtor]:
        if self._debtors is None:
            self._debtors = debtors_of_the_house(self._session)
        return self._debtors

    def purchase_orders(self, po_key: str) -> Sequence[PurchaseOrder]:
        if po_key not in self._orders:
            asked = {po_key, *(self._foreseen_orders - self._orders.keys())}
            found = orders_under(self._session, asked)
            self._orders.update((each, found.get(each, ())) for each in asked)
        return self._orders[po_key]

    def client_purchase_orders(self, client_code: str) -> Sequence[PurchaseOrder]:
        if client_code not in self._orders_of_clients:
            self._orders_of_clients[client_code] = orders_of_client(self._session, client_code)
        return self._orders_of_clients[client_code]

    def foresee(self, batch: Batch) -> None:
        self._register.foresee(self._questions_about(batch))
        self._foreseen_orders = orders_named(batch)

    def _questions_about(self, batch: Batch) -> Iterator[RegisterQuestion]:
        client = self.client(batch.client_code)
        if client is not None:
            yield from questions_about(batch, client.facility.currency)

    def register_by_number(self, client_code: str, number_keys: Collection[str]) -> Sequence[RegisterEntry]:
        return self._register.answer(*(ByNumber(client_code, each) for each in sorted(set(number_keys))))

    def register_by_amount(self, debtor_code: str, gross: Money) -> Sequence[RegisterEntry]:
        return self._register.answer(ByAmount(debtor_code, gross))

    def register_by_purchase_order(self, po_key: str) -> Sequence[RegisterEntry]:
        return self._register.answer(ByOrder(po_key))

    def client_history(self, client_code: str, most: int) -> Sequence[RegisterEntry]:
        rows: Iterable[Any] = self._session.execute(
            select(*ENTRY, ReceivableRow.accounts, ReceivableRow.layout)
            .where(ReceivableRow.client_code == client_code, *known_before(self._package_id or ""))
            .order_by(ReceivableRow.sequence.desc())
            .limit(most)
        )
        return tuple(_with_its_looks(entry_of(*row[:-2]), *row[-2:]) for row in rows)

    def register_by_delivery_note(self, note_key: str) -> Sequence[RegisterEntry]:
        return self._register.answer(ByDeliveryNote(note_key))

    def register_by_skeleton(self, client_code: str, skeletons: Collection[str], least: Money, most: Money) -> Sequence[RegisterEntry]:
        return self._register.answer(BySkeleton(client_code, frozenset(skeletons), least, most))

    def register_by_content(self, bands: Collection[int]) -> Sequence[RegisterEntry]:
        return entries_like(self._session, bands, self._package_id)

    def register_by_supporting_page(self, sha256: str, first_page_number: int) -> Sequence[RegisterEntry]:
        return self._register.answer(*map(BySequence, entries_supported_by(self._session, sha256, first_page_number)))

    def register_of_parties(self, client_code: str, debtor_code: str, since: date, until: date) -> Sequence[RegisterEntry]:
        return self._register.answer(ByParties(client_code, debtor_code, since, until))

    def files_received(self, sha256: str) -> Sequence[EarlierFile]:
        rows = self._session.execute(
            select(ReceiptRow.client_code, ReceiptRow.id, PartRow.filename, ReceiptRow.received_at)
            .join(ReceiptRow, ReceiptRow.id == PartRow.receipt_id)
            .where(PartRow.sha256 == sha256)
            .order_by(ReceiptRow.received_at, ReceiptRow.id, PartRow.position, PartRow.path)
        )
        received = [EarlierFile(*row) for row in rows]
        own = self._own_receipts()
        first_of_ours = next((place for place, file in enumerate(received) if file.receipt_id in own), len(received))
        return tuple(received[:first_of_ours])

    def _own_receipts(self) -> set[str]:
        """The receipt that made this package, and those that added documents to it."""
        if self._package_id is None:
            return set()
        made_by = select(PackageRow.receipt_id).where(PackageRow.id == self._package_id)
        added_by = select(ReceiptRow.id).where(ReceiptRow.package_id == self._package_id)
        return {*self._session.scalars(made_by), *self._session.scalars(added_by)}

    def exposure(self, client_code: str, debtor_code: str | None) -> Exposure:
        """What the ledger says is open, and what was approved; in the currency of the client's facility.

        Open are entries that are neither paid nor credited (a disputed one is still owed). Funds in use are the client's open amount times
        its advance rate. What is in another currency counts at the rate of its day; without a rate it is left out.
        """
        client = self.client(client_code)
        if client is None:
            nothing = Money(Decimal(0), "ZAR")
            return Exposure(nothing, nothing, nothing)
        if client_code not in self._open_of_clients:
            self._open_of_clients[client_code] = self._open(ReceivableRow.client_code == client_code, client)
        client_open = self._open_of_clients[client_code]
        debtor_open = Money.from_minor_units(0, client.facility.currency)
        if debtor_code is not None:
            debtor_open = self._open(ReceivableRow.debtor_code == debtor_code, client)
        return Exposure((client_open * client.facility.advance_rate).rounded(), client_open, debtor_open)

    def _open(self, whose: ColumnElement[bool], client: Client) -> Money:
        summed = balances(self._session, whose, client.facility.currency, _ANY_DAY, self._package_id)
        return book_of(summed, Converter(self, client.facility)).owed

    def open_balances(self, client_code: str, young_from: date) -> Sequence[OpenBalance]:
        client = self.client(client_code)
        if client is None:
            return ()
        return balances(self._session, ReceivableRow.client_code == client_code, client.facility.currency, young_from, self._package_id)

    def contras(self, client_code: str) -> Sequence[Contra]:
        return contra_balances(self._session, client_code)

    def requirement_profiles(self, client_code: str) -> Sequence[RequirementProfile]:
        if client_code not in self._profiles:
            self._profiles[client_code] = requirement_profiles(self._session, client_code)
        return self._profiles[client_code]

    def kyc_people(self, client_code: str) -> Sequence[str]:
        return kyc_people(self._session, client_code)

    def exchange_rate(self, from_currency: str, to_currency: str, on: date, not_before: date) -> ExchangeRate | None:
        pair = (from_currency, to_currency)
        if pair not in self._rates:
            self._rates[pair] = rates_between(self._session, *pair)
        known = self._rates[pair]
        place = bisect_right(known, on, key=lambda each: each.valid_on)
        return known[place - 1] if place and known[place - 1].valid_on >= not_before else None

    def verifications(self, receivable_id: str) -> Sequence[DebtorVerification]:
        return verifications_of(self._session, receivable_id)

    def has_paid(self, debtor_code: str) -> bool:
        return has_paid(self._session, debtor_code)

    def partner_books(self) -> Sequence[PartnerBook]:
        if self._partner_books is None:
            self._partner_books = partner_books(self._session)
        return self._partner_books

    def marks_in(self, partner: str, marks: Collection[str]) -> Collection[str]:
        return marks_in(self._session, partner, marks)

    def sample_key(self) -> str | None:
        return sample_key(self._session) or (_TRIAL_KEY if self._supposed else None)


def _with_its_looks(entry: RegisterEntry, accounts: list[Any] | None, layout: dict[str, Any] | None) -> RegisterEntry:
    """An entry with the accounts that its invoice printed and how the invoice looked."""
    return entry._replace(accounts=tuple(str(each) for each in accounts or ()), layout=from_plain(Layout, layout) if layout else None)
