"""An administrator says how many wrong readings the house accepts where funding depends on them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from sqlalchemy import select

from intake.commands.acting import Actor, NotAllowed, NotThere
from intake.services import Services
from intake.waiting_packages import at_the_desk, judge_anew
from storage.database.tables import ClientRow, PackageRow
from storage.errors import Rejected
from storage.repositories.thresholds import own_target_error_rate, target_error_rate, write_target_error_rate
from storage.unit_of_work import UnitOfWork

_JUDGED_BY_IT = ("CNF-01",)
_HIGHEST = Decimal("0.5")


def set_target_error_rate(services: Services, actor: Actor, client_code: str | None, rate: Decimal | None) -> tuple[str, ...]:
    """Set the rate of one facility, or of the house where no client is named; None goes back to what holds without it.

    Packages at the desk are judged by it anew; one that stands before an approver is decided on as it was submitted. Returns the
    messages that now wait.
    """
    if actor.role != "administrator":
        raise NotAllowed("role", f"The role {actor.role.replace('_', ' ')} may not set the target error rate.", True)
    if rate is not None and not (rate.is_finite() and 0 <= rate <= _HIGHEST):
        raise Rejected("target_error_rate.range", "That is no share of wrong readings.", "Give a rate from 0 to 0.5, such as 0.01.")
    with UnitOfWork(services.engine, services.clock()) as work:
        client = work.session.get(ClientRow, client_code) if client_code is not None else None
        if client_code is not None and client is None:
            raise NotThere("There is no such client.")
        before = target_error_rate(work.session) if client is None else own_target_error_rate(client)
        write_target_error_rate(work, client, rate)
        work.audit(
            f"person:{actor.user_id}",
            "installation.changed" if client is None else "facility.changed",
            "installation" if client is None else "client",
            client_code or "installation",
            setting="target_error_rate",
            before=_written(before),
            after=_written(rate),
        )
        messages = tuple(
            judge_anew(work, actor, each, _JUDGED_BY_IT, f"target {work.now.isoformat()}") for each in _concerned(work, client_code)
        )
        work.commit("set_target_error_rate")
    return messages


def rate_of_text(text: str) -> Decimal | None:
    """A rate as a person writes it in percent: `1`, `0.5 %`, `0,5`; None for an empty text. Rejected where it is none."""
    written = text.replace("%", "").replace(",", ".").strip()
    if not written:
        return None
    try:
        return Decimal(written) / 100
    except InvalidOperation:
        raise Rejected("target_error_rate.number", f"{text} is no number.", "Write it in percent, such as 1 or 0.5.") from None


def _written(rate: Decimal | None) -> str | None:
    return None if rate is None else format(rate, "f")


def _concerned(work: UnitOfWork, client_code: str | None) -> Sequence[PackageRow]:
    """Packages at the desk whose facility follows this rate."""
    if client_code is not None:
        return at_the_desk(work.session, PackageRow.client_code == client_code)
    own = {each.client_code for each in work.session.scalars(select(ClientRow)) if own_target_error_rate(each) is not None}
    return [each for each in at_the_desk(work.session) if each.client_code not in own]
