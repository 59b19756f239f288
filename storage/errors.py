"""Three families of trouble, so that everybody knows what to do next.

Rejected: the input is bad, and whoever sent it can mend it. Unavailable: a service is away, so back off and try again. Defect: we are
wrong somewhere, so the work is parked visibly with "run again". The `code` is short, stable and free of personal data: logs, audit
lines and the outbox carry it and nothing else.
"""

from __future__ import annotations


class Trouble(Exception):  # noqa: N818  # the families are named as the house names them
    """What all three families share: a code, a sentence, and what to do next."""

    def __init__(self, code: str, sentence: str, what_next: str = "") -> None:
        super().__init__(f"{sentence} {what_next}".strip())
        self.code = code
        self.sentence = sentence
        self.what_next = what_next

    def __reduce__(self) -> tuple[type[Trouble], tuple[str, str, str]]:
        # An exception crosses process borders by its arguments, and ours are not the ones of Exception.
        return type(self), (self.code, self.sentence, self.what_next)


class Rejected(Trouble):
    """The input is bad: the sentence says what is wrong with it, `what_next` what the sender can do."""


class Unavailable(Trouble):
    """A service that we need is away, full or busy; the same work succeeds later without anybody changing it."""


class Defect(Trouble):
    """We are wrong somewhere, or what we stored is damaged; a person has to look before it is run again."""
