"""What every act of a person shares: who acts, on which version, whether the rules allow it, and what is written down of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.services import Services
from intake.steps.assemble import lock_package
from storage.database.tables import DecisionRow, PackageRow, ReceiptRow, ReceivableRow
from storage.ids import fresh_id
from storage.unit_of_work import UnitOfWork
from verification.decisions import Act, Standing, counts, refusal
from verification.model import PackageState, ReceivableState, Severity

_CLEARING = ("corrected", "confirmed", "debtor_confirmed", "waived", "debtor_verified")
"""Acts that clear deficiencies: whoever did one does not approve."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a user, in one role; a client's user acts for its client alone."""

    user_id: str
    role: str
    client_code: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What an act left: the package's new version and state, and the messages that now wait (they may be run at once)."""

    package_id: str
    version: int
    state: str
    message_ids: tuple[str, ...] = ()


class StaleVersion(Exception):  # noqa: N818  # it is an answer to a person, who looks again
    """Somebody changed the package since this person looked at it; nothing was done."""

    def __init__(self, named: int, current: int) -> None:
        super().__init__(f"The package is at version {current}, and you saw version {named}. Look at it again, then decide.")
        self.named = named
        self.current = current


class NotAllowed(Exception):  # noqa: N818  # it is an answer to a person
    """The rules do not allow this act; `because_of_person` tells a matter of role from one of state."""

    def __init__(self, code: str, sentence: str, because_of_person: bool) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.because_of_person = because_of_person


class NotThere(Exception):  # noqa: N818  # it is an answer to a person
    """There is no such package, receipt, document or message, or none that this person could mean."""


@dataclass(slots=True)
class Deciding:
    """An act that is under way: the transaction, and the package locked at the version that the person saw."""

    work: UnitOfWork
    services: Services
    actor: Actor
    package: PackageRow
    version: int
    messages: list[str] = field(default_factory=list)

    @property
    def session(self) -> Session:
        return self.work.session

    def permit(self, act: Act, *, reason: str | None = None, severity: Severity | None = None) -> Standing:
        """The standing of the package where the rules allow the act; NotAllowed where they do not."""
        standing = standing_of(self.session, self.package)
        refused = refusal(act, self.actor, standing, reason=reason, severity=severity)
        if refused is not None:
            raise NotAllowed(refused.code, refused.sentence, refused.because_of_person)
        return standing

    def write_down(self, action: str, *, reason: str | None = None, **particulars: Any) -> None:
        """Append the decision and its audit line, and count the version up."""
        self.package.version += 1
        self.session.add(
            DecisionRow(
                id=fresh_id(),
                package_id=self.package.id,
                package_version=self.version,
                action=action,
                made_by=self.actor.user_id,
                reason=reason,
                particulars=particulars,
                made_at=self.work.now,
            )
        )
        self.session.flush()
        codes = {name: value for name, value in particulars.items() if not isinstance(value, dict)}
        self.work.audit(
            f"person:{self.actor.user_id}", f"package.{action}", "package", self.package.id, version=self.package.version, **codes
        )

    def verify_again(self, only: frozenset[str] | None) -> None:
        """Send the package to be checked: these checks, or all."""
        payload = {"only": sorted(only) if only is not None else None, "cured_by": self.actor.user_id}
        self.messages.append(self.work.send("verify", self.package.id, payload, occasion=f"version {self.package.version}"))

    def receivables(self) -> list[ReceivableRow]:
        """The package's rows of the register, in order."""
        return list(
            self.session.scalars(select(ReceivableRow).where(ReceivableRow.package_id == self.package.id).order_by(ReceivableRow.position))
        )

    def done(self, name: str) -> Done:
        """Keep everything; the one commit of the act."""
        self.work.commit(name)
        return Done(self.package.id, self.package.version, self.package.state, tuple(self.messages))


@contextmanager
def deciding(services: Services, actor: Actor, package_id: str, version: int) -> Iterator[Deciding]:
    """The package, locked, as the person saw it. Raises NotThere, and StaleVersion where it was changed since."""
    with UnitOfWork(services.engine, services.clock()) as work:
        package = lock_package(work.session, package_id)
        if package is None:
            raise NotThere("There is no such package.")
        if package.version != version:
            raise StaleVersion(version, package.version)
        yield Deciding(work, services, actor, package, version)


def standing_of(session: Session, package: PackageRow) -> Standing:
    """The package as the rules of decision see it."""
    decisions = session.scalars(
        select(DecisionRow).where(DecisionRow.package_id == package.id).order_by(DecisionRow.package_version, DecisionRow.made_at)
    ).all()
    # Documents that a person sent in for the client may be what cured it, so whoever did has had a hand in it as well.
    joined = (ReceiptRow.package_id == package.id) | (ReceiptRow.id == package.receipt_id)
    brought_by = {each for each in session.scalars(select(ReceiptRow.submitted_by).where(joined)) if each}
    states = session.scalars(select(ReceivableRow.state).where(ReceivableRow.package_id == package.id)).all()
    complete, deficient = counts(ReceivableState(state) for state in states)
    return Standing(
        state=PackageState(package.state),
        client_code=package.client_code,
        claimed_by=package.claimed_by,
        submitted_by=next((each.made_by for each in reversed(decisions) if each.action == "submitted"), None),
        cleared_by=frozenset(each.made_by for each in decisions if each.action in _CLEARING) | brought_by,
        complete_count=complete,
        deficient_count=deficient,
        approved_count=sum(state == ReceivableState.APPROVED.value for state in states),
    )
