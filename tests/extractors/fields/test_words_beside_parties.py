"""What stands beside names and addresses is no part of them: capital, goods under unknown headings, the word for an address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.headed_parties import headed_parties
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.invoice import extract
from extractors.model import Box, Page, Word
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def test_a_form_of_law_with_its_capital_is_no_name() -> None:
    found = read("""
PLAC'OUEST
12 impasse des Ajoncs
35136 Saint-Jacques-de-la-Lande
SAS au capital de 80 000 € - RCS Rennes 799213558

FACTURE - SITUATION DE TRAVAUX N° 3   N° de pièce : SIT-2026-0144
""")
    assert found["seller_name"] == "PLAC'OUEST"
    assert found["invoice_number"] == "SIT-2026-0144"


def test_an_address_under_the_letterhead_may_be_called_so() -> None:
    found = read("""
上海锐联国际贸易有限公司
地址:上海市浦东新区张杨路828号14楼   电话:021-58881234

商业发票

客户名称: 宁德新能机械有限公司
""")
    assert found["seller_address"] == "上海市浦东新区张杨路828号14楼"


def test_goods_under_headings_that_nobody_knows_are_no_party() -> None:
    found = read("""
WESERCARGO Internationale Spedition GmbH & Co. KG

Möbelwerke Diepholz AG          Rechnung-Nr. F/26/04418
Industriering 20                vom 30.04.2026
49356 Diepholz

Datum        Auftrag      Relation / Gewicht                              EUR
11.04.26     A-9001       Sdg. 771204 Bremen - Lyon, 8 Pal. 3120 kg       980,00
18.04.26     A-9002       Sdg. 771266 Bremen - Graz, 4 Pal. 1450 kg       645,50

Rechnungsbetrag EUR    1.625,50





































Wir arbeiten nach den ADSp. · Wesercargo Internationale Spedition GmbH & Co. KG · Neustädter Hafen 14 · 28197 Bremen
""")
    assert found["seller_name"] == "WESERCARGO Internationale Spedition GmbH & Co. KG"
    assert found["buyer_name"] == "Möbelwerke Diepholz AG"
    assert found["issue_date"] == "2026-04-30"


def test_an_address_may_begin_with_its_town() -> None:
    found = read("""
Farben Lechner Großhandel Ges.m.b.H.
A-6020 Innsbruck, Valiergasse 60   Telefon 0512/34 44 0

Malerbetrieb Gstrein OG
Dorf 118
A-6433 Oetz

GUTSCHRIFT   Nr. 7700418
""")
    assert found["seller_address"] == "A-6020 Innsbruck, Valiergasse 60"


def test_an_address_window_below_the_senders_line_is_the_addressees() -> None:
    sender = printed("Hartmann Werkzeugbau KG", first_top=60.0)
    window = printed("Brandt Holzhandel e.K.\nGartenweg 4\n04109 Leipzig\n\n\n\nRechnung Nr. 2026-118\n", first_top=81.5)
    page = replace(window, words=(*sender.words, *window.words))
    found = {field.term.value: field.value for field in extract([page]).fields}
    assert found["buyer_name"] == "Brandt Holzhandel e.K."
    assert found["seller_name"] == "Hartmann Werkzeugbau KG"


@pytest.mark.parametrize("word", ["Kontak", "Contact", "Kontakt"])
def test_a_contact_between_name_and_address_is_a_person_in_any_spelling(word: str) -> None:
    page = f"""
Hessian                                            FAKTUUR
Voedsel

Kameeldoring Staal t/a Trading Co         Afleweringsadres :
{word}: Sipho Mokoena                     Kameeldoring Staal t/a Trading Co
PO Box 9298, Paarl, 7646                  {word}: Sipho Mokoena
Tel 021 555 0117                          PO Box 9298, Paarl, 7646
U BTW Nr: 4873726915

Dokument Nr :   2026/5174
DATUM :         17 Nov 2026
"""
    footer = """
                   Hessian Voedsel Koöperatief Bpk
                   Smidstraat 234, Cape Town, 7925
      BTW-nommer: 4539585291  |  Tel 021 836 7425  |  Direkteure: Thandi Pretorius
"""
    found = read(page + "\n" * 36 + footer)
    assert (found["buyer_name"], found["buyer_address"]) == ("Kameeldoring Staal t/a Trading Co", "PO Box 9298, Paarl, 7646")


def test_a_site_is_where_the_goods_go_and_not_who_pays() -> None:
    found = read("""
Ferncliffe Fresh Produce plc                 INVOICE KN5707
222 Mill Lane
Leeds LS11 5TZ                               Date issued:   06 Jul 2023
VAT No: GB 856 0540 27

Lanercost LLP                                SITE:
4 Canal Side                                 Bluebell Row Print Ltd
Glasgow G52 4XY                              96 Albion Street
Email: debtors@lanercost.co.uk.example       Glasgow
Tel 0141 956 8373                            G52 4XY

Particulars                  QTY     Price      Value
Interior paint 20 L          3       154.97     464.91
Net                                             464.91
VAT @ 20.00 %                                    92.98
Total                                           557.89
""")
    assert found["buyer_name"] == "Lanercost LLP"


def test_a_heading_may_end_in_a_full_stop_where_others_print_a_colon() -> None:
    found = read("""
BELASTINGFAKTUUR

Aan. Kestrel Chemikalieë (Edms) Bpk            Ons Faktuur. 2026/5731
U BTW Nr: 4936670266                           Gedateer. 12/11/2026
                                               Vervaldatum. 11/01/2027

Omskrywing                     Getal     Elk        Bedrag
Hex bolt M16                   12        6.51       78.12
Netto                                               78.12
Plus BTW 15%                                        11.72
Totaal Insl BTW                                     89.84

Lesedi Printers CC        Ons BTW Reg 4642461216
111 Station Street | Cape Town | 7925
""")
    assert found["buyer_name"] == "Kestrel Chemikalieë (Edms) Bpk"
    assert found["seller_name"] == "Lesedi Printers CC"


def test_a_title_that_says_whose_invoice_it_is_names_nobody_and_a_form_that_a_sentence_ends_in_neither() -> None:
    found = read("""
                    OUR INVOICE

messrs:
Nyala Sekuriteit (Edms) Bpk
Graniethof 33
Paarl 7646

Description      Qty     Price      Amount
Oak door         2       50.00      100.00
Total                               100.00

The book debt evidenced hereby was sold to Witpeer Invoice Finance (Pty) Ltd; settle with Witpeer (Pty)
Ltd alone.












J & M CC
60 Loop Road
Durban 4001
VAT No: 4568379384
""")
    assert (found["seller_name"], found["buyer_name"]) == ("J & M CC", "Nyala Sekuriteit (Edms) Bpk")
    empty = read("Debtor\n\nOur Invoice\n\nDescription      Qty     Price      Amount\nOak door         2       50.00      100.00\n")
    assert "buyer_name" not in empty


def test_the_customers_tax_number_under_his_address_says_nothing_of_the_senders_line_over_it() -> None:
    found = read("""
Umzansi Engineering (Pty) Ltd            INVOICE

Spartan, 111 Voortrekker Way, Gqeberha 6001
VAT No. 4797699230
Email: accounts@umzansi.example


Umzansi Engineering (Pty) Ltd | Spartan | 111 Voortrekker Way | Gqeberha 6001
Protea Cove Houtwerke BK
Stasieweg 54, Wadeville, GQEBERHA 6001
Client's VAT No 4587075245
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Umzansi Engineering (Pty) Ltd", "Protea Cove Houtwerke BK")


@pytest.mark.parametrize("title", ["VERKOOPFAKTUUR", "Belastingfaktuur", "TAX INVOICE"])
def test_a_title_close_behind_the_letterhead_is_no_part_of_the_name(title: str) -> None:
    found = read(f"""
Ubuntu Bay Security Inc {title}
119 Kanaal Street, Pietermaritzburg 3201
BTW Reg Nr: 4237434511
""")
    assert found["seller_name"] == "Ubuntu Bay Security Inc"


def test_under_the_heading_of_the_customer_stands_nothing_of_the_letterhead_over_it() -> None:
    found = read("""
Ubuntu Bay CC
Spartan | 34 Nelson Street | Johannesburg 2001
Phone: +27 11 779 3298
www.ubuntubay.example
Charged To
Sandrivier (RF) (Pty) Ltd
82 Station Street | Kimberley 8301
Customer VAT No: 4914086600
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Ubuntu Bay CC", "Sandrivier (RF) (Pty) Ltd")


def test_an_address_under_its_heading_is_read_though_a_shorter_line_below_stands_in_the_middle_of_the_name() -> None:
    rows = (
        (("To:", 26.0, 40.0), ("Kestrel", 42.2, 71.1), ("Foods", 73.3, 97.1), ("CC", 99.3, 109.7)),
        (("224", 26.0, 40.4), ("Bessemer", 42.6, 81.5), ("Street,", 83.7, 107.5), ("Isando,", 115.1, 142.7), ("Mbombela", 145.0, 194.3)),
        (("VAT", 26.0, 43.5), ("No:", 45.7, 60.1), ("4590379527", 62.3, 110.2)),
    )
    placed = [(each, 88.0 + 12 * number) for number, row in enumerate(rows) for each in row]
    words = tuple(Word(text, Box(x0, top, x1, top + 11.2), None, "text_layer") for (text, x0, x1), top in placed)
    (party,) = headed_parties(DocumentLayout([Page(1, 595.0, 842.0, 0, words)]), "buyer_heading")
    assert (party.name, party.address) == ("Kestrel Foods CC", "224 Bessemer Street, Isando, Mbombela")


def test_headings_with_colons_in_one_line_with_the_particulars_head_no_columns() -> None:
    found = read("""
From:                                        Messrs:    Karee Verpakking     Dated:            13-Nov-2026
Kliprand (Pty) Ltd                                      Koöperatief Bpk      Invoice No:       IN-3076
97 Bessemer Street, Silverton, George 6529                                   Please pay by:    28-Dec-2026
Tel: 044 827 4429                            VAT No:    4456045154           Your Order:       PO012287
VAT Number: 4933819866                                                       Delivery Note:    DN012298
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Kliprand (Pty) Ltd", "Karee Verpakking Koöperatief Bpk")
