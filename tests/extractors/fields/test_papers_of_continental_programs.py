"""What the programs of France, Belgium, Switzerland and Germany print around the parties, the numbers and the amount to be paid."""

from __future__ import annotations

import pytest

from extractors.fields.estates import is_estate
from extractors.fields.labels import roles_of
from extractors.kinds.credit_note import extract as extract_credit_note
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

HARDWARE = """
QUINCAILLERIE DU VAL DE MAUVE
{capital}
{street}
71000 MACON                                     MENUISERIE PERRACHON SARL
Tel : 03 85 20 41 77                            12 ROUTE DE CLUNY
                                                71960 PIERRECLOS

FACTURE

Numéro       Date         Code client    {tax_label}      Échéance     Réf. commande
FC024518     31/05/24     411PERRA       FR45933512394    30/06/24     CDE 1187-PERR

Désignation                      Qté    P.U. HT    Montant HT
Disque diamant béton              25      14,90        372,50

                                 Total HT              372,50
                                 Total TVA              74,50
                                 NET À PAYER           447,00
{blank}
SIRET 91102847000018 - RCS Mâcon 911 028 470 - N° TVA intracommunautaire FR36911028470
"""
BLANK = "\n" * 27  # down to the foot


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def read_credit_note(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract_credit_note([printed(text)]).fields}


@pytest.mark.parametrize("capital", ["SAS au capital de 80 000 €", "S.A.R.L. au capital de 7 500 euros"])
@pytest.mark.parametrize("street", ["ZI Sud - 14 rue Denis Papin", "Parc d'activités des Forges - 14 rue Denis Papin"])
def test_who_has_the_capital_under_the_name_sells_and_no_estate(capital: str, street: str) -> None:
    found = read(HARDWARE.format(capital=capital, street=street, tax_label="N° TVA client", blank=BLANK))
    assert found["seller_name"] == "QUINCAILLERIE DU VAL DE MAUVE"


@pytest.mark.parametrize(
    ("text", "is_one"), [("ZI Sud", True), ("Gewerbegebiet Nord", True), ("ZIMMERMANN", False), ("Gewerbepark GmbH", False)]
)
def test_an_estate_is_no_company(text: str, is_one: bool) -> None:
    assert is_estate(text) is is_one


def test_the_number_of_the_community_in_a_row_of_the_papers_numbers_is_the_buyers() -> None:
    found = read(HARDWARE.format(capital="SAS au capital de 80 000 €", street="14 rue Denis Papin", tax_label="N° Id. CEE", blank=BLANK))
    assert found["buyer_tax_id"] == "FR45933512394"
    assert found["seller_tax_id"] == "FR36911028470"


def test_the_account_behind_a_swiss_tax_number_is_no_tax_number() -> None:
    found = read(
        """
Facture 240618                                   Date : 18.06.2024

Doit :
Minoteries du Léman SA
Chemin de la Gare 3
1110 Morges

Libellé                   Qté      Prix     Montant
Transport Lausanne-Sion     1    640.00      640.00
Total CHF                                    640.00

Transports Renevey SA, Route de Grandcour 60, 1530 Payerne · IDE CHE-887.332.997 TVA · BCV, IBAN CH08 0070 0762 0547 9027 1
"""
    )
    assert found["seller_tax_id"] == "CHE-887.332.997 TVA"


def test_the_amount_to_pay_stands_under_the_currency_of_its_heading() -> None:
    found = read(
        """
Brouwerij Ter Eeckhout BV
Kouterstraat 88 - 9700 Oudenaarde

FACTUUR VF24-01187            Datum: 15/06/2024

Omschrijving                 Aantal      Prijs      Totaal
Tripel bak                       10      31,20      312,00

Maatstaf    Btw %    Btw-bedrag    Totaal incl. btw     Leeggoed    TE BETALEN (EUR)
  312,00    21,00         65,52              377,52       120,00              497,52
"""
    )
    assert found["gross_total"] == "377.52"
    assert found["amount_due"] == "497.52"


def test_a_policy_of_insurance_is_no_address() -> None:
    found = read(
        """
                                                   ATELIER STRUCTURA
                                                   9 quai de Versailles, 44000 Nantes

Commune de Varades
1 place de la Mairie
44370 Varades

Note d'honoraires n° 24-06-018                     Nantes, le 28 juin 2024

Mission VISA                                       3 200,00 €
Montant hors taxes                                 3 200,00 €
T.V.A. 20 %                                          640,00 €
Reste à régler                                     3 840,00 €

Atelier Structura, SARL d'ingénierie au capital de 20 000 € – TVA intra FR44451962716 – Assurance MAF n° 144871
"""
    )
    assert found["seller_address"] == "9 quai de Versailles, 44000 Nantes"


def test_the_invoice_that_an_avoir_refers_to_does_not_date_it() -> None:
    found = read_credit_note(
        """
THERMI'OUEST SARL                                      Avoir N° AV00000231
5 impasse des Forges                                   Date : 12/06/24
35310 Mordelles                                        Page 1 sur 1
                                                       Référence facture : FA00004512 du 28/05/24

Description                     Quantité      Prix HT     Total HT
Sonde extérieure                       2        39,90        79,80
Total HT                                                     79,80
TVA 10,00 %                                                   7,98
Total TTC                                                    87,78
"""
    )
    assert found["issue_date"] == "2024-06-12"
    assert found["invoice_number"] == "AV00000231"


@pytest.mark.parametrize("label", ["AUFTRAG", "Auftrag Nr."])
def test_a_german_order_without_your_is_numbered_by_the_seller(label: str) -> None:
    assert "order_response_number" in roles_of(label)
    assert "invoice_number" not in roles_of(label)


def test_two_companies_whose_numbers_wrap_have_each_its_own() -> None:
    found = read(
        """
          电子发票(增值税专用发票)                  发票号码: 24442000000188273645
                                                    开票日期: 2024年05月20日
购 名称: 深圳市启明电子科技有限公司                 销 名称: 东莞市宏达塑胶五金制品厂
买                                                  售
方 统一社会信用代码/纳税人识别号:                   方 统一社会信用代码/纳税人识别号: 91440300MAJEWND2YM
信 91440300MADLRU5PPM                               信
息                                                  息
"""
    )
    assert found["buyer_tax_id"] == "91440300MADLRU5PPM"
    assert found["seller_tax_id"] == "91440300MAJEWND2YM"
