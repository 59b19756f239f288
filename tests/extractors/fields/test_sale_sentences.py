"""Conditions of a sale are found where they are said, and not where they are denied or only sound alike."""

from __future__ import annotations

import pytest

from extractors.fields.lookup import DocumentLayout
from extractors.fields.sale_cues import cues_in, sentences_of, strongest
from extractors.fields.sale_sentences import sale_sentence_fields
from extractors.terms import Term
from tests.extractors.fields.printed import printed


def said(text: str) -> tuple[set[str], str | None]:
    """What a text speaks of, and how surely."""
    cues = [cue for sentence in sentences_of(text) for cue in cues_in(sentence)]
    return {each.name for each in cues}, strongest(cues)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sold on a bill-and-hold basis; the goods stay in our store.", "bill_and_hold"),
        ("The goods are supplied on consignment.", "consignment"),
        ("Terms: SALE OR RETURN", "sale_or_return"),
        ("Unsold goods may be returned within 60 days.", "sale_or_return"),
        ("This is a guaranteed sale: pay when sold.", "guaranteed_sale"),
        ("Goedere word op konsinjasie gelewer.", "consignment"),
        ("Koop of terugstuur binne 90 dae", "sale_or_return"),
        ("Lieferung in unser Konsignationslager bei Ihnen", "consignment"),
        ("Kauf mit Rückgaberecht bis 31.12.", "sale_or_return"),
        ("Marchandises en dépôt-vente", "consignment"),
        ("Reprise des invendus sous 30 jours", "sale_or_return"),
        ("Levering in consignatie", "consignment"),
        ("本批货物为寄售商品，售出后付款。", "consignment"),
        ("滞销可退", "sale_or_return"),
        ("Progress claim no. 4", "progress"),
        ("Less retention 10%", "retention"),
        ("Situation de travaux n° 3", "progress"),
        ("Abzüglich Sicherheitseinbehalt 5 %", "retention"),
        ("工程进度款（第三期）", "progress"),
        ("Min retensie 5%", "retention"),
        ("Termijnfactuur 2 van 5", "progress"),
        ("This invoice replaces invoice 411K.", "billed_again"),
        ("Hierdie faktuur vervang ons faktuur F-90", "billed_again"),
        ("Annule et remplace la facture n° 90", "billed_again"),
        ("Diese Rechnung ersetzt Rechnung Nr. 90", "billed_again"),
    ],
)
def test_a_condition_is_found_in_every_language(text: str, name: str) -> None:
    names, strength = said(text)
    assert name in names
    assert strength == "said"


@pytest.mark.parametrize(
    "text",
    [
        "Strictly no sale or return.",
        "No sale or return, consignment stock or guaranteed sales.",
        "Goods are not supplied on consignment.",
        "Sale or return is not accepted.",
        "Geen verkoop of terugstuur nie.",
        "Wir liefern nicht auf Kommissionsbasis.",
        "Pas de reprise des invendus.",
        "Geen koop op proef.",
        "本合同非寄售。",
        "不接受滞销可退",
        "Consignment note: 4471",
        "Consignment No 88120 collected by Kwela Couriers",
        "Consignee: Overberg Retail Group",
        "Kommission: Müller, Bad EG",
        "Consigne palettes 12,00",
        "Retention of title: the goods remain ours until paid.",
        "Eigentumsvorbehalt bis zur vollständigen Bezahlung",
        "Goods may be returned within 7 days if faulty.",
        "Claim no: 123456 vehicle CA 123-456",
        "Customer retention 10 % campaign",
        "Guaranteed delivery within 2 days",
        "This invoice does not replace invoice 90.",
        "This price list replaces all earlier ones.",
        "Faulty parts are replaced free of charge.",
    ],
)
def test_an_honest_paper_says_nothing(text: str) -> None:
    assert said(text)[1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Where goods are supplied on consignment, title stays with us.",
        "If sold on sale or return, notify us within 30 days.",
        "The customer has a right of return.",
        "Falls die Ware auf Kommissionsbasis geliefert wird, gilt Folgendes.",
    ],
)
def test_general_conditions_are_doubtful(text: str) -> None:
    assert said(text)[1] == "doubtful"


def test_two_weak_signs_make_a_claim_on_a_contract() -> None:
    assert said("Claim no 3")[1] is None
    assert said("Claim no 3. Contract sum R 1 200 000")[1] == "said"


def test_the_sentence_is_given_with_its_place() -> None:
    fields = sale_sentence_fields(
        DocumentLayout([printed("Tax Invoice\n\n\nGoods are supplied on\nsale or return. Thank you for your order.")])
    )
    (field,) = [each for each in fields if each is not None]
    assert field.term is Term.SALE_CONDITIONS
    assert field.value == "Goods are supplied on sale or return."
    assert field.evidence[0].box is not None


def test_of_a_column_of_labels_only_the_one_that_speaks_is_given() -> None:
    fields = sale_sentence_fields(DocumentLayout([printed("Amount excl VAT\nVAT at 15%\nLess retention 10%\nAmount due")]))
    assert [each.value for each in fields if each is not None] == ["Less retention 10%"]


def test_a_denial_on_the_line_above_counts() -> None:
    assert sale_sentence_fields(DocumentLayout([printed("These goods are not supplied on\nsale or return")])) == []


def test_a_paper_that_says_nothing_has_no_such_field() -> None:
    assert sale_sentence_fields(DocumentLayout([printed("Tax Invoice\n\nStrictly no sale or return.\nRetention of title.")])) == []
