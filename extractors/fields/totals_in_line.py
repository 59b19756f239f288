"""Totals that run on in one line, each amount behind its own words: "Subtotal 11,187.25 – Carriage 700.95 – Tax payable 980.78".

An amount that stands between the words of two totals could be that of either; where words and amounts take turns from the beginning of a
line to its end, each is that of the words before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.currencies import currency_of
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import Cell, TextLine
from extractors.signs import has_letter

_FEWEST = 3  # amounts


@dataclass(frozen=True, slots=True)
class _Turn:
    """An amount and where in its line the words before it begin: the cell among those of the line, and the character there."""

    figure: Figure
    cell: Cell
    begins: tuple[int, int]
    ends: tuple[int, int]


def figure_in_turn(layout: DocumentLayout, hit: LabelHit, mark: DecimalMark) -> tuple[Figure, Cell] | None:
    """The amount that the words of a label lead to, in a line where words and amounts take turns; None in any other line."""
    line = layout.page(hit.cell.page_number).lines[hit.cell.line_number]
    if hit.cell not in line.cells:
        return None  # a label of several lines
    place = (line.cells.index(hit.cell), sum(len(word.text) + 1 for word in hit.cell.words[: hit.first]))
    turns = _turns(layout, line.page_number, line.line_number, mark)
    turn = next((each for each in turns if each.begins <= place < each.ends), None)
    if turn is None:
        return None
    begins = turn.begins[1] if turn.begins[0] == place[0] else 0
    return (turn.figure, turn.cell) if not has_letter(hit.cell.text[begins : place[1]]) else None  # the "payable" of "Tax payable"


def takes_turns(layout: DocumentLayout, line: TextLine, mark: DecimalMark) -> bool:
    """Whether a line says in words what each of its amounts is."""
    return bool(_turns(layout, line.page_number, line.line_number, mark))


@once_a_layout
def _turns(layout: DocumentLayout, page_number: int, line_number: int, mark: DecimalMark) -> tuple[_Turn, ...]:
    """The amounts of a line with the words before each; none where it does not run so from its beginning to its end."""
    found: list[_Turn] = []
    said, begins = "", (0, 0)
    for at, cell in enumerate(layout.page(page_number).lines[line_number].cells):
        done = 0
        for figure in figures_of(cell, mark):
            if not (figure.looks_like_money and figure.decimals):
                continue
            said += cell.text[done : figure.start]
            if not _is_in_words(said):
                return ()
            found.append(_Turn(figure, cell, begins, (at, figure.start)))
            said, done, begins = "", figure.end, (at, figure.end)
        said += cell.text[done:]
    return tuple(found) if len(found) >= _FEWEST and not _is_in_words(said) else ()


def _is_in_words(said: str) -> bool:
    """Whether what stands before an amount is more than the code of its currency."""
    words = "".join(ch if ch.isalpha() else " " for ch in said).strip()
    return bool(words) and currency_of(words) is None
