"""The administrator's pages of facilities: wrong readings accepted, thresholds, and which checks are made how."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from api.context import context_of
from api.facility_acts import facility_settings, set_check_of_facility, set_rate, set_threshold, target_error_rates
from api.review.rendering import page, problem_facts
from api.security.access import Caller, allowed
from api.security.roles import Role
from intake.commands.set_target_error_rate import rate_of_text
from storage.database.reading import reading
from storage.errors import Rejected

router = APIRouter(prefix="/admin/facilities")

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR))]
Percent = Annotated[str, Form(max_length=20)]
Written = Annotated[str, Form(max_length=400)]
Reason = Annotated[str, Form(max_length=1000)]


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
    """Thresholds and checks of one facility."""
    return _facility(request, caller, client_code)


@router.post("/{client_code}/settings/{setting_name}")
def set_setting(
    request: Request, caller: Administrator, client_code: str, setting_name: str, value: Written = "", reason: Reason = ""
) -> Response:
    """Set one threshold; an empty one goes back to what holds without it."""
    try:
        set_threshold(context_of(request).services, caller, client_code, setting_name, value or None, reason)
    except Rejected as refusal:
        return _facility(request, caller, client_code, {setting_name: {"value": value, "reason": reason}}, problem_facts(refusal))
    return _is_set(client_code)


@router.post("/{client_code}/checks/{check_code}")
def set_check(
    request: Request, caller: Administrator, client_code: str, check_code: str, severity: Written = "", reason: Reason = ""
) -> Response:
    """Switch a check off, or give it a severity; an empty one goes back to its own."""
    try:
        set_check_of_facility(context_of(request).services, caller, client_code, check_code, severity or None, reason)
    except Rejected as refusal:
        return _facility(request, caller, client_code, {check_code: {"value": severity, "reason": reason}}, problem_facts(refusal))
    return _is_set(client_code)


def _is_set(client_code: str) -> Response:
    return RedirectResponse(f"/admin/facilities/{quote(client_code)}?notice=It+is+set.+Packages+at+the+desk+are+judged+by+it+anew.", 303)


def _facility(
    request: Request,
    caller: Caller,
    client_code: str,
    typed: dict[str, dict[str, str]] | None = None,
    problem: dict[str, str] | None = None,
) -> Response:
    with reading(context_of(request).services.engine) as session:
        facility = facility_settings(session, client_code)
    return page(request, caller, "facility.html", status=422 if problem else 200, facility=facility, typed=typed or {}, problem=problem)


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
