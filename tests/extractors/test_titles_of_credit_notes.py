"""A credit note looks like an invoice in all but its title, which may be small, hold a number, or name the law."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.terms import DocumentKind
from tests.extractors.fields.credit_papers import PAPER, rows_of
from tests.extractors.fields.printed import GOODS, printed


@pytest.mark.parametrize(
    "title",
    [
        "Credit Note RINV/2025/00012",
        "Credit Invoice K1120",
        "Bonusgutschrift für das Jahr 2024",
        "Rechnungskorrektur nach § 17 UStG (Entgeltminderung)",
        "Gutschrift gemäß § 14 Abs. 2 UStG",
        "Avoir commercial GS250077",
    ],
)
@pytest.mark.parametrize("heading", ["Customer", "Facturé à"])
def test_the_title_of_a_credit_note_in_small_print_says_its_kind(title: str, heading: str) -> None:
    rows = rows_of(("Datum", "16/05/2025"), ("Rechnung", "AR 2231/25"), ("Rechnungsdatum", "24/04/2025"))
    assert classify_page(printed(PAPER.format(title=title, buyer=heading, rows=rows) + GOODS)).kind is DocumentKind.CREDIT_NOTE


@pytest.mark.parametrize("title", ["红字销售发票", "负数发票", "销售退回单", "營業人銷貨退回、進貨退出或折讓證明單"])
def test_a_chinese_invoice_in_red_gives_money_back(title: str) -> None:
    text = (
        f"武汉江城汽配有限公司\n{title}\n单号: XS-0091      开票日期: 2025-12-02\n客户名称: 襄阳市鑫达汽修厂      对应蓝字发票: XS-1120\n"
    )
    goods = (
        "\n存货名称       数量     单价      金额\n刹车片           6     100.00     600.00\n\n合计                             600.00\n"
    )
    assert classify_page(printed(text + goods)).kind is DocumentKind.CREDIT_NOTE


@pytest.mark.parametrize(
    ("title", "rest"), [("Rechnungsberichtigun", "g"), ("RECHNUNGSKORREK", "TUR"), ("Rechnungs-", "korrektur"), ("Creditfact", "uur")]
)
def test_a_narrow_column_breaks_the_one_word_of_a_title(title: str, rest: str) -> None:
    text = (
        f"{'Lindner Metall KG':<40}{title}\n{'Werkstr. 3':<40}{rest:>{len(title)}}\n\nBeleg     C940038\nRechnung Nr.     IN356872\n{GOODS}"
    )
    assert classify_page(printed(text)).kind is DocumentKind.CREDIT_NOTE


def test_a_label_for_the_credited_invoice_titles_none() -> None:
    rows = rows_of(("Corresponding invoice", "2097-2024"), ("Date of issue", "26/04/2025"))
    paper = printed(PAPER.format(title="INVOICE CREDIT", buyer="Customer", rows=rows) + GOODS)
    assert classify_page(paper).kind is DocumentKind.CREDIT_NOTE


def test_the_value_of_a_label_for_an_order_titles_no_order() -> None:
    rows = rows_of(("Your order no.", "LPO 5628"), ("Date of issue", "26/04/2025"))
    paper = printed(PAPER.format(title="Tax Credit Note 92536", buyer="Customer", rows=rows) + GOODS)
    assert classify_page(paper).kind is DocumentKind.CREDIT_NOTE
