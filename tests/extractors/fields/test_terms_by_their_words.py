"""Terms of payment are known by their own words under labels that no table knows."""

from __future__ import annotations

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.terms_text import payment_terms_field
from tests.extractors.fields.printed import printed


def terms(text: str) -> str | None:
    found = payment_terms_field(DocumentLayout([printed(text)]))
    return found.value if found is not None else None


@pytest.mark.parametrize(
    "said",
    [
        "Due in 45 days",
        "n/30",
        "14 Tage rein netto",
        "netto Kasse 30 Tage",
        "zahlbar 7 Tage nach Rechnungsstellung",
        "betaalbaar binne 14 dae",
        "45 dagen netto",
        "LCR à 14 jours",
        "Nie later nie as 7 dae na faktuurdatum betaalbaar",
    ],
)
@pytest.mark.parametrize("label", ["Xyzzy-Qux.", "Wyse..:", "Hoedanig >", "Manière:"])
def test_terms_behind_an_unknown_label(label: str, said: str) -> None:
    assert terms(f"Invoice 4711\n{label} {said}\nThank you") == said
    assert terms(f"Invoice 4711\n{label} {said}; Vorgang: 4417\nThank you") == said


def test_terms_over_an_unknown_heading() -> None:
    assert terms("Due in 45 days        K15323\nKind of thing         Debtor No") == "Due in 45 days"


@pytest.mark.parametrize("label", ["Zahl.-Bed.", "Bet.kond.", "Kredietafspraak:"])
def test_days_without_a_word_of_paying_need_a_label_of_it(label: str) -> None:
    assert terms(f"{label} 30 Tage ab Rechnungsdatum") == "30 Tage ab Rechnungsdatum"
    assert terms("Bezwaar: 30 dagen na factuurdatum") is None


def test_chinese_terms_behind_an_unknown_label() -> None:
    assert (terms("某某条目: 开票之日起7日内付款") or "").replace(" ", "") == "开票之日起7日内付款"
    assert terms("某某条目: 2025年6月24日付款13,772.83") is None


def test_terms_end_where_another_particular_begins() -> None:
    assert terms("Our Payment Terms n/7, Y/Ref P-754, Account Ref 383-6630,") == "n/7"
    assert terms("Zahlungsbedingung: netto Kasse 30 Tage; deb.-konto: 6746") == "netto Kasse 30 Tage"
    assert terms("Payment terms: 30 days, 2% discount within 8 days") == "30 days, 2% discount within 8 days"


@pytest.mark.parametrize(
    "said",
    [
        "30 days net, 3 per cent if paid in a week",
        "30 days net, 3 percent if paid at once",
        "30 Tage netto, 3 Prozent bei Sofortzahlung",
        "30 jours net, 3 pour cent si au comptant",
        "30 dae netto, 3 persent vir kontant",
        "30 dagen netto, 3 procent bij contante betaling",
    ],
)
def test_a_discount_in_words_is_of_the_terms(said: str) -> None:
    assert terms(f"Payment terms: {said}") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14 Tage gültig; zahlbar 30 Tage netto", "zahlbar 30 Tage netto"),
        ("Offer open for 14 days; payable 30 days net", "payable 30 days net"),
        ("Aanbod 14 dagen geldig; betaalbaar binnen 30 dagen", "betaalbaar binnen 30 dagen"),
    ],
)
def test_days_of_something_else_before_a_semicolon_hide_no_terms(text: str, said: str) -> None:
    assert terms(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Claims count only where they are made\nwithin 7 days of payment",
        "Garantie: 30 Tage netto",
        "Goods may be returned within 30 days.",
        "Validity. 30 days net",
        "Hire period: 14 days account",
    ],
)
def test_other_days_are_no_terms(text: str) -> None:
    assert terms(text) is None
