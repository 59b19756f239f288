"""Numbers, days and parties that stand in one line with no colons between them, as designers like to set them."""

from __future__ import annotations

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + GOODS)]).fields}


@pytest.mark.parametrize("to", ["To", "Aan", "Pour"])
def test_a_company_and_its_address_may_follow_a_little_word(to: str) -> None:
    found = read(f"""
invoice                                              Lieve Krayveld Consulting bv
                                                     Kortrijksesteenweg 1099
                                                     9051 Gent, Belgium
                                                     VAT BE0473.880.038

{to} Hansekontor Maritime SE, Am Kaiserkai 1, 20457 Hamburg, Germany — VAT DE220022574
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Lieve Krayveld Consulting bv", "Hansekontor Maritime SE")
    assert found["buyer_address"] == "Am Kaiserkai 1, 20457 Hamburg, Germany"
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("BE0473.880.038", "DE220022574")


@pytest.mark.parametrize(
    "line", ["No. LC-26-003 Date 05 Mar 2026 Due 04 Apr 2026", "Nr. LC-26-003 Datum 05 Mar 2026 fällig am 04 Apr 2026"]
)
def test_a_number_may_be_followed_by_the_day(line: str) -> None:
    found = read(f"Lieve Krayveld Consulting bv\nINVOICE\n\n{line}\n")
    assert (found["invoice_number"], found["issue_date"], found["due_date"]) == ("LC-26-003", "2026-03-05", "2026-04-04")


def test_from_and_for_stand_over_the_two_parties_in_german() -> None:
    found = read("""
Rechnung
2026.014 · ausgestellt am 24.02.2026 · fällig am 26.03.2026

von                                       für
Lukas Bühlfeld Software Engineering       Bergbahnen Lenkental AG
Lagerweg 12                               Informatik
3013 Bern                                 Badstrasse 1
CHE-518.838.465 MWST                      3775 Lenk im Simmental
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Lukas Bühlfeld Software Engineering", "Bergbahnen Lenkental AG")
    assert (found["issue_date"], found["due_date"]) == ("2026-02-24", "2026-03-26")


def test_within_a_name_they_are_no_headings() -> None:
    layout = DocumentLayout([printed("Institut für Werkstoffe GmbH\nGraf von Adlerhorst KG\nVoor Bouw BV")])
    assert not [hit for role in ("buyer_heading", "seller_heading") for hit in layout.hits(role)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Unsere Rechnung 2026-71 zu Ihrem Auftrag 11-40288 vom 19.1.2026", "11-40288"),
        ("Rechnung 2026-71 gemäß Ihrer Bestellung 11-40288 vom 19.1.2026", "11-40288"),
        ("Rechnung 2026-71\nOpdrachtbon     NK-7714", "NK-7714"),
        ("Rechnung 2026-71\nIhr Auftrag vom 01.03.2026, Nr. 4500118832", "4500118832"),
        ("Facture 2026-71\nVotre commande du 01/03/2026, n° 4500118832", "4500118832"),
        ("Invoice 2026-71\nCustomer's order No. / Date\n4100-77193 / 02-MAR-26", "4100-77193"),
    ],
)
def test_an_order_is_named_in_the_case_of_its_sentence(line: str, number: str) -> None:
    assert read(f"Metallveredelung Lerchenfeld GmbH\n\n{line}\n").get("po_number") == number


@pytest.mark.parametrize(
    "line",
    [
        "Rechnungsdatum/-nummer: 03.02.2026 / 2026-814",
        "Rechnungsdatum/-nummer:   03.02.2026 / 2026-814",
        "Datum/Rechnungsnr.   03.02.2026 - 2026-814",
        "Rechnungsnr./Rechnungsdatum   2026-814 / 03.02.2026",
        "Factuurdatum/-nummer: 03-02-2026 | 2026-814",
        "Factuurnr./datum: 2026-814 / 03-02-2026",
        "Rechnungsdatum und -nummer: 03.02.2026 / 2026-814",
        "Faktuurdatum/nommer: 03/02/2026 / 2026-814",
    ],
)
def test_one_label_may_announce_the_day_and_the_number(line: str) -> None:
    found = read(f"Malermeister Drewes GmbH\n\n{line}\nKundennr.   2217\n")
    assert (found.get("invoice_number"), found.get("issue_date")) == ("2026-814", "2026-02-03")


@pytest.mark.parametrize(
    ("announced", "title"),
    [
        ("An: ", "RECHNUNG"),
        ("À : ", "FACTURE"),
        ("Leistungen für ", "RECHNUNG"),
        ("Prestations pour ", "FACTURE"),
        ("Werkzaamheden voor ", "FACTUUR"),
        ("Services rendered to ", "TAX INVOICE"),
    ],
)
def test_the_words_before_a_company_in_one_line_are_none_of_its_name(announced: str, title: str) -> None:
    found = read(
        f"Lindner Metallbau GmbH\nHauptstr. 1, 10115 Berlin\n\n{title}\n\n{announced}Carter Handels GmbH, Lange Str. 45, 20095 Hamburg\n"
    )
    assert (found["buyer_name"], found["buyer_address"]) == ("Carter Handels GmbH", "Lange Str. 45, 20095 Hamburg")


@pytest.mark.parametrize("office", ["The Registrar", "The Accounts Payable Department", "Supply Chain Unit", "The Chief Financial Officer"])
def test_an_office_over_a_company_is_none_of_its_name(office: str) -> None:
    found = read(
        f"Tolhek Roofing (Pty) Ltd\n12 Main Road, Cape Town 8001\n\nTAX INVOICE\nInvoice No: 71044\n\n{office}\n"
        "Carter Trading (Pty) Ltd\n45 Long Street\nDurban 4001\n"
    )
    assert found["buyer_name"] == "Carter Trading (Pty) Ltd"
