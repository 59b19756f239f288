"""Until when and how much is to pay where a paper offers a discount to who pays early, or the seller draws the money himself."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

STEEL = """
Stahlhandel Rheintal AG
Industriehafen 22, 68169 Mannheim

Maschinenbau Keller GmbH & Co. KG                    {title}
Im Gewerbepark 5                                     {number}         90114532
75433 Maulbronn                                      {date}          27.02.2026

Pos.    Bezeichnung                    Menge     ME    Preis      Betrag
10      Rundstahl S235JR 40 mm         4.200     kg     1,15    4.830,00
20      Flachstahl 60x8                2.000     kg     1,05    2.100,00

{net}                                                           6.930,00
{tax} 19,00 %                                                   1.316,70
{gross} EUR                                                     8.246,70

{terms}
"""
GERMAN = {"title": "RECHNUNG", "number": "Belegnummer", "date": "Belegdatum", "net": "Warenwert", "tax": "MwSt.", "gross": "Endbetrag"}
FRENCH = {"title": "FACTURE", "number": "Facture N°", "date": "Date", "net": "Total HT", "tax": "TVA", "gross": "Total TTC"}
DUTCH = {"title": "FACTUUR", "number": "Factuurnr.", "date": "Datum", "net": "Subtotaal", "tax": "BTW", "gross": "Totaal"}


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (GERMAN, "Zahlbar bis 09.03.2026 mit 3,00 % Skonto     7.999,30 EUR\nZahlbar bis 28.04.2026 ohne Abzug            8.246,70 EUR"),
        (GERMAN, "Zahlungsbedingungen: 10 Tage 3 % Skonto (09.03.2026), 60 Tage netto (28.04.2026)"),
        (GERMAN, "Skonto bis 09.03.2026: 247,40 EUR    Zahlbetrag bei Skonto: 7.999,30 EUR\nNetto fällig: 28.04.2026"),
        (GERMAN, "Bei Zahlung bis zum 09.03.2026 können Sie 3% Skonto abziehen (Zahlbetrag 7.999,30 EUR).\nFälligkeit: 28.04.2026"),
        (FRENCH, "Escompte 3 % pour règlement avant le 09/03/2026 : net à payer 7.999,30 EUR\nEchéance : 28/04/2026"),
        (
            FRENCH,
            "Net à payer avec escompte avant le 09/03/2026   7.999,30\nNet à payer sans escompte le 28/04/2026    8.246,70",
        ),
        (DUTCH, "Bij betaling voor 09-03-2026 mag u 3% betalingskorting aftrekken: te betalen 7.999,30\nVervaldatum: 28-04-2026"),
    ],
)
def test_what_is_offered_to_who_pays_early_is_neither_what_is_due_nor_when(words: dict[str, str], terms: str) -> None:
    found = read(STEEL.format(**words, terms=terms))
    assert (found["gross_total"], found["amount_due"], found["due_date"]) == ("8246.70", "8246.70", "2026-04-28")


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (GERMAN, "Der Rechnungsbetrag wird nicht vor dem 16.03.2026 von Ihrem Konto DE89 3704 0044 0532 0130 00 abgebucht."),
        (GERMAN, "Den fälligen Betrag von 8.246,70 EUR ziehen wir mit Mandatsreferenz 44 zum 16.03.2026 ein."),
        (GERMAN, "Lastschrifteinzug zum 16.03.2026"),
        (GERMAN, "Bankeinzug am 16.03.2026"),
        (FRENCH, "Règlement par prélèvement SEPA au 16/03/2026"),
        (FRENCH, "LCR au 16/03/2026"),
        (FRENCH, "Votre compte sera débité à partir du 16/03/2026"),
        (FRENCH, "Valeur 16/03/2026"),
        (FRENCH, "Echéance(s) : 16/03/2026 : 8.246,70 EUR"),
        (DUTCH, "Het bedrag wordt omstreeks 16-03-2026 van uw rekening afgeschreven."),
        (DUTCH, "Automatische incasso: 16-03-2026"),
    ],
)
def test_the_day_on_which_the_seller_draws_the_money_is_the_day_it_is_due(words: dict[str, str], terms: str) -> None:
    assert read(STEEL.format(**words, terms=terms))["due_date"] == "2026-03-16"


@pytest.mark.parametrize("paid", ["Paiement par carte bancaire effectué le 1 mars 2026", "Payée par virement, réglée le 01/03/2026"])
def test_the_day_on_which_a_bill_was_paid_is_not_the_day_it_is_due(paid: str) -> None:
    assert "due_date" not in read(STEEL.format(**FRENCH, terms=paid))


@pytest.mark.parametrize(
    "days", ["Payable à 30 jours, soit au 29.03.2026", "Payable à 30 jours fin de mois", "Net à payer à 30 jours", "A payer sous 45 jours"]
)
def test_days_to_pay_in_are_no_amount(days: str) -> None:
    assert read(STEEL.format(**FRENCH, terms=days))["amount_due"] == "8246.70"
