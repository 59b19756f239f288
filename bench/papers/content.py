"""What one trade paper says, exact to the cent.

Rounding: a line is quantity times price less its discount, in whole cents, halves away from zero. Tax is worked out once for each rate on
what was charged at that rate (the lines, less the discount on the whole, plus charges), and rounded the same way. Where prices include tax,
the tax of a rate is gross x rate / (100 + rate), rounded, and the net is the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from bench.papers.countries import COUNTRIES
from bench.papers.families import Family
from bench.papers.figures import cents
from bench.papers.goods import Ware, draw_ware
from bench.papers.identifiers import digits
from bench.papers.parties import Account, Party, account, party, person
from bench.papers.phrases import table
from bench.papers.plain_names import BUYERS, SELLERS, plainly_named

ZERO = Decimal("0.00")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of goods or services."""

    ware: Ware
    discount: Decimal
    rate: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class Content:
    """Everything that a paper may print."""

    kind: str
    country: str
    language: str
    currency: str
    seller: Party
    buyer: Party
    ship: Party | None
    bank: Account
    factor: str
    number: str
    issue: date
    due: date
    days: int
    refs: dict[str, str]
    items: list[Item]
    taxed: bool
    included: bool  # prices include tax
    allowance: Decimal = ZERO
    charge: Decimal = ZERO
    lines_total: Decimal = ZERO
    net: Decimal = ZERO
    taxes: list[tuple[Decimal, Decimal, Decimal]] = field(default_factory=list)
    tax: Decimal = ZERO
    gross: Decimal = ZERO
    rounding: Decimal = ZERO
    prepaid: Decimal = ZERO
    retention: Decimal = ZERO
    retention_rate: Decimal = ZERO
    withheld: bool = False
    due_amount: Decimal = ZERO
    terms: str = ""  # where they are not what the house says with its days
    note: str = ""  # a remark of this paper's own
    is_complete: bool = False  # no reference that the house prints is left out


def sequence(rng: Random, shape: str, day: date) -> str:
    """A running number in the shape of a house: # a figure, Y the year, y its last two figures, M the month, other letters themselves."""
    out: list[str] = []
    for at, ch in enumerate(shape):
        if ch == "#":
            out.append(str(rng.randrange(1 if not out or (at and shape[at - 1] != "#") else 0, 10)))
        else:
            out.append({"Y": str(day.year), "y": f"{day.year % 100:02}", "M": f"{day.month:02}"}.get(ch, ch))
    return "".join(out)


def draw_content(rng: Random, family: Family, kind: str, at_most: int = 99) -> Content:
    """A paper of this kind from a house of this family."""
    country = COUNTRIES[family.country]
    language = family.tongue
    issue = date(2023, 1, 2) + timedelta(days=rng.randrange(1400))
    days = rng.choice((7, 14, 30, 30, 30, 45, 60))
    export = rng.random() < (0.5 if family.export else 0.04)
    seller = (
        party(family.rng("seller"), family.country, family.language[:2])
        if rng.random() < 0.3
        else party(rng, family.country, family.language[:2])
    )
    if not family.held and rng.random() < SELLERS:
        seller = plainly_named(rng, seller, family.country, family.language[:2])
    other = rng.choice([c for c in ("ZA", "GB", "DE", "US", "FR") if c != family.country]) if export else family.country
    buyer_language = family.language[:2] if not export else {"DE": "de", "FR": "fr"}.get(other, "en")
    if family.country == "ZA" and rng.random() < 0.25:
        buyer_language = rng.choice(("en", "af"))
    buyer = party(rng, other, buyer_language, abroad=export)
    while buyer.name[:4].lower() == seller.name[:4].lower() and family.country != "CN":
        buyer = party(rng, other, buyer_language, abroad=export)
    if not family.held and rng.random() < BUYERS:
        buyer = plainly_named(rng, buyer, other, buyer_language)
    ship = party(rng, other, buyer_language) if rng.random() < 0.5 else buyer
    holder = seller.name if rng.random() < 0.7 else seller.brand
    factor = rng.choice(table("cast", family.country)["factor"].common)
    if family.assignment and rng.random() < 0.6:  # who bought the debt is paid
        holder = factor
    taxed = not (rng.random() < (0.06 if family.country != "US" else 0.3))
    refs = {
        key: sequence(rng, family.reference_shapes[key], issue)
        for key in ("po", "dn", "customer_no", "our_ref", "your_ref", "job_no", "quote_no", "payment_reference", "invoice_ref", "vehicle")
    }
    refs["salesperson"] = person(rng, family.country)
    content = Content(
        kind,
        family.country,
        family.language,
        country.currency if not (export and rng.random() < 0.4) else ("USD" if country.currency != "USD" else "EUR"),
        seller,
        buyer,
        ship,
        account(rng, family.country, holder),
        factor,
        sequence(rng, family.shape_for(kind), issue),
        issue,
        issue + timedelta(days=days),
        days,
        refs,
        [],
        taxed,
        family.included and taxed,
    )
    dear = 1.0 if family.country in ("ZA", "DE", "FR", "NL", "AT", "CH", "BE", "CN") else {"IN": 3.0}.get(family.country, 0.12)
    content.items = [_item(rng, family, content, language, dear, export) for _ in range(min(at_most, _how_many(rng)))]
    _work_out(rng, family, content, export)
    return content


def _how_many(rng: Random) -> int:
    if rng.random() < 0.13:
        return rng.randrange(18, 75)
    return rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 10, 13))


def _item(rng: Random, family: Family, content: Content, language: str, dear: float, export: bool) -> Item:
    ware = draw_ware(rng, language, dear)
    discount = Decimal(rng.choice(("5", "10", "2.5", "12.5", "20"))) if family.discounts and rng.random() < 0.4 else Decimal(0)
    rates = COUNTRIES[content.country].rates
    rate = Decimal(rng.choice(rates)) if family.mixed_rates and rng.random() < 0.35 else Decimal(rates[0])
    if export or not content.taxed:
        rate = Decimal(0)
    amount = cents(ware.quantity * ware.price * (HUNDRED - discount) / HUNDRED)
    if content.included:
        tax = cents(amount * rate / (HUNDRED + rate))
        net, gross = amount - tax, amount
    else:
        tax = cents(amount * rate / HUNDRED)
        net, gross = amount, amount + tax
    notes: list[str] = []
    if family.item_notes and rng.random() < 0.4:
        for key in ("item_note", "serial"):
            if rng.random() < 0.5:
                notes.append(family.say(key, fresh=rng).format(number=digits(rng, 5), date=family.day(content.issue)))
    return Item(ware, discount, rate, net, tax, gross, tuple(notes))


def _work_out(rng: Random, family: Family, content: Content, export: bool) -> None:
    charged: dict[Decimal, Decimal] = {}
    for item in content.items:
        charged[item.rate] = charged.get(item.rate, ZERO) + (item.gross if content.included else item.net)
    content.lines_total = sum(charged.values(), ZERO)
    main = max(charged, key=lambda rate: charged[rate])
    if not content.included:
        if family.allowances and rng.random() < 0.5:
            content.allowance = cents(charged[main] * rng.choice((2, 3, 5, 10)) / HUNDRED)
            charged[main] -= content.allowance
        if family.charges and rng.random() < 0.6:
            content.charge = cents(Decimal(rng.randrange(400, 90000)) / HUNDRED)
            charged[main] += content.charge
    for rate, amount in sorted(charged.items(), reverse=True):
        tax = cents(amount * rate / (HUNDRED + rate)) if content.included else cents(amount * rate / HUNDRED)
        content.taxes.append((rate, amount - tax if content.included else amount, tax))
    content.net = sum((base for _, base, _ in content.taxes), ZERO)
    content.tax = sum((tax for _, _, tax in content.taxes), ZERO)
    content.gross = content.net + content.tax
    content.due_amount = content.gross
    if content.kind != "invoice":
        return
    if family.prepaid and rng.random() < 0.5:
        content.prepaid = cents(content.gross * rng.choice((10, 20, 25, 30, 50)) / HUNDRED)
    if family.retention and rng.random() < 0.6:
        content.retention_rate = Decimal(rng.choice((5, 10)))
        content.retention = cents((content.gross if rng.random() < 0.5 else content.net) * content.retention_rate / HUNDRED)
        content.withheld = family.withholding
    due = content.gross - content.prepaid - content.retention
    if family.rounded and due > 1:
        content.rounding = due.quantize(Decimal("0.1")) - due
        due += content.rounding
    content.due_amount = due
