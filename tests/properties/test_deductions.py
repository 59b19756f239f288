"""What is not counted of a book is never more than the book, and what does not hang on order does not hang on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.money import Money
from tests.verification.world import CLIENT
from verification.client_book import book_of, sum_of
from verification.deductions import INELIGIBLE, ineligible_parts
from verification.exchange import Converter
from verification.list_books import ListBooks
from verification.model import Age, Facility, OpenBalance

FACILITY = replace(CLIENT.facility, limit=Money(Decimal(10**9), "ZAR"))
DEBTORS = [f"D{place}" for place in range(6)]


def _rand(cents: int) -> Money:
    return Money.from_minor_units(cents, "ZAR")


amounts = st.integers(1, 10**9).map(_rand)
balances = st.lists(st.builds(OpenBalance, st.sampled_from(DEBTORS), amounts, st.sampled_from(Age), st.booleans()), max_size=15)
contras = st.dictionaries(st.sampled_from(DEBTORS), amounts, max_size=3)
orders = st.permutations(list(INELIGIBLE))


def _taken(found: list[OpenBalance], owing: dict[str, Money], *order: str) -> list[Money]:
    facility: Facility = replace(FACILITY, deductions=order)
    book = book_of(found, Converter(ListBooks(), facility))
    return [each.amount for each in ineligible_parts(facility, book, {code: each.owed for code, each in book.by_debtor.items()}, owing)]


@given(balances, contras, orders)
def test_no_more_is_taken_off_than_there_is(found: list[OpenBalance], owing: dict[str, Money], order: list[str]) -> None:
    taken = _taken(found, owing, *order)
    assert all(each.amount > 0 for each in taken)
    assert sum_of(taken, "ZAR") <= sum_of((each.amount for each in found), "ZAR")


@given(balances)
def test_old_and_disputed_come_to_the_same_in_either_order(found: list[OpenBalance]) -> None:
    assert sum_of(_taken(found, {}, "aged", "disputed"), "ZAR") == sum_of(_taken(found, {}, "disputed", "aged"), "ZAR")


@given(balances, contras)
def test_one_more_deduction_never_counts_more(found: list[OpenBalance], owing: dict[str, Money]) -> None:
    few, more = _taken(found, owing, "aged", "contra"), _taken(found, owing, "aged", "contra", "concentration")
    assert sum_of(few, "ZAR") <= sum_of(more, "ZAR")


def test_the_order_decides_the_name_under_which_a_debt_is_taken_off() -> None:
    found = [OpenBalance("D1", _rand(100_00), Age.OLD, disputed=True)]
    assert _taken(found, {"D1": _rand(40_00)}, "contra", "aged") == [_rand(40_00), _rand(60_00)]
    assert _taken(found, {"D1": _rand(40_00)}, "aged", "contra") == [_rand(100_00)]
