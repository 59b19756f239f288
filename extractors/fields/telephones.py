"""A telephone's number has as many figures as an account or a tax number, so the word before it must say that it is none."""

from __future__ import annotations

import re

_TELEPHONE = re.compile(
    r"(?i)(?:\b(?:tel|telephone|phone|ph|telefoon|foon|gsm|telefon|t[ée]l[ée]phone|fax|faks|telefax|cell|mobile|mobil|mobiel|sel|whatsapp)\b"
    r"|(?:^|\s)[tfm]\s?:|^\W*[tfm]\.|电话|传真|手机)"
    r"(?:\s?(?:no|nr|n[°º]|num(?:ber|mer|ero|éro)?)\b)?\W*$"
)


def announces_telephone(before: str) -> bool:
    """Whether the words before a number say that it is a telephone's or a fax machine's: "Ph:", "Tel No.", "F:"."""
    return _TELEPHONE.search(before) is not None
