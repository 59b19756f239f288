"""What a drawn paper truly says: only what it prints, with the place of every field, in the layout of the scorer."""

from __future__ import annotations

from typing import Any

from bench.papers.damage import Damaged
from bench.papers.pen import Pen
from bench.papers.sheet import Ink

UNPRICED = ("delivery_note", "timesheet", "bill_of_lading")
_LINE_ORDER = ("item_code", "description", "quantity", "unit", "unit_price", "tax_rate", "line_total")


def truth_of(pen: Pen, kind: str, look: str) -> dict[str, Any]:
    """The truth of one paper."""
    sheet = pen.sheet
    boxes: dict[str, dict[str, Any]] = {}
    others: dict[str, list[dict[str, Any]]] = {}
    for (name, _), runs in _occurrences(sheet.inks).items():
        place = _place(runs)
        if name not in boxes:
            boxes[name] = place
        else:
            others.setdefault(name, []).append(place)
    alive = {id(mark) for mark in sheet.marks}
    for run, sign in pen.currency_marks if kind not in UNPRICED else ():
        if id(run) in alive:
            boxes["currency"] = {**_place([run]), "text": sign}
            pen.values["currency"] = pen.content.currency
            break
    truth: dict[str, Any] = {"doc_type": kind}
    lines: dict[int, dict[str, str]] = {}
    entries: dict[int, dict[str, str]] = {}
    for name in boxes:
        if name.startswith("lines."):
            _, at, key = name.split(".")
            lines.setdefault(int(at), {})[key] = pen.values[name]
        elif name.startswith("schedule."):
            _, at, key = name.split(".")
            entries.setdefault(int(at), {})[key] = pen.values[name]
        else:
            truth[name] = pen.values[name]
    for name in ("received_by", "signed"):
        if name in pen.values:
            truth[name] = pen.values[name]
    if lines:
        truth["lines"] = [{key: lines[at][key] for key in _LINE_ORDER if key in lines[at]} for at in sorted(lines)]
    if entries:
        truth["schedule"] = [entries[at] for at in sorted(entries)]
    truth |= {
        "_alternates": _alternates(pen, truth),
        "_boxes": boxes,
        "_other_boxes": others,
        "_family": pen.family.name,
        "_language": pen.family.language,
        "_country": pen.family.country,
        "_look": look,
        "_pages": [[round(sheet.width, 2), round(sheet.height, 2)]] * sheet.page_count,
    }
    return truth


def _alternates(pen: Pen, truth: dict[str, Any]) -> dict[str, list[str]]:
    """What is also right: the trading name in the logo, a Swiss number without the letters that say which tax it is for."""
    other: dict[str, list[str]] = {}
    brand = pen.content.seller.brand
    if "logo" in pen.drawn and pen.sender_role == "seller" and brand != pen.content.seller.name and "seller_name" in truth:
        other["seller_name"] = [brand]
    for name in ("seller_tax_id", "buyer_tax_id"):
        if truth.get(name, "").endswith(" MWST"):
            other[name] = [truth[name].removesuffix(" MWST")]
    return other


def _occurrences(inks: list[Ink]) -> dict[tuple[str, int], list[Ink]]:
    """The runs that print one value together, in the order they were drawn, by page."""
    groups: dict[tuple[str, int], list[Ink]] = {}
    for ink in sorted(inks, key=lambda ink: ink.page):
        if ink.field:
            groups.setdefault((ink.field, ink.occurrence), []).append(ink)
    return groups


def _place(runs: list[Ink]) -> dict[str, Any]:
    page = runs[0].page
    own = [run for run in runs if run.page == page]
    boxes = [run.box for run in own]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return {"page": page + 1, "box": [round(value, 2) for value in box], "text": "\n".join(run.text for run in own)}


def bend_truth(truth: dict[str, Any], seen: Damaged) -> None:
    """Moves every box with the paper; one that is no longer on the picture is left out."""
    bent = {name: _bent(place, seen) for name, place in truth["_boxes"].items()}
    truth["_boxes"] = {name: place for name, place in bent.items() if place}
    others = {name: [_bent(place, seen) for place in places] for name, places in truth["_other_boxes"].items()}
    truth["_other_boxes"] = {name: [place for place in places if place] for name, places in others.items()}
    truth["_pages"] = [[round(width, 2), round(height, 2)] for width, height in seen.sizes]


def _bent(place: dict[str, Any], seen: Damaged) -> dict[str, Any] | None:
    left, top, right, bottom = place["box"]
    box = seen.box(place["page"] - 1, (left, top, right, bottom))
    return None if box is None else {**place, "box": [round(value, 2) for value in box]}
