"""A name on a line with what books put beside it: the account under which the seller keeps it, its number in a register, its town.

"MAK001 Makro SA (Pty) Ltd", "Makro SA (Pty) Ltd [MAK001]", "Santam Limited (insurer)", "Lynn Shellfish Ltd, King's Lynn".
"""

from __future__ import annotations

import re

from extractors.fields.company_names import has_postcode, is_street
from extractors.fields.legal_forms import has_legal_form
from extractors.layout.lines import Cell
from extractors.signs import has_digit

_CODE_BEFORE = re.compile(
    r"(?:[\[(](?=[^)\]]*\d)[A-Z0-9/-]{2,10}[\])]|(?=[A-Z]*\d)[A-Z]{2,6}-?\d{2,7}|\d{5,10}|[A-Z0-9-]*\d[A-Z0-9-]*(?=\s[-–/|:]\s))\s(?:[-–/|:]\s)?"
)
_SENTENCE_BEFORE = re.compile(r"(?:[a-z]{2,} ){1,5}(?:to|for|by) (?=[A-Z])")  # "goods supplied to Avon Landscapes Ltd"
_FORM = (
    r"(?:\(?pty\)?\.? ?(?:ltd|limited)|\(?edms\)?\.? ?bpk|ltd|"
    r"limited|gmbh|llc|inc|cc|plc|llp|bhd|b\.?v|n\.?v|sarl|jv|co-op|npc|teoranta)\b\.?"
)
_BEHIND_FORM = re.compile(
    rf"(?i)[^\W\d_][.)]? {_FORM}(?P<tail>\s(?:\((?-i:[a-z][a-z ]*)\)|[-–/|(\[]?\s?(?:(?-i:[A-Z]{{1,6}})?-?\d\w*[)\]]?|"
    r"[(\[]?(?:a/c|acc(?:ount)?|cust(?:omer)?|vendor|supplier|debtor|code|vat|btw|gst|tin|pin|reg(?:istration)?|co\.? ?reg|ck)\b.*\d.*)))$"
)
_TOWN = r"(?-i:[A-Z])[^\W\d_][\w' ’.-]*(?:,\s(?-i:[A-Z])[\w' ’.-]*)?|(?-i:[A-Z])[^\W\d_]+ ?:\s.+"
_TOWN_BEHIND = re.compile(rf"(?i)(?P<name>.*[^\W\d_][.)]? {_FORM}),\s(?P<town>{_TOWN})$")
_PLACE_BEHIND = re.compile(rf"(?i)(?P<name>.*?[^\W\d_][.)]? {_FORM}),\s(?P<place>[^|•·■●]+)$")
_OF_A_FIRM = re.compile(r"(?i)\b(?:branch|division|depot|department|unit|limited|ltd|inc|trading|t/a|takker|afdeling)\b")
_PARTED = re.compile(r"\s[-–—]\s")
_SHORTEST = 2  # words


def name_alone(cell: Cell) -> Cell:
    """A company's name without the account or the number of a register before or behind it on its line; any other cell as it is."""
    text = cell.text
    if len(cell.words) <= _SHORTEST:
        return cell
    first, last = 0, len(cell.words)
    before = _CODE_BEFORE.match(text) if has_digit(cell.words[0].text) else _SENTENCE_BEFORE.match(text)
    if before is not None:
        first = len(text[: before.end()].split())
    behind = _BEHIND_FORM.search(text) if text[-1:] in ")]" or has_digit(text) else None
    if behind is not None:
        last = len(text[: behind.start("tail")].split())
    if (first, last) == (0, len(cell.words)) or last - first < _SHORTEST:
        return cell
    alone = cell.part(first, last)
    is_name = alone is not None and has_legal_form(alone.text) and (text[:1].islower() or not has_digit(alone.text))
    return alone if alone is not None and is_name else cell


def name_and_town(text: str) -> tuple[str, str] | None:
    """A company's name that ends in its form of law, and the town behind a comma; None where no such two stand there."""
    match = _TOWN_BEHIND.match(text) if "," in text else None
    if match is None or _OF_A_FIRM.search(match["town"]) or has_legal_form(match["town"]):
        return None
    return match["name"], match["town"]


def before_place(text: str) -> str:
    """A company's name without the street and town behind a comma on its line; any other text as it is."""
    match = _PLACE_BEHIND.match(text) if "," in text else None
    if match is None or _OF_A_FIRM.search(match["place"]) or has_legal_form(match["place"]) or _PARTED.search(match["place"]):
        return text
    is_place = has_postcode(match["place"]) or is_street(match["place"]) or name_and_town(text) is not None
    return match["name"] if is_place else text
