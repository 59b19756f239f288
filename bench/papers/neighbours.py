"""What stands near a paper's own data and is not it: numbers of other things, other papers in sentences, companies that are no party."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.papers.content import sequence
from bench.papers.identifiers import digits
from bench.papers.meta import Row
from bench.papers.parties import party
from bench.papers.pen import Pen
from bench.papers.sections import named

_PROGRAMS = ("Invoice", "Soft", " Office", "Books", " Finance", "Flow")
SHAPES = {
    "buyer_ref": ("04011000-#####-##", "991-#####-##", "##########", "REF-####", "BR-#####", "####-####"),
    "offer": ("A-Y-####", "OF####", "######", "y-####", "T/####/y"),
    "cost_centre": ("####", "KST ####", "##.####", "CC-###", "######-##"),
    "contract": ("V-#####", "########", "RV/Y/###", "K##-####", "Y-####"),
    "ticket": ("#######", "INC######", "TK-#####", "SR ######", "#####-##"),
    "project": ("P#####", "Y.###", "PRJ-####", "##-####", "B####"),
    "meter": ("1EMH00########", "########", "##.###.###", "M-#######", "ZN######"),
    "tracking": ("##############", "1Z###A##########", "JD############", "00##################", "######-####"),
    "case": ("### C ####/y", "AZ ##/####", "##-####/y", "S-Y-######", "######"),
    "portal": ("########", "TX-##########", "Y###########", "####-####-####", "D#########"),
}


def among(pen: Pen, rows: list[Row], say: Callable[[str], str] | None = None, own: Random | None = None) -> list[Row]:
    """The references with others among them, in the words of a viewer or else of the house."""
    rng = own or pen.family.rng("other numbers")
    more = _others(pen, say or (lambda key: _marked(pen, key)), rng, 0.16 if own else 0.07)
    if pen.content.kind == "credit_note":
        rows = _credited(pen, rows, say or (lambda key: _marked(pen, key)), rng)
    for row in more:
        rows.insert(rng.randrange(len(rows) + 1), row)
    return rows


def _marked(pen: Pen, key: str) -> str:
    """A label of the house as it marks its others."""
    said, end = named(pen.family.rng(f"say also/{key}"), pen.family.tongue, key), pen.family.traits["label mark"]
    case = pen.family.traits["label case"]
    said = said.upper() if case == "upper" else said.lower() if case == "lower" else said
    return said + ("：" if end == ":" and pen.family.language == "zh" else end) if end and said[-1] not in ":：.#?°" else said


def _others(pen: Pen, say: Callable[[str], str], own: Random, share: float) -> list[Row]:
    """Numbers of contracts, meters, tickets and the like; seldom a telephone or an account."""
    keys = [key for key in SHAPES if own.random() < share]
    rows = [Row(say(key), sequence(pen.rng, own.choice(SHAPES[key]), pen.content.issue), None, None) for key in keys]
    if own.random() < share / 3:
        rows.append(Row(say("phone"), pen.content.seller.phone or pen.content.buyer.phone, None, None))
    return rows


def _credited(pen: Pen, rows: list[Row], say: Callable[[str], str], own: Random) -> list[Row]:
    """The credited invoice with its day: joined to its number, on a row of its own, or not at all."""
    number, day, choice = pen.content.refs["invoice_ref"], pen.day(credited_on(pen)), own.random()
    if choice < 0.35:
        told = say("credited").format(number=number, date=day)
        return [*(row for row in rows if row.text != number), Row(pen.label("invoice_ref"), told, None, None)]
    return [*rows, Row(say("credited_date"), day, None, None)] if choice < 0.65 else rows


def credited_on(pen: Pen) -> date:
    """The day of the invoice that a note credits."""
    return pen.content.issue - timedelta(days=3 + sum(map(ord, pen.content.number)) % 90)


def sentence(pen: Pen, own: Random) -> str:
    """A sentence that names an order, an offer or the credited invoice with its day."""
    content, tongue = pen.content, pen.family.tongue
    if content.kind == "credit_note":
        told, day = named(own, tongue, "credit_sentence"), credited_on(pen)
        return told.format(number=content.refs["invoice_ref"], date=pen.day(day))
    number = digits(pen.rng, 5) if own.random() < 0.5 else sequence(pen.rng, own.choice(SHAPES["contract"]), content.issue)
    day = content.issue - timedelta(days=pen.rng.randrange(2, 80))
    other = sequence(pen.rng, pen.family.number_shape, day)
    return named(own, tongue, "sentence").format(number=number, date=pen.day(day), number2=other)


def third_company(pen: Pen, own: Random, keys: tuple[str, ...] = ("maker", "group", "carrier", "managed")) -> str:
    """A line that names a company which neither sells nor buys: who made the program, the group, a carrier, who keeps the books."""
    family = pen.family
    other = party(own, family.country, family.language[:2])
    key = own.choice(keys)
    name = other.name
    if key == "maker" and own.random() < 0.6:
        ending, version = own.choice(_PROGRAMS), own.choice(("", " 2.1", " Pro", " 11"))
        name = f"{other.brand.split(' ')[0]}{ending}{version}"
    return named(own, family.tongue, key).format(name=name).replace("..", ".").replace("。。", "。")
