"""The book: clients that sell, debtors that buy, and what was sold before; all of it made up from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from api.sample.documents.layouts import LAYOUTS
from api.sample.numbers import account_number, registration_number, vat_number
from api.sample.particulars import BankAccount, Party
from bench.faults.houses import houses
from bench.papers.parties import party
from extractors.money import Money
from verification.matching.company_names import core_name, writings_of
from verification.model import Client, Debtor, Facility, Particulars, RegisterEntry

TODAY = date(2026, 11, 20)
FACTOR = "Witpeer Invoice Finance (Pty) Ltd"
FACTOR_ACCOUNT = BankAccount(FACTOR, "Karoo Mercantile Bank", "580105", "6210044917")
CLIENT_COUNT, DEBTOR_COUNT, BUYERS_EACH, SALES_BEFORE = 6, 40, 12, 10
_LETTERHEADS = tuple(name for name in LAYOUTS if name != "service")


@dataclass(frozen=True, slots=True)
class Seller:
    """A client with its letterhead, its account, how it numbers, and who buys from it."""

    client: Client
    party: Party
    account: BankAccount
    house: str
    prefix: str
    next_number: int
    buyers: tuple[str, ...]
    mail_domain: str


@dataclass(frozen=True, slots=True)
class FaultBook:
    """The book before any package."""

    sellers: tuple[Seller, ...]
    debtors: dict[str, Debtor]
    parties: dict[str, Party]
    entries: tuple[RegisterEntry, ...]
    strangers: tuple[Party, ...]


def make_book(seed: int) -> FaultBook:
    """The book of that seed."""
    chance = Random(f"faults/book/{seed}")
    firms = _firms(chance, CLIENT_COUNT + DEBTOR_COUNT + 12)
    debtors, parties = {}, {}
    for index, firm in enumerate(firms[CLIENT_COUNT : CLIENT_COUNT + DEBTOR_COUNT]):
        code = f"D{index + 1:03}"
        parties[code] = firm
        debtors[code] = _debtor(code, firm, chance)
    sellers, entries = [], []
    for index, firm in enumerate(firms[:CLIENT_COUNT]):
        seller, sold = _seller(f"C{index + 1:03}", firm, index, list(debtors.values()), chance)
        sellers.append(seller)
        entries += sold
    entries = [each._replace(sequence=place, receivable_id=f"earlier-{place}") for place, each in enumerate(entries)]
    return FaultBook(tuple(sellers), debtors, parties, tuple(entries), tuple(firms[CLIENT_COUNT + DEBTOR_COUNT :]))


def _firms(chance: Random, count: int) -> list[Party]:
    """Firms of which no two have the same name, nor the same before "t/a": a buyer of a debtor's name is no stranger but that debtor."""
    found: list[Party] = []
    taken: set[str] = set()
    while len(found) < count:
        drawn = party(chance, "ZA", chance.choice(("en", "en", "af")))
        own = core_name(writings_of(drawn.name)[0])
        if own in taken:
            continue
        taken.add(own)
        found.append(Party(drawn.name, drawn.lines, vat_number(chance), registration_number(chance), drawn.phone, drawn.email))
    return found


def _debtor(code: str, firm: Party, chance: Random) -> Debtor:
    return Debtor(
        debtor_code=code,
        name=firm.name,
        aliases=(),
        tax_id=firm.tax_id,
        registration_number=firm.registration_number,
        country="ZA",
        address=", ".join(firm.address),
        email_domain=None,
        credit_limit=Money(Decimal(20_000_000), "ZAR"),
        terms_days=chance.choice((30, 30, 45, 60)),
        status="approved",
        requires_po=chance.random() < 0.4,
        kind="company",
    )


def _house(index: int, chance: Random) -> str:
    """How a client's invoices look: two in three as rules drew it, one on a letterhead of ours."""
    return _LETTERHEADS[(index // 3) % len(_LETTERHEADS)] if index % 3 == 0 else chance.choice(houses())


def _seller(code: str, firm: Party, index: int, debtors: list[Debtor], chance: Random) -> tuple[Seller, list[RegisterEntry]]:
    account = BankAccount(firm.name, "Karoo Mercantile Bank", "580105", account_number(chance))
    disclosed = index % 3 != 2
    required = frozenset({"delivery_note", "schedule_of_accounts"} if index % 2 else {"delivery_note"})
    domain = f"client{index + 1}.example"
    facility = Facility(
        currency="ZAR",
        limit=Money(Decimal(90_000_000), "ZAR"),
        advance_rate=Decimal("0.80"),
        disclosed=disclosed,
        required_documents=required,
        remit_to_account=FACTOR_ACCOUNT.number if disclosed else account.number,
        approval_limit=Decimal(100_000),
    )
    client = Client(
        code,
        firm.name,
        firm.tax_id,
        firm.registration_number,
        "ZA",
        "en",
        facility,
        senders=(f"@{domain}",),
        particulars=Particulars(address=", ".join(firm.address), phones=(firm.phone,) if firm.phone else ()),
    )
    buyers = chance.sample(debtors, BUYERS_EACH)
    prefix, number = chance.choice(("INV", "IN-", "T", "2026/", "A-", "F")), chance.randrange(2000, 7000)
    entries = []
    days = sorted(chance.randrange(5, 240) for _ in range(BUYERS_EACH * SALES_BEFORE))
    for place, ago in enumerate(reversed(days)):
        buyer = buyers[place % BUYERS_EACH]
        number += chance.randrange(1, 4)
        issued = TODAY - timedelta(days=ago)
        amount = Decimal(chance.randrange(30_000_000, 45_000_000)) / 100
        entries.append(
            RegisterEntry(
                receivable_id="",
                sequence=0,
                client_code=code,
                debtor_code=buyer.debtor_code,
                invoice_number=f"{prefix}{number}",
                issue_date=issued,
                due_date=issued + timedelta(days=buyer.terms_days or 30),
                gross=Money(amount.quantize(Decimal("0.01")), "ZAR"),
                po_number=f"OLD{index}{place:04}",
                delivery_note_number=f"OD{index}{place:04}",
                status="open" if ago < 80 else "paid",
                package_id=None,
                accounts=(facility.remit_to_account or "",),
            )
        )
    own = Seller(client, firm, account, _house(index, chance), prefix, number + 1, tuple(each.debtor_code for each in buyers), domain)
    return own, entries
