"""The legend and the account say whom the debtor must pay."""

from __future__ import annotations

import pytest

from extractors.fields.bank_accounts import bank_fields, payee_field
from extractors.fields.lookup import DocumentLayout
from extractors.fields.notices import notice_field
from extractors.fields.telephones import announces_telephone
from extractors.model import Unreadable
from extractors.terms import Term
from tests.extractors.fields.printed import printed


@pytest.mark.parametrize(
    "legend",
    [
        "NOTICE OF ASSIGNMENT: This invoice has been assigned to Karee Factors (Pty) Ltd.",
        "This account has been sold and ceded to Karee Factors, to whom payment must be made.",
        "This debt is payable only to Karee Factors at the account below.",
        "Hierdie faktuur is aan Karee Faktore gesedeer.",
        "Diese Forderung ist an die Karee Factoring GmbH abgetreten.",
        "Cette créance a été cédée à Karee Affacturage SA.",
        "Deze vordering is overgedragen aan Karee Factoring B.V.",
        "Zahlung mit befreiender Wirkung ausschließlich an die Hansa Factoring GmbH, Konto siehe unten.",
        "Die Forderung aus dieser Rechnung wurde im Rahmen eines Factoringvertrags an die Hansa Factoring GmbH übertragen.",
        "Die Hansa Factoring GmbH ist Inhaberin dieser Forderung.",
        "Abtretungsanzeige: Zahlungen sind ausschließlich an die Hansa Factoring GmbH zu leisten.",
        "Hierdie faktuur is oorgedra aan Karoo Faktore (Edms) Bpk, aan wie betaling gemaak moet word.",
        "Betaling aan enigiemand anders as Karoo Faktore kwyt u nie van u skuld nie.",
        "Die vordering op hierdie faktuur behoort aan Karoo Faktore.",
        "Payment to any party other than Karee Factors will not discharge your debt.",
        "We have ceded our book debts to Karee Factors. Kindly pay into their account.",
        "Karee Factors, cessionnaire de nos créances, est seule habilitée à en recevoir le paiement.",
        "Nous avons transmis la propriété de cette créance à Karee Factors.",
        "应收账款债权已质押给华信银行。",
        "本发票项下应收账款已转让给卡利保理有限公司。",
        "The book debt evidenced hereby was sold to Karee Capital (Pty) Ltd; settle with Karee Capital (Pty) Ltd alone.",
        "Die vordering is aan Karee Kapitaal (Edms) Bpk verkoop en slegs betaling aan hulle geld.",
        "Abtretungsanzeige: wir haben diese Forderung an die Karee Kapital GmbH verkauft.",
        "Subrogation au profit de Karee Affacturage SAS : payez Karee Affacturage SAS seul.",
        "债权已出让给卡利有限公司，仅向其付款有效。",
        "Gesedeer: betaal hierdie faktuur in die rekening van Karee Finansies (Edms) Bpk.",
        "Diese Rechnung wurde an die Karee Kapital AG verkauft.",
        "Cette facture est cédée ; paiement à son ordre exclusivement.",
    ],
)
def test_a_notice_of_assignment_is_found_in_every_language(legend: str) -> None:
    found = notice_field(DocumentLayout([printed(f"Tax Invoice\n\n\n{legend}")]))
    assert found is not None
    assert found.value == " ".join(legend.split())
    assert found.evidence[0].box is not None


@pytest.mark.parametrize(
    "text",
    [
        "Payment within 30 days.",
        "Bring your own invoice to the counter.",
        "We pay for quality.",
        "This invoice is for goods sold to Karee Mills (Pty) Ltd.",
        "Claims must be made within 7 days.",
        "Lieferung nur an Gewerbetreibende. Zahlungen ausschließlich an die unten genannte Bankverbindung.",
        "Conversion factors: 1 box = 12 each, sold only to trade customers.",
        "Payment of this invoice does not discharge other balances on your account.",
        "Betaling slegs aan Acme se rekening.",
    ],
)
def test_an_invoice_without_a_legend_has_none(text: str) -> None:
    assert notice_field(DocumentLayout([printed(text)])) is None


@pytest.mark.parametrize(
    ("legend", "remark"),
    [
        ("Unsere Forderungen sind an die Karee Factoring GmbH abgetreten.", "Ihre Zahlung über 15.978,15 haben wir dankend erhalten."),
        ("This debt has been ceded to Karee Factors.", "Ownership of goods does not pass until payment has been received."),
    ],
)
def test_a_remark_on_other_payments_is_no_part_of_the_notice(legend: str, remark: str) -> None:
    found = notice_field(DocumentLayout([printed(f"Tax Invoice\n\n\n{legend}\n{remark}")]))
    assert found is not None
    assert found.value == legend


def test_a_factor_that_holds_the_account_is_named_in_no_notice() -> None:
    assert notice_field(DocumentLayout([printed("发票\n\n收款户名: 瑞信恒商业保理有限公司\n银行账号: 5956944662203632082")])) is None


def values(text: str, seen_by: str = "text_layer") -> dict[Term, str | None]:
    return {field.term: field.value for field in bank_fields(DocumentLayout([printed(text, seen_by=seen_by)]))}


def test_an_iban_and_what_stands_around_it() -> None:
    found = values("IBAN : DE30 5075 0094 0000 0485 67 - BIC : HELADEF1GEL - Bank: Kreissparkasse")
    assert found[Term.IBAN] == "DE30507500940000048567"
    assert found[Term.BIC] == "HELADEF1GEL"


def test_a_south_african_account() -> None:
    found = values("Bank:   Karoo Mercantile Bank\nBranch Code:   580105\nAccount No:   6210044917")
    assert found == {Term.BANK_ACCOUNT: "6210044917", Term.BRANCH_CODE: "580105", Term.BANK_NAME: "Karoo Mercantile Bank"}


def test_an_iban_misread_by_ocr_is_unreadable_and_never_corrected() -> None:
    (field,) = bank_fields(DocumentLayout([printed("IBAN: DE30507500940000048568", seen_by="tesseract")]))
    assert isinstance(field.reading, Unreadable)


def test_letters_inside_a_name_call_no_number_an_iban() -> None:
    assert Term.IBAN not in values("Umzansi Bande (Edms) Bpk      DELIVERY NOTE    :DN006120")


@pytest.mark.parametrize("label", ["IBAN:", "IBAN-Nr.", "IBANNR", "I.B.A.N.", "国际账号IBAN", "USD_IBAN"])
def test_a_number_that_is_called_an_iban_stands_as_printed_though_its_check_digits_fail(label: str) -> None:
    assert values(f"{label} DE30 5075 0094 0000 0485 68")[Term.IBAN] == "DE30507500940000048568"


def test_an_iban_that_breaks_at_the_end_of_its_line_goes_on_below() -> None:
    found = values("Please pay to our account at Kreissparkasse, IBAN DE30 5075\n0094 0000 0485 67, within 14 days.")
    assert found[Term.IBAN] == "DE30507500940000048567"


def test_an_iban_that_breaks_in_a_column_goes_on_in_the_middle_under_it() -> None:
    found = values(
        "Banque                  IBAN                          BIC\n            FR76 7665 0375 0018 1633 5152\n                         668"
    )
    assert found[Term.IBAN] == "FR7676650375001816335152668"


def test_a_bank_before_the_word_account_makes_no_label_of_it() -> None:
    found = values(
        "BANKING DETAILS. Held at Karoo Mercantile Bank Account Holder: Sandrivier t/a Trading Co Branch Code 580105 Acct: 6275516532"
    )
    assert (found[Term.BANK_ACCOUNT], found[Term.BRANCH_CODE]) == ("6275516532", "580105")


def test_a_bic_below_its_iban_needs_no_label() -> None:
    assert values("Kreissparkasse\nDE30 5075 0094 0000 0485 67\nHELADEF1GEL")[Term.BIC] == "HELADEF1GEL"


def test_a_bic_that_is_a_letter_short_stands_as_printed_where_its_label_calls_it_one() -> None:
    assert values("IBAN:         DE30 5075 0094 0000 0485 67\nVerkäufer-BIC:      HELADEFXXX")[Term.BIC] == "HELADEFXXX"
    assert Term.BIC not in values("BIC:      AUF ANFRAGE")


def test_a_word_of_eight_capitals_is_no_bic_of_another_country() -> None:
    assert Term.BIC not in values("IBAN DE30 5075 0094 0000 0485 67\nRECHNUNG")


def test_the_word_bank_that_ends_a_banks_name_is_of_the_name() -> None:
    found = values("Bank Name: Deccan Mercantile Bank\nA/C No: 43699816393848\nIFSC Code: DCMB0001234")
    assert found[Term.BANK_NAME] == "Deccan Mercantile Bank"


def test_the_payee_of_a_form_stands_in_the_rows_under_its_heading() -> None:
    text = "Abweichender Zahlungsempfänger\nGlobale Nummer:   432156789\nName:             Karee Financial Services"
    field = payee_field(DocumentLayout([printed(text)]))
    assert field is not None
    assert field.value == "Karee Financial Services"


def test_the_payee_ends_where_the_label_of_his_account_begins_in_the_same_line() -> None:
    field = payee_field(DocumentLayout([printed("Acc Name: Karee Factors (Pty) Ltd Account No. 6210044917\nCode: 580105")]))
    assert field is not None
    assert field.value == "Karee Factors (Pty) Ltd"


def test_the_payee_stands_right_under_a_label_that_a_narrow_column_parts_from_him() -> None:
    text = """
Lesedi Plumbing Supplies      T: 041 969 6291               Bank Name: Karoo Mercantile Bank
62 Bessemer Street            VAT No: 4343221513            Acc Name:
Gqeberha 6001                 Reg. No. 2019/103768/07       Karee Factors (Pty) Ltd
"""
    field = payee_field(DocumentLayout([printed(text)]))
    assert field is not None
    assert field.value == "Karee Factors (Pty) Ltd"


def test_a_telephone_in_the_line_of_the_customers_own_account_is_no_account_to_pay() -> None:
    text = "A/C.   ABC156   Ph: 016 851 6950\nBank:   Karoo Mercantile Bank\nBranch Code:   580105\nAccount No.   6210044917"
    assert values(text)[Term.BANK_ACCOUNT] == "6210044917"


@pytest.mark.parametrize("before", ["Ph: ", "Tel No. ", "T: ", "Faks nr: ", "Mobile ", "电话："])
def test_the_word_before_a_number_says_that_it_is_a_telephone(before: str) -> None:
    assert announces_telephone(before)


@pytest.mark.parametrize("before", ["Account No. ", "VAT: ", "Graph ", "Acct: ", "Phoenix "])
def test_no_other_word_before_a_number_makes_it_a_telephone(before: str) -> None:
    assert not announces_telephone(before)
