"""An account manager approves a package: its complete receivables, within the limits as they stand at this moment.

Between the checks and the approval another package may have used up the limit. So the client and the debtors are locked, and the limits
are checked once more in the transaction that approves; of two approvals that together exceed a limit the second is refused.
"""

from __future__ import annotations

from sqlalchemy import select

from intake.commands.acting import Actor, Deciding, Done, NotAllowed, deciding
from intake.commands.writing import tell_of_approval
from intake.packs import load_pack
from intake.services import Services
from intake.standing import standing_deficiencies
from intake.steps.assemble import batch_of
from storage.database.tables import ClientRow, DebtorRow, ReceivableRow
from storage.repositories.books import DatabaseBooks
from verification.decisions import Act, receivable_after, state_after
from verification.deficiencies import holds_up, opens_deficiency
from verification.model import DeficiencyState, PackageState, ReceivableState
from verification.runner import run_checks

_LIMITS = frozenset({"FND-01"})


def approve(services: Services, actor: Actor, package_id: str, version: int) -> Done:
    """The complete receivables are approved; deficient ones stay behind in the package.

    Raises NotAllowed with the code `limits` where a limit has been used up meanwhile; then the package goes back to the checks.
    """
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.APPROVE)
        rows = act.receivables()
        taken = [row for row in rows if row.state == ReceivableState.COMPLETE.value]
        _lock_limits(act, taken)
        if _over_limits(act, taken):
            act.package.version += 1
            act.verify_again(_LIMITS)
            act.work.commit("approve_package.limits")
            raise NotAllowed(
                "limits", "Other packages have used up a limit meanwhile. The checks run again; look at the package then.", False
            )
        for row in taken:
            row.state = receivable_after(Act.APPROVE, ReceivableState(row.state)).value
        act.package.state = state_after(Act.APPROVE, standing, PackageState(act.package.state)).value
        act.package.claimed_by, act.package.claimed_at = None, None
        tell_of_approval(act)
        act.write_down("approved", receivables=[row.id for row in taken], totals=dict(act.package.totals))
        return act.done("approve_package")


def _lock_limits(act: Deciding, rows: list[ReceivableRow]) -> None:
    """The client, then its debtors by code: every approval takes them in this order."""
    act.session.execute(select(ClientRow.client_code).where(ClientRow.client_code == act.package.client_code).with_for_update())
    codes = sorted({row.debtor_code for row in rows if row.debtor_code})
    act.session.execute(
        select(DebtorRow.debtor_code).where(DebtorRow.debtor_code.in_(codes)).order_by(DebtorRow.debtor_code).with_for_update()
    )


def _over_limits(act: Deciding, rows: list[ReceivableRow]) -> bool:
    pack = load_pack(act.session, act.package.id)
    if pack is None:
        return False
    books = DatabaseBooks(act.session, act.package.id)
    findings = run_checks(batch_of(pack, books), books, act.work.now, _LIMITS)
    let_pass = {
        each.subject
        for each in standing_deficiencies(act.session, act.package.id)
        if each.state is DeficiencyState.WAIVED or not any(holds_up(each, row.id) for row in rows)
    }
    ids = {row.id for row in rows}
    return any(
        opens_deficiency(finding)
        and (finding.receivable_id is None or finding.receivable_id in ids)
        and (finding.receivable_id, finding.check_code) not in let_pass
        for finding in findings
    )
