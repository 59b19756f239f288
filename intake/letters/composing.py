"""Puts a letter together from facts: every part that arrived with its state, every invoice, and what is missing.

A letter tells the client what it can mend. What the checks say about duplicates, other clients, limits or fraud is for people in the house
to raise, so none of it is written here; neither is a number of an identity paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from intake.letters import FALLBACK, languages, wording_in
from intake.letters.wording import Wording
from verification.advice import without_identity_numbers

TELLABLE_FAMILIES = ("DOC", "SCH", "INV")
"""The families of checks whose findings a client may read word for word."""

SAID_AS_MISSING = ("DOC-03", "DOC-07", "SCH-01")
"""Checks whose findings the list of missing papers says already."""


MANY = "mul"
"""The language of a letter that says the same in several (ISO 639-2)."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part as the letter lists it."""

    filename: str
    state: str
    reason: str | None
    in_kyc_file: bool
    problem_code: str | None = None


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One receivable as the letter lists it: its number, its amount with currency, and what the client can mend."""

    receivable_id: str
    number: str
    amount: str
    complete: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a letter is about. `missing` pairs a receivable's id, or None for the batch, with a kind of paper."""

    language: str
    client_name: str
    factor_name: str
    reference: str
    package_id: str | None
    received_at: datetime
    parts: Sequence[PartLine] = ()
    invoices: Sequence[InvoiceLine] = ()
    missing: Sequence[tuple[str | None, str]] = field(default=())


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def received_letter(facts: Facts) -> Letter:
    """The receipt that every sender gets."""
    words = wording_in(facts.language)
    blocks = [words.received_opening.format(day=_day(facts))]
    blocks.append(
        "\n".join([words.files_heading, *(f"- {without_identity_numbers(part.filename)}: {_state(words, part)}" for part in facts.parts)])
    )
    if facts.package_id is None:
        blocks.append(words.without_receivables)
    else:
        blocks += _about_package(words, facts)
    return _letter(words, facts, words.received_subject, blocks)


def request_letter(facts: Facts, message: str) -> Letter:
    """Asks the client for what is missing, with what the assistant adds."""
    words = wording_in(facts.language)
    blocks = [words.request_opening, *_about_package(words, facts)]
    if message.strip():
        blocks.insert(1, message.strip())
    return _letter(words, facts, words.request_subject, blocks)


def returned_letter(facts: Facts, reason: str) -> Letter:
    """Tells the client that its batch comes back, and why."""
    words = wording_in(facts.language)
    return _letter(words, facts, words.returned_subject, [words.returned_opening.format(reason=reason), *_about_package(words, facts)])


def approved_letter(facts: Facts) -> Letter:
    """Tells the client what was approved."""
    words = wording_in(facts.language)
    return _letter(words, facts, words.approved_subject, [words.approved_opening, *_about_package(words, facts)])


def kyc_rejected_letter(facts: Facts, kind: str, reason: str) -> Letter:
    """Asks the client to send an identity or company paper again."""
    words = wording_in(facts.language)
    opening = words.kyc_rejected_opening.format(kind=words.kind(kind), reason=reason)
    return _letter(words, facts, words.kyc_rejected_subject, [opening])


def debtor_letter(language: str, facts: Facts, contact_name: str, link: str, expires_at: datetime) -> Letter:
    """Asks a debtor about a client's invoices. The letter names none of them: a mailbox has more readers than a link that opens once."""
    words = wording_in(language)
    opening = words.debtor_opening.format(name=facts.client_name, day=expires_at.strftime("%Y-%m-%d"))
    body = [words.greeting.format(name=contact_name), opening, link, words.closing.format(factor=facts.factor_name)]
    return Letter(" ".join(words.debtor_subject.format(name=facts.client_name).split()), "\n\n".join(body) + "\n")


def held_letter(facts: Facts) -> Letter:
    """Tells a stranger that its mail waits; nobody knows its language, so all are there."""
    return _in_every_language(facts, "held_subject", lambda words: words.held_opening.format(day=_day(facts)))


def refused_letter(facts: Facts, code: str) -> Letter:
    """Tells the sender of a mail that was not taken in why, and what to do; a stranger in every language."""

    def opening(words: Wording) -> str:
        return words.refused_opening.format(day=_day(facts), reason=words.refusal(code))

    if not facts.client_name:
        return _in_every_language(facts, "refused_subject", opening)
    words = wording_in(facts.language)
    return _letter(words, facts, words.refused_subject, [opening(words)])


def _in_every_language(facts: Facts, subject: str, opening: Callable[[Wording], str]) -> Letter:
    wordings = [wording_in(FALLBACK), *(wording_in(each) for each in languages() if each != FALLBACK)]
    line = getattr(wordings[0], subject).format(reference=facts.reference)
    blocks = [f"{opening(words)}\n\n{words.closing.format(factor=facts.factor_name)}" for words in wordings]
    return Letter(" ".join(line.split()), "\n\n* * *\n\n".join(blocks) + "\n")


def _day(facts: Facts) -> str:
    return facts.received_at.strftime("%Y-%m-%d %H:%M UTC")


def _state(words: Wording, part: PartLine) -> str:
    if part.in_kyc_file and part.state == "read":
        return words.in_kyc_file
    return words.part_states.get(part.state, part.state).format(reason=words.problem(part.problem_code, part.reason))


def _about_package(words: Wording, facts: Facts) -> list[str]:
    blocks = []
    if facts.invoices:
        lines = [words.invoices_heading]
        for invoice in facts.invoices:
            state = words.invoice_complete if invoice.complete else words.invoice_deficient
            lines.append(f"- {invoice.number or '?'}, {invoice.amount}: {state}")
            lines += [f"    {remark}" for remark in invoice.remarks]
        blocks.append("\n".join(lines))
    if facts.missing:
        number_of = {invoice.receivable_id: invoice.number or "?" for invoice in facts.invoices}
        lines = [words.missing_heading]
        for receivable_id, kind in facts.missing:
            whose = words.missing_for_all if receivable_id is None else number_of.get(receivable_id, "?")
            lines.append(f"- {words.kind(kind)} ({whose})")
        blocks += ["\n".join(lines), words.how_to_add]
    elif facts.invoices:
        blocks.append(words.nothing_missing)
    return blocks


def _letter(words: Wording, facts: Facts, subject: str, blocks: Sequence[str]) -> Letter:
    line = " ".join(subject.format(reference=facts.reference).split())
    if facts.package_id:
        line += f" [{facts.package_id}]"
    body = [words.greeting.format(name=facts.client_name), *blocks, words.closing.format(factor=facts.factor_name)]
    return Letter(line, "\n\n".join(body) + "\n")
