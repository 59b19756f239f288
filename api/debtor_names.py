"""What a debtor is called, in the master file and because people confirmed it, once for the API and the page."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api.acts import actor_of
from api.problems import not_found
from api.security.access import Caller
from intake.commands.acting import NotThere
from intake.commands.forget_debtor_name import forget_debtor_name
from intake.services import Services
from storage.database.tables import DebtorRow
from storage.repositories.debtor_names import names_of_debtor
from storage.repositories.people import user_names


def debtor_names(session: Session, debtor_code: str) -> dict[str, Any]:
    """The debtor's own name, its aliases of the master file, and the confirmed names with who, when and from which paper."""
    debtor = session.get(DebtorRow, debtor_code)
    if debtor is None:
        raise not_found("debtor")
    confirmed = names_of_debtor(session, debtor_code)
    people = user_names(session, [each.confirmed_by for each in confirmed])
    return {
        "debtor": debtor.debtor_code,
        "name": debtor.name,
        "aliases": list(debtor.aliases),
        "confirmed_names": [
            {
                "id": each.id,
                "name": each.name,
                "client": each.client_code,
                "package": each.package_id,
                "document": each.document_id,
                "confirmed_by": each.confirmed_by,
                "confirmed_by_name": people.get(each.confirmed_by),
                "confirmed_at": each.confirmed_at.isoformat(),
            }
            for each in confirmed
        ],
    }


def forget(services: Services, caller: Caller, debtor_code: str, name_id: str) -> None:
    """A confirmed name means the debtor no more; packages at the desk on it are judged anew by the workers."""
    try:
        forget_debtor_name(services, actor_of(caller), debtor_code, name_id)
    except NotThere as absent:
        raise not_found("name of a debtor") from absent
