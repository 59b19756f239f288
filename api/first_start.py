"""The first start: an empty data folder gets the sample book, and two batches are mailed to the program's own mail port."""

from __future__ import annotations

import smtplib
import time
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from api.people import one_time_link
from api.sample.cast import CLIENTS
from api.sample.loading import SAMPLE_PEOPLE, load_sample
from api.settings import Settings
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow, DocumentRow, PackageRow, PageRow, PartRow, ReceiptRow, UserRow
from storage.errors import Defect
from storage.repositories import people

if TYPE_CHECKING:
    from api.sample.batches import SampleBatch

_MAIL_UP_SECONDS = 60.0
_ROLE_NAMES = {"account_manager": "account manager"}


class FirstStart:
    """What is done once, on an empty installation."""

    def __init__(self, settings: Settings, services: Services, tell: Callable[[str], object]) -> None:
        self._settings = settings
        self._services = services
        self._tell = tell
        self._began = time.monotonic()

    def load_if_empty(self) -> bool:
        """Load the sample book where there is nothing else; says whether the batches are to be sent.

        Loading twice changes nothing, so a first start that was cut short is simply begun again.
        """
        sample_codes = {role.client_code for role in CLIENTS}
        sample_addresses = {email for email, *_ in SAMPLE_PEOPLE}
        with reading(self._services.engine) as session:
            received = session.scalar(select(func.count()).select_from(ReceiptRow)) or 0
            others = set(session.scalars(select(ClientRow.client_code))) - sample_codes
            others |= set(session.scalars(select(UserRow.email))) - sample_addresses
        if received or others or not self._settings.sample:
            return False
        self._tell(f"The data folder {self._settings.data.absolute()} is empty: loading the sample book (SAMPLE=0 starts empty).")
        counts = load_sample(self._services)
        self._tell("  " + ", ".join(f"{count} {kind.replace('-', ' ')}" for kind, count in counts.items()))
        return bool(self._settings.smtp_port)

    def send_batches(self, look: Callable[[], None], stop: Event) -> None:
        """Mail both batches, show how the work goes on, and say what became of them."""
        from api.sample.batches import sample_batches  # drawing papers needs much that a second start does not
        from api.sample.book import make_book

        batches = sample_batches(make_book(self._services.clock().date()))
        self._tell(f"Mailing two sample batches to {self._settings.smtp_host} port {self._settings.smtp_port}:")
        for batch in batches:
            self._send(batch, stop)
            self._tell(f"  {batch.client.role.name}: “{batch.subject}”, {len(batch.documents)} attachments")
        shown = ""
        while not stop.is_set():
            line, over = self._progress()
            if line != shown:
                self._tell(f"  {time.monotonic() - self._began:4.0f} s  {line}")
                shown = line
            if over:
                break
            look()
            stop.wait(1.0)
        else:
            return
        self._tell_packages()

    def _send(self, batch: SampleBatch, stop: Event) -> None:
        deadline = time.monotonic() + _MAIL_UP_SECONDS
        mail = batch.mail(self._settings.factor_email)
        while True:
            try:
                with smtplib.SMTP(self._settings.smtp_host, self._settings.smtp_port, timeout=60) as server:
                    server.send_message(mail, batch.sender, [self._settings.factor_email])
                return
            except OSError as refused:  # smtplib's own errors are OSErrors
                if time.monotonic() > deadline or stop.is_set():
                    raise Defect(
                        "mail.silent", "The mail listener did not take the sample batches.", "The lines above say why."
                    ) from refused
                stop.wait(0.3)

    def _progress(self) -> tuple[str, bool]:
        """How far the work has come in a line, and whether it is over."""
        with reading(self._services.engine) as session:
            receipts = list(session.scalars(select(ReceiptRow.state)))
            parts = list(session.scalars(select(PartRow.state)))
            pages = list(session.scalars(select(PageRow.state)))
            documents = list(session.scalars(select(DocumentRow.state)))
            packages = list(session.scalars(select(PackageRow.state)))
        done_parts = sum(state in ("unpacked", "read", "parked", "skipped", "rejected") for state in parts)
        done_pages = sum(state in ("read", "parked") for state in pages)
        done_documents = sum(state in ("extracted", "parked") for state in documents)
        judged = [state for state in packages if state != "processing"]
        line = (
            f"{done_parts} of {len(parts)} files, {done_pages} of {len(pages)} pages, {done_documents} of {len(documents)} documents read"
        )
        if judged:
            line += f"; {len(judged)} packages judged"
        over = (
            len(receipts) >= 2
            and all(state in ("assembled", "without_receivables", "held") for state in receipts)
            and len(judged) == len(packages)
        )
        return line, over

    def _tell_packages(self) -> None:
        from api.package_words import package_lines

        with reading(self._services.engine) as session:
            for package_id in session.scalars(select(PackageRow.id).order_by(PackageRow.received_at, PackageRow.id)):
                self._tell("")
                for line in package_lines(session, package_id):
                    self._tell(line)
        self._tell("")
        self._tell(f"From start to here it took {time.monotonic() - self._began:.0f} s.")


def sample_links(services: Services, settings: Settings) -> list[tuple[str, str]]:
    """A link for each of the sample's people who is in: (role and address, link)."""
    with reading(services.engine) as session:
        known = [(email, role) for email, _, role, *_ in SAMPLE_PEOPLE if people.user_by_email(session, email) is not None]
    found = []
    for email, role in known:
        link = one_time_link(services, settings, email)
        if link:
            found.append((f"{_ROLE_NAMES.get(role, role)} ({email})", link))
    return found
