"""PAY-02: the account on the invoice is the one that it should be paid to."""

from __future__ import annotations

from extractors.terms import Term
from verification.matching.accounts import account_digits, same_account, tail
from verification.model import Facility
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "PAY-02",
    title="Remit-to account is not the right one",
    reference="Diverted payment; EN 16931 BT-84",
    severity=Block,
    uses=(Term.IBAN, Term.BANK_ACCOUNT),
    kinds=INVOICES_ONLY,
)
def paid_to_right_account(iban: str | None, account: str | None, facility: Facility) -> CheckAnswer:
    """The account printed is the factor's in a disclosed facility, the client's on file in a confidential one.

    Digits are compared, since banks and clients space and punctuate account numbers as they like, and a national account number stands
    inside its IBAN.
    """
    whose = "the factor's" if facility.disclosed else "the client's on file"
    printed = [each for each in (iban, account) if each and account_digits(each)]
    if not printed:
        if facility.disclosed:
            return Inconclusive("The invoice prints no account, and the debtor must be told to pay the factor's")
        return NotApplicable("The invoice prints no account")
    expected = facility.remit_to_account
    if not expected:
        return Inconclusive(f"The account {printed[0]} cannot be compared: {whose} is not recorded")
    if any(same_account(each, expected) for each in printed):
        return Passed(f"The account is {whose}")
    return f"The account was expected to be {whose}, ending {tail(expected)}, the invoice prints one ending {tail(printed[0])}"
