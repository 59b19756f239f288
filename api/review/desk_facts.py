"""What the package page shows: the chosen receivable with its papers, their fields and findings, and what this person may do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.acts import actor_of
from api.package_facts import package_seen_by
from api.review.contact_facts import contacts_at
from api.review.paper_facts import paper_facts
from api.review.wording import POINT_WORDS, VERDICT_WORDS
from api.security.access import Caller
from api.security.roles import Role
from extractors.terms import DocumentKind
from intake.assurance import assurances_of
from intake.commands.acting import standing_of
from intake.packs import corrections_of
from storage.database.tables import DebtorRow, PackageRow
from storage.repositories import people
from storage.repositories.operation import is_at_work
from storage.repositories.submissions import client_names
from verification.decisions import Act, Standing, refusal
from verification.model import Severity
from verification.registry import all_checks


@dataclass(frozen=True, slots=True)
class Selection:
    """What is open on the desk: a receivable, and what the person typed that was not taken."""

    receivable_id: str | None
    typed: dict[str, str]


def desk_facts(session: Session, caller: Caller, package: PackageRow, selection: Selection) -> dict[str, Any]:
    """Everything the template needs."""
    view = package_seen_by(session, caller, package.id)
    chosen = _chosen(view["receivables"], selection.receivable_id)
    findings = (chosen["findings"] if chosen else []) + view["findings"]
    shown_ids = _papers_of(view, chosen, findings)
    documents = {each["id"]: each for each in view["documents"]}
    corrections = corrections_of(session, shown_ids)
    sure = assurances_of(session, package, chosen["id"]) if chosen else {}
    invoice = chosen["documents"][0] if chosen and chosen["documents"] else None
    papers = [
        {
            "id": each,
            "kind": documents[each]["kind"],
            "name": documents[each]["filename"],
            "title": documents[each]["kind"].replace("_", " ").capitalize(),
            "pages": documents[each]["pages"],
            "tied_by": _tied_by(chosen, each),
            "mine": chosen is not None and each in chosen["documents"],
            **paper_facts(session, each, corrections.get(each, []), sure if each == invoice else {}),
        }
        for each in shown_ids
    ]
    names = people.user_names(session, [each.made_by for rows in corrections.values() for each in rows] + _waivers(findings))
    at = next((index for index, each in enumerate(view["receivables"]) if each is chosen), 0)
    return {
        "package": view,
        "client_name": client_names(session).get(view["client"], view["client"]),
        "rows": [_row(session, each, view) for each in view["receivables"]],
        "chosen": chosen,
        "position": at,
        "earlier": view["receivables"][at - 1]["id"] if at > 0 else None,
        "later": view["receivables"][at + 1]["id"] if at + 1 < len(view["receivables"]) else None,
        "own_findings": _with_marks(chosen["findings"] if chosen else [], documents),
        "package_findings": _with_marks(view["findings"], documents),
        "missing": [each["kind"] for each in view["missing"] if chosen and each["receivable"] == chosen["id"]],
        "papers": papers,
        "names": names,
        "titles": {code: each.title for code, each in all_checks().items()},
        "kinds": sorted(each.value for each in DocumentKind),
        "acts": _acts(caller, standing_of(session, package)),
        "typed": selection.typed,
        "checks_running": is_at_work(session, package.id),
        "unsure_count": sum(each.needs_hand for each in sure.values()),
        "contacts": contacts_at(session, package.client_code, chosen["debtor"] if chosen else None),
        "verdict_words": VERDICT_WORDS,
        "point_words": POINT_WORDS,
        "debtor_in_doubt": chosen is not None and _is_in_doubt(chosen),
        "may_name_debtor": caller.role is Role.ACCOUNT_MANAGER,
        "debtor_name": _debtor_name(session, chosen["debtor"]) if chosen else None,
    }


def _chosen(receivables: Sequence[dict[str, Any]], wanted: str | None) -> dict[str, Any] | None:
    by_id = {each["id"]: each for each in receivables}
    if wanted in by_id:
        return by_id[wanted]
    return next((each for each in receivables if each["state"] == "deficient"), receivables[0] if receivables else None)


def _papers_of(view: dict[str, Any], chosen: dict[str, Any] | None, findings: Iterable[dict[str, Any]]) -> list[str]:
    """The receivable's own papers, those that its findings point into, the schedule, and papers that no receivable claims."""
    here = [each["id"] for each in view["documents"]]
    claimed = {each for receivable in view["receivables"] for each in receivable["documents"]}
    wanted = list(chosen["documents"]) if chosen else []
    wanted += [seen["document"] for each in findings for seen in each["evidence"]]
    wanted += [view["schedule"]] if view["schedule"] else []
    wanted += [each for each in here if each not in claimed]
    return [each for each in dict.fromkeys(wanted) if each in set(here)]


def _tied_by(chosen: dict[str, Any] | None, document_id: str) -> str | None:
    return next((each["tied_by"] for each in (chosen or {}).get("supporting", []) if each["document"] == document_id), None)


def _with_marks(findings: Sequence[dict[str, Any]], documents: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings with open ones first, each with what it marks on paper and where that is in words."""
    order = {"block": 0, "review": 1, "warn": 2}

    def rank(finding: dict[str, Any]) -> tuple[bool, int, str]:
        settled = finding["deficiency"] is not None and finding["deficiency"]["state"] != "open"
        return settled, order.get(finding["severity"], 3), finding["check_code"]

    shown = []
    for each in sorted(findings, key=rank):
        marks = [_mark(seen, documents[seen["document"]]) for seen in each["evidence"] if seen["document"] in documents]
        shown.append(each | {"marks": marks})
    return shown


def _mark(seen: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    place = f"{document['kind'].replace('_', ' ')} p. {seen['page']}"
    where = f"{place}: {seen['text'][:40]}" if seen["text"] else place
    return {"document": seen["document"], "page": seen["page"], "box": seen["box"], "where": where}


def _row(session: Session, receivable: dict[str, Any], view: dict[str, Any]) -> dict[str, Any]:
    value = {
        term: (receivable["fields"].get(term) or {}).get("value") for term in ("invoice_number", "gross_total", "amount_due", "currency")
    }
    standing = [each for each in receivable["findings"] if each["deficiency"] and each["deficiency"]["state"] == "open"]
    return {
        "id": receivable["id"],
        "number": value["invoice_number"],
        "debtor": _debtor_name(session, receivable["debtor"]),
        "amount": value["gross_total"] or value["amount_due"],
        "currency": value["currency"] or view["totals"].get("currency"),
        "state": receivable["state"],
        "codes": list(dict.fromkeys(each["check_code"] for each in standing)),
        "missing": [each["kind"] for each in view["missing"] if each["receivable"] == receivable["id"]],
    }


def _debtor_name(session: Session, debtor_code: str | None) -> str | None:
    debtor = session.get(DebtorRow, debtor_code) if debtor_code else None
    return debtor.name if debtor else None


def _is_in_doubt(receivable: dict[str, Any]) -> bool:
    """Whether who the debtor is stands open: no debtor was found, or one is matched only loosely (PTY-03)."""
    loosely = [each["deficiency"] for each in receivable["findings"] if each["check_code"] == "PTY-03"]
    return receivable["debtor"] is None or any(each is not None and each["state"] == "open" for each in loosely)


def _waivers(findings: Iterable[dict[str, Any]]) -> list[str]:
    return [each["deficiency"]["waived_by"] for each in findings if each["deficiency"] and each["deficiency"].get("waived_by")]


def _acts(caller: Caller, standing: Standing) -> dict[str, str | None]:
    """Every act worth showing: None where it is allowed, else why not. What the role or the state rules out is left out."""
    person = actor_of(caller)
    found: dict[str, str | None] = {}
    for act in Act:
        for severity in Severity if act is Act.WAIVE else (None,):
            refused = refusal(act, person, standing, reason="given later", severity=severity)
            name = f"{act.value}.{severity.value}" if severity else act.value
            if refused is None:
                found[name] = None
            elif refused.code not in ("role", "state", "not_claimed", "other_client"):
                found[name] = refused.sentence
    if standing.claimed_by == caller.user_id:
        found.pop(Act.CLAIM.value, None)
    return found
