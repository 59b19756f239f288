"""Which papers an invoice must bring: the facility's requirement profile, and the debtor's.

A facility that lists both a delivery note and a timesheet funds goods and services: goods were received, work was signed off, and no
invoice has both. Whichever is there will do; where neither is, the lines of the invoice say which was to be expected.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.model import ExtractedDocument
from extractors.terms import DocumentKind
from verification.model import Debtor, Facility

_GOODS, _SERVICES = DocumentKind.DELIVERY_NOTE.value, DocumentKind.TIMESHEET.value
_ONCE_A_BATCH = frozenset({DocumentKind.SCHEDULE_OF_ACCOUNTS.value})
_TIME = re.compile(r"^(?:h|hr|hrs|hours?|hur|ure?|uur|days?|d|dae|dag|std|stunden?|heures?|man-?days?|小时|工时|天|日)\.?$", re.IGNORECASE)
_WORK = re.compile(r"\b(?:labour|labor|hours? worked|consulting|callout|arbeid|arbeitszeit|main d'œuvre)\b|人工|工时", re.IGNORECASE)


def required_kinds(facility: Facility, debtor: Debtor | None) -> frozenset[str]:
    """The kinds of supporting document that the invoices of a facility must bring; a debtor can ask for its purchase order besides."""
    kinds = facility.required_documents - _ONCE_A_BATCH
    return kinds | {DocumentKind.PURCHASE_ORDER.value} if debtor is not None and debtor.requires_po else kinds


def missing_kinds(required: frozenset[str], brought: Collection[str], invoice: ExtractedDocument) -> list[str]:
    """Which of the required kinds an invoice lacks, given those it brought."""
    missing = required - set(brought)
    if {_GOODS, _SERVICES} <= required:
        missing -= {_GOODS, _SERVICES}
        if not {_GOODS, _SERVICES} & set(brought):
            missing |= {_SERVICES if _bills_time(invoice) else _GOODS}
    return sorted(missing)


def _bills_time(invoice: ExtractedDocument) -> bool:
    """Whether the lines of an invoice are for hours or days of work, all of them."""
    lines = invoice.lines
    return bool(lines) and all((line.unit and _TIME.match(line.unit.strip())) or _WORK.search(line.description) for line in lines)
