"""Each way in acknowledges only what stands in the books: real conversations over SMTP and IMAP, and a real folder."""

from __future__ import annotations

import imaplib
import os
import smtplib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from api.sample.book import SampleBook
from intake.channels import ChannelSettings, all_channels, open_channels
from intake.channels.channel import FolderSettings, ImapSettings, SmtpSettings
from intake.channels.folder import WatchedFolder
from intake.channels.imap import Mailbox
from intake.channels.mails import mail_key
from intake.channels.smtp import MailListener
from intake.letters import languages, wording_in
from intake.services import IntakeLimits, Services
from storage.blobs.memory import MemoryBlobs
from storage.database.reading import reading
from storage.database.tables import LetterRow, ReceiptRow
from storage.errors import Unavailable
from tests.intake.made import mail, sender_of
from tests.services.imap import PASSWORD
from tests.services.shared import free_port

PDF = ("invoice.pdf", b"%PDF-1.4 invoice", "application/pdf")


class AwayBlobs(MemoryBlobs):
    def put(self, content: bytes) -> str:
        raise Unavailable("blob.away", "The blob store does not answer.")


def _receipts(services: Services) -> list[ReceiptRow]:
    with reading(services.engine) as session:
        return list(session.scalars(select(ReceiptRow).order_by(ReceiptRow.received_at)))


@contextmanager
def _listening(services: Services, **settings: object) -> Iterator[smtplib.SMTP]:
    listener = MailListener(services, SmtpSettings(port=(port := free_port()), **settings))  # type: ignore[arg-type]
    listener.start()
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=10) as connection:
            yield connection
    finally:
        listener.stop()


def test_the_folder_of_channels_is_walked() -> None:
    assert set(all_channels()) == {"smtp", "imap", "folder"}


def test_a_mail_is_acknowledged_when_it_stands_in_the_books(services: Services, book: SampleBook) -> None:
    with _listening(services) as connection:
        connection.send_message(mail(sender_of(book), PDF, subject="Ons fakture vir Maart — bondel 7"))
        (row,) = _receipts(services)
    assert (row.channel, row.client_code, row.sender, row.state) == ("smtp", "C001", sender_of(book), "processing")
    assert row.subject == "Ons fakture vir Maart — bondel 7"


def test_a_mail_delivered_twice_is_one_receipt_and_one_sent_twice_is_two(services: Services, book: SampleBook) -> None:
    sent = mail(sender_of(book), PDF, message_id="<a@x.example>")
    with _listening(services) as connection:
        for way in (b"", b"Received: from relay.example\r\n"):
            connection.sendmail(sender_of(book), "intake@f.example", way + sent.as_bytes())
        assert len(_receipts(services)) == 1
        connection.send_message(mail(sender_of(book), PDF, message_id="<b@x.example>"))
    assert len(_receipts(services)) == 2


def test_two_mails_that_share_a_message_id_are_two(book: SampleBook) -> None:
    one = mail(sender_of(book), PDF, message_id="<same@x.example>").as_bytes()
    other = mail(sender_of(book), PDF, message_id="<same@x.example>", text="Another").as_bytes()
    assert mail_key(one) != mail_key(other)


def test_while_the_blobs_are_away_the_sender_is_asked_to_try_again(services: Services, book: SampleBook) -> None:
    with _listening(replace(services, blobs=AwayBlobs())) as connection, pytest.raises(smtplib.SMTPDataError) as answer:
        connection.send_message(mail(sender_of(book), PDF))
    assert answer.value.smtp_code == 451
    assert _receipts(services) == []


def test_a_mail_too_large_is_refused_at_the_door(services: Services, book: SampleBook) -> None:
    small = replace(services, intake_limits=IntakeLimits(arrival_bytes=2000))
    big = mail(sender_of(book), ("x.pdf", b"%PDF" + os.urandom(4000), "application/pdf"))
    with _listening(small) as connection, pytest.raises((smtplib.SMTPDataError, smtplib.SMTPSenderRefused)) as answer:
        connection.send_message(big)
    assert answer.value.smtp_code == 552
    assert _receipts(services) == []


def test_a_cut_off_mail_leaves_nothing(services: Services, book: SampleBook) -> None:
    with _listening(services) as connection:
        connection.ehlo()
        connection.mail(sender_of(book))
        connection.rcpt("intake@f.example")
        connection.putcmd("data")
        connection.getreply()
        connection.send(b"From: a@b.example\r\nSubject: half\r\n\r\nThe first half and then")
        connection.close()
        time.sleep(0.2)
    assert _receipts(services) == []


def test_mail_for_others_is_not_taken(services: Services, book: SampleBook) -> None:
    with _listening(services, recipients=frozenset({"intake@factor.example"})) as connection:
        connection.send_message(mail(sender_of(book), PDF))
        elsewhere = mail(sender_of(book), PDF)
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            connection.send_message(elsewhere, to_addrs=["somebody@else.example"])
    assert len(_receipts(services)) == 1


@pytest.mark.services
class TestMailbox:
    """A mailbox on a real server."""

    @pytest.fixture
    def account(self, imap_server: str) -> ImapSettings:
        where = urlsplit(imap_server)
        return ImapSettings(where.hostname or "", f"clerk-{token_hex(4)}", PASSWORD, port=where.port or 143, tls=False)

    @contextmanager
    def _signed_in(self, account: ImapSettings) -> Iterator[imaplib.IMAP4]:
        connection = imaplib.IMAP4(account.host, account.port)
        connection.login(account.username, account.password)
        try:
            yield connection
        finally:
            connection.logout()

    def _put(self, account: ImapSettings, made: EmailMessage) -> None:
        with self._signed_in(account) as connection:
            assert connection.append("INBOX", "", "", made.as_bytes())[0] == "OK"

    def _flags(self, account: ImapSettings, folder: str = "INBOX") -> list[bytes]:
        with self._signed_in(account) as connection:
            if connection.select(folder)[0] != "OK":
                return []
            return [line for line in connection.fetch("1:*", "(FLAGS)")[1] if isinstance(line, bytes)]

    def test_what_is_taken_in_is_marked_as_seen(self, services: Services, book: SampleBook, account: ImapSettings) -> None:
        self._put(account, mail(sender_of(book), PDF))
        self._put(account, mail(sender_of(book, "C002"), PDF, message_id="<two@x.example>"))
        assert Mailbox(services, account).look() == 2
        assert Mailbox(services, account).look() == 0
        assert [row.client_code for row in _receipts(services)] == ["C001", "C002"]
        assert all(b"\\Seen" in line for line in self._flags(account))

    def test_a_mail_found_again_after_a_crash_is_not_doubled(self, services: Services, book: SampleBook, account: ImapSettings) -> None:
        self._put(account, mail(sender_of(book), PDF))
        Mailbox(services, account).look()
        with self._signed_in(account) as connection:
            connection.select("INBOX")
            connection.store("1", "-FLAGS", "\\Seen")
        assert Mailbox(services, account).look() == 1
        assert len(_receipts(services)) == 1

    def test_while_the_blobs_are_away_nothing_is_marked(self, services: Services, book: SampleBook, account: ImapSettings) -> None:
        self._put(account, mail(sender_of(book), PDF))
        with pytest.raises(Unavailable):
            Mailbox(replace(services, blobs=AwayBlobs()), account).look()
        assert not any(b"\\Seen" in line for line in self._flags(account))
        assert Mailbox(services, account).look() == 1

    def test_taken_and_refused_mails_go_to_folders(self, services: Services, book: SampleBook, account: ImapSettings) -> None:
        small = replace(services, intake_limits=IntakeLimits(arrival_bytes=3000))
        self._put(account, mail(sender_of(book), PDF))
        self._put(account, mail(sender_of(book), ("x.pdf", b"%PDF" + os.urandom(6000), "application/pdf"), message_id="<big@x.example>"))
        assert Mailbox(small, replace(account, taken_folder="Taken")).look() == 1
        assert len(self._flags(account, "Taken")) == 1
        assert b"\\Flagged" in self._flags(account, "Refused")[0]
        assert len(_receipts(services)) == 1

    def test_the_sender_of_a_refused_mail_is_told_once(self, services: Services, book: SampleBook, account: ImapSettings) -> None:
        small = replace(services, intake_limits=IntakeLimits(arrival_bytes=3000))
        large = ("x.pdf", b"%PDF" + os.urandom(6000), "application/pdf")
        for sender in (sender_of(book, "C002"), "jan@onbekend.example"):
            for _ in range(2):
                self._put(account, mail(sender, large, message_id=f"<big@{sender}>", subject="March"))
        Mailbox(small, account).look()
        with reading(services.engine) as session:
            letters = {row.recipient: row for row in session.scalars(select(LetterRow))}
            assert len(session.scalars(select(LetterRow)).all()) == 2
        known, stranger = letters[sender_of(book, "C002")], letters["jan@onbekend.example"]
        assert {known.kind, stranger.kind} == {"refused"}
        assert known.language == book.clients["C002"].role.language
        assert wording_in(known.language).refusals["arrival.too_large"] in known.body
        for language in languages():
            assert wording_in(language).refusals["arrival.too_large"] in stranger.body

    def test_a_wrong_password_and_a_silent_server_are_absences(self, services: Services, account: ImapSettings) -> None:
        with pytest.raises(Unavailable) as refused:
            Mailbox(services, replace(account, password="wrong")).look()
        assert refused.value.code == "imap.login"
        with pytest.raises(Unavailable) as silent:
            Mailbox(services, replace(account, port=1)).look()
        assert silent.value.code == "imap.away"

    def test_it_goes_on_after_the_server_was_away(self, services: Services, book: SampleBook, account: ImapSettings) -> None:
        self._put(account, mail(sender_of(book), PDF))
        (listening,) = open_channels(services, ChannelSettings(imap=replace(account, seconds=0.05)))
        listening.start()
        try:
            deadline = time.monotonic() + 10
            while not _receipts(services) and time.monotonic() < deadline:
                time.sleep(0.05)
        finally:
            listening.stop()
        assert len(_receipts(services)) == 1


class TestWatchedFolder:
    @pytest.fixture
    def watched_path(self, tmp_path: Path) -> Path:
        path = tmp_path / "in"
        path.mkdir()
        return path

    def _folder(self, services: Services, path: Path) -> WatchedFolder:
        return WatchedFolder(services, FolderSettings(path, settle_seconds=0.0))

    def test_a_file_is_taken_when_it_lies_still(self, services: Services, watched_path: Path) -> None:
        watched = self._folder(services, watched_path)
        (watched_path / "C001").mkdir()
        file = watched_path / "C001" / "invoice.pdf"
        file.write_bytes(b"%PDF-1.4 half")
        assert watched.look() == 0
        file.write_bytes(b"%PDF-1.4 half and the rest")
        assert watched.look() == 0
        assert watched.look() == 1
        assert not file.exists()
        assert (watched_path / "taken" / "C001" / "invoice.pdf").exists()
        (row,) = _receipts(services)
        assert row.client_code == "C001"
        assert watched.look() == 0

    def test_a_folder_of_a_client_is_one_delivery(self, services: Services, watched_path: Path) -> None:
        batch = watched_path / "C001" / "batch 7"
        batch.mkdir(parents=True)
        for name in ("a.pdf", "b.pdf"):
            (batch / name).write_bytes(b"%PDF-1.4 " + name.encode())
        watched = self._folder(services, watched_path)
        watched.look()
        assert watched.look() == 1
        (row,) = _receipts(services)
        assert row.reference == "batch 7"
        assert (watched_path / "taken" / "C001" / "batch 7" / "b.pdf").exists()

    def test_what_is_refused_lies_beside_its_reason(self, services: Services, watched_path: Path) -> None:
        (watched_path / "C999").mkdir()
        (watched_path / "C999" / "x.pdf").write_bytes(b"%PDF-1.4")
        watched = self._folder(services, watched_path)
        watched.look()
        assert watched.look() == 0
        assert "no client" in (watched_path / "refused" / "C999" / "x.pdf.reason.txt").read_text()

    def test_a_crash_between_commit_and_move_doubles_nothing(
        self, services: Services, watched_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (watched_path / "C001").mkdir()
        (watched_path / "C001" / "x.pdf").write_bytes(b"%PDF-1.4")
        watched = self._folder(services, watched_path)
        watched.look()
        with monkeypatch.context() as patched:
            patched.setattr(WatchedFolder, "_put_away", lambda *_: None)
            assert watched.look() == 1
        again = self._folder(services, watched_path)
        again.look()
        assert again.look() == 1
        assert len(_receipts(services)) == 1

    def test_a_name_that_is_no_text_holds_nobody_up(self, services: Services, watched_path: Path) -> None:
        """A file copied from an old Windows share: its name is no UTF-8, and it stands before the others."""
        (watched_path / "C001").mkdir()
        for name in (b"B\xfchne.pdf", b"x.pdf"):
            Path(os.fsdecode(os.fsencode(watched_path / "C001") + b"/" + name)).write_bytes(b"%PDF-1.4 " + name)
        watched = self._folder(services, watched_path)
        watched.look()
        assert watched.look() == 2
        assert len(_receipts(services)) == 2

    def test_unfinished_files_and_links_are_left_alone(self, services: Services, watched_path: Path) -> None:
        (watched_path / "C001").mkdir()
        (watched_path / "C001" / "x.pdf.part").write_bytes(b"%PDF-1.4")
        (watched_path / "C001" / "secret.pdf").symlink_to("/etc/passwd")
        watched = self._folder(services, watched_path)
        watched.look()
        assert watched.look() == 0
        assert _receipts(services) == []
