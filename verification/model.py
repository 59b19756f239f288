"""What we may believe: the claim in our books, the findings about it, and what stands against it.

Words on paper and words in our books differ. A document has a seller, a buyer and a payee; our books have a client, a debtor and a
factor. The step between is a scored match that can be wrong, and `PartyMatch` shows it as such.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from extractors.model import Evidence, ExtractedDocument, Layout
from extractors.money import Money
from verification.mail import Mail
from verification.matching.content import PaperContent


class Outcome(StrEnum):
    """How a check ended. Inconclusive: an input is absent, unreadable or ambiguous, so nobody can say."""

    PASSED = "passed"
    FAILED = "failed"
    INCONCLUSIVE = "inconclusive"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """What a failed check does: blocks funding, needs a person, or only warns."""

    BLOCK = "block"
    REVIEW = "review"
    WARN = "warn"


class DeficiencyState(StrEnum):
    OPEN = "open"
    CURED = "cured"
    WAIVED = "waived"


class PackageState(StrEnum):
    PROCESSING = "processing"
    DEFICIENT = "deficient"
    COMPLETE = "complete"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ReceivableState(StrEnum):
    """Judged per receivable: one bad invoice never holds up the good ones."""

    DEFICIENT = "deficient"
    COMPLETE = "complete"
    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says of one receivable or package. `message` is one sentence: what was expected and what was found.

    `receivable_id` is None for a finding about the whole package. `evidence` may point into several documents.
    """

    check_code: str
    outcome: Outcome
    severity: Severity
    message: str
    evidence: tuple[Evidence, ...] = ()
    receivable_id: str | None = None


DEFAULT_TARGET_ERROR_RATE = Decimal("0.01")
"""The share of wrong readings that is accepted where funding depends on them, unless the house or the facility says otherwise."""


@dataclass(frozen=True, slots=True)
class CheckSetting:
    """What a person set for one check in one facility: another severity, or None where it is switched off; and why."""

    check_code: str
    severity: Severity | None
    reason: str


@dataclass(frozen=True, slots=True)
class Facility:
    """The contract between the factor and one client, with every threshold the checks use."""

    currency: str
    limit: Money
    advance_rate: Decimal  # share of the eligible amount that is advanced: 0.80
    disclosed: bool  # the debtor is told to pay the factor
    required_documents: frozenset[str]  # names of DocumentKind
    remit_to_account: str | None  # disclosed: the factor's account that the invoice must print; confidential: the client's on file
    price_tolerance: Decimal = Decimal("0.02")
    max_age_days: int = 90
    max_past_due_days: int = 60
    due_date_tolerance_days: int = 4  # a due date that falls on a weekend is moved
    match_accept_score: Decimal = Decimal("0.92")  # a debtor match at or above is firm
    match_reject_score: Decimal = Decimal("0.70")  # below it the debtor counts as not found
    target_error_rate: Decimal = DEFAULT_TARGET_ERROR_RATE
    approval_limit: Decimal = Decimal(0)  # amount in its currency from which a second person approves; 0 where there is none
    cross_age_share: Decimal = Decimal("0.10")  # share of a debtor's balance that may be over `max_age_days`
    concentration_share: Decimal = Decimal("0.20")  # share of the client's book that one debtor may owe
    accepted_countries: tuple[str, ...] = ()  # debtors of these countries need no look; the client's own never does
    government_accepted: bool = False  # nor do debtors that are public bodies
    long_terms_days: int = 90  # longer payment terms are unusual
    deductions: tuple[str, ...] = ("contra", "dilution_reserve", "fixed_reserve")  # ineligibles and reserves, in this order
    dilution_reserve_rate: Decimal = Decimal(0)  # share of the eligible book that is held back
    fixed_reserve: Decimal = Decimal(0)  # amount in the facility's currency that is held back at all times
    check_settings: tuple[CheckSetting, ...] = ()  # checks that a person switched off here, or gave another severity
    exchange_rate_days: int = 7  # a rate is good for invoices of its day and so many days after
    verification_from_amount: Decimal = Decimal(0)  # amount in its currency from which the debtor is asked; 0 never by amount
    verify_new_debtors: bool = False  # debtors that never paid a receivable of ours are asked
    verification_sample_share: Decimal = Decimal(0)  # share of the receivables that is drawn by lot for asking


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the master file says of a party beyond its name and numbers; empty where it says nothing."""

    address: str | None = None
    directors: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    bank_accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Client:
    """The SME that sells its invoices; on the paper it is the seller."""

    client_code: str
    name: str
    tax_id: str | None
    registration_number: str | None
    country: str  # ISO 3166-1 alpha-2
    language: str  # en, af or zh
    facility: Facility
    senders: tuple[str, ...] = ()  # addresses, and domains as @client.example, that it sends from
    particulars: Particulars = Particulars()


@dataclass(frozen=True, slots=True)
class Debtor:
    """The company that owes the invoice; on the paper it is the buyer."""

    debtor_code: str
    name: str
    aliases: tuple[str, ...]
    tax_id: str | None
    registration_number: str | None
    country: str
    address: str | None
    email_domain: str | None
    credit_limit: Money | None
    terms_days: int | None
    status: str  # approved, stopped or pending
    requires_po: bool
    kind: str | None = None  # company, government or person; None where the master file does not say
    related_clients: tuple[str, ...] = ()  # codes of the clients that it belongs to, or that belong to it
    particulars: Particulars = Particulars()
    confirmed_names: tuple[str, ...] = ()  # as papers printed it and a person said that it was meant; one client's never shown to another


@dataclass(frozen=True, slots=True)
class PurchaseOrderLine:
    line_number: int
    item_code: str | None
    description: str
    quantity: Decimal
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """What a debtor ordered from a client."""

    po_number: str
    debtor_code: str
    client_code: str
    issue_date: date | None
    total: Money
    status: str  # open or closed
    lines: tuple[PurchaseOrderLine, ...]


class RegisterEntry(NamedTuple):
    """A receivable in the register: every one ever submitted by any client, imported or received here.

    A tuple, since a search finds hundreds of them and names few: it is made in a third of the time that a dataclass takes.

    `sequence` orders entries by when they came; `status` is open, paid, disputed, credited, submitted or returned. `receivable_id`
    names the entry; `package_id` is None for imported ones. `accounts` are the bank accounts that the invoice printed, and `layout` is
    how it looked, where that is known. `content` is what its paper says (`verification.matching.content`), given where entries are looked
    up by it.
    """

    receivable_id: str
    sequence: int
    client_code: str
    debtor_code: str | None
    invoice_number: str
    issue_date: date | None
    due_date: date | None
    gross: Money | None
    po_number: str | None
    delivery_note_number: str | None
    status: str
    package_id: str | None
    accounts: tuple[str, ...] = ()
    layout: Layout | None = None
    content: PaperContent | None = None


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """A file whose bytes were received before."""

    client_code: str | None
    receipt_id: str
    filename: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Exposure:
    """What is outstanding now: by the client as a whole and by one debtor (over all clients). In the facility's currency."""

    funds_in_use: Money
    client_open: Money
    debtor_open: Money


class Age(StrEnum):
    """How old the invoices of a balance are: within the days that the facility allows, over them, or of no known date."""

    YOUNG = "young"
    OLD = "old"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class OpenBalance:
    """What stands open in the ledger between one client and one debtor, summed over entries of one kind.

    Credits are summed apart from invoices, and are negative. `issued_on` is the day of the entries where they are in another currency
    than the facility's, since the rate of that day converts them.
    """

    debtor_code: str | None
    amount: Money
    age: Age
    disputed: bool = False
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Contra:
    """What a client owes a debtor that is its supplier as well; the debtor may set it off instead of paying."""

    debtor_code: str
    owed: Money
    as_of: date | None


class Supply(StrEnum):
    """What was sold, as far as its proof goes: goods are received, services are signed off."""

    GOODS = "goods"
    SERVICES = "services"


@dataclass(frozen=True, slots=True)
class RequirementProfile:
    """The supporting documents that some invoices must bring. What is None holds for all: every client, goods and services alike."""

    client_code: str | None
    debtor_code: str | None
    supply: Supply | None
    disclosed: bool | None
    documents: frozenset[str]  # names of DocumentKind; none where these invoices need no paper beside them


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """What one unit of a currency was worth in another on a day, and who says so."""

    from_currency: str
    to_currency: str
    valid_on: date
    rate: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class PartyMatch:
    """A name on paper matched to a record in our books. `score` runs from 0 to 1; `explanation` says in words what agreed."""

    code: str
    score: Decimal
    explanation: str


@dataclass(frozen=True, slots=True)
class SupportingDocument:
    """A document of the pack that was tied to a receivable, and by what: `purchase order number PO-7`, `position in the batch`."""

    document_id: str
    document: ExtractedDocument
    tied_by: str
    sha256: str = ""  # of the file it is in


@dataclass(frozen=True, slots=True)
class PackDocument:
    """A document of the batch as it stands now: read by machine, corrected by people, placed in its file."""

    document_id: str
    part_id: str
    part_position: int  # 0-based position of the file in the batch
    filename: str
    sha256: str
    document: ExtractedDocument
    content: PaperContent | None = None  # by which a copy of it is known again


@dataclass(frozen=True, slots=True)
class Receivable:
    """The claim in our books: one invoice, one client, one debtor. The invoice is only the paper for it."""

    receivable_id: str
    client_code: str
    invoice: PackDocument
    debtor_match: PartyMatch | None
    supporting: tuple[SupportingDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingDocument:
    """A document the facility requires and the batch lacks; `receivable_id` is None where the whole batch needs it (its schedule)."""

    receivable_id: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Batch:
    """One client's batch as the checks see it. `unplaced` are documents that no receivable claims; `parked` names files and pages that
    nobody could read, with the reason."""

    package_id: str
    client_code: str
    received_at: datetime
    receivables: tuple[Receivable, ...]
    schedule: PackDocument | None
    unplaced: tuple[PackDocument, ...] = ()
    parked: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = field(default=())  # (filename, sha256) of every file received in the batch
    mails: tuple[Mail, ...] = ()  # the mails that it came in by
