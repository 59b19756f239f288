"""Units are converted and goods paired as a clerk would do it with the papers side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from verification.matching.charges import is_charge
from verification.matching.goods import GoodsLine, UnlikeUnitsError, factor_between, goods_of, partners
from verification.matching.units import measure_of


@pytest.mark.parametrize(
    ("unit", "description", "dimension", "factor"),
    [
        ("EA", "", "count", "1"),
        ("pcs.", "", "count", "1"),
        ("Dozen", "", "count", "12"),
        ("box of 12", "", "count", "12"),
        ("ctn/24", "", "count", "24"),
        ("BOX (6)", "", "count", "6"),
        ("doos van 12", "", "count", "12"),
        ("box", "Wool socks, box of 12", "count", "12"),
        ("box", "Bolts 12 mm", "box", "1"),
        ("box", "Tiles, box of 300 mm", "box", "1"),
        ("kg", "", "mass", "1000"),
        ("t", "", "mass", "1000000"),
        ("公斤", "", "mass", "1000"),
        ("cm", "", "length", "10"),
        ("ltr", "", "volume", "1000"),
        ("Stunden", "", "time", "60"),
    ],
)
def test_units_as_papers_write_them(unit: str, description: str, dimension: str, factor: str) -> None:
    found = measure_of(unit, description)
    assert found is not None
    assert (found.dimension, found.factor) == (dimension, Decimal(factor))


@pytest.mark.parametrize("unit", [None, "", "lot", "visit"])
def test_units_nobody_listed_are_unknown(unit: str | None) -> None:
    assert measure_of(unit, "Wool blanket") is None


def _line(description: str, unit: str | None = None, price: str | None = None, code: str | None = None) -> GoodsLine:
    return GoodsLine(description, code, Decimal(1), unit, Decimal(price) if price else None)


def test_a_dozen_is_twelve_pieces_and_a_piece_is_a_twelfth_of_a_dozen() -> None:
    assert factor_between(_line("Cup", "dozen"), _line("Cup", "each")) == 12
    assert factor_between(_line("Cup", "each"), _line("Cup", "dozen")) == Decimal(1) / 12


def test_prices_tell_the_unit_that_an_order_does_not_state() -> None:
    assert factor_between(_line("Cup", "dozen", "120.00"), _line("Cup", None, "10.00")) == 12
    assert factor_between(_line("Cup", "dozen", "120.00"), _line("Cup", None, "120.00")) == 1


def test_kilograms_and_pieces_cannot_be_compared() -> None:
    with pytest.raises(UnlikeUnitsError):
        factor_between(_line("Cup", "kg"), _line("Cup", "each"))


@pytest.mark.parametrize(("ours", "theirs"), [("Nitrile gloves, box of 100", "Nitrile gloves"), ("Gloves", "Gloves, box of 100")])
def test_a_box_is_a_box_though_one_paper_alone_says_what_it_holds(ours: str, theirs: str) -> None:
    assert factor_between(_line(ours, "BOX"), _line(theirs, "box")) == 1
    with pytest.raises(UnlikeUnitsError):
        factor_between(_line(ours, "BOX"), _line(theirs, "case"))


def _names(billed: list[GoodsLine], known: list[GoodsLine]) -> list[str | None]:
    found = partners(goods_of(billed), goods_of(known))
    return [f"{each.lines[0].item_code or ''}{each.description}" if each else None for each in found]


def test_goods_are_paired_by_the_best_fit_of_all() -> None:
    known = [_line("Steel bolt M10"), _line("Steel bolt M12"), _line("Steel bolt")]
    assert _names([_line("Steel bolt"), _line("Steel bolt M12")], known) == ["Steel bolt", "Steel bolt M12"]


def test_the_code_decides_before_the_words() -> None:
    assert _names([_line("Blanket", code="WB-1")], [_line("Blanket", code="WB-2"), _line("Wool throw", code="wb 1")]) == ["wb 1Wool throw"]


def test_two_that_fit_equally_leave_it_open_unless_the_price_tells() -> None:
    known = [_line("Wool blanket blue", price="100.00"), _line("Wool blanket grey", price="140.00")]
    assert _names([_line("Wool blanket")], known) == [None]
    assert _names([_line("Wool blanket", price="140.00")], known) == ["Wool blanket grey"]


@pytest.mark.parametrize(
    "text",
    ["Freight", "Freight to Cape Town", "Delivery", "Fuel surcharge 4 %", "Versandkosten", "Frais de port", "运费", "Brandstofheffing"],
)
def test_charges_bill_no_goods(text: str) -> None:
    assert is_charge(text)


@pytest.mark.parametrize(
    "text", ["Delivery van tyre 195/65", "Wool blanket", "Packing tape 48 mm", "Transport ledger book", "Shippers' crate 40 x 40"]
)
def test_goods_that_sound_like_charges_are_goods(text: str) -> None:
    assert not is_charge(text)
