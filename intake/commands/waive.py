"""A person lets a deficiency pass, and says why."""

from __future__ import annotations

from sqlalchemy import select

from intake.commands.acting import Actor, Done, NotAllowed, NotThere, deciding
from intake.packs import load_pack
from intake.services import Services
from intake.standing import deficiency_of, restate, standing_deficiencies, write_deficiency
from storage.database.tables import DeficiencyRow
from verification.decisions import Act
from verification.deficiencies import waived
from verification.model import Severity


def waive(services: Services, actor: Actor, package_id: str, version: int, deficiency_id: str, reason: str) -> Done:
    """The deficiency is waived; the states and totals of the package follow at once."""
    with deciding(services, actor, package_id, version) as act:
        row = act.session.scalar(select(DeficiencyRow).where(DeficiencyRow.id == deficiency_id, DeficiencyRow.package_id == package_id))
        if row is None:
            raise NotThere("The package has no such deficiency.")
        act.permit(Act.WAIVE, reason=reason, severity=Severity(row.severity))
        try:
            write_deficiency(row, waived(deficiency_of(row), actor.user_id, reason, act.work.now))
        except ValueError as refused:
            raise NotAllowed("deficiency_state", str(refused), because_of_person=False) from refused
        act.session.flush()
        pack = load_pack(act.session, package_id)
        restate(act.work, act.package, standing_deficiencies(act.session, package_id), pack.documents if pack else ())
        act.write_down("waived", reason=reason.strip(), check_code=row.check_code, deficiency=row.id, receivable=row.receivable_id)
        return act.done("waive_deficiency")
