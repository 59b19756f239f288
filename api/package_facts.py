"""Packages and submissions as a caller may see them.

The desk sees everything but papers of the KYC file. A client sees what it can mend: the state of its receivables, what is missing and
what is wrong on its own papers. What the checks say of duplicates, other clients, limits and fraud is for the desk to raise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy.orm import Session

from api.problems import not_found
from api.security.access import Caller
from api.security.roles import Role
from api.visibility import may_read_kyc, own_client
from intake.letters.composing import TELLABLE_FAMILIES
from intake.part_names import KYC_PART_NAME, desk_name
from intake.views import package_view, submission_view
from storage.database.tables import PackageRow
from storage.repositories import people
from storage.repositories.package_lists import open_check_codes, open_deficiencies, packages, receivable_states
from storage.repositories.submissions import client_names

QUEUE_STATES = ("deficient", "complete", "in_review", "returned")
"""States in which a package waits for somebody."""

PROCESSING = "processing"
"""A package whose papers are still being read or checked; a client reads the same of its receivables until then."""

_FOR_THE_DESK = frozenset({"claimed_by", "calculation"})

_CLIENT_SEES_DECISIONS = frozenset({"documents_requested", "submitted", "approved", "returned", "withdrawn"})


def package_seen_by(session: Session, caller: Caller, package_id: str, *, every: bool = False) -> dict[str, Any]:
    """The package in its published shape, with names beside ids of people. The caller may see it: `visible_package` was asked."""
    view = package_view(session, package_id, every)
    if view is None:
        raise not_found("package")
    if caller.role is Role.CLIENT:
        return _for_client(view)
    names = people.user_names(session, [each["by"] for each in view["decisions"]] + [view["claimed_by"] or ""])
    view["claimed_by_name"] = names.get(view["claimed_by"] or "")
    for decision in view["decisions"]:
        decision["by_name"] = names.get(decision["by"])
    return view


def tellable(check_code: str) -> bool:
    """May the client read what this check says?"""
    return check_code.partition("-")[0] in TELLABLE_FAMILIES


def _for_client(view: dict[str, Any]) -> dict[str, Any]:
    shown = {name: value for name, value in view.items() if name not in _FOR_THE_DESK}
    shown["findings"] = _tellable_findings(view["findings"])
    shown["receivables"] = [_receivable_for_client(each, view["state"]) for each in view["receivables"]]
    if view["state"] == PROCESSING:
        shown["missing"] = []
    shown["decisions"] = [
        {
            "action": each["action"],
            "version": each["version"],
            "at": each["at"],
            "reason": each["reason"] if each["action"] in ("documents_requested", "returned") else None,
        }
        for each in view["decisions"]
        if each["action"] in _CLIENT_SEES_DECISIONS
    ]
    return shown


def _receivable_for_client(receivable: dict[str, Any], package_state: str) -> dict[str, Any]:
    """While the checks are still running nothing is called deficient: what stood before may be cured by what just came in."""
    told = {name: value for name, value in receivable.items() if name != "debtor_match"}
    told["findings"] = _tellable_findings(receivable["findings"])
    if package_state == PROCESSING and receivable["state"] != "approved":
        told |= {"state": PROCESSING, "findings": []}
    return told


def _tellable_findings(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told = []
    for each in findings:
        if tellable(each["check_code"]):
            deficiency = each["deficiency"]
            shown = {"id": deficiency["id"], "state": deficiency["state"]} if deficiency else None
            told.append(each | {"deficiency": shown})
    return told


def package_list(
    session: Session, caller: Caller, *, state: str | None = None, client_code: str | None = None, sort: str = "-received_at"
) -> list[dict[str, Any]]:
    """Packages with states, totals and what stands against them, in the order asked for."""
    rows = packages(session, states=(state,) if state else (), client_code=own_client(caller, client_code))
    return _listed(session, caller, rows, sort)


def queue_list(session: Session, caller: Caller, *, state: str | None, client_code: str | None, sort: str) -> list[dict[str, Any]]:
    """Packages that wait for somebody; a state that is none of the queue's gives nothing."""
    states = (state,) if state else QUEUE_STATES
    rows = packages(session, states=states, client_code=own_client(caller, client_code or None))
    return _listed(session, caller, rows, sort)


def _listed(session: Session, caller: Caller, rows: Collection[PackageRow], sort: str) -> list[dict[str, Any]]:
    ids = [row.id for row in rows]
    receivables = receivable_states(session, ids)
    clients = client_names(session)
    found = [
        {
            "id": row.id,
            "version": row.version,
            "client": row.client_code,
            "client_name": clients.get(row.client_code, row.client_code),
            "state": row.state,
            "reference": row.reference,
            "received_at": row.received_at.isoformat(),
            "receivables": receivables.get(row.id, {}),
            "missing": dict(Counter(each["kind"] for each in row.missing)),
            "totals": dict(row.totals),
        }
        for row in rows
    ]
    if caller.role is not Role.CLIENT:
        severities, codes = open_deficiencies(session, ids), open_check_codes(session, ids)
        names = people.user_names(session, [row.claimed_by for row in rows if row.claimed_by])
        for each, row in zip(found, rows, strict=True):
            each["open_deficiencies"] = severities.get(row.id, {})
            each["open_checks"] = dict(codes.get(row.id, {}))
            each["claimed_by"] = row.claimed_by
            each["claimed_by_name"] = names.get(row.claimed_by or "")
    return _sorted(found, sort)


def _sorted(found: list[dict[str, Any]], sort: str) -> list[dict[str, Any]]:
    keys = {
        "received_at": lambda each: each["received_at"],
        "client": lambda each: each["client_name"],
        "state": lambda each: each["state"],
        "amount": lambda each: _submitted(each),
        "deficiencies": lambda each: sum(each.get("open_deficiencies", {}).values()),
    }
    return sorted(found, key=keys[sort.removeprefix("-")], reverse=sort.startswith("-"))


def _submitted(package: dict[str, Any]) -> Decimal:
    """The amount asked for. Packages of different currencies are ordered by their figures; a list makes no other claim."""
    try:
        return Decimal(package["totals"].get("submitted") or 0)
    except InvalidOperation:
        return Decimal(0)


def submission_seen_by(session: Session, caller: Caller, receipt_id: str) -> dict[str, Any]:
    """A submission with every part in its state.

    To who may not read the KYC file, a part of it has neither name nor content; to the desk a part that is not sorted yet has no name.
    """
    view = submission_view(session, receipt_id)
    if view is None:
        raise not_found("submission")
    if may_read_kyc(caller, view["client"]):
        return view
    for part in view["parts"]:
        held_back = [each for each in part["documents"] if each["in_kyc"]]
        part["documents"] = [each for each in part["documents"] if not each["in_kyc"]]
        part["in_kyc"] = bool(held_back)
    for number, part in enumerate(view["parts"], start=1):
        if _holds_only_kyc(part, view["parts"]):
            part["filename"] = KYC_PART_NAME
        elif caller.role is not Role.CLIENT:  # who sent it knows what it is called
            part["filename"] = desk_name(
                part["filename"], number, part["media_type"], sorted_in=bool(part["documents"]), receipt_state=view["state"]
            )
    return view


def _holds_only_kyc(part: dict[str, Any], parts: list[dict[str, Any]]) -> bool:
    """Is there nothing for the desk in this part, nor, where it is an archive or a mail, in what came out of it?"""
    inside = [each for each in parts if each is part or each["path"].startswith(f"{part['path']}/")]
    return any(each["in_kyc"] for each in inside) and not any(
        each["documents"] or (not each["in_kyc"] and each["state"] not in ("unpacked", "skipped")) for each in inside
    )
