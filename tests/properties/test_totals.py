"""Totals are exact to the cent and never negative, whatever the amounts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.money import Money
from tests.verification.world import CLIENT, INVOICE, document, pack_document
from verification.eligibility import PackageTotals, availability, worth
from verification.model import Exposure, Receivable

cents = st.integers(0, 10**11)
RATES = st.decimals(0, 1, places=4)


def _rand(amount_cents: int) -> Money:
    return Money.from_minor_units(amount_cents, "ZAR")


def _receivable(place: int, kind: str, amount_cents: int) -> Receivable:
    stated = {**INVOICE, "gross_total": str(_rand(amount_cents).amount), "invoice_number": f"INV-{place}"}
    return Receivable(f"r{place}", "C001", pack_document(f"d{place}", place, document(kind, stated)), None)


amounts = st.lists(st.tuples(st.sampled_from(["invoice", "invoice", "credit_note"]), cents, st.booleans()), max_size=12)


def _worth(stated: list[tuple[str, int, bool]], rate: Decimal, limit: int, in_use: int, is_open: int) -> PackageTotals:
    facility = replace(CLIENT.facility, advance_rate=rate, limit=_rand(limit))
    receivables = [_receivable(place, kind, amount) for place, (kind, amount, _) in enumerate(stated)]
    complete = {f"r{place}" for place, (_, _, whole) in enumerate(stated) if whole}
    exposure = Exposure(_rand(in_use), _rand(is_open), _rand(0))
    return worth(replace(CLIENT, facility=facility), receivables, complete, exposure)


@given(amounts, RATES, cents, cents, cents)
def test_parts_add_up_to_the_whole_and_nothing_is_negative(
    stated: list[tuple[str, int, bool]], rate: Decimal, limit: int, in_use: int, is_open: int
) -> None:
    totals = _worth(stated, rate, limit, in_use, is_open)
    parts = list(totals.by_receivable.values())
    assert totals.eligible == totals.advance + totals.reserve
    for name in ("eligible", "advance", "reserve"):
        assert sum((getattr(each, name).amount for each in parts), Decimal(0)) == getattr(totals, name).amount
    for each in [totals, *parts]:
        for name in ("submitted", "eligible", "advance", "reserve"):
            amount = getattr(each, name)
            assert amount.amount >= 0
            assert "-" not in str(amount)
            amount.minor_units()
        assert each.advance <= each.eligible
        assert each.eligible <= each.submitted


@given(amounts, RATES, cents, cents, cents)
def test_no_more_is_advanced_than_rate_and_limit_allow(
    stated: list[tuple[str, int, bool]], rate: Decimal, limit: int, in_use: int, is_open: int
) -> None:
    totals = _worth(stated, rate, limit, in_use, is_open)
    assert totals.advance.amount <= totals.eligible.amount * rate
    assert totals.advance.amount == 0 or totals.advance + _rand(in_use) <= _rand(limit)


@given(amounts, cents)
def test_a_further_credit_note_never_makes_a_package_worth_more(stated: list[tuple[str, int, bool]], credit: int) -> None:
    plenty = (Decimal("0.8"), 10**14, 0, 0)
    before, after = _worth(stated, *plenty), _worth([*stated, ("credit_note", credit, False)], *plenty)
    assert after.submitted <= before.submitted
    assert after.eligible <= before.eligible
    assert after.advance <= before.advance


@given(cents, cents, cents, RATES)
def test_availability_is_what_limit_and_book_leave(limit: int, eligible: int, in_use: int, rate: Decimal) -> None:
    left = availability(_rand(limit), _rand(eligible), rate, _rand(in_use))
    assert left.amount >= 0
    assert left <= _rand(limit)
    assert left.amount <= eligible * rate / 100 + Decimal("0.005")


def test_an_invoice_in_another_currency_is_not_counted() -> None:
    stated = {**INVOICE, "currency": "EUR"}
    foreign = Receivable("r1", "C001", pack_document("d", 0, document("invoice", stated)), None)
    totals = worth(CLIENT, [foreign], {"r1"}, Exposure(_rand(0), _rand(0), _rand(0)))
    assert (totals.submitted.amount, totals.uncounted) == (Decimal(0), ("r1",))


def test_eighty_percent_of_a_plain_invoice() -> None:
    totals = _worth([("invoice", 1150000, True)], Decimal("0.8"), 10**9, 0, 0)
    assert [str(each) for each in (totals.submitted, totals.eligible, totals.advance, totals.reserve)] == [
        "11500.00 ZAR",
        "11500.00 ZAR",
        "9200.00 ZAR",
        "2300.00 ZAR",
    ]


def test_a_paid_deposit_is_not_sold_again() -> None:
    stated = {**INVOICE, "prepaid_total": "1500.00", "amount_due": "10000.00"}
    part_paid = Receivable("r1", "C001", pack_document("d", 0, document("invoice", stated)), None)
    totals = worth(CLIENT, [part_paid], {"r1"}, Exposure(_rand(0), _rand(0), _rand(0)))
    assert totals.submitted == _rand(1000000)
