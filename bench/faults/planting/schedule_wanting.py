"""A schedule that is missing or not signed."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale


@fault("SCH-01", "the schedule is missing", about_package=True, everywhere=True, also=("SCH-02",))
def missing(draft: Draft, sale: Sale, chance: Random) -> None:
    if "schedule_of_accounts" not in draft.client.facility.required_documents:
        raise UnsuitedError
    draft.schedule = "none"


@fault("SCH-01", "the schedule is not signed", about_package=True, everywhere=True)
def unsigned(draft: Draft, sale: Sale, chance: Random) -> None:
    if "schedule_of_accounts" not in draft.client.facility.required_documents:
        raise UnsuitedError
    draft.schedule, draft.schedule_signed = "pdf", False
