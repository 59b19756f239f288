"""FRD-03: numbers, dates and amounts run as they usually do for this client."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from extractors.money import Money
from extractors.terms import Term
from verification.chance import at_least_binomial, at_least_poisson, gap_as_long
from verification.figures import is_round_sum
from verification.history import ClientHistory, in_week_up_to
from verification.matching.number_series import running_number
from verification.model import Facility
from verification.register import BatchClaims
from verification.registry import INVOICES_ONLY, Warn, check
from verification.results import CheckAnswer, Passed

_FEWEST_EARLIER = 20
_FEWEST_STEPS = 10
_TIMES_THE_LONGEST = 5
_SHORTEST_GAP = 20
_SHORTEST_SPAN_DAYS = 60
_FEWEST_IN_BURST = 10
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
    found = [
        _gap(number, history, batch_claims),
        _burst(issued, history, batch_claims) if issued else None,
        _round_sums(gross, history, batch_claims),
        _just_under(gross, batch_claims.amounts, history.amounts, Money(facility.approval_limit, facility.currency)),
    ]
    return "; ".join(each for each in found if each) or Passed("As usual for this client")


def _gap(number: str, history: ClientHistory, batch_claims: BatchClaims) -> str | None:
    """A number far ahead of the last one of its series."""
    placed = running_number(number)
    if placed is None:
        return None
    series, place = placed
    before, steps = history.places_by_series.get(series, ()), history.steps_by_series.get(series, ())
    if len(steps) < _FEWEST_STEPS:
        return None
    last = max(_last_below(place, before), _last_below(place, batch_claims.places_by_series.get(series, ())))
    gap = place - last
    if last < before[-1] or gap < _SHORTEST_GAP:
        return None
    if gap < _TIMES_THE_LONGEST * max(steps) or gap_as_long(gap, sum(steps) / len(steps)) > _CHANCE:
        return None
    return f"{number} is {gap} numbers after the last one, the longest step so far was {max(steps)}"


def _last_below(place: int, places: Sequence[int]) -> int:
    """The last of these places, lowest first, that is below one; -1 where none is."""
    at = bisect_left(places, place)
    return places[at - 1] if at else -1


def _burst(issued: date, history: ClientHistory, batch_claims: BatchClaims) -> str | None:
    """A week with far more invoices than any before."""
    before = history.days
    if len(before) < _FEWEST_EARLIER or (before[-1] - before[0]).days < _SHORTEST_SPAN_DAYS:
        return None
    count = in_week_up_to(issued, before) + in_week_up_to(issued, batch_claims.days)
    if count < _FEWEST_IN_BURST or count <= 2 * history.busiest_week:
        return None
    expected = len(before) * 7 / ((before[-1] - before[0]).days + 1)
    if at_least_poisson(count, expected) > _CHANCE:
        return None
    return f"{count} invoices in the week up to {issued}, the most in a week so far were {history.busiest_week}"


def _round_sums(gross: Money, history: ClientHistory, batch_claims: BatchClaims) -> str | None:
    if not is_round_sum(gross) or batch_claims.round_count < _FEWEST_LIKE_IT:
        return None
    count, of, before, of_before = batch_claims.round_count, len(batch_claims.amounts), history.round_count, len(history.amounts)
    if not _more_than_usual(count, of, before, of_before):
        return None
    return f"{count} of {of} amounts in the batch are round sums such as {gross}, of the client's earlier ones {before} of {of_before}"


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


def _is_just_under(amount: Money, limit: Money) -> bool:
    return amount.currency == limit.currency and limit.amount * _JUST_UNDER <= amount.amount < limit.amount
