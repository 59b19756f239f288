"""The year that a club or a house was founded in stands in its name and has four figures, as a postal code has."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import has_postcode
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


@pytest.mark.parametrize(
    "name",
    ["TSV Hutthurm 1921 e.V.", "Schützenverein Hutthurm 1848", "Hotel Krone 1821 GmbH", "FC Zürich 1896", "Harmonie Sint-Jan 1904 vzw"],
)
@pytest.mark.parametrize("person", ["1. Vorstand Josef Wimmer", "Josef Wimmer"])
def test_who_is_called_after_a_year_is_billed_and_not_the_person_under_it(name: str, person: str) -> None:
    paper = f"""
                                        Grafikstudio Lena Obermüller
                                        Ludwigstraße 8
                                        94032 Passau

{name}
{person}
Am Sportplatz 1
94116 Hutthurm

                                        Passau, den 28.02.2026
Rechnung Nr. 9-2026
"""
    found = {field.term.value: field.value for field in extract([printed(paper + GOODS)]).fields}
    assert found["buyer_name"] == name


@pytest.mark.parametrize("line", ["1950 Sion", "B-1800 Vilvoorde", "Sasolburg 1947", "5400 Baden AG", "Muster GmbH 8010 Graz"])
def test_a_town_has_its_code(line: str) -> None:
    assert has_postcode(line)
