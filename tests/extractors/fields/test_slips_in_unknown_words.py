"""What a slip says is told by its sums where nobody has listed its words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields.till.figures import till_figures
from extractors.fields.till.goods_sum import RowAmount, sum_of_goods
from extractors.kinds import ExtractedParts
from extractors.kinds.receipt import extract
from extractors.model import Value
from extractors.terms import Term
from tests.extractors.fields.printed import printed

_SHOP = """
        Kestrel Hardware CC
          44 Canal Side
            Knysna
              6571
        Call 044 382 1190
        VAT No 4313756977
           {title}
{number}
Dated 07/08/2025 10:29
"""
_GOODS = """
2   Hinge brass                        31.36
1   Paint brush 50 mm                   7.72
6   Cement 42.5N 50 kg                467.90
"""


def read(text: str) -> ExtractedParts:
    return extract([printed(text)])


def values(text: str) -> dict[Term, str]:
    return {field.term: field.reading.text for field in read(text).fields if isinstance(field.reading, Value)}


def slip(goods: str, closing: str, *, title: str = "CASH SALE", number: str = "Slip no 4471") -> str:
    return _SHOP.format(title=title, number=number) + goods.strip("\n") + "\n" + closing


@pytest.mark.parametrize(
    ("closing", "total"),
    [
        ("Glorp                  506.98\nFlurb                  506.98\n", "506.98"),
        ("Glorp                  506.98\nFlurb                  600.00\nZwip                  93.02\n", "506.98"),
        (
            "Glorp                  506.98\nNorp                  -0.03\nWumm                  506.95\n"
            "Flurb                  600.00\nZwip                  93.05\n",
            "506.95",
        ),
        ("Glorp                  506.98\nNorp                  0.08 CR\nWumm                  506.90\n", "506.90"),
        ("Glorp                  506.98\nNorp 15%                  76.05\nWumm                  583.03\n", "583.03"),
        ("Glorp                  506.98\nFlurb                  506.98\nNorp 15%                  66.13\n", "506.98"),
    ],
)
def test_the_total_is_told_by_the_sum_of_the_goods(closing: str, total: str) -> None:
    assert values(slip(_GOODS, closing))[Term.GROSS_TOTAL] == total


def test_goods_that_cost_the_same_are_not_the_sum_of_each_other() -> None:
    amounts = [RowAmount(row, Decimal(value)) for row, value in enumerate(("5.00", "5.00", "10.00", "20.00", "10.00", "1.50"))]
    assert sum_of_goods(amounts[:3]) == 2
    assert sum_of_goods(amounts) == 3


def test_one_article_that_is_counted_is_the_total_where_it_is_printed_again_and_paid() -> None:
    found = read(slip("2   Hinge brass                        31.36\n", "Glorp                  31.36\nFlurb                  31.36\n"))
    assert {field.reading for field in found.fields if field.term is Term.GROSS_TOTAL} == {Value("31.36")}
    assert [(line.description, line.quantity) for line in found.lines] == [("Hinge brass", Decimal(2))]


def test_a_total_and_what_was_paid_are_no_goods() -> None:
    assert not read(slip("", "Total                  506.98\nCash                  506.98\n")).lines


def test_a_tax_number_in_groups_is_no_amount_over_the_goods() -> None:
    text = slip(_GOODS, "Glorp                  506.98\n").replace("VAT No 4313756977", "VAT Reg No: GB 268 7229 63")
    assert values(text)[Term.GROSS_TOTAL] == "506.98"


def test_spaces_part_thousands_where_only_so_the_goods_come_to_the_sum() -> None:
    goods = "Tyre 110/65 R15\n 3 x 900.00                      2 700.00\nMilk 2 L\n 1 x 14.00                  14.00\n"
    found = read(slip(goods, "Glorp                  2 714.00\n"))
    assert {field.reading for field in found.fields if field.term is Term.GROSS_TOTAL} == {Value("2714.00")}
    assert [line.line_total for line in found.lines] == [Decimal("2700.00"), Decimal("14.00")]


@pytest.mark.parametrize(
    "goods",
    [
        "Mild steel plate cut as per drawing\nS4818/2\n 2 x 90.00          180.00\nBeef: stewing\n 3 x 40.76          122.28\n",
        "Mild steel plate cut as per drawing  180.00\n  S4818/2\n  2 @ 90.00\nBeef: stewing                      122.28\n  3 @ 40.76\n",
        "2   Mild steel plate cut as         180.00\n    per drawing S4818/2\n3   Beef: stewing                   122.28\n",
        "2 x Mild steel plate cut as per drawing S4818/2   180.00 A\n3 x Beef: stewing                  122.28 B\n",
    ],
)
def test_goods_are_read_however_a_till_prints_them(goods: str) -> None:
    lines = read(slip(goods, "Glorp                  302.28\n")).lines
    assert [(line.description, line.quantity, line.line_total) for line in lines] == [
        ("Mild steel plate cut as per drawing S4818/2", Decimal(2), Decimal("180.00")),
        ("Beef: stewing", Decimal(3), Decimal("122.28")),
    ]


def test_the_codes_of_articles_stand_before_their_names() -> None:
    lines = read(slip("6001234567890 Rice 2 kg 2 90.00 180.00\n6001234567891 Beef 3 40.76 122.28\n", "Glorp   302.28\n")).lines
    assert [(line.item_code, line.description, line.quantity, line.unit_price) for line in lines] == [
        ("6001234567890", "Rice 2 kg", Decimal(2), Decimal("90.00")),
        ("6001234567891", "Beef", Decimal(3), Decimal("40.76")),
    ]


def test_who_serves_is_no_article_over_the_first_amount() -> None:
    goods = "Served by : Tyler\nBeef, stewing\n 2 x 41.19                  82.38\nDroewors\n 1 x 10.00                  10.00\n"
    lines = read(slip(goods, "Glorp                  92.38\n")).lines
    assert [line.description for line in lines] == ["Beef, stewing", "Droewors"]


@pytest.mark.parametrize("label", ["Trx No:", "Verkoop nr", "N° vente:", "Vorgang Nr.", "Docket #", "Bonnummer", "Transactie:"])
def test_the_number_of_a_slip_is_found_behind_labels_that_no_table_has(label: str) -> None:
    assert values(slip(_GOODS, "Total     506.98\n", number=f"{label} 44719"))[Term.INVOICE_NUMBER] == "44719"


@pytest.mark.parametrize("row", ["Till no: 447", "Terminal # 4471", "Table: 12", "Cashier no 4471", "Kassa nr 4471", "Tisch Nr. 12"])
def test_what_numbers_the_till_or_the_table_is_not_the_number_of_the_slip(row: str) -> None:
    assert Term.INVOICE_NUMBER not in values(slip(_GOODS, "Total     506.98\n", number=row))


def test_a_number_with_a_point_behind_a_letter_is_no_amount() -> None:
    assert not till_figures("inv no N472.62")
    assert [str(each.value) for each in till_figures("Total12.50")] == ["12.50"]


def test_rows_between_the_name_and_the_telephone_are_the_address() -> None:
    assert values(slip(_GOODS, "Total     506.98\n"))[Term.SELLER_ADDRESS] == "44 Canal Side, Knysna, 6571"


def test_what_is_sold_is_no_address() -> None:
    goods = "Welding rods 2.5 mm, 5 kg\n 1 x 59.68                  59.68\nWire 5 kg\n 1 x 10.00                  10.00\n"
    text = slip(goods, "Total                  69.68\n").replace("          44 Canal Side\n            Knysna\n              6571\n", "")
    assert Term.SELLER_ADDRESS not in values(text)


@pytest.mark.parametrize(
    "row", ["Uitsetbelasting 15%      66.13", "Wumm 15.00 %      66.13", "Norp (15%)   440.85   66.13", "Norp      66.13"]
)
def test_the_tax_is_what_its_rate_makes_of_the_total(row: str) -> None:
    assert values(slip(_GOODS, f"Glorp      506.98\nFlurb      506.98\n{row}\n"))[Term.TAX_TOTAL] == "66.13"


@pytest.mark.parametrize(
    "closing",
    [
        "Glorp   506.98\nFlurb   573.11\nZwip   66.13\n",  # change that happens to be what a rate makes of the total
        "Glorp   506.98\nYou saved   20.00\n",
    ],
)
def test_what_no_rate_makes_is_no_tax(closing: str) -> None:
    assert values(slip(_GOODS, closing)).get(Term.TAX_TOTAL) is None


def test_dollars_are_counted_in_countries_that_have_a_sign_of_their_own() -> None:
    text = slip(_GOODS, "Total   $ 506.98\nCash   $ 506.98\n").replace("Knysna", "Cape Town, South Africa")
    assert values(text)[Term.CURRENCY] == "USD"


@pytest.mark.parametrize(
    "row", ["Kassenbeleg 4278", "RECEIPT NO 87-990-7402", "Beleg-Nr. 16462", "小票号 / Sale # 2406293", "KASSENBELEG 4001 / 66"]
)
def test_a_number_that_looks_like_a_telephone_or_a_postcode_is_the_slips(row: str) -> None:
    number = row.split(" ", 2 if " NO " in row else 1)[-1].rpartition("# ")[-1]
    assert values(slip(_GOODS, "Total     506.98\n", number=row))[Term.INVOICE_NUMBER] == number


_CHINESE = """
青岛金石盛物流股份有限公司
青岛市高新区文化街   376号
联系电话:   0532 2714315
税号:   91792313MAWR25RM4F
        {title}
{number}
制单日期:   2026-01-27   13:47
操作员:   杨建国
2   LED灯管 8W                     22.10
1   安全鞋                  64.00
{total}                       {sign}86.10
{paid}                         100.00
找零                  13.90
{tax} (13%)                       9.91
"""


@pytest.mark.parametrize("title", ["收据", "购物小票", "收银小票"])
@pytest.mark.parametrize("number", ["小票号: 28291", "流水号: 28291", "收据编号: 28291", "单号: 28291", "交易号: 28291"])
@pytest.mark.parametrize(
    ("total", "paid"),
    [("合计", "现金"), ("应收", "微信支付"), ("总计", "支付宝"), ("含税总额", "银行卡"), ("应付金额", "现金")],
)
def test_chinese_slips_are_read(title: str, number: str, total: str, paid: str) -> None:
    text = _CHINESE.format(title=title, number=number, total=total, paid=paid, sign="¥", tax="税额")
    found = values(text)
    assert found[Term.SELLER_ADDRESS] == "青岛市高新区文化街376号"
    assert found[Term.GROSS_TOTAL] == "86.10"
    assert found[Term.TAX_TOTAL] == "9.91"
    assert found[Term.INVOICE_NUMBER] == "28291"
    assert found[Term.ISSUE_DATE] == "2026-01-27"
    assert found[Term.CURRENCY] == "CNY"
    assert [line.description for line in read(text).lines] == ["LED灯管 8W", "安全鞋"]
