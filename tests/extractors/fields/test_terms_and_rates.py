"""Terms of payment and rates of exchange announce no total."""

from __future__ import annotations

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
