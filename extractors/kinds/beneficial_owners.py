"""Who owns and runs a company in the end: registers of members, directors and beneficial owners, and declarations of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._labelled import LabelledPaper, a_name, company_on, one_of_each, registration_number_on
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_NAME = (
    r"(?:name of (?:the )?)?(?:company|enterprise|entity)(?: name)?|naam van (?:die )?maatskappy|gesellschaft|soci[ée]t[ée]|"
    r"公司名称|名\s?称"
)


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Of which company the register is, and as of when."""
    paper = LabelledPaper(pages)
    return ExtractedParts(
        one_of_each(
            [
                registration_number_on(paper, r"(?:company )?registration (?:no\.?|number)|registrasienommer|统一社会信用代码"),
                paper.text_field(Term.HOLDER_NAME, _NAME, a_name),
                company_on(paper),
                paper.date_field(Term.ISSUE_DATE, r"as (?:at|of|on)|date(?: of (?:register|declaration|issue))?|datum|stand|日期"),
            ]
        )
    )


RULES = KindRules(
    DocumentKind.BENEFICIAL_OWNERS,
    (
        Cue(r"beneficial (owner|ownership|interest)|ultimate beneficial", 3.0, "title"),
        Cue(r"(register|list) of (members|directors|shareholders|securities)|securities register|share register", 3.0, "title"),
        Cue(r"beneficial owner|shareholding percentage|percentage (held|shareholding)|% (of )?shares", 1.5),
        Cue(r"uiteindelike (voordelige )?eienaar|aandeleregister|register van direkteure", 3.0),
        Cue(r"wirtschaftlich(er|en)? berechtigte|transparenzregister|gesellschafterliste", 3.5),
        Cue(r"b[ée]n[ée]ficiaires? effectifs?|registre des (associ[ée]s|mouvements de titres)", 3.5),
        Cue(r"受益所有人|股东名册|股东名单", 3.5),
    ),
    read,
)
