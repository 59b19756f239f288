"""One made paper: its family, kind and content drawn from the seed, its look laid over it, its truth beside it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from bench.papers.damage import damaged
from bench.papers.families import Family, family, numbers
from bench.papers.fapiao import Fapiao, has_fapiao
from bench.papers.form import Form, has_form
from bench.papers.listing import Listing
from bench.papers.meta import LISTS
from bench.papers.modest import Modest, is_modest
from bench.papers.pen import Pen
from bench.papers.till import Till
from bench.papers.trade import Trade
from bench.papers.truth import bend_truth, truth_of

# kind: weight among kinds
KINDS: dict[str, int] = {
    "invoice": 62,
    "credit_note": 10,
    "delivery_note": 6,
    "purchase_order": 5,
    "quotation": 4,
    "receipt": 6,
    "statement": 3,
    "remittance_advice": 3,
    "schedule_of_accounts": 3,
    "timesheet": 3,
    "bill_of_lading": 2,
}
WRITTEN = ("invoice", "invoice", "invoice", "delivery_note", "quotation", "credit_note")
"""What comes as a printed book to be filled in by hand."""
LOOKS = ("text", "scan", "photo_moderate", "photo_severe", "fax", "handwriting")


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with its truth."""

    stem: str
    filename: str
    content: bytes
    truth: dict[str, Any]


def make_paper(seed: int, index: int, part: str, look: str, kinds: list[str]) -> Paper:
    """The paper of that number; the same for the same arguments."""
    rng = Random(f"paper/{seed}/{index}/{'held' if part == 'post' else part}")  # the same houses and kinds in other words
    own = family(rng.choice(numbers(part)), part)
    kinds = kinds or (list(WRITTEN) if look == "handwriting" else [])
    kind = rng.choice(kinds) if kinds else rng.choices(list(KINDS), weights=list(KINDS.values()))[0]
    pen = draw_sheet(own, kind, rng, look == "handwriting")
    truth = truth_of(pen, kind, look)
    stem = f"{kind}_{seed}_{index:05}"
    if look == "text":
        return Paper(stem, f"{stem}.pdf", pen.sheet.pdf(), truth)
    seen = damaged(pen.sheet.pdf(), "scan" if look == "handwriting" else look, rng)
    bend_truth(truth, seen)
    return Paper(stem, f"{stem}{seen.suffix}", seen.content, truth)


def draw_sheet(own: Family, kind: str, rng: Random, handwritten: bool) -> Pen:
    """A paper of that family and kind, still in marks on its sheet."""
    if has_fapiao(own, kind) and not handwritten:
        return Fapiao(own, rng).draw()
    if kind == "receipt":
        return Till(own, rng).draw()
    if not handwritten and has_form(own, kind, rng):
        form = Form(own, kind, rng)
        form.draw()
        return form.pen
    if not handwritten and is_modest(own, kind, rng):
        modest = Modest(own, kind, rng)
        modest.draw()
        return modest.pen
    trade = (Listing if kind in LISTS else Trade)(own, kind, rng, handwritten=handwritten)
    trade.draw()
    return trade.pen
