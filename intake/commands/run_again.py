"""A person sends round once more what got stuck: a parked message, or a part or page that could not be read."""

from __future__ import annotations

from sqlalchemy import func, select

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.progress import lock_part, lock_receipt
from intake.routing import first_step
from intake.services import Services
from storage.database.tables import MessageRow, PageRow, PartRow
from storage.queue import outbox
from storage.unit_of_work import UnitOfWork

_MAY_RUN_AGAIN = ("assistant", "account_manager", "administrator")


def run_again(services: Services, actor: Actor, message_id: str) -> str:
    """The parked message is due again; returns its id. Raises NotThere where it is not parked."""
    _allow(actor)
    with UnitOfWork(services.engine, services.clock()) as work:
        row = work.session.get(MessageRow, message_id)
        if row is None or not outbox.run_again(work.session, message_id, work.now):
            raise NotThere("There is no such parked work.")
        work.audit(f"person:{actor.user_id}", "message.run_again", "message", message_id, step=row.step, subject=row.subject_id)
        work.commit("run_again")
    return message_id


def read_again(services: Services, actor: Actor, part_id: str) -> tuple[str, ...]:
    """A parked or refused part is tried once more, or the parked pages of one that was read; returns the messages.

    Useful after a limit was raised, or after a fault of the reader was mended.
    """
    _allow(actor)
    with UnitOfWork(services.engine, services.clock()) as work:
        part = work.session.get(PartRow, part_id)
        if part is None:
            raise NotThere("There is no such part.")
        lock_receipt(work.session, part.receipt_id)
        part = lock_part(work.session, part_id)
        if part.state in ("parked", "rejected") and part.reading_key is None:
            part.state, part.state_reason, part.problem_code = "received", None, None
            step = first_step(part.media_type)
            messages: tuple[str, ...] = (work.send(step, part_id, occasion=_next_occasion(work, step, part_id)),)
        else:
            messages = _pages_again(work, part)
        work.audit(f"person:{actor.user_id}", "part.run_again", "part", part_id, messages=len(messages))
        work.commit("read_again")
    return messages


def _pages_again(work: UnitOfWork, part: PartRow) -> tuple[str, ...]:
    pages = work.session.scalars(
        select(PageRow).where(PageRow.part_id == part.id, PageRow.state == "parked").order_by(PageRow.page_number)
    ).all()
    if not pages:
        raise NotAllowed("state", "Nothing in this part waits to be read again.", False)
    occasion = _next_occasion(work, "read_page", part.id)
    for page in pages:
        page.state, page.reason = "waiting", None
    work.session.flush()
    return tuple(
        work.send("read_page", part.id, {"page_number": page.page_number}, occasion=f"{page.page_number} {occasion}") for page in pages
    )


def _next_occasion(work: UnitOfWork, step: str, part_id: str) -> str:
    """As often as this step was sent for this part so far."""
    count = work.session.scalar(select(func.count()).where(MessageRow.step == step, MessageRow.subject_id == part_id))
    return f"again {count}"


def _allow(actor: Actor) -> None:
    if actor.role not in _MAY_RUN_AGAIN:
        raise NotAllowed("role", f"The role {actor.role.replace('_', ' ')} may not run work again.", True)
