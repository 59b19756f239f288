"""What a package is worth to the client today: submitted, eligible, advanced, and held in reserve, exact to the cent and never negative.

Availability is the smaller of the facility's limit and the eligible book times the advance rate, less the funds in use and the reserves.
The eligible book is what stands open already plus what this package adds, less what the facility does not count. A credit note has no
value of its own: it lowers what the package is worth, even while it is deficient, since a credit that a client would rather not show is
owed all the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from extractors.money import Money, minor_unit_digits
from extractors.terms import DocumentKind, Term
from verification.books import Books
from verification.calculation import Step, Working
from verification.claims import claim_in, why_uncounted
from verification.client_book import ClientBook, client_book, in_hundred, sum_of
from verification.deductions import ineligible_parts, reserves
from verification.deficiencies import Deficiency, receivable_state
from verification.exchange import Converted, Converter
from verification.model import Batch, Client, Contra, Exposure, Receivable, ReceivableState
from verification.register import debtor_code_of

AVAILABILITY = "Availability"
"""The section of the working that ends in what may be advanced to the client now."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Money of one receivable or of a package, in the facility's currency. `eligible` is always `advance` plus `reserve`.

    `because` says in words how a receivable comes to its figures.
    """

    submitted: Money
    eligible: Money
    advance: Money
    reserve: Money
    because: str = ""


@dataclass(frozen=True, slots=True)
class PackageTotals:
    """A package's totals, those of each receivable (they add up to the package's eligible, advance and reserve), and what is left out.

    `credits` is what credit notes take off. `uncounted` are receivables whose amount is unknown or in a currency for which nobody has told
    us a good rate. `steps` are the working, line by line.
    """

    submitted: Money
    eligible: Money
    advance: Money
    reserve: Money
    credits: Money
    by_receivable: dict[str, Totals]
    uncounted: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class FundingBase:
    """What the books say of a client on a day, as far as its availability follows from it."""

    exposure: Exposure
    book: ClientBook
    contras: Mapping[str | None, Money]
    converter: Converter


def funding_base(client: Client, books: Books, today: date) -> FundingBase:
    """What the client's availability follows from today. Contras in a currency without a rate are left to ELG-04."""
    converter = Converter(books, client.facility)
    contras = {each.debtor_code: _worth_today(each, converter, today) for each in books.contras(client.client_code)}
    known: dict[str | None, Money] = {code: amount.amount for code, amount in contras.items() if amount is not None}
    return FundingBase(books.exposure(client.client_code, None), client_book(client, books, today), known, converter)


def _worth_today(contra: Contra, converter: Converter, today: date) -> Converted | None:
    return converter.convert(contra.owed, contra.as_of or today)


def share_of(amount: Money, rate: Decimal) -> Money:
    """A share of an amount, rounded down to the smallest coin: rounding never advances more than was agreed."""
    step = Decimal(1).scaleb(-minor_unit_digits(amount.currency))
    return Money((amount.amount * rate).quantize(step, ROUND_DOWN), amount.currency)


def package_totals(batch: Batch, deficiencies: Iterable[Deficiency], books: Books, today: date) -> PackageTotals:
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
    return worth(client, batch.receivables, complete, funding_base(client, books, today))


def worth(client: Client, receivables: Sequence[Receivable], complete: Collection[str], base: FundingBase) -> PackageTotals:
    """The totals of receivables of which some are complete, given what stands open already."""
    facility = client.facility
    nothing = Money(Decimal(0), facility.currency)
    claims: dict[str, Converted] = {}
    credited, uncounted = nothing, []
    for each in receivables:
        claim = claim_in(each, base.converter)
        if claim is None:
            uncounted.append(each.receivable_id)
        elif each.invoice.document.kind is DocumentKind.CREDIT_NOTE:
            credited += claim.amount
        else:
            claims[each.receivable_id] = claim
    eligible_each = {key: claim.amount for key, claim in claims.items() if key in complete}
    submitted = _less(sum_of((each.amount for each in claims.values()), facility.currency), credited)
    eligible_each = _take_off(eligible_each, credited)
    eligible = sum_of(eligible_each.values(), facility.currency)
    working = Working(facility.currency)
    _work_out_eligible(working, receivables, claims, complete, credited)
    added: dict[str | None, Money] = {}
    for each in receivables:
        code = debtor_code_of(each)
        added[code] = added.get(code, nothing) + eligible_each.get(each.receivable_id, nothing)
    room = _work_out_room(working, client, added, base)
    advance = min(share_of(eligible, facility.advance_rate), room)
    _work_out_advance(working, eligible, advance, facility.advance_rate)
    advances = _spread(advance, eligible_each)
    by_receivable = {}
    for each in receivables:
        key = each.receivable_id
        own, paid = eligible_each.get(key, nothing), advances.get(key, nothing)
        claimed = claims[key].amount if key in claims else nothing
        by_receivable[key] = Totals(claimed, own, paid, own - paid, _because(each, claims.get(key), own, complete, base.converter))
    return PackageTotals(submitted, eligible, advance, eligible - advance, credited, by_receivable, tuple(uncounted), working.steps)


def _because(receivable: Receivable, claim: Converted | None, eligible: Money, complete: Collection[str], converter: Converter) -> str:
    if claim is None:
        return why_uncounted(receivable, converter)
    if receivable.invoice.document.kind is DocumentKind.CREDIT_NOTE:
        return "A credit note takes off what the package is worth" + (f"; {claim.because}" if claim.because else "")
    if receivable.receivable_id not in complete:
        return "Something stands against it" + (f"; {claim.because}" if claim.because else "")
    reduced = f"credit notes take {(claim.amount - eligible).amount}" if eligible < claim.amount else ""
    return "; ".join(each for each in (claim.because, reduced) if each)


def _work_out_eligible(
    working: Working, receivables: Sequence[Receivable], claims: Mapping[str, Converted], complete: Collection[str], credited: Money
) -> None:
    """From what was submitted to what may be counted of this package."""
    numbers = {each.receivable_id: each.invoice.document.value(Term.INVOICE_NUMBER) or "no number" for each in receivables}
    currency = working.currency
    held = [key for key in claims if key not in complete]
    good = sum_of((each.amount for key, each in claims.items() if key in complete), currency)
    converted = [f"{numbers[key]}: {each.because}" for key, each in claims.items() if each.because]
    working.begin("Eligible")
    working.plus("Invoices submitted", sum_of((each.amount for each in claims.values()), currency), "; ".join(converted))
    waiting = sum_of((claims[key].amount for key in held), currency)
    working.less("Not complete", waiting, f"something stands against {_listed(numbers[key] for key in held)}")
    working.less("Credit notes", min(credited, good), "they take off complete invoices first")
    working.leaves("Eligible in this package")


def available(client: Client, base: FundingBase, added: Mapping[str | None, Money]) -> Money:
    """What may be advanced when so much more is owed by each debtor: never less than nothing."""
    return _work_out_room(Working(client.facility.currency), client, added, base)


def _work_out_room(working: Working, client: Client, added: Mapping[str | None, Money], base: FundingBase) -> Money:
    """From what stands open to what may be advanced now, with what this package adds to the debt of each debtor."""
    facility, nothing = client.facility, Money(Decimal(0), client.facility.currency)
    open_now = base.exposure.client_open
    working.begin(AVAILABILITY)
    working.plus("Eligible in this package", sum_of(added.values(), facility.currency))
    if open_now.amount >= 0:
        working.plus("Open in the ledger", open_now, f"bought before and not yet paid{base.book.caveat}")
    else:
        working.less("Credits in the ledger", -open_now, "they are more than what stands open")
    owed: dict[str | None, Money] = {code: each.owed for code, each in base.book.by_debtor.items()}
    for code, amount in added.items():
        owed[code] = owed.get(code, nothing) + amount
    for step in ineligible_parts(facility, base.book, owed, base.contras):
        working.less(step.what, step.amount, step.because)
    book = working.leaves("Eligible book")
    ceiling = (book * facility.advance_rate).rounded()  # as funds in use are, so that a fully drawn book neither gains nor lacks a cent
    working.less("Not advanced", book - ceiling, f"the advance rate is {in_hundred(facility.advance_rate)}")
    working.less("Above the limit", _less(ceiling, facility.limit), f"the facility's limit is {facility.limit}")
    working.less("Funds in use", base.exposure.funds_in_use, "advanced before and not yet repaid")
    for step in reserves(facility, book):
        working.less(step.what, step.amount, step.because)
    return working.leaves("Availability")


def _work_out_advance(working: Working, eligible: Money, advance: Money, rate: Decimal) -> None:
    wanted = share_of(eligible, rate)
    working.begin("Advance")
    working.plus("Advance on this package", wanted, f"{in_hundred(rate)} of {eligible.amount}, rounded down")
    working.less("Above the availability", wanted - advance)
    working.leaves("Advance now")
    working.begin("Reserve")
    working.plus("Eligible in this package", eligible)
    working.less("Advance now", advance)
    working.leaves("Reserve")


def _listed(numbers: Iterable[str]) -> str:
    every = sorted(numbers)
    return ", ".join(every[:_MOST_NAMED]) + (f" and {len(every) - _MOST_NAMED} more" if len(every) > _MOST_NAMED else "")


_MOST_NAMED = 8


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
