"""A register as a factor's books may hold it, made up: clients who number in their own ways, prices that repeat, rents, odd amounts.

The same seed makes the same register. `edited` makes of an invoice in it what a client makes who sells it a second time.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

FIRST_DAY = date(2023, 4, 1)
DAYS = 1_080
CLIENTS_PER_MILLION = 400


@dataclass(frozen=True, slots=True)
class Sold:
    """One invoice: amounts in cents."""

    client: int
    debtor: int
    number: str
    issued: date
    gross_minor: int
    po_number: str | None
    note: str | None


@dataclass(slots=True)
class _Client:
    """How one client bills: its way of numbering, its debtors, its price list, the charges that come again and again."""

    index: int
    prefix: str
    width: int
    by_year: bool
    debtors: list[int]
    prices: list[int]
    charges: list[tuple[int, int, int]]  # debtor, cents, days between
    names_notes: float
    names_orders: float
    counter: int = 0
    year: int = 0
    orders: int = 0


def made(count: int, chance: random.Random) -> tuple[Iterator[Sold], Callable[[int], list[Sold]]]:
    """A register of this many invoices in the order of their days, and a way to make the honest invoices that follow it."""
    clients = [_client(index, chance) for index in range(max(4, count * CLIENTS_PER_MILLION // 1_000_000))]
    weights = [1 / (place + 3) for place in range(len(clients))]

    def before() -> Iterator[Sold]:
        for place in range(count):
            yield _next(chance.choices(clients, weights)[0], FIRST_DAY + timedelta(days=place * DAYS // count), chance)

    def after(more: int) -> list[Sold]:
        return [
            _next(chance.choices(clients, weights)[0], FIRST_DAY + timedelta(days=DAYS + place * 5 // more), chance)
            for place in range(more)
        ]

    return before(), after


def _client(index: int, chance: random.Random) -> _Client:
    debtors = chance.sample(range(3_000), chance.randint(5, 40))
    net = [chance.randint(80, 9_000) * 100 for _ in range(chance.randint(3, 30))]
    return _Client(
        index=index,
        prefix=chance.choice(["INV-", "INV", "TI/", "", "SI-", "A", "BILL-", "F"]),
        width=chance.choice([0, 4, 5, 6]),
        by_year=chance.random() < 0.2,
        debtors=debtors,
        prices=[each * 115 // 100 for each in net],
        charges=[(chance.choice(debtors), chance.randint(500, 60_000) * 115, chance.choice([7, 30])) for _ in range(3)],
        names_notes=chance.choice([0.0, 0.8, 1.0]),
        names_orders=chance.choice([0.0, 0.7, 1.0]),
    )


def _next(client: _Client, day: date, chance: random.Random) -> Sold:
    if client.by_year and client.year != day.year:
        client.year, client.counter = day.year, 0
    client.counter += 1
    number = f"{client.prefix}{client.counter:0{client.width}d}" if client.width else f"{client.prefix}{client.counter}"
    kind = chance.random()
    debtor = chance.choice(client.debtors)
    note: str | None = f"DN{client.index}-{client.counter + 7_000}"
    if kind < 0.08:
        debtor, gross, _ = chance.choice(client.charges)
        return Sold(client.index, debtor, number, day, gross, None, None)
    from_list = kind < 0.35
    gross = chance.choice(client.prices) * chance.randint(1, 12) if from_list else int(chance.lognormvariate(13.5, 1.2)) + 5_000
    if chance.random() > client.names_notes:
        note = None
    order = None
    if chance.random() < client.names_orders:
        client.orders += chance.random() < 0.7
        order = f"PO{client.index}{debtor}-{client.orders}"
    return Sold(client.index, debtor, number, day, gross, order, note)


def _put_in(number: str, at: int, sign: str) -> str:
    return number[:at] + sign + number[at:]


def _instead(number: str, digit: str, letter: str) -> str | None:
    return number.replace(digit, letter, 1) if digit in number else None


def _swapped(number: str, chance: random.Random) -> str | None:
    places = [at for at in range(len(number) - 1) if number[at : at + 2].isdigit() and number[at] != number[at + 1]]
    if not places:
        return None
    at = chance.choice(places)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]


def _first_digit(number: str) -> int:
    return next(at for at, sign in enumerate(number) if sign.isdigit())


def _zero_inside(number: str, chance: random.Random) -> str | None:
    last = len(number) - 1
    first = next((at for at, sign in enumerate(number) if sign.isdigit() and sign != "0"), last)
    return _put_in(number, chance.randint(first + 1, last), "0") if first < last else None


def _parted(number: str) -> str | None:
    if "-" in number or "/" in number:
        return number.replace("-", "").replace("/", "")
    return _put_in(number, len(number) - 2, "-") if number[-2:].isdigit() and number[-3:-2].isdigit() else None


EDITS: dict[str, Callable[[str, date, random.Random], str | None]] = {
    "suffix letter": lambda number, _, chance: number + chance.choice("ABCX"),
    "suffix -1": lambda number, _, chance: f"{number}-{chance.randint(1, 3)}",
    "prefix": lambda number, _, chance: chance.choice(["X-", "N/", "TAX-"]) + number,
    "zeroes in front": lambda number, _, chance: _put_in(number, _first_digit(number), "0" * chance.randint(1, 2)),
    "zero inside": lambda number, _, chance: _zero_inside(number, chance),
    "O for 0": lambda number, _, chance: _instead(number, "0", "O"),
    "I for 1": lambda number, _, chance: _instead(number, "1", chance.choice("Il")),
    "S for 5": lambda number, _, chance: _instead(number, "5", "S"),
    "B for 8": lambda number, _, chance: _instead(number, "8", "B"),
    "digits swapped": lambda number, _, chance: _swapped(number, chance),
    "digit run on": lambda number, _, chance: number + chance.choice("123456789"),
    "other separators": lambda number, _, chance: _parted(number),
    "year added": lambda number, day, chance: chance.choice([f"{number}/{day.year}", f"{day.year}-{number}"]),
    "case and spaces": lambda number, _, chance: " ".join(number.lower()) if not number.isdigit() else f"no. {number}",
    "copy words": lambda number, _, chance: number + chance.choice([" COPY", " (duplicate)", "-REV1", " rev 2", " V2", "COPY"]),
}


def edited(sold: Sold, kind: str, chance: random.Random) -> Sold | None:
    """The invoice under an edited number, on the same day or some days later; None where the number has nothing to edit in that way."""
    number = EDITS[kind](sold.number, sold.issued, chance)
    if number is None or number == sold.number:
        return None
    later = 0 if chance.random() < 0.5 else chance.randint(1, 15)
    return replace(sold, number=number, issued=sold.issued + timedelta(days=later))
