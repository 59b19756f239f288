"""Whatever the layout of a table, its lines are all of the goods and nothing else.

The cases stand in `line_layouts.yml`, those of headings and ends in the files beside it.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.fields.amounts import decimal_mark_of
from extractors.fields.line_items import LinesFound, find_lines
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed

CASES: dict[str, dict[str, Any]] = {
    name: case
    for file in ("line_layouts.yml", "line_headings.yml", "line_ends.yml")
    for name, case in yaml.safe_load((Path(__file__).parent / file).read_text(encoding="utf-8")).items()
}


def lines_on(pages: list[str]) -> LinesFound:
    layout = DocumentLayout([printed(text, page_number=number) for number, text in enumerate(pages, 1)])
    return find_lines(layout, decimal_mark_of(cell.text for cell in layout.cells))


@pytest.mark.parametrize("name", CASES)
def test_every_line_is_read_and_nothing_else(name: str) -> None:
    found = lines_on(CASES[name]["pages"])
    expected = [line.split(" | ") for line in CASES[name]["lines"]]
    figures = [[each.quantity, each.unit_price, each.line_total] for each in found.lines]
    assert figures == [[None if part == "-" else Decimal(part) for part in line[1:]] for line in expected]
    assert [line[0] for each, line in zip(found.lines, expected, strict=True) if not each.description.startswith(line[0])] == []
    assert found.are_whole is CASES[name].get("whole", True)
    assert all(each.evidence is not None and each.evidence.box is not None for each in found.lines)
