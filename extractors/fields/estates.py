"""A firm's particulars may begin with the estate or the building that it is in, or with how it trades: neither is its name.

"ZI Sud - 14 rue Denis Papin" reads like a sender's line of a company "ZI Sud", and "Entrepreneur individuel - SIRET …" like one too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import is_street
from extractors.fields.legal_forms import has_strong_legal_form

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


HOUSE_NUMBER = re.compile(r"^[^\W\d][^\d]{3,40} \d{1,4} ?[a-zA-Z]?$")
_PLACE_IN_TOWN = re.compile(r"(?i)(?:cnr|corner(?: of)?|h\s?/\s?v|hoek van|plaas|farm|plot|erf|unit|eenheid|shop|winkel|suite)\b")


def begins_address(parts: Sequence[str]) -> bool:
    """Whether a line of several parts begins with a street, a box or a farm, and no other part has one: "Kerkplein 33, Durban 4001"."""
    first = parts[0].strip()
    if has_strong_legal_form(first):
        return False
    looks = is_street(first) or HOUSE_NUMBER.search(first) is not None or is_place_in_town(first)
    return looks and not any(is_street(part) for part in parts[1:])


def is_place_in_town(text: str) -> bool:
    """Whether a line begins with the word for a farm, a corner, a unit or a shop: "Plaas Rietvlei", "h/v Loop- en Houtstraat"."""
    return _PLACE_IN_TOWN.match(text) is not None


def is_estate(text: str) -> bool:
    """Whether a line names an industrial estate or a building, and no company that is called after one."""
    return _ESTATE.match(text) is not None and not has_strong_legal_form(text)


def is_no_name(text: str) -> bool:
    """Whether a line that looks like a name is an estate or says how a firm trades."""
    return is_estate(text) or says_trades_alone(text)


def says_trades_alone(text: str) -> bool:
    """Whether a line says no more than that its writer trades in his own name, as French ones must: "Entrepreneur individuel - SIRET …"."""
    return _TRADES_ALONE.match(text) is not None
