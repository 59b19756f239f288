"""Taxes at several rates that are within a total are summed, and a small table that splits what is to be paid has no total of its own."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

STAY = """
Gasthof Adler GmbH                               {title}
Marktplatz 3                                     471102
80333 München                                    05.03.2018

Schmidt AG
Bergweg 15
69876 Frankfurt

Datum        Leistung                        Anz    Preis      Betrag
03.03.18     Übernachtung EZ                 1      89,00       89,00
03.03.18     Frühstück                       1      14,00       14,00
04.03.18     Übernachtung EZ                 1      89,00       89,00
04.03.18     Parken                          1      12,00       12,00

"""


def totals(foot: str, title: str = "Rechnung") -> dict[str, str | None]:
    fields = {field.term.value: field.value for field in extract([printed(STAY.format(title=title) + foot)]).fields}
    return {name: fields[name] for name in ("net_total", "tax_total", "gross_total") if fields.get(name) is not None}


@pytest.mark.parametrize(
    ("total", "tax"),
    [
        ("Rechnungssumme", "davon {} % MwSt"),
        ("Gesamtbetrag", "inkl. {} % MwSt"),
        ("Total EUR", "enthaltene MwSt {},00 %"),
        ("Endbetrag inkl. MwSt", "davon MwSt {}%"),
        ("Total TTC", "dont TVA {} %"),
        ("Total incl. VAT", "of which VAT {} %"),
        ("Totaal incl. btw", "waarvan {} % btw"),
    ],
)
def test_taxes_of_several_rates_within_a_total_are_one_tax(total: str, tax: str) -> None:
    foot = f"{total:<50}204,00\n{tax.format(7):<50} 11,64\n{tax.format(19):<50}  4,15\n"
    assert totals(foot) == {"tax_total": "15.79", "gross_total": "204.00"}


def test_the_base_of_each_tax_may_stand_in_its_line() -> None:
    foot = f"{'Rechnungssumme':<50}204,00\n{'davon 7 % MwSt aus 166,36':<50} 11,64\n{'davon 19 % MwSt aus 21,85':<50}  4,15\n"
    assert totals(foot) == {"tax_total": "15.79", "gross_total": "204.00"}


def test_taxes_that_are_added_are_within_nothing() -> None:
    rows = (("Netto", "204,00"), ("zzgl. 7 % MwSt auf 192,00", "13,44"), ("zzgl. 19 % MwSt auf 12,00", "2,28"), ("Brutto", "219,72"))
    foot = "\n".join(f"{label:<50}{amount:>6}" for label, amount in rows)
    assert totals(foot) == {"net_total": "204.00", "tax_total": "15.72", "gross_total": "219.72"}


@pytest.mark.parametrize("label", ["Zu zahlen EUR", "Endbetrag"])
def test_a_table_of_rates_splits_the_amount_over_it(label: str) -> None:
    foot = f"""{label:<50}204,00
MwSt-Satz       Netto        MwSt        Brutto
7 %            166,36       11,64        178,00
19 %            21,85        4,15         26,00"""
    assert totals(foot) == {"net_total": "188.21", "tax_total": "15.79", "gross_total": "204.00"}
