"""A company's decision on who may act for it: resolutions of directors, members and shareholders."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._labelled import LabelledPaper, company_on, one_of_each, registration_number_on
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_DATED = r"(?:held|passed|adopted|signed|dated|dated this)(?: (?:at|in) [^\d]{2,40}?)? ?(?:on|this)?|on|op|am|le|date|datum|日期"


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Which company decided, and when."""
    paper = LabelledPaper(pages)
    return ExtractedParts(
        one_of_each(
            [
                registration_number_on(paper, r"(?:company )?registration (?:no\.?|number)|registrasienommer|统一社会信用代码"),
                company_on(paper),
                paper.date_field(Term.ISSUE_DATE, _DATED),
                paper.first_date(Term.ISSUE_DATE),
            ]
        )
    )


RULES = KindRules(
    DocumentKind.RESOLUTION,
    (
        Cue(
            r"resolution (of|by|passed|adopted)|(board|directors?.?|members?.?|shareholders?.?|round robin|special|ordinary) resolution",
            3.5,
            "title",
        ),
        Cue(r"\b(it was |be it )?resolved that\b|hereby resolve", 2.5),
        Cue(r"besluit van (die )?(direksie|direkteure|lede|aandeelhouers)|daar word besluit", 3.5),
        Cue(r"gesellschafterbeschluss|beschluss der (gesellschafter|gesch[äa]ftsf[üu]hrung)", 3.5),
        Cue(r"r[ée]solution de l.assembl[ée]e|proc[èe]s-verbal (de|des) (d[ée]cision|d[ée]lib[ée]ration|l.assembl)", 3.5),
        Cue(r"董事会决议|股东会决议|股东决定", 4.0),
    ),
    read,
)
