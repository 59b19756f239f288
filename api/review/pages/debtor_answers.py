"""The page that a debtor's letter leads to: the invoices it was asked about, and nothing else. It needs no account."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy.orm import Session
from starlette.datastructures import FormData
from starlette.responses import Response

from api.context import context_of
from api.problems import Problem
from api.review.languages import translator
from api.review.rendering import page
from api.review.wording import POINT_WORDS, VERDICT_WORDS
from api.security.access import public
from extractors.money import Money
from intake.commands.answer_by_link import LinkSpent, answer_by_link
from intake.commands.ask_debtor import ANSWER_PATH, Said, link_digest
from storage.database.reading import reading
from storage.database.tables import ClientRow, PackageRow, VerificationRequestRow, VerificationRow
from storage.errors import Rejected
from storage.repositories.verifications import asked_about, request_by_digest
from verification.debtor_answers import Verdict, expected_points

router = APIRouter(prefix=ANSWER_PATH)

_YES_OR_NO = {"yes": True, "no": False}


async def posted(request: Request) -> FormData:
    """The form as it was sent: what is in it follows from the invoices asked about."""
    return await request.form()


@router.get("", dependencies=[Depends(public)])
def debtor_page(request: Request, token: Annotated[str, Query(max_length=200)] = "") -> Response:
    """The invoices with a form. Opening the link changes nothing and spends nothing."""
    facts = _facts(request, token)
    return page(request, None, "debtor_answers.html", typed={}, **facts) if facts else _closed(request)


@router.post("", dependencies=[Depends(public)])
def debtor_answered(request: Request, form: Annotated[FormData, Depends(posted)]) -> Response:
    """Keep what the debtor says; the link is spent. What is not complete comes back with everything that was typed."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Problem(403, "form.elsewhere", "This form was not sent from our own page.", "Open the link in your letter again.")
    typed = {name: value for name, value in form.items() if isinstance(value, str)}
    token = typed.get("token", "")
    facts = _facts(request, token)
    if not facts:
        return _closed(request)
    answers = {each["id"]: said for each in facts["invoices"] if (said := _said(each["id"], facts["points"], typed)) is not None}
    try:
        answer_by_link(context_of(request).services, token, answers)
    except LinkSpent:
        return _closed(request)
    except Rejected:
        return page(request, None, "debtor_answers.html", status=422, typed=typed, **facts)
    return page(request, None, "debtor_done.html", thanked=True, language=facts["language"], t=facts["t"])


def _closed(request: Request) -> Response:
    return page(request, None, "debtor_done.html", status=410, thanked=False)


def _facts(request: Request, token: str) -> dict[str, Any] | None:
    services = context_of(request).services
    with reading(services.engine) as session:
        asked = request_by_digest(session, link_digest(token))
        if asked is None or asked.spent_at is not None or asked.expires_at is None or asked.expires_at <= services.clock():
            return None
        return {
            "token": token,
            "language": asked.language,
            "t": translator(asked.language),
            "client_name": _client_name(session, asked),
            "factor_name": services.factor.name,
            "points": {each.value: POINT_WORDS[each.value] for each in expected_points(asked.disclosed)},
            "verdicts": VERDICT_WORDS,
            "invoices": [_invoice(each) for each in asked_about(session, asked.id)],
        }


def _client_name(session: Session, asked: VerificationRequestRow) -> str:
    package = session.get_one(PackageRow, asked.package_id)
    return session.get_one(ClientRow, package.client_code).name


def _invoice(row: VerificationRow) -> dict[str, Any]:
    known = row.gross_minor is not None and row.currency is not None
    amount = str(Money.from_minor_units(row.gross_minor or 0, row.currency or "")) if known else None
    return {"id": row.id, "number": row.invoice_number, "issue_date": row.issue_date, "due_date": row.due_date, "amount": amount}


def _said(row_id: str, points: Collection[str], typed: dict[str, str]) -> Said | None:
    verdict = typed.get(f"verdict:{row_id}", "")
    if verdict not in set(Verdict):
        return None
    words = {point: typed.get(f"point:{row_id}:{point}", "") for point in expected_points(True) if point.value in points}
    return Said(
        Verdict(verdict),
        {point: _YES_OR_NO[word] for point, word in words.items() if word in _YES_OR_NO},
        typed.get(f"corrected:{row_id}", ""),
        typed.get(f"remark:{row_id}", ""),
    )
