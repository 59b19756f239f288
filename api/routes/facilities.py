"""How many wrong readings the factor accepts where funding depends on them: for the house, and for one client's facility."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict

from api.context import context_of
from api.facility_acts import set_rate, target_error_rates
from api.security.access import Caller, allowed
from api.security.roles import Role, Scope
from storage.database.reading import reading

router = APIRouter(prefix="/api/v1/facilities", tags=["administration"])

Administrator = Annotated[Caller, Depends(allowed(Role.ADMINISTRATOR, scopes=(Scope.ADMINISTER,)))]


class TargetErrorRate(BaseModel):
    """The share of wrong readings that is accepted, such as 0.01; null goes back to what holds without it."""

    model_config = ConfigDict(extra="forbid")

    target_error_rate: Decimal | None


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
