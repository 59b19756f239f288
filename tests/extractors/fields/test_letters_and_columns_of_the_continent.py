"""Letters that are titled in their subject, and particulars that stand under a name in a column of their own."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.fields.estates import is_no_name
from extractors.fields.letterhead import issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import number_in
from extractors.kinds.credit_note import extract as extract_credit_note
from extractors.kinds.invoice import extract
from extractors.layout.lines import lay_out
from extractors.subject_lines import kind_of_subject
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed

LETTER = """
                                               Tekstbureau Femke Hoekstra
                                               Singelstraat 14 bis, 3513 BM Utrecht
                                               06 - 41 88 20 55
                                               KvK 64118820 / btw-id NL520917443B01
Aan: Woningcorporatie De Vaart
Kanaalweg 90
3526 KM Utrecht

Utrecht, 12 juni 2024

{subject}
Uw opdrachtnummer: DV-IN-2291

Redactie jaarverslag 2023      22,0 uur à € 85,00      € 1.870,00
Eindcorrectie drukproef         4,5 uur à € 85,00        € 382,50
Subtotaal                                              € 2.252,50
21% btw                                                  € 473,03
Totaal                                                 € 2.725,53

{until}
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize("subject", ["Betreft: factuur 2024-07", "Betreff: Rechnung Nr. 2024-07", "Objet : facture n° 2024-07"])
def test_a_letter_without_a_title_is_what_its_subject_names(subject: str) -> None:
    page = printed(LETTER.format(subject=subject, until="Met vriendelijke groet"))
    layout = DocumentLayout([page])
    assert kind_of_subject(layout, layout.pages[0]) == (subject.split(": ")[1], DocumentKind.INVOICE)
    assert classify_page(page).kind is DocumentKind.INVOICE


@pytest.mark.parametrize(
    "subject", ["Betreft: factuur 2024-07, teveel berekend", "Betreff: Rechnung 2024-07, Mahnung", "Betreft: uw offerte"]
)
def test_a_letter_about_another_paper_is_not_titled_by_it(subject: str) -> None:
    layout = DocumentLayout([printed(LETTER.format(subject=subject, until=""))])
    assert kind_of_subject(layout, layout.pages[0]) is None


@pytest.mark.parametrize(
    "until",
    [
        "Graag ontvang ik het totaalbedrag uiterlijk 12 juli 2024 op rekening NL57 ABNA 0219 9221 05.",
        "Graag ontvangen wij het bedrag uiterlijk op 12 juli 2024 op onze bankrekening.",
    ],
)
def test_what_is_to_be_received_at_the_latest_is_due(until: str) -> None:
    assert read(LETTER.format(subject="Factuur 2024-07", until=until))["due_date"] == "2024-07-12"


def test_what_was_received_is_not_due() -> None:
    until = "Met dank ontvangen wij het bedrag op 12 juli 2024 op onze bankrekening."
    assert read(LETTER.format(subject="Factuur 2024-07", until=until)).get("due_date") is None


def test_the_account_under_a_name_says_who_is_paid() -> None:
    paper = printed(
        """
Gemeindeforstamt Schönau                                    Verkauf - Rechnung
Beschaffung
Talstraße 1                                                         Seite 1 / 1
79677 Schönau im Schwarzwald

Rech. an Deb.-Nr.      D20334                              Forsttechnik Wiesental e.K.
USt-IdNr. Debitor      DE322079455                         Gewerbestraße 17
Rechnungsnr.           VRG-24003871                        79650 Schopfheim
Externe Belegnummer    FA/2024/118                  Telefonnr. 07622 33 91-0
Zlg.-Bedingungscode    30 Tage netto                USt-IdNr. DE208818357
Buchungsdatum          10.06.24                     Bank   Sparkasse Wiesental
Fälligkeitsdatum       10.07.24                     IBAN   DE51200505502964716717

Nr.      Beschreibung                 Menge      VK-Preis      Betrag
1104     Sägekettenöl Bio 20 l            6         54,90      329,40
                                    Total EUR ohne MwSt.       329,40
                                    19% MwSt.                   62,59
                                    Total EUR inkl. MwSt.      391,99
"""
    )
    names = {each.text: each.reasons for each in issuers(DocumentLayout([paper]))}
    assert "has its account under it" in names["Forsttechnik Wiesental e.K."]
    assert "has its account under it" not in names["Gemeindeforstamt Schönau"]
    found = {field.term.value: field.value for field in extract([paper]).fields}
    assert found["seller_name"] == "Forsttechnik Wiesental e.K."
    assert found["buyer_name"] == "Gemeindeforstamt Schönau"
    assert found["seller_tax_id"] == "DE208818357"
    assert found["buyer_tax_id"] == "DE322079455"


def test_the_second_line_of_a_letterhead_in_a_column_is_no_addressee() -> None:
    parts = extract_credit_note(
        [
            printed(
                """
                                                                  Nordweser Spedition
                                                                  Internationale Transporte
                                                                  GmbH & Co. KG
                                                                  Senator-Apelt-Str. 44
                                                                  28197 Bremen
                                                                  Tel. 0421 54 99-0

                                                                  Fax 0421 54 99-150
                                                                  dispo@nordweser.example

Firma                                                             BIC BRLADE22
Noris Keramik Handels GmbH
Postfach 11 04 27
90020 Nürnberg                                                    USt-IdNr. DE296688966

Gutschrift-Nr. 55012 / Datum 04.06.24

Fracht Bremen - Nürnberg, Tour 4471          1        385,00       385,00
Nettowert                                                          385,00
MwSt 19,00 %                                                        73,15
zu Ihren Gunsten EUR                                               458,15
"""
            )
        ]
    )
    assert {field.term.value: field.value for field in parts.fields}["buyer_name"] == "Noris Keramik Handels GmbH"


def test_who_trades_alone_is_named_over_the_line_that_says_so() -> None:
    found = read(
        """
Mickaël Torrent – Parquets & sols
Entrepreneur individuel – SIRET 853 220 117 00014
Lieu-dit Le Pech, 81140 Cahuzac-sur-Vère
                                                Madame Solange Cazenave
                                                8 allée des Platanes
                                                81600 Gaillac

Facture 2024-19

Le 20/06/2024, suite au devis D2024-11 accepté le 02/05/2024

Désignation                          Quantité     Prix unitaire         Total
Pose de parquet flottant                   32           28,00 €      896,00 €
Total                                                                896,00 €
"""
    )
    assert found["seller_name"] == "Mickaël Torrent – Parquets & sols"
    assert found["issue_date"] == "2024-06-20"


@pytest.mark.parametrize(
    ("text", "is_none"), [("Entrepreneur individuel", True), ("Micro-entreprise", True), ("Eenmanszaak Bakker", False)]
)
def test_how_one_trades_is_no_name(text: str, is_none: bool) -> None:
    assert is_no_name(text) is is_none


def test_a_number_in_groups_ends_before_a_bracket() -> None:
    (cell,) = lay_out(printed("4500 2271 (Hr. Brandauer)")).cells
    number = number_in(cell)
    assert number is not None
    assert number.text == "4500 2271"


def test_the_company_over_its_customer_sells() -> None:
    parts = extract_credit_note(
        [
            printed(
                """
                        销售退货贷项通知单
公司: 青岛海润塑料贸易有限公司      单号: HXTH-2024-0619      单据日期: 2024-06-19
客户: 常州市武进华盛塑业有限公司    业务员: 孙倩

存货名称         数量      无税单价      无税金额
聚丙烯 PP-T30S    3.5      7,680.00     26,880.00
合计                                    26,880.00
"""
            )
        ]
    )
    found = {field.term.value: field.value for field in parts.fields}
    assert found["seller_name"] == "青岛海润塑料贸易有限公司"
    assert found["buyer_name"] == "常州市武进华盛塑业有限公司"
