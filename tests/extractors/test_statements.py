"""What a statement lists is proven by its own figures, and nothing in a row of it says anything of the paper itself."""

from __future__ import annotations

import pytest

from extractors.kinds.schedule_of_accounts import RULES as SCHEDULE
from extractors.kinds.statement import RULES
from extractors.model import Field
from extractors.terms import Term
from tests.extractors.fields.printed import printed

HEAD = """
Rietkuil Mining Supplies (Pty) Ltd               STATEMENT
80 Granite Drive
Durban 4001                                      Date          30/06/2026

To:   Sandrivier Transport Ltd
      228 Jan Smit Avenue
      Cape Town 7925

"""
ROWS = """
Dag        Stuk     Wat            Bij         Af      Stand
           Oud                                      1,000.00
02/05/2026 T-5513   Sale      2,500.00              3,500.00
17/05/2026 B-9917   Cash                1,500.00    2,000.00
21/06/2026 T-5608   Sale        750.25              2,750.25

"""


def read(text: str) -> tuple[dict[Term, Field], list[tuple[str, str | None, str]]]:
    found = RULES.extract([printed(text)])
    rows = [(each.invoice_number, each.issue_date, str(each.amount)) for each in found.schedule]
    return {field.term: field for field in found.fields}, rows


@pytest.mark.parametrize("label", ["Closing balance", "Nuwe stand", "Nieuw saldo", "Neuer Saldo", "Solde final", "期末余额", "Zum Schluss"])
def test_the_end_of_a_running_balance_is_the_closing_balance_whatever_it_is_called(label: str) -> None:
    fields, _ = read(HEAD + ROWS + f"{label}                           2,750.25")
    assert fields[Term.CLOSING_BALANCE].value == "2750.25"


def test_a_running_balance_tells_invoices_from_payments_under_headings_that_nobody_knows() -> None:
    _, rows = read(HEAD + ROWS)
    assert rows == [("T-5513", "2026-05-02", "2500.00"), ("T-5608", "2026-06-21", "750.25")]


def test_the_balance_of_a_list_with_its_newest_row_first_is_at_its_top() -> None:
    newest_first = """
Date       Ref      Type        Debit    Credit    Balance
21/06/2026 T-5608   Invoice    750.25             2,750.25
17/05/2026 B-9917   Payment            1,500.00   2,000.00
02/05/2026 T-5513   Invoice  2,500.00             3,500.00
           Opening balance                        1,000.00
"""
    fields, rows = read(HEAD + newest_first)
    assert fields[Term.CLOSING_BALANCE].value == "2750.25"
    assert [number for number, _, _ in rows] == ["T-5608", "T-5513"]


def test_a_client_may_owe_at_the_end() -> None:
    rows = ROWS.replace("750.25              2,750.25", "       2,750.25      750.25-")
    fields, _ = read(HEAD + rows + "Closing balance                  750.25-")
    assert fields[Term.CLOSING_BALANCE].value == "-750.25"


def test_a_day_in_a_row_dates_no_statement_but_tells_which_of_its_figures_is_the_month() -> None:
    fields, _ = read(HEAD.replace("30/06/2026", "07/06/2026") + ROWS)
    assert fields[Term.STATEMENT_DATE].value == "2026-06-07"


def test_the_debtors_of_a_schedule_are_not_its_client() -> None:
    schedule = """
Protea Cove Agri Inc
54 Voortrekker Way, Pietermaritzburg, 3201

Schedule of Invoices Sold             Date: 2026/01/08

Purchaser                             Invoice No    Date          Total
Tafelkop Signs (Pty) Ltd              INV2025-495   2025/09/13    32,751.40
Protea Cove Mining (Pty) Ltd          INV2025-331   2025/09/15    70,822.44
Tafelkop Signs (Pty) Ltd              INV2025-406   2025/09/17    55,013.71

Total                                                            158,587.55
"""
    found = SCHEDULE.extract([printed(schedule)])
    assert next(field.value for field in found.fields if field.term is Term.SELLER_NAME) == "Protea Cove Agri Inc"
    assert [each.issue_date for each in found.schedule] == ["2025-09-13", "2025-09-15", "2025-09-17"]


def test_a_balance_in_parentheses_behind_an_r_is_in_rand() -> None:
    fields, _ = read(
        HEAD + ROWS.replace("750.25              2,750.25", "       2,750.25     (750.25)") + "Balans                        R (750.25)"
    )
    assert (fields[Term.CURRENCY].value, fields[Term.CLOSING_BALANCE].value) == ("ZAR", "-750.25")


OPEN = """
Date        Invoice     Due date          Amount
02/05/2026  T-5503      02/06/2026      2,500.00
17/05/2026  T-5513      17/06/2026      1,200.50
21/06/2026  T-5523      21/07/2026        750.25

"""


@pytest.mark.parametrize(
    "label", ["Closing balance", "Eindsaldo", "Sluitingsbalans", "Neuer Saldo", "Kontostand", "Nouveau solde", "Nieuw saldo", "结余"]
)
def test_a_closing_balance_is_known_by_its_name_where_the_rows_do_not_prove_it(label: str) -> None:
    fields, _ = read(HEAD + OPEN + f"Unallocated                            -1,000.00\n{label}                       3,450.75")
    assert fields[Term.CLOSING_BALANCE].value == "3450.75"


def test_what_is_owed_by_age_adds_up_to_the_closing_balance_and_is_no_invoice() -> None:
    ages = """
Current      30 days      60 days      90 days      Wat jy skuld
750.25       1,200.50     1,499.99     0.00         3,450.74
"""
    fields, rows = read(HEAD + OPEN + ages)
    assert fields[Term.CLOSING_BALANCE].value == "3450.74"
    assert len(rows) == 3


def test_what_all_rows_come_to_is_the_closing_balance_whatever_stands_beside_it() -> None:
    fields, _ = read(HEAD + OPEN + "Saldo in ons voordeel                    4,450.75")
    assert fields[Term.CLOSING_BALANCE].value == "4450.75"


@pytest.mark.parametrize(
    "words",
    [
        "Period ending 30/06/2026",
        "From 01/06/2026 To 30/06/2026",
        "Statement period: 01/06/2026 - 30/06/2026",
        "Soos op 30/06/2026",
        "Stand per 30.06.2026",
        "Zeitraum vom 01.06.2026 bis 30.06.2026",
        "Arrêté au 30/06/2026",
        "Du 01/06/2026 au 30/06/2026",
        "Openstaand per 30-06-2026",
        "截止2026年6月30日",
        "账期：2026年6月1日 - 2026年6月30日",
    ],
)
def test_the_only_day_or_the_last_of_a_period_over_the_list_dates_a_statement(words: str) -> None:
    fields, _ = read(HEAD.replace("Date          30/06/2026", words) + OPEN)
    assert fields[Term.STATEMENT_DATE].value == "2026-06-30"


def test_a_day_to_pay_by_over_the_list_dates_no_statement() -> None:
    fields, _ = read(HEAD.replace("Date          30/06/2026", "Payment due: 15/07/2026") + OPEN)
    assert Term.STATEMENT_DATE not in fields


@pytest.mark.parametrize("heading", ["Statement for", "Rekeningstaat vir", "Kontoauszug für", "Relevé pour", "Overzicht voor"])
def test_whom_a_statement_is_for_is_the_buyer(heading: str) -> None:
    fields, _ = read(HEAD.replace("To:   Sandrivier", f"{heading}: Sandrivier") + OPEN)
    assert fields[Term.BUYER_NAME].value == "Sandrivier Transport Ltd"


def test_the_tax_on_a_bill_that_calls_itself_a_statement_is_owed_too() -> None:
    rows = (
        "Day         Description           Amount\n05/12/2026  Manager training      3,500.00\n11/12/2026  Leadership training   3,375.00\n"
    )
    foot = "".join(
        f"{'':22}{name:12}{amount}\n" for name, amount in (("Subtotal", "6,875.00"), ("Sales tax", "206.25"), ("Total", "7,081.25"))
    )
    fields, _ = read(HEAD + rows + "\n" + foot)
    assert fields[Term.CLOSING_BALANCE].value == "7081.25"
