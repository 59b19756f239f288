"""The factor's books over the database: what we knew before a batch came.

Every question is answered from an index. The register leaves out the batch that is being checked, and what came after it, so that a
check run again later says the same: a copy that arrives next week is found with the copy, and leaves the original as it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Executable, bindparam, func, or_, select
from sqlalchemy.orm import Session

from extractors.codec import from_plain
from extractors.model import Layout
from extractors.money import Money
from storage.database.tables import (
    ClientRow,
    ClientSenderRow,
    DebtorRow,
    PackageRow,
    PartRow,
    PurchaseOrderLineRow,
    PurchaseOrderRow,
    ReceiptRow,
    ReceivableRow,
)
from storage.repositories.debtor_names import confirmed_names
from storage.repositories.kyc_files import kyc_people
from storage.repositories.ledger import GIVEN_UP, balances, contra_balances, rates_between
from storage.repositories.masters import client_of_row, debtor_of_row
from storage.repositories.papers_alike import entries_like, entries_supported_by
from storage.repositories.partner_books import marks_in, partner_books
from storage.repositories.thresholds import installation_thresholds
from storage.repositories.verifications import has_paid, sample_key, verifications_of
from verification.client_book import book_of
from verification.debtor_answers import DebtorVerification
from verification.exchange import Converter
from verification.model import (
    Client,
    Contra,
    Debtor,
    EarlierFile,
    ExchangeRate,
    Exposure,
    OpenBalance,
    PurchaseOrder,
    PurchaseOrderLine,
    RegisterEntry,
)
from verification.pledges import PartnerBook

_KEYS_AT_ONCE = 500  # SQLite takes 32766 parameters, PostgreSQL 65535; shorter lists plan better
_ANY_DAY = date.min
_TRIAL_KEY = "for trying out"  # where nobody drew by lot yet, as many are drawn by it as would be by the key that saving makes

_ENTRIES = select(
    ReceivableRow.id,
    ReceivableRow.sequence,
    ReceivableRow.client_code,
    ReceivableRow.debtor_code,
    ReceivableRow.invoice_number,
    ReceivableRow.issue_date,
    ReceivableRow.due_date,
    ReceivableRow.gross_minor,
    ReceivableRow.currency,
    ReceivableRow.po_number,
    ReceivableRow.delivery_note_number,
    ReceivableRow.status,
    ReceivableRow.state,
    ReceivableRow.package_id,
    PackageRow.state,
).outerjoin(PackageRow, PackageRow.id == ReceivableRow.package_id)

_NO_PACKAGE = ""
_LAST_OF_ALL = 2**63 - 1


def _known_before(own_package: object, known_until: object) -> tuple[ColumnElement[bool], ...]:
    """Not a package's own receivables, and none that came after the last of them."""
    not_own = or_(ReceivableRow.package_id.is_(None), ReceivableRow.package_id != own_package)
    return not_own, ReceivableRow.sequence < known_until


def _question(*which: ColumnElement[bool]) -> Executable:
    """A question to the register, put together once since that takes longer than the answer; its parameters are given when it is asked."""
    known = _known_before(bindparam("own_package"), bindparam("known_until"))
    return _ENTRIES.where(*which, *known).order_by(ReceivableRow.sequence)


_BY_NUMBER = _question(ReceivableRow.invoice_number_key.in_(bindparam("keys", expanding=True)))
_BY_AMOUNT = _question(
    ReceivableRow.debtor_code == bindparam("debtor_code"),
    ReceivableRow.gross_minor == bindparam("minor_units"),
    ReceivableRow.currency == bindparam("currency"),
)
_BY_ORDER = _question(ReceivableRow.po_key == bindparam("key"))
_BY_NOTE = _question(ReceivableRow.delivery_note_key == bindparam("key"))
_BY_SKELETON = _question(
    ReceivableRow.client_code == bindparam("client_code"),
    ReceivableRow.number_skeleton.in_(bindparam("keys", expanding=True)),
    ReceivableRow.gross_minor.between(bindparam("least"), bindparam("most")),
    ReceivableRow.currency == bindparam("currency"),
)
_BY_PARTIES = _question(
    ReceivableRow.client_code == bindparam("client_code"),
    ReceivableRow.debtor_code == bindparam("debtor_code"),
    ReceivableRow.issue_date.between(bindparam("since"), bindparam("until")),
)
_BY_SEQUENCE = _question(ReceivableRow.sequence.in_(bindparam("sequences", expanding=True)))


class DatabaseBooks:
    """Implements `verification.books.Books` on one session, seen as the package `exclude_package_id` would have found it."""

    def __init__(self, session: Session, exclude_package_id: str | None = None) -> None:
        self._session = session
        self._package_id = exclude_package_id
        self._debtors: Sequence[Debtor] | None = None
        self._rates: dict[tuple[str, str], Sequence[ExchangeRate]] = {}
        self._known_until: int | None = None
        self._answered: dict[tuple[object, ...], list[RegisterEntry]] = {}
        self._clients: dict[str, Client | None] = {}
        self._open_of_clients: dict[str, Money] = {}
        self._partner_books: Sequence[PartnerBook] | None = None
        self._supposed: dict[str, Mapping[str, Any]] = {}

    def of_package(self, package_id: str) -> DatabaseBooks:
        """The same books as another package would have found them; debtors and rates are not read again."""
        books = DatabaseBooks(self._session, package_id)
        books._debtors, books._rates = self.debtors(), self._rates
        return books

    def supposing(self, client_code: str, settings: Mapping[str, Any]) -> DatabaseBooks:
        """The same books if a client's facility had these settings instead of its own; what no setting changes is not read again."""
        books = self.of_package(self._package_id) if self._package_id is not None else DatabaseBooks(self._session)
        books._known_until, books._answered = self._known_until, self._answered
        books._supposed = {client_code: settings}
        return books

    def client(self, client_code: str) -> Client | None:
        if client_code not in self._clients:
            self._clients[client_code] = self._client(client_code)
        return self._clients[client_code]

    def _client(self, client_code: str) -> Client | None:
        row = self._session.get(ClientRow, client_code)
        if row is None:
            return None
        senders = select(ClientSenderRow.pattern).where(ClientSenderRow.client_code == client_code).order_by(ClientSenderRow.pattern)
        patterns = tuple(self._session.scalars(senders))
        return client_of_row(row, installation_thresholds(self._session), patterns, self._supposed.get(client_code))

    def debtors(self) -> Sequence[Debtor]:
        if self._debtors is None:
            rows = self._session.scalars(select(DebtorRow).order_by(DebtorRow.debtor_code))
            confirmed = confirmed_names(self._session)
            self._debtors = tuple(debtor_of_row(row, confirmed.get(row.debtor_code, ())) for row in rows)
        return self._debtors

    def purchase_orders(self, po_key: str) -> Sequence[PurchaseOrder]:
        return self._orders(PurchaseOrderRow.po_key == po_key)

    def client_purchase_orders(self, client_code: str) -> Sequence[PurchaseOrder]:
        return self._orders(PurchaseOrderRow.client_code == client_code)

    def _orders(self, which: ColumnElement[bool]) -> tuple[PurchaseOrder, ...]:
        rows = self._session.scalars(select(PurchaseOrderRow).where(which).order_by(PurchaseOrderRow.id)).all()
        if not rows:
            return ()
        lines: dict[str, list[PurchaseOrderLine]] = {row.id: [] for row in rows}
        asked = select(PurchaseOrderLineRow).where(PurchaseOrderLineRow.purchase_order_id.in_(select(PurchaseOrderRow.id).where(which)))
        for line in self._session.scalars(asked.order_by(PurchaseOrderLineRow.purchase_order_id, PurchaseOrderLineRow.line_number)):
            lines[line.purchase_order_id].append(
                PurchaseOrderLine(line.line_number, line.item_code, line.description, line.quantity, line.unit_price)
            )
        return tuple(
            PurchaseOrder(
                po_number=row.po_number,
                debtor_code=row.debtor_code,
                client_code=row.client_code,
                issue_date=row.issue_date,
                total=Money.from_minor_units(row.total_minor, row.currency),
                status=row.status,
                lines=tuple(lines[row.id]),
            )
            for row in rows
        )

    def register_by_number(self, number_keys: Collection[str]) -> Sequence[RegisterEntry]:
        keys = sorted(set(number_keys))
        found: list[RegisterEntry] = []
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            found.extend(self._register(_BY_NUMBER, keys=tuple(keys[start : start + _KEYS_AT_ONCE])))
        return sorted(found, key=lambda entry: entry.sequence)

    def register_by_amount(self, debtor_code: str, gross: Money) -> Sequence[RegisterEntry]:
        try:
            minor_units = gross.minor_units()
        except ValueError:  # no receivable is of an amount that coins cannot make
            return ()
        return self._register(_BY_AMOUNT, debtor_code=debtor_code, minor_units=minor_units, currency=gross.currency)

    def register_by_purchase_order(self, po_key: str) -> Sequence[RegisterEntry]:
        return self._register(_BY_ORDER, key=po_key)

    def client_history(self, client_code: str, most: int) -> Sequence[RegisterEntry]:
        asked = _ENTRIES.add_columns(ReceivableRow.accounts, ReceivableRow.layout)
        rows: Iterable[Any] = self._session.execute(
            asked.where(ReceivableRow.client_code == client_code, *_known_before(*self._bounds()))
            .order_by(ReceivableRow.sequence.desc())
            .limit(most)
        )
        return tuple(_with_its_looks(_entry(*row[:-2]), *row[-2:]) for row in rows)

    def register_by_delivery_note(self, note_key: str) -> Sequence[RegisterEntry]:
        return self._register(_BY_NOTE, key=note_key)

    def register_by_skeleton(self, client_code: str, skeletons: Collection[str], least: Money, most: Money) -> Sequence[RegisterEntry]:
        return self._register(
            _BY_SKELETON,
            client_code=client_code,
            keys=tuple(sorted(set(skeletons))),
            least=least.rounded().minor_units(),
            most=most.rounded().minor_units(),
            currency=least.currency,
        )

    def register_by_content(self, bands: Collection[int]) -> Sequence[RegisterEntry]:
        likest = entries_like(self._session, sorted(set(bands)), _known_before(*self._bounds()))
        entries = self._register(_BY_SEQUENCE, sequences=tuple(likest)) if likest else []
        return [replace(each, content=likest[each.sequence]) for each in entries]

    def register_by_supporting_page(self, sha256: str, first_page_number: int) -> Sequence[RegisterEntry]:
        sequences = entries_supported_by(self._session, sha256, first_page_number)
        return self._register(_BY_SEQUENCE, sequences=tuple(sequences)) if sequences else []

    def register_of_parties(self, client_code: str, debtor_code: str, since: date, until: date) -> Sequence[RegisterEntry]:
        return self._register(_BY_PARTIES, client_code=client_code, debtor_code=debtor_code, since=since, until=until)

    def _register(self, question: Executable, **particulars: object) -> list[RegisterEntry]:
        """Entries in the order in which they came. What several checks ask is asked once."""
        asked = (id(question), *particulars.values())
        if asked not in self._answered:
            own_package, known_until = self._bounds()
            bounded = {**particulars, "own_package": own_package, "known_until": known_until}
            self._session.flush()
            rows: Iterable[Any] = self._session.connection().execute(question, bounded)  # plain rows need no more of the session
            self._answered[asked] = [_entry(*row) for row in rows]
        return self._answered[asked]

    def _bounds(self) -> tuple[str, int]:
        """This package, and the sequence before which everything was known."""
        if self._known_until is None:
            last = None
            if self._package_id is not None:
                last = self._session.scalar(select(func.max(ReceivableRow.sequence)).where(ReceivableRow.package_id == self._package_id))
            self._known_until = _LAST_OF_ALL if last is None else last
        return self._package_id or _NO_PACKAGE, self._known_until

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
        client = self._session.get(ClientRow, client_code)
        if client is None:
            return ()
        return balances(self._session, ReceivableRow.client_code == client_code, client.currency, young_from, self._package_id)

    def contras(self, client_code: str) -> Sequence[Contra]:
        return contra_balances(self._session, client_code)

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


def _entry(
    receivable_id: str,
    sequence: int,
    client_code: str,
    debtor_code: str | None,
    invoice_number: str,
    issue_date: date | None,
    due_date: date | None,
    gross_minor: int | None,
    currency: str | None,
    po_number: str | None,
    delivery_note_number: str | None,
    status: str,
    state: str,
    package_id: str | None,
    package_state: str | None,
) -> RegisterEntry:
    return RegisterEntry(
        receivable_id=receivable_id,
        sequence=sequence,
        client_code=client_code,
        debtor_code=debtor_code,
        invoice_number=invoice_number,
        issue_date=issue_date,
        due_date=due_date,
        gross=None if gross_minor is None or currency is None else Money.from_minor_units(gross_minor, currency),
        po_number=po_number,
        delivery_note_number=delivery_note_number,
        status=_status(status, state, package_id, package_state),
        package_id=package_id,
    )


def _status(status: str, state: str, package_id: str | None, package_state: str | None) -> str:
    """The ledger's word where it has one; before that, how far the receivable has come with us."""
    if package_id is None or status != "open" or state == "approved":
        return status
    return "returned" if state == "returned" or package_state in GIVEN_UP else "submitted"


def _with_its_looks(entry: RegisterEntry, accounts: list[Any] | None, layout: dict[str, Any] | None) -> RegisterEntry:
    """An entry with the accounts that its invoice printed and how the invoice looked."""
    return replace(entry, accounts=tuple(str(each) for each in accounts or ()), layout=from_plain(Layout, layout) if layout else None)
