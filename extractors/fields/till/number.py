"""The number of a slip: tills call it a slip, a sale, a bon, a transaction, a 流水号; it stands between the shop's head and the goods.

Labels that the tables know are read as on any trade paper. This finds what stands behind others: a row of a few words and one number,
which is that of no telephone, tax, till, clerk, table or card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.dates import dates_of
from extractors.fields.number_shapes import PrintedNumber, number_in
from extractors.fields.number_words import says
from extractors.fields.till.figures import till_figures
from extractors.fields.till.head_rows import kind_of_head_row
from extractors.fields.till.slip import Slip
from extractors.fields.till.words import any_of, folded
from extractors.layout.lines import Cell
from extractors.model import Evidence

_LONGEST_LABEL = 4  # words
_FEWEST_DIGITS = 2
_LABEL = re.compile(r"\s*(?P<words>[^\W\d][^\d:：#]*?)(?:[\s:：#.]+|(?<=[\u4e00-\u9fff]))(?=[A-Z0-9/._-]*\d)")
_SAYS_NUMBER = re.compile(r"(?:\b(?:no|nr|num|number|nummer|nommer|numero|n|id|ref)\b|[°º#号]|单)")


def slip_number(slip: Slip, first_goods: int | None) -> tuple[str, Evidence] | None:
    """The number and where it stands; None where no row says one, or only rows that number something else."""
    found = list(_numbered(slip, first_goods if first_goods is not None else len(slip.rows)))
    if not found:
        return None
    _, cell, number = max(found, key=lambda each: each[0])
    return number.text, cell.evidence(number.start, number.end)


def _numbered(slip: Slip, end: int) -> Iterator[tuple[float, Cell, PrintedNumber]]:
    """Rows before the goods with a label and a number, and how well the label and the day beside it say that it is the slip's."""
    days = {index for index, row in enumerate(slip.rows) if dates_of(row)}
    has_head = False
    for index, row in enumerate(slip.rows[:end]):
        kind = kind_of_head_row(row)
        is_under_head, has_head = has_head, has_head or kind in ("address", "contact", "tax", "registration")
        if kind in ("tax", "registration", "remark") or not is_under_head or till_figures(row.text):
            continue
        label = _LABEL.match(row.text)
        if label is None or len(label["words"].split()) > _LONGEST_LABEL or _is_of_another(folded(label["words"])):
            continue
        number = number_in(row, label.end())
        if number is None or not number.is_alone or sum(map(str.isdigit, number.text)) < _FEWEST_DIGITS:
            continue
        if any(each.start <= number.start < each.end for each in dates_of(row)):
            continue
        said = folded(row.text[: number.start])
        names = 1.0 * (_SAYS_NUMBER.search(said) is not None) + 0.5 * (any_of("slip").search(said) is not None) + 0.3 * (":" in said)
        beside = 0.3 * bool(days & {index - 1, index + 1})
        if names or (beside and kind != "contact"):
            yield names + beside, row, number


def _is_of_another(label: str) -> bool:
    return any_of("not_the_slip").search(label) is not None or any_of("contact").search(label) is not None or says(label, "another")
