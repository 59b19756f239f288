"""The administrator's pages of facilities: wrong readings accepted, thresholds, and which checks are made how."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from api.acts import answering
from api.context import context_of
from api.dry_runs import PAGE_SECONDS, dry_run_view, wanted_changes
from api.facility_acts import facility_settings, set_changes, set_rate, target_error_rates
from api.review.facility_form import Asked, asked
from api.review.rendering import page, problem_facts
from api.security.access import Caller, allowed
from api.security.roles import Role
from intake.commands.set_target_error_rate import rate_of_text
from intake.facility_changes import FacilityChange
from storage.database.reading import reading
from storage.errors import Rejected

router = APIRouter(prefix="/admin/facilities")

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR))]
Percent = Annotated[str, Form(max_length=20)]
_LONGEST_VALUE, _LONGEST_REASON = 400, 1000
PackageId = Annotated[str | None, Query(max_length=100)]


async def sent(request: Request) -> FormData:
    """The form as it was sent: its fields are the settings and checks that there are."""
    return await request.form()


Sent = Annotated[FormData, Depends(sent)]


@router.get("")
def facilities_page(request: Request, caller: Administrator) -> Response:
    """The rate of the house and of every facility."""
    return _facilities(request, caller)


@router.post("")
def set_for_house(request: Request, caller: Administrator, percent: Percent = "") -> Response:
    """Set the rate of the house; an empty one goes back to what the program came with."""
    return _set(request, caller, None, percent)


@router.post("/{client_code}")
def set_for_facility(request: Request, caller: Administrator, client_code: str, percent: Percent = "") -> Response:
    """Set the rate of one facility; an empty one goes back to the house's."""
    return _set(request, caller, client_code, percent)


@router.get("/{client_code}")
def facility_page(request: Request, caller: Administrator, client_code: str) -> Response:
    """Thresholds and checks of one facility; changes in the address stand in the form, not yet made."""
    return _facility(request, caller, asked(client_code, request.query_params))


@router.post("/{client_code}/settings")
def save(request: Request, caller: Administrator, client_code: str, form: Sent) -> Response:
    """Make every change of the form at once, for one reason."""
    wanted = asked(client_code, form)
    try:
        set_changes(context_of(request).services, caller, client_code, _changes(wanted, caller, wanted.reason), wanted.reason)
    except Rejected as refusal:
        return _facility(request, caller, wanted, problem_facts(refusal))
    notice = urlencode({"notice": "It is set. Packages at the desk are judged by it anew."})
    return RedirectResponse(f"/admin/facilities/{quote(client_code, safe='')}?{notice}", 303)


@router.post("/{client_code}/dry-run")
def try_out(request: Request, caller: Administrator, client_code: str, form: Sent) -> Response:
    """To the page of the dry run, whose address says what is tried; nothing is set."""
    wanted = asked(client_code, form)
    try:
        _changes(wanted, caller, wanted.reason)
    except Rejected as refusal:
        return _facility(request, caller, wanted, problem_facts(refusal))
    return RedirectResponse(wanted.address("/dry-run"), 303)


@router.get("/{client_code}/dry-run")
def dry_run_page(request: Request, caller: Administrator, client_code: str, after: PackageId = None) -> Response:
    """What the changes in the address would have done to the packages of the last 90 days; opening it sets and writes nothing."""
    wanted = asked(client_code, request.query_params)
    try:
        _changes(wanted, caller, wanted.reason)
        with answering():
            found = dry_run_view(
                context_of(request).services,
                client_code,
                wanted.settings,
                wanted.checks,
                after_package_id=after,
                most_seconds=PAGE_SECONDS,
            )
    except Rejected as refusal:
        return _facility(request, caller, wanted, problem_facts(refusal))
    return page(request, caller, "dry_run.html", found=found, wanted=wanted)


def _changes(wanted: Asked, caller: Caller, reason: str) -> list[FacilityChange]:
    """The changes as they would be made. Rejected where there is none, or where one makes no sense."""
    if not wanted.changed:
        raise Rejected("facility.unchanged", "Nothing on this page is changed yet.", "Write another value, or choose how a check counts.")
    if any(len(text) > _LONGEST_VALUE for text in wanted.changed.values()) or len(reason) > _LONGEST_REASON:
        raise Rejected("facility.too_long", "What was written is too long.", f"Say why in at most {_LONGEST_REASON} characters.")
    with answering():
        return wanted_changes(wanted.settings, wanted.checks, reason, caller.user_id)


def _facility(request: Request, caller: Caller, wanted: Asked, problem: dict[str, str] | None = None) -> Response:
    with reading(context_of(request).services.engine) as session:
        facility = facility_settings(session, wanted.client_code)
    return page(request, caller, "facility.html", status=422 if problem else 200, facility=facility, typed=wanted.typed, problem=problem)


def _set(request: Request, caller: Caller, client_code: str | None, percent: str) -> Response:
    try:
        set_rate(context_of(request).services, caller, client_code, rate_of_text(percent))
    except Rejected as refusal:
        return _facilities(request, caller, status=422, typed={client_code or "": percent}, problem=problem_facts(refusal))
    return RedirectResponse("/admin/facilities?notice=It+is+set.+Packages+at+the+desk+are+judged+by+it+anew.", 303)


def _facilities(
    request: Request, caller: Caller, *, status: int = 200, typed: dict[str, str] | None = None, problem: dict[str, str] | None = None
) -> Response:
    with reading(context_of(request).services.engine) as session:
        rates = target_error_rates(session)
    return page(request, caller, "facilities.html", status=status, rates=rates, typed=typed or {}, problem=problem)
