"""Labels that a stroke, a second line or a semicolon parts from what they announce, and totals and days that no listed label names."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from extractors.kinds._trade import TradePaper
from extractors.layout.joined_particulars import with_particulars_parted
from extractors.model import Box, Word
from tests.extractors.fields.printed import printed

_SELLER = """
Karoo Steel (Pty) Ltd
12 Anvil Road, Germiston 1401
VAT No 4012345678
"""
_GOODS = """
Description                 Qty     Price      Amount
Steel brackets               10     50.00      500.00
Bolts                        20     10.00      200.00
                                  Net total    700.00
                                  VAT 15%      105.00
                                  Total        805.00
"""


def _read(text: str, rules: TradePaper = invoice.RULES) -> dict[str, str]:
    document = rules.extract([printed(text)])
    return {str(field.term): field.value for field in document.fields if field.value}


@pytest.mark.parametrize("stroke", ["-", "–"])
def test_a_stroke_behind_a_label_is_not_its_value(stroke: str) -> None:
    particulars = f"""
Invoice No {stroke}      INV-118
Date {stroke}            12/03/2025
Order Ref {stroke}       PO-7781
"""
    fields = _read(_SELLER + particulars + _GOODS)
    assert (fields["invoice_number"], fields["issue_date"], fields["po_number"]) == ("INV-118", "2025-03-12", "PO-7781")


@pytest.mark.parametrize("end", [";", ""])
def test_a_number_goes_on_behind_a_stroke_before_the_next_particular(end: str) -> None:
    assert _read(f"{_SELLER}\nTax Invoice\nNumber. 1234 / 25{end} Inv. Date. 12/03/2025\n{_GOODS}")["invoice_number"] == "1234 / 25"


@pytest.mark.parametrize("label", ["Your VAT", "Customer VAT"])
@pytest.mark.parametrize("second", ["Registration No:", "Reg No"])
def test_the_label_of_a_tax_number_takes_two_lines_of_a_narrow_column(label: str, second: str) -> None:
    buyer = f"""
                              Bill to
                              Kaap Retail (Pty) Ltd
                              5 Long Street
                              Cape Town 8001
                              {label}
                              {second}
                              4098765432
"""
    assert _read(_SELLER + buyer + _GOODS)["buyer_tax_id"] == "4098765432"


def test_an_empty_tax_label_is_not_answered_by_the_registration_under_it() -> None:
    buyer = """
                              Bill to
                              Kaap Retail (Pty) Ltd
                              5 Long Street, Cape Town 8001
                              Your VAT:
                              Registration No:
                              2098765432
"""
    assert "buyer_tax_id" not in _read(_SELLER + buyer + _GOODS)


def test_the_second_line_of_a_heading_says_whose_tax_number_it_is() -> None:
    text = """
Durand SAS
5 rue de la Paix
75002 Paris
                                              Martin Frères SARL
                                              12 rue Haute
                                              69001 Lyon

FACT. NUMÉRO    ÉMISE LE       À PAYER LE     N° intracommunautaire    CODE CLIENT
                                                     client
FAC-1234        12/03/2025     12/04/2025        FR83404833048             23-118

Désignation                 Qté     Prix      Montant
Vis acier                    10     50.00      500.00
                                  Total HT     500.00
                                  TVA 20%      100.00
                                  Total TTC    600.00

Durand SAS - TVA FR32552081317
"""
    fields = _read(text)
    assert (fields["seller_tax_id"], fields["buyer_tax_id"]) == ("FR32552081317", "FR83404833048")


@pytest.mark.parametrize(("first", "last"), [("Base Total", "Net Credit"), ("Goods total", "Nett"), ("Net total", "Net credit")])
def test_what_is_called_net_under_the_tax_is_the_total(first: str, last: str) -> None:
    foot = f"""
Description                 Qty     Price      Amount
Steel brackets               10     50.00      500.00
Bolts                        20     10.00      200.00
                                  {first:12} 700.00
                                  VAT @ 15 %   105.00
                                  {last:12} 805.00
"""
    fields = _read(f"{_SELLER}\nCredit Note\nCredit Note No   CN 118\nDate   12/03/2025\n{foot}", credit_note.RULES)
    assert (fields["net_total"], fields["tax_total"], fields["gross_total"]) == ("700.00", "105.00", "805.00")


def test_a_net_amount_over_its_tax_stays_the_net() -> None:
    fields = _read(
        _SELLER + _GOODS.replace("Net total    700.00", "Discount       0.00\n                                  Net amount   700.00")
    )
    assert (fields["net_total"], fields["gross_total"]) == ("700.00", "805.00")


_CHINESE_GOODS = """
商品            数量    单价      金额
钢板            10      50.00     500.00
                        合计      500.00
                        税额      65.00
                        价税合计  565.00
"""


def test_a_chinese_credit_note_is_numbered_as_an_invoice_and_a_file_number_is_none_of_its() -> None:
    text = f"""
贷项通知单
供应商
青岛恒泰源纺织品有限公司
青岛市南山街道文化街819号
                                        发票号码：     KN2255
                                        制单日期：     2026-03-25
                                        对应发票：     2026-9473
                                        档案号：       T67431
购买方
上海海润通物流有限公司
{_CHINESE_GOODS}"""
    assert _read(text, credit_note.RULES)["invoice_number"] == "KN2255"


def test_the_count_of_pages_numbers_no_chinese_credit_note() -> None:
    text = f"""
                                        第页  1/2
红字发票                                开票日期 2025年1月23日;编号 A202511
青岛恒泰源纺织品有限公司
青岛市南山街道文化街819号
购买方
上海海润通物流有限公司
{_CHINESE_GOODS}"""
    fields = _read(text, credit_note.RULES)
    assert (fields["invoice_number"], fields["issue_date"]) == ("A202511", "2025-01-23")


def test_a_label_behind_a_semicolon_is_a_word_of_its_own() -> None:
    word = Word("2025年1月23日;编号", Box(0, 0, 120, 10), 1.0, "text_layer")
    assert [each.text for each in with_particulars_parted([word])] == ["2025年1月23日;", "编号"]
    kept = Word("甲;乙", Box(0, 0, 30, 10), 1.0, "text_layer")
    assert with_particulars_parted([kept]) == [kept]


def test_a_word_of_many_labels_behind_semicolons_is_parted_to_its_end() -> None:
    word = Word("中中1;" * 3000, Box(0, 0, 300, 10), 1.0, "text_layer")
    parted = with_particulars_parted([word])
    assert [each.text for each in parted] == ["中中1;"] * 3000
