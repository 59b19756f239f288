"""Proof of good standing with the tax office: the South African tax compliance status, and its sisters elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._labelled import LabelledPaper, a_name, a_number, company_on, one_of_each, registration_number_on
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_NAME = (
    r"(?:tax ?payer|trading|registered|legal|company) name(?: of tax ?payer)?|name of (?:tax ?payer|company)|naam van belastingpligtige|"
    r"steuerpflichtiger?|纳税人名称"
)
_TAX_NUMBER = (
    r"(?:income )?tax (?:reference |registration )?(?:no\.?|number|nr\.?)|tax ref(?:erence)?(?: no\.?| number)?|"
    r"vat (?:registration )?(?:no\.?|number)|belasting(?:verwysings)?nommer|steuernummer|纳税人识别号"
)
_PIN = (
    r"(?:tcs |security |access )?pin|(?:certificate|approval|bescheinigungs) ?(?:no\.?|number|nr\.?)|clearance (?:no\.?|number)|"
    r"sertifikaatnommer"
)
_ISSUED = r"date of issue|issue date|issued on|date of approval|approved date|uitreikingsdatum|ausstellungsdatum|开具日期|date"
_EXPIRES = r"(?:pin )?expiry date|date of expiry|valid until|expires(?: on)?|vervaldatum|g[üu]ltig bis|有效期至"


def _ten_digits(text: str) -> str | None:
    match = re.match(r"\d[\d /]{8,13}\d|[0-9A-Z]{15,20}", text)
    return re.sub(r"[ /]", "", match.group()) if match else None


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Whose standing it is, under which tax number, and until when."""
    paper = LabelledPaper(pages)
    return ExtractedParts(
        one_of_each(
            [
                paper.text_field(Term.HOLDER_NAME, _NAME, a_name),
                company_on(paper),
                paper.text_field(Term.TAX_NUMBER, _TAX_NUMBER, _ten_digits),
                paper.text_field(Term.DOCUMENT_NUMBER, _PIN, a_number),
                registration_number_on(paper, r"(?:company )?registration (?:no\.?|number)"),
                paper.date_field(Term.EXPIRY_DATE, _EXPIRES),
                paper.date_field(Term.ISSUE_DATE, _ISSUED),
            ]
        )
    )


RULES = KindRules(
    DocumentKind.TAX_CLEARANCE,
    (
        Cue(r"tax (clearance|compliance status)|certificate of good standing", 3.5, "title"),
        Cue(r"tax clearance certificate|tax compliance status|tcs pin|letter of good standing", 2.5),
        Cue(r"belastingklaring|bewys van goeie belastingstand", 3.0),
        Cue(r"unbedenklichkeitsbescheinigung|bescheinigung in steuersachen", 3.5),
        Cue(r"attestation de r[ée]gularit[ée] fiscale", 3.5),
        Cue(r"完税证明|纳税证明|无欠税证明", 3.5),
        Cue(r"south african revenue service|\bsars\b|suid-afrikaanse inkomstediens", 1.0),
    ),
    read,
)
