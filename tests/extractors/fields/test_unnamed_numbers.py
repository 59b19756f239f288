"""Papers number themselves, and the orders and invoices that they name, under labels of any words."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.kinds import bill_of_lading, delivery_note, purchase_order, quotation, receipt, remittance_advice, timesheet
from extractors.terms import Term
from tests.extractors.fields.logistics_papers import GOODS, OWN, TO, fields_of
from tests.extractors.fields.printed import printed


def read(kind: ModuleType, title: str, *particulars: str) -> dict[Term, str | None]:
    text = "\n".join(["Karee Logistics (Pty) Ltd", "76 Ferrum Crescent", "Kimberley 8301", "", title, "", TO, *particulars, GOODS])
    return fields_of(kind, printed(text))


@pytest.mark.parametrize(
    ("kind", "term", "title", "label"),
    [
        (delivery_note, OWN, "DELIVERY NOTE", "Ref. of despatch"),
        (delivery_note, OWN, "PROOF OF DELIVERY", "Consignment"),
        (delivery_note, OWN, "AFLEWERINGSNOTA", "Bewys nr"),
        (delivery_note, OWN, "LIEFERSCHEIN", "Schein-Nr."),
        (delivery_note, OWN, "BON DE LIVRAISON", "Sortie n°"),
        (delivery_note, OWN, "PAKBON", "Afgiftebon"),
        (delivery_note, OWN, "送货单", "出货号"),
        (bill_of_lading, OWN, "WAYBILL", "Carrier ref"),
        (bill_of_lading, OWN, "FRACHTBRIEF", "Sendung"),
        (bill_of_lading, OWN, "VRAGBRIEF", "Lading nr"),
        (timesheet, OWN, "TIMESHEET", "TS ref"),
        (timesheet, OWN, "STUNDENZETTEL", "Rapport Nr"),
        (timesheet, OWN, "WERKBON", "Dagkaart nr."),
        (receipt, Term.INVOICE_NUMBER, "OFFICIAL RECEIPT", "Voucher"),
        (receipt, Term.INVOICE_NUMBER, "KWITANSIE", "Bewys nr"),
        (quotation, Term.INVOICE_NUMBER, "OFFERTE", "Voorstel nr"),
        (quotation, Term.INVOICE_NUMBER, "ANGEBOT", "Beleg"),
        (purchase_order, Term.PO_NUMBER, "OFFICIAL ORDER", "Indent no"),
        (purchase_order, Term.PO_NUMBER, "BESTELLUNG", "Abruf"),
        (remittance_advice, Term.PAYMENT_REFERENCE, "BETAALADVIES", "Bondel nr"),
        (remittance_advice, Term.PAYMENT_REFERENCE, "AVIS DE PAIEMENT", "Règlement"),
    ],
)
@pytest.mark.parametrize("form", ["{label}: {number}", "{label:<24}{number}", "{label} {number}"])
def test_words_for_the_paper_announce_its_number(kind: ModuleType, term: Term, title: str, label: str, form: str) -> None:
    others = "Account: CAR004\nVehicle: BX 56 KL GP\n\n"
    fields = read(kind, title, others + form.format(label=label, number="A-20931"), "Terms: 30 days")
    assert fields.get(term) == "A-20931"


@pytest.mark.parametrize(
    "label", ["Our ref", "Ons verw.", "Unser Zeichen", "Notre réf.", "Onze ref.", "Document", "Doc no.", "Dokument Nr"]
)
def test_our_reference_and_any_document_number_the_paper_where_nothing_else_does(label: str) -> None:
    assert read(delivery_note, "DELIVERY NOTE", f"{label:<24}20931", f"{'Pallets':<24}12").get(OWN) == "20931"


def test_a_value_at_the_far_edge_of_a_column_of_such_rows_belongs_to_its_words() -> None:
    rows = [f"{label:<60}{value:>20}" for label, value in (("Despatch", "20931"), ("Vehicle", "CA 412-887"), ("Driver", "S Dube"))]
    assert read(delivery_note, "DELIVERY NOTE", *rows).get(OWN) == "20931"


@pytest.mark.parametrize("kind_and_title", [(delivery_note, "DELIVERY NOTE"), (bill_of_lading, "WAYBILL"), (timesheet, "TIMESHEET")])
@pytest.mark.parametrize("label", ["Order held under", "P.O. held", "Klant se best.", "Ihre Best.", "Votre BC", "Uw best.", "买方单号"])
def test_words_for_an_order_announce_the_buyers(kind_and_title: tuple[ModuleType, str], label: str) -> None:
    kind, title = kind_and_title
    fields = read(kind, title, "Document no: 20931", f"{label}: B-7714")
    assert (fields.get(OWN), fields.get(Term.PO_NUMBER)) == ("20931", "B-7714")


@pytest.mark.parametrize("label", ["Your order", "U bestelling", "Ihre Best.", "Votre BC"])
@pytest.mark.parametrize("form", ["{label:<24}PO 80113", "{label}: PO 80113", "{label}\nPO 80113"])
def test_the_letters_before_an_orders_number_are_part_of_it(label: str, form: str) -> None:
    fields = read(delivery_note, "DELIVERY NOTE", "Document no: 20931", "", form.format(label=label))
    assert fields.get(Term.PO_NUMBER) == "PO 80113"


@pytest.mark.parametrize(
    "label",
    [
        "Odometer",
        "Kostenstelle",
        "Fleet no",
        "Sales rep no",
        "Delivery zone",
        "Leverzone",
        "Route code",
        "Seal",
        "部门编号",
        "Filiale",
        "Supplier no",
    ],
)
@pytest.mark.parametrize(("kind", "term", "title"), [(delivery_note, OWN, "DELIVERY NOTE"), (quotation, Term.INVOICE_NUMBER, "QUOTATION")])
def test_what_counts_or_places_something_numbers_no_paper(kind: ModuleType, term: Term, title: str, label: str) -> None:
    assert term not in read(kind, title, f"Date: 3 May 2026\n{label}: 10442")


def test_of_several_numbers_that_no_word_explains_none_is_the_papers() -> None:
    assert OWN not in read(delivery_note, "DELIVERY NOTE", "Date: 3 May 2026", "Glorp: 10442", "Snark: 20931")
    assert read(delivery_note, "DELIVERY NOTE", "Date: 3 May 2026", "Glorp: 10442").get(OWN) == "10442"


def test_a_postal_code_in_an_address_is_no_number_of_a_paper() -> None:
    text = ["ORDER TO:", "Suikerbos Chemicals Ltd", "PO Box 2173", "Pretoria", "0184", "DOCUMENT DATE: 2023-09-19"]
    assert Term.PO_NUMBER not in read(purchase_order, "Order", "", *text)


def test_what_stands_under_another_label_beside_a_number_is_no_label_of_it() -> None:
    rows = ["Sold by:                Sold for:               Docket no.", "Mopani Packaging Inc    Mopani Packaging Inc    A-20931"]
    assert read(delivery_note, "DELIVERY NOTE", *rows).get(OWN) == "A-20931"


def test_the_other_firms_reference_does_not_number_an_order() -> None:
    rows = ["Ihr Zeichen", "2902-A", "Bestellpapiernr.", "893134", "Unsere Referenz", "T26858"]
    assert read(purchase_order, "BESTELLUNG", *rows).get(Term.PO_NUMBER) == "893134"
