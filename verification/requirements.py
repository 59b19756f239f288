"""Which papers an invoice must bring: the requirement profile that fits it best, else the facility's own list; and the debtor's order.

A hospital wants its order with every delivery, a mine signs no delivery note but a weighbridge ticket, confidential sales bring no signed
notice. So the factor keeps profiles: each says for which client, which debtor, goods or services, disclosed or confidential it holds, or
leaves some of that open. Of those that fit, the one that names the debtor decides, then the one that names the client, then the one that
names goods or services, then the one that says disclosed or confidential.

A list that holds both a delivery note and a timesheet funds goods and services: goods were received, work was signed off, and no invoice
has both. Whichever is there will do; where neither is, the lines of the invoice say which was to be expected.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from extractors.model import ExtractedDocument
from extractors.terms import DocumentKind
from verification.model import Client, Debtor, RequirementProfile, Supply

_GOODS, _SERVICES = DocumentKind.DELIVERY_NOTE.value, DocumentKind.TIMESHEET.value
_ORDER = DocumentKind.PURCHASE_ORDER.value
ONCE_A_BATCH = frozenset({DocumentKind.SCHEDULE_OF_ACCOUNTS.value})
"""Kinds that a batch brings, and no single invoice: the facility's list alone asks for them."""

_TIME = re.compile(r"^(?:h|hr|hrs|hours?|hur|ure?|uur|days?|d|dae|dag|std|stunden?|heures?|man-?days?|小时|工时|天|日)\.?$", re.IGNORECASE)
_WORK = re.compile(r"\b(?:labour|labor|hours? worked|consulting|callout|arbeid|arbeitszeit|main d'œuvre)\b|人工|工时", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Required:
    """What one invoice must bring, and who says so, as a sentence begins with it: "The facility"."""

    kinds: frozenset[str]
    asked_by: str


def required_of(client: Client, debtor: Debtor | None, invoice: ExtractedDocument, profiles: Iterable[RequirementProfile]) -> Required:
    """The kinds of supporting document that an invoice must bring by its profile, or by the facility where no profile fits."""
    supply = supply_of(invoice)
    fitting = [each for each in profiles if _fits(each, client, debtor, supply)]
    if not fitting:
        return Required(client.facility.required_documents - ONCE_A_BATCH, "The facility")
    best = max(fitting, key=_precision)
    return Required(best.documents, f"The requirement profile of {described(best)}")


def with_order_of(debtor: Debtor | None, kinds: frozenset[str]) -> frozenset[str]:
    """These kinds, and the purchase order where the debtor pays only against one."""
    return kinds | {_ORDER} if debtor is not None and debtor.requires_po else kinds


def missing_kinds(required: frozenset[str], brought: Collection[str], invoice: ExtractedDocument) -> list[str]:
    """Which of the required kinds an invoice lacks, given those it brought."""
    missing = required - set(brought)
    if {_GOODS, _SERVICES} <= required:
        missing -= {_GOODS, _SERVICES}
        if not {_GOODS, _SERVICES} & set(brought):
            missing |= {_SERVICES if supply_of(invoice) is Supply.SERVICES else _GOODS}
    return sorted(missing)


def supply_of(invoice: ExtractedDocument) -> Supply:
    """Services where all lines of an invoice are for hours or days of work, else goods."""
    lines = invoice.lines
    is_work = bool(lines) and all((line.unit and _TIME.match(line.unit.strip())) or _WORK.search(line.description) for line in lines)
    return Supply.SERVICES if is_work else Supply.GOODS


def described(profile: RequirementProfile) -> str:
    """For what a profile holds, in words: "client C001, debtor D007, services"."""
    words = [
        f"client {profile.client_code}" if profile.client_code else "",
        f"debtor {profile.debtor_code}" if profile.debtor_code else "",
        profile.supply.value if profile.supply else "",
        "" if profile.disclosed is None else "disclosed sales" if profile.disclosed else "confidential sales",
    ]
    return ", ".join(filter(None, words)) or "everybody"


def _fits(profile: RequirementProfile, client: Client, debtor: Debtor | None, supply: Supply) -> bool:
    if profile.debtor_code is not None and (debtor is None or profile.debtor_code != debtor.debtor_code):
        return False
    return (
        profile.client_code in (None, client.client_code)
        and profile.supply in (None, supply)
        and profile.disclosed in (None, client.facility.disclosed)
    )


def _precision(profile: RequirementProfile) -> tuple[bool, bool, bool, bool]:
    return profile.debtor_code is not None, profile.client_code is not None, profile.supply is not None, profile.disclosed is not None
