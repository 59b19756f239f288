"""The two parties of a Chinese VAT invoice, whose frames a caption runs down beside, a letter in each row."""

from __future__ import annotations

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.parties import party_fields
from extractors.terms import Term
from tests.extractors.fields.printed import printed

ELECTRONIC = """
                    电子发票(增值税专用发票)                  发票号码: 26332000000418820973
                                                              开票日期: 2026年11月10日
{buyer} 名称: 苏州锐恒流体设备有限公司                        {seller} 名称: 杭州金涛管件制造有限公司
买                                                            售
方 纳税人识别号: 91320508MAPT4FCRH0                           方 纳税人识别号: 91330106MALA1MGPKM
"""
STACKED = """
                    上海增值税电子普通发票                    发票号码: 48220917
{buyer} 名   称: 苏州锐恒流体设备有限公司                     密 03*7</4-9+2>817
买 纳税人识别号: 91320508MAPT4FCRH0                           码 >4+918-/2*063<
货物或应税劳务、服务名称        数量        金 额
*运输服务*国内道路货物运输         1      7339.45
{seller} 名   称: 杭州金涛管件制造有限公司                    备 起运地: 青岛
售 纳税人识别号: 91330106MALA1MGPKM
"""


@pytest.mark.parametrize("paper", [ELECTRONIC, STACKED], ids=["beside each other", "above each other"])
@pytest.mark.parametrize(("buyer", "seller"), [("购", "销"), ("買", "銷"), ("", "")])
def test_a_letter_of_the_caption_stands_before_the_name(paper: str, buyer: str, seller: str) -> None:
    read = {each.term: each.value for each in party_fields(DocumentLayout([printed(paper.format(buyer=buyer, seller=seller))]))}
    assert read[Term.BUYER_NAME] == "苏州锐恒流体设备有限公司"
    assert read[Term.SELLER_NAME] == "杭州金涛管件制造有限公司"
    assert read[Term.BUYER_TAX_ID] == "91320508MAPT4FCRH0"
    assert read[Term.SELLER_TAX_ID] == "91330106MALA1MGPKM"


@pytest.mark.parametrize("heading", ["购货单位", "购买单位", "客户名称", "收票单位"])
def test_a_chinese_heading_of_four_signs_needs_no_colon(heading: str) -> None:
    paper = f"""
                    青岛海塑新材料有限公司 发票
发票号 XS-2026-11-0087          开票日期 2026/11/12
{heading} 烟台欣荣注塑制品厂    购方订单 XR2610-33
"""
    found = party_fields(DocumentLayout([printed(paper)]))
    assert [each.value for each in found if each.term is Term.BUYER_NAME] == ["烟台欣荣注塑制品厂"]
