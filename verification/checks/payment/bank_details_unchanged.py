"""PAY-03: the client is paid where it always was."""

from __future__ import annotations

from extractors.terms import Term
from verification.bank_announcements import announced_change
from verification.history import ClientHistory
from verification.mail import Mail
from verification.matching.accounts import account_digits, one_digit_apart, same_account, tail
from verification.model import Batch, Facility
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "PAY-03",
    title="Bank details changed",
    reference="Diverted payment: a forged or intercepted invoice names another account, often announced by e-mail; EN 16931 BT-84",
    severity=Block,
    uses=(Term.IBAN, Term.BANK_ACCOUNT),
    kinds=INVOICES_ONLY,
)
def bank_details_unchanged(iban: str | None, account: str | None, history: ClientHistory, facility: Facility, batch: Batch) -> CheckAnswer:
    """The bank details are those of the client's earlier invoices, and no mail of the batch announces other ones.

    The account that the facility names is right whatever was printed before. An account is known from what was bought; while nothing
    was, from what waits. A number that is known but for one digit may have been misread.
    """
    learned = _accounts(history)
    known = (*learned, *((facility.remit_to_account,) if facility.remit_to_account else ()))
    announcement = _announcement(batch.mails, known)
    if announcement:
        return f"The bank details were expected to stay as they were, a mail of the batch says: “{announcement}”"
    printed = [each for each in (iban, account) if each and account_digits(each)]
    if not printed:
        return NotApplicable("The invoice prints no account")
    familiar = [each for each in printed if any(same_account(each, other) for other in known)]
    strange = [each for each in printed if each not in familiar and not any(same_account(each, other) for other in familiar)]
    if not strange:
        return Passed(f"The account ending {tail(familiar[0])} is known")
    if not learned:
        return Passed("No earlier invoice of this client prints an account, so nothing is known that could have changed")
    near = [other for other in known if one_digit_apart(strange[0], other)]
    if near:
        return Inconclusive(f"The account ending {tail(strange[0])} is the known one ending {tail(near[0])} but for one digit")
    return f"The account was expected to be {_shown(learned)}, as on the client's earlier invoices; this one ends {tail(strange[0])}"


def _accounts(history: ClientHistory) -> tuple[str, ...]:
    """The accounts that earlier invoices print, the newest first."""
    of_bought = tuple(each for entry in history.bought for each in entry.accounts)
    return tuple(dict.fromkeys(of_bought or (each for entry in history.entries for each in entry.accounts)))


def _announcement(mails: tuple[Mail, ...], known: tuple[str, ...]) -> str | None:
    return next((found for mail in mails for text in mail.texts if (found := announced_change(text, known))), None)


def _shown(accounts: tuple[str, ...]) -> str:
    ends = list(dict.fromkeys(tail(each) for each in accounts))
    return f"one ending {' or '.join(ends[:3])}"
