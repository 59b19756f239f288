"""FRD-04: a batch comes from the client itself."""

from __future__ import annotations

from collections.abc import Iterator

from verification.mail import Mail, MailProof
from verification.matching.sender_domains import is_known, trick_of
from verification.model import Batch, Client
from verification.registry import Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "FRD-04",
    title="Sender not authorised, imitated or forged",
    reference="Stolen business identity; SPF RFC 7208, DKIM RFC 6376, DMARC RFC 7489 as our own mail server reports them (RFC 8601)",
    severity=Review,
    about_package=True,
    holds_all=True,
)
def sender_trusted(batch: Batch, client: Client) -> CheckAnswer:
    """A batch that came by mail was written by a registered sender of the client, and our mail server does not report it as forged.

    It holds up every receivable, since nobody knows whose they are. A mail that proves nothing either way is let pass: many honest
    domains are not set up for proof. DMARC decides where it is told, since forwarding breaks SPF and lists break DKIM.
    """
    mails = [each for each in batch.mails if each.proof is not None]
    if not mails:
        return NotApplicable("The batch did not come by mail")
    problems = list(dict.fromkeys(problem for mail in mails for problem in _problems(mail, client)))
    if problems:
        return "; ".join(problems)
    unknown = [each for each in mails if each.sender is None or not client.senders]
    if unknown:
        why = "names no sender" if unknown[0].sender is None else "cannot be compared: no sender is registered for the client"
        return Inconclusive(f"The mail {why}")
    return Passed(f"Sent by {mails[0].sender}, a registered sender")


def _problems(mail: Mail, client: Client) -> Iterator[str]:
    if mail.sender is not None and client.senders:
        trick = trick_of(mail.sender, client.senders)
        if not is_known(mail.sender, client.senders):
            yield f"The sender imitates a registered one: {trick}" if trick else f"{mail.sender} is no registered sender of the client"
    if mail.proof is None:
        return
    if mail.proof.reply_to is not None and client.senders:
        trick = trick_of(mail.proof.reply_to, client.senders)
        if trick and not is_known(mail.proof.reply_to, client.senders):
            yield f"Answers go to an address that imitates a registered one: {trick}"
    failure = _failure(mail.proof)
    if failure:
        yield f"The sender {mail.sender or 'of the mail'} may be forged: our mail server reports {failure}"


def _failure(proof: MailProof) -> str | None:
    if proof.dmarc == "pass":
        return None
    if proof.dmarc == "fail":
        return "that DMARC failed"
    failed = [name for name, said in (("SPF", proof.spf), ("DKIM", proof.dkim)) if said == "fail"]
    if failed and "pass" not in (proof.spf, proof.dkim):
        return f"that {' and '.join(failed)} failed"
    return None
