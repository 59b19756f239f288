"""Amounts printed twice, in columns of two currencies: the one that the total names is payable."""

from __future__ import annotations

import pytest

from extractors.fields.amounts import figures_in
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

PAPER = """
Calder Analytics Limited                                    INVOICE 1186
18 Park Row                                                 31 October 2026
Leeds LS1 5JA

Invoice to:
Lombard Reinsurance SE, UK Branch
60 Fenchurch Street
London EC3V 9EA

Service                    Days      Day rate          {left}         {right}
Data engineering             19        640.00       12,160.00       10,508.67
Modelling                    17        690.00       11,730.00       10,137.07
Net                                                 23,890.00       20,645.74
VAT 20%                                              4,778.00        4,129.15
{label}          {sign} 28,668.00     {other} 24,774.89
"""


def read(left: str, right: str, label: str = "Total payable   ", sign: str = " ", other: str = " ") -> dict[str, str | None]:
    text = PAPER.format(left=left, right=right, label=label, sign=sign, other=other)
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize(("left", "right", "sign"), [("Amount €", "Amount £", "€"), ("EUR", "GBP", "€"), ("Total EUR", "Total USD", "EUR")])
def test_the_column_of_the_currency_beside_the_total_is_payable(left: str, right: str, sign: str) -> None:
    found = read(left, right, sign=sign)
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("23890.00", "4778.00", "28668.00")
    assert found["currency"] == "EUR"


def test_it_may_be_the_column_to_the_right() -> None:
    found = read("Amount €", "Amount £", other="£")
    assert (found["net_total"], found["gross_total"], found["currency"]) == ("20645.74", "24774.89", "GBP")


def test_its_label_may_name_it() -> None:
    found = read("Amount €", "Amount £", label="Total payable EUR")
    assert (found["gross_total"], found["currency"]) == ("28668.00", "EUR")


def test_a_company_of_europe_and_its_branch_have_a_name_with_a_street() -> None:
    assert read("Amount €", "Amount £", sign="€")["buyer_name"] == "Lombard Reinsurance SE, UK Branch"


@pytest.mark.parametrize("terms", ["Net à 10 jours", "Net 10 days", "Netto 10 Tage", "10 jours net, sans escompte", "10 days net"])
def test_groups_of_an_account_behind_net_terms_are_no_net(terms: str) -> None:
    paper = f"""
Garage du Jorat Sàrl                                        FACTURE 40217
Route de Berne 77                                           19.10.2026
1010 Lausanne

Blanchisserie des Alpes SA
Case postale 118
1052 Le Mont-sur-Lausanne

Travaux                        Nombre      Prix      Montant
Service annuel                      1    911.10       911.10
Total TVA incluse CHF                                 911.10

{terms}. Compte CH74 0076 7453 1579 9726 7 auprès de la BCV.
"""
    assert not {field.value for field in extract([printed(paper)]).fields} & {"7.00", "9726.00", "7453.00"}


def test_groups_of_an_account_are_no_figures() -> None:
    assert [each.text for each in figures_in("CHF 911.10 an CH98 0076 7622 0002 0574 8.", ".")] == ["CHF 911.10"]


@pytest.mark.parametrize(("prices", "taxes", "amounts"), [("Price EUR", "Tax EUR", "Amount (USD)"), ("Price (EUR)", "VAT", "Amount ($)")])
def test_the_currency_over_the_column_of_the_total_is_payable_and_not_that_of_prices_or_taxes(
    prices: str, taxes: str, amounts: str
) -> None:
    text = f"""
Calder Analytics Limited                                    INVOICE 1186
Leeds LS1 5JA                                               31 October 2026

Service                    Days      {prices:<14}{taxes:<12}{amounts:>14}
Data engineering             19      640.00              0.00     12,160.00
Net                                                               12,160.00
VAT 0%                                                                 0.00
Total                                                             12,160.00
"""
    assert {field.term.value: field.value for field in extract([printed(text)]).fields}["currency"] == "USD"
