"""Tills name the same things in many ways: each wording in the place of another leaves the rest of the slip as it was read."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extractors.classify import classify_page
from extractors.kinds.receipt import extract
from extractors.model import Value
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

_WORDINGS: dict[str, dict[str, str]] = yaml.safe_load(Path(__file__).with_name("till_wordings.yml").read_text(encoding="utf-8"))
_COMMA = frozenset({"af", "de", "fr", "nl"})
_NUMBER, _DAY = "44719", "2025-08-07"


def each_of(language: str, part: str) -> list[str]:
    return [phrase.strip() for phrase in _WORDINGS[language][part].split(" ; ")]


def row(language: str, label: str, amount: str) -> str:
    return f"{label:<26}{amount.replace('.', ',') if language in _COMMA else amount:>10}"


def slip(language: str, closing: list[tuple[str, str]], *, number: str | None = None, day: str | None = None) -> str:
    first, second = each_of(language, "goods")
    head = _WORDINGS[language]["head"].rstrip("\n")
    rows = [row(language, label, amount) for label, amount in [(f"2 {first}", "62.72"), (f"1 {second}", "17.28"), *closing]]
    return "\n".join([head, number or each_of(language, "number")[0], day or each_of(language, "day")[0], *rows])


def paid(language: str, **said: str) -> list[tuple[str, str]]:
    """The rows under the goods, with other words for some of them."""
    words = {part: said.get(part) or each_of(language, part)[0] for part in ("total", "tender", "change", "tax")}
    subtotal = [(said["sub"], "80.00")] if "sub" in said else []
    tax = _WORDINGS[language]["tax_total"]
    return [*subtotal, (words["total"], "80.00"), (words["tender"], "100.00"), (words["change"], "20.00"), (words["tax"], tax)]


def wrong(language: str, text: str, **expected: str) -> dict[str, object]:
    """What is read otherwise than expected; the fields of the made slip stand where nothing else is said."""
    page = printed(text)
    parts = extract([page])
    found = {field.term: field.reading.text for field in parts.fields if isinstance(field.reading, Value)}
    own = _WORDINGS[language]
    wanted = {
        "gross_total": "80.00",
        "issue_date": _DAY,
        "invoice_number": _NUMBER,
        "seller_name": own["seller_name"],
        "seller_address": own["seller_address"],
        **({"currency": own["currency"]} if own["currency"] else {}),
        **expected,
    }
    failed: dict[str, object] = {term: found.get(Term(term)) for term, text in wanted.items() if found.get(Term(term)) != text}
    if classify_page(page).kind is not DocumentKind.RECEIPT:
        failed["kind"] = classify_page(page).kind
    if [line.description for line in parts.lines] != each_of(language, "goods"):
        failed["lines"] = [line.description for line in parts.lines]
    return failed


@pytest.mark.parametrize("language", _WORDINGS)
@pytest.mark.parametrize("part", ["total", "sub", "tax", "tender", "change"])
def test_what_the_amounts_are_called(language: str, part: str) -> None:
    tax = _WORDINGS[language]["tax_total"]
    failed = {
        words: other
        for words in each_of(language, part)
        if (other := wrong(language, slip(language, paid(language, **{part: words})), tax_total=tax))
    }
    assert not failed


@pytest.mark.parametrize("language", _WORDINGS)
def test_what_the_number_is_called_and_how_the_day_is_written(language: str) -> None:
    numbers = {words: slip(language, paid(language), number=words) for words in each_of(language, "number")}
    days = {words: slip(language, paid(language), day=words) for words in each_of(language, "day")}
    assert not {words: other for words, text in (numbers | days).items() if (other := wrong(language, text))}


@pytest.mark.parametrize("language", _WORDINGS)
def test_how_the_telephone_is_printed(language: str) -> None:
    first, *others = each_of(language, "telephone")
    text = slip(language, paid(language))
    own = next(line for line in text.splitlines() if _is_telephone(line))
    assert not {words: other for words in (first, *others) if (other := wrong(language, text.replace(own, words)))}


def _is_telephone(line: str) -> bool:
    return line.casefold().startswith(("tel", "tél", "电话"))


@pytest.mark.parametrize("language", _WORDINGS)
@pytest.mark.parametrize("amount", ["-8.00", "8.00-", "8.00"])
def test_a_discount_comes_off_the_sum(language: str, amount: str) -> None:
    def text(words: str) -> str:
        total, tender, change, _ = paid(language)
        subtotal = each_of(language, "sub")[0]
        return slip(language, [(subtotal, "80.00"), (words, amount), (total[0], "72.00"), (tender[0], "100.00"), (change[0], "28.00")])

    failed = {words: other for words in each_of(language, "discount") if (other := wrong(language, text(words), gross_total="72.00"))}
    assert not failed


@pytest.mark.parametrize("language", _WORDINGS)
def test_what_was_saved_is_told_behind_the_total(language: str) -> None:
    total, tender, *_ = paid(language)
    texts = {words: slip(language, [total, (tender[0], "80.00"), (words, "8.00")]) for words in each_of(language, "discount")}
    assert not {words: other for words, text in texts.items() if (other := wrong(language, text))}


@pytest.mark.parametrize("language", _WORDINGS)
def test_the_sum_is_rounded_to_the_coin(language: str) -> None:
    total, tender, change, _ = paid(language)

    def text(words: str) -> str:
        closing = [(each_of(language, "sub")[0], "80.05"), (words, "-0.05"), total, tender, change]
        return slip(language, closing).replace("17.28", "17.33").replace("17,28", "17,33")

    assert not {words: other for words in each_of(language, "rounding") if (other := wrong(language, text(words)))}


@pytest.mark.parametrize("language", _WORDINGS)
def test_how_many_articles_were_bought_is_no_part_of_the_last_one(language: str) -> None:
    total, tender, *_ = paid(language)
    text = slip(language, [total, (tender[0], "80.00")])
    over = {words: text.replace(f"\n{total[0]}", f"\n{words}\n{total[0]}") for words in each_of(language, "count")}
    under = {f"under {words}": f"{text}\n{words}" for words in each_of(language, "count")}
    assert not {words: other for words, each in (over | under).items() if (other := wrong(language, each))}


@pytest.mark.parametrize("language", _WORDINGS)
def test_a_tax_on_top_makes_the_total(language: str) -> None:
    total, tender, _, tax = paid(language)
    closing = [(each_of(language, "sub")[0], "80.00"), (tax[0], "12.00"), (total[0], "92.00"), (tender[0], "92.00")]
    assert not wrong(language, slip(language, closing), gross_total="92.00", tax_total="12.00")


@pytest.mark.parametrize("language", _WORDINGS)
def test_two_ways_of_paying_share_the_total(language: str) -> None:
    total, *_ = paid(language)
    first, second = each_of(language, "tender")[:2]
    assert not wrong(language, slip(language, [total, (first, "50.00"), (second, "30.00")]))
