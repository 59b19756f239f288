"""What lies under the headings of a table and around its lines: grounds, frames, upright and level rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from bench.papers.grid import Grid

GREY = "#e4e4e4"
ZEBRA = "#f0f0f0"
OWN_GROUNDS = ("rounded", "each underlined", "cells apart", "double below", "pills", "figures filled", "dashed lines")
OWN_GROUNDS += ("overline",)


def tint(colour: str) -> str:
    """A light shade of a colour, for dark letters on it."""
    return "#" + "".join(f"{255 - round((255 - int(colour[at : at + 2], 16)) * 0.16):02x}" for at in (1, 3, 5))


def rounded(width: float, height: float, fill: str) -> Callable[[Canvas, float, float], None]:
    """A bar with round ends."""

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColor(HexColor(fill))
        canvas.roundRect(x, y - height, width, height, min(6.0, height / 2), stroke=0, fill=1)

    return paint


def ground(grid: Grid, style: str, top: float, bottom: float, start: int) -> tuple[str, ...]:
    """What lies under the headings; answers the styles that fill the row."""
    pen = grid.pen
    fills = {"grey": GREY, "colour": pen.family.colour, "black": "#222222", "tint": tint(pen.family.colour)}
    if style in fills:
        pen.sheet.rectangle(grid.x, top, grid.x + grid.width, bottom, fill=fills[style], line=None, at=start)
    elif style == "outline":
        pen.sheet.rectangle(grid.x, top, grid.x + grid.width, bottom, at=start)
    elif style == "bars":
        for at in (top, bottom):
            pen.sheet.rule(grid.x, at, grid.x + grid.width, at, thick=1.6, colour=pen.family.colour)
    elif style == "rounded":
        pen.sheet.shape(grid.x, top, rounded(grid.width, bottom - top, tint(pen.family.colour)), at=start)
    elif style == "cells apart":
        for column in grid.columns:
            left = grid.lefts[column.key]
            right = left + grid.widths[column.key]
            pen.sheet.rectangle(left + 1.2, top, right - 1.2, bottom, fill=tint(pen.family.colour), line=None, at=start)
    elif style == "double below":
        for at in (bottom - 0.6, bottom + 1.2):
            pen.sheet.rule(grid.x, at, grid.x + grid.width, at, thick=0.5)
    elif style == "pills":
        for column in grid.columns:
            paint = rounded(grid.widths[column.key] - 4, bottom - top, tint(pen.family.colour))
            pen.sheet.shape(grid.lefts[column.key] + 2, top, paint, at=start)
    elif style == "figures filled":
        for column in grid.columns:
            if not column.stretch:
                left = grid.lefts[column.key]
                pen.sheet.rectangle(left, top, left + grid.widths[column.key], bottom, fill=GREY, line=None, at=start)
    elif style == "overline":
        pen.sheet.rule(grid.x, top, grid.x + grid.width, top, thick=2.0, colour=pen.family.colour)
    elif style == "parted":
        for column in grid.columns[1:]:
            left = grid.lefts[column.key]
            pen.sheet.rule(left, top + 2, left, bottom - 1, thick=0.7, colour="#666666")
    elif style == "dashed lines":
        for at in (top, bottom):
            pen.sheet.rule(grid.x, at, grid.x + grid.width, at, thick=0.7, dashed=True)
    elif style == "each underlined":
        for column in grid.columns:
            left = grid.lefts[column.key]
            pen.sheet.rule(left + 4, bottom, left + grid.widths[column.key] - 4, bottom, thick=0.8)
    return tuple(fills)


def close(grid: Grid, began: float, bottom: float, segment: int) -> None:
    """The rules around what stands on this page."""
    rules, sheet = grid.pen.family.traits["rules"], grid.pen.sheet
    if (
        rules in ("grid", "columns", "frame", "ticks", "form", "ledger", "dashed grid", "inner columns", "amount ruled", "lattice")
        and grid.ruled
    ):
        edges = [grid.x, grid.x + grid.width]
        if rules == "amount ruled":
            edges.append(grid.lefts[grid.columns[-1].key])
        elif rules not in ("frame", "ticks"):
            edges = [*grid.lefts.values(), grid.x + grid.width]
        for edge in edges[1:-1] if rules in ("inner columns", "lattice") else edges:
            sheet.rule(edge, began - 1, edge, bottom, thick=0.5, colour="#555555", dashed=rules == "dashed grid")
    shaded = {"first tinted": grid.columns[:1], "columns tinted": grid.columns[1::2]}.get(rules, [])
    for column in shaded:
        left, fill = grid.lefts[column.key], tint(grid.pen.family.colour) if rules == "first tinted" else ZEBRA
        sheet.rectangle(left, began - 1, left + grid.widths[column.key], bottom, fill=fill, line=None, at=segment)
    if rules == "spine":
        sheet.rule(grid.x - 3, began - 1, grid.x - 3, bottom, thick=3.0, colour=grid.pen.family.colour)
    if rules == "double frame":
        for out in (0.0, 2.2):
            sheet.rule(grid.x - out, bottom + out, grid.x + grid.width + out, bottom + out, thick=0.5)
            for edge in (grid.x - out, grid.x + grid.width + out):
                sheet.rule(edge, began - 1, edge, bottom + out, thick=0.5)
    if rules == "tinted amount":
        last = grid.columns[-1].key
        sheet.rectangle(grid.lefts[last], began - 1, grid.lefts[last] + grid.widths[last], bottom, fill=ZEBRA, line=None, at=segment)
    if rules == "heavy ends":
        sheet.rule(grid.x, bottom, grid.x + grid.width, bottom, thick=2.2, colour=grid.pen.family.colour)
    elif rules not in ("none", "boxed rows"):
        sheet.rule(grid.x, bottom, grid.x + grid.width, bottom, thick=0.7)
