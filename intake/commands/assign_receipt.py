"""An assistant says whose documents these are, when the sender is a stranger; then they go on like any others."""

from __future__ import annotations

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.joining import package_named
from intake.progress import advance_receipt, lock_receipt
from intake.receive import begin, parts_of
from intake.services import Services
from storage.database.tables import ClientRow, ReceiptRow
from storage.unit_of_work import UnitOfWork

_MAY_ASSIGN = ("assistant", "account_manager", "administrator")


def assign_receipt(services: Services, actor: Actor, receipt_id: str, client_code: str) -> None:
    """The held receipt is this client's. Raises NotThere, and NotAllowed where it is not held or the role may not assign."""
    if actor.role not in _MAY_ASSIGN:
        raise NotAllowed("role", f"The role {actor.role.replace('_', ' ')} may not assign documents to a client.", True)
    with UnitOfWork(services.engine, services.clock()) as work:
        if work.session.get(ReceiptRow, receipt_id) is None or work.session.get(ClientRow, client_code) is None:
            raise NotThere("There is no such delivery, or no such client.")
        receipt = lock_receipt(work.session, receipt_id)
        if receipt.state != "held":
            raise NotAllowed("state", "The delivery is not held any more.", False)
        receipt.client_code = client_code
        receipt.package_id = package_named(work.session, client_code, receipt.reference, receipt.subject)
        receipt.state = "processing"
        work.session.flush()
        begin(work, parts_of(work.session, receipt_id))
        advance_receipt(work, receipt_id)
        work.audit(f"person:{actor.user_id}", "receipt.assigned", "receipt", receipt_id, client=client_code)
        work.commit("assign_receipt")
