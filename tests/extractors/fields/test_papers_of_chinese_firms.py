"""Invoices and credit notes as firms in China write them: blocks with a row for the name, numbers in titles, sums in capital figures."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from extractors.terms import Term
from tests.extractors.fields.printed import printed

GOODS = """
名称            单位        数量        单价        金额
热镀锌螺栓      件            10      100.00    1,000.00

                          不含税金额            1,000.00
                          税额                    130.00
                          价税合计              1,130.00
"""


def _read(text: str, kind: object = invoice) -> dict[Term, str]:
    fields = kind.extract([printed(text)]).fields  # type: ignore[attr-defined]
    return {field.term: field.value for field in fields if field.value is not None}


@pytest.mark.parametrize("label", ["公司名称", "单位名称", "企业名称", "全称"])
@pytest.mark.parametrize("colon", [":", " ", ": "])
def test_the_row_for_the_name_in_the_buyers_block_is_of_the_buyer(label: str, colon: str) -> None:
    text = (
        "青岛东湖机械有限公司\n青岛市市北区港湾路12号\n\n销售发票\n\n付款单位:\n"
        f"{label}{colon}苏州宏岳包装材料有限公司\n地址{colon}苏州市吴中区东吴路311号\n\n发票号码: 20260814{GOODS}"
    )
    read = _read(text)
    assert read[Term.SELLER_NAME] == "青岛东湖机械有限公司"
    assert read[Term.BUYER_NAME] == "苏州宏岳包装材料有限公司"


@pytest.mark.parametrize(("buyer", "seller"), [("购货方", "开票单位"), ("受票方", "销售单位"), ("采购方", "供方")])
def test_headings_without_a_colon_say_who_sells_and_who_buys(buyer: str, seller: str) -> None:
    text = (
        f"发票 No. 20260814\n\n{buyer} 宁波联鼎化工有限责任公司\n宁波市鄞州区科苑路19号\n\n"
        f"{seller} 青岛嘉远纺织科技有限公司\n青岛市市北区港湾路7号\n{GOODS}"
    )
    read = _read(text)
    assert read[Term.SELLER_NAME] == "青岛嘉远纺织科技有限公司"
    assert read[Term.BUYER_NAME] == "宁波联鼎化工有限责任公司"


def test_headings_over_the_frames_of_an_invoice_say_which_is_whose() -> None:
    text = (
        "                    增值税专用发票\n\n"
        "销方                                              购方\n"
        "名 称: 杭州远涛管件制造有限公司                   名 称: 苏州锐衡流体设备有限公司\n"
        f"税号: 91330106MALA1MGPKM                          纳税人识别号: 91320508MAPT4FCRH0\n{GOODS}"
    )
    text = text.replace("税号: 9133", "纳税人识别号: 9133")
    read = _read(text)
    assert read[Term.SELLER_NAME] == "杭州远涛管件制造有限公司"
    assert read[Term.BUYER_NAME] == "苏州锐衡流体设备有限公司"


def test_the_headings_of_the_goods_are_no_row_for_the_name() -> None:
    text = (
        "深圳远翔机械有限公司\n深圳市宝安区福永路7号\n\n商业发票\n\n抬头\n佛山晟远包装材料股份有限公司\n佛山市南海区桂城路764号\n"
        f"电话 0757-61706597\n\n发票号码 42895620\n{GOODS}"
    )
    assert _read(text)[Term.BUYER_NAME] == "佛山晟远包装材料股份有限公司"


@pytest.mark.parametrize(
    "title",
    [
        "销售发票:XS20260119020",
        "增值税专用发票 No XS20260119020",
        "发票 编号:XS20260119020",
        "INVOICE 发票:XS20260119020",
        "账单:XS20260119020",
    ],
)
def test_a_chinese_title_numbers_its_invoice(title: str) -> None:
    assert _read(f"青岛东湖机械有限公司\n\n{title}\n\n日期: 2026-03-05\n客户编码: C68011\n{GOODS}")[Term.INVOICE_NUMBER] == "XS20260119020"


@pytest.mark.parametrize("title", ["贷项通知单 No 842", "贷记通知单 842", "退货折让单:842", "红字增值税专用发票 编号:842"])
def test_a_chinese_title_numbers_its_credit_note(title: str) -> None:
    text = f"青岛东湖机械有限公司\n\n{title}\n\n日期: 2026-03-05\n原蓝票号码: 54007848\n{GOODS}"
    assert _read(text, credit_note)[Term.INVOICE_NUMBER] == "842"


def test_an_invoice_is_due_before_the_day_that_its_label_asks_to_pay_by() -> None:
    text = f"青岛东湖机械有限公司\n\n发票 No. 805\n\n开票日: 2026-03-20\n请于以下日期前付款: 2026-04-19\n{GOODS}"
    assert _read(text)[Term.DUE_DATE] == "2026-04-19"


def test_a_sum_in_capital_figures_is_in_yuan() -> None:
    text = f"青岛东湖机械有限公司\n\n发票 No. 805\n{GOODS}\n价税合计(大写)   壹仟壹佰叁拾圆整\n"
    assert _read(text)[Term.CURRENCY] == "CNY"


def test_a_number_that_begins_with_r_is_no_rand() -> None:
    assert Term.CURRENCY not in _read(f"青岛东湖机械有限公司\n\n发票 No. R25/965\n{GOODS}")


def test_an_amount_less_than_nothing_is_no_tax_number() -> None:
    text = (
        "青岛瑞远食品有限公司\n\n红字发票通知单\n\n通知单编号: 47028154\n\n"
        "名称        数量        单价        金额\n滤芯         10      100.00    1,000.00\n\n"
        "                          不含税合计            -127523.54\n                          税额合计               -11477.12\n\n"
        "税号:91422434MEQBAR7WCL"
    )
    assert _read(text, credit_note)[Term.SELLER_TAX_ID] == "91422434MEQBAR7WCL"


@pytest.mark.parametrize("day", ["二○二六年三月五日", "二O二六年三月五日", "26年3月5日"])
def test_the_nought_of_a_year_may_be_a_ring_and_its_century_be_left_out(day: str) -> None:
    text = f"青岛东湖机械有限公司\n\n发票 No. 805\n\n开票日期: {day}\n送货日期: 2026-03-01\n{GOODS}"
    assert _read(text)[Term.ISSUE_DATE] == "2026-03-05"


def test_the_address_in_the_section_beside_is_of_the_other_party() -> None:
    text = (
        "                       深圳远翔纺织股份有限公司\n\n账单\n\n"
        "抬头                                              销方:\n"
        "单位名称: 杭州永岳化工有限责任公司                单位名称: 深圳远翔纺织股份有限公司\n"
        "地址电话: 杭州市滨江区江晖路186号                 税号: 91472462N3HUMJC3H2\n"
        f"                                                  地址电话: 深圳市宝安区福永路193号\n\n发票号码: 20260814\n{GOODS}"
    )
    read = _read(text)
    assert read[Term.BUYER_ADDRESS] == "杭州市滨江区江晖路186号"
    assert read[Term.SELLER_TAX_ID] == "91472462N3HUMJC3H2"
    assert Term.BUYER_TAX_ID not in read


def test_the_number_of_a_house_and_its_storey_number_no_invoice() -> None:
    text = f"上海汇远五金制品有限公司   发票\n上海市松江区文汇路876号A座12楼   开票日\n                               2026-05-27\n{GOODS}"
    assert Term.INVOICE_NUMBER not in _read(text)


def test_a_row_for_the_name_alone_may_tell_the_buyer() -> None:
    text = (
        f"青岛东湖机械有限公司\n青岛市市北区港湾路12号\n\n销售发票\n\n单位名称: 苏州宏岳包装材料有限公司\n苏州市吴中区东吴路311号\n{GOODS}"
    )
    assert _read(text)[Term.BUYER_NAME] == "苏州宏岳包装材料有限公司"
