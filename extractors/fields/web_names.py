"""The names in web and mail addresses, which most companies share with their letterhead."""

from __future__ import annotations

import re
from functools import lru_cache

_BARE_DOMAIN = re.compile(
    r"(?m)(?:^|[\s|·•])([a-z0-9-]{4,})\.(?:com|net|org|biz|info|co\.[a-z]{2}|com\.[a-z]{2}|org\.[a-z]{2}|[a-z]{2})\b(?![.@]\w)"
)
_PERSONAL_MAIL = re.compile(r"(?i)([A-Za-z][A-Za-z0-9._-]{4,})@(?:gmail|hotmail|yahoo|outlook|mweb)")
_SHORTEST_IN_DOMAIN = 4
_TEXTS_KEPT = 16  # papers


def is_named_after(domain: str, key: str) -> bool:
    """Whether a mail or web address is a company's: what it ends in may be any word, so that oyorooms.example is not of "Rooms"."""
    return domain in key or (len(key) >= _SHORTEST_IN_DOMAIN and domain.startswith(key[:12])) or (len(key) >= 10 and key[:12] in domain)


@lru_cache(_TEXTS_KEPT)
def web_names(text: str) -> frozenset[str]:
    """The names in web and mail addresses, which most companies share with their letterhead."""
    found = re.findall(r"(?:www\.|@|https?://(?:www\.)?)([A-Za-z0-9-]{3,})\.", text)
    found += _BARE_DOMAIN.findall(text)
    found += [re.sub(r"\d+$", "", each) for each in (_PERSONAL_MAIL.findall(text) if "@" in text else ())]
    common = {"gmail", "hotmail", "yahoo", "outlook", "gmx", "web", "icloud", "live", "mail", "email", "aol", "mweb", "telkomsa"}
    return frozenset({each.lower().replace("-", "") for each in found} - common)
