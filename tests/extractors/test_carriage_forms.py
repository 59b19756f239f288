"""Forms of carriage ask for more than a name in each box, call for the goods at addresses, and are numbered at their corners."""

from __future__ import annotations

import pytest

from extractors.kinds.bill_of_lading import RULES
from extractors.terms import Term
from tests.extractors.fields.printed import printed

CMR = """
CMR                                            No. 448120
1 {sender} {asking}                 16 {carrier} {asking}
Bloemenveiling Zuid B.V.                       Koeltrans Internationaal B.V.
Veilingweg 1                                   Haven 9
2671 AA Naaldwijk                              3089 JK Rotterdam

2 {receiver} {asking}
Blumenhandel Krüger GmbH
Großmarkt 5
50968 Köln

6 Marks    7 Number of packages    9 Nature of the goods    11 Gross weight in kg
BK         14                      Cut flowers              2 800
"""
AIR = """
{number}

Shipper's Name and Address             Not negotiable
Karoo Mohair (Pty) Ltd                 {title}
9 Wool Street                          Issued by
Port Elizabeth 6001                    South Sky Cargo

Consignee's Name and Address
Filati Bellini S.r.l.
Via Lana 12
13900 Biella, Italy

No. of Pieces   Gross Weight   Nature and Quantity of Goods
12              340.0 K        Mohair tops
"""


def read(text: str) -> dict[Term, str | None]:
    return {field.term: field.value for field in RULES.extract([printed(text)]).fields}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("sender", "carrier", "receiver", "asking"),
    [
        ("Afzender", "Vervoerder", "Geadresseerde", "(naam, adres, land)"),
        ("Sender", "Carrier", "Consignee", "(name, address, country)"),
        ("Absender", "Frachtführer", "Empfänger", "(Name, Anschrift, Land)"),
        ("Expéditeur", "Transporteur", "Destinataire", "(nom, adresse, pays)"),
        ("Afsender", "Karweier", "Ontvanger", "(naam, adres, land)"),
    ],
)
def test_what_a_box_asks_for_in_brackets_is_of_its_heading(sender: str, carrier: str, receiver: str, asking: str) -> None:
    found = read(CMR.format(sender=sender, carrier=carrier, receiver=receiver, asking=asking))
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Bloemenveiling Zuid B.V.", "Blumenhandel Krüger GmbH")


@pytest.mark.parametrize("number", ["083-44120090", "083-4412 0090", "083 - 4412 0090"])
@pytest.mark.parametrize("title", ["Air Waybill", "LUFTFRACHTBRIEF"])
def test_the_number_at_the_corner_of_an_air_waybill_is_its_own(number: str, title: str) -> None:
    assert read(AIR.format(number=f"083 JNB 4412 0090{number:>40}", title=title))[Term.DELIVERY_NOTE_NUMBER] == number


@pytest.mark.parametrize(("number", "title"), [("083-44120098", "Air Waybill"), ("083-44120090", "Not negotiable")])
def test_a_number_whose_last_figure_is_wrong_or_that_no_airline_gave_is_none(number: str, title: str) -> None:
    assert Term.DELIVERY_NOTE_NUMBER not in read(AIR.format(number=f"{number:>60}", title=title))


@pytest.mark.parametrize("order", ["TO THE ORDER OF BAUMWALL BANK AG", "To order of Baumwall Bank AG", "AN DIE ORDER DER Baumwall Bank AG"])
def test_the_town_of_a_bank_receives_no_goods(order: str) -> None:
    text = f"""
BILL OF LADING
B/L No: HLC-77120
Shipper:                          Consignee:
Cashew Coast Exports Ltd          {order}
Abidjan                           Hamburg

Notify address:                   Carrier:
Nutwell Foods GmbH                Hanse Ocean Line
Speicherstadt 4
20457 Hamburg
"""
    assert read(text)[Term.BUYER_NAME] == "Nutwell Foods GmbH"


@pytest.mark.parametrize(
    ("sender", "receiver", "from_where", "to_where"),
    [
        ("Collect from:", "Deliver to:", "Collection address:", "Delivery address:"),
        ("Sender:", "Receiver:", "Collection address:", "Delivery address:"),
        ("发货单位：", "收货单位：", "发货地址：", "收货地址："),
        ("Absender:", "Empfänger:", "Abholadresse:", "Lieferadresse:"),
    ],
)
def test_the_address_for_the_goods_is_nobodys_name(sender: str, receiver: str, from_where: str, to_where: str) -> None:
    text = f"""
WAYBILL                                             Date: 18/03/2026
{sender:<21}Umzimkulu Sugar (Pty) Ltd     {receiver:<21}Sweetvale Confectioners CC
{from_where:<21}Port Shepstone                {to_where:<21}Durban
"""
    found = read(text)
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Umzimkulu Sugar (Pty) Ltd", "Sweetvale Confectioners CC")


@pytest.mark.parametrize(
    ("unload", "payer"),
    [("Losadres:", "Opdrachtgever:"), ("Deliver to:", "Customer:"), ("Entladestelle:", "Auftraggeber:"), ("Ship to", "Bill to")],
)
def test_who_pays_for_the_carriage_receives_no_goods(unload: str, payer: str) -> None:
    text = f"""
Van Dam Transport B.V.                    CMR
Transportweg 8, 2676 LL Maasdijk          CMR No: ZB-26-1187

Sender:                                   {unload}
Kwekerij De Tulp B.V.                     Tuincentrum Groenrijk B.V.
Kassenweg 3                               Lindelaan 40
2678 AB De Lier                           3431 GK Nieuwegein

{payer:<16}Bloemen Logistiek Nederland B.V.
"""
    assert read(text)[Term.BUYER_NAME] == "Tuincentrum Groenrijk B.V."


@pytest.mark.parametrize(
    "said",
    [
        "29 Ort und Datum der Ausstellung: Lienz, 27.05.2026",
        "Lieu et date d'établissement : Chambéry, le 27/05/2026",
        "Plaats en datum van afgifte: Rotterdam, 27-05-2026",
        "Place and date of issue: Durban 27 May 2026",
    ],
)
def test_a_place_may_stand_before_the_day_of_a_waybill(said: str) -> None:
    assert read(f"CMR   No. 448120\n\n{said}")[Term.ISSUE_DATE] == "2026-05-27"


@pytest.mark.parametrize(
    ("sender", "receiver"),
    [
        ("Collection point", "Delivery point"),
        ("Pick up at", "Drop off at"),
        ("Goods collected from", "Goods delivered to"),
        ("Loaded at", "Offloaded at"),
        ("Oplaaiadres", "Aflaaiadres"),
        ("Laadpunt", "Lospunt"),
        ("Ladeadresse", "Entladeadresse"),
        ("Client expéditeur", "Client destinataire"),
        ("取货地址", "卸货点"),
    ],
)
@pytest.mark.parametrize(
    "stands", ["{sender:<26}Karoo (Pty) Ltd    {receiver:<26}Tidewater CC", "{receiver:<26}Tidewater CC   {sender:<26}Karoo (Pty) Ltd"]
)
def test_points_at_which_goods_are_loaded_and_unloaded_name_both(sender: str, receiver: str, stands: str) -> None:
    row = stands.format(sender=f"{sender}:", receiver=f"{receiver}:")
    found = read(f"Veldspoor Hauliers (Pty) Ltd     WAYBILL\n12 Rail Road, Germiston 1401     Waybill No: 20931\n\n{row}\n")
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Karoo (Pty) Ltd", "Tidewater CC")


@pytest.mark.parametrize(
    ("ordering", "receiver"), [("Auftraggeber", "Empfänger"), ("Donneur d'ordre", "Destinataire"), ("Customer", "Consignee")]
)
def test_who_orders_a_carriage_sends_the_goods_where_nobody_else_does(ordering: str, receiver: str) -> None:
    row = f"{ordering + ':':<26}Karoo (Pty) Ltd    {receiver + ':':<26}Tidewater CC"
    found = read(f"Veldspoor Hauliers (Pty) Ltd     WAYBILL\n12 Rail Road, Germiston 1401     Waybill No: 20931\n\n{row}\n")
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Karoo (Pty) Ltd", "Tidewater CC")


@pytest.mark.parametrize(
    ("packages", "goods", "weight"),
    [
        ("Verpakkingseenheden", "Omschrijving prestaties", "Totaal kg"),
        ("Totale pakkette", "Besonderhede van items", "Vragmassa"),
        ("Total packages", "Description of goods", "Gross weight"),
    ],
)
def test_packages_are_counted_beside_what_is_in_them_and_what_it_weighs(packages: str, goods: str, weight: str) -> None:
    text = f"""
Lindenhof Advies V.O.F.

CONSIGNMENT NOTE 166

{packages:<25}{goods:<35}{weight}
5                        Visitekaartjes, tweezijdig         3.295,31
24                       Goudse kaas jong                     544,27
28                       Tulpen, bos van 10                 5.256,46
"""
    lines = RULES.extract([printed(text)]).lines
    assert [(str(line.quantity), line.line_total) for line in lines] == [("5", None), ("24", None), ("28", None)]
