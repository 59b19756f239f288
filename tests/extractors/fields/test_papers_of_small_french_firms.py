"""What small firms in France and Switzerland print: why they charge no tax, until when to pay, when they drove, what it is in dollars."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


WITHOUT_TAX = """
Odile Fauquembergue                               Brasserie du Pont SAS
3 rue des Tanneurs, 37000 Tours                   52 quai Paul Bert
                                                  37100 Tours
FACTURE n° 26-031                                 Tours, le 5 mai 2026

Prestation                    Jours        Tarif      Montant
Conception et maquettes          3,5     380,00 €   1 330,00 €
Cession de droits                1       450,00 €     450,00 €
TOTAL                                               1 780,00 €

{why}
"""


@pytest.mark.parametrize(
    "why", ["TVA non applicable, art. 293 B du CGI", "Exonération de TVA, article 261 du CGI", "TVA : loi n° 261, section 4"]
)
def test_the_number_of_a_clause_is_no_tax(why: str) -> None:
    found = read(WITHOUT_TAX.format(why=why))
    assert found["gross_total"] == "1780.00"
    assert found.get("tax_total") in (None, "0.00")


@pytest.mark.parametrize("until", ["30 jours net, soit au 04.06.2026", "30 jours net, soit le 04.06.2026", "échéance au 04.06.2026"])
def test_terms_go_on_to_the_day(until: str) -> None:
    assert read(WITHOUT_TAX.format(why=f"Conditions de paiement : {until}"))["due_date"] == "2026-06-04"


def test_a_remark_on_what_it_is_in_dollars_leaves_the_currency_of_the_total() -> None:
    found = read(
        """
Harrow Freight Services Ltd                       TAX INVOICE  S00048817
Felixstowe IP11 3TW                               22 April 2026

Charge                                                  Amount
Terminal handling                                       285.00
Delivery Leeds                                          610.00
TOTAL GBP                                               895.00

Please pay in GBP. USD equivalent for information: USD 1,163.50 at 1.3000.
"""
    )
    assert (found["gross_total"], found["currency"]) == ("895.00", "GBP")
