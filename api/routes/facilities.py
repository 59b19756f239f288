"""What an administrator sets for facilities: wrong readings accepted, thresholds, and which checks are made how."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from api.acts import answering
from api.context import context_of
from api.dry_runs import PAGE_SECONDS, dry_run_view
from api.facility_acts import facility_settings, set_check_of_facility, set_rate, set_threshold, target_error_rates
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from storage.database.reading import reading

router = APIRouter(prefix="/api/v1/facilities", tags=["administration"])

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR, scopes=(Scope.ADMINISTER,)))]


class TargetErrorRate(BaseModel):
    """The share of wrong readings that is accepted, such as 0.01; null goes back to what holds without it."""

    model_config = ConfigDict(extra="forbid")

    target_error_rate: Decimal | None


class Setting(BaseModel):
    """A threshold as a person writes it, such as `20 %` or `90`; null goes back to what holds without it. Why is written down."""

    model_config = ConfigDict(extra="forbid")

    value: str | None = Field(max_length=400)
    reason: str = Field(min_length=1, max_length=1000)


class CheckWanted(BaseModel):
    """`block`, `review` or `warn`, or `off`; null goes back to the check's own severity. Why is written down."""

    model_config = ConfigDict(extra="forbid")

    severity: Literal["block", "review", "warn", "off"] | None
    reason: str = Field(min_length=1, max_length=1000)


class SettingsToTry(BaseModel):
    """Changed settings and checks by their names, written as where they are set; null goes back to what holds without one.

    `after` goes on behind a package: it is the `next` of an answer that did not come to the end.
    """

    model_config = ConfigDict(extra="forbid")

    settings: dict[str, Annotated[str, Field(max_length=400)] | None] = Field(default={}, max_length=100)
    checks: dict[str, Literal["block", "review", "warn", "off"] | None] = Field(default={}, max_length=500)
    after: str | None = Field(default=None, max_length=100)


@router.get("")
def list_facilities(request: Request, caller: Administrator) -> dict[str, Any]:
    """The rate of the house, and of every facility with where it comes from."""
    with reading(context_of(request).services.engine) as session:
        return target_error_rates(session)


@router.put("/house")
def set_for_house(request: Request, caller: Administrator, wanted: TargetErrorRate) -> dict[str, Any]:
    """Set the rate of every facility that has none of its own; packages at the desk are judged by it anew."""
    set_rate(context_of(request).services, caller, None, wanted.target_error_rate)
    return list_facilities(request, caller)


@router.put("/clients/{client_code}")
def set_for_facility(request: Request, caller: Administrator, client_code: str, wanted: TargetErrorRate) -> dict[str, Any]:
    """Set the rate of one client's facility; its packages at the desk are judged by it anew."""
    set_rate(context_of(request).services, caller, client_code, wanted.target_error_rate)
    return list_facilities(request, caller)


@router.get("/clients/{client_code}")
def show_facility(request: Request, caller: Administrator, client_code: str) -> dict[str, Any]:
    """What is set for one facility: thresholds and checks, and which of them are its own."""
    with reading(context_of(request).services.engine) as session:
        return facility_settings(session, client_code)


@router.put("/clients/{client_code}/settings/{setting_name}")
def set_one_setting(request: Request, caller: Administrator, client_code: str, setting_name: str, wanted: Setting) -> dict[str, Any]:
    """Set one threshold of a facility; its packages at the desk are judged by it anew."""
    set_threshold(context_of(request).services, caller, client_code, setting_name, wanted.value, wanted.reason)
    return show_facility(request, caller, client_code)


@router.put("/clients/{client_code}/checks/{check_code}")
def set_one_check(request: Request, caller: Administrator, client_code: str, check_code: str, wanted: CheckWanted) -> dict[str, Any]:
    """Switch a check off for a facility, or give it another severity; its packages at the desk are judged anew."""
    set_check_of_facility(context_of(request).services, caller, client_code, check_code, wanted.severity, wanted.reason)
    return show_facility(request, caller, client_code)


@router.post("/clients/{client_code}/dry-run")
def try_settings(request: Request, caller: Administrator, client_code: str, wanted: SettingsToTry) -> dict[str, Any]:
    """What changed settings would have done to the packages of the last 90 days, newest first; nothing is set or written.

    Some ten seconds are spent; `covered` says how far that went, and its `next` goes on from there.
    """
    services = context_of(request).services
    with answering():
        return dry_run_view(services, client_code, wanted.settings, wanted.checks, after_package_id=wanted.after, most_seconds=PAGE_SECONDS)
