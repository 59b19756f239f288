"""DUP-07: the sum of an old debt, cut up or put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import gcd
from typing import TypeAlias

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.matching.numbers import number_key, same_number
from verification.matching.sums import grain, parts_of, sums_by_chance, sums_of
from verification.model import Batch, PartyMatch, Receivable, RegisterEntry
from verification.register import BatchClaims, EarlierClaim, claim_of_entry, earlier_entries
from verification.register_questions import MOST_OF_PARTIES, ByParties, around_the_day
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer

_Billed: TypeAlias = EarlierClaim | RegisterEntry
"""What stands in the register is made a claim where it is named: hundreds are looked at, and few named."""

_LIKELY_BY_CHANCE = 0.000_15
_LIKELY_THOUGH_TIED = 0.05
"""Invoices that name one order or delivery note belong together already, so that their sum needs to say less."""

_MOST_CLAIMS = {2: 200, 3: 50, 4: 20}
"""How many parts are looked for among how many claims; the newest claims count."""

_MOST_OF_ONE_PRICE = 500


@dataclass(frozen=True, slots=True)
class _Sum:
    """Parts that add up to a whole; ours is the whole or one of the parts, and is not named here."""

    whole: _Billed | None
    parts: tuple[_Billed, ...]


@check(
    "DUP-07",
    title="Invoices that add up to an earlier one",
    reference="Double pledge in pieces: an old debt split into new invoices, or several put together under a new number and date",
    severity=Review,
    needs=(Term.GROSS_TOTAL, Term.ISSUE_DATE),
    reads=(Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.INVOICE_NUMBER),
    kinds=INVOICES_ONLY,
)
def split_or_merged(
    total: Money, issued: date, match: PartyMatch, receivable: Receivable, batch: Batch, batch_claims: BatchClaims, books: Books
) -> CheckAnswer:
    """Two to four claims of the client on the debtor, within 120 days, do not add up to this invoice, nor with this one to an earlier one.

    Sums come about by chance, the sooner the more claims there are and the rounder their amounts; amounts that repeat are those of a
    price list. Only a sum that chance hardly makes is shown to a person, more readily where order or delivery note are the same.
    """
    ours = batch_claims.claim(receivable)
    entries = earlier_entries(receivable, _billed_about_then(around_the_day(batch.client_code, match.code, issued), ours, books), batch)
    billed: list[_Billed] = [*entries, *batch_claims.before_on_debtor(receivable, match.code)]
    claims = [each for each in billed if _counts(each, ours, total)]
    tied = [each for each in claims if _tied(each, ours)] if ours.po_number or ours.delivery_note_number else []
    found = next(_sums(total, tied, _LIKELY_THOUGH_TIED), None)
    if found is None:
        found = next((each for each in _sums(total, claims, _LIKELY_BY_CHANCE) if not _repeated(each, total, claims)), None)
        if found is None or _from_a_price_list(claims):
            return None
    parts = " and ".join(f"{_where(each)} for {each.gross}" for each in found.parts)
    if found.whole is None:
        return f"{parts} add up to this invoice ({total})"
    return f"This invoice ({total}) and {parts} add up to {_where(found.whole)} for {found.whole.gross}"


def _billed_about_then(asked: ByParties, ours: EarlierClaim, books: Books) -> list[RegisterEntry]:
    """The newest that the client billed the debtor, and all that name our order or delivery note, in the order in which they came."""
    found = list(books.register_of_parties(asked.client_code, asked.debtor_code, asked.since, asked.until))
    if len(found) < MOST_OF_PARTIES:
        return found
    named: list[RegisterEntry] = []
    if ours.po_number:
        named += books.register_by_purchase_order(number_key(ours.po_number))
    if ours.delivery_note_number:
        named += books.register_by_delivery_note(number_key(ours.delivery_note_number))
    found += [
        each
        for each in named
        if (each.client_code, each.debtor_code) == (asked.client_code, asked.debtor_code)
        and each.issue_date is not None
        and asked.since <= each.issue_date <= asked.until
    ]
    return sorted({each.sequence: each for each in found}.values(), key=lambda each: each.sequence)


def _where(billed: _Billed) -> str:
    return billed.where if isinstance(billed, EarlierClaim) else claim_of_entry(billed).where


def _counts(claim: _Billed, ours: EarlierClaim, total: Money) -> bool:
    """Claims that stand: no credit notes nor what they took back, nor an earlier sending of this invoice, which DUP-02 finds."""
    amount = claim.gross
    stands = amount is not None and amount.currency == total.currency and amount.amount > 0 and claim.status != "credited"
    return stands and not same_number(claim.invoice_number, ours.invoice_number)


def _tied(claim: _Billed, ours: EarlierClaim) -> bool:
    same_note = same_number(claim.delivery_note_number, ours.delivery_note_number)
    return same_note is True or (same_note is None and same_number(claim.po_number, ours.po_number) is True)


def _sums(total: Money, claims: Sequence[_Billed], likely: float) -> Iterator[_Sum]:
    """Sums that were not to be expected: those of few parts first, since there are fewest of them."""
    mine = total.nearest_minor_units()
    all_amounts = [_minor(each) for each in claims]
    for count, most in _MOST_CLAIMS.items():
        pool, amounts = claims[-most:], all_amounts[-most:]
        step = grain([mine, *amounts])
        for places in _unlikely(mine, amounts, 0, count, sums_of(len(pool), count), step, likely):
            yield _Sum(None, tuple(pool[each] for each in places))
        for at, whole in enumerate(pool):
            if amounts[at] <= mine:
                continue
            tried = len(pool) * sums_of(len(pool) - at - 1, count - 1)
            for places in _unlikely(amounts[at], amounts, at + 1, count - 1, tried, step, likely, mine):
                yield _Sum(whole, tuple(pool[each] for each in places))


def _unlikely(
    whole: int, amounts: Sequence[int], since: int, count: int, tried: int, step: int, likely: float, mine: int = 0
) -> Iterator[tuple[int, ...]]:
    """The places, from one on, of parts that make the whole, our own part counted in, where chance hardly makes so close a sum.

    Each part's tax is rounded by itself, so that they may miss the whole by a cent apiece.
    """
    if since >= len(amounts) or sums_by_chance(whole, tried, step, 0) > likely:
        return
    for found in parts_of(whole - mine, amounts[since:], count, count):
        places = tuple(since + each for each in found)
        missed_by = abs(whole - mine - sum(amounts[each] for each in places))
        if sums_by_chance(whole, tried, step, missed_by) <= likely:
            yield places


def _minor(claim: _Billed) -> int:
    assert claim.gross is not None  # others do not count
    return claim.gross.nearest_minor_units()


def _from_a_price_list(claims: Sequence[_Billed]) -> bool:
    """Earlier claims add up among themselves already, or most of them repeat: this debtor buys the same things again and again."""
    pool = [_minor(each) for each in claims[-_MOST_CLAIMS[3] :]]
    counted = Counter(pool)
    if sum(times for times in counted.values() if times > 1) * 2 > len(pool):
        return True
    distinct = sorted(counted)
    return any(next(parts_of(whole, distinct[:at], 2, 0), None) is not None for at, whole in enumerate(distinct))


def _repeated(found: _Sum, total: Money, claims: Sequence[_Billed]) -> bool:
    """An amount of the sum is that of another claim as well, or all are few times one price."""
    counted = Counter([total.nearest_minor_units(), *map(_minor, claims)])
    named = Counter([total.nearest_minor_units(), *map(_minor, (*found.parts, *([found.whole] if found.whole else ())))])
    largest = max(named) if named else 0
    return any(counted[amount] > times for amount, times in named.items()) or gcd(*named) * _MOST_OF_ONE_PRICE >= largest
