"""Orders, delivery notes and timesheets as forms and programs print them: rows for parties, numbers side by side, few columns of goods."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.kinds import delivery_note, purchase_order, statement, timesheet
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def read(kind: ModuleType, text: str) -> dict[Term, str | None]:
    return {field.term: field.value for field in kind.RULES.extract([printed(text)]).fields}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Order #", "PO #"), ("Order No", "PO No"), ("Order Number", "Purchase Order Number"), ("Order", "PO Number"), ("Order No", "PO")],
)
def test_the_order_of_the_buyer_goes_before_that_of_the_seller(ours: str, theirs: str) -> None:
    text = f"""
Orchard Lab Supply Inc.                              Packing Slip
880 Foster Way                                       {ours:<26}SO2213
Austin TX 78701                                      {theirs:<26}5500-A
"""
    assert read(delivery_note, text)[Term.PO_NUMBER] == "5500-A"


@pytest.mark.parametrize(
    ("ordered", "sent"), [("Besteld", "Geleverd"), ("Ordered", "Shipped"), ("Commandé", "Livré"), ("Bestel", "Afgelewer")]
)
def test_what_was_ordered_of_goods_is_no_order(ordered: str, sent: str) -> None:
    text = f"""
Van der Zanden Verpakkingen B.V.

PAKBON
Pakbonnummer:  PB2600981      Orderdatum:  01-04-2026

Artikel     Omschrijving            {ordered:<10}{sent}
DZ-12       Doos 300x200x150        500       500
TP-50       Tape bruin 50mm         36        36
"""
    assert Term.PO_NUMBER not in read(delivery_note, text)


@pytest.mark.parametrize(
    ("supplier", "address"),
    [("Supplier Name:", "Supplier Address:"), ("Vendor Name:", "Vendor Address:"), ("Supplier:", "Supplier Address:")],
)
def test_the_row_for_the_address_of_a_supplier_names_nobody_below_it(supplier: str, address: str) -> None:
    text = f"""
PURCHASE ORDER
PUR-ORD-2026-00088

{supplier:<20}Northgate Timber Merchants
{address:<20}5 Saw Lane, Droitwich
Company:            Wychbold Joinery Ltd
"""
    assert read(purchase_order, text)[Term.SELLER_NAME] == "Northgate Timber Merchants"


@pytest.mark.parametrize("place", ["Port de Kérity - 29760 Penmarc'h", "Lieu-dit Kerlan - 29760 Penmarc'h", "Le Bourg | 29760 Penmarc'h"])
def test_a_place_and_its_town_under_a_name_are_no_senders_line(place: str) -> None:
    text = f"""
Conserverie de Penmarc'h SA
{place}
TVA intracom. : FR 44 552 081 317

BON DE COMMANDE FOURNISSEUR

N° : BC-2026-0117                        Fournisseur :
Date : 03/03/2026                        Atelier Roussel SARL
                                         29900 Concarneau
"""
    assert read(purchase_order, text)[Term.BUYER_NAME] == "Conserverie de Penmarc'h SA"


@pytest.mark.parametrize("hirer", ["Hirer", "Inlener", "Entreprise utilisatrice", "Entleiher", "Host company", "用工单位"])
def test_who_hires_workers_buys_their_hours(hirer: str) -> None:
    text = f"""
Ridgeway Recruitment Ltd
TIMESHEET                                Timesheet number 0047712
{hirer}: Castle Foods Ltd

Day        Start    Finish    Hours
Mon        06:00    14:00       7.5
"""
    assert read(timesheet, text)[Term.BUYER_NAME] == "Castle Foods Ltd"


def test_the_title_close_over_a_name_is_no_name() -> None:
    text = """
Wesbank Veevoere BK
Posbus 9, Moorreesburg 7310

REKENINGSTAAT                            Datum: 31 Julie 2026
Rietfontein Melkery                      Rek nr: RIE02
Plaas Rietfontein, Darling 7345
"""
    assert read(statement, text)[Term.BUYER_NAME] == "Rietfontein Melkery"


def test_a_row_of_a_chinese_form_names_who_stands_beside_its_label() -> None:
    text = """
苏州锦盛纺织有限公司
对账单
客户：       南通华服制衣有限公司        对账日期：   2026-05-31
对账期间：   2026-05-01 至 2026-05-31
"""
    assert read(statement, text)[Term.BUYER_NAME] == "南通华服制衣有限公司"


@pytest.mark.parametrize(
    ("own", "carriers"),
    [("Document Number", "Shipment No"), ("Document No", "Consignment No"), ("单号：", "物流单号："), ("Number", "Sendungsnummer")],
)
def test_a_delivery_note_is_not_numbered_by_its_carriage(own: str, carriers: str) -> None:
    text = f"""
Silvertree Chemicals (Pty) Ltd

DELIVERY NOTE                        {own:<20}80077120
Aquaworks Treatment (Pty) Ltd        Date                21.05.2026
Plant 2, Reservoir Road              {carriers:<20}2200119
Boksburg 1459
"""
    assert read(delivery_note, text)[Term.DELIVERY_NOTE_NUMBER] == "80077120"


def test_the_carriage_numbers_a_delivery_note_that_says_no_other_number() -> None:
    text = "Silvertree Chemicals (Pty) Ltd\n\nDELIVERY NOTE\nShipment No   2200119\nDate   21.05.2026"
    assert read(delivery_note, text)[Term.DELIVERY_NOTE_NUMBER] == "2200119"


def test_a_customers_reference_that_is_called_an_order_goes_before_the_sellers_order() -> None:
    text = """
Lakeland Furniture Co

DELIVERY NOTE DN-771

Order:          Shipping Date:       Carrier:       Customer Reference:
S00412          28/04/2026           DHL            PO-5512
"""
    assert read(delivery_note, text)[Term.PO_NUMBER] == "PO-5512"


@pytest.mark.parametrize(
    ("frame", "own", "day_of_frame", "day"),
    [
        ("Blanket Order No:", "Call-off No:", "Blanket order date:", "Call-off date:"),
        ("Rahmenauftrag:", "Abruf-Nr.:", "Rahmenvertrag vom:", "Abrufdatum:"),
    ],
)
def test_a_call_off_is_no_order_it_is_called_off_from(frame: str, own: str, day_of_frame: str, day: str) -> None:
    text = f"""
Baobab Haulage CC
19 Depot Road, Polokwane 0699

PURCHASE ORDER

{frame:<24}BO-2026-004
{own:<24}CO-0071
{day_of_frame:<24}02/01/2026
{day:<24}12/06/2026
"""
    found = read(purchase_order, text)
    assert (found[Term.PO_NUMBER], found[Term.ISSUE_DATE]) == ("CO-0071", "2026-06-12")


def test_in_whose_care_a_firm_is_writes_nothing() -> None:
    text = """
MERIDIAN TOWERS BODY CORPORATE
c/o Trustnet Property Managers, PO Box 55, Sea Point 8060

SERVICE ORDER No. SO-2026-0331
Contractor: Clearview Window Cleaning CC
            4 Bree Street, Cape Town 8001
"""
    assert read(purchase_order, text)[Term.BUYER_NAME].casefold() == "meridian towers body corporate"  # type: ignore[union-attr]


def test_what_counts_pages_is_nobody() -> None:
    text = """
Heathrow Couriers Ltd
Unit 9, Colnbrook SL3 0AA             STATEMENT OF ACCOUNT

Violet Fashions Ltd                   Date         28 Feb 2026
7 Savile Yard                         Customer     VIO12
London W1S 3PR                        Page         1 of 1
"""
    assert read(statement, text)[Term.BUYER_NAME] == "Violet Fashions Ltd"


def test_whose_goods_a_chinese_note_sends_sells_them() -> None:
    text = """
发货单
发货单位： 厦门金龙汽车配件有限公司        单号： FH-26050912
收货单位： 福州运通汽修有限公司        日期： 2026年5月9日
"""
    assert read(delivery_note, text)[Term.SELLER_NAME] == "厦门金龙汽车配件有限公司"


@pytest.mark.parametrize(
    ("heading", "clerk"), [("Buyer", "S. Patel"), ("Buyer", "Jan Smit"), ("Purchaser", "Ms K. Botha"), ("Buyer:", "E. Lutz")]
)
def test_a_clerk_under_the_heading_of_the_buyer_orders_for_the_company_of_the_letterhead(heading: str, clerk: str) -> None:
    text = f"""
Severn Pumps Ltd                         PURCHASE ORDER
Bridge Works, Telford TF8 7AA            Order no.         PO-77120
                                         Date              20/02/2026
Ironbridge Castings Ltd                  {heading:<18}{clerk}
Foundry Lane                             Your quotation    IC/2210
Telford TF7 4AA                          Account code      IRO001
"""
    found = read(purchase_order, text)
    assert (found[Term.BUYER_NAME], found[Term.SELLER_NAME]) == ("Severn Pumps Ltd", "Ironbridge Castings Ltd")


def test_a_tenant_named_on_a_landlords_order_buys_nothing() -> None:
    text = """
Pinebrook Housing Association
Works Order

Order ref: ORD/55/26                   Order raised: 09/07/2026
Job ref: J-88120                       Tenant: Mrs Cole
Supplier: Oakridge Hardware            Property: 14 Elm Road, Leeds LS8 4AA
"""
    assert read(purchase_order, text)[Term.BUYER_NAME] == "Pinebrook Housing Association"


def test_the_day_up_to_which_an_account_is_stated_is_none_on_which_it_falls_due() -> None:
    text = """
广州利达五金有限公司
往来对账单
客户名称： 东莞恒盛家具有限公司        对账单号： DZ2604-11
截止日期： 2026-04-30        币种： 人民币
"""
    found = read(statement, text)
    assert found[Term.STATEMENT_DATE] == "2026-04-30"
    assert Term.DUE_DATE not in found


def test_goods_that_are_dispatched_number_no_note() -> None:
    text = """
Boomryk Sawmills (Pty) Ltd                                   DISPATCH NOTE

Order No       Invoice No     Dispatch No     Waybill No    Route    Customer No    Date
4500998123     INV204417      DSP-009913      WB55120       R12      UMH001         17/03/2026

Item        Description                       Ordered    Dispatched   B/O
SAP3838     S A Pine 38 x 38 x 3.0m               200          180     20
SAP1114     S A Pine 38 x 114 x 4.8m              120          120      0
"""
    found = read(delivery_note, text)
    assert (found[Term.DELIVERY_NOTE_NUMBER], found[Term.PO_NUMBER]) == ("DSP-009913", "4500998123")


@pytest.mark.parametrize("other", ["Revision", "Your Quote", "GL code", "Angebot"])
@pytest.mark.parametrize("own", ["Document No", "Number"])
def test_the_first_value_of_a_row_under_a_title_has_a_heading_of_its_own(own: str, other: str) -> None:
    text = f"""
Kestrel Mining Services (Pty) Ltd
PO Box 9920, Sandton 2146
PURCHASE ORDER

{other:<24}{own:<24}Date
88120                   44718-B                 04 Mar 2026

Supplier: Amperand Cable Co. (Pty) Ltd
"""
    assert read(purchase_order, text)[Term.PO_NUMBER] == "44718-B"


@pytest.mark.parametrize(
    ("own", "other"), [("Document No", "Waybill No"), ("Delivery Note No", "Picking slip no"), ("Delivery No", "Waybill No")]
)
def test_neither_the_waybill_nor_the_picking_slip_numbers_a_delivery_note(own: str, other: str) -> None:
    text = f"""
Boomryk Sawmills (Pty) Ltd
Plot 44, Sabie Road, White River 1240

DELIVERY NOTE

{other + ": 88120":<44}{own}: 44718-B
Invoice No: IN-5510                         Date: 04/03/2026
"""
    assert read(delivery_note, text)[Term.DELIVERY_NOTE_NUMBER] == "44718-B"
