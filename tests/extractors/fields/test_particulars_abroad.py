"""Particulars as papers of India and Kenya print them: tax numbers, currencies, a bare # for the number, the invoice credited."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_title
from extractors.fields.terms_text import counts_days
from extractors.kinds import ExtractedParts
from extractors.kinds.credit_note import extract as extract_credit_note
from extractors.kinds.invoice import extract as extract_invoice
from tests.extractors.fields.printed import printed

_TABLE = """

Particulars                      Qty        Rate       Amount
Maize flour, baler               10        50.00      500.00

                                 Total                 500.00
"""


def values(parts: ExtractedParts) -> dict[str, str | None]:
    return {field.term.value: field.value for field in parts.fields}


def invoice(text: str) -> dict[str, str | None]:
    return values(extract_invoice([printed(text + _TABLE)]))


def test_an_indian_tax_number_is_known_by_its_form_and_check_digit() -> None:
    found = invoice("""
Shree Ganesh Pipes Pvt Ltd
Plot 44, GIDC Road, Ahmedabad 382445
GSTIN/UIN: 29AAGCB7383J1Z4

TAX INVOICE
Invoice No. 4711

Bill to
Kaveri Engineers Pvt Ltd
502 Ellisbridge Road
Ahmedabad 380006
Regd. 27AAPFU0939F1ZV
""")
    assert found["seller_tax_id"] == "29AAGCB7383J1Z4"
    assert found["buyer_tax_id"] == "27AAPFU0939F1ZV"


def test_a_kenyan_pin_is_a_tax_number_and_kshs_are_shillings() -> None:
    found = invoice("""
RIFT VALLEY DISTRIBUTORS LTD
P.O. Box 1182-20100 Nakuru
PIN: P051447728K

INVOICE NO. 2290

TO:
St Monica Girls High School
P.O. Box 77-20200
Kericho

All prices in KShs
""")
    assert found["seller_tax_id"] == "P051447728K"
    assert found["currency"] == "KES"


def test_a_letter_in_a_tax_number_is_no_rand() -> None:
    found = invoice("""
MILLENNIUM KNITWEAR EXPORTS
GSTIN : 33AAPFM2288R1ZF
Invoice No. 4711        Amounts in ₹
""")
    assert found["currency"] == "INR"


def test_a_bare_sign_for_number_is_the_label_of_the_papers_own() -> None:
    found = invoice("""
TAX INVOICE

#                 : TMC-000318
Invoice Date      : 04/04/2026
Terms             : Net 45
""")
    assert found["invoice_number"] == "TMC-000318"


def test_a_credit_note_is_not_dated_with_the_invoice_it_credits() -> None:
    found = values(
        extract_credit_note(
            [
                printed(
                    """
CREDIT NOTE
Cr. Note No. : SLS/CN/018
Dated : 14-08-2026
Against Invoice No. : SLS/447
Inv. Date : 28-07-2026
"""
                    + _TABLE
                )
            ]
        )
    )
    assert found["invoice_number"] == "SLS/CN/018"
    assert found["issue_date"] == "2026-08-14"


def test_a_chinese_code_read_from_a_picture_has_figures_where_no_letter_can_stand() -> None:
    page = """
深圳博远祥物流有限公司
深圳市高新区解放北路716号
税号: 9I459613MAM4UKOBF0

发票
购买方: 苏州海润通建筑工程有限公司
客户税号: 91744824MAARK28ODF
"""
    scanned = values(extract_invoice([printed(page, seen_by="paddle")]))
    assert (scanned["seller_tax_id"], scanned["buyer_tax_id"]) == ("91459613MAM4UK0BF0", "91744824MAARK280DF")
    assert values(extract_invoice([printed(page)]))["buyer_tax_id"] == "91744824MAARK28ODF"


@pytest.mark.parametrize(
    ("text", "titled"),
    [("贷项通知单", True), ("增值税专用发票", True), ("送货单", True), ("深圳博远祥物流有限公司", False), ("红星收据印刷厂", False)],
)
def test_the_name_of_a_chinese_paper_is_no_name_of_a_company(text: str, titled: bool) -> None:
    assert is_title(text) is titled


def test_a_heading_of_two_languages_that_its_column_breaks_announces_whom_it_stands_before() -> None:
    found = invoice("""
                                                  发票 INVOICE
购买方 Sold   深圳瑞丰和五金制品股份有限公司      日期 Date: 2025-02-07
To            深圳市工业园人民路519号             发票号码 Invoice Number: CRN5980
""")
    assert found["buyer_name"] == "深圳瑞丰和五金制品股份有限公司"


@pytest.mark.parametrize("name", ["宁波天合顺化工有限责任公司", "天津市金石盛纺织品有限公司"])
def test_heaven_in_a_chinese_name_counts_no_days(name: str) -> None:
    assert not counts_days(name)
    found = invoice(f"""
广州海润通机械设备有限公司
广州市工业园解放北路147号

发票 INVOICE
日期： 2025-02-07
发票号码： CRN5980

购买方： {name}
宁波市南山街道建设三路249号
""")
    assert found["buyer_name"] == name


@pytest.mark.parametrize("terms", ["月结30天", "三十天内付款", "30 天"])
def test_chinese_terms_count_days(terms: str) -> None:
    assert counts_days(terms)
