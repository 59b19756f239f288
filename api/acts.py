"""What people do, as the HTTP edge sees it: the caller becomes an actor, and what the rules answer becomes a problem document."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog

from api.problems import Problem, not_found
from api.security.access import Caller
from intake.commands.acting import Actor, Done, NotAllowed, NotThere, StaleVersion
from intake.pipeline import run_message
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import MessageRow
from storage.errors import Trouble

_PATIENCE_SECONDS = 5.0

log = structlog.get_logger(__name__)


class StalePackage(Problem):
    """409: somebody changed the package since; `current_version` says where it stands now."""

    def __init__(self, stale: StaleVersion) -> None:
        super().__init__(
            409,
            "package.stale",
            f"The package has changed since you looked: it is at version {stale.current}, and you saw version {stale.named}.",
            "Look at it again, then decide. Nothing of yours was lost.",
            named_version=stale.named,
            current_version=stale.current,
        )
        self.named = stale.named
        self.current = stale.current


def actor_of(caller: Caller) -> Actor:
    """The caller as the commands know people."""
    return Actor(caller.user_id, caller.role.value, caller.client_code)


@contextmanager
def answering() -> Iterator[None]:
    """What the rules say of an act, as a problem: 403 for the person, 409 for the state or version, 404 for what is not there."""
    try:
        yield
    except StaleVersion as stale:
        raise StalePackage(stale) from stale
    except NotThere as absent:
        raise not_found("package") from absent
    except NotAllowed as refused:
        status = 403 if refused.because_of_person else 409
        sentence = refused.sentence if refused.sentence.endswith(".") else f"{refused.sentence}."
        raise Problem(status, f"act.{refused.code}", sentence, "") from refused


def run_at_once(services: Services, done: Done) -> None:
    """Do the work that an act left now, so that whoever waits at the page sees it; whatever fails here is left to the workers.

    Where a worker was quicker it is waited for, a little: its checks count the package's version up, and the person's next act should
    not be refused because of their last one.
    """
    for message_id in done.message_ids:
        try:
            if not run_message(message_id, services):
                _wait_for(services, message_id)
        except Trouble as trouble:
            log.warning("work.left_to_workers", message=message_id, code=trouble.code)


def _wait_for(services: Services, message_id: str) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with reading(services.engine) as session:
            message = session.get(MessageRow, message_id)
        if message is None or message.state not in ("ready", "leased"):
            return
        time.sleep(0.1)
