"""The package page: the paper on the left with the box of what is selected, the work on the right."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.acts import StalePackage
from api.context import context_of
from api.package_acts import (
    Approve,
    AskDebtor,
    Claim,
    Confirm,
    ConfirmDebtor,
    ConfirmedField,
    Correct,
    CorrectedField,
    PackageAct,
    Release,
    RequestDocuments,
    Return,
    Submit,
    Waive,
    perform,
)
from api.problems import Problem
from api.review.desk_facts import Selection, desk_facts
from api.review.line_form import LineForm
from api.review.rendering import is_partial, page, problem_facts
from api.review.telephone_form import TelephoneForm
from api.security.access import Caller, allowed
from api.security.roles import STAFF, Role
from api.visibility import visible_package
from storage.database.reading import reading
from storage.errors import Rejected

router = APIRouter(prefix="/packages")

Staff = Annotated[Caller, Depends(allowed(*STAFF))]
Manager = Annotated[Caller, Depends(allowed(Role.ACCOUNT_MANAGER))]
Version = Annotated[int, Form(ge=1)]
Chosen = Annotated[str, Form()]
Words = Annotated[str, Form(max_length=4000)]


@router.get("/{package_id}")
def package_page(request: Request, caller: Staff, package_id: str, receivable: str = "") -> Response:
    """The page, or the parts of it that change when another receivable is chosen."""
    return _desk(request, caller, package_id, Selection(receivable or None, {}))


@router.post("/{package_id}/claim")
def claim_package(request: Request, caller: Staff, package_id: str, version: Version, receivable: Chosen = "") -> Response:
    """Take the package on."""
    return _act(request, caller, package_id, Selection(receivable, {}), Claim(version=version))


@router.post("/{package_id}/release")
def release_package(request: Request, caller: Staff, package_id: str, version: Version, receivable: Chosen = "") -> Response:
    """Give it back to the queue."""
    return _act(request, caller, package_id, Selection(receivable, {}), Release(version=version))


@router.post("/{package_id}/corrections")
def correct_field(
    request: Request,
    caller: Staff,
    package_id: str,
    version: Version,
    document: Annotated[str, Form()],
    term: Annotated[str, Form()],
    value: Words = "",
    receivable: Chosen = "",
) -> Response:
    """Say what one field really is; an empty value says that the page does not have it."""
    field = CorrectedField(document=document, term=term, value=value if value.strip() else None)
    selection = Selection(receivable, {f"field:{document}:{term}": value})
    return _act(request, caller, package_id, selection, Correct(version=version, corrections=[field]))


@router.post("/{package_id}/confirmations")
def confirm_field(
    request: Request,
    caller: Staff,
    package_id: str,
    version: Version,
    document: Annotated[str, Form()],
    term: Annotated[str, Form()],
    receivable: Chosen = "",
) -> Response:
    """Say that one field is right as it stands."""
    field = ConfirmedField(document=document, term=term)
    return _act(request, caller, package_id, Selection(receivable, {}), Confirm(version=version, fields=[field]))


@router.post("/{package_id}/debtor")
def confirm_debtor(
    request: Request,
    caller: Staff,
    package_id: str,
    version: Version,
    debtor: Annotated[str, Form(max_length=200)],
    receivable: Chosen = "",
) -> Response:
    """Say which debtor the buyer is; the name on the paper is remembered."""
    named = ConfirmDebtor(version=version, receivable=receivable, debtor=debtor.strip())
    return _act(request, caller, package_id, Selection(receivable, {"debtor": debtor}), named)


@router.post("/{package_id}/lines")
def correct_line(
    request: Request, caller: Staff, package_id: str, version: Version, line: Annotated[LineForm, Depends()], receivable: Chosen = ""
) -> Response:
    """Say what one line really is, add one, or take one away."""
    selection = Selection(receivable, line.typed())
    return _act(request, caller, package_id, selection, Correct(version=version, lines=[line.corrected()]))


@router.post("/{package_id}/waivers")
def waive_deficiency(
    request: Request,
    caller: Staff,
    package_id: str,
    version: Version,
    deficiency: Annotated[str, Form()],
    reason: Words = "",
    receivable: Chosen = "",
) -> Response:
    """Let a deficiency pass, with a reason."""
    selection = Selection(receivable, {f"waive:{deficiency}": reason})
    return _act(request, caller, package_id, selection, Waive(version=version, deficiency=deficiency, reason=reason))


@router.post("/{package_id}/request-documents")
def ask_client(
    request: Request, caller: Staff, package_id: str, version: Version, message: Words = "", receivable: Chosen = ""
) -> Response:
    """Write to the client what is missing."""
    selection = Selection(receivable, {"request": message})
    return _act(request, caller, package_id, selection, RequestDocuments(version=version, message=message))


@router.post("/{package_id}/ask-debtor")
def write_to_debtor(
    request: Request,
    caller: Staff,
    package_id: str,
    version: Version,
    contact: Annotated[str, Form()],
    language: Annotated[Literal["en", "af", "zh"], Form()] = "en",
    receivable: Chosen = "",
) -> Response:
    """Write to a debtor with a link to its invoices."""
    return _act(request, caller, package_id, Selection(receivable, {}), AskDebtor(version=version, contact=contact, language=language))


@router.post("/{package_id}/debtor-telephone")
def note_telephone(
    request: Request, caller: Staff, package_id: str, version: Version, said: Annotated[TelephoneForm, Depends()], receivable: Chosen = ""
) -> Response:
    """Keep what a debtor said on the telephone."""
    return _act(request, caller, package_id, Selection(receivable, {}), said.act(version, receivable))


@router.post("/{package_id}/submit")
def submit_package(request: Request, caller: Staff, package_id: str, version: Version, receivable: Chosen = "") -> Response:
    """Put it before an account manager."""
    return _act(request, caller, package_id, Selection(receivable, {}), Submit(version=version))


@router.post("/{package_id}/approve")
def approve_package(request: Request, caller: Manager, package_id: str, version: Version, receivable: Chosen = "") -> Response:
    """Approve its complete receivables."""
    return _act(request, caller, package_id, Selection(receivable, {}), Approve(version=version))


@router.post("/{package_id}/return")
def send_back(request: Request, caller: Staff, package_id: str, version: Version, reason: Words = "", receivable: Chosen = "") -> Response:
    """Send it back to the client, with the reason."""
    return _act(request, caller, package_id, Selection(receivable, {"return": reason}), Return(version=version, reason=reason))


def _act(request: Request, caller: Caller, package_id: str, selection: Selection, act: PackageAct) -> Response:
    """Do it; what is refused is said on the page, with everything that was typed still there."""
    chosen = selection.receivable_id or None
    try:
        perform(context_of(request).services, caller, package_id, act)
    except StalePackage as stale:
        return _desk(request, caller, package_id, Selection(chosen, selection.typed), status=409, stale=stale)
    except Problem as problem:
        if problem.status_code == 404:
            raise
        told = {"code": problem.code, "sentence": problem.detail, "what_next": problem.what_next}
        return _desk(request, caller, package_id, Selection(chosen, selection.typed), status=409, problem=told)
    except Rejected as refusal:
        return _desk(request, caller, package_id, Selection(chosen, selection.typed), status=422, problem=problem_facts(refusal))
    if not is_partial(request):
        return RedirectResponse(f"/packages/{package_id}" + (f"?receivable={chosen}" if chosen else ""), 303)
    return _desk(request, caller, package_id, Selection(chosen, {}))


def _desk(
    request: Request,
    caller: Caller,
    package_id: str,
    selection: Selection,
    *,
    status: int = 200,
    stale: StalePackage | None = None,
    problem: dict[str, str] | None = None,
) -> Response:
    with reading(context_of(request).services.engine) as session:
        package = visible_package(session, caller, package_id)
        facts: dict[str, Any] = desk_facts(session, caller, package, selection)
    changes = [each for each in facts["package"]["decisions"] if stale is not None and each["version"] >= stale.named]
    return page(request, caller, "package.html", status=status, stale=stale, changes=changes, problem=problem, **facts)
