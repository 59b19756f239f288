"""The number of a paper is found by its label or title, whole, and nothing else is taken for it."""

from __future__ import annotations

import pytest

from extractors.fields.credited_numbers import names_an_invoice
from extractors.fields.identifiers import number_field, ranked_numbers
from extractors.fields.lookup import DocumentLayout
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def number(text: str, role: str = "invoice_number", seen_by: str = "text_layer") -> str | None:
    field = number_field(DocumentLayout([printed(text, seen_by=seen_by)]), Term.INVOICE_NUMBER, (role,))
    return field.value if field else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Invoice No   INV 2024 / 001", "INV 2024 / 001"),
        ("Invoice No: TSS 0117   Page 1 of 2", "TSS 0117"),
        ("Invoice number: 2024 00117", "2024 00117"),
        ("Invoice No: A-1009/ 2", "A-1009/ 2"),
        ("Invoice No: KR-77 dated 2024-03-05", "KR-77"),
        ("Invoice No: KR-77 - 2024-03-05", "KR-77"),
        ("Faktuurnommer: BSM-0455", "BSM-0455"),
        ("N° de facture : F 2024/031", "F 2024/031"),
        ("Declaratienr.   : 2026.0338", "2026.0338"),
    ],
)
def test_a_number_is_taken_whole_and_without_what_follows_it(text: str, expected: str) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rechnung Nr. 2024/0815 vom 12.03.2024", "2024/0815"),
        ("Wartungsrechnung Los 3 (877) Nr. 210113 vom 30.06.2025", "210113"),
        ("Rechnung über Wartung (Vertrag 77) Nr. 4711-24-9 vom 3. Mai 2024", "4711-24-9"),
        ("Rechnung Nr. 4711 mit Anlage vom 3. Mai 2024", "4711 mit Anlage"),
        ("FACTURE DE VENTE N° F-2024/031", "F-2024/031"),
        ("NOTE D'HONORAIRES N° 2026-41", "2026-41"),
        ("HONORARNOTE Nr. 118/2026", "118/2026"),
        ("honorarrechnung 2026-0718 4. teilrechnung", "2026-0718"),
        ("TAX INVOICE   No. 000871", "000871"),
        ("Factuur voor onderhoud nr. 20240012 van 12 maart 2024", "20240012"),
    ],
)
def test_a_number_in_a_title_is_found_whatever_the_title_says(title: str, expected: str) -> None:
    assert number(f"Musterbau GmbH\n\n{title}") == expected


@pytest.mark.parametrize(
    "text",
    [
        "TAX INVOICE\n12 Main Road\nPinetown",
        "Rechnung zu Bestellung Nr. 4500012345",
        "INVOICE\n\nOrder No   PO7781\nAccount No   HC001",
        "INVOICE\n\nDate   12 April 2024\nTel   013 555 0100",
        "Invoice 2024",
        "Invoice No:\nInvoice date:   2024-03-05",
        "Invoice total   1 200.00",
        "INVOICE TOTAL   63525.73",
    ],
)
def test_a_paper_without_a_number_has_none(text: str) -> None:
    assert number(text) is None


def test_of_two_numbers_in_one_style_each_label_has_its_own() -> None:
    text = "Order No:   100234\nInvoice No:   100235\nAccount:   100236"
    assert number(text) == "100235"
    assert number(text, "po_number") == "100234"


def test_numbers_under_a_strip_of_labels_stand_under_their_own() -> None:
    text = "Customer No   Invoice No    Order No\n10045         IN440021      45000991"
    assert number(text) == "IN440021"
    assert number(text, "po_number") == "45000991"


def test_every_candidate_is_given_with_its_score_best_first() -> None:
    ranked = ranked_numbers(DocumentLayout([printed("Invoice No: 4711\n\nDocument no: 99881")]), ("invoice_number",))
    assert [each.text for each in ranked] == ["4711", "99881"]
    assert ranked[0].score > ranked[1].score


def test_a_label_may_announce_a_number_and_its_date_at_once() -> None:
    text = "Rechnung\nBelegnummer / Datum\n90047718 / 17.04.2026\nLieferschein / Datum\n80116642 / 15.04.2026"
    assert number(text) == "90047718"
    assert number(text, "delivery_note_number") == "80116642"


def test_a_bare_number_beside_a_bare_date_is_the_papers_own_and_the_invoice_on_a_credit_note_is_not() -> None:
    text = "CREDITNOTA\n\nNummer        Datum         Klantnr    Verwijzing\nCN 2600417    22/06/2026    40112      Factuur 2608814"
    assert number(text) == "CN 2600417"


def test_the_buyers_order_is_the_one_called_yours() -> None:
    text = "Invoice\n\nOrder no.      Your order / date\nAB-26-1190     P26-00731 / 21.04.2026"
    assert number(text, "po_number") == "P26-00731"


def test_a_bare_number_over_a_bare_date_is_the_papers_own() -> None:
    text = "CARREAUX DE PROVENCE     AVOIR\nZAC de la Malle          Numéro   : AV0004419\n13320 BOUC-BEL-AIR       Date     : 15/05/2026"
    assert number(text + "\nTél. 04 42               Réf.     : FACTURE FA0031877") == "AV0004419"


def test_a_number_behind_words_under_the_title_is_what_those_words_say() -> None:
    text = """
                        TAX INVOICE
                Our Job       J-2291
                Doc No        KF007731
                Doc Date      17-Sep-2026
"""
    assert number(text) == "KF007731"


def test_no_guess_knows_better_than_the_words_invoice_number() -> None:
    layout = DocumentLayout([printed("MC# 884120   DOT# 2290177\nFREIGHT INVOICE   Inv # 118-2207")])
    field = number_field(layout, Term.INVOICE_NUMBER, ("invoice_number",))
    assert field is not None
    assert field.value == "118-2207"
    assert names_an_invoice(layout, Term.INVOICE_NUMBER, field)


def test_a_postal_code_far_to_the_right_of_a_label_is_not_its_number() -> None:
    head = "No facture                                        80017 Roubaix"
    assert number(f"{head}\nB40117                                            Tel 03 22 71 40 12") == "B40117"
    assert number(f"{head}\nMerci                                             Tel 03 22 71 40 12") == "80017"


@pytest.mark.parametrize(
    ("label", "sign", "role"),
    [
        ("AFLEWERINGSNOTA", "NR", "delivery_note_number"),
        ("LIEFERSCHEIN", "Nr.", "delivery_note_number"),
        ("PURCHASE ORDER", "NO", "po_number"),
    ],
)
def test_a_label_that_a_narrow_column_breaks_before_its_sign_for_a_number_is_one(label: str, sign: str, role: str) -> None:
    rows = [f"DATE          {label}", " " * (13 + len(label) // 2) + sign]
    assert number("\n".join([*rows, "14/05/2026      DN-1453"]), role) == "DN-1453"


def test_a_column_headed_number_below_another_label_is_not_its_second_line() -> None:
    assert number("Delivery note\n\n\nNr   Description\n4711   Angle iron", "delivery_note_number") is None


def test_a_sign_for_a_number_alone_before_one_announces_it() -> None:
    assert number("Kantine Komplett\n\n                         #KK-20931\n                         26 februari 2026\n") == "KK-20931"
