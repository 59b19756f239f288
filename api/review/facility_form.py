"""The form of a facility's settings: what of it a person changed, and the same again as an address.

Its fields are `setting.NAME` and `check.CODE`. Beside each stands `was.…`, what the page showed: what a person left as it was is no change,
even where somebody else has set it meanwhile. What comes without `was`, as from an address, is a change in any case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

SETTING, CHECK, REASON = "setting.", "check.", "reason"
_WAS = "was."


@dataclass(frozen=True, slots=True)
class Asked:
    """The changes that a person asks for, by the names of the fields, as typed; nothing typed goes back to what holds without it."""

    client_code: str
    changed: Mapping[str, str]
    reason: str

    @property
    def settings(self) -> dict[str, str | None]:
        return self._under(SETTING)

    @property
    def checks(self) -> dict[str, str | None]:
        return self._under(CHECK)

    @property
    def typed(self) -> dict[str, str]:
        """For filling the form again."""
        return {**self.changed, REASON: self.reason}

    def address(self, page: str = "", **more: str) -> str:
        """A page of this facility with these changes in its address."""
        query = {**self.changed, **({REASON: self.reason} if self.reason else {}), **more}
        path = f"/admin/facilities/{quote(self.client_code, safe='')}{page}"
        return f"{path}?{urlencode(query)}" if query else path

    def _under(self, prefix: str) -> dict[str, str | None]:
        return {name.removeprefix(prefix): text.strip() or None for name, text in self.changed.items() if name.startswith(prefix)}


def asked(client_code: str, sent: Mapping[str, object]) -> Asked:
    """What was changed, of a form or an address as it was sent."""
    texts = {name: text for name, text in sent.items() if isinstance(text, str)}
    changed = {
        name: text.strip()
        for name, text in texts.items()
        if name.startswith((SETTING, CHECK)) and text.strip() != texts.get(_WAS + name, _NEVER_SHOWN)
    }
    return Asked(client_code, changed, texts.get(REASON, "").strip())


_NEVER_SHOWN = "\x00"
