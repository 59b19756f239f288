"""The web and mail addresses on a paper, which most companies name after themselves."""

from __future__ import annotations

import re

_BARE_DOMAIN = re.compile(
    r"(?m)(?:^|[\s|·•])([a-z0-9-]{4,})\.(?:com|net|org|biz|info|co\.[a-z]{2}|com\.[a-z]{2}|org\.[a-z]{2}|[a-z]{2})\b(?![.@]\w)"
)


def domains_in(text: str) -> set[str]:
    """The names in web and mail addresses, which most companies share with their letterhead."""
    found = re.findall(r"(?:www\.|@|https?://(?:www\.)?)([A-Za-z0-9-]{3,})\.", text)
    found += _BARE_DOMAIN.findall(text)
    found += [
        re.sub(r"\d+$", "", each)
        for each in re.findall(r"([A-Za-z][A-Za-z0-9._-]{4,})@(?:gmail|hotmail|yahoo|outlook|mweb)", text, re.IGNORECASE)
    ]
    common = {"gmail", "hotmail", "yahoo", "outlook", "gmx", "web", "icloud", "live", "mail", "email", "aol", "mweb", "telkomsa"}
    return {each.lower().replace("-", "") for each in found} - common
