"""Loads the sample book, its people and facilities into an installation; done twice it changes nothing."""

from __future__ import annotations

from sqlalchemy import select

from api.people import add_person_row
from api.sample.book import make_book
from api.sample.cast import CLIENTS
from intake.books_import import import_books
from intake.commands.acting import Actor
from intake.commands.set_facility import set_facility_setting
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import ClientRow
from storage.errors import Defect
from storage.repositories import people

ADMINISTRATOR = "admin@witpeer.example"
SAMPLE_PEOPLE = (
    ("client@rooibrug.example", "Aisha Jacobs", "client", "C001", "en"),
    ("client@kwaggasmeul.example", "Pieter Kruger", "client", "C002", "af"),
    ("assistant@witpeer.example", "Nomsa Khumalo", "assistant", None, "en"),
    ("manager@witpeer.example", "Ruan Botha", "account_manager", None, "en"),
    ("compliance@witpeer.example", "Priya Naidoo", "compliance", None, "en"),
    (ADMINISTRATOR, "Thabo Molefe", "administrator", None, "en"),
)
"""Address, name, role, client and language of everybody in the sample."""


_CONCENTRATION, _SHARE, _REASON = "concentration_share", "0.75", "Three debtors make up most of the book of each client in the sample"


def load_sample(services: Services) -> dict[str, int]:
    """Load the book, its people and what its facilities allow; returns how many rows of each kind the book has."""
    counts = load_sample_book(services)
    load_sample_people(services)
    load_sample_facilities(services)
    return counts


def load_sample_book(services: Services) -> dict[str, int]:
    """Import the sample book as it stands today; returns how many rows of each kind."""
    counts = {}
    for kind, content in make_book(services.clock().date()).files().items():
        outcome = import_books(kind, content, services)
        if outcome.bad_rows:
            raise Defect("sample.refused", f"The sample {kind} were refused: {outcome.bad_rows[0]}.", "This is a fault of the program.")
        counts[kind] = outcome.rows
    return counts


def load_sample_people(services: Services) -> None:
    """Let the sample's people in, where they are not."""
    with reading(services.engine) as session:
        known = {email for email, *_ in SAMPLE_PEOPLE if people.user_by_email(session, email) is not None}
    for email, name, role, client_code, language in SAMPLE_PEOPLE:
        if email not in known:
            add_person_row(services, email=email, name=name, role=role, client_code=client_code, language=language)


def load_sample_facilities(services: Services) -> None:
    """Let few debtors make up a client's book, as in the sample they do; its administrator sets that, for the sample's clients alone."""
    with reading(services.engine) as session:
        administrator = people.user_by_email(session, ADMINISTRATOR)
        known = {role.client_code for role in CLIENTS}
        unset = [
            row.client_code for row in session.scalars(select(ClientRow)) if row.client_code in known and _CONCENTRATION not in row.settings
        ]
    if administrator is None:
        return
    for client_code in unset:
        set_facility_setting(services, Actor(administrator.id, administrator.role), client_code, _CONCENTRATION, _SHARE, _REASON)
