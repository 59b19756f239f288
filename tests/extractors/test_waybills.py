"""Waybills say in words of their own which paper they are, of what day, and how many packages of what weight go along."""

from __future__ import annotations

import pytest

from extractors.kinds.bill_of_lading import RULES
from extractors.kinds.delivery_note import RULES as DELIVERY_NOTE
from extractors.terms import Term
from tests.extractors.fields.printed import printed

NOTE = """
{title:<60}{number}
Veldspoor Hauliers (Pty) Ltd                                {day}
12 Rail Road, Germiston 1401

Shipper                                     Consignee
Karoo Cookware (Pty) Ltd                    Tidewater Stores CC
21 Galaxy Avenue                            8 Harbour Street
Sandton 2065                                Durban 4001

{packages:<13}{goods:<33}{weight}
      12     Cast iron pots                            340.00
      30     Enamel kettles                             81.50
{foot}
"""
PLAIN = {
    "title": "WAYBILL",
    "number": "Waybill No: 20931",
    "day": "Date: 14/05/2026",
    "packages": "Packages",
    "goods": "Description",
    "weight": "Gross weight (kg)",
    "foot": "",
}


def read(**changes: str) -> dict[Term, str | None]:
    return {field.term: field.value for field in RULES.extract([printed(NOTE.format(**(PLAIN | changes)))]).fields}


@pytest.mark.parametrize(
    "number",
    [
        "B/L No. 20931",
        "BOL #: 20931",
        "Bill of Lading Ref: 20931",
        "AWB No: 20931",
        "HAWB: 20931",
        "CMR 20931",
        "Consignment Note No: 20931",
        "Shipment ID: 20931",
        "Versending 20931",
        "Lugvragbrief Nr: 20931",
        "Sendungs-Nr.: 20931",
        "Konnossementsnummer 20931",
        "Zending 20931",
        "CMR-vrachtbrief nr. 20931",
        "N° de récépissé : 20931",
        "Connaissement n° 20931",
        "提单 # 20931",
        "托运单编号： 20931",
        "Document No: 20931",
        "Nr.: 20931",
        "WAYBILL 20931",
    ],
)
def test_a_waybill_is_numbered_by_many_names(number: str) -> None:
    found = read(number=number)
    assert found[Term.DELIVERY_NOTE_NUMBER] in ("20931", number)
    assert Term.INVOICE_NUMBER not in found


@pytest.mark.parametrize("number", ["Booking No: 884120", "Your Ref: 884120", "Container No: MSCU 884120", "Bl 1/1", "Page 1/1"])
def test_bookings_containers_and_pages_do_not_number_it(number: str) -> None:
    assert Term.DELIVERY_NOTE_NUMBER not in read(number=number)


@pytest.mark.parametrize("number", ["Reference No: 884120", "Referentienummer: 884120", "Document No: 884120"])
def test_what_is_called_a_reference_or_a_document_is_no_invoice(number: str) -> None:
    assert Term.INVOICE_NUMBER not in read(number=number)
    found = DELIVERY_NOTE.extract([printed(NOTE.format(**(PLAIN | {"title": "DELIVERY NOTE", "number": number})))])
    assert Term.INVOICE_NUMBER not in {field.term for field in found.fields}


def test_the_invoice_for_the_goods_is_named() -> None:
    assert read(foot="Invoice No: IN-4471")[Term.INVOICE_NUMBER] == "IN-4471"


@pytest.mark.parametrize(
    "day",
    [
        "Waybill Date : 14/05/2026",
        "Shipped on Board: 14/05/2026",
        "Date of B/L 14/05/2026",
        "Executed On: 14/05/2026",
        "Laaidatum : 14/05/2026",
        "Übernommen am: 14/05/2026",
        "Verladen am 14/05/2026",
        "Geladen op: 14/05/2026",
        "Date de la lettre de voiture : 14/05/2026",
        "Enlevé le 14/05/2026",
        "装船日期： 14/05/2026",
    ],
)
def test_a_waybill_is_of_the_day_on_which_the_goods_were_taken_over(day: str) -> None:
    assert read(day=day)[Term.ISSUE_DATE] == "2026-05-14"


def test_the_word_for_a_receiver_over_his_name_signs_nothing_beside_it() -> None:
    text = """
货物运单                                    运单号 : YD20931
                                            日期 : 2026年5月14日

发货人:   苏州橡园厨具有限公司              收货人:   上海北光贸易有限公司
          苏州市工业园花园路21号                      上海市浦东新区码头路8号
"""
    found = {field.term: field.value for field in RULES.extract([printed(text)]).fields}
    assert found[Term.ISSUE_DATE] == "2026-05-14"


@pytest.mark.parametrize(
    ("packages", "goods", "weight"),
    [
        ("No of Pkgs", "Said to contain", "G.W. (KGS)"),
        ("Pieces", "Nature of goods", "Mass kg"),
        ("Kolli", "Beskrywing", "Massa kg"),
        ("Packstücke", "Inhalt", "Masse kg"),
        ("Anzahl Colli", "Warenart", "Gewicht kg"),
        ("Aantal colli", "Aard der goederen", "Gewicht in kg"),
        ("Nb colis", "Contenu", "Poids en kg"),
        ("箱数", "货物名称", "毛重 公斤"),
    ],
)
def test_packages_are_counted_and_weights_are_not(packages: str, goods: str, weight: str) -> None:
    page = printed(NOTE.format(**(PLAIN | {"packages": packages.rjust(8), "goods": goods, "weight": weight.rjust(17)})))
    lines = RULES.extract([page]).lines
    assert [(str(line.quantity), line.description) for line in lines] == [("12", "Cast iron pots"), ("30", "Enamel kettles")]


def test_the_foot_of_the_carrier_is_no_goods() -> None:
    foot = "\n\nMail: desk@veldspoor.example             1401 Germiston                    www.veldspoor.example"
    lines = RULES.extract([printed(NOTE.format(**(PLAIN | {"foot": foot})))]).lines
    assert [line.description for line in lines] == ["Cast iron pots", "Enamel kettles"]


@pytest.mark.parametrize("word", ["Expéditeur", "Chargeur"])
def test_a_french_waybill_puts_the_day_first(word: str) -> None:
    text = NOTE.format(**(PLAIN | {"title": "LETTRE DE VOITURE", "day": "Date : 12-02-2025", "packages": "Colis", "goods": "Désignation"}))
    text = text.replace("Shipper", word).replace("Consignee", "Destinataire").replace("12 Rail Road, Germiston 1401", "")
    text = (
        text.replace("(Pty) Ltd", "EURL")
        .replace(" CC", " SA")
        .replace("Sandton 2065", "94000 Créteil")
        .replace("Durban 4001", "21000 Dijon")
    )
    found = {field.term: field.value for field in RULES.extract([printed(text)]).fields}
    assert found[Term.ISSUE_DATE] == "2025-02-12"
