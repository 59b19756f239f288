"""Where each paper of a client's KYC file stands today: missing, received, accepted, rejected, expired, or expiring soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz import fuzz

from extractors.terms import DocumentKind
from verification.kyc.observations import KycSettings
from verification.kyc.requirements import EvidenceRequirement

_SAME_NAME = 90.0  # token-set ratio from which two names of people count as one: order and second names vary


class EvidenceState(StrEnum):
    MISSING = "missing"
    RECEIVED = "received"  # here, not yet judged by compliance
    ACCEPTED = "accepted"
    EXPIRING = "expiring"  # accepted, but not for much longer
    REJECTED = "rejected"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class HeldEvidence:
    """A paper in the file. `kind` is the name of its DocumentKind; `decision` is `received`, `accepted` or `rejected`."""

    evidence_id: str
    kind: str
    holder_name: str | None
    received_on: date
    issued_on: date | None
    expires_on: date | None
    decision: str
    rejection_reason: str | None = None


@dataclass(frozen=True, slots=True)
class EvidenceStanding:
    """One requirement and the paper that answers it best. `until` is the last day on which the paper still counts, where it has one."""

    requirement: EvidenceRequirement
    state: EvidenceState
    evidence: HeldEvidence | None = None
    until: date | None = None


_BEST_FIRST = (
    EvidenceState.ACCEPTED,
    EvidenceState.EXPIRING,
    EvidenceState.RECEIVED,
    EvidenceState.EXPIRED,
    EvidenceState.REJECTED,
)


def file_state(
    required: Sequence[EvidenceRequirement], held: Sequence[HeldEvidence], today: date, settings: KycSettings | None = None
) -> list[EvidenceStanding]:
    """How each requirement stands, in the order of the requirements. A paper answers one requirement only, people by their names."""
    rules = settings or KycSettings()
    standings, free = [], list(held)
    for requirement in required:
        fitting = [each for each in free if _answers(each, requirement)]
        if not fitting:
            standings.append(EvidenceStanding(requirement, EvidenceState.MISSING))
            continue
        best = min(fitting, key=lambda each: (_BEST_FIRST.index(state_of(each, today, rules)), -each.received_on.toordinal()))
        free.remove(best)
        standings.append(EvidenceStanding(requirement, state_of(best, today, rules), best, best.expires_on))
    return standings


def _answers(evidence: HeldEvidence, requirement: EvidenceRequirement) -> bool:
    if evidence.kind not in requirement.proved_by:
        return False
    if requirement.holder_name is None:
        return True
    return evidence.holder_name is not None and _same_person(evidence.holder_name, requirement.holder_name)


def _same_person(one: str, other: str) -> bool:
    """Names as papers write them: any order, capitals or not; a short name must agree whole, since two letters prove nothing."""
    first, second = one.casefold().replace(",", " ").split(), other.casefold().replace(",", " ").split()
    if sorted(first) == sorted(second) or "".join(first) == "".join(second):
        return True
    shared = set(first) & set(second)
    return len(shared) >= 2 and fuzz.token_set_ratio(" ".join(first), " ".join(second)) >= _SAME_NAME


def _too_old_when_received(evidence: HeldEvidence, rules: KycSettings) -> bool:
    """Custom sets the age that some papers may have when they come in; once accepted they do not age further."""
    limits = {DocumentKind.PROOF_OF_ADDRESS: rules.proof_of_address_days, DocumentKind.BANK_LETTER: rules.bank_letter_days}
    days = next((limit for kind, limit in limits.items() if kind == evidence.kind), None)
    if days is None or evidence.issued_on is None or evidence.decision == "accepted":
        return False
    return (evidence.received_on - evidence.issued_on).days > days


def state_of(evidence: HeldEvidence, today: date, rules: KycSettings) -> EvidenceState:
    """Where one paper stands: what compliance decided, unless time has overtaken it."""
    if evidence.decision == "rejected":
        return EvidenceState.REJECTED
    until = evidence.expires_on
    if (until is not None and until < today) or _too_old_when_received(evidence, rules):
        return EvidenceState.EXPIRED
    if evidence.decision != "accepted":
        return EvidenceState.RECEIVED
    if until is not None and until <= today + timedelta(days=rules.expiring_days):
        return EvidenceState.EXPIRING
    return EvidenceState.ACCEPTED
