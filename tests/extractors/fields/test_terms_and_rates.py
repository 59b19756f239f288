"""Terms of payment and rates of exchange announce no total."""

from __future__ import annotations

import pytest

from extractors.fields.dated import DocumentDates
from extractors.fields.lookup import DocumentLayout
from extractors.fields.terms_text import payment_terms_field
from tests.extractors.candidates.test_closing import read, totals
from tests.extractors.fields.printed import printed

MAKER = "Kestrel (Pty) Ltd\n\nTAX INVOICE\n\n"
GOODS = "Description    Qty     Price     Amount\nBrackets       10     150.00   1,500.00\n\n"


def test_terms_of_payment_are_no_net() -> None:
    assert totals(read("Grosk         1,500.00\n", f"{MAKER}Terms :      Net 30\n\n{GOODS}")) == {
        "gross_total": "1500.00",
        "amount_due": "1500.00",
    }


@pytest.mark.parametrize("terms", ["Miles: 205    Terms: Net 30", "Terms           Net 30", "Terms\nNet 30 4/11/2026"])
def test_terms_of_payment_behind_their_label_are_no_net(terms: str) -> None:
    found = totals(read("TOTAL DUE     1,500.00\n", f"{MAKER}{terms}\n\n{GOODS}"))
    assert found == {"gross_total": "1500.00", "amount_due": "1500.00"}


def test_on_a_paper_without_cents_a_small_net_is_no_terms_of_payment() -> None:
    head = MAKER + "Description    Qty     Price     Amount\nBrackets       10     6   60\n\n"
    found = totals(read("Net 60\nVAT 15%    9\nTotal    69\n", head))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("60.00", "9.00", "69.00")


def test_a_net_at_its_rate_is_no_terms_of_payment() -> None:
    found = totals(read("Net 15%    1,500.00\nVAT 15%    225.00\nTotal    1,725.00\n"))
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("1500.00", "225.00", "1725.00")


def test_the_total_in_another_currency_is_no_charge() -> None:
    foot = "Dorn USD    1,500.00\nGrosk ZAR @ 18.50:    27,750.00\n"
    assert totals(read(foot, MAKER + GOODS))["gross_total"] == "1500.00"


def test_the_colon_close_before_a_value_is_no_part_of_the_terms() -> None:
    field = payment_terms_field(DocumentLayout([printed("Faktuur Nr     :F3094\nBetaalterme    :30 days from invoice date")]))
    assert field is not None
    assert (field.value, field.evidence[0].text) == ("30 days from invoice date", "30 days from invoice date")


@pytest.mark.parametrize(
    ("paper", "terms"),
    [
        ("Terms:   30 days\n         from\n         statement\n\nRef: 88", "30 days from statement"),
        ("Number       Conditions       Account No\nB.7121      30 days from      2669\n              delivery", "30 days from delivery"),
        ("Conditions       PO No\n\n Within 30 days of date    ORD5703\n         hereof", "Within 30 days of date hereof"),
        ("Betaling\nNetto 7 dagen na factuurdatum\nreferentie\nF88", "Netto 7 dagen na factuurdatum"),
    ],
)
def test_terms_go_on_in_the_next_lines_of_a_narrow_column_up_to_another_label(paper: str, terms: str) -> None:
    field = payment_terms_field(DocumentLayout([printed(paper)]))
    assert field is not None
    assert field.value == terms


@pytest.mark.parametrize(
    "terms", ["30 days from statement", "Binnen 30 dagen", "60 days EOM", "30 dae netto", "45 jours fin de mois", "30天"]
)
def test_days_with_how_they_are_counted_are_terms_whatever_word_stands_before_them(terms: str) -> None:
    field = payment_terms_field(DocumentLayout([printed(f"Grosk no     88412\nBlitner      {terms}\nVorm         JOB-77")]))
    assert field is not None
    assert field.value == terms


@pytest.mark.parametrize(
    "line",
    [
        "Validity     30 days",
        "Lead time:    14 days",
        "Garantie     90 dagen",
        "Grosk        30 days guarantee",
        "Grosk        30 days\n             guarantee",
    ],
)
def test_days_of_something_else_are_no_terms(line: str) -> None:
    assert payment_terms_field(DocumentLayout([printed(f"Grosk no     88412\n{line}\nVorm         JOB-77")])) is None


def test_a_due_date_behind_the_days_of_payment_is_the_one_of_the_heading_over_both() -> None:
    dates = DocumentDates(DocumentLayout([printed("P.O. No.    Terms Due Date\n7742-R      Net 15 4/11/2026")]), "USD")
    assert [each.printed.text for each in dates.candidates(("due_date",))] == ["4/11/2026"]
