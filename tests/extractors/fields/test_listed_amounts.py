"""In lists of invoices groups of digits are one number, days are no amounts, and a letter before digits is no currency beside cents."""

from __future__ import annotations

import pytest

from extractors.kinds import remittance_advice, schedule_of_accounts
from tests.extractors.fields.printed import printed

_HEAD = "Kestrel Foods (Pty) Ltd\n\nSCHEDULE OF DEBTS\n\n"


def _listed(text: str) -> list[tuple[str | None, str | None, str]]:
    entries = schedule_of_accounts.RULES.extract([printed(_HEAD + text)]).schedule
    return [(each.invoice_number, each.issue_date, str(each.amount)) for each in entries]


def test_groups_of_digits_in_a_cell_of_their_own_are_one_number() -> None:
    text = """
Springhaas Bande (Edms) Bpk

PAYMENT NOTIFICATION

Inv. Dt        Inv. Doc       Value
15-May-25      153 347        45,281.02
17-May-25      252 721        47,320.67
21-May-25      401 925        88,943.07

Total                         181,544.76
"""
    entries = remittance_advice.RULES.extract([printed(text)]).schedule
    assert [each.invoice_number for each in entries] == ["153 347", "252 721", "401 925"]


@pytest.mark.parametrize("due", ["", "28.03.2024"])
def test_a_heading_of_amounts_over_days_gives_no_amount(due: str) -> None:
    text = f"""
Debtor               Document No     Date           {"Payment Due" if due else "           "}     Inv. Gross
                                     Invoiced
Kestrel Agri CC      353             31 JAN 2024    {due or "          "}      58,760.81
Umzansi Staffing     620             05 FEB 2024    {due or "          "}      66,564.92
Kliprand CC          917             11 FEB 2024    {due or "          "}      20,343.89
"""
    assert _listed(text) == [
        ("353", "2024-01-31", "58760.81"),
        ("620", "2024-02-05", "66564.92"),
        ("917", "2024-02-11", "20343.89"),
    ]


def test_a_letter_before_whole_digits_beside_cents_is_of_the_number() -> None:
    text = """
NAAM VAN SKULDENAAR          FAKT. NUM     GEDATEER        BEDR.
Kliprand Staalwerke BK       R52733        17 Sep 2023     60 612,52
Boland Hidroulies Bpk        R62066        23 Sep 2023      5 360,74
"""
    assert _listed(text) == [("R52733", "2023-09-17", "60612.52"), ("R62066", "2023-09-23", "5360.74")]
