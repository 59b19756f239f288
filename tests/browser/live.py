"""A whole house in one process: books in a folder, the sample book loaded, the pages served, and a worker that does what is due."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn

from api.app import create_app
from api.sample.batches import SampleBatch
from api.sample.loading import load_sample
from api.security.settings import SecuritySettings
from api.security.sign_in import create_one_time_sign_in
from intake.pipeline import run_next
from intake.receive import Arrival, ArrivedFile, receive
from intake.services import Services
from storage.blobs.opening import open_blob_store
from storage.database.engine import migrate, open_engine
from storage.repositories import people
from storage.unit_of_work import UnitOfWork

SECURITY = SecuritySettings(argon2_memory_kib=1024, argon2_rounds=1)


@dataclass
class LiveHouse:
    """Where it is served, and its services for what a test wants to look up."""

    address: str
    services: Services
    stop: threading.Event = field(default_factory=threading.Event)

    def link(self, email: str) -> str:
        """A one-time sign-in for one of the sample's people."""
        with UnitOfWork(self.services.engine) as work:
            user = people.user_by_email(work.session, email)
            assert user is not None
            secret = create_one_time_sign_in(work, SECURITY, actor="command_line", user=user)
            work.commit()
        return f"{self.address}/sign-in/once?token={secret}"

    def mail_in(self, batch: SampleBatch) -> str:
        """A sample batch as its mail would bring it; returns the receipt's id."""
        files = [ArrivedFile(document.filename, document.content) for document in batch.documents]
        return receive(self.services, Arrival("test", batch.name, files, sender=batch.sender, subject=batch.subject))

    def work_until(self, seconds: float) -> None:
        """Give the worker this long at most to come to rest."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not self.stop.wait(0.2):
            if self._idle():
                return

    def _idle(self) -> bool:
        from sqlalchemy import func, select

        from storage.database.reading import reading
        from storage.database.tables import MessageRow

        with reading(self.services.engine) as session:
            waiting = (
                select(func.count())
                .select_from(MessageRow)
                .where(MessageRow.state.in_(["ready", "leased"]), MessageRow.step != "send_letter")
            )
            return not session.scalar(waiting)


@contextmanager
def live_house(folder: Path, port: int = 0, workers: int = 2) -> Iterator[LiveHouse]:
    """Serve a house whose books are in this folder until the block ends."""
    engine = open_engine(f"sqlite:///{folder / 'books.db'}")
    migrate(engine)
    services = Services(engine=engine, blobs=open_blob_store(f"file://{folder / 'blobs'}"))
    load_sample(services)
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        house = LiveHouse(f"http://127.0.0.1:{listener.getsockname()[1]}", services)
        server = uvicorn.Server(uvicorn.Config(create_app(services, SECURITY), log_level="warning", access_log=False))
        threads = [threading.Thread(target=server.run, args=([listener],), daemon=True)]
        threads += [threading.Thread(target=_work, args=(house,), daemon=True) for _ in range(workers)]
        for thread in threads:
            thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            yield house
        finally:
            house.stop.set()
            server.should_exit = True
            for thread in threads:
                thread.join(30)
            engine.dispose()


def _work(house: LiveHouse) -> None:
    while not house.stop.is_set():
        if not run_next(house.services):
            house.stop.wait(0.2)
