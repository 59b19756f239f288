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


@pytest.mark.parametrize("part", ["train", "held"])
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
    held = (family(number) for number in numbers("held"))
    return next(own for own in held if own.traits[trait] == choice and all(getattr(own, habit) for habit in habits))


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
    houses = [own for own in map(family, numbers("held")) if own.traits["totals"] == "at the foot" and own.show_bank]
    own = next(own for own in houses if own.traits["bank"] not in (*trade.ELSEWHERE, "above table"))
    inks = draw_sheet(own, "invoice", Random(8), False).sheet.inks
    total, account = (next(ink for ink in inks if ink.field in names) for names in (("gross_total",), ("iban", "bank_account")))
    assert (total.page, total.baseline) > (account.page, account.baseline)
