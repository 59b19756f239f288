"""The factor's books as the checks need them: clients, debtors, orders and the register of every receivable ever submitted.

`storage` implements this over a database; tests implement it over lists. Number keys are made by `verification.matching.numbers`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from extractors.money import Money
from verification.debtor_answers import DebtorVerification
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


class Books(Protocol):
    """What we knew before this batch. Every method is a read; none raises for an unknown key."""

    def foresee(self, batch: Batch) -> None:
        """This batch is about to be checked. Books behind a wire may look up all at once what will be asked; answers are the same."""
        ...

    def client(self, client_code: str) -> Client | None: ...

    def debtors(self) -> Sequence[Debtor]:
        """Every debtor of the factor."""
        ...

    def purchase_orders(self, po_key: str) -> Sequence[PurchaseOrder]:
        """Orders whose number has this key (see `number_key`), of any client and debtor."""
        ...

    def client_purchase_orders(self, client_code: str) -> Sequence[PurchaseOrder]:
        """Every order placed with one client."""
        ...

    def register_by_number(self, client_code: str, number_keys: Collection[str]) -> Sequence[RegisterEntry]:
        """Receivables of one client whose invoice number has one of these keys."""
        ...

    def register_by_amount(self, debtor_code: str, gross: Money) -> Sequence[RegisterEntry]:
        """Receivables on one debtor for exactly this amount, of any client."""
        ...

    def register_by_purchase_order(self, po_key: str) -> Sequence[RegisterEntry]:
        """Receivables billed against an order, of any client."""
        ...

    def client_history(self, client_code: str, most: int) -> Sequence[RegisterEntry]:
        """The client's latest receivables, at most so many, newest first."""
        ...

    def register_by_delivery_note(self, note_key: str) -> Sequence[RegisterEntry]:
        """Receivables billed for a delivery, of any client."""
        ...

    def register_by_skeleton(self, client_code: str, skeletons: Collection[str], least: Money, most: Money) -> Sequence[RegisterEntry]:
        """Receivables of one client between two amounts whose numbers have one of these skeletons (see `number_skeleton`)."""
        ...

    def register_by_content(self, bands: Collection[int]) -> Sequence[RegisterEntry]:
        """Receivables of any client whose papers share most of these bands with ours (see `bands_of`), with what the papers say."""
        ...

    def register_by_supporting_page(self, sha256: str, first_page_number: int) -> Sequence[RegisterEntry]:
        """Receivables that the document on this page of a file with these bytes supports, of any client."""
        ...

    def register_of_parties(self, client_code: str, debtor_code: str, since: date, until: date) -> Sequence[RegisterEntry]:
        """The newest `MOST_OF_PARTIES` of what one client billed one debtor between two days, both counted."""
        ...

    def files_received(self, sha256: str) -> Sequence[EarlierFile]:
        """Every receipt of a file with these bytes, oldest first."""
        ...

    def exposure(self, client_code: str, debtor_code: str | None) -> Exposure:
        """What stands open now, this package not counted."""
        ...

    def open_balances(self, client_code: str, young_from: date) -> Sequence[OpenBalance]:
        """The client's open balances with each of its debtors, this package not counted; invoices of before `young_from` are old."""
        ...

    def contras(self, client_code: str) -> Sequence[Contra]:
        """What the client owes its debtors, as far as the factor was told."""
        ...

    def requirement_profiles(self, client_code: str) -> Sequence[RequirementProfile]:
        """The profiles that hold for a client: its own and those for every client."""
        ...

    def kyc_people(self, client_code: str) -> Sequence[str]:
        """Names of the people whose papers stand in the client's KYC file and were not rejected."""
        ...

    def exchange_rate(self, from_currency: str, to_currency: str, on: date, not_before: date) -> ExchangeRate | None:
        """The last rate that was known on a day, unless it is of before `not_before`."""
        ...

    def verifications(self, receivable_id: str) -> Sequence[DebtorVerification]:
        """What debtors were asked about a receivable, and what they said, oldest question first."""
        ...

    def has_paid(self, debtor_code: str) -> bool:
        """Whether this debtor ever paid a receivable of any client."""
        ...

    def partner_books(self) -> Sequence[PartnerBook]:
        """The books of other factors that we may compare with, by name."""
        ...

    def marks_in(self, partner: str, marks: Collection[str]) -> Collection[str]:
        """Which of these marks stand in another factor's book."""
        ...

    def sample_key(self) -> str | None:
        """The secret by which receivables are drawn for verification; None where no facility ever drew any."""
        ...
