"""Writes words for one paper in the habits of its family: labels, values, amounts, wrapped and shrunk to the width there is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random

from bench.papers.content import Content
from bench.papers.families import Family
from bench.papers.figures import MARKS, NAMES, PREFIXES, WORDS, NumberStyle
from bench.papers.fonts import Face
from bench.papers.sheet import Ink, Sheet, font_for, text_width


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; with a field when it prints one."""

    text: str
    bold: bool = False
    field: str | None = None
    value: str | None = None


@dataclass(slots=True)
class Pen:
    """Draws on a sheet; `values` is what the fields that it wrote truly are."""

    sheet: Sheet
    family: Family
    content: Content
    rng: Random
    values: dict[str, str] = field(default_factory=dict)
    currency_marks: list[tuple[Ink, str]] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)
    sender_role: str | None = "seller"  # whose letterhead it is
    filled: bool = False  # an invoice book: values are written by hand
    hand: Face | None = None

    @property
    def size(self) -> float:
        return self.family.size

    @property
    def line(self) -> float:
        return self.family.size * self.family.leading

    def font(self, bold: bool = False, face: Face | None = None) -> str:
        """The name of the font to write with."""
        own = face or self.family.face()
        return own.bold if bold else own.regular

    def label(self, key: str, mark: bool = True) -> str:
        """What the house calls a thing, in its case, with its mark."""
        said = self.family.say(key)
        case = self.family.traits["label case"]
        said = said.upper() if case == "upper" else said.lower() if case == "lower" else said
        end = self.family.traits["label mark"]
        if self.family.language.startswith("zh") and end == ":":
            end = "："
        return said + end if mark and end and said[-1] not in ":：.#?°" else said

    def said(self, key: str) -> str:
        """A phrase as it is in the table, such as a label that brings its own mark."""
        return self.family.say(key)

    def day(self, day: date) -> str:
        """A date as the house writes it."""
        return self.family.day(day)

    def figure_style(self) -> NumberStyle:
        """How the house writes figures."""
        return self.family.number_style

    def amount(self, amount: Decimal, place: str) -> str:
        """An amount; whether its currency stands with it depends on where it is: line, total or grand."""
        marked = self.family.traits["amounts marked"]
        with_mark = (
            marked == "all" or (marked == "totals" and place not in ("line", "first")) or (marked == "total only" and place == "grand")
        )
        with_mark = with_mark or (marked == "first and last" and place in ("first", "grand"))
        with_mark = with_mark or (marked == "lines and grand" and place in ("line", "first", "grand"))
        style = self.figure_style()
        with_mark = with_mark or (
            marked == "stars"
            and place == "grand"
            and style.mark in ("before", "before spaced", "code before", "word before", "code before sign")
        )
        told = style.amount(amount, self.content.currency) if with_mark else style.plain(amount)
        return f"***{told}***" if marked == "stars" and place == "grand" and amount > 0 else told

    def rate(self, rate: Decimal) -> str:
        """A percentage."""
        return self.figure_style().rate(rate, 2 if self.family.rate_decimals else 0, self.family.rate_spaced)

    def wrap(self, text: str, width: float, size: float, bold: bool = False, face: Face | None = None) -> list[str]:
        """The lines a text takes in a width; one word that is wider than the line is broken."""
        font = font_for(text, self.font(bold, face))
        lines: list[str] = []
        line = ""
        for piece in _pieces(text):
            if text_width((line + piece).rstrip(), font, size) <= width or not line:
                line += piece
            else:
                lines.append(line.rstrip())
                line = piece.lstrip()
            while text_width(line.rstrip(), font, size) > width and len(line) > 1:
                cut = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or text_width(line[:n], font, size) <= width)
                lines.append(line[:cut])
                line = line[cut:]
        return [*lines, line.rstrip()] if line.strip() else lines

    def write(
        self,
        x: float,
        top: float,
        text: str,
        *,
        width: float | None = None,
        align: str = "left",
        size: float | None = None,
        bold: bool = False,
        face: Face | None = None,
        colour: str | None = None,
        field: str | None = None,
        value: str | None = None,
        occurrence: int | None = None,
        wrap: bool = True,
        entry: bool = False,
    ) -> float:
        """Writes a text that may take several lines; answers where the next line begins. An entry is filled in by hand on a form."""
        size = size or self.size
        if self.hand and (self.written(field) or (entry and self.filled)):
            face, size, colour = self.hand, size * self.hand_scale, "#1d2f8a"
        occurrence = occurrence or self.sheet.next_occurrence()
        if field and value is not None:
            self.values.setdefault(field, value)
        if width is None:
            lines = [text]
        elif wrap:
            longest = max((text_width(p.rstrip(), font_for(p, self.font(bold, face)), size) for p in _pieces(text)), default=0.0)
            if longest > width:  # a word is set smaller rather than broken
                size *= max(0.6, width / longest * 0.995)
            lines = self.wrap(text, width, size, bold, face)
        else:
            lines, full = [text], text_width(text, font_for(text, self.font(bold, face)), size)
            size *= min(1.0, width / full) if full else 1.0
        step = size * self.family.leading
        for line in lines:
            font = font_for(line, self.font(bold, face))
            free = (width or 0.0) - text_width(line, font, size)
            shift = {"left": 0.0, "right": free, "centre": free / 2}[align] if width is not None else 0.0
            run = self.sheet.ink(x + shift, top + size * 0.95, line, font, size, field=field, occurrence=occurrence)
            if colour:
                run.colour = colour
            if face is not None and face is self.hand:
                run.baseline += self.rng.uniform(-0.7, 0.7)
            self._note_currency(run)
            top += step
        return top

    def spans(
        self,
        x: float,
        top: float,
        spans: list[Span],
        width: float,
        align: str = "left",
        size: float | None = None,
        colour: str | None = None,
    ) -> float:
        """Writes pieces one after the other on a line, or under each other where they do not fit."""
        size = size or self.size
        total = self.span_width(spans, size)
        if total > width:
            for span in spans:
                top = self.write(
                    x,
                    top,
                    span.text.strip(),
                    width=width,
                    align=align,
                    size=size,
                    bold=span.bold,
                    field=span.field,
                    value=span.value,
                    colour=colour,
                )
            return top
        at = x + {"left": 0.0, "right": width - total, "centre": (width - total) / 2}[align]
        bottom = top
        for span in spans:
            bottom = max(
                bottom, self.write(at, top, span.text, size=size, bold=span.bold, field=span.field, value=span.value, colour=colour)
            )
            at = self.sheet.inks[-1].x + self.sheet.inks[-1].width
        return bottom

    def written(self, field: str | None) -> bool:
        """Whether a field is filled in by hand: not what the printer of the book put there."""
        printed = field is None or field.startswith(
            (f"{self.sender_role}_", "iban", "bic", "bank_", "branch_", "notice_", "payment_terms", "registration_")
        )
        return self.filled and self.hand is not None and not printed

    @property
    def hand_scale(self) -> float:
        """How much larger people write than the form is set."""
        return {"kristi": 1.8, "ecolier": 1.35}.get(self.hand.regular, 1.3) if self.hand else 1.0

    def span_width(self, spans: list[Span], size: float | None = None) -> float:
        """How wide the pieces are in a line."""
        wide = 0.0
        for span in spans:
            by_hand = self.written(span.field)
            font = self.hand.regular if by_hand and self.hand else self.font(span.bold)
            wide += text_width(span.text, font_for(span.text, font), (size or self.size) * (self.hand_scale if by_hand else 1.0))
        return wide

    def _note_currency(self, run: Ink) -> None:
        own = self.content.currency
        for sign in (own, MARKS[own], *(words[own] for words in (WORDS, NAMES, PREFIXES) if own in words)):
            if _marked(sign).search(run.text):
                self.currency_marks.append((run, sign))
                return


@cache
def _marked(sign: str) -> re.Pattern[str]:
    """An amount with cents that the sign stands beside, or the sign in brackets after a heading."""
    own, figure = re.escape(sign), r"\d[\d., '\u2019\u00a0]*[.,]\d\d(?!\d)"
    return re.compile(rf"(?<![A-Za-z]){own}\s?[-(]?{figure}|{figure}\)?-?\s?{own}(?![A-Za-z])|\({own}\)")


def _pieces(text: str) -> list[str]:
    """Where a line may break: after a blank, and anywhere between Chinese characters."""
    pieces, word = [], ""
    for ch in text:
        word += ch
        if ch == " " or "\u3000" < ch < "\uffe0":
            pieces.append(word)
            word = ""
    return [*pieces, word] if word else pieces
