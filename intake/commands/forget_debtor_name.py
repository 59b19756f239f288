"""A person takes back that a name on paper means a debtor; packages at the desk that it decided are judged anew."""

from __future__ import annotations

from sqlalchemy import select

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.services import Services
from intake.waiting_packages import judge_debtor_anew
from storage.database.tables import DebtorNameRow
from storage.repositories.debtor_names import forget_name
from storage.unit_of_work import UnitOfWork

_MAY_FORGET = ("assistant", "account_manager")


def forget_debtor_name(services: Services, actor: Actor, debtor_code: str, name_id: str) -> None:
    """The name is asked about again. Raises NotThere where it is none of the debtor's, or was forgotten before."""
    if actor.role not in _MAY_FORGET:
        raise NotAllowed("role", f"The role {actor.role.replace('_', ' ')} may not forget a debtor's name.", True)
    with UnitOfWork(services.engine, services.clock()) as work:
        asked = select(DebtorNameRow).where(DebtorNameRow.id == name_id, DebtorNameRow.debtor_code == debtor_code)
        row = work.session.scalar(asked.where(DebtorNameRow.name_key.is_not(None)).with_for_update())
        if row is None:
            raise NotThere("The debtor has no such name.")
        forget_name(work, row, actor.user_id)
        work.audit(f"person:{actor.user_id}", "debtor_name.forgotten", "debtor", debtor_code, name=row.id)
        judge_debtor_anew(work, actor, debtor_code, f"name {row.id} forgotten")
        work.commit("forget_debtor_name")
