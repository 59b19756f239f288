"""A firm's particulars may begin with the estate or the building that it is in, or with how it trades: neither is its name.

"ZI Sud - 14 rue Denis Papin" reads like a sender's line of a company "ZI Sud", and "Entrepreneur individuel - SIRET …" like one too.
"""

from __future__ import annotations

import re

from extractors.fields.company_names import has_strong_legal_form

_ESTATE = re.compile(
    r"(?i)\W*(?:Z\.?\s?(?:I|A|C|AC|AE|UP)\.?(?=\s|$)|zone (?:industrielle|artisanale|commerciale|franche|d['’]activit|logistique)"
    r"|parc (?:d['’]activit|industriel|tertiaire|technologique|logistique)|p[ôo]le d['’]activit|b[âa]t(?:iment|\.)\s|immeuble\s"
    r"|r[ée]sidence\s|gewerbegebiet\b|gewerbepark\b|industriegebiet\b|industriepark\b|technologiepark\b|bedrijventerrein\b|bedrijvenpark\b"
    r"|industrieterrein\b|industriezone\b|industrie?park\b|nijverheidszone\b|kmo-zone\b)"
)
_TRADES_ALONE = re.compile(
    r"(?i)^\W*(?:entrepreneur individuel|entreprise individuelle|(?:auto|micro)-?\s?entrepr\w+|einzelunternehm\w+|kleinunternehmer\w*"
    r"|eenmanszaak)\b(?!\s+[A-Z])"
)


def is_estate(text: str) -> bool:
    """Whether a line names an industrial estate or a building, and no company that is called after one."""
    return _ESTATE.match(text) is not None and not has_strong_legal_form(text)


def is_no_name(text: str) -> bool:
    """Whether a line that looks like a name is an estate or says how a firm trades."""
    return is_estate(text) or says_trades_alone(text)


def says_trades_alone(text: str) -> bool:
    """Whether a line says no more than that its writer trades in his own name, as French ones must: "Entrepreneur individuel - SIRET …"."""
    return _TRADES_ALONE.match(text) is not None
