"""Loads the sample book and its people into an installation; done twice it changes nothing."""

from __future__ import annotations

from sqlalchemy import select

from api.people import add_person_row
from api.sample.book import make_book
from intake.books_import import import_books
from intake.commands.acting import Actor
from intake.commands.set_facility import set_facility_setting
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow
from storage.errors import Defect
from storage.repositories import people

SAMPLE_PEOPLE = (
    ("client@rooibrug.example", "Aisha Jacobs", "client", "C001", "en"),
    ("client@kwaggasmeul.example", "Pieter Kruger", "client", "C002", "af"),
    ("assistant@witpeer.example", "Nomsa Khumalo", "assistant", None, "en"),
    ("manager@witpeer.example", "Ruan Botha", "account_manager", None, "en"),
    ("compliance@witpeer.example", "Priya Naidoo", "compliance", None, "en"),
    ("admin@witpeer.example", "Thabo Molefe", "administrator", None, "en"),
)
"""Address, name, role, client and language of everybody in the sample."""


_CONCENTRATION = "concentration_share"
_SHARE, _REASON = "0.75", "Three debtors make up most of the book of each client in the sample"


def load_sample_book(services: Services) -> dict[str, int]:
    """Import the sample book as it stands today, with what its facilities allow; returns how many rows of each kind."""
    counts = {}
    for kind, content in make_book(services.clock().date()).files().items():
        outcome = import_books(kind, content, services)
        if outcome.bad_rows:
            raise Defect("sample.refused", f"The sample {kind} were refused: {outcome.bad_rows[0]}.", "This is a fault of the program.")
        counts[kind] = outcome.rows
    with reading(services.engine) as session:
        unset = [row.client_code for row in session.scalars(select(ClientRow)) if _CONCENTRATION not in row.settings]
    for client_code in unset:
        set_facility_setting(services, Actor("sample", "administrator"), client_code, _CONCENTRATION, _SHARE, _REASON)
    return counts


def load_sample_people(services: Services) -> list[str]:
    """Let the sample's people in, where they are not; returns their addresses."""
    with reading(services.engine) as session:
        known = {email for email, *_ in SAMPLE_PEOPLE if people.user_by_email(session, email) is not None}
    for email, name, role, client_code, language in SAMPLE_PEOPLE:
        if email not in known:
            add_person_row(services, email=email, name=name, role=role, client_code=client_code, language=language)
    return [email for email, *_ in SAMPLE_PEOPLE]
