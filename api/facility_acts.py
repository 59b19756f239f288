"""What an administrator decides about facilities, once for the API and the page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.acts import actor_of, answering
from api.problems import not_found
from api.security.access import Caller
from intake.commands.set_facility import set_check, set_facility, set_facility_setting
from intake.commands.set_target_error_rate import set_target_error_rate
from intake.facility_changes import FacilityChange
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.masters import CHECKS
from storage.repositories.people import user_names
from storage.repositories.thresholds import own_target_error_rate, target_error_rate
from verification.facility_settings import FACILITY_SETTINGS, in_words
from verification.registry import all_checks


def target_error_rates(session: Session) -> dict[str, Any]:
    """The rate of the house and of every facility; `own` says whether a facility has one of its own."""
    house = target_error_rate(session)
    clients = session.scalars(select(ClientRow).order_by(ClientRow.name, ClientRow.client_code))
    return {"target_error_rate": _written(house), "facilities": [_facility(each, house) for each in clients]}


def set_rate(services: Services, caller: Caller, client_code: str | None, rate: Decimal | None) -> None:
    """Set a rate; the packages that it concerns are judged anew by the workers."""
    if client_code is not None:
        with reading(services.engine) as session:
            if session.get(ClientRow, client_code) is None:
                raise not_found("client")
    with answering():
        set_target_error_rate(services, actor_of(caller), client_code, rate)


def facility_settings(session: Session, client_code: str) -> dict[str, Any]:
    """Everything that can be set for one facility: thresholds, and its own settings of checks; `own` says whether it has one of its own."""
    row = session.get(ClientRow, client_code)
    client = DatabaseBooks(session).client(client_code)
    if row is None or client is None:
        raise not_found("client")
    own = row.settings.get(CHECKS, {})
    names = user_names(session, [each["set_by"] for each in own.values()])
    return {
        "client": client.client_code,
        "name": client.name,
        "settings": [
            {
                "name": each.name,
                "what": each.what,
                "value": in_words(getattr(client.facility, each.name)),
                "shown": each.shown(getattr(client.facility, each.name)),
                "own": each.name in row.settings,
            }
            for each in FACILITY_SETTINGS.values()
        ],
        "checks": [
            {
                "check_code": each.code,
                "title": each.title,
                "catalogue": each.severity.value,
                "severity": own[each.code]["severity"] if each.code in own else each.severity.value,
                "own": each.code in own,
                "reason": own[each.code]["reason"] if each.code in own else None,
                "set_by": names.get(own[each.code]["set_by"]) if each.code in own else None,
            }
            for each in all_checks().values()
        ],
    }


def set_threshold(services: Services, caller: Caller, client_code: str, name: str, value: str | None, reason: str) -> None:
    """Set one threshold of a facility; the packages that it concerns are judged anew by the workers."""
    with answering():
        set_facility_setting(services, actor_of(caller), client_code, name, value, reason)


def set_changes(services: Services, caller: Caller, client_code: str, changes: Sequence[FacilityChange], reason: str) -> None:
    """Make several changes of a facility at once, for one reason; the packages that they concern are judged anew."""
    with answering():
        set_facility(services, actor_of(caller), client_code, changes, reason)


def set_check_of_facility(services: Services, caller: Caller, client_code: str, check_code: str, severity: str | None, reason: str) -> None:
    """Switch a check off for a facility, or give it another severity; the packages that it concerns are judged anew."""
    with answering():
        set_check(services, actor_of(caller), client_code, check_code, severity, reason)


def _facility(client: ClientRow, house: Decimal) -> dict[str, Any]:
    own = own_target_error_rate(client)
    rate = house if own is None else own
    return {"client": client.client_code, "name": client.name, "target_error_rate": _written(rate), "own": own is not None}


def _written(rate: Decimal) -> str:
    return format(rate.normalize(), "f")
