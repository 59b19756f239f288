"""Remittance advices and schedules list invoices, and what they come to stands below whatever it is called."""

from __future__ import annotations

import pytest

from extractors.classify import classify_page
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.remittance_advice import RULES
from extractors.kinds.schedule_of_accounts import RULES as SCHEDULE
from extractors.kinds.statement import RULES as STATEMENT_OF_ACCOUNT
from extractors.terms import DocumentKind, Term
from extractors.titled_letterheads import title_behind_company
from tests.extractors.fields.printed import printed

ADVICE = """
Silver Maple Supply Corp.                        REMITTANCE ADVICE
210 County Road 12
Columbus, OH 43215
Our Payment Ref     C4302INV
Date                10/9/2025

To:
Cardinal Creek Inc.
179 Airport Pkwy
Columbus, OH 43215

{heading}
7/30/2025     INV49088                           $54898.95
8/13/2025     INV84052                           $22830.61

{total}
"""
KNOWN = "Date          Inv No                             Amount"
STRANGE = "Ours          Yours                              Wired"


def total_of(heading: str, total: str) -> str | None:
    found = RULES.extract([printed(ADVICE.format(heading=heading, total=total))])
    return next((field.value for field in found.fields if field.term is Term.GROSS_TOTAL), None)


def test_the_sum_of_the_rows_is_the_total_whatever_words_stand_beside_it() -> None:
    assert total_of(KNOWN, "        Wired today      $77729.56") == "77729.56"


def test_what_follows_a_date_in_the_headings_of_a_list_dates_no_paper() -> None:
    found = RULES.extract([printed(ADVICE.format(heading="Faktuurdatum Dokument                            Totaal", total=""))])
    assert next(field.value for field in found.fields if field.term is Term.ISSUE_DATE) == "2025-10-09"


def test_a_figure_that_is_not_the_sum_of_the_rows_is_no_total() -> None:
    assert total_of(KNOWN, "        Wired today      $77729.65") is None


def test_rows_of_a_day_a_number_and_an_amount_are_a_list_under_headings_nobody_knows() -> None:
    found = RULES.extract([printed(ADVICE.format(heading=STRANGE, total="        Wired today      $77729.56"))])
    assert [(each.invoice_number, each.issue_date, str(each.amount)) for each in found.schedule] == [
        ("INV49088", "2025-07-30", "54898.95"),
        ("INV84052", "2025-08-13", "22830.61"),
    ]
    assert next(field.value for field in found.fields if field.term is Term.GROSS_TOTAL) == "77729.56"


PAYER = """
Kliprand Electrical (Pty) Ltd
109 Industria Road, Cape Town 7925

{title}

{payee}
130 Umfolozi Road
Rustenburg 0299

{label}

Date          Inv No                             Amount
2024-11-04    34900                           86,180.03
2024-11-25    55891                           59,003.00

Total                                        145,183.03
"""


def paid(
    title: str = "REMITTANCE ADVICE", payee: str = "To: Boland Ridge Chemicals CC", label: str = "Payment Ref: P/8304/72"
) -> dict[Term, str | None]:
    found = RULES.extract([printed(PAYER.format(title=title, payee=payee, label=label))])
    return {field.term: field.value for field in found.fields}


@pytest.mark.parametrize(
    "heading",
    [
        "Paid To",
        "Beneficiary:",
        "Payee:",
        "Begunstigde:",
        "Betaal aan",
        "Zahlungsempfänger:",
        "Bénéficiaire:",
        "Betaald aan",
        "收款方：",
        "Destinataire du règlement",
    ],
)
def test_whom_a_remittance_pays_is_the_seller(heading: str) -> None:
    read = paid(payee=f"{heading} Boland Ridge Chemicals CC")
    assert (read[Term.SELLER_NAME], read[Term.BUYER_NAME]) == ("Boland Ridge Chemicals CC", "Kliprand Electrical (Pty) Ltd")


@pytest.mark.parametrize(
    "label",
    [
        "EFT No",
        "Our Payment",
        "Cheque No",
        "Ons betaling",
        "Zahlungsbeleg",
        "Règlement N°",
        "Onze betaling",
        "汇款编号",
        "付款凭证号",
        "汇款编号 / Payment No",
    ],
)
def test_what_a_payer_calls_its_payment_is_what_the_payment_is_known_by(label: str) -> None:
    assert paid(label=f"{label}: P/8304/72")[Term.PAYMENT_REFERENCE] == "P/8304/72"


def test_a_reference_in_groups_goes_on_up_to_the_dash_before_the_next_particular() -> None:
    assert paid(label="Betaalreferentie: 8847 3448 - Opgesteld op: 2024-12-05")[Term.PAYMENT_REFERENCE] == "8847 3448"
    assert paid(title="Betaaladvies # 8847 3448 d.d. 26 jan 2025", label="")[Term.PAYMENT_REFERENCE] == "8847 3448"


@pytest.mark.parametrize("title", ["Payment advice # 285732 of 2024-12-05", "BETAALSPECIFICATIE nr. 285732 d.d. 2024-12-05",
                                   "Avis über Zahlung 285732 vom 2024-12-05", "Betaalbericht 285732 van 2024-12-05"])  # fmt: skip
def test_a_remittance_may_be_numbered_and_dated_in_its_title(title: str) -> None:
    read = paid(title=title, label="")
    assert (read[Term.PAYMENT_REFERENCE], read[Term.ISSUE_DATE]) == ("285732", "2024-12-05")


@pytest.mark.parametrize(
    "title", ["Saldenmitteilung S4967 vom 2024-12-05", "Lys van skulde Nr 4967 van 2024-12-05", "Relance n° 12/67 du 2024-12-05"]
)
def test_a_list_may_be_dated_in_a_title_that_nobody_knows(title: str) -> None:
    assert paid(title=title)[Term.ISSUE_DATE] == "2024-12-05"


@pytest.mark.parametrize(
    "label", ["Payment date", "Date paid", "Betaaldatum", "Zahlungsdatum", "Date de règlement", "Overgemaakt op", "汇款日期"]
)
def test_the_day_of_the_payment_dates_a_remittance_that_has_no_other(label: str) -> None:
    read = paid(label=f"{label}: 2024-12-05")
    assert (read[Term.ISSUE_DATE], read.get(Term.DUE_DATE)) == ("2024-12-05", None)


@pytest.mark.parametrize(
    "label", ["Amount remitted", "Betaalde bedrag", "Gezahlter Betrag", "Montant du virement", "Overgemaakt bedrag", "付款金额"]
)
def test_what_was_paid_is_the_total_of_a_remittance_though_its_rows_come_to_more(label: str) -> None:
    page = PAYER.format(title="REMITTANCE ADVICE", payee="To: Boland Ridge Chemicals CC", label="")
    found = RULES.extract([printed(page.replace("Total                                        145,183.03", f"{label}        142,183.03"))])
    assert next(field.value for field in found.fields if field.term is Term.GROSS_TOTAL) == "142183.03"


@pytest.mark.parametrize("heading", ["Empfänger", "Destinataire", "Ontvanger", "致"])
def test_the_recipient_of_a_remittance_is_the_seller(heading: str) -> None:
    assert paid(payee=f"{heading}: Boland Ridge Chemicals CC")[Term.SELLER_NAME] == "Boland Ridge Chemicals CC"


def tax_ids(label: str) -> tuple[str | None, str | None]:
    page = PAYER.format(title=f"{label} 4400595924\n\nREMITTANCE ADVICE", payee="To: Boland Ridge Chemicals CC", label="")
    found = RULES.extract([printed(page.replace("Rustenburg 0299", f"Rustenburg 0299\n{label} 4475490605"))])
    read = {field.term: field.value for field in found.fields}
    return read.get(Term.BUYER_TAX_ID), read.get(Term.SELLER_TAX_ID)


@pytest.mark.parametrize("label", ["VAT No", "VAT Vendor No", "Our VAT Reg", "Ons BTW Reg"])
def test_one_label_over_both_tax_numbers_leaves_each_to_the_party_in_whose_block_it_stands(label: str) -> None:
    assert tax_ids(label) == ("4400595924", "4475490605")


SOLD = """
{title}                                    Date: 28/06/2026

{client}: Brise Marine Transports SA
55 impasse des Forges
21000 Dijon

{factor}: Affacturage Clairval SA
57 quai Nord
21000 Dijon

{debtor:<28}T-number        Dated          Gross
Tafelkop Signs (Pty) Ltd    T-5503          02/05/2026     2,500.00
Lesedi Hardware CC          T-5513          17/05/2026     1,200.50

Total                                                      3,700.50
"""


@pytest.mark.parametrize(
    ("client", "factor"),
    [
        ("Client", "To"),
        ("Assignor", "Assigned to"),
        ("Seller", "Offered to"),
        ("Kliënt", "Gesedeer aan"),
        ("Zedent", "Factoringgesellschaft"),
        ("Anschlusskunde", "Abgetreten an"),
        ("Cédant", "Société d'affacturage"),
        ("Adhérent", "Le factor"),
        ("Overdrager", "Overgedragen aan"),
        ("转让方", "受让方"),
    ],
)
def test_a_factor_s_client_is_the_seller_of_a_schedule_and_the_factor_no_part_of_a_name(client: str, factor: str) -> None:
    found = SCHEDULE.extract([printed(SOLD.format(title="SCHEDULE OF ACCOUNTS", client=client, factor=factor, debtor="Debtor"))])
    read = {field.term: field.value for field in found.fields}
    assert (read[Term.SELLER_NAME], read[Term.BUYER_NAME]) == ("Brise Marine Transports SA", "Affacturage Clairval SA")


def test_the_title_of_a_schedule_beside_a_letterhead_is_no_sentence_of_an_assignment() -> None:
    head = "Brise Marine Transports SA                         BORDEREAU DE CESSION\n55 impasse des Forges\n21000 Dijon\n"
    found = SCHEDULE.extract([printed(head + SOLD[SOLD.index("{factor}") :].format(factor="Factor", debtor="Debtor"))])
    assert next(field.value for field in found.fields if field.term is Term.SELLER_NAME) == "Brise Marine Transports SA"


@pytest.mark.parametrize("debtor", ["Debtor", "Schuldenaar", "Who owes"])
def test_who_owes_is_the_company_in_a_row_whatever_heads_it(debtor: str) -> None:
    found = SCHEDULE.extract([printed(SOLD.format(title="SCHEDULE OF ACCOUNTS", client="Client", factor="To", debtor=debtor))])
    assert [each.debtor_name for each in found.schedule] == ["Tafelkop Signs (Pty) Ltd", "Lesedi Hardware CC"]


NARROW = """
Karoo Mynbou (Edms) Bpk                 SCHEDULE OF ACCOUNTS
14 Mark Street, Kimberley 8301          12 May 2026

To: Meerkat Factors (Pty) Ltd

{heading}
IN-4471      Kingfisher Lane                 02/04/2026       12,450.00
             Haulage & Sons Ltd
IN-4490      Mabena & Botha                  09/04/2026        8,110.50
IN-4502      3 Sisters Trading 45            16/04/2026        1,020.25
             CC

Total                                                         21,580.75
"""


@pytest.mark.parametrize("heading", ["Invoice      Debtor", "Invoice      Abnehmer", "No           Bought it"])
def test_a_name_in_a_narrow_column_is_read_whole(heading: str) -> None:
    found = SCHEDULE.extract([printed(NARROW.format(heading=f"{heading:<45}Date             Amount"))])
    names = ["Kingfisher Lane Haulage & Sons Ltd", "Mabena & Botha", "3 Sisters Trading 45 CC"]
    assert [each.debtor_name for each in found.schedule] == names


STATEMENT = """
Karoo Mynbou (Edms) Bpk                 STATEMENT
14 Mark Street, Kimberley 8301          12 May 2026

To: Tafelkop Signs (Pty) Ltd

Date           Number       Details                 Amount
02/04/2026     IN-4471      Tax invoice          12,450.00
09/04/2026     IN-4490      Tax invoice           8,110.50

Balance due                                      20,560.50
"""


def test_what_a_row_of_a_statement_tells_is_nobody_who_owes() -> None:
    found = STATEMENT_OF_ACCOUNT.extract([printed(STATEMENT)])
    assert [(each.invoice_number, each.debtor_name) for each in found.schedule] == [("IN-4471", None), ("IN-4490", None)]


@pytest.mark.parametrize("title", ["Betaalstrokie", "Betalingstrokie", "Betaalstaat", "Betaallys", "Betalingslys", "Betaaladvies"])
def test_a_list_of_invoices_that_were_paid_is_a_remittance_advice_however_it_is_titled(title: str) -> None:
    page = printed(ADVICE.format(heading=KNOWN, total="").replace("REMITTANCE ADVICE", title))
    assert classify_page(page).kind is DocumentKind.REMITTANCE_ADVICE


OFFERED = """
Karoo Mynbou (Edms) Bpk                 SCHEDULE OF ACCOUNTS
14 Mark Street, Kimberley 8301          12 May 2026

To: Meerkat Factors (Pty) Ltd

{rows}

Total                                                         21,580.75
"""
DATED = """\
Obligor                      Sold as       Day                   Price
3 Sisters Trading 45 CC      INV 04471     02/04/2026        12,450.00
Mabena & Botha               IN-4490       09/04/2026         8,110.50
Checkers                     4502          16/04/2026         1,020.25
"""
UNDATED = """\
Obligor                      Sold as                             Price
3 Sisters Trading 45 CC      INV 04471                       12,450.00
Mabena & Botha               IN-4490                          8,110.50
Checkers                     4502                             1,020.25
"""


@pytest.mark.parametrize("rows", [DATED, UNDATED], ids=["dated", "undated"])
def test_sold_invoices_are_known_by_their_form(rows: str) -> None:
    found = SCHEDULE.extract([printed(OFFERED.format(rows=rows))])
    assert [(each.invoice_number, each.debtor_name, str(each.amount)) for each in found.schedule] == [
        ("INV 04471", "3 Sisters Trading 45 CC", "12450.00"),
        ("IN-4490", "Mabena & Botha", "8110.50"),
        ("4502", "Checkers", "1020.25"),
    ]
    assert next(field.value for field in found.fields if field.term is Term.GROSS_TOTAL) == "21580.75"


def test_the_sums_under_a_bill_are_no_list_of_sold_invoices() -> None:
    sums = """\
Goods as agreed                                              10,000.00
Carriage 14                                                     500.00
Balance of order 4471                                         1,000.00
"""
    assert SCHEDULE.extract([printed(OFFERED.format(rows=sums))]).schedule == ()


@pytest.mark.parametrize(
    "head", ["Karoo Mynbou (Edms) Bpk SCHEDULE OF INVOICES SOLD # 4748", "青岛博远祥印刷有限公司 应收账款清单 / Offer of Debts # 4748"]
)
def test_invoice_over_a_column_of_numbers_makes_no_invoice_of_a_schedule(head: str) -> None:
    page = printed(f"""
{head}
14 Mark Street, Kimberley 8301

To: Meerkat Factors (Pty) Ltd                         12 May 2026

Debtor                          Invoice      Date           Amount
Mabena & Botha Ltd              2401127      02/04/2026     12,450.00
Tafelkop Signs (Pty) Ltd        2401254      09/04/2026      8,110.50
Lesedi Hardware CC              2401565      16/04/2026      1,020.25

                                             Total          21,580.75
""")
    assert classify_page(page).kind is DocumentKind.SCHEDULE_OF_ACCOUNTS


def test_a_title_stands_beside_a_chinese_firm_too() -> None:
    cell = DocumentLayout([printed("青岛博远祥印刷有限公司 应收账款清单 / Offer of Debts # 4748")]).cells[0]
    title = title_behind_company(cell)
    assert title is not None
    assert title.text == "应收账款清单 / Offer of Debts # 4748"
