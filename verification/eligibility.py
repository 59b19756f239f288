"""What a package is worth to the client today: submitted, eligible, advanced, and held in reserve, exact to the cent and never negative.

Availability is the smaller of the facility's limit and the eligible book times the advance rate, less the funds in use. The eligible book
is what stands open already plus what this package adds. A credit note has no value of its own: it lowers what the package is worth, even
while it is deficient, since a credit that a client would rather not show is owed all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from extractors.money import Money, minor_unit_digits
from extractors.terms import DocumentKind
from verification.books import Books
from verification.deficiencies import Deficiency, receivable_state
from verification.figures import UnknownInputError, claim_of, currency_of, gross_of
from verification.model import Batch, Client, Exposure, Receivable, ReceivableState


@dataclass(frozen=True, slots=True)
class Totals:
    """Money of one receivable or of a package, in the facility's currency. `eligible` is always `advance` plus `reserve`."""

    submitted: Money
    eligible: Money
    advance: Money
    reserve: Money


@dataclass(frozen=True, slots=True)
class PackageTotals:
    """A package's totals, those of each receivable (they add up to the package's eligible, advance and reserve), and what is left out.

    `credits` is what credit notes take off. `uncounted` are receivables whose amount is unknown or in another currency than the
    facility's: nobody has told us a rate.
    """

    submitted: Money
    eligible: Money
    advance: Money
    reserve: Money
    credits: Money
    by_receivable: dict[str, Totals]
    uncounted: tuple[str, ...] = ()


def availability(limit: Money, eligible: Money, advance_rate: Decimal, funds_in_use: Money) -> Money:
    """What may still be advanced: min(limit, eligible x advance rate) - funds in use, and never less than nothing.

    The ceiling is rounded as funds in use are, half up, so that a book that is fully drawn neither gains nor lacks a cent.
    """
    ceiling = min(limit, (eligible * advance_rate).rounded())
    left = ceiling - funds_in_use
    return left if left.amount > 0 else Money(Decimal(0), left.currency)


def share_of(amount: Money, rate: Decimal) -> Money:
    """A share of an amount, rounded down to the smallest coin: rounding never advances more than was agreed."""
    step = Decimal(1).scaleb(-minor_unit_digits(amount.currency))
    return Money((amount.amount * rate).quantize(step, ROUND_DOWN), amount.currency)


def package_totals(batch: Batch, deficiencies: Iterable[Deficiency], books: Books) -> PackageTotals:
    """What a package is worth as it stands: a receivable counts as eligible when nothing holds it up.

    Raises LookupError where the client is not in the books.
    """
    client = books.client(batch.client_code)
    if client is None:
        raise LookupError(f"Client {batch.client_code} is not in the books")
    standing = list(deficiencies)
    complete = {
        each.receivable_id for each in batch.receivables if receivable_state(each.receivable_id, standing) is ReceivableState.COMPLETE
    }
    return worth(client, batch.receivables, complete, books.exposure(batch.client_code, None))


def worth(client: Client, receivables: Sequence[Receivable], complete: Collection[str], exposure: Exposure) -> PackageTotals:
    """The totals of receivables of which some are complete, given what stands open already."""
    facility = client.facility
    nothing = Money(Decimal(0), facility.currency)
    claims: dict[str, Money] = {}
    credited, uncounted = nothing, []
    for each in receivables:
        amount = claim_in(each, facility.currency)
        if amount is None:
            uncounted.append(each.receivable_id)
        elif each.invoice.document.kind is DocumentKind.CREDIT_NOTE:
            credited += amount
        else:
            claims[each.receivable_id] = amount
    eligible_each = {key: amount for key, amount in claims.items() if key in complete}
    submitted = _less(_sum(claims.values(), nothing), credited)
    eligible_each = _take_off(eligible_each, credited)
    eligible = _sum(eligible_each.values(), nothing)
    book = exposure.client_open + eligible
    room = availability(facility.limit, book, facility.advance_rate, exposure.funds_in_use)
    advance = min(share_of(eligible, facility.advance_rate), room)
    advances = _spread(advance, eligible_each)
    by_receivable = {}
    for each in receivables:
        key = each.receivable_id
        own, paid = eligible_each.get(key, nothing), advances.get(key, nothing)
        by_receivable[key] = Totals(claims.get(key, nothing), own, paid, own - paid)
    return PackageTotals(submitted, eligible, advance, eligible - advance, credited, by_receivable, tuple(uncounted))


def claim_in(receivable: Receivable, currency: str) -> Money | None:
    """What a receivable is for, where that is known and in this currency; of a credit note what it takes off."""
    document = receivable.invoice.document
    try:
        if currency_of(document, currency) != currency:
            return None
    except UnknownInputError:
        return None
    if document.kind is DocumentKind.CREDIT_NOTE:
        gross = gross_of(document, currency)
        return abs(gross).rounded() if gross else None
    amount = claim_of(document, currency)
    return amount.rounded() if amount else None


def _sum(amounts: Iterable[Money], nothing: Money) -> Money:
    total = nothing
    for each in amounts:
        total += each
    return total


def _less(amount: Money, taken: Money) -> Money:
    return amount - taken if amount > taken else Money(Decimal(0), amount.currency)


def _take_off(amounts: dict[str, Money], taken: Money) -> dict[str, Money]:
    """Lower amounts by what credit notes take, largest first, none below nothing."""
    result = dict(amounts)
    for key in sorted(amounts, key=lambda each: (-amounts[each].amount, each)):
        part = min(result[key], taken)
        result[key], taken = result[key] - part, taken - part
    return result


def _spread(total: Money, weights: dict[str, Money]) -> dict[str, Money]:
    """A total shared out in proportion to weights, in whole coins that add up to it again; no part is above its weight."""
    whole = sum(each.minor_units() for each in weights.values())
    coins = total.minor_units()
    if whole == 0:
        return {}
    shares = {key: each.minor_units() * coins // whole for key, each in weights.items()}
    left = coins - sum(shares.values())
    for key in sorted(weights, key=lambda each: (-(weights[each].minor_units() * coins % whole), each))[:left]:
        shares[key] += 1
    return {key: Money.from_minor_units(each, total.currency) for key, each in shares.items()}
