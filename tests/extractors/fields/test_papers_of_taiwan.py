"""Papers of Taiwan count the years from 1912, pay in new dollars, and set a colon in the middle of its square, apart from its label."""

from __future__ import annotations

import pytest

from extractors.fields.dates import dates_of
from extractors.kinds.invoice import extract
from extractors.layout.lines import lay_out
from tests.extractors.fields.printed import printed

PAPER = """
                          立邦傳動科技股份有限公司
          台中市西屯區工業區三十八路 210 號   統一編號: 22099131

客戶 :大同精機工業股份有限公司              發票號碼: CM11306-0021
統編: 04595257                              日期: {day}
地址: 彰化縣鹿港鎮鹿工路 15 號

品名規格             數量      單價       金額
伺服馬達 750W           2     8,600     17,200

                     銷售額合計         17,200
                     營業稅 5%             860
                     總計 {currency}          18,060
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize("day", ["113 年 6 月 5 日", "民國113年6月5日", "2024年6月5日"])
@pytest.mark.parametrize("currency", ["NT$", "新台幣", "TWD"])
def test_a_paper_of_taiwan_is_read_with_its_years_and_its_dollars(day: str, currency: str) -> None:
    found = read(PAPER.format(day=day, currency=currency))
    assert found["issue_date"] == "2024-06-05"
    assert found["currency"] == "TWD"
    assert found["buyer_name"] == "大同精機工業股份有限公司"
    assert found["buyer_tax_id"] == "04595257"
    assert found["seller_tax_id"] == "22099131"
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("17200.00", "860.00", "18060.00")


@pytest.mark.parametrize("printed_day", ["1113年6月5日", "3.113年6月5日", "113年13月5日"])
def test_no_year_of_the_republic_is_cut_from_other_figures(printed_day: str) -> None:
    (cell,) = lay_out(printed(printed_day)).cells
    assert all(each.certain is None or each.certain.year != 2024 for each in dates_of(cell))


@pytest.mark.parametrize(("printed_word", "parted"), [("client :Dupont", ["client", ":", "Dupont"]), ("10 :30", ["10", ":30"])])
def test_a_colon_before_a_word_is_its_labels(printed_word: str, parted: list[str]) -> None:
    assert [word.text for cell in lay_out(printed(printed_word)).cells for word in cell.words] == parted
