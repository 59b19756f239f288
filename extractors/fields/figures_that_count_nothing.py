"""Figures beside the label of a total that are no amounts: the day of a date, days to pay in, the number of a clause of law.

Whoever charges no tax says by which clause: "TVA non applicable, art. 293 B du CGI", "Kein Ausweis der USt nach § 19 UStG".
"""

from __future__ import annotations

import re

from extractors.fields.dates import is_day_of_month

_OF_TIME = re.compile(
    r"(?i)\s?(?:days?|dae|tage?n?|jours?|dagen|weeks?|weke|wochen|semaines?|weken|months?|maande?n?|monate?n?|mois)\b|\s?(?:天|个月)"
)
_CLAUSE = re.compile(
    r"(?i)(?:§{1,2}|第|\b(?:art(?:\.|icles?|ikels?)?|sections?|sec\.?|sect\.|paragra(?:ph|phe|af)|para\.|abs(?:\.|atz)|al(?:\.|inéa)|"
    r"lid|klousule|clause|notice|directive|richtlinie|richtlijn|wet|loi|gesetz|act)\s*(?:n°|nr\.?|no\.?)?)\s*$"
)


def counts_no_money(text: str, start: int, end: int) -> bool:
    """Whether a figure without cents is the day of a month, days to pay in, or the number of a clause or a part: "art. 44 § 2 4°"."""
    counts_time = _OF_TIME.match(text, end) is not None or text[end:].startswith(("°", "º"))
    return is_day_of_month(text, start, end) or counts_time or _CLAUSE.search(text[:start]) is not None
