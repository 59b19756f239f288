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
