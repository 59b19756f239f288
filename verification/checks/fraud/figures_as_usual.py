"""FRD-03: numbers, dates and amounts run as they usually do for this client."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from extractors.model import ExtractedDocument
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.chance import at_least_binomial, at_least_poisson, gap_as_long
from verification.figures import date_of, gross_of
from verification.history import ClientHistory
from verification.matching.number_series import running_number
from verification.model import Batch, Facility, RegisterEntry
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
    number: str, gross: Money, issued: date | None, batch: Batch, history: ClientHistory, facility: Facility
) -> CheckAnswer:
    """The number follows the client's earlier ones, no week has far more invoices than any before, and no more amounts of a batch are
    round, or just under the limit from which a second person approves, than the client's amounts usually are.

    Each figure is compared with the client's own history and with chance, and warned of only where both say that it is out of the way.
    """
    earlier = history.invoices
    if len(earlier) < _FEWEST_EARLIER:
        return Passed(f"Too few earlier invoices to compare with: {len(earlier)}")
    amounts = [each for each in (gross_of(one, facility.currency) for one in _documents(batch)) if each is not None]
    usual = [each.gross for each in earlier if each.gross is not None]
    found = [
        _gap(number, earlier, batch),
        _burst(issued, earlier, batch) if issued else None,
        _round_sums(gross, amounts, usual),
        _just_under(gross, amounts, usual, Money(facility.approval_limit, facility.currency)),
    ]
    return "; ".join(each for each in found if each) or Passed("As usual for this client")


def _documents(batch: Batch) -> list[ExtractedDocument]:
    return [each.invoice.document for each in batch.receivables if each.invoice.document.kind is DocumentKind.INVOICE]


def _gap(number: str, earlier: Sequence[RegisterEntry], batch: Batch) -> str | None:
    """A number far ahead of the last one of its series."""
    placed = running_number(number)
    if placed is None:
        return None
    series, place = placed
    before = sorted(_places(series, [each.invoice_number for each in earlier]))
    if len(before) <= _FEWEST_STEPS:
        return None
    steps = [later - former for former, later in pairwise(before)]
    in_batch = _places(series, [each.value(Term.INVOICE_NUMBER) or "" for each in _documents(batch)])
    last = max((each for each in (*before, *in_batch) if each < place), default=None)
    if last is None or last < before[-1]:
        return None
    gap, mean = place - last, sum(steps) / len(steps)
    if gap < _SHORTEST_GAP or gap < _TIMES_THE_LONGEST * max(steps) or gap_as_long(gap, mean) > _CHANCE:
        return None
    return f"{number} is {gap} numbers after the last one, the longest step so far was {max(steps)}"


def _places(series: str, numbers: Iterable[str]) -> set[int]:
    """The places in a series that these numbers have."""
    return {found[1] for each in numbers if (found := running_number(each)) is not None and found[0] == series}


def _burst(issued: date, earlier: Sequence[RegisterEntry], batch: Batch) -> str | None:
    """A week with far more invoices than any before."""
    before = sorted(each.issue_date for each in earlier if each.issue_date is not None)
    if len(before) < _FEWEST_EARLIER or (before[-1] - before[0]).days < _SHORTEST_SPAN_DAYS:
        return None
    now = [each for each in (date_of(one, Term.ISSUE_DATE) for one in _documents(batch)) if each is not None]
    count = sum(issued - _WEEK < each <= issued for each in (*before, *now))
    most = max(sum(last - _WEEK < each <= last for each in before) for last in before)
    expected = len(before) * _WEEK.days / ((before[-1] - before[0]).days + 1)
    if count < _FEWEST_IN_BURST or count <= 2 * most or at_least_poisson(count, expected) > _CHANCE:
        return None
    return f"{count} invoices in the week up to {issued}, the most in a week so far were {most}"


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
