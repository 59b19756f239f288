"""Terms of payment stand beside a label though they begin like one, and run on where their column is narrow."""

from __future__ import annotations

import pytest

from tests.extractors.fields.english_papers import SELLER, read


@pytest.mark.parametrize(
    ("label", "terms"),
    [
        ("Zahlungskonditionen", "zahlbar innerhalb 45 Tagen"),
        ("RÈGLEMENT", "virement à 14 jours"),
        ("Mode de règlement", "paiement à 30 jours"),
        ("Betalingsconditie -", "betaaltermijn 30 dagen"),
        ("结算方式", "收票后60日内付款"),
    ],
)
def test_what_begins_like_a_label_beside_the_label_of_terms_is_the_terms(label: str, terms: str) -> None:
    gap = " " if label.endswith("-") else "        "
    assert read(f"{SELLER}{label}{gap}{terms}\n").get("payment_terms") in (terms, terms.replace("60", " 60"))


@pytest.mark.parametrize(
    ("label", "first", "rest"),
    [
        ("Zahlungskonditionen", "zahlbar innerhalb", "45 Tagen"),
        ("Zahlungskonditionen", "zahlbar innerhalb 7", "Tagen"),
        ("Conditions", "paiement à 14", "jours"),
        ("Credit Terms", "Payment within 30 days of invoice", "date"),
        ("Zahlungsbedingungen", "innerhalb von 30", "Tagen ohne Abzug"),
    ],
)
def test_terms_run_on_in_the_next_line_of_their_column(label: str, first: str, rest: str) -> None:
    assert read(f"{SELLER}{label:<22}{first}\n{'':22}{rest}\n")["payment_terms"] == f"{first} {rest}"


@pytest.mark.parametrize("terms", ["Net 30", "30 Tage netto", "30 dagen netto"])
def test_terms_that_are_whole_take_nothing_from_what_stands_under_them(terms: str) -> None:
    rows = f"{'Terms':<20}Order no\n{terms:<20}PO-4711\nA-26-261            \n"
    assert read(f"{SELLER}{rows}")["payment_terms"] == terms


@pytest.mark.parametrize(
    ("label", "number"), [("Quote when paying", "K7998-4720"), ("Ref. for Payment -", "P/7097/40"), ("Meld by betaling", "RF-25280")]
)
def test_the_reference_that_a_payer_is_asked_for_is_not_the_invoices_number(label: str, number: str) -> None:
    assert read(f"{SELLER}{label}   {number}\n")["payment_reference"] == number


@pytest.mark.parametrize("label", ["Communication", "Kenmerk", "Mededeling"])
def test_a_reference_in_the_row_of_a_bank_is_the_payments(label: str) -> None:
    heads = f"Bank              IBAN                            BIC           {label}\n"
    bank = heads + "Lloyds            GB29NWBK60161331926819          LOYDGB21      REF1764\n"
    assert read(SELLER + bank)["payment_reference"] == "REF1764"
