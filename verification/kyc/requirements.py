"""What a client's KYC file must hold before money moves (Financial Intelligence Centre Act 38 of 2001, sections 21 to 21B)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.terms import DocumentKind
from verification.model import Client


class EvidenceKind(StrEnum):
    """What has to be proved; several kinds of paper may prove one thing."""

    COMPANY_REGISTRATION = "company_registration"
    BENEFICIAL_OWNERS = "beneficial_owners"
    IDENTITY = "identity"
    PROOF_OF_ADDRESS = "proof_of_address"
    BANK_LETTER = "bank_letter"
    TAX_CLEARANCE = "tax_clearance"
    FACILITY_AGREEMENT = "facility_agreement"


PROVED_BY: dict[EvidenceKind, frozenset[str]] = {
    EvidenceKind.COMPANY_REGISTRATION: frozenset({DocumentKind.COMPANY_REGISTRATION}),
    EvidenceKind.BENEFICIAL_OWNERS: frozenset({DocumentKind.BENEFICIAL_OWNERS}),
    EvidenceKind.IDENTITY: frozenset({DocumentKind.ID_CARD, DocumentKind.PASSPORT}),
    EvidenceKind.PROOF_OF_ADDRESS: frozenset({DocumentKind.PROOF_OF_ADDRESS}),
    EvidenceKind.BANK_LETTER: frozenset({DocumentKind.BANK_LETTER}),
    EvidenceKind.TAX_CLEARANCE: frozenset({DocumentKind.TAX_CLEARANCE}),
    EvidenceKind.FACILITY_AGREEMENT: frozenset({"facility_agreement"}),  # filed by a person: no machine takes a contract for signed
}


@dataclass(frozen=True, slots=True)
class EvidenceRequirement:
    """One thing the file must prove. `holder_name` says of whom, where it is about a person; `title` is how people call it."""

    kind: EvidenceKind
    title: str
    holder_name: str | None = None

    @property
    def proved_by(self) -> frozenset[str]:
        """The kinds of paper that prove it."""
        return PROVED_BY[self.kind]


def required_evidence(client: Client, people: Sequence[str] = ()) -> tuple[EvidenceRequirement, ...]:
    """What the file of a client must hold; `people` are its directors and beneficial owners (South Africa counts owners from 5 %).

    Where nobody is known yet, one identity is asked for, since every company has somebody who acts for it.
    """
    identities = [EvidenceRequirement(EvidenceKind.IDENTITY, f"Identity of {name}", name) for name in dict.fromkeys(people)]
    return (
        EvidenceRequirement(EvidenceKind.COMPANY_REGISTRATION, f"Company registration of {client.name}"),
        EvidenceRequirement(EvidenceKind.BENEFICIAL_OWNERS, "Register of directors and beneficial owners"),
        *(identities or [EvidenceRequirement(EvidenceKind.IDENTITY, "Identity of a director or owner")]),
        EvidenceRequirement(EvidenceKind.PROOF_OF_ADDRESS, "Proof of address"),
        EvidenceRequirement(EvidenceKind.BANK_LETTER, "Bank confirmation letter"),
        EvidenceRequirement(EvidenceKind.TAX_CLEARANCE, "Tax clearance"),
        EvidenceRequirement(EvidenceKind.FACILITY_AGREEMENT, "Signed facility agreement"),
    )
