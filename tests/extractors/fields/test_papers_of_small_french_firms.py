"""What small firms in France and Switzerland print: why they charge no tax, until when to pay, when they drove, what it is in dollars."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


WITHOUT_TAX = """
Odile Fauquembergue                               Brasserie du Pont SAS
3 rue des Tanneurs, 37000 Tours                   52 quai Paul Bert
                                                  37100 Tours
FACTURE n° 26-031                                 Tours, le 5 mai 2026

Prestation                    Jours        Tarif      Montant
Conception et maquettes          3,5     380,00 €   1 330,00 €
Cession de droits                1       450,00 €     450,00 €
TOTAL                                               1 780,00 €

{why}
"""


@pytest.mark.parametrize(
    "why", ["TVA non applicable, art. 293 B du CGI", "Exonération de TVA, article 261 du CGI", "TVA : loi n° 261, section 4"]
)
def test_the_number_of_a_clause_is_no_tax(why: str) -> None:
    found = read(WITHOUT_TAX.format(why=why))
    assert found["gross_total"] == "1780.00"
    assert found.get("tax_total") in (None, "0.00")


@pytest.mark.parametrize(
    "until",
    [
        "30 jours net, soit au 04.06.2026",
        "30 jours net, soit le 04.06.2026",
        "échéance au 04.06.2026",
        "30 jours (04.06.2026)",
        "net à 30 jours : 04.06.2026",
        "LCR directe au 04/06/2026",
        "traite au 04/06/2026",
    ],
)
def test_terms_go_on_to_the_day(until: str) -> None:
    assert read(WITHOUT_TAX.format(why=f"Conditions de paiement : {until}"))["due_date"] == "2026-06-04"


@pytest.mark.parametrize(
    "other", ["2 % d'escompte à 8 jours : 04.06.2026", "Livraison sous 30 jours (04.06.2026)", "30 jours date de facture : 05/05/2026"]
)
def test_other_terms_and_their_days_are_not_the_day_to_pay(other: str) -> None:
    assert "due_date" not in read(WITHOUT_TAX.format(why=other))


def test_a_remark_on_what_it_is_in_dollars_leaves_the_currency_of_the_total() -> None:
    found = read(
        """
Harrow Freight Services Ltd                       TAX INVOICE  S00048817
Felixstowe IP11 3TW                               22 April 2026

Charge                                                  Amount
Terminal handling                                       285.00
Delivery Leeds                                          610.00
TOTAL GBP                                               895.00

Please pay in GBP. USD equivalent for information: USD 1,163.50 at 1.3000.
"""
    )
    assert (found["gross_total"], found["currency"]) == ("895.00", "GBP")


CARRIER = """
TRANSPORTS GUILLOU                                     Facture N°   :   0026-118842
Z.I. de Kergaradec, 29850 GOUESNOU                     Du           :   15/05/2026
                                                       A régler le  :   14/06/2026

LAITERIE DU LEON SA
29400 LANDIVISIAU

Date        Récépissé    Désignation                    Palettes    Montant H.T.
04/05/26    771204       Landivisiau / Rungis MIN             12          690,00
07/05/26    771391       Landivisiau / Lyon Corbas            18        1 185,00
                         Total HT                                       1 875,00
                         TVA 20 %                                         375,00
                         Total TTC                                  2 250,00 EUR

Valeur en votre aimable règlement à 30 jours date de facture
"""


def test_the_days_of_the_lines_are_not_the_day_of_issue() -> None:
    found = read(CARRIER)
    assert (found["issue_date"], found["due_date"]) == ("2026-05-15", "2026-06-14")


def test_a_printed_nought_is_not_the_sum_of_no_lines() -> None:
    """The rows are proven by the base of the tax under them, and the surcharge is one of them, while nothing is not taxed: 0,00."""
    text = """
TRANSPORTS GUILLOU SAS                                      Facture N°   0026-118842
29850 GOUESNOU                                              Du           15/05/2026

Date        Récépissé    Expéditeur / Destinataire      Palettes      Poids kg     Montant H.T.
04/05/26    771204       Landivisiau / Rungis MIN             12         8 640           690,00
07/05/26    771391       Landivisiau / Lyon Corbas            18        12 150         1 185,00
Surcharge gazole mai 2026                                                                184,00

Montant soumis à TVA     Taux      Montant TVA     Non soumis     TOTAL T.T.C.
2 059,00                20,00           411,80           0,00     2 470,80 EUR
"""
    lines = extract([printed(text)]).lines
    assert [line.description for line in lines] == ["Landivisiau / Rungis MIN", "Landivisiau / Lyon Corbas", "Surcharge gazole mai 2026"]


ODD_NUMBER = """
Odile Fauquembergue                               Brasserie du Pont SAS
3 rue des Tanneurs, 37000 Tours                   52 quai Paul Bert
                                                  37100 Tours
{dated}

FACTURE 2026-05-02
Objet : étiquettes, selon votre bon de commande n° BVP 2026/31

Prestation                    Jours        Tarif      Montant
Conception et maquettes          3,5     380,00 €   1 330,00 €
TOTAL                                               1 330,00 €
"""


@pytest.mark.parametrize("title", ["FACTURE 2026-05-02", "FACTURE N° 2026-05-02", "Facture : 2026-05-02"])
@pytest.mark.parametrize("dated", ["                   Tours, le 5 mai 2026", "Date de facture : 05/05/2026", "Date : 5 mai 2026"])
def test_figures_like_a_day_in_a_title_are_the_number_where_another_date_is_told(dated: str, title: str) -> None:
    found = read(ODD_NUMBER.replace("FACTURE 2026-05-02", title).format(dated=dated))
    assert (found["invoice_number"], found["issue_date"]) == ("2026-05-02", "2026-05-05")


def test_a_day_in_a_title_is_the_day_where_no_other_is_told() -> None:
    found = read(ODD_NUMBER.format(dated="Numéro : F-118"))
    assert (found["invoice_number"], found["issue_date"]) == ("F-118", "2026-05-02")


def test_the_letters_before_an_order_are_of_its_number() -> None:
    assert read(ODD_NUMBER.format(dated="Date : 5 mai 2026"))["po_number"] == "BVP 2026/31"


def test_what_stands_under_a_label_may_run_on_from_the_column_beside_it() -> None:
    found = read(
        """
Invoice                                        Brightwater Process Engineering (Pty) Ltd

Billed to                          Invoice number      Date issued
Société Minière du Haut-Ogooué SA  BPE-2026-031        14 May 2026
BP 27, Moanda

Service                      Hours        Rate        Amount
Thickener study                 64      145.00      9,280.00
Total                                               9,280.00
"""
    )
    assert (found["invoice_number"], found["issue_date"]) == ("BPE-2026-031", "2026-05-14")
