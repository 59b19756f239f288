"""Who sends and who receives the goods of a waybill, in whatever words and wherever they stand."""

from __future__ import annotations

import pytest

from extractors.kinds.bill_of_lading import RULES
from extractors.terms import Term
from tests.extractors.fields.printed import printed

BESIDE = """
Veldspoor Hauliers (Pty) Ltd
12 Rail Road, Germiston 1401   VAT No: 4480199882

CONSIGNMENT NOTE

{sends:<44}{receives:<44}Waybill No: WB-20931
Karoo Cookware (Pty) Ltd                    Tidewater Stores CC                         Date: 14/05/2026
21 Galaxy Avenue                            8 Harbour Street
Sandton 2065                                Durban 4001

Packages     Description of goods             Gross weight (kg)
      12     Cast iron pots                            340.00
"""
ONE_LINE = """
CONSIGNMENT NOTE      WB-20931

{sender:<60}{receives}: Tidewater Stores CC
21 Galaxy Avenue                                            8 Harbour Street
Sandton 2065                                                Durban 4001

Veldspoor Hauliers (Pty) Ltd
12 Rail Road, Germiston 1401   VAT No: 4480199882
"""
PARTIES = ("Karoo Cookware (Pty) Ltd", "21 Galaxy Avenue, Sandton 2065", "Tidewater Stores CC", "8 Harbour Street, Durban 4001")


def read(text: str) -> dict[Term, str | None]:
    return {field.term: field.value for field in RULES.extract([printed(text)]).fields}


def parties_of(found: dict[Term, str | None]) -> tuple[str | None, ...]:
    return tuple(found.get(term) for term in (Term.SELLER_NAME, Term.SELLER_ADDRESS, Term.BUYER_NAME, Term.BUYER_ADDRESS))


HEADINGS = [
    ("Sender", "Shipped To"),
    ("SHIPPED FROM", "RECEIVER"),
    ("Shipper's Name and Address", "Consignee's Name and Address"),
    ("1. Sender (name, address, country)", "2. Consignee (name, address, country)"),
    ("Despatched By", "Despatched To"),
    ("Versend van", "Versend na"),
    ("Afsender se Naam en Adres", "Ontvanger"),
    ("Verlader", "Warenempfänger"),
    ("1 Absender (Name, Anschrift, Land)", "2 Empfänger (Name, Anschrift)"),
    ("Name des Absenders", "Name und Anschrift des Empfängers"),
    ("Verzonden door", "Bestemmeling"),
    ("Afzender / Sender", "Geadresseerde / Consignee"),
    ("Expédié par", "Expédié à"),
    ("Chargeur", "Réceptionnaire"),
    ("发货单位", "收货单位"),
    ("1.托运人 Shipper", "2.收货人 Consignee"),
]


@pytest.mark.parametrize(("sends", "receives"), HEADINGS)
def test_who_sends_sells_and_who_receives_buys_whoever_carries(sends: str, receives: str) -> None:
    found = read(BESIDE.format(sends=sends, receives=receives))
    assert parties_of(found) == PARTIES
    assert Term.SELLER_TAX_ID not in found  # the carrier's is nobody's


@pytest.mark.parametrize(("sends", "receives"), [*HEADINGS[:2], ("Goods Sent By", "Goods For"), ("Afhaal by", "Bestemming")])
def test_a_party_may_stand_behind_its_heading_in_one_line(sends: str, receives: str) -> None:
    text = ONE_LINE.format(sender=f"{sends}: Karoo Cookware (Pty) Ltd", receives=receives)
    assert parties_of(read(text)) == PARTIES


@pytest.mark.parametrize(("sends", "receives"), [("Releasing Party", "Consignee"), ("Shipper", "Goods For"), ("Out of", "Into")])
def test_under_headings_that_nobody_listed_who_sends_stands_before_who_receives(sends: str, receives: str) -> None:
    found = read(BESIDE.format(sends=sends, receives=receives))
    assert parties_of(found) == PARTIES
    assert Term.SELLER_TAX_ID not in found


def test_a_heading_may_stand_left_of_a_party_with_the_number_of_its_tax() -> None:
    text = """
FRACHTBRIEF                                                       Nr. 4970
Absender:         Rheingold e.K.                          Warenempfänger:   Eichhof Lebensmittel GmbH
                  Industriestraße 146                                       Hauptstraße 114
                  89073 Ulm                                                 89073 Ulm
USt-IdNr.:        DE385995707                             Ihre USt-IdNr.:   DE634334238
"""
    found = read(text)
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Rheingold e.K.", "Eichhof Lebensmittel GmbH")
    assert (found[Term.SELLER_TAX_ID], found[Term.BUYER_TAX_ID]) == ("DE385995707", "DE634334238")


def test_a_form_of_law_on_a_line_of_its_own_is_no_building_project() -> None:
    text = """
VRACHTBRIEF
Afzender.                                Ontvanger.
Merelbeek Installatietechniek B.V.       Eikenhof Installatietechniek
Dorpsstraat 206                          B.V.
1322 BJ Almere                           Contactpersoon: Ruben Smeets
                                         Stationsplein 100
                                         4811 GT Breda
"""
    found = read(text)
    assert found[Term.BUYER_NAME] == "Eikenhof Installatietechniek B.V."
    assert found[Term.BUYER_ADDRESS] == "Stationsplein 100, 4811 GT Breda"


def test_the_block_of_the_receiver_does_not_go_on_that_of_the_sender() -> None:
    text = """
CONSIGNMENT NOTE

Sender
Karoo Cookware (Pty) Ltd
21 Galaxy Avenue
Sandton 2065

2. Bound For
Tidewater Stores CC
8 Harbour Street
Durban 4001
"""
    assert parties_of(read(text)) == PARTIES


def test_a_salesman_among_the_numbers_of_a_waybill_sends_nothing() -> None:
    text = """
VRACHTBRIEF
Merelbeek Transport B.V.                                         Datum 11-07-2026
Handelsweg 121, 6811 KP Arnhem                                   Zending 653257
                                                                 Verkoper Youssef Dijkhuis

Verlader  Merelbeek Bloemen V.O.F.              Ontvanger  Eikenhof Techniek B.V.
Kerkstraat 207 | 1322 BJ Almere                 Kerkstraat 150 | 3044 EE Rotterdam
"""
    found = read(text)
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Merelbeek Bloemen V.O.F.", "Eikenhof Techniek B.V.")
    assert found[Term.DELIVERY_NOTE_NUMBER] == "653257"


def test_a_chinese_address_goes_on_where_its_column_is_full() -> None:
    rows = [
        ("发货人", "收货人"),
        ("苏州橡园厨具有限公司", "上海北光贸易有限公司"),
        ("苏州市工业园花园路", "上海市浦东新区码头"),
        ("21号", "路8号"),
    ]
    found = read("货物运单\n" + "\n".join(f"{left:<34}{right}" for left, right in rows))
    assert (found[Term.SELLER_ADDRESS], found[Term.BUYER_ADDRESS]) == ("苏州市工业园花园路21号", "上海市浦东新区码头路8号")


OCEAN = """
BILL OF LADING                                                B/L No. MAEU584729301
                                                              Booking No. 58472930
Shipper (Complete Name and Address)
KAROO COOKWARE (PTY) LTD
21 GALAXY AVENUE
SANDTON 2065, SOUTH AFRICA

Consignee (Negotiable only if consigned to order)
{consignee}

Notify Party (Complete Name and Address)
{notified}

Vessel              Voyage No      Port of Loading        Port of Discharge
MSC LORENA          241N           Durban                 Hamburg

Place and date of issue: Durban 14 May 2026          Signed for the carrier Oceanreach Lines Ltd
"""
TIDEWATER = "TIDEWATER STORES GMBH\nHAFENSTRASSE 8\n20457 HAMBURG, GERMANY"


@pytest.mark.parametrize(
    ("consignee", "notified"),
    [
        (TIDEWATER, "SAME AS CONSIGNEE"),
        ("TO ORDER", TIDEWATER),
        ("TO ORDER OF FIRST RAND BANK LTD", TIDEWATER),
        ("TO THE ORDER OF SHIPPER", TIDEWATER),
        (f"TO THE ORDER OF\n{TIDEWATER}", "SAME AS CONSIGNEE"),
        (f"TO THE ORDER OF {TIDEWATER}", "SAME AS CONSIGNEE"),
    ],
)
def test_goods_to_order_are_bought_by_whom_to_notify(consignee: str, notified: str) -> None:
    found = read(OCEAN.format(consignee=consignee, notified=notified))
    assert parties_of(found)[2:] == ("TIDEWATER STORES GMBH", "HAFENSTRASSE 8, 20457 HAMBURG, GERMANY")
    assert found[Term.SELLER_NAME] == "KAROO COOKWARE (PTY) LTD"
    assert (found[Term.DELIVERY_NOTE_NUMBER], found[Term.ISSUE_DATE]) == ("MAEU584729301", "2026-05-14")


def test_boxes_of_an_international_waybill_are_captioned_in_three_languages() -> None:
    text = """
1 Absender (Name, Anschrift, Land)                 INTERNATIONALER FRACHTBRIEF        CMR
  Expéditeur (nom, adresse, pays)                  Nr. 884120
  Sender (name, address, country)
  Eichhof Kochgeschirr GmbH
  Gartenweg 21
  70173 Stuttgart

2 Empfänger (Name, Anschrift, Land)                16 Frachtführer (Name, Anschrift, Land)
  Destinataire (nom, adresse, pays)                   Transporteur (nom, adresse, pays)
  Consignee (name, address, country)                  Rheintal Transporte GmbH
  Merelbeek Handel B.V.                               Hafenstraße 12
  Kade 8                                              68159 Mannheim
  9711 AA Groningen

21 Ausgefertigt in Stuttgart am 14.05.2026
"""
    found = read(text)
    assert parties_of(found) == (
        "Eichhof Kochgeschirr GmbH",
        "Gartenweg 21, 70173 Stuttgart",
        "Merelbeek Handel B.V.",
        "Kade 8, 9711 AA Groningen",
    )
    assert (found[Term.DELIVERY_NOTE_NUMBER], found[Term.ISSUE_DATE]) == ("884120", "2026-05-14")


def test_a_heading_without_a_colon_ends_before_a_company_with_shares() -> None:
    text = """
LETTRE DE VOITURE

CHARGEUR Chênaie Ustensiles SA                      DESTINATAIRE Lumière du Nord SA
21 rue des Jardins                                  8 quai de la Gare
69003 Lyon                                          59000 Lille
"""
    found = read(text)
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Chênaie Ustensiles SA", "Lumière du Nord SA")
