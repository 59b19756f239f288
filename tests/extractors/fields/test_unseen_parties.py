"""Whom a paper names where its headings are in words that nobody knows, and what there looks like a party and is none."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_GOODS = """

Description                 Qty      Price         Total
Cement 42.5N 50 kg          8        88.80         710.40
Total Inclusive                                    710.40
"""


def read(text: str, below: str = "") -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + _GOODS + below)]).fields}


@pytest.mark.parametrize("number", ["Customer VAT No: 4401754496", "VAT No: 4401754496"])
def test_of_two_addresses_the_one_with_the_tax_number_is_the_buyers(number: str) -> None:
    """Whom the goods go to stands on either side; who is invoiced has a tax number under his address."""
    found = read(
        f"""
Kliprand Packaging (Pty) Ltd
60 Loop Road, Bloemfontein 9301
VAT No: 4757362274

TAX INVOICE                             Invoice No    KN3098

Wobfeskbra                              Pumsof
Hartebeest Software (Pty) Ltd           Kestrel Ltd
236 Lemoen Street                       135 Jan Smit Avenue
Bloemfontein 9301                       Kimberley 8301
                                        {number}
"""
    )
    assert found["buyer_name"] == "Kestrel Ltd"


def test_a_company_named_after_a_street_issues_the_paper_from_its_foot() -> None:
    found = read(
        """
Sales Invoice

Customer                                Ship To
Copperbeck Consulting Ltd               Oakhanger Haulage Ltd
143 Chapel Row                          111 Victoria Street
Derby DE24 8UQ                          Derby DE24 8UQ
""",
        "\n" * 30
        + """
Kingfisher Lane Fresh Produce LLP
15 Chapel Row, Derby, DE24 8UQ
Tel: 01332 478 6922
""",
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Kingfisher Lane Fresh Produce LLP", "Copperbeck Consulting Ltd")


def test_the_whole_name_of_a_trade_name_is_the_one_that_begins_with_all_of_it() -> None:
    """Another company of the same first word is not meant, though it has a form of law and an address under it."""
    found = read(
        """
Rivage Emballages

Facture FA-1766 du 24 octobre 2026

Sof hunsoflif                           Wobcro
Brise Marine Negoce SARL                Rivage Imprimerie SAS
169 avenue de la Gare                   214 boulevard Pasteur
21000 Dijon                             21000 Dijon
N° TVA client : FR64423894641
""",
        "\n" * 28 + "\nRivage Emballages SA\n2 quai du Port, 13002 Marseille\nwww.rivage-emballages.example\n",
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Rivage Emballages SA", "Brise Marine Negoce SARL")


def test_a_line_of_a_sentence_that_begins_like_a_heading_is_none() -> None:
    found = read(
        """
Drakenzicht Electrical Inc
94 Nelson Street, Isando, Kimberley, 8301
VAT Reg No: 4385084308

TAX INVOICE IN738452 of 04 Mar 2026

Payment Terms: Net 7               DREMJATPLIV
                                   Suikerbos Packaging Inc
                                   171 Voortrekker Way, Paarl, 7646
                                   Tel: 021 363 1378
""",
        """
The debt under this invoice has been ceded to Baobab Debtor Finance (Pty) Ltd. Only payment to Baobab
Debtor Finance (Pty) Ltd discharges it.
""",
    )
    assert found["buyer_name"] == "Suikerbos Packaging Inc"


def test_a_word_over_partners_is_a_heading() -> None:
    found = read(
        """
Hautefeuille Emballages SARL
12 rue des Lilas, 75011 Paris

Facture

Plivvel
La Tuiliere Electricite & Fils
132 chemin du Moulin
80000 Amiens
"""
    )
    assert found["buyer_name"] == "La Tuiliere Electricite & Fils"


def test_an_address_may_break_before_its_code() -> None:
    found = read(
        """
Kestrel Plumbing Supplies

TAX INVOICE

Pliv ulkyal mipsoftisk:                           Lif:
HIGHVELD STAR BOERDERY BPK                        Kestrel Plumbing Supplies (Pty) Ltd
Lemoenlaan 32, Montague Gardens, Johannesburg,    113 Quarry Road, Spartan, Polokwane 0699
2001                                              Telephone: 015 427 2129
                                                  info@kestrel.example
                                                  VAT Reg No: 4358253849
"""
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Kestrel Plumbing Supplies (Pty) Ltd", "HIGHVELD STAR BOERDERY BPK")


def test_a_column_of_values_is_no_address() -> None:
    found = read(
        """
FACTUUR SI-987832

Plivmip:                                Plivulk:
Scheldeland Techniek BV                 Hageland Voeding BVBA
Nijverheidslaan 147, 9000 Gent          Steenweg 23, 9000 Gent
T: 09 536 9546                          T: +32 9 963 3667
E: accounts@scheldeland.example         E: debtors@hageland.example
Uw BTW-nummer: BE0872950906             www.hageland.example

Datum:                                  23/9/2026
Betaaltermijn:                          Binnen 14 dagen
Offerte:                                QU-2757
Verkoper:                               Annelies Goossens
Pakbonnummer:                           65200
"""
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Hageland Voeding BVBA", "Scheldeland Techniek BV")


def test_a_doubtful_form_of_law_is_enough_where_a_heading_says_who_issues() -> None:
    found = read(
        """
                                                       Tax Invoice

Hartebeest Electrical t/a Trading Co    From
38 Nelson Street                        Springhaas Electrical (Pty) Ltd
Hamilton                                54 Jan Smit Avenue
Boksburg 1459                           Prospecton
E-mail: office@hartebeest.example       Polokwane 0699
Telephone: 011 908 3092                 E-mail: sales@springhaas.example
"""
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Springhaas Electrical (Pty) Ltd", "Hartebeest Electrical t/a Trading Co")


def test_a_company_stands_behind_a_colon_that_ends_no_known_heading() -> None:
    found = read("\n叉亏匕凡: 宁波金石盛印刷有限公司      日期: 2026年10月16日\n宁波市高新区解放北路 677号\n\n发票号码: IN994439\n")
    assert found["buyer_name"] == "宁波金石盛印刷有限公司"


def test_who_has_the_web_address_of_the_paper_issues_it_and_not_an_addressee() -> None:
    found = read(
        """
Montfleury

Facture n° 8634

Hunlif                            Yalnokyal yal
Rivage Imprimerie SARL            Rivage Primeurs SARL
33 chemin du Moulin               151 boulevard Pasteur
29200 Brest                       94000 Creteil
""",
        "\n" * 30 + "\nMontfleury SA\n2 quai du Port, 13002 Marseille\nwww.montfleury.example\n",
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Montfleury SA", "Rivage Imprimerie SARL")


def test_the_labels_of_dates_and_numbers_under_an_empty_heading_are_nobody() -> None:
    found = read(
        """
Boland Ridge Electrical (RF) (Pty) Ltd
195 Nelson Street
Pretoria, 0184

Faktureer Aan

      Datum          Faktuur Nr.     Betaaldatum     Afleweringsnota
      12 Nov 2026    2026/3050       11 Jan 2027     DN006444
"""
    )
    assert found.get("buyer_name") is None


def test_who_holds_the_account_and_is_named_in_the_notice_is_not_the_seller() -> None:
    text = """
SALES INVOICE                                   DATE OF ISSUE:   12/11/2026
BILL TO:                                        INVOICE #        F3284
Rietkuil Agri (Pty) Ltd
237 Umfolozi Road, Pietermaritzburg, 3201

Details                              Quantity   Unit Price   Nett Price
Beef, stewing                              12       100.00     1 200.00

                                                NETT           1 200.00
                                                VAT 15 %         180.00
                                                TOTAL DUE      1 380.00
BANKING DETAILS
Account Name:   Witpeer Invoice Finance (Pty) Ltd
Account No:     6210044917

NOTICE OF ASSIGNMENT: the debt under this invoice has been ceded to Witpeer Invoice Finance (Pty) Ltd.



J & M Engineering (Pty) Ltd
203 Umfolozi Road, Gqeberha, 6001
"""
    fields = {field.term.value: field.value for field in extract([printed(text)]).fields}
    assert fields["seller_name"] == "J & M Engineering (Pty) Ltd"


def test_who_has_the_customers_tax_number_in_his_block_is_not_who_writes() -> None:
    found = read(
        """
                                            Invoice
Sandrivier Chemicals t/a Trading Co         inv no :        2026/2639
PO Box 3005                                 date :          09/11/26
Mbombela 1200
Customer VAT Reg: 4698773639
""",
        "\n" * 20
        + """
                  J & M Signs Ltd
        15 Kanaal Street, Hamilton, Paarl, 7646
T: 021 188 7644     Our VAT Reg 4622632299
""",
    )
    assert found["seller_name"] == "J & M Signs Ltd"
    assert found["buyer_name"] == "Sandrivier Chemicals t/a Trading Co"
