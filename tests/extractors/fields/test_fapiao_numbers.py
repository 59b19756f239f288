"""Of the two numbers at the head of a fapiao the eight figures are its own, whatever stands before them."""

from __future__ import annotations

import pytest

from extractors.fields.identifiers import number_candidates
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    ("code_label", "number_label"), [("发票代码:", "发票号码:"), ("发票代码:", "单号:"), ("发票号码及代码:", "票据序号:")]
)
def test_the_eight_figures_under_the_code_of_a_fapiao_are_its_number(code_label: str, number_label: str) -> None:
    head = f"增值税电子普通发票      {code_label}   "
    text = f"{head}751354304014\n{number_label:>{len(head) - 3}}   50816967\n"
    ranked = number_candidates(DocumentLayout([printed(text)]), "invoice_number")
    assert [each.text for each in ranked] == ["50816967"]


def test_eight_figures_under_twelve_on_another_paper_are_no_number_of_their_own() -> None:
    page = printed("Delivered      Lot     751354304014\n               Bin     50816967\n")
    assert number_candidates(DocumentLayout([page]), "invoice_number") == ()
