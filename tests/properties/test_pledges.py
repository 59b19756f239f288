"""Books of two factors meet exactly in what both hold, whatever else stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractors.money import Money
from tests.verification.world import DEBTOR
from verification.pledges import Likeness, identities, identities_of, pledge_marks

KEY = "a key that two factors share, of enough signs"
debtors = st.sampled_from(["Overberg Retail Group (Pty) Ltd", "Karoo Stationers CC", "Müller Stahlbau GmbH", "北京华信贸易有限公司"])
claims = st.tuples(
    debtors,
    st.integers(1, 99_999).map(lambda number: f"INV-{number}"),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.integers(1, 10**9).map(lambda minor: Money(Decimal(minor) / 100, "ZAR")),
)


def marks(key: str, claim: tuple[str, str, date, Money]) -> dict[str, Likeness]:
    name, number, issued, gross = claim
    return dict(pledge_marks(key, identities((name,), ()), number, issued, gross))


@given(st.sets(claims, max_size=12), st.sets(claims, max_size=12), st.sets(claims, max_size=4))
def test_two_books_meet_where_the_claims_do(ours: set[object], theirs: set[object], shared: set[object]) -> None:
    one = {mark: claim for claim in ours | shared for mark in marks(KEY, claim)}  # type: ignore[arg-type]
    other = {mark: claim for claim in theirs | shared for mark in marks(KEY, claim)}  # type: ignore[arg-type]
    for mark in one.keys() & other.keys():
        mine, his = one[mark], other[mark]
        assert (mine[0], mine[3]) == (his[0], his[3])  # type: ignore[index]  # the same debtor and amount
        same_digits = sorted(mine[1].replace("0", "")) == sorted(his[1].replace("0", ""))  # type: ignore[index]
        assert same_digits or mine[2] == his[2]  # type: ignore[index]  # and number or date
    for claim in shared:
        assert set(marks(KEY, claim)) <= one.keys() & other.keys()  # type: ignore[arg-type]


@given(claims)
def test_another_key_makes_other_marks(claim: tuple[str, str, date, Money]) -> None:
    assert not set(marks(KEY, claim)) & set(marks(f"{KEY}!", claim))


@given(claims)
def test_how_a_number_and_a_name_are_written_makes_no_difference(claim: tuple[str, str, date, Money]) -> None:
    name, number, issued, gross = claim
    written = (f" {name.upper()} ", number.replace("-", " 00").lower(), issued, gross)
    assert set(marks(KEY, claim)) == set(marks(KEY, written))


def test_a_debtor_is_compared_under_every_name_we_know_it_by() -> None:
    known = replace(DEBTOR, aliases=("Overberg Stores",), confirmed_names=("ORG Foods",))
    for name in (known.name, "Overberg Stores", "ORG Foods"):
        assert identities((name,), ()) <= identities_of(known)
