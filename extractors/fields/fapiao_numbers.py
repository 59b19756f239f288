"""A Chinese VAT invoice (发票) has a code of ten or twelve figures and, right under it, the eight figures of its own number.

The code is that of the booklet or the series, and many invoices share it; only both together, or the twenty figures of the fully digital
ones, name one paper (State Taxation Administration). Their lengths tell the two apart, whatever is printed before them.
"""

from __future__ import annotations

import re

from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import TextLine
from extractors.model import Word

_FAPIAO = re.compile(r"发\s*票")
_CODE, _NUMBER = re.compile(r"\d{10}|\d{12}"), re.compile(r"\d{8}")
_LINES_UNDER = 2
_FLUSH = 3.0
_LOWEST = 0.3  # share of the page's height


@once_a_layout
def fapiao_code_and_number(layout: DocumentLayout) -> tuple[str, tuple[LabelHit, ...]]:
    """The code of a fapiao and the label of the number under it; nothing where the first page has no such two at its head."""
    page = layout.pages[0]
    if _FAPIAO.search(page.text):
        for line in page.lines:
            if line.box.top > _LOWEST * page.page.height:
                break
            for code in (word for word in line.words if _CODE.fullmatch(word.text)):
                for below in page.lines[line.line_number + 1 : line.line_number + 1 + _LINES_UNDER]:
                    label = _label_before_number(below, code)
                    if label is not None:
                        return code.text, (label,)
    return "", ()


def _label_before_number(line: TextLine, code: Word) -> LabelHit | None:
    """What stands before eight figures that begin where the code does."""
    for index, cell in enumerate(line.cells):
        for at, word in enumerate(cell.words):
            if abs(word.box.x0 - code.box.x0) < _FLUSH and _NUMBER.fullmatch(word.text):
                label, last = (cell, at) if at else (line.cells[index - 1], len(line.cells[index - 1].words))
                return LabelHit(label, 0, last, {"invoice_number": 1.0}, True, True) if at or index else None
    return None
