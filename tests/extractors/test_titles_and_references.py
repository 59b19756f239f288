"""A number of another paper among the particulars titles nothing; titles in two lines, in spaced letters or low on the page are read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.classify import classify_page
from extractors.model import Box, Page, Word
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title
from tests.extractors.fields.printed import printed

FOOT = """
Description        Qty      Price      Amount
Oak door           2        50.00      100.00

Subtotal                               100.00
"""


def test_an_account_number_in_a_list_of_particulars_makes_no_statement() -> None:
    text = "Karee SARL\n\nFACTURE\n\nN° FACTURE        2026/6623\nCOMPTE CLIENT     C4410\nDATE              3 mai 2026\n"
    scores = classify_page(printed(text + FOOT)).scores
    assert scores[DocumentKind.INVOICE] > 3 * scores.get(DocumentKind.STATEMENT, 0.0)


def test_the_order_at_the_head_of_a_page_makes_no_order_of_a_waybill() -> None:
    text = "CMR-FRACHTBRIEF # 2023/878 vom 09.03.2023\nKonto-Nr. Kunde     D69240\nKundenbestellung    PO62978\n\nEnzian KG\n"
    assert classify_page(printed(text + FOOT)).kind is DocumentKind.BILL_OF_LADING


def test_a_title_in_plain_print_right_over_the_table_is_one() -> None:
    text = """
Gouden Molen V.O.F.
Industrieweg 81




AAN.               Zeeduin N.V.
                   Molenlaan 202

CREDITNUMMER       KN4233
OPGEMAAKT OP       29 augustus 2023
BETREFT FACTUUR    53600


CREDITNOTA
"""
    assert classify_page(printed(text + FOOT)).kind is DocumentKind.CREDIT_NOTE


def test_an_order_is_titled_by_the_line_over_its_particulars() -> None:
    text = "Sandrivier Textiles\n\n\n\n\nOfficial Order # BST-1355\n\nDocument Date. 22nd December 2025\nYour Reference. P-830\n"
    signed = "\nReceived in good order and condition\n\nName             Signature        On\n"
    assert classify_page(printed(text + FOOT + signed)).kind is DocumentKind.PURCHASE_ORDER


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("INVOICE /", "STATEMENT"), DocumentKind.INVOICE),
        (("O U R INVOICE",), DocumentKind.INVOICE),
        (("Facturation",), DocumentKind.INVOICE),
    ],
)
def test_titles_in_large_print(lines: tuple[str, ...], kind: DocumentKind) -> None:
    page = classify_page(titled(lines))
    assert page.kind is kind
    assert page.has_title
    assert page.scores.get(DocumentKind.STATEMENT, 0.0) < page.scores[kind] / 3


def titled(lines: tuple[str, ...]) -> Page:
    """A page with a title in large print over a little of a letter that says nothing of its kind."""
    page = printed("\n\n\n\n\n\nKestrel Works\n12 Loop Street\n\nOak door          2\nPine door         3")
    words = [
        Word(
            text,
            Box(200 + 14 * line.index(text), 30 + row * 26, 200 + 14 * (line.index(text) + len(text)), 52 + row * 26),
            None,
            "text_layer",
        )
        for row, line in enumerate(lines)
        for text in line.split()
    ]
    return replace(page, words=(*page.words, *words))


@pytest.mark.parametrize(
    "line",
    [
        "Bezug Rechnung",
        "zu Rechnung",
        "In respect of Invoice",
        "Ten opsigte van Faktuur",
        "Betreft factuur",
        "Gekoppelde Faktuur",
        "Linked invoice",
        "Weergave van een elektronische factuur",
    ],
)
def test_the_words_over_the_number_of_another_paper_title_nothing(line: str) -> None:
    assert kind_of_title(line) is None


@pytest.mark.parametrize(
    "label", ["Credit Ref:", "Credit Note No.", "CN No", "Krediet Nr", "Creditnr.", "Gutschrift-Nr.", "N° d'avoir :", "贷项编号"]
)
def test_the_label_of_its_own_number_makes_a_credit_note_of_a_paper_with_an_unknown_title(label: str) -> None:
    text = f"""
Karee Doors (Pty) Ltd
12 Anvil Road, Durban 4001

Wexmi Dalpel

{label}          K-7730
Dated            22/08/2026
Customer         Tafelkop Vleismark Bpk
                 Posbus 7348, Bloemfontein 9301

Description        Qty      Unit Price      Amount
Oak door           2        50.00           100.00

Subtotal                                    100.00
VAT 15%                                     15.00
Total                                       115.00

Bank: Umlazi Savings Bank      A/C No: 3274141305      Branch Code: 051001
Delivered 20/07/26 in terms of contract 62562.
"""
    assert classify_page(printed(text)).kind is DocumentKind.CREDIT_NOTE


def test_an_order_whose_title_is_the_label_of_its_number_at_the_head_stays_one_whatever_its_table_counts() -> None:
    text = """
BUYER: Val Bleu Sanitaire                    PURCHASE ORDER:        1861727
AVENUE LEON BLUM                             Date:                  09/01/2026
01500 AMBERIEU                               Profile:               COMFORT

SHIP TO: Val Bleu Sanitaire                  Delivery Date:         15/01/2026
AVENUE LEON BLUM                             Contact:               A. Roux
01500 AMBERIEU

Item     Description              Qty              Unit
B56      Engine oil 15W40         2                EA
"""
    assert classify_page(printed(text)).kind is DocumentKind.PURCHASE_ORDER


@pytest.mark.parametrize(
    "title", ["Factuur voor bestelling 20931", "Rechnung für Bestellung 20931", "Faktuur vir bestelling 20931", "Invoice for order 20931"]
)
def test_what_a_paper_is_for_does_not_title_it(title: str) -> None:
    found = kind_of_title(title)
    assert found is not None
    assert found[0] is DocumentKind.INVOICE


_CARRIED = """
Remettant:                      Destinataire:
Clairval Plomberie SA           Les Trois Chênes SASU
174 chemin du Moulin            105 avenue de la Gare
94000 Créteil                   29200 Brest

Colis     Désignation           Poids kg
14        Pommes Golden         7 090,83
2         Papier A4 80 g        5 616,48
"""
_DELIVERED = """
N° BL           D9758           Date     11/10/2025
Réf. commande   OC63886

Vos coordonnées
Hautefeuille Menuiserie SASU
47 place du Marché
26000 Valence

Réf. article    Désignation           Expédié
C110            Câble R2V 3G4               5
8163            Cartes de visite        1 200

Reçu en bon état et complet
Reçu par        Signature du client     Date de réception
"""
_WORKED = """
Semaine 41

Date          Ouvrier           Tâche              Heures
06/10/2025    Gaël Lavergne     Maçonnerie           8,00
07/10/2025    Gaël Lavergne     Maçonnerie           7,50

Total des heures                                    15,50
"""


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Feuille de route", _CARRIED, DocumentKind.BILL_OF_LADING),
        ("Feuille de route", _WORKED, DocumentKind.TIMESHEET),
        ("Bon de transport", _CARRIED, DocumentKind.BILL_OF_LADING),
        ("Bon de transport", _DELIVERED, DocumentKind.DELIVERY_NOTE),
        ("Lettre de voiture", _DELIVERED, DocumentKind.BILL_OF_LADING),
    ],
)
def test_a_title_that_stands_on_papers_of_two_kinds_leaves_it_to_the_rest(title: str, text: str, kind: DocumentKind) -> None:
    assert classify_page(printed(f"Val d'Or Transports SARL\n\n{title.upper()}\n{text}")).kind is kind


def test_the_label_of_a_job_before_a_dash_titles_no_order() -> None:
    particulars = "date -             12-Sep-26\npo #               577671923\njob card -         17210\n"
    text = f"Works Order\n\n{particulars}\nplease supply\nRedbud Contractors LLC\n{FOOT}"
    scores = classify_page(printed(text)).scores
    assert scores[DocumentKind.PURCHASE_ORDER] > 2 * scores.get(DocumentKind.TIMESHEET, 0.0)
