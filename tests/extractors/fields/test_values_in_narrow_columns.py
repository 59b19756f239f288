"""Particulars under headings in narrow columns: values that run together in a line, and a day that goes on in the next."""

from __future__ import annotations

import pytest

from extractors.kinds import invoice
from extractors.model import Box, Page, Word
from tests.extractors.fields.printed import GOODS, printed

_HEADINGS = (("日期", 88), ("发票号码", 156), ("随货单号", 225), ("订单号", 293))
_VALUES = (("2025年2月16日", 58.5, 117.5), ("2025/65/8581", 126.5, 185.5), ("DN-8465", 209, 241), ("P9553", 282, 304))


def _read(page: Page) -> dict[str, str | None]:
    return {field.term.value: field.value for field in invoice.RULES.extract([page]).fields}


def _word(text: str, x0: float, x1: float, top: float) -> Word:
    return Word(text, Box(x0, top, x1, top + 9), None, "text_layer")


def test_values_that_run_together_are_each_of_the_heading_in_whose_middle_they_stand() -> None:
    head = [_word(text, middle - 4 * len(text), middle + 4 * len(text), 140) for text, middle in _HEADINGS]
    values = [_word(text, x0, x1, 154) for text, x0, x1 in _VALUES]
    goods = printed(GOODS, first_top=200)
    found = _read(Page(1, 595.0, 842.0, 0, (*head, *values, *goods.words)))
    assert (found["invoice_number"], found["issue_date"]) == ("2025/65/8581", "2025-02-16")


@pytest.mark.parametrize(("first", "rest"), [("2024年11月", "18日"), ("2024年", "11月18日"), ("2024年11", "月18日")])
def test_a_day_goes_on_in_the_next_line(first: str, rest: str) -> None:
    text = f"开票日期        发票号码            订单号\n{first:<12}    24345175            P6912\n{rest}\n{GOODS}"
    assert _read(printed(text))["issue_date"] == "2024-11-18"
