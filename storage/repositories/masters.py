"""Rows of the master records as the checks know them: a client with its facility, and a debtor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, bindparam, or_, select, true
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.tables import ClientRow, ClientSenderRow, DebtorRow, InstallationSettingRow, RequirementProfileRow
from verification.model import CheckSetting, Client, Debtor, Facility, Particulars, RequirementProfile, Severity, Supply

CHECKS = "checks"
"""The name among a client's settings under which its own settings of checks stand."""

OFF = "off"


_CLIENT = (
    select(
        ClientRow.__table__,
        ClientSenderRow.pattern.label("sender"),
        InstallationSettingRow.name.label("threshold"),
        InstallationSettingRow.value.label("threshold_value"),
    )
    .select_from(ClientRow.__table__)
    .outerjoin(ClientSenderRow.__table__, ClientSenderRow.client_code == ClientRow.client_code)
    .outerjoin(InstallationSettingRow.__table__, true())
    .where(ClientRow.client_code == bindparam("client_code"))
    .order_by(ClientSenderRow.pattern)
)
"""A client with each of its senders and each threshold of the house: all that a facility is, in one question, since every package asks."""


def client_of(session: Session, client_code: str, supposed: Mapping[str, Any] | None = None) -> Client | None:
    """The client with its facility, as the checks know it; None where nobody has this code.

    `supposed` are settings to go by instead of its own, for asking what they would do.
    """
    session.flush()
    rows = session.connection().execute(_CLIENT, {"client_code": client_code}).all()
    if not rows:
        return None
    house = {row.threshold: row.threshold_value for row in rows if row.threshold is not None}
    senders = tuple(dict.fromkeys(row.sender for row in rows if row.sender is not None))
    return _client(rows[0], house, senders, rows[0].settings if supposed is None else supposed)


def _client(row: Row[Any], house: Mapping[str, str], senders: tuple[str, ...], settings: Mapping[str, Any]) -> Client:
    """The columns of a client's row, the thresholds of the house, and over them what its settings say."""
    return Client(
        client_code=row.client_code,
        name=row.name,
        tax_id=row.tax_id,
        registration_number=row.registration_number,
        country=row.country,
        language=row.language,
        facility=Facility(
            currency=row.currency,
            limit=Money.from_minor_units(row.facility_limit_minor, row.currency),
            advance_rate=row.advance_rate,
            disclosed=row.disclosed,
            required_documents=frozenset(str(kind) for kind in row.required_documents),
            remit_to_account=row.remit_to_account,
            check_settings=_check_settings(settings.get(CHECKS, {})),
            **_thresholds({**house, **settings}),
        ),
        senders=senders,
        particulars=_particulars(row.particulars),
    )


def _check_settings(stated: Mapping[str, Any]) -> tuple[CheckSetting, ...]:
    """Checks that this facility has otherwise than the catalogue: `off`, or another severity."""
    return tuple(
        CheckSetting(code, None if each["severity"] == OFF else Severity(each["severity"]), each["reason"])
        for code, each in sorted(stated.items())
    )


def _thresholds(settings: Mapping[str, Any]) -> dict[str, Any]:
    """What a client's settings say of the facility's thresholds: decimals as text, days as whole numbers, lists as lists."""
    thresholds: dict[str, Any] = {}
    for each in fields(Facility):
        if each.name not in settings or each.name == "check_settings":
            continue
        stated = settings[each.name]
        if isinstance(each.default, Decimal):
            thresholds[each.name] = Decimal(str(stated))
        elif isinstance(each.default, bool):
            thresholds[each.name] = stated if isinstance(stated, bool) else str(stated) == "yes"
        elif isinstance(each.default, int):
            thresholds[each.name] = int(stated)
        elif isinstance(each.default, tuple):
            thresholds[each.name] = tuple(str(part) for part in stated)
    return thresholds


def debtor_of_row(row: DebtorRow, confirmed_names: tuple[str, ...] = ()) -> Debtor:
    """A debtor as the checks know it, with the names that people confirmed."""
    limit = None
    if row.credit_limit_minor is not None and row.credit_limit_currency is not None:
        limit = Money.from_minor_units(row.credit_limit_minor, row.credit_limit_currency)
    return Debtor(
        debtor_code=row.debtor_code,
        name=row.name,
        aliases=tuple(str(alias) for alias in row.aliases),
        tax_id=row.tax_id,
        registration_number=row.registration_number,
        country=row.country,
        address=row.address,
        email_domain=row.email_domain,
        credit_limit=limit,
        terms_days=row.terms_days,
        status=row.status,
        requires_po=row.requires_po,
        kind=row.particulars.get("kind"),
        related_clients=tuple(row.particulars.get("related_clients", ())),
        particulars=_particulars(row.particulars),
        confirmed_names=confirmed_names,
    )


def _particulars(stated: Mapping[str, Any]) -> Particulars:
    return Particulars(
        address=stated.get("address"),
        directors=tuple(stated.get("directors", ())),
        phones=tuple(stated.get("phones", ())),
        bank_accounts=tuple(stated.get("bank_accounts", ())),
    )


def requirement_profiles(session: Session, client_code: str) -> tuple[RequirementProfile, ...]:
    """The profiles that hold for a client, its own and everybody's, in the order of the list that they came in."""
    rows = session.scalars(
        select(RequirementProfileRow)
        .where(or_(RequirementProfileRow.client_code == client_code, RequirementProfileRow.client_code.is_(None)))
        .order_by(RequirementProfileRow.position)
    )
    return tuple(
        RequirementProfile(
            row.client_code,
            row.debtor_code,
            None if row.supply is None else Supply(row.supply),
            row.disclosed,
            frozenset(str(kind) for kind in row.documents),
        )
        for row in rows
    )
