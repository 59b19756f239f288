"""Papers of a haulier for the tests: the goods it moves, who receives them, and what is read on a paper of any kind."""

from __future__ import annotations

from types import ModuleType

from extractors.model import Page
from extractors.terms import Term

OWN = Term.DELIVERY_NOTE_NUMBER
GOODS = """
Description                       Quantity
Timber batten                           10
Oak door                                 2
"""
TO = "Deliver to:\nProtea Mining Ltd\n4 Shaft Road\nRustenburg 0299\n"


def fields_of(kind: ModuleType, page: Page) -> dict[Term, str | None]:
    """What the rules of a kind read on a page."""
    return {field.term: field.value for field in kind.RULES.extract([page]).fields}
