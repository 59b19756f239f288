"""Lists of a single invoice are known by their headings, and who buys them may be a bank."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.kinds import remittance_advice, schedule_of_accounts
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

ADVICE = """
Gemeente Oudewater
Waardsedijk 219, 3421 NE Oudewater

Schoonmaakbedrijf Helder B.V.
Molenweg 3
3421 XX Oudewater

REMITTANCE ADVICE
Payment ref: BT-26-0091          {paid}: 27/03/2026

{number:<16}{day:<16}{amount:<16}Paid
2026-118        01/03/2026      847.00          847.00
"""


@pytest.mark.parametrize("number", ["Factuurnr", "Invoice #", "Invoice Nr", "Your invoice", "Facture n°", "Rechnung Nr", "Document Nr"])
@pytest.mark.parametrize("paid", ["Payment date", "Betaaldatum"])
def test_the_day_of_the_one_invoice_that_is_paid_is_not_that_of_the_payment(number: str, paid: str) -> None:
    text = ADVICE.format(number=number, day="Date", amount="Amount", paid=paid)
    found = {field.term: field.value for field in remittance_advice.RULES.extract([printed(text)]).fields}  # type: ignore[misc]
    assert found[Term.ISSUE_DATE] == "2026-03-27"


def test_a_ministry_writes_letters_too() -> None:
    text = """
Department of Rural Works
Private Bag X9, Polokwane 0700
PAYMENT STUB / REMITTANCE ADVICE
Supplier name: Limpopo Signs CC            Supplier number: MAAA0099120
Payment number: 0000881204                 Payment date: 14 May 2026

Invoice number   Invoice date   Order number   Invoice amount   Amount paid
LS-201           02/04/2026     OR-55120            57,500.00     57,500.00
"""
    found = {field.term: field.value for field in remittance_advice.RULES.extract([printed(text)]).fields}  # type: ignore[misc]
    assert found[Term.BUYER_NAME] == "Department of Rural Works"
    assert found[Term.ISSUE_DATE] == "2026-05-14"


def test_a_bank_may_buy_the_invoices_of_a_schedule() -> None:
    text = """
Weberei Thalheim GmbH
Abtretungsliste Nr. 88

Factor: Nordfaktor Bank AG              Datum: 11.03.2026
Anschlusskunde: Weberei Thalheim GmbH   Vertrags-Nr. 55012

Debitor             Rechnungs-Nr.   Rechnungsdatum   Fälligkeit    Betrag EUR
Textilhaus Brand    R-5501          01.03.2026       31.03.2026      3.570,00
Mode Keller KG      R-5502          04.03.2026       03.04.2026      3.570,00
"""
    found = {field.term: field.value for field in schedule_of_accounts.RULES.extract([printed(text)]).fields}  # type: ignore[misc]
    assert found[Term.BUYER_NAME] == "Nordfaktor Bank AG"


def test_a_french_statement_that_lists_invoices_and_when_they_fall_due_is_no_banks() -> None:
    text = """
Papeterie Joubert SARL
10 rue Thiers - 38000 Grenoble

RELEVÉ DE COMPTE au 31/03/2026
Compte client : 411MOR

Date         Pièce       Libellé          Échéance     Débit      Crédit
05/03/2026   FA0881      Facture          05/04/2026   300,00
18/03/2026   FA0902      Facture          18/04/2026   180,00
                                     Solde dû                     480,00 €
"""
    assert classify_page(printed(text)).kind is DocumentKind.STATEMENT


def test_the_letterhead_of_a_schedule_that_names_the_client_is_the_factors() -> None:
    text = """
Capital Invoice Finance Ltd
SCHEDULE OF DEBTS ASSIGNED
Client name: Fjord Seafood Trading Ltd       Client ref: 44012
Schedule number: 0091                        Schedule date: 19/03/2026

Debtor name           Invoice number   Invoice date   Invoice value
Harbour Fish Bars     F1001            16/03/2026         6,000.00
Cods & Co             F1002            17/03/2026        12,000.00
"""
    found = {field.term: field.value for field in schedule_of_accounts.RULES.extract([printed(text)]).fields}  # type: ignore[misc]
    assert (found[Term.SELLER_NAME], found[Term.BUYER_NAME]) == ("Fjord Seafood Trading Ltd", "Capital Invoice Finance Ltd")


@pytest.mark.parametrize("day", ["ÉMISE LE", "Établie le", "Date"])
def test_the_day_of_a_sold_invoice_is_that_of_its_issue_though_the_due_days_heading_breaks_in_two(day: str) -> None:
    text = f"""
Val d'Or Maçonnerie SA
215 avenue de la Gare, 21000 Dijon

LISTE DES FACTURES CÉDÉES
N° bordereau 3875

VOTRE          {day:<16}DÉBITEUR CÉDÉ     DATE            MONTANT TTC
FACTURE                                         D'ÉCHÉANCE
INV/23/5790    30/04/2023      La Tuilière SA    30/05/2023        55 804,76
INV/23/6357    30/04/2023      Clairval SASU     30/05/2023        31 808,24
"""
    entries = schedule_of_accounts.RULES.extract([printed(text)]).schedule  # type: ignore[misc]
    assert [entry.issue_date for entry in entries] == ["2023-04-30", "2023-04-30"]
