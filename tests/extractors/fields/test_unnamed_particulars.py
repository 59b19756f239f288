"""Among the particulars of an account a number under a label of unknown words is the one that is missing."""

from __future__ import annotations

import pytest

from extractors.fields.bank_accounts import bank_fields
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed


def particulars(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in bank_fields(DocumentLayout([printed(text)]))}


@pytest.mark.parametrize("label", ["Brn. No:", "Knooppunt:", "Clr Identity:", "Xyzzy >"])
@pytest.mark.parametrize("code", ["250655", "40-12-77", "KVGB0004521"])
def test_a_code_under_an_unknown_label_is_the_branch(label: str, code: str) -> None:
    beside = f"Account Holder: Mopani Steel CC\nBank: First Highveld Bank\n{label} {code}\nAccount Number: 6207267867"
    under = f"Bank                     {label}          Account Number\nFirst Highveld Bank      {code}          6207267867"
    run_on = f"Pay to: Account Holder: Mopani Steel CC Bank: First Highveld Bank Account Number: 6207267867 {label} {code}"
    assert [particulars(text).get("branch_code") for text in (beside, under, run_on)] == [code] * 3


def test_an_account_under_an_unknown_label_is_the_account() -> None:
    text = "Holder:       Mopani Steel CC\nBank:         First Highveld Bank\nBranch Code:  250655\nPotje:        8885 4328 4"
    assert particulars(text)["bank_account"] == "8885 4328 4"


def test_values_over_their_labels_are_known_by_their_forms() -> None:
    over = "First Highveld Bank   Durban\nFin Huis              Plek\n"
    text = over + "580105                8885 4328 4\nUniv Kenner           Besigheidsrekening"
    assert particulars(text)["branch_code"] == "580105"


def test_a_bic_under_an_unknown_label_is_the_bic() -> None:
    text = "Account Holder:    Mopani Steel CC\nAccount Number:    6207267867\nIntl Identity:     UMLAZAJJ"
    assert particulars(text)["bic"] == "UMLAZAJJ"


@pytest.mark.parametrize("label", ["Order:", "Job Card:", "Delivery:", "Customer:", "Tel:", "Your ref:", "Invoice:", "Account Number:"])
def test_a_number_that_is_called_something_else_is_no_branch(label: str) -> None:
    text = f"Account Holder: Mopani Steel CC\nBank: First Highveld Bank\n{label} 250655\nIBAN: GB29NWBK60161331926819"
    assert "branch_code" not in particulars(text)


def test_a_number_far_from_the_account_is_no_branch() -> None:
    text = "Brn. No: 250655" + 8 * "\n" + "Account Holder: Mopani Steel CC\nBank: First Highveld Bank\nAccount Number: 6207267867"
    assert "branch_code" not in particulars(text)


def test_a_post_code_is_no_branch() -> None:
    text = "Account Holder: Narmada Works\nBank: Vindhya Bank\nMumbai 400001\nAccount Number: 36906628857940"
    assert "branch_code" not in particulars(text)


def test_a_remark_in_brackets_is_no_part_of_a_label() -> None:
    assert particulars("Bank: Oranje Bank\nTakkode (EFT): 632005\nRekeningnommer: 962976010")["branch_code"] == "632005"


def test_of_two_numbers_under_unknown_labels_neither_is_the_branch() -> None:
    bank = "Account Holder: Mopani Steel CC\nBank: First Highveld Bank\n"
    assert "branch_code" not in particulars(f"Plot: 104711\n{bank}Clr Identity: 250655\nAccount Number: 6207267867")
    assert particulars(f"{bank}Clr Identity: 250655\nAccount Number: 6207267867\nXyzzy: 250 655")["branch_code"] == "250655"
