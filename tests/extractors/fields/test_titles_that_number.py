"""The number of a paper behind its title and a colon, or behind a bare sign, and what on a credit note dates the invoice."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from extractors.terms import Term
from tests.extractors.fields.printed import GOODS, printed


def _read(text: str, kind: object = invoice) -> dict[Term, str]:
    fields = kind.extract([printed(text)]).fields  # type: ignore[attr-defined]
    return {field.term: field.value for field in fields if field.value is not None}


@pytest.mark.parametrize(
    "title",
    ["Sammelrechnung: RG25/108", "1. Abschlagsrechnung: RG25/108", "Facture finale : RG25/108", "Facture d'acompte : RG25/108"],
)
def test_a_title_before_a_colon_numbers_its_invoice(title: str) -> None:
    assert _read(f"Lindgrund Holzbau GmbH\n\n{title}\n\nKunde\nAlmfeld Textil KG\nBachgasse 4\n4020 Linz\n{GOODS}")[
        Term.INVOICE_NUMBER
    ] == ("RG25/108")


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Korrekturrechnung: 2025-1336", credit_note), ("Storno 2025-1336", credit_note), ("Note de crédit : 2025-1336", credit_note)],
)
def test_a_title_before_a_colon_numbers_its_credit_note(title: str, kind: object) -> None:
    assert (
        _read(f"Lindgrund Holzbau GmbH\n\n{title}\n\nKunde\nAlmfeld Textil KG\nBachgasse 4\n4020 Linz\n{GOODS}", kind)[Term.INVOICE_NUMBER]
        == "2025-1336"
    )


def test_on_a_credit_note_the_word_for_an_invoice_before_a_colon_numbers_the_invoice() -> None:
    text = f"Lindgrund Holzbau GmbH\n\nRechnungskorrektur\nBelegnr. 979\nBezugsrechnung: 69806\n{GOODS}"
    assert _read(text, credit_note)[Term.INVOICE_NUMBER] == "979"


@pytest.mark.parametrize("sign", ["N° XS25/361", "Nr. XS25/361", "No XS25/361"])
def test_a_bare_sign_needs_no_colon_before_the_papers_number(sign: str) -> None:
    text = (
        "Belmont Emballages SAS\n80 boulevard de la Gare\n33000 Bordeaux\n\nFACTURE\n\n\nDate de règlement 31/10/2025\n"
        f"{sign}\nDate d'émission 16/09/2025\n{GOODS}"
    )
    assert _read(text)[Term.INVOICE_NUMBER] == "XS25/361"


@pytest.mark.parametrize("of_invoice", ["Rechnung vom 09.03.2025", "Facture du 09/03/2025"])
def test_the_day_of_the_invoice_does_not_date_its_credit_note(of_invoice: str) -> None:
    title = "Rechnungskorrektur" if of_invoice.startswith("R") else "NOTE DE CRÉDIT"
    text = f"Belmont Emballages SAS\n\n{title}\n\n{of_invoice}\nNuméro 20205\nDate 29/03/2025\n{GOODS}"
    assert _read(text, credit_note)[Term.ISSUE_DATE] == "2025-03-29"


def test_a_tax_number_under_the_title_does_not_number_the_paper() -> None:
    text = (
        "Belmont Mécanique SASU\n51 bis place des Lilas\n31000 Toulouse\n\n                      NOTE DE CRÉDIT\n\n"
        "Donneur d'ordre                                           Avoir\n"
        "N° TVA FR93809666399                                      18745102\n"
        f"{GOODS}"
    )
    assert _read(text, credit_note).get(Term.INVOICE_NUMBER) != "TVA FR93809666399"


@pytest.mark.parametrize("label", ["Ausfertigungsdatum", "Ausgestellt", "Abrechnungsdatum", "Créée le"])
def test_more_words_date_an_invoice(label: str) -> None:
    text = (
        f"Lindgrund Holzbau GmbH\n\nRechnung\n\nRechnungsnummer:   RE-4711\nLieferdatum:       01.03.2026\n{label}:   05.03.2026\n{GOODS}"
    )
    assert _read(text)[Term.ISSUE_DATE] == "2026-03-05"


@pytest.mark.parametrize("heading", ["Fakturaempfänger", "Rechnungsnehmer", "Tiers facturé", "买受方", "订货单位"])
def test_more_headings_say_who_buys(heading: str) -> None:
    text = (
        "                          Rechnung\n\nLieferant\nLindgrund Holzbau GmbH\nWerkstraße 14\n4020 Linz\n\n"
        f"{heading}\nAlmfeld Textil KG\nBachgasse 4\n4020 Linz\n\nRechnungsnummer: RE-4711\n{GOODS}"
    )
    assert _read(text)[Term.BUYER_NAME] == "Almfeld Textil KG"
