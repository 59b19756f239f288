"""Letters tell what a client can mend, in its language, once; and a relay that is away delays them only."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import select

import intake
from api.sample.book import SampleBook
from extractors.problems import SENTENCES
from extractors.terms import KYC_KINDS
from intake.commands.acting import Actor
from intake.commands.assign_receipt import assign_receipt
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
        assert words.problems.keys() == english.problems.keys()
        assert words.refusals.keys() == english.refusals.keys()
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


@pytest.mark.parametrize("language", ["en", "af", "zh"])
def test_every_reason_is_told_in_the_client_s_language(language: str) -> None:
    words = wording_in(language)
    assert set(SENTENCES) <= words.problems.keys()
    told = set()
    for path in (Path(intake.__file__).parent).rglob("*.py"):
        told |= set(
            re.findall(r'problem_code[^=\n]* = "\w+", .*"(\w+)"|problem_code="(\w+)"|"(?:skipped|rejected)", .*, "(\w+)"', path.read_text())
        )
    codes = {code for match in told for code in match if code}
    assert len(codes) > 10
    assert codes <= words.problems.keys()
    part = PartLine("b.pdf", "parked", "The file is locked with a password. Ask for a copy without a password.", False, "encrypted")
    letter = received_letter(replace(FACTS, language=language, parts=(part,)))
    assert words.problems["encrypted"] in letter.body
    assert "Ask for" not in letter.body


@pytest.mark.parametrize("mails", [1, 3])
def test_a_stranger_is_told_once_a_day_that_its_mail_waits(services: Services, mails: int) -> None:
    for number in range(mails):
        made = mail("Jan <jan@onbekend.example>", text="Hello", message_id=f"<{number}@x.example>")
        bring(services, ("mail.eml", made.as_bytes()), key=str(number), sender="jan@onbekend.example", subject="Invoices")
    run_until_idle(services)
    row = _letter(services)
    assert (row.kind, row.recipient, row.subject) == ("held", "jan@onbekend.example", "Your mail waits: Invoices")
    for language in languages():
        assert wording_in(language).held_opening.partition("{day}")[0] in row.body


@pytest.mark.parametrize("changes", [{"Auto-Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return-Path": "<>"}])
def test_a_machine_is_never_answered(services: Services, changes: dict[str, str]) -> None:
    made = mail("jan@onbekend.example", text="Hello")
    for name, value in changes.items():
        made[name] = value
    bring(services, ("mail.eml", made.as_bytes()), sender="jan@onbekend.example")
    run_until_idle(services)
    with reading(services.engine) as session:
        assert session.scalars(select(LetterRow)).all() == []


def test_once_somebody_said_whose_it_is_the_usual_letter_goes_out(services: Services) -> None:
    receipt_id = bring(services, ("mail.eml", mail("jan@onbekend.example", text="Hello").as_bytes()), sender="jan@onbekend.example")
    assign_receipt(services, Actor("u2", "assistant"), receipt_id, "C001")
    run_until_idle(services)
    assert _letter(services).kind == "received"


def test_a_subject_stays_one_line() -> None:
    letter = received_letter(replace(FACTS, reference="one\r\nBcc: everybody@x.example"))
    sent = as_mail(LetterToSend("1", "a@b.example", letter.subject, letter.body, "en", FACTS.received_at), Factor())
    assert "Bcc" not in sent
    assert "\n" not in letter.subject


def test_braces_in_names_are_only_braces() -> None:
    letter = received_letter(replace(FACTS, client_name="{factor.__class__}", reference="{0}"))
    assert "{factor.__class__}" in letter.body
    assert "{0}" in letter.subject


@pytest.mark.parametrize("language", [each for each in languages() if each != "en"])
def test_papers_of_the_kyc_file_are_named_in_every_language(language: str) -> None:
    words = wording_in(language)
    assert [kind.value for kind in KYC_KINDS if kind.value not in words.kinds] == []
