"""Made papers look like print: no text over other text, none off the page, and each label beside what it names."""

from __future__ import annotations

from random import Random

import pytest

from bench.papers import addressee, particulars, trade
from bench.papers.countries import COUNTRIES
from bench.papers.families import Family, family, numbers
from bench.papers.made import draw_sheet
from bench.papers.meta import Row
from bench.papers.parties import party
from bench.papers.pen import Pen
from bench.papers.sheet import Ink, Sheet
from bench.papers.truth import truth_of
from tests.bench._drawn import pens


def _overlaps(sheet: Sheet) -> list[str]:
    wrong = []
    for page in range(sheet.page_count):
        inks = sorted((ink for ink in sheet.inks if ink.page == page and not ink.overlay and ink.text.strip()), key=lambda ink: ink.box[1])
        for at, ink in enumerate(inks):
            for other in inks[at + 1 :]:
                if other.box[1] > ink.box[3]:
                    break
                if _shared(ink, other):
                    wrong.append(f"{ink.text!r} and {other.text!r} on page {page + 1}")
    return wrong


def _shared(one: Ink, other: Ink) -> bool:
    a, b = one.box, other.box
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across > 1.0 and down > 0.25 * min(one.size, other.size)


@pytest.mark.parametrize("part", ["train", "held", "post"])
def test_no_two_texts_overlap_and_none_leaves_the_page(part: str) -> None:
    wrong = []
    for kind, pen in pens(part, 120, 1):
        sheet = pen.sheet
        wrong += [f"{pen.family.name} {kind}: {each}" for each in _overlaps(sheet)]
        for ink in sheet.inks:
            left, top, right, bottom = ink.box
            if left < 0 or top < 0 or right > sheet.width + 0.5 or bottom > sheet.height:
                wrong.append(f"{pen.family.name} {kind}: {ink.text!r} leaves the page")
    assert wrong == []


def _english(kind: str) -> Pen:
    return draw_sheet(next(own for own in map(family, numbers("train")) if own.language == "en"), kind, Random(3), False)


def _texts(pen: Pen, start: int) -> list[str]:
    return [mark.text.strip() for mark in pen.sheet.marks[start:] if isinstance(mark, Ink)]


OWN = {
    "invoice": "invoice_number",
    "quotation": "invoice_number",
    "remittance_advice": "payment_reference",
    "timesheet": "delivery_note_number",
}


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("style", ["joined pair", "sentence"])
def test_the_day_stands_beside_the_papers_own_number(kind: str, style: str) -> None:
    pen, day = _english(kind), Row("Date:", "3 May 2026", "issue_date", "2026-05-03")
    order, own = Row("Order no:", "PO77", "po_number", "PO77"), Row("Our no:", "4711", OWN[kind], "4711")
    start = len(pen.sheet.marks)
    particulars.draw_in_style(pen, [order, day, own], style, 30, 60, 500, "left")
    told = " ".join(_texts(pen, start))
    assert ("Our no / Date: 4711 / 3 May 2026" in told) if style == "joined pair" else ("4711 of 3 May 2026" in " ".join(told.split()))


@pytest.mark.parametrize("style", ["joined pair", "sentence"])
def test_the_day_stands_beside_no_number_of_another_paper(style: str) -> None:
    pen, day = _english("remittance_advice"), Row("Date:", "3 May 2026", "issue_date", "2026-05-03")
    start = len(pen.sheet.marks)
    particulars.draw_in_style(pen, [Row("Order no:", "PO77", "po_number", "PO77"), day], style, 30, 60, 500, "left")
    told = " ".join(" ".join(_texts(pen, start)).split())
    assert "no / Date" not in told
    assert "PO77 of" not in told


@pytest.mark.parametrize("part", ["train", "held"])
def test_papers_that_list_send_no_goods_anywhere(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    headings: list[str] = []
    block = trade.party_block
    monkeypatch.setattr(trade, "party_block", lambda *told: (headings.append(told[3]), block(*told))[1])
    for number in [each for each in numbers(part) if "ship" in family(each).traits["parties"]][:90]:
        for kind in ("statement", "remittance_advice"):
            draw_sheet(family(number), kind, Random(5), False)
    assert headings
    assert "ship_to" not in headings


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_the_country_of_a_buyer_abroad_is_no_town(country: str) -> None:
    own = party(Random(3), country, "zh" if country == "CN" else "en", abroad=True)
    assert own.lines[-1] not in COUNTRIES
    pen = _english("invoice")
    start = len(pen.sheet.marks)
    addressee._named_lines(pen, own, None, "To", 30, 60, 300)
    told = _texts(pen, start)
    assert told[told.index(own.lines[-1]) - 1] == "Country"


def _house(trait: str, choice: str, *habits: str) -> Family:
    houses = (family(number) for number in numbers("all"))
    return next(own for own in houses if own.traits[trait] == choice and all(getattr(own, habit) for habit in habits))


def test_an_account_among_the_particulars_stands_nowhere_else() -> None:
    pen = draw_sheet(_house("bank", "in meta", "show_bank"), "invoice", Random(8), False)
    assert len([ink for ink in pen.sheet.inks if ink.field == "bank_name"]) == 1


def test_a_price_behind_its_quantity_has_no_column_and_is_read_by_its_own_box() -> None:
    pen = draw_sheet(_house("column order", "quantity times price", "show_quantity", "show_price"), "quotation", Random(8), False)
    run = {ink.field: ink for ink in pen.sheet.inks if ink.field in ("lines.0.quantity", "lines.0.unit_price")}
    assert run["lines.0.quantity"].baseline == run["lines.0.unit_price"].baseline
    between = run["lines.0.unit_price"].x - run["lines.0.quantity"].x - run["lines.0.quantity"].width
    assert 0 < between < 20


def test_totals_at_the_foot_stand_below_all_that_closes_the_paper() -> None:
    houses = [own for own in map(family, numbers("all")) if own.traits["totals"] == "at the foot" and own.show_bank]
    own = next(own for own in houses if own.traits["bank"] not in (*trade.ELSEWHERE, "above table"))
    inks = draw_sheet(own, "invoice", Random(8), False).sheet.inks
    total, account = (next(ink for ink in inks if ink.field in names) for names in (("gross_total",), ("iban", "bank_account")))
    assert (total.page, total.baseline) > (account.page, account.baseline)


def test_figures_under_a_description_have_no_columns_and_are_read_by_their_own_boxes() -> None:
    own = _house("column order", "figures under description", "show_quantity", "show_price")
    inks = draw_sheet(own, "quotation", Random(8), False).sheet.inks
    line = {ink.field: ink for ink in inks if ink.field in ("lines.0.description", "lines.0.quantity", "lines.0.unit_price")}
    assert line["lines.0.quantity"].baseline == line["lines.0.unit_price"].baseline > line["lines.0.description"].baseline
    assert own.say("col_qty") not in [ink.text for ink in inks]


def test_a_code_over_a_description_stands_right_above_it() -> None:
    own = _house("column order", "code over description", "show_code")
    inks = draw_sheet(own, "quotation", Random(8), False).sheet.inks
    code, said = (next(ink for ink in inks if ink.field == f"lines.0.{key}") for key in ("item_code", "description"))
    assert 0 < said.baseline - code.baseline < 2 * said.size


@pytest.mark.parametrize(("trait", "choice"), [("totals", "sign apart"), ("amounts marked", "note")])
def test_a_currency_that_stands_apart_from_amounts_is_told_where_it_stands(trait: str, choice: str) -> None:
    house = next(
        own
        for own in map(family, numbers("held"))
        if own.traits[trait] == choice and not own.second_currency and own.language in ("en", "af", "de", "nl", "fr")
    )
    truth = truth_of(draw_sheet(house, "quotation", Random(8), False), "quotation", "text")
    place = truth["_boxes"]["currency"]
    assert truth["currency"] in ("ZAR", "GBP", "EUR", "CHF", "USD", "INR")
    assert not any(ch.isdigit() for ch in place["text"])


def test_a_sum_carried_over_stands_under_the_amounts_that_it_is_the_sum_of() -> None:
    houses = (own for own in map(family, numbers("all")) if own.traits["column order"] == "amount before tax" and own.carried)
    own = next(own for own in houses if own.traits["number align"] == "right" and own.show_quantity and own.traits["rules"] == "rows")
    sheets = (draw_sheet(own, "quotation", Random(seed), False).sheet for seed in range(60))
    inks = next(sheet for sheet in sheets if any(ink.text == own.say("carried") for ink in sheet.inks)).inks
    row = next(ink for ink in inks if ink.text == own.say("carried"))
    carried = next(ink for ink in inks if ink.page == row.page and ink.baseline == row.baseline and ink is not row)
    amount = next(ink for ink in inks if ink.field == "lines.0.line_total")
    assert abs(carried.x + carried.width - amount.x - amount.width) < 1
