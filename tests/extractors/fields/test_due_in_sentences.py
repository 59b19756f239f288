"""A sentence that says until when to pay may break anywhere, and speak of a discount in the same breath."""

from __future__ import annotations

import pytest

from extractors.fields.due_sentences import due_in_sentences
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

_HEAD = "Tischlerei Veit GmbH\nRechnung 26/037 vom 12.02.2026\n" + GOODS


def due(text: str) -> str | None:
    return next((field.value for field in extract([printed(_HEAD + "\n\n" + text)]).fields if field.term == "due_date"), None)


@pytest.mark.parametrize(
    "text",
    [
        "Bei Zahlung bis zum 22.02.2026 gewähre ich 2 % Skonto (118,95 €), sonst bitte ich um Überweisung ohne Abzug\nbis zum 14.03.2026.",
        "Wir bitten Sie, den Betrag von 5.947,62 € auf unser Konto zu überweisen, und zwar spätestens\nbis zum 14.03.2026 eingehend.",
        "Bij betaling voor 22.02.2026 geldt 2 % korting, anders graag het volle bedrag overmaken\nuiterlijk op 14.03.2026.",
    ],
)
def test_the_day_to_pay_by_may_stand_in_the_next_line(text: str) -> None:
    assert due(text) == "2026-03-14"


def test_the_day_of_a_discount_in_the_next_line_is_none() -> None:
    assert due("Wir gewähren Ihnen bei Überweisung des Betrages auf unser Konto 2 % Skonto bei Zahlung\nbis zum 22.02.2026.") is None


@pytest.mark.parametrize(
    "text",
    [
        "Gelieve dit bedrag tegen 14/03/2026 te storten op onze rekening.",
        "Der Betrag wird am 14.03.2026 von Ihrem Konto abgebucht.",
        "Het bedrag wordt op 14-03-2026 van uw rekening afgeboekt.",
        "Wir erlauben uns zu bitten: netto Kassa bis 14.03.2026",
    ],
)
def test_money_is_paid_in_many_words(text: str) -> None:
    assert due(text) == "2026-03-14"


@pytest.mark.parametrize(
    "text",
    [
        "请于2026年3月14日前付清全部款项",
        "款项应于2026-03-14前支付",
        "应于2026年3月14日(含)前付款",
        "请于 2026/03/14 前汇至下列账户",
        "本发票款项于2026年3月14日到期应付",
    ],
)
def test_a_chinese_sentence_is_one_word_and_says_until_when_to_pay(text: str) -> None:
    assert due(text) == "2026-03-14"


@pytest.mark.parametrize(
    "text",
    [
        "货物于2026年3月14日前送达",
        "于2026年3月14日前交付货物",
        "本合同于2026年3月14日到期",
        "保修期至2026年3月14日到期",
        "2026年3月14日前付款可享2%折扣",
    ],
)
def test_no_sentence_of_goods_or_of_a_contract_says_until_when_to_pay_in_chinese(text: str) -> None:
    assert list(due_in_sentences(DocumentLayout([printed(text)]))) == []
