"""The process that is killed: it imports the program once, and forks a child for each act, so that two hundred deaths take minutes.

It reads one JSON line an act from its standard input (see `Act`), and answers with one JSON line: how the child ended, and the commit
points that it reached. A child that is told to die does so by SIGKILL at the commit point with that number, counted from 1.

The act `warm …` is done by the process itself, in a folder of its own: each child has then imported, compiled and read what it needs.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from api.sample.loading import load_sample_book
from extractors.sandbox import pool
from intake.pipeline import run_message, run_until_idle
from intake.receive import Arrival, ArrivedFile, receive
from intake.services import MailRelay, Services
from storage import commit_points
from storage.blobs import open_blob_store
from storage.database.engine import migrate, open_engine
from tests.crash.acts import person_acts
from tests.crash.debtor_acts import debtor_acts
from tests.crash.remembered import remember_readings


@dataclass(frozen=True)
class Act:
    """What a child does: `receive` the mails in `folder`, `work` until idle, `message ID`, or one of a person's acts.

    `warm ACT,ACT,…` is for the stage itself: the acts of a road, one after the other, with the mails in `folder`.
    """

    name: str
    database: str
    blobs: str
    folder: str
    mail_port: int
    minutes_ahead: int = 0  # how far the clock stands ahead: leases of the dead have run out
    die_at: int | None = None


@dataclass(frozen=True)
class End:
    """How a child ended: killed or not, with which exit status, after which commit points, with what to say."""

    killed: bool
    status: int
    points: list[str]
    said: str


def services_for(act: Act) -> Services:
    def clock() -> datetime:
        return datetime.now(UTC) + timedelta(minutes=act.minutes_ahead)

    return Services(
        engine=open_engine(act.database),
        blobs=open_blob_store(act.blobs),
        mail_relay=MailRelay("127.0.0.1", act.mail_port),
        clock=clock,
    )


def arrivals_in(folder: str) -> list[Arrival]:
    """Every mail of a folder: from a known client, but those whose name says that a stranger sent them."""
    return [
        Arrival("imap", mail.stem, [ArrivedFile(mail.name, mail.read_bytes())], sender="new.address@elsewhere.example")
        if mail.stem.startswith("stranger")
        else Arrival("imap", mail.stem, [ArrivedFile(mail.name, mail.read_bytes())], client_code="C001", sender="accounts@rooibrug.example")
        for mail in sorted(Path(folder).glob("*.eml"))
    ]


def perform(act: Act) -> str:
    services = services_for(act)
    if act.name == "receive":
        return " ".join(receive(services, arrival) for arrival in arrivals_in(act.folder))
    if act.name == "work":
        return str(run_until_idle(services))
    if act.name.startswith("message "):
        return str(run_message(act.name.split()[1], services))
    return {**person_acts(), **debtor_acts(act.folder)}[act.name](services)


def warm(act: Act) -> None:
    """Go the whole road once, on SQLite, where it does not count."""
    with tempfile.TemporaryDirectory() as home:
        here = replace(act, database=f"sqlite:///{home}/books.sqlite", blobs=Path(home, "blobs").as_uri())
        services = services_for(here)
        migrate(services.engine)
        load_sample_book(services)
        services.engine.dispose()
        for name in act.name.removeprefix("warm ").split(","):
            perform(replace(here, name=name))
    pool.close()


def child(act: Act, report: Path) -> None:
    """Never returns."""
    points: list[str] = []

    def count(name: str) -> None:
        points.append(name)
        if len(points) == act.die_at:
            report.write_text(json.dumps([points, ""]))
            os.kill(os.getpid(), signal.SIGKILL)

    commit_points.listen(count)
    status, said = 0, ""
    try:
        said = perform(act)
    except BaseException as error:  # noqa: BLE001  # whatever it is, the parent has to hear of it
        import traceback

        status, said = 1, "".join(traceback.format_exception(error))[-4000:]
    report.write_text(json.dumps([points, said]))
    os._exit(status)


def main() -> None:
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(40), logger_factory=structlog.PrintLoggerFactory(file=sys.stderr)
    )
    report = Path(sys.argv[1])
    remember_readings()
    for line in sys.stdin:
        act = Act(**json.loads(line))
        if act.name.startswith("warm "):
            warm(act)
            print(json.dumps(asdict(End(False, 0, [], ""))), flush=True)
            continue
        pid = os.fork()
        if pid == 0:
            child(act, report)
        _, ended = os.waitpid(pid, 0)
        killed = os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL
        points, said = json.loads(report.read_text())
        end = End(killed, -1 if killed else os.waitstatus_to_exitcode(ended), points, said)
        print(json.dumps(asdict(end)), flush=True)


if __name__ == "__main__":
    main()
