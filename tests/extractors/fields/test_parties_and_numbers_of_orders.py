"""Orders and delivery notes: who is named as the seller, which caption a number has, and the invoice that a delivery belongs to."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.fields.company_names import looks_like_name
from extractors.kinds import delivery_note, purchase_order, timesheet
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def read(kind: ModuleType, text: str) -> dict[Term, str | None]:
    return {field.term: field.value for field in kind.RULES.extract([printed(text)]).fields}


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Order Issued To", "Invoice To"),
        ("To Vendor", "Bill To"),
        ("Bestelladresse", "Rechn.-Anschrift"),
        ("Bestelling gerig aan", "Recipient of invoice"),
    ],
)
def test_an_order_is_issued_to_the_seller(seller: str, buyer: str) -> None:
    text = f"""
PURCHASE ORDER

{seller:<30}{buyer}
Kestrel Works (Pty) Ltd       Marula Crane Hire CC
9 Wharf Street                14 Anvil Road
Gqeberha 6001                 Durban 4001
"""
    found = read(purchase_order, text)
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Kestrel Works (Pty) Ltd", "Marula Crane Hire CC")


def test_a_name_whose_form_of_law_stands_beside_the_second_line_of_its_label_begins_over_it() -> None:
    text = """
PURCHASE ORDER

Auftragnehmer
Eingetragener     Murmeltier Informatik &
Name:             Co.
Strasse, Nr:      Bahnhofstrasse 167
Postzahl:         3011
Stadt:            Bern
Telefon:          031 324 4490
"""
    assert read(purchase_order, text)[Term.SELLER_NAME] == "Murmeltier Informatik & Co."


_CAPTIONS = """
Delivery Note

W9410/26                 2026-09-25               551285
Packing Slip Number:     Date Drawn Up:           Case:
4909889927               2026.2362                DOC263147
Customer VAT #:          Contract Ref:            {label}
CA 724-325               Craig Fourie             21 kg
Delivery Vehicle:        Driver:                  Weight:
"""


@pytest.mark.parametrize("label", ["Associated Invoice:", "Volgens Faktuur:", "As per invoice:", "Billed with:"])
def test_the_caption_under_a_number_names_it_and_not_the_one_over_it(label: str) -> None:
    found = read(delivery_note, _CAPTIONS.format(label=label))
    assert (found[Term.DELIVERY_NOTE_NUMBER], found.get(Term.INVOICE_NUMBER)) == ("W9410/26", "DOC263147")


def test_a_label_of_two_lines_beside_its_number_names_the_invoice() -> None:
    text = """
Delivery Receipt

SD-76129               5 March 2024

SITE REF               B-638-24
WITH REFERENCE TO      3016-2024
INVOICE
"""
    assert read(delivery_note, text)[Term.INVOICE_NUMBER] == "3016-2024"


def test_a_label_with_its_value_beside_it_does_not_name_the_number_under_it() -> None:
    text = """
Goedere-afleweringsnota

Verkoopsman         Themba Molefe
Volgens Aanbod      QTE-2025-8220
Ons Verwysing       UR2863
Gekoppelde Faktuur  S/3242/25
"""
    assert read(delivery_note, text)[Term.INVOICE_NUMBER] == "S/3242/25"


@pytest.mark.parametrize(("first", "second"), [("Expéditeur", "Acquéreur"), ("Von", "Erwerber")])
def test_who_an_order_comes_from_sends_the_goods_beside_a_buyer_that_is_named(first: str, second: str) -> None:
    text = f"""
COMMANDE FERME

{first}
Nom de l'entreprise :     Cabinet Castaing
Siège :                   63 place du Marché, 26000 Valence
Tél :                     04 804 5410

{second}
Nom de l'entreprise :     Clairval Maçonnerie SARL
Siège :                   105 avenue de la Gare, 80000 Amiens
TVA UE :                  FR22116875659
"""
    found = read(purchase_order, text)
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Cabinet Castaing", "Clairval Maçonnerie SARL")


def test_the_name_of_a_section_over_the_whole_line_may_stand_in_its_second_column() -> None:
    rows = [
        ("对接人:", "赵海燕", "名称:", "深圳市供电局"),
        ("注册地址:", "广州市南山街道建设三路 855号", "国别:", "CN"),
        ("邮箱:", "sales@huaxin56.example", "电话:", "0755 6611299"),
        ("企业税号:", "91704349MA4KCX16MU", "城市:", "深圳"),
    ]
    text = "\n送货单 543085\n\n卖方信息\n" + "\n".join(f"{one:<10}{said:<32}{two:<10}{told}" for one, said, two, told in rows)
    assert read(delivery_note, text)[Term.SELLER_NAME] == "深圳市供电局"


@pytest.mark.parametrize("first", ["Care of Johan van der Merwe", "工程部", "第二工厂", "北区仓库"])
def test_a_person_or_site_over_the_name_of_a_party_is_not_its_name(first: str) -> None:
    text = f"""
PURCHASE ORDER

Supplier
{first}
Mokoena & Sons
118 Industria Road
Johannesburg 2001
"""
    assert read(purchase_order, text)[Term.SELLER_NAME] == "Mokoena & Sons"


def test_an_open_bracket_begins_no_name() -> None:
    assert not looks_like_name("(Name,")
    assert looks_like_name("(Pty) Kestrel Works")


def test_the_invoice_that_a_label_names_goes_before_one_that_a_sentence_speaks_of() -> None:
    text = """
BEWYS VAN AFLEWERING LS-8359

Volgens Faktuur:    FA62494
Projek:             B3016

Na aanleiding van deelfaktuur PI-2895/25 van 21/7/2025, bestelling 97819.
"""
    assert read(delivery_note, text)[Term.INVOICE_NUMBER] == "FA62494"


@pytest.mark.parametrize("heading", ["In opdracht van", "Engaged by", "Im Auftrag von"])
def test_who_engages_workers_is_the_buyer_of_their_hours(heading: str) -> None:
    text = f"""
De Kroon Schoonmaak BV

REGIEBON 2179

{heading}
Marula Crane Hire CC
14 Anvil Road
Durban 4001
"""
    assert read(timesheet, text)[Term.BUYER_NAME] == "Marula Crane Hire CC"
