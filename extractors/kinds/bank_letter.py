"""A bank's word that an account belongs to somebody: confirmation letters, account certificates, the French RIB."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.bank_accounts import bank_fields
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._accounts import ACCOUNT, HOLDER, an_account
from extractors.kinds._labelled import LabelledPaper, a_name, a_number, company_on, one_of_each, registration_number_on
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_BRANCH = r"(?:universal )?branch (?:code|no\.?|number)|takkode|sort code|bankleitzahl|code guichet"
_BANK = r"(?:name of )?bank(?: name)?|banknaam|kreditinstitut|banque|开户银行|开户行"
_DATED = r"date(?: of (?:letter|issue))?|datum|日期|dated"


def _branch(text: str) -> str | None:
    match = re.match(r"\d{2,3}[ \-]?\d{2,3}(?:[ \-]?\d{2})?", text)
    digits = re.sub(r"[ \-]", "", match.group()) if match else ""
    return digits if 4 <= len(digits) <= 8 else None


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Whose account it is, which bank and branch keep it, and of what day the letter is."""
    paper = LabelledPaper(pages)
    return ExtractedParts(
        one_of_each(
            [
                paper.text_field(Term.HOLDER_NAME, HOLDER, a_name),
                company_on(paper),
                paper.text_field(Term.BANK_ACCOUNT, ACCOUNT, an_account),
                paper.text_field(Term.BRANCH_CODE, _BRANCH, _branch),
                paper.text_field(Term.BANK_NAME, _BANK, a_name),
                *bank_fields(paper.layout),
                registration_number_on(paper, r"(?:company )?registration (?:no\.?|number)"),
                paper.text_field(Term.PAYMENT_REFERENCE, r"(?:our |letter )?ref(?:erence)?(?: no\.?| number)?", a_number),
                paper.date_field(Term.ISSUE_DATE, _DATED),
                paper.first_date(Term.ISSUE_DATE),
            ]
        )
    )


RULES = KindRules(
    DocumentKind.BANK_LETTER,
    (
        Cue(
            r"(bank(ing)?|account) (account )?confirmation|confirmation of (bank(ing)?|account)|account verification|bank letter",
            3.5,
            "title",
        ),
        Cue(r"(herewith|hereby) (confirm|certif)\w*.{0,120}\baccount\b|we confirm that .{0,120}\baccount\b", 2.5),
        Cue(r"account (status|type) ?:? ?(active|open|current|cheque|business)|date (account )?opened", 1.5),
        Cue(r"bevestiging van (bank|rekening)\w*|bankbevestiging", 3.5),
        Cue(r"bankbest[äa]tigung|kontobest[äa]tigung|best[äa]tigung der kontoverbindung", 3.5),
        Cue(r"relev[ée] d.identit[ée] bancaire|attestation bancaire", 4.0),
        Cue(r"开户许可证|银行资信证明|开户证明|账户证明", 4.0),
        Cue(r"opening balance|closing balance|statement period", -2.0),
    ),
    read,
)
