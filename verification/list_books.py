"""The factor's books held in lists: for the library without a database, and for tests, which want real objects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from extractors.money import Money
from verification.client_book import book_of
from verification.debtor_answers import DebtorVerification
from verification.exchange import Converter
from verification.matching.content import MOST_ALIKE, bands_of
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key
from verification.model import (
    Age,
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
from verification.register_questions import MOST_OF_PARTIES

_OUTSTANDING = frozenset({"open", "disputed"})


class ListBooks:
    """Books over lists. `files` maps a SHA-256 to the receipts it came in, oldest first.

    Exposure is what stands open in the register; funds in use are the advance on that, unless `funds_in_use` states them by client.
    `supporting_pages` maps a SHA-256 and a page of that file to the ids of the receivables which the document there supports.
    """

    def __init__(
        self,
        clients: Iterable[Client] = (),
        debtors: Iterable[Debtor] = (),
        orders: Iterable[PurchaseOrder] = (),
        register: Iterable[RegisterEntry] = (),
        files: Mapping[str, Sequence[EarlierFile]] | None = None,
        funds_in_use: Mapping[str, Money] | None = None,
        rates: Iterable[ExchangeRate] = (),
        contras: Mapping[str, Sequence[Contra]] | None = None,
        kyc_people: Mapping[str, Sequence[str]] | None = None,
        requirement_profiles: Iterable[RequirementProfile] = (),
        supporting_pages: Mapping[tuple[str, int], Collection[str]] | None = None,
        verifications: Mapping[str, Sequence[DebtorVerification]] | None = None,
        sample_key: str | None = None,
        partner_books: Mapping[PartnerBook, Collection[str]] | None = None,
    ) -> None:
        self._clients = {each.client_code: each for each in clients}
        self._debtors = tuple(debtors)
        self._orders: dict[str, list[PurchaseOrder]] = defaultdict(list)
        self._client_orders: dict[str, list[PurchaseOrder]] = defaultdict(list)
        for order in orders:
            self._orders[number_key(order.po_number)].append(order)
            self._client_orders[order.client_code].append(order)
        self._register = sorted(register, key=lambda each: each.sequence)
        self._by_number: dict[tuple[str, str], list[RegisterEntry]] = defaultdict(list)
        self._by_amount: dict[tuple[str | None, Money], list[RegisterEntry]] = defaultdict(list)
        self._by_order: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._by_client: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._open_by_client: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._open_by_debtor: dict[str | None, list[RegisterEntry]] = defaultdict(list)
        self._by_note: dict[str, list[RegisterEntry]] = defaultdict(list)
        self._by_skeleton: dict[tuple[str, str | None], list[RegisterEntry]] = defaultdict(list)
        self._by_band: dict[int, list[RegisterEntry]] = defaultdict(list)
        self._by_parties: dict[tuple[str, str | None], list[RegisterEntry]] = defaultdict(list)
        self._by_id = {each.receivable_id: each for each in self._register}
        for entry in self._register:
            self._by_client[entry.client_code].append(entry)
            self._by_number[entry.client_code, number_key(entry.invoice_number)].append(entry)
            if entry.gross is not None:
                self._by_amount[entry.debtor_code, entry.gross.rounded()].append(entry)
                if entry.status in _OUTSTANDING:
                    self._open_by_client[entry.client_code].append(entry)
                    self._open_by_debtor[entry.debtor_code].append(entry)
            if entry.po_number:
                self._by_order[number_key(entry.po_number)].append(entry)
            if entry.delivery_note_number:
                self._by_note[number_key(entry.delivery_note_number)].append(entry)
            self._by_skeleton[entry.client_code, number_skeleton(entry.invoice_number)].append(entry)
            self._by_parties[entry.client_code, entry.debtor_code].append(entry)
            for band in bands_of(entry.content.figures) if entry.content else ():
                self._by_band[band].append(entry)
        self._supporting_pages = dict(supporting_pages or {})
        self._verifications = {} if verifications is None else verifications
        self._sample_key = sample_key
        self._partner_books = {book: frozenset(marks) for book, marks in (partner_books or {}).items()}
        self._paying = {each.debtor_code for each in self._register if each.status == "paid"}
        self._files = dict(files or {})
        self._funds_in_use = dict(funds_in_use or {})
        self._contras = dict(contras or {})
        self._kyc_people = dict(kyc_people or {})
        self._requirement_profiles = tuple(requirement_profiles)
        self._rates = sorted(rates, key=lambda each: each.valid_on, reverse=True)

    def foresee(self, batch: Batch) -> None:
        """Lists answer every question at once."""

    def client(self, client_code: str) -> Client | None:
        return self._clients.get(client_code)

    def debtors(self) -> Sequence[Debtor]:
        return self._debtors

    def purchase_orders(self, po_key: str) -> Sequence[PurchaseOrder]:
        return tuple(self._orders.get(po_key, ()))

    def client_purchase_orders(self, client_code: str) -> Sequence[PurchaseOrder]:
        return tuple(self._client_orders.get(client_code, ()))

    def register_by_number(self, client_code: str, number_keys: Collection[str]) -> Sequence[RegisterEntry]:
        return tuple(entry for key in sorted(set(number_keys)) for entry in self._by_number.get((client_code, key), ()))

    def register_by_amount(self, debtor_code: str, gross: Money) -> Sequence[RegisterEntry]:
        return tuple(self._by_amount.get((debtor_code, gross.rounded()), ()))

    def register_by_purchase_order(self, po_key: str) -> Sequence[RegisterEntry]:
        return tuple(self._by_order.get(po_key, ()))

    def client_history(self, client_code: str, most: int) -> Sequence[RegisterEntry]:
        return tuple(self._by_client.get(client_code, ())[::-1][:most])

    def register_by_delivery_note(self, note_key: str) -> Sequence[RegisterEntry]:
        return tuple(self._by_note.get(note_key, ()))

    def register_by_skeleton(self, client_code: str, skeletons: Collection[str], least: Money, most: Money) -> Sequence[RegisterEntry]:
        return tuple(
            entry
            for each in sorted(set(skeletons))
            for entry in self._by_skeleton.get((client_code, each), ())
            if entry.gross is not None and entry.gross.currency == least.currency and least <= entry.gross <= most
        )

    def register_by_content(self, bands: Collection[int]) -> Sequence[RegisterEntry]:
        shared = Counter(entry.sequence for band in set(bands) for entry in self._by_band.get(band, ()))
        likest = {sequence for sequence, _ in sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:MOST_ALIKE]}
        return tuple(entry for entry in self._register if entry.sequence in likest)

    def register_by_supporting_page(self, sha256: str, first_page_number: int) -> Sequence[RegisterEntry]:
        ids = self._supporting_pages.get((sha256, first_page_number), ())
        return tuple(self._by_id[each] for each in ids if each in self._by_id)

    def register_of_parties(self, client_code: str, debtor_code: str, since: date, until: date) -> Sequence[RegisterEntry]:
        billed = self._by_parties.get((client_code, debtor_code), ())
        then = [each for each in billed if each.issue_date is not None and since <= each.issue_date <= until]
        newest = sorted(then, key=lambda each: (each.issue_date or date.min, each.sequence))[-MOST_OF_PARTIES:]
        return tuple(sorted(newest, key=lambda each: each.sequence))

    def files_received(self, sha256: str) -> Sequence[EarlierFile]:
        return tuple(self._files.get(sha256, ()))

    def exposure(self, client_code: str, debtor_code: str | None) -> Exposure:
        client = self._clients.get(client_code)
        if client is None:
            nothing = Money(Decimal(0), "ZAR")
            return Exposure(nothing, nothing, nothing)
        client_open = self._open(client, self._open_by_client.get(client_code, ()))
        debtor_open = self._open(client, self._open_by_debtor.get(debtor_code, ()) if debtor_code is not None else ())
        advanced = (client_open * client.facility.advance_rate).rounded()
        return Exposure(self._funds_in_use.get(client_code, advanced), client_open, debtor_open)

    def _open(self, client: Client, entries: Iterable[RegisterEntry]) -> Money:
        return book_of(_balances(entries, client.facility.currency, date.min), Converter(self, client.facility)).owed

    def open_balances(self, client_code: str, young_from: date) -> Sequence[OpenBalance]:
        client = self._clients.get(client_code)
        return _balances(self._open_by_client.get(client_code, ()), client.facility.currency, young_from) if client else ()

    def contras(self, client_code: str) -> Sequence[Contra]:
        return tuple(self._contras.get(client_code, ()))

    def requirement_profiles(self, client_code: str) -> Sequence[RequirementProfile]:
        return tuple(each for each in self._requirement_profiles if each.client_code in (None, client_code))

    def kyc_people(self, client_code: str) -> Sequence[str]:
        return tuple(self._kyc_people.get(client_code, ()))

    def exchange_rate(self, from_currency: str, to_currency: str, on: date, not_before: date) -> ExchangeRate | None:
        pair = (each for each in self._rates if (each.from_currency, each.to_currency) == (from_currency, to_currency))
        return next((each for each in pair if not_before <= each.valid_on <= on), None)

    def verifications(self, receivable_id: str) -> Sequence[DebtorVerification]:
        return tuple(self._verifications.get(receivable_id, ()))

    def has_paid(self, debtor_code: str) -> bool:
        return debtor_code in self._paying

    def partner_books(self) -> Sequence[PartnerBook]:
        return sorted(self._partner_books, key=lambda each: each.partner)

    def marks_in(self, partner: str, marks: Collection[str]) -> Collection[str]:
        held = next((held for book, held in self._partner_books.items() if book.partner == partner), frozenset())
        return held & set(marks)

    def sample_key(self) -> str | None:
        return self._sample_key


def _balances(entries: Iterable[RegisterEntry], currency: str, young_from: date) -> list[OpenBalance]:
    sums: dict[tuple[str | None, Age, bool, date | None, str, bool], Money] = {}
    for each in entries:
        if each.gross is None:
            continue
        age = Age.UNDATED if each.issue_date is None else Age.OLD if each.issue_date < young_from else Age.YOUNG
        issued_on = None if each.gross.currency == currency else each.issue_date
        key = (each.debtor_code, age, each.status == "disputed", issued_on, each.gross.currency, each.gross.amount < 0)
        sums[key] = sums[key] + each.gross if key in sums else each.gross
    return [OpenBalance(debtor, amount, age, disputed, issued) for (debtor, age, disputed, issued, _, _), amount in sums.items()]
