"""Totals are exact to the cent and never negative, whatever the amounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from extractors.money import Money
from tests.verification.world import CLIENT, INVOICE, document, pack_document
from verification.calculation import Part
from verification.client_book import ClientBook
from verification.eligibility import FundingBase, PackageTotals, worth
from verification.exchange import Converter
from verification.list_books import ListBooks
from verification.model import ExchangeRate, Exposure, PartyMatch, Receivable

cents = st.integers(0, 10**11)
RATES = st.decimals(0, 1, places=4)


def _rand(amount_cents: int) -> Money:
    return Money.from_minor_units(amount_cents, "ZAR")


def _receivable(place: int, kind: str, amount_cents: int) -> Receivable:
    stated = {**INVOICE, "gross_total": str(_rand(amount_cents).amount), "invoice_number": f"INV-{place}"}
    return Receivable(f"r{place}", "C001", pack_document(f"d{place}", place, document(kind, stated)), None)


amounts = st.lists(st.tuples(st.sampled_from(["invoice", "invoice", "credit_note"]), cents, st.booleans()), max_size=12)


def _base(in_use: int = 0, is_open: int = 0) -> FundingBase:
    exposure = Exposure(_rand(in_use), _rand(is_open), _rand(0))
    return FundingBase(exposure, ClientBook("ZAR", {}), {}, Converter(ListBooks(), CLIENT.facility))


def _worth(stated: list[tuple[str, int, bool]], rate: Decimal, limit: int, in_use: int, is_open: int) -> PackageTotals:
    facility = replace(CLIENT.facility, advance_rate=rate, limit=_rand(limit))
    receivables = [_receivable(place, kind, amount) for place, (kind, amount, _) in enumerate(stated)]
    complete = {f"r{place}" for place, (_, _, whole) in enumerate(stated) if whole}
    return worth(replace(CLIENT, facility=facility), receivables, complete, _base(in_use, is_open))


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


@given(amounts, RATES, cents, cents, cents)
def test_the_working_adds_up_line_by_line(
    stated: list[tuple[str, int, bool]], rate: Decimal, limit: int, in_use: int, is_open: int
) -> None:
    totals = _worth(stated, rate, limit, in_use, is_open)
    running: dict[str, Decimal] = {}
    left: dict[str, Money] = {}
    for step in totals.steps:
        assert step.amount.amount >= 0
        before = running.get(step.section, Decimal(0))
        if step.part is Part.LEAVES:
            assert step.amount.amount == before
            left[step.what] = step.amount
        else:
            running[step.section] = before + (step.amount.amount if step.part is Part.PLUS else -step.amount.amount)
    assert left["Eligible in this package"] == totals.eligible
    assert left["Advance now"] == totals.advance
    assert left["Reserve"] == totals.reserve
    assert left["Availability"] <= _rand(limit)


@given(amounts, RATES, cents, cents, cents, st.randoms(use_true_random=False))
def test_the_order_of_the_papers_changes_nothing(
    stated: list[tuple[str, int, bool]], rate: Decimal, limit: int, in_use: int, is_open: int, chance: Random
) -> None:
    facility = replace(CLIENT.facility, advance_rate=rate, limit=_rand(limit))
    receivables = [_receivable(place, kind, amount) for place, (kind, amount, _) in enumerate(stated)]
    complete = {f"r{place}" for place, (_, _, whole) in enumerate(stated) if whole}
    shuffled = chance.sample(receivables, len(receivables))
    one, other = (worth(replace(CLIENT, facility=facility), each, complete, _base(in_use, is_open)) for each in (receivables, shuffled))
    assert one.by_receivable == other.by_receivable
    assert one.steps == other.steps


def test_an_invoice_in_another_currency_is_not_counted() -> None:
    stated = {**INVOICE, "currency": "EUR"}
    foreign = Receivable("r1", "C001", pack_document("d", 0, document("invoice", stated)), None)
    totals = worth(CLIENT, [foreign], {"r1"}, _base())
    assert (totals.submitted.amount, totals.uncounted) == (Decimal(0), ("r1",))


def test_an_invoice_in_another_currency_counts_at_the_rate_of_its_day() -> None:
    rates = [ExchangeRate("EUR", "ZAR", date(2026, 2, 27), Decimal("20.5"), "Reserve Bank")]
    base = replace(_base(), converter=Converter(ListBooks(rates=rates), CLIENT.facility))
    stated = {**INVOICE, "currency": "EUR", "gross_total": "100.01"}
    foreign = Receivable("r1", "C001", pack_document("d", 0, document("invoice", stated)), None)
    totals = worth(CLIENT, [foreign], {"r1"}, base)
    assert (totals.eligible, totals.advance) == (_rand(205021), _rand(164016))
    assert totals.by_receivable["r1"].because == "100.01 EUR at 20.5 of 2026-02-27 (Reserve Bank)"
    assert totals.steps[0].because == "INV-101: 100.01 EUR at 20.5 of 2026-02-27 (Reserve Bank)"


def test_a_contra_lowers_what_is_available_once() -> None:
    facility = replace(CLIENT.facility, limit=_rand(10**9))
    one = _receivable(1, "invoice", 1000000)
    base = replace(_base(), contras={"D007": _rand(400000)})
    bought_by = Receivable(one.receivable_id, one.client_code, one.invoice, PartyMatch("D007", Decimal(1), "same name"))
    totals = worth(replace(CLIENT, facility=facility), [bought_by], {"r1"}, base)
    assert (totals.eligible, totals.advance, totals.reserve) == (_rand(1000000), _rand(480000), _rand(520000))
    contra = next(each for each in totals.steps if each.what == "Contra")
    assert (contra.amount, contra.because) == (_rand(400000), "the client owes the debtor as much, which may be set off: D007")


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
    totals = worth(CLIENT, [part_paid], {"r1"}, _base())
    assert totals.submitted == _rand(1000000)
