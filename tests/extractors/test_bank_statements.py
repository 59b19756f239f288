"""What banks write of an account: whose it is, of what day, and what it holds, proven by what went in and out."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.fields.listed_rows import figures_on
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.bank_statement import RULES
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

STATEMENTS = {
    "a current account with a charge column": (
        """
ABSA Bank Limited                                     Tax invoice
Authorised financial services provider

Umlazi Freight CC                                     Cheque account statement
PO Box 7714
Umhlanga                                              Account number: 40-5512-8890
4320                                                  Statement date: 2026/05/31

Date         Transaction description        Charge       Debit amount     Credit amount       Balance
2026/05/01   Bal brought forward                                                            18 220.15
2026/05/03   Digital payment dt                              2 000.00                       16 220.15
2026/05/11   Acb credit Checkers                                               12 400.50    28 620.65
2026/05/31   Monthly acc fee                                   120.00                       28 500.65

Our privacy notice: absa.co.za
""",
        ("ABSA Bank Limited", "Umlazi Freight CC", "28500.65", "2026-05-31"),
    ),
    "letters for debit and credit behind the amounts": (
        """
Volksbank Nordheide eG

Herrn
Jan Petersen
Petersen Holzbau GmbH
Am Moor 12
21244 Buchholz

Kontoauszug 5/2026                     Kontonummer 4410221 00
IBAN DE02 2406 0300 0441 0221 00       BIC GENODEF1NBU
Kontokorrent                           EUR-Konto

Buchung    Wert      Vorgang                                             Betrag
                     alter Kontostand vom 30.04.2026                   4.120,55 H
04.05.     04.05.    Überweisungsgutschr. Meyer Bau                    2.380,00 H
11.05.     11.05.    Lastschrift Stadtwerke                              410,22 S
28.05.     28.05.    Miete                                             1.900,00 S
                     neuer Kontostand vom 31.05.2026                   4.190,33 H
""",
        ("Volksbank Nordheide eG", "Petersen Holzbau GmbH", "4190.33", "2026-05-31"),
    ),
    "balances beside each other over the list": (
        """
Scheldebank N.V.                                         Rekeningafschrift

Bakkerij De Molen B.V.
Dorpsstraat 9
4331 AB Middelburg

IBAN: NL91 ABNA 0417 1643 00                Datum: 31-05-2026
Beginsaldo  1.250,00                        Eindsaldo  2.930,40

Datum         Omschrijving                             Af              Bij
02-05-2026    Albert Heijn levering                                2.100,40
07-05-2026    Energie                              320,00
21-05-2026    Huur                                 900,00
29-05-2026    Markt Goes                                             800,00
""",
        ("Scheldebank N.V.", "Bakkerij De Molen B.V.", "2930.40", "2026-05-31"),
    ),
    "Chinese": (
        """
中国建设银行股份有限公司深圳福田支行
银行对账单
户名：深圳市海潮电子有限公司
账号：44250100007100001234       币种：人民币
对账日期：2026年5月31日

日期           摘要              借方发生额       贷方发生额        余额
2026-05-01     期初余额                                        85,200.00
2026-05-06     货款                             40,000.00      125,200.00
2026-05-15     工资              62,300.00                      62,900.00
2026-05-28     水电费             1,450.20                      61,449.80
""",
        ("中国建设银行股份有限公司深圳福田支行", "深圳市海潮电子有限公司", "61449.80", "2026-05-31"),
    ),
    "no movements": (
        """
Capitec Bank

Business account statement
Account holder: Thandi's Catering (Pty) Ltd
Account number: 1052331876
Statement period: 01/05/2026 - 31/05/2026
Opening balance: R4 100.00
Closing balance: -R250.75
""",
        ("Capitec Bank", "Thandi's Catering (Pty) Ltd", "-250.75", "2026-05-31"),
    ),
    "Cr behind the amounts, a title of an invoice": (
        """
First National Bank                                   a division of FirstRand Bank Limited
                                                      Branch Number 250655
*KAROO PLUMBING (PTY) LTD
14 LOOP STREET
CAPE TOWN
8001

FNB Business Account : 62112345678
Tax Invoice/Statement Number : 44
Statement Period : 31 March 2026 to 30 April 2026
Statement Date : 30 April 2026

Statement Balances
Opening Balance          12,045.10 Cr
Closing Balance           9,872.55 Cr

Transactions in RAND (ZAR)
Date         Description                               Amount          Balance
02 Apr       FNB App Payment From Ndlovu            4,000.00Cr     16,045.10Cr
05 Apr       Magtape Debit Old Mutual               1,172.55       14,872.55Cr
29 Apr       FNB OB Pmt Rent                        5,000.00        9,872.55Cr

Closing Balance                                                     9,872.55Cr
""",
        ("First National Bank", "KAROO PLUMBING (PTY) LTD", "9872.55", "2026-04-30"),
    ),
    "days in the middle, an overdrawn account": (
        """
Standard Bank
                                                                       Statement
MR T NAIDOO
NAIDOO STEEL CC
22 VICTORIA ROAD
DURBAN 4001

Account number   05 123 456 7
Statement from 1 March 2026 to 31 March 2026
Month-end balance   R2,310.00-

Details                          Service fee        Debits        Credits      Date       Balance
BALANCE BROUGHT FORWARD                                                        03 01      1,000.00
CREDIT TRANSFER ACME                                              500.00       03 04      1,500.00
CHEQUE 114                                       3,800.00-                     03 09      2,300.00-
SERVICE FEE                        ##              10.00-                      03 31      2,310.00-
""",
        ("Standard Bank", "NAIDOO STEEL CC", "-2310.00", "2026-03-31"),
    ),
    "two columns without a balance": (
        """
Banque des Deux Rives                               RELEVÉ DE COMPTE
Agence de Moissac : 04417                           du 1er au 30 avril 2026

                                                    Mme Odile Garrigue
                                                    12 rue du Port
                                                    82200 Moissac
N° de compte 30004 00817
Date      Opérations                                     Débit        Crédit
          Solde précédent au 31 mars 2026                              22,15
01/04     Virement salaire                                          1 240,00
02/04     Virement loyer                                520,00
15/04     Chèque n° 4471                                980,40
28/04     Remise                                                       12,47
          Total des opérations                        1 500,40      1 252,47
          Solde au 30 avril 2026                                     -225,78
Vos frais d'avril
Rejet de chèque                                                        28,00
""",
        ("Banque des Deux Rives", "Mme Odile Garrigue", "-225.78", "2026-04-30"),
    ),
}


@pytest.mark.parametrize(("text", "read"), STATEMENTS.values(), ids=STATEMENTS)
def test_a_bank_statement_says_whose_account_it_is_and_what_it_holds(text: str, read: tuple[str, str, str, str]) -> None:
    found = _read(text)
    terms = (Term.BANK_NAME, Term.BUYER_NAME, Term.CLOSING_BALANCE, Term.STATEMENT_DATE)
    assert tuple(found.get(term) for term in terms) == read


@pytest.mark.parametrize("text", [text for text, _ in STATEMENTS.values()], ids=STATEMENTS)
def test_what_a_bank_writes_of_an_account_is_no_invoice_and_no_statement_of_a_supplier(text: str) -> None:
    assert classify_page(printed(text)).kind is DocumentKind.BANK_STATEMENT


def _read(text: str) -> dict[Term, str | None]:
    assert RULES.extract is not None
    return {field.term: field.value for field in RULES.extract([printed(text)]).fields}


SUPPLIER = """
Highveld Steel Supplies (Pty) Ltd                Statement of account
14 Foundry Road, Germiston

Bank: Standard Bank   Account number: 0512345678

To: Nedbank Limited                              Date: 31 May 2026
135 Rivonia Road, Sandton

Date         Reference                Debit        Credit       Balance
01/05/2026   Opening balance                                   1,000.00
04/05/2026   {first}               500.00                      1,500.00
19/05/2026   EFT payment                          1,000.00       500.00
Closing balance                                                  500.00
"""


@pytest.mark.parametrize("first", ["Invoice 4418", "Delivery 4418"])
def test_a_supplier_who_writes_to_a_bank_and_names_his_own_writes_no_bank_statement(first: str) -> None:
    assert classify_page(printed(SUPPLIER.format(first=first))).kind is DocumentKind.STATEMENT


TO_THE_BANK = """
Nedbank Business Banking

Statement of account
Highveld Steel Supplies                          Opening balance   1,000.00

Date         Reference                Debit        Credit       Balance
04/05/2026   Invoice 4418           500.00                     1,500.00
19/05/2026   Invoice 4431         1,000.00                     2,500.00
"""


def test_rows_that_name_invoices_are_a_suppliers() -> None:
    assert classify_page(printed(TO_THE_BANK)).kind is not DocumentKind.BANK_STATEMENT


NEWEST_FIRST = """
Bank of Overberg

Cheque account statement
Account number 4410 2218 7
Closing balance 900.00          Opening balance 1,000.00

Date         Details                       Money out       Money in
28/05/2026   Rent                             300.00
21/05/2026   Card sales                                      450.00
04/05/2026   Electricity                      250.00
"""


def test_a_list_that_begins_with_the_newest_movement_ends_with_what_is_called_closing() -> None:
    assert _read(NEWEST_FIRST)[Term.CLOSING_BALANCE] == "900.00"


def test_a_balance_that_the_movements_do_not_come_to_is_read_by_its_label() -> None:
    assert RULES.extract is not None
    torn = NEWEST_FIRST.replace("450.00", "460.00")
    closing = next(each for each in RULES.extract([printed(torn)]).fields if each.term is Term.CLOSING_BALANCE)
    assert (closing.value, closing.extracted_by) == ("900.00", "labels")
    proven = next(each for each in RULES.extract([printed(NEWEST_FIRST)]).fields if each.term is Term.CLOSING_BALANCE)
    assert proven.extracted_by == "arithmetic"


@pytest.mark.parametrize(
    ("printed_as", "held"),
    [("120.00", "120.00"), ("120.00-", "-120.00"), ("-120.00", "-120.00"), ("120.00 Dr", "-120.00"), ("120.00Cr", "120.00"),
     ("120.00 OD", "-120.00"), ("(120.00)", "-120.00"), ("120.00 C", "120.00"), ("120.00 D", "-120.00")],
)  # fmt: skip
def test_a_banks_sign_says_whose_money_it_is(printed_as: str, held: str) -> None:
    text = f"""
Bank of Overberg

Cheque account statement
Account number 4410 2218 7

Closing balance        {printed_as}
"""
    assert _read(text)[Term.CLOSING_BALANCE] == held


def test_a_day_without_its_year_is_no_amount() -> None:
    line = DocumentLayout([printed("04.05.   05.05.   Miete   1.900,00")]).pages[0].lines[0]
    assert [str(figure.value) for figure in figures_on(line, ",")] == ["1900.00"]
