"""Funding packages: what they hold, and what people decide. Every act names the version it was made on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request

from api.context import context_of
from api.package_acts import (
    Approve,
    AskDebtor,
    Claim,
    Confirm,
    ConfirmDebtor,
    Correct,
    PackageAct,
    RecordTelephone,
    Release,
    RequestDocuments,
    Return,
    Submit,
    Waive,
    Withdraw,
    perform,
)
from api.package_facts import package_list, package_seen_by
from api.problems import Problem
from api.security.access import Caller, allowed
from api.security.roles import PACKAGE_READERS, STAFF, Role, Scope
from api.visibility import visible_package
from storage.database.reading import reading

router = APIRouter(prefix="/api/v1/packages", tags=["packages"])

Reader = Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.READ,)))]
Worker = Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.WORK,)))]
Approver = Annotated[Caller, Depends(allowed(Role.ACCOUNT_MANAGER, scopes=(Scope.WORK,)))]
Owner = Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.WORK, Scope.SUBMIT)))]

SortKey = Literal[
    "received_at", "-received_at", "client", "-client", "state", "-state", "amount", "-amount", "deficiencies", "-deficiencies"
]


@router.get("")
def list_packages(
    request: Request,
    caller: Reader,
    state: str | None = None,
    client: str | None = None,
    sort: SortKey = "-received_at",
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> dict[str, Any]:
    """Packages with their states and totals. A client sees only its own."""
    with reading(context_of(request).services.engine) as session:
        found = package_list(session, caller, state=state, client_code=client, sort=sort)
    return {"packages": found[offset : offset + limit], "count": len(found), "limit": limit, "offset": offset}


@router.get("/{package_id}")
def show_package(
    request: Request,
    caller: Reader,
    package_id: str,
    every: Annotated[bool, Query(alias="all", description="List every finding, also what passed")] = False,
) -> dict[str, Any]:
    """One package: receivables with fields, findings with evidence, what is missing, and what was decided."""
    with reading(context_of(request).services.engine) as session:
        visible_package(session, caller, package_id)
        return package_seen_by(session, caller, package_id, every=every)


@router.post("/{package_id}/claim")
def claim_package(request: Request, caller: Worker, package_id: str, act: Claim) -> dict[str, Any]:
    """Take the package on, so that no two people work on it."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/release")
def release_package(request: Request, caller: Worker, package_id: str, act: Release) -> dict[str, Any]:
    """Give the package back to the queue."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/corrections")
def correct_package(request: Request, caller: Worker, package_id: str, act: Correct) -> dict[str, Any]:
    """Say what fields and lines really are; only the checks that they touch run again."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/confirmations")
def confirm_package(request: Request, caller: Worker, package_id: str, act: Confirm) -> dict[str, Any]:
    """Say that readings are right as they stand; they are a person's from then on, and the machine's stay beside them."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/debtor")
def confirm_debtor_of_invoice(request: Request, caller: Worker, package_id: str, act: ConfirmDebtor) -> dict[str, Any]:
    """Say which debtor the buyer of an invoice is. The name on the paper is remembered and means that debtor in every later package."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/waivers")
def waive_deficiency(request: Request, caller: Worker, package_id: str, act: Waive) -> dict[str, Any]:
    """Let a deficiency pass, with a reason. What blocks is waived by an account manager, who then does not approve."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/request-documents")
def ask_client(request: Request, caller: Worker, package_id: str, act: RequestDocuments) -> dict[str, Any]:
    """Write to the client what is missing, in its language."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/ask-debtor")
def write_to_debtor(request: Request, caller: Worker, package_id: str, act: AskDebtor) -> dict[str, Any]:
    """Write to a debtor with a link that shows its invoices of the package once."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/debtor-telephone")
def note_telephone(request: Request, caller: Worker, package_id: str, act: RecordTelephone) -> dict[str, Any]:
    """Keep what a debtor said of one invoice on the telephone."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/submit")
def submit_package(request: Request, caller: Worker, package_id: str, act: Submit) -> dict[str, Any]:
    """Put the package before an account manager."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/approve")
def approve_package(request: Request, caller: Approver, package_id: str, act: Approve) -> dict[str, Any]:
    """Approve the complete receivables. Never by whoever cleared deficiencies of the package or submitted it."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/return")
def send_package_back(request: Request, caller: Worker, package_id: str, act: Return) -> dict[str, Any]:
    """Send the package back to its client, with the reason."""
    return _done(request, caller, package_id, act)


@router.post("/{package_id}/withdraw")
def withdraw_package(request: Request, caller: Owner, package_id: str, act: Withdraw) -> dict[str, Any]:
    """The client takes its package back."""
    if caller.role is not Role.CLIENT and caller.scopes is not None and Scope.WORK not in caller.scopes:
        raise Problem(403, "scope.missing", "The token may not do this.", f"It needs the scope {Scope.WORK}.")
    with reading(context_of(request).services.engine) as session:
        visible_package(session, caller, package_id)
    return _done(request, caller, package_id, act)


def _done(request: Request, caller: Caller, package_id: str, act: PackageAct) -> dict[str, Any]:
    done = perform(context_of(request).services, caller, package_id, act)
    return {"id": done.package_id, "version": done.version, "state": done.state}
