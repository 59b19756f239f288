"""FRD-03: numbers, dates and amounts run as they usually do for this client."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from extractors.money import Money
from extractors.terms import Term
from verification.chance import at_least_binomial, at_least_poisson, gap_as_long
from verification.history import ClientHistory
from verification.matching.number_series import running_number
from verification.model import Facility
from verification.register import BatchClaims, EarlierClaim
from verification.registry import INVOICES_ONLY, Warn, check
from verification.results import CheckAnswer, Passed

_FEWEST_EARLIER = 20
_FEWEST_STEPS = 10
_TIMES_THE_LONGEST = 5
_SHORTEST_GAP = 20
_WEEK = timedelta(days=7)
_SHORTEST_SPAN_DAYS = 60
_FEWEST_IN_BURST = 10
_ROUND = Decimal(50)  # what a price in whole hundreds or thousands comes to, with a tax of 15 or 20 percent too
_JUST_UNDER = Decimal("0.95")  # of the limit
_FEWEST_LIKE_IT = 3
_CHANCE = 0.001


@check(
    "FRD-03",
    title="Unusual gaps, bursts or amounts",
    reference="Fresh-air invoices: numbers, dates and amounts that were thought up follow other laws than those of a trade",
    severity=Warn,
    needs=(Term.INVOICE_NUMBER, Term.GROSS_TOTAL),
    uses=(Term.ISSUE_DATE,),
    kinds=INVOICES_ONLY,
)
def figures_as_usual(
    number: str, gross: Money, issued: date | None, batch_claims: BatchClaims, history: ClientHistory, facility: Facility
) -> CheckAnswer:
    """The number follows the client's earlier ones, no week has far more invoices than any before, and no more amounts of a batch are
    round, or just under the limit from which a second person approves, than the client's amounts usually are.

    Each figure is compared with the client's own history and with chance, and warned of only where both say that it is out of the way.
    """
    earlier = history.invoices
    if len(earlier) < _FEWEST_EARLIER:
        return Passed("Too few earlier invoices to compare with")
    batch = batch_claims.invoices
    amounts = [each.gross for each in batch if each.gross is not None]
    usual = [each.gross for each in earlier if each.gross is not None]
    found = [
        _gap(number, history, batch),
        _burst(issued, history.days, batch) if issued else None,
        _round_sums(gross, amounts, usual),
        _just_under(gross, amounts, usual, Money(facility.approval_limit, facility.currency)),
    ]
    return "; ".join(each for each in found if each) or Passed("As usual for this client")


def _gap(number: str, history: ClientHistory, batch: Sequence[EarlierClaim]) -> str | None:
    """A number far ahead of the last one of its series."""
    placed = running_number(number)
    if placed is None:
        return None
    series, place = placed
    before = sorted({at for known, at in history.running_numbers if known == series})
    if len(before) <= _FEWEST_STEPS:
        return None
    steps = [later - former for former, later in pairwise(before)]
    numbered = (running_number(each.invoice_number) for each in batch)
    in_batch = {each[1] for each in numbered if each is not None and each[0] == series}
    last = max((each for each in (*before, *in_batch) if each < place), default=None)
    if last is None or last < before[-1]:
        return None
    gap, mean = place - last, sum(steps) / len(steps)
    if gap < _SHORTEST_GAP or gap < _TIMES_THE_LONGEST * max(steps) or gap_as_long(gap, mean) > _CHANCE:
        return None
    return f"{number} is {gap} numbers after the last one, the longest step so far was {max(steps)}"


def _burst(issued: date, before: Sequence[date], batch: Sequence[EarlierClaim]) -> str | None:
    """A week with far more invoices than any before; `before` are the days of earlier ones, oldest first."""
    if len(before) < _FEWEST_EARLIER or (before[-1] - before[0]).days < _SHORTEST_SPAN_DAYS:
        return None
    now = sorted(each.issue_date for each in batch if each.issue_date is not None)
    count = _in_week_up_to(issued, before) + _in_week_up_to(issued, now)
    if count < _FEWEST_IN_BURST:
        return None
    most = max(_in_week_up_to(last, before) for last in before)
    expected = len(before) * _WEEK.days / ((before[-1] - before[0]).days + 1)
    if count <= 2 * most or at_least_poisson(count, expected) > _CHANCE:
        return None
    return f"{count} invoices in the week up to {issued}, the most in a week so far were {most}"


def _in_week_up_to(day: date, days: Sequence[date]) -> int:
    """How many of these days, oldest first, lie in the week that ends on a day."""
    return bisect_right(days, day) - bisect_right(days, day - _WEEK)


def _round_sums(gross: Money, amounts: Sequence[Money], usual: Sequence[Money]) -> str | None:
    if not _is_round(gross):
        return None
    count, before = sum(map(_is_round, amounts)), sum(map(_is_round, usual))
    if not _more_than_usual(count, len(amounts), before, len(usual)):
        return None
    batch = f"{count} of {len(amounts)} amounts in the batch are round sums such as {gross}"
    return f"{batch}, of the client's earlier ones {before} of {len(usual)}"


def _just_under(gross: Money, amounts: Sequence[Money], usual: Sequence[Money], limit: Money) -> str | None:
    if limit.amount <= 0 or not _is_just_under(gross, limit):
        return None
    count = sum(_is_just_under(each, limit) for each in amounts)
    before = sum(_is_just_under(each, limit) for each in usual)
    if not _more_than_usual(count, len(amounts), before, len(usual)):
        return None
    return f"{count} of {len(amounts)} amounts in the batch are just under {limit}, of the client's earlier ones {before} of {len(usual)}"


def _more_than_usual(count: int, of: int, before: int, of_before: int) -> bool:
    """Whether a batch has more of something than its client's custom and chance explain; a custom never seen counts as seen once."""
    return count >= _FEWEST_LIKE_IT and at_least_binomial(count, of, (before + 1) / (of_before + 2)) < _CHANCE


def _is_round(amount: Money) -> bool:
    return amount.amount > 0 and amount.amount % _ROUND == 0


def _is_just_under(amount: Money, limit: Money) -> bool:
    return amount.currency == limit.currency and limit.amount * _JUST_UNDER <= amount.amount < limit.amount
