"""The words that a letter is made of; every language has all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """One language. Texts in braces are filled in: `{name}`, `{reference}`, `{count}`, `{day}`, `{number}`, `{reason}`."""

    language: str
    greeting: str
    closing: str
    received_subject: str
    received_opening: str
    files_heading: str
    part_states: Mapping[str, str]
    in_kyc_file: str
    invoices_heading: str
    invoice_complete: str
    invoice_deficient: str
    missing_heading: str
    missing_for_all: str
    nothing_missing: str
    without_receivables: str
    how_to_add: str
    request_subject: str
    request_opening: str
    returned_subject: str
    returned_opening: str
    approved_subject: str
    approved_opening: str
    kyc_rejected_subject: str
    kyc_rejected_opening: str
    debtor_subject: str
    debtor_opening: str
    held_subject: str
    held_opening: str
    refused_subject: str
    refused_opening: str
    refusals: Mapping[str, str]
    problems: Mapping[str, str]
    kinds: Mapping[str, str]

    def problem(self, code: str | None, reason: str | None) -> str:
        """Why a file could not be read and what to do, for whoever sent it: by the reason's short name, else as it was written down."""
        return self.problems.get(code or "") or reason or ""

    def refusal(self, code: str) -> str:
        """Why a mail was not taken in, and what to do."""
        return self.refusals.get(code) or self.refusals["other"]

    def kind(self, name: str) -> str:
        """What a kind of paper is called."""
        return self.kinds.get(name, name.replace("_", " "))
