"""Where a label ends among the words of its cell: at a sign, and not within a bracket, before an article's noun or between two initials."""

from __future__ import annotations

import re

from extractors.fields.legal_forms import has_strong_legal_form, is_form_alone
from extractors.layout.lines import Cell
from extractors.model import Word

_INITIALS, _WORDS_OF_INITIALS = re.compile(r"[A-Z] ?[&+] ?[A-Z]"), 3
_PARTING = frozenset(["-", "–", "—", "|", "·"])
_NEGATES = re.compile(r"(?i)not|no|nil|nie|nicht|keine?|non|niet|geen|pas|sans|exempt|vry|frei")


def ends_in_article(cell: Cell, last: int) -> bool:
    """Whether the last word is the French "du" before a noun, "Montant du mois", which without accents looks like "Montant dû"."""
    return cell.words[last - 1].text.lower() == "du" and last < len(cell.words) and cell.words[last].text.isalpha()


def ends_in_bracket(cell: Cell, first: int, last: int) -> bool:
    """Whether words end inside a bracket that another word closes, in what it says, "Total (VAT not charged)", or in what it asks for."""
    opened = [at for at in range(first + 1, last) if cell.words[at].text.startswith("(")]
    if opened and cell.words[last - 1].text.endswith(","):
        return True  # "Afzender (naam, adres, land)", what a form asks for
    if not opened or any(")" in word.text for word in cell.words[opened[-1] : last]):
        return False
    return any(_NEGATES.fullmatch(word.text.strip("(),.")) for word in cell.words[opened[-1] : last + 1])


def is_closed_by_sign(cell: Cell, first: int, last: int, *, at_start: bool) -> bool:
    """Whether a sign parts a label from what follows: a colon, or the full stop that some print instead, "Aan. Kestrel", "Due. 12/11"."""
    end, following = cell.words[last - 1].text, cell.words[last].text
    if end.endswith((":", "#", "：")) or following in (":", "#", "=", "-"):
        return True
    return at_start and end.endswith(".") and (following[:1].isupper() or following[:1].isdigit())


def are_initials(cell: Cell, first: int, last: int) -> bool:
    """Whether words are two initials before another word, "J & M t/a Trading Co", and no abbreviation such as "P & P"."""
    if last - first > _WORDS_OF_INITIALS or not cell.words[last].text[:1].isalpha():
        return False
    return _INITIALS.fullmatch(" ".join(word.text for word in cell.words[first:last])) is not None


def is_before_form_alone(cell: Cell, last: int) -> bool:
    """Whether nothing but a form of law follows: "Supplier Ltd" and "Lieferant GmbH" are names and head nobody."""
    rest = " ".join(word.text for word in cell.words[last:])
    return has_strong_legal_form(rest) and is_form_alone(rest)


def is_parted(cell: Cell, last: int, following: Word) -> bool:
    """Whether nothing but a stroke, a dash or an opening bracket stands between a label and a word, where a second language begins."""
    at = cell.words.index(following)
    between = cell.words[last:at]
    if at < last or any(ch.isalnum() for word in between for ch in word.text):
        return False
    strokes = any("/" in word.text for word in (*between, cell.words[last - 1], following))
    return strokes or any(word.text in _PARTING for word in between) or following.text.startswith(("(", "[", "|", "（"))
