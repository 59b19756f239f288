"""A mail from somebody else."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from verification.mail import MailProof


@fault("FRD-04", "an address that imitates the client's", everywhere=True, about_package=True)
def imitates(draft: Draft, sale: Sale, chance: Random) -> None:
    (first, *rest) = draft.mails
    draft.mails = [replace(first, sender=(first.sender or "").replace("client", "cl1ent")), *rest]


@fault("FRD-04", "the mail fails DMARC", everywhere=True, about_package=True)
def forged(draft: Draft, sale: Sale, chance: Random) -> None:
    (first, *rest) = draft.mails
    draft.mails = [replace(first, proof=MailProof("fail", "fail", "fail")), *rest]
