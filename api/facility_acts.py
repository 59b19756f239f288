"""What an administrator decides about facilities, once for the API and the page."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.acts import actor_of, answering
from api.problems import not_found
from api.security.access import Caller
from intake.commands.set_target_error_rate import set_target_error_rate
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow
from storage.repositories.thresholds import own_target_error_rate, target_error_rate


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


def _facility(client: ClientRow, house: Decimal) -> dict[str, Any]:
    own = own_target_error_rate(client)
    rate = house if own is None else own
    return {"client": client.client_code, "name": client.name, "target_error_rate": _written(rate), "own": own is not None}


def _written(rate: Decimal) -> str:
    return format(rate.normalize(), "f")
