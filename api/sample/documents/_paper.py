"""What most papers share: a letterhead, a list of labelled particulars, a place to sign."""

from __future__ import annotations

from collections.abc import Sequence

from api.sample.particulars import Party
from api.sample.sheet import Sheet

LEFT, RIGHT = 42.0, 553.0


def slug(number: str) -> str:
    """A number as it can stand in a file name."""
    return "".join(character if character.isalnum() else "-" for character in number)


def letterhead(sheet: Sheet, party: Party, title: str, *, logo: str = "chevron", colour: str = "#1f4e79") -> float:
    """Draw the sender and the title of the paper; returns where the rest begins."""
    sheet.logo(LEFT, 38, 40, logo, colour)
    sheet.text(LEFT + 52, 38, party.name, 13, bold=True, colour=colour)
    lines = list(party.address)
    if party.registration_number:
        lines.append(f"Reg No: {party.registration_number}")
    if party.tax_id:
        lines.append(f"VAT No: {party.tax_id}")
    if party.phone:
        lines.append(f"Tel: {party.phone}")
    top = sheet.block(LEFT + 52, 55, lines, 8.5)
    sheet.text(RIGHT, 40, title, 16, bold=True, align="right")
    return max(top, 96) + 14


def addressee(sheet: Sheet, top: float, label: str, party: Party, x: float = LEFT) -> float:
    """Draw whom the paper is for."""
    sheet.text(x, top, label, 9, bold=True)
    sheet.text(x, top + 13, party.name, 10, bold=True)
    lines = [*party.address] + ([f"VAT No: {party.tax_id}"] if party.tax_id else [])
    return sheet.block(x, top + 27, lines, 8.5)


def pairs(
    sheet: Sheet, x: float, top: float, rows: Sequence[tuple[str, str]], gap: float = 105, size: float = 9, step: float = 14
) -> float:
    """Draw labels with their values beside them."""
    for label, value in rows:
        sheet.text(x, top, f"{label}:", size)
        sheet.text(x + gap, top, value, size, bold=True)
        top += step
    return top


def signing_place(sheet: Sheet, top: float, *, label: str, name: str | None, written_on: str | None, seed: int | None) -> float:
    """Draw lines to sign on; `seed` None leaves the signature out."""
    for x, caption in ((LEFT, label), (LEFT + 190, "Print name"), (LEFT + 370, "Date")):
        sheet.rule(x, top + 34, x + 140, top + 34)
        sheet.text(x, top + 38, caption, 8, colour="#444444")
    if seed is not None:
        sheet.signature(LEFT + 8, top + 8, 110, seed)
    if name:
        sheet.text(LEFT + 194, top + 20, name, 10, colour="#1d2f8a")
    if written_on:
        sheet.text(LEFT + 374, top + 20, written_on, 10, colour="#1d2f8a")
    return top + 56
