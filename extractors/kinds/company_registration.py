"""Proof that a company exists: CIPC certificates and notices, Chinese business licences, German and French register extracts."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._labelled import LabelledPaper, a_name, company_on, one_of_each, registration_number_on
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_NAME = (
    r"(?:name of (?:the )?)?(?:enterprise|company|business|corporation)(?: name)?|naam van (?:die )?(?:maatskappy|onderneming)|"
    r"firma|d[ée]nomination(?: sociale)?|名\s?称|企业名称"
)
_NUMBER = (
    r"(?:enterprise|company|registration|incorporation) (?:registration )?(?:no\.?|number|nr\.?)|registrasienommer|"
    r"统一社会信用代码|注册号|(?=HRB)|immatricul[ée]e? (?:au rcs|sous le)(?: num[ée]ro)?|siren"
)
_REGISTERED_ON = (
    r"registration date|date of (?:registration|incorporation)|incorporated on|registrasiedatum|成立日期|date d.immatriculation|"
    r"tag der eintragung|date of issue"
)


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Which company it is, its number in the register, and since when."""
    paper = LabelledPaper(pages)
    return ExtractedParts(
        one_of_each(
            [
                registration_number_on(paper, _NUMBER),
                paper.text_field(Term.HOLDER_NAME, _NAME, a_name),
                company_on(paper),
                paper.date_field(Term.ISSUE_DATE, _REGISTERED_ON),
            ]
        )
    )


RULES = KindRules(
    DocumentKind.COMPANY_REGISTRATION,
    (
        Cue(r"certificate of (incorporation|registration|confirmation)|registration certificate", 3.0, "title"),
        Cue(r"companies and intellectual property commission|\bcipc\b", 2.0),
        Cue(r"\bcor ?(14\.3|15\.1|9\.[14]|39|40\.1)\b|\bck ?[12]a?\b founding", 2.5),
        Cue(r"notice of incorporation|memorandum of incorporation|founding statement", 2.5),
        Cue(r"sertifikaat van (inlywing|registrasie)|registrasiesertifikaat", 3.0),
        Cue(r"营业执照|企业法人", 4.0),
        Cue(r"handelsregister(auszug| ?b des)|abruf vom|auszug aus dem handelsregister", 3.0),
        Cue(r"extrait (k-?bis|d.immatriculation)|\bk-?bis\b", 3.5),
        Cue(r"enterprise (name|type|status|number)", 1.0),
    ),
    read,
)
