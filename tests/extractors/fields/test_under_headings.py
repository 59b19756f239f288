"""A small table of totals in a picture that leans, over terms that hold another sum."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_TERMS = (
    "(dix) points (art L441-6 al 3 du Code de Commerce) et majorée, pour les professionnels , conformément au décret n°2012-1115 "
    "du 2 octobre 2012 issu de la loi 2012-387 du 22 mars 2012 d'une\n"
    "indemnité forfaitaire de recouvrement, due de plein droit par tout client professionnel, de 40,00€ (quarante euros) "
    "et ce, sans préjudice"
)


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def test_figures_stand_in_the_places_of_their_headings_where_they_lean_away_from_them() -> None:
    found = read(f"""
FACTURE
Facture N° 0042004801351
Date 17/02/2026

Taux T.V.A.      Montant T.V.A.            Total H.T.            Total T.T.C.
20,00%                          97,98                  489,97                    587,95

{_TERMS}
""")
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == ("489.97", "97.98", "587.95")


def test_a_sentence_of_terms_is_no_sender() -> None:
    assert "seller_name" not in read(f"FACTURE\nFacture N° 0042004801351\nDate 17/02/2026\nTotal T.T.C.     587,95\n\n{_TERMS}\n")
