"""A dry run of changed settings, as the API, the page and the command line show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractors.money import Money
from intake.dry_run import DAYS, DryRun, PackageTried, changed_only, counted, dry_run
from intake.facility_changes import FacilityChange, changed_settings, check_change, standing_at, threshold_change
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.masters import CHECKS
from verification.dry_run import Judged
from verification.facility_settings import FACILITY_SETTINGS
from verification.model import Facility, PackageState
from verification.registry import all_checks

PAGE_SECONDS = 10.0
"""How long a page or an answer of the API looks at packages before it says how far it came: well under what a proxy waits."""

_TRIED_OUT = "tried out"
AS_OF_TODAY = (
    "what stands open in the ledger", "the records of clients, debtors and orders", "exchange rates and contra balances",
    "partners' books, corrections, confirmations and debtors' answers",
)  # fmt: skip
"""What the books keep no history of, and is therefore taken as it is now on both sides of the comparison."""


def wanted_changes(
    settings: Mapping[str, str | None], checks: Mapping[str, str | None], reason: str = _TRIED_OUT, user_id: str = ""
) -> list[FacilityChange]:
    """Changes as a person asks for them: a value or severity by its name, None for going back to what holds without one."""
    return [
        *(threshold_change(name, written) for name, written in settings.items()),
        *(check_change(code, severity, reason, user_id) for code, severity in checks.items()),
    ]


def dry_run_view(
    services: Services,
    client_code: str,
    settings: Mapping[str, str | None],
    checks: Mapping[str, str | None],
    *,
    after_package_id: str | None = None,
    most_seconds: float | None = None,
) -> dict[str, Any]:
    """What these changes would have done, in figures: amounts as text, in the facility's currency; packages newest first.

    Raises NotThere for a client, setting, check or package that there is not, and Rejected for a value that makes no sense.
    """
    changes = wanted_changes(settings, checks)
    run = dry_run(services, client_code, changes, after_package_id=after_package_id, most_seconds=most_seconds)
    with reading(services.engine) as session:
        row = session.get_one(ClientRow, client_code)
        books = DatabaseBooks(session)
        client = books.client(client_code)
        supposed = books.supposing(client_code, changed_settings(row.settings, changes)).client(client_code)
        assert client is not None  # it was there for the dry run
        assert supposed is not None
    titles = {code: each.title for code, each in all_checks().items()}
    changed = list(changed_only(run.tried))
    return {
        "client": client_code,
        "name": row.name,
        "days": DAYS,
        "since": run.since.isoformat(),
        "changes": [_change(each, row, client.facility, supposed.facility) for each in changes],
        "covered": {
            "packages": run.package_count,
            "earlier": run.earlier_count,
            "until": run.earlier_count + run.looked_at_count,
            "compared": len(run.tried),
            "left_out": list(run.left_out),
            "next": run.next_package_id,
        },
        "would_have_changed": _sums(run, changed),
        "checks": [
            {"check_code": code, "title": titles[code], "more": more, "fewer": fewer, "other_severity": other}
            for code, (more, fewer, other) in counted(run.tried).items()
        ],
        "money": _money(run.tried),
        "packages": [_package(each) for each in changed],
        "as_of_today": list(AS_OF_TODAY),
        "seconds": round(run.seconds, 2),
    }


def _change(change: FacilityChange, row: ClientRow, facility: Facility, supposed: Facility) -> dict[str, Any]:
    """One change in words: what stands now and what was tried; a check says its severity, or that it is off."""
    if change.path[0] == CHECKS:
        rule = all_checks()[change.path[1]]
        now = standing_at(row.settings, change.path) or rule.severity.value
        tried = change.value["severity"] if change.value else rule.severity.value
        return {"kind": "check", "name": rule.code, "what": rule.title, "now": now, "tried": tried}
    setting = FACILITY_SETTINGS[change.path[0]]
    now, tried = (setting.shown(getattr(each, setting.name)) for each in (facility, supposed))
    return {"kind": "setting", "name": setting.name, "what": setting.what, "now": now, "tried": tried}


def _sums(run: DryRun, changed: Sequence[PackageTried]) -> dict[str, int]:
    differences = [each.difference for each in changed]
    return {
        "packages": len(changed),
        "receivables": sum(len(each.receivables) for each in differences),
        "of_receivables": sum(len(each.before.totals.by_receivable) for each in run.tried),
        "receivables_complete": sum(len(each.now_complete) for each in differences),
        "receivables_deficient": sum(len(each.no_longer_complete) for each in differences),
        "packages_complete": sum(1 for each in changed if _became(each, PackageState.COMPLETE)),
        "packages_deficient": sum(1 for each in changed if _became(each, PackageState.DEFICIENT)),
    }


def _became(tried: PackageTried, state: PackageState) -> bool:
    return tried.after.state is state and tried.before.state is not state


def _money(tried: Iterable[PackageTried]) -> list[dict[str, str]]:
    """The sums over all packages, each for itself, by currency."""
    sums: dict[str, dict[str, Money]] = {}
    for each in tried:
        own = {"submitted": each.before.totals.submitted}
        for when, judged in (("before", each.before), ("after", each.after)):
            own |= {f"eligible_{when}": judged.totals.eligible, f"advance_{when}": judged.totals.advance}
        so_far = sums.setdefault(each.before.totals.submitted.currency, {})
        for name, amount in own.items():
            so_far[name] = so_far[name] + amount if name in so_far else amount
    return [
        {"currency": currency, **{name: str(amount.amount) for name, amount in so_far.items()}} for currency, so_far in sorted(sums.items())
    ]


def _package(tried: PackageTried) -> dict[str, Any]:
    found = tried.difference
    return {
        "id": tried.package_id,
        "reference": tried.reference,
        "received_at": tried.received_at.isoformat(),
        "judged_at": tried.judged_at.isoformat(),
        "state": tried.state,
        "currency": tried.before.totals.submitted.currency,
        "receivables": len(tried.before.totals.by_receivable),
        "receivables_changed": len(found.receivables),
        "before": _judged(tried.before),
        "after": _judged(tried.after),
        "checks": [
            {"check_code": code, "more": found.more[code], "fewer": found.fewer[code], "other_severity": found.other_severity[code]}
            for code in sorted({*found.more, *found.fewer, *found.other_severity})
        ],
    }


def _judged(judged: Judged) -> dict[str, Any]:
    return {
        "state": judged.state.value,
        "complete": len(judged.complete),
        "eligible": str(judged.totals.eligible.amount),
        "advance": str(judged.totals.advance.amount),
        "availability": str(judged.availability.amount),
    }
