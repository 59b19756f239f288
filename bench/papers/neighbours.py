"""What stands near a paper's own data and is not it: numbers of other things, other papers in sentences, companies that are no party."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bench.papers.content import sequence
from bench.papers.identifiers import digits
from bench.papers.meta import NUMBER_FIELDS, Row
from bench.papers.parties import party, person
from bench.papers.pen import Pen, Span
from bench.papers.sections import named

KINDS = ("invoice", "credit_note", "purchase_order", "delivery_note", "quotation")
"""The papers that one house sends another about goods."""
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
    share = 0.02 if pen.sheet.height < 600 else 0.16 if own else 0.07  # a small page has no room for many
    more = _others(pen, say or (lambda key: _marked(pen, key)), rng, share)
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
        told = named(own, pen.family.tongue, "credited").format(number=number, date=day)
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


def numbered_title(pen: Pen, kind: str, said: str, own: Random, bold: bool) -> list[Span]:
    """A title with the number in it, and with the day in some."""
    content = pen.content
    form = named(own, pen.family.tongue, "titled").replace("{title}", said)
    before, _, after = form.partition("{number}")
    pen.drawn.add("number in title")
    spans = [Span(before, bold), Span(content.number, bold, NUMBER_FIELDS.get(kind), content.number)]
    if "{date}" in after:
        joint, _, after = after.partition("{date}")
        spans += [Span(joint, bold), Span(pen.day(content.issue), bold, "issue_date", content.issue.isoformat())]
        pen.drawn.add("date in title")
    return [*spans, Span(after, bold)] if after else spans


def about_name(pen: Pen, name: str) -> tuple[list[str], list[str]]:
    """Lines over and under an addressee's name: a department, a site, whose attention it is for."""
    family, rng = pen.family, pen.rng
    own = family.rng("about the name")
    if own.random() > 0.3:
        return [], []
    told = []
    if own.random() < 0.6:
        told.append(named(rng, family.tongue, "departments"))
    if own.random() < 0.6 or not told:
        told.append(named(own, family.tongue, "attention").format(name=person(rng, family.country)))
    if own.random() < 0.15:  # another firm takes the post in
        told.append(f"c/o {party(rng, family.country, family.language[:2]).name}")
    told = [each for each in told if each != name]
    place = own.random()
    return (told, []) if place < 0.35 else ([], told) if place < 0.75 else (told[:1], told[1:])
