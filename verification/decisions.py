"""Who may do what to a package, in which state, and what becomes of it.

Four eyes: approving is never by the person who cleared a deficiency of the package (corrected or confirmed a reading, waived, or sent in
the documents that cure it) or who submitted it. One bad invoice never holds up the good ones: a package with at least one complete
receivable can be submitted; approving it approves its complete receivables, and while others stay deficient the package goes on as
deficient with those alone. The reasons are in docs/decisions/0021-approval-is-by-receivable.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from verification.model import PackageState, ReceivableState, Severity


class Act(StrEnum):
    """What a person can do to a package."""

    CLAIM = "claim"
    RELEASE = "release"
    CORRECT = "correct"
    WAIVE = "waive"
    REQUEST_DOCUMENTS = "request_documents"
    ASK_DEBTOR = "ask_debtor"
    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    WITHDRAW = "withdraw"


class Role(StrEnum):
    CLIENT = "client"
    ASSISTANT = "assistant"
    ACCOUNT_MANAGER = "account_manager"
    COMPLIANCE = "compliance"
    ADMINISTRATOR = "administrator"


class Person(Protocol):
    """Who acts. A client's user names its client."""

    @property
    def user_id(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def client_code(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A package as a decision finds it.

    `cleared_by` are the people who ever corrected or confirmed a reading, waived a deficiency or sent in documents of this package;
    `submitted_by` who submitted it last.
    `complete_count` and `deficient_count` count the receivables that are not approved yet, `approved_count` those that are.
    """

    state: PackageState
    client_code: str
    claimed_by: str | None = None
    submitted_by: str | None = None
    cleared_by: frozenset[str] = frozenset()
    complete_count: int = 0
    deficient_count: int = 0
    approved_count: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act is not allowed: a code for programs, a sentence for people, and whether it is who acts (else it is the state)."""

    code: str
    sentence: str
    because_of_person: bool


_DESK = frozenset({PackageState.DEFICIENT, PackageState.COMPLETE})
_LIVE = _DESK | {PackageState.IN_REVIEW}
_STAFF = frozenset({Role.ASSISTANT, Role.ACCOUNT_MANAGER})

_ALLOWED: dict[Act, tuple[frozenset[Role], frozenset[PackageState]]] = {
    Act.CLAIM: (_STAFF, _LIVE),
    Act.RELEASE: (_STAFF | {Role.ADMINISTRATOR}, _LIVE),
    Act.CORRECT: (_STAFF, _LIVE),
    Act.WAIVE: (_STAFF, _LIVE),
    Act.REQUEST_DOCUMENTS: (_STAFF, _LIVE),
    Act.ASK_DEBTOR: (_STAFF, _LIVE),
    Act.SUBMIT: (_STAFF, _DESK),
    Act.APPROVE: (frozenset({Role.ACCOUNT_MANAGER}), frozenset({PackageState.IN_REVIEW})),
    Act.RETURN: (_STAFF, _LIVE),
    Act.WITHDRAW: (_STAFF | {Role.CLIENT}, _LIVE | {PackageState.PROCESSING}),
}

_NEED_REASON = frozenset({Act.WAIVE, Act.RETURN, Act.WITHDRAW})
_HANDS_ON = frozenset({Act.CORRECT, Act.WAIVE, Act.ASK_DEBTOR, Act.SUBMIT})
"""Acts on the work itself: while one person holds a package no other does these."""


def refusal(act: Act, person: Person, standing: Standing, *, reason: str | None = None, severity: Severity | None = None) -> Refusal | None:
    """Why this person may not do this now, or None where they may.

    `reason` is what the person gave as such; `severity` that of the deficiency to be waived.
    """
    roles, states = _ALLOWED[act]
    shown = act.value.replace("_", " ")
    if person.role not in roles:
        return Refusal("role", f"The role {person.role.replace('_', ' ')} may not {shown} a package", True)
    if person.role == Role.CLIENT and person.client_code != standing.client_code:
        return Refusal("other_client", "The package is another client's", True)
    if standing.state not in states:
        return Refusal("state", f"A package that is {standing.state.value.replace('_', ' ')} cannot be changed by: {shown}", False)
    if act in _NEED_REASON and not (reason or "").strip():
        return Refusal("reason_missing", f"To {shown} needs a reason", False)
    held = _refused_by_claim(act, person, standing)
    if held:
        return held
    if act is Act.WAIVE:
        return _refused_waiver(person, severity)
    if act is Act.SUBMIT and standing.complete_count == 0:
        return Refusal("nothing_complete", "No receivable of the package is complete, so there is nothing to approve yet", False)
    if act is Act.APPROVE:
        return _refused_approval(person, standing)
    return None


def _refused_by_claim(act: Act, person: Person, standing: Standing) -> Refusal | None:
    mine = standing.claimed_by == person.user_id
    if act is Act.RELEASE:
        if standing.claimed_by is None:
            return Refusal("not_claimed", "Nobody holds the package", False)
        if not mine and person.role != Role.ADMINISTRATOR:
            return Refusal("claimed_by_other", "Another person holds the package; they or an administrator can release it", True)
        return None
    if (act is Act.CLAIM or act in _HANDS_ON) and standing.claimed_by is not None and not mine:
        return Refusal("claimed_by_other", "Another person holds the package; ask them to release it", True)
    return None


def _refused_waiver(person: Person, severity: Severity | None) -> Refusal | None:
    if severity is Severity.BLOCK and person.role != Role.ACCOUNT_MANAGER:
        return Refusal("blocks", "What blocks funding is cured, or waived by an account manager who then does not approve", True)
    return None


def _refused_approval(person: Person, standing: Standing) -> Refusal | None:
    if person.user_id in standing.cleared_by:
        return Refusal("four_eyes", "Whoever cleared deficiencies of a package does not approve it", True)
    if person.user_id == standing.submitted_by:
        return Refusal("four_eyes", "Whoever submitted a package does not approve it", True)
    if standing.complete_count == 0:
        return Refusal("nothing_complete", "No receivable of the package is complete", False)
    return None


def may(act: Act, person: Person, standing: Standing, *, reason: str | None = None, severity: Severity | None = None) -> bool:
    """Whether this person may do this now."""
    return refusal(act, person, standing, reason=reason, severity=severity) is None


def state_after(act: Act, standing: Standing, checked: PackageState) -> PackageState:
    """The state an allowed act leaves a package in; `checked` is what the checks say after it (`package_state`).

    A correction or waiver in review takes the package off the approver's desk: what was submitted is not what stands there now.
    Approving leaves the package approved, or deficient where receivables stay behind. Returning or withdrawing those that stayed behind
    leaves it approved: what was approved is not given back with them.
    """
    if act in (Act.RETURN, Act.WITHDRAW) and standing.approved_count:
        return PackageState.APPROVED
    if act is Act.SUBMIT:
        return PackageState.IN_REVIEW
    if act is Act.APPROVE:
        return PackageState.DEFICIENT if standing.deficient_count else PackageState.APPROVED
    if act is Act.RETURN:
        return PackageState.RETURNED
    if act is Act.WITHDRAW:
        return PackageState.WITHDRAWN
    if act in (Act.CORRECT, Act.WAIVE):
        return checked
    return standing.state


def receivable_after(act: Act, state: ReceivableState) -> ReceivableState:
    """What an act makes of one receivable: approval takes the complete, a return or withdrawal all that is not approved yet."""
    if act is Act.APPROVE and state is ReceivableState.COMPLETE:
        return ReceivableState.APPROVED
    if act in (Act.RETURN, Act.WITHDRAW) and state is not ReceivableState.APPROVED:
        return ReceivableState.RETURNED
    return state


def counts(states: Iterable[ReceivableState]) -> tuple[int, int]:
    """How many receivables are complete and how many deficient, for `Standing`."""
    listed = list(states)
    return listed.count(ReceivableState.COMPLETE), listed.count(ReceivableState.DEFICIENT)
