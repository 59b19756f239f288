"""An address may begin with the estate or the building that a firm is in, an imprint with its form of law and capital: neither is a name.

"ZI Sud - 14 rue Denis Papin" reads like a sender's line of a company "ZI Sud"; "SAS au capital de 80 000 €" stands right under the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import has_strong_legal_form
from extractors.layout.lines import Cell

_ESTATE = re.compile(
    r"(?i)\W*(?:Z\.?\s?(?:I|A|C|AC|AE|UP)\.?(?=\s|$)|zone (?:industrielle|artisanale|commerciale|franche|d['’]activit|logistique)"
    r"|parc (?:d['’]activit|industriel|tertiaire|technologique|logistique)|p[ôo]le d['’]activit|b[âa]t(?:iment|\.)\s|immeuble\s"
    r"|r[ée]sidence\s|gewerbegebiet\b|gewerbepark\b|industriegebiet\b|industriepark\b|technologiepark\b|bedrijventerrein\b|bedrijvenpark\b"
    r"|industrieterrein\b|industriezone\b|industrie?park\b|nijverheidszone\b|kmo-zone\b)"
)
_FORM_AND_CAPITAL = re.compile(
    r"(?i)^\W*(?:soci[ée]t[ée]|s\.?a\.?s\.?u?|s\.?a\.?r\.?l|e\.?u\.?r\.?l|s\.?a|s\.?n\.?c|s\.?c\.?i|s\.?e\.?l\.?a\.?r\.?l)\b.{0,40}"
    r"\bau capital\b"
)


def is_estate(text: str) -> bool:
    """Whether a line names an industrial estate or a building, and no company that is called after one."""
    return _ESTATE.match(text) is not None and not has_strong_legal_form(text)


def states_capital(stack: Sequence[Cell]) -> bool:
    """Whether the line under the first of a stack says that company's form of law and its capital, as French letterheads do."""
    return len(stack) > 1 and _FORM_AND_CAPITAL.match(stack[1].text) is not None
