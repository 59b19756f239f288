"""Funding packages: what they hold, and what people decide. Every act names the version it was made on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from api.acts import actor_of, answering, run_at_once
from api.context import context_of
from api.package_facts import package_list, package_seen_by
from api.problems import Problem
from api.security.access import Caller, allowed
from api.security.roles import PACKAGE_READERS, STAFF, Role, Scope
from api.visibility import visible_package
from extractors.model import Absent, Reading, Value
from intake.commands.acting import Done
from intake.commands.approve import approve
from intake.commands.claim import claim
from intake.commands.correct import Correction, correct
from intake.commands.release import release
from intake.commands.request_documents import request_documents
from intake.commands.return_package import return_package
from intake.commands.submit import submit
from intake.commands.waive import waive
from intake.commands.withdraw import withdraw
from storage.database.reading import reading

router = APIRouter(prefix="/api/v1/packages", tags=["packages"])

Reader = Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.READ,)))]
Worker = Annotated[Caller, Depends(allowed(*STAFF, scopes=(Scope.WORK,)))]
Approver = Annotated[Caller, Depends(allowed(Role.ACCOUNT_MANAGER, scopes=(Scope.WORK,)))]
Owner = Annotated[Caller, Depends(allowed(*PACKAGE_READERS, scopes=(Scope.WORK, Scope.SUBMIT)))]

SortKey = Literal[
    "received_at", "-received_at", "client", "-client", "state", "-state", "amount", "-amount", "deficiencies", "-deficiencies"
]


class Named(BaseModel):
    """The version of the package that the caller looked at."""

    model_config = ConfigDict(extra="forbid")

    version: int = Field(ge=1)


class WithReason(Named):
    """An act that needs a reason."""

    reason: str = Field(max_length=2000)


class WithMessage(Named):
    """A request for documents, with what the assistant adds in their own words."""

    message: str = Field("", max_length=4000)


class Waiver(WithReason):
    """Lets one deficiency pass."""

    deficiency: str


class CorrectedField(BaseModel):
    """What a field of a document really is. `value` null says that the page does not have it; the term `kind` is the document's kind."""

    model_config = ConfigDict(extra="forbid")

    document: str
    term: str
    value: str | None = Field(max_length=4000)

    def correction(self) -> Correction:
        """As the command takes it."""
        reading: Reading = Value(self.value) if self.value is not None else Absent()
        return Correction(self.document, self.term, reading)


class Corrections(Named):
    """Fields to correct, all or none."""

    corrections: list[CorrectedField] = Field(min_length=1, max_length=200)


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
def claim_package(request: Request, caller: Worker, package_id: str, act: Named) -> dict[str, Any]:
    """Take the package on, so that no two people work on it."""
    with answering():
        return _done(request, claim(context_of(request).services, actor_of(caller), package_id, act.version))


@router.post("/{package_id}/release")
def release_package(request: Request, caller: Worker, package_id: str, act: Named) -> dict[str, Any]:
    """Give the package back to the queue."""
    with answering():
        return _done(request, release(context_of(request).services, actor_of(caller), package_id, act.version))


@router.post("/{package_id}/corrections")
def correct_package(request: Request, caller: Worker, package_id: str, act: Corrections) -> dict[str, Any]:
    """Say what fields really are; only the checks that they touch run again."""
    with answering():
        corrections = [each.correction() for each in act.corrections]
        return _done(request, correct(context_of(request).services, actor_of(caller), package_id, act.version, corrections))


@router.post("/{package_id}/waivers")
def waive_deficiency(request: Request, caller: Worker, package_id: str, act: Waiver) -> dict[str, Any]:
    """Let a deficiency pass, with a reason. What blocks is waived by an account manager, who then does not approve."""
    with answering():
        return _done(request, waive(context_of(request).services, actor_of(caller), package_id, act.version, act.deficiency, act.reason))


@router.post("/{package_id}/request-documents")
def ask_client(request: Request, caller: Worker, package_id: str, act: WithMessage) -> dict[str, Any]:
    """Write to the client what is missing, in its language."""
    with answering():
        return _done(request, request_documents(context_of(request).services, actor_of(caller), package_id, act.version, act.message))


@router.post("/{package_id}/submit")
def submit_package(request: Request, caller: Worker, package_id: str, act: Named) -> dict[str, Any]:
    """Put the package before an account manager."""
    with answering():
        return _done(request, submit(context_of(request).services, actor_of(caller), package_id, act.version))


@router.post("/{package_id}/approve")
def approve_package(request: Request, caller: Approver, package_id: str, act: Named) -> dict[str, Any]:
    """Approve the complete receivables. Never by whoever cleared deficiencies of the package or submitted it."""
    with answering():
        return _done(request, approve(context_of(request).services, actor_of(caller), package_id, act.version))


@router.post("/{package_id}/return")
def send_package_back(request: Request, caller: Worker, package_id: str, act: WithReason) -> dict[str, Any]:
    """Send the package back to its client, with the reason."""
    with answering():
        return _done(request, return_package(context_of(request).services, actor_of(caller), package_id, act.version, act.reason))


@router.post("/{package_id}/withdraw")
def withdraw_package(request: Request, caller: Owner, package_id: str, act: WithReason) -> dict[str, Any]:
    """The client takes its package back."""
    if caller.role is not Role.CLIENT and caller.scopes is not None and Scope.WORK not in caller.scopes:
        raise Problem(403, "scope.missing", "The token may not do this.", f"It needs the scope {Scope.WORK}.")
    services = context_of(request).services
    with reading(services.engine) as session:
        visible_package(session, caller, package_id)
    with answering():
        return _done(request, withdraw(services, actor_of(caller), package_id, act.version, act.reason))


def _done(request: Request, done: Done) -> dict[str, Any]:
    run_at_once(context_of(request).services, done)
    return {"id": done.package_id, "version": done.version, "state": done.state}
