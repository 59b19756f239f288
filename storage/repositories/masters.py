"""Rows of the master records as the checks know them: a client with its facility, and a debtor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from extractors.money import Money
from storage.database.tables import ClientRow, DebtorRow
from verification.model import CheckSetting, Client, Debtor, Facility, Particulars, Severity

CHECKS = "checks"
"""The name among a client's settings under which its own settings of checks stand."""

OFF = "off"


def client_of_row(row: ClientRow, house: Mapping[str, str], senders: tuple[str, ...], supposed: Mapping[str, Any] | None = None) -> Client:
    """A client with its facility: the columns of its row, the thresholds of the house, and over them what its settings say.

    `supposed` are settings to go by instead of its own, for asking what they would do.
    """
    settings = row.settings if supposed is None else supposed
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
