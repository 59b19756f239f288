"""Letters tell what a client can mend, in its language, once; and a relay that is away delays them only."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

from api.sample.book import SampleBook
from intake.letters import languages, wording_in
from intake.letters.composing import Facts, InvoiceLine, PartLine, received_letter
from intake.pipeline import run_until_idle
from intake.services import Factor, MailRelay, Services
from intake.steps.send_letter import LetterToSend, as_mail
from storage.database.reading import reading
from storage.database.tables import LetterRow, MessageRow
from tests.intake.made import bring, mail, sender_of
from tests.services.shared import free_port

FACTS = Facts(
    language="en",
    client_name="Rooibos Bottlers",
    factor_name="Witpeer",
    reference="March",
    package_id="0" * 32,
    received_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    parts=(PartLine("a.pdf", "read", None, False), PartLine("me.png", "read", None, True), PartLine("b.pdf", "parked", "Torn.", False)),
    invoices=(InvoiceLine("r1", "INV-7", "100.00 ZAR", False, ()),),
    missing=(("r1", "delivery_note"), (None, "schedule_of_accounts")),
)


class Post:
    """A relay that keeps what it gets, or answers as it is told to."""

    def __init__(self) -> None:
        self.answer = "250 OK"
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            made = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(made, EmailMessage)
            self.mails.append(made)
        return self.answer


@contextmanager
def _relay() -> Iterator[tuple[Post, MailRelay]]:
    post, port = Post(), free_port()
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield post, MailRelay("127.0.0.1", port)
    finally:
        controller.stop()


def _letter(services: Services) -> LetterRow:
    with reading(services.engine) as session:
        return session.scalars(select(LetterRow)).one()


def _greet(services: Services, book: SampleBook) -> None:
    bring(services, ("mail.eml", mail(sender_of(book), text="Hello").as_bytes()), sender=sender_of(book), subject="Hello")
    run_until_idle(services)


def test_the_relay_gets_each_letter_once_and_by_its_own_name(services: Services, book: SampleBook) -> None:
    with _relay() as (post, relay):
        services = replace(services, mail_relay=relay, factor=Factor("Witpeer", "intake@witpeer.example"))
        _greet(services, book)
        with services.engine.begin() as connection:
            connection.execute(MessageRow.__table__.update().values(state="ready"))  # type: ignore[attr-defined]
        run_until_idle(services)
    (sent,) = post.mails
    row = _letter(services)
    assert (row.state, row.recipient) == ("sent", sender_of(book))
    assert sent["Message-ID"] == f"<letter.{row.id}@witpeer.example>"
    assert sent["Auto-Submitted"] == "auto-replied"
    assert sent["To"] == sender_of(book)
    assert row.body.strip().splitlines()[0] in sent.get_content()


def test_while_the_relay_is_away_the_letter_waits(services: Services, book: SampleBook) -> None:
    away = replace(services, mail_relay=MailRelay("127.0.0.1", free_port(), seconds=2))
    _greet(away, book)
    assert _letter(services).state == "due"
    with _relay() as (post, relay):
        clock = services.clock
        back = replace(services, mail_relay=relay, clock=lambda: clock() + timedelta(hours=1))
        post.answer = "451 later"
        run_until_idle(back)
        assert _letter(services).state == "due"
        post.answer = "250 OK"
        run_until_idle(replace(back, clock=lambda: clock() + timedelta(hours=2)))
    assert _letter(services).state == "sent"
    assert len(post.mails) == 1


def test_a_letter_that_is_refused_is_parked(services: Services, book: SampleBook) -> None:
    with _relay() as (post, relay):
        post.answer = "550 nobody here"
        _greet(replace(services, mail_relay=relay), book)
    assert _letter(services).state == "parked"


def test_every_language_has_every_word() -> None:
    assert languages() == ("af", "en", "zh")
    english = wording_in("en")
    for language in languages():
        words = wording_in(language)
        assert words.language == language
        assert words.kinds.keys() == english.kinds.keys()
        assert words.part_states.keys() == english.part_states.keys()
        for field in fields(words):
            assert getattr(words, field.name), f"{language} lacks {field.name}"
    assert wording_in("xx") is english


@pytest.mark.parametrize("language", ["en", "af", "zh"])
def test_a_receipt_lists_every_part_and_what_is_missing(language: str) -> None:
    letter = received_letter(replace(FACTS, language=language))
    words = wording_in(language)
    for expected in ("a.pdf", "b.pdf", "me.png", "Torn.", "INV-7", words.kind("delivery_note"), words.kind("schedule_of_accounts")):
        assert expected in letter.body
    assert words.in_kyc_file in letter.body
    assert FACTS.package_id is not None
    assert FACTS.package_id in letter.subject


def test_a_subject_stays_one_line() -> None:
    letter = received_letter(replace(FACTS, reference="one\r\nBcc: everybody@x.example"))
    sent = as_mail(LetterToSend("1", "a@b.example", letter.subject, letter.body, "en", FACTS.received_at), Factor())
    assert "Bcc" not in sent
    assert "\n" not in letter.subject


def test_braces_in_names_are_only_braces() -> None:
    letter = received_letter(replace(FACTS, client_name="{factor.__class__}", reference="{0}"))
    assert "{factor.__class__}" in letter.body
    assert "{0}" in letter.subject
