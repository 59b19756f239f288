"""A label that a narrow column sets one word a line: CLIENT over NAME over AND over ADDRESS, beside the lines of the client's block."""

from __future__ import annotations

from extractors.fields.company_names import has_legal_form, is_only_form
from extractors.fields.labels import LabelHit
from extractors.layout.lines import Cell

_FLUSH = 2.0  # points


def is_one_stack(heading: LabelHit, first: Cell, label: LabelHit, value: Cell) -> bool:
    """Whether a heading and a label under it are one, so that the name stands beside the heading and the label names nothing by itself.

    `first` stands beside the heading and `value` beside the label, in one column: a company and what follows its name.
    """
    is_one_label = abs(label.cell.box.x0 - heading.cell.box.x0) < _FLUSH and not label.own.text.endswith((":", "："))
    is_beside = first.line_number == heading.cell.line_number and abs(first.box.x0 - value.box.x0) < _FLUSH
    return is_one_label and is_beside and (has_legal_form(first.text) or is_only_form(value.text))
