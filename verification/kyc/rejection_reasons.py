"""Why compliance sends a paper back: the reasons a client is told, each with what to send instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_WORDING = Path(__file__).with_suffix(".yml")


@dataclass(frozen=True, slots=True)
class RejectionReason:
    """A reason by its code, the sentence the client reads, and what would cure it."""

    code: str
    sentence: str
    what_next: str

    def told_in(self, language: str) -> str:
        """Reason and cure as the client reads them; a language without wording gets English."""
        return " ".join(_wording().get(language, {}).get(self.code, (self.sentence, self.what_next)))


REJECTION_REASONS: tuple[RejectionReason, ...] = (
    RejectionReason("unreadable", "The paper cannot be read.", "Send a sharp picture or scan of the whole page, in colour, without glare."),
    RejectionReason("incomplete", "Pages or edges of the paper are missing.", "Send every page, front and back, with all four corners."),
    RejectionReason("expired", "The paper is no longer in force.", "Send the paper that replaced it."),
    RejectionReason("too_old", "The paper is older than we may accept.", "Send one from the last three months."),
    RejectionReason("wrong_document", "This is not the paper that was asked for.", "Send the paper named in the list."),
    RejectionReason("wrong_holder", "The paper is about somebody else.", "Send the paper of the person or company named in the list."),
    RejectionReason(
        "name_differs", "The name differs from the one in our file.", "Send the proof of the change of name, or the right paper."
    ),
    RejectionReason("number_invalid", "A number on the paper does not hold.", "Send a clear copy, or ask the issuer to correct the paper."),
    RejectionReason("not_certified", "The copy is not certified.", "Send a copy certified by a commissioner of oaths."),
    RejectionReason("unsigned", "The paper is not signed or stamped.", "Send the signed and stamped paper."),
    RejectionReason("altered", "The paper seems to have been altered.", "Send the original file as the issuer gave it to you."),
)


@cache
def _wording() -> Mapping[str, Mapping[str, Sequence[str]]]:
    content: Mapping[str, Mapping[str, Sequence[str]]] = yaml.safe_load(_WORDING.read_text(encoding="utf-8"))
    return content


def rejection_reason(code: str) -> RejectionReason | None:
    """The reason of a code, None for an unknown one."""
    return next((reason for reason in REJECTION_REASONS if reason.code == code), None)
