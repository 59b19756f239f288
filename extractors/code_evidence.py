"""A code on a page says some of it a second time: it fills what the letters do not say, and contradicts what they say otherwise.

People pay what they read and telephones pay what they scan, so a code that says another account or amount than the page is a finding,
never a correction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from extractors.codes import stated_by
from extractors.model import Absent, Contradiction, Evidence, Field, Page, PrintedCode, Value
from extractors.terms import Shape, Term, shape_of

EXTRACTED_BY = "printed_code"
RULE = "INV-02"
_LIKE_NAMES = 60.0  # token-set ratio: a code abbreviates and leaves accents out
_NAMES = frozenset({Term.SELLER_NAME, Term.BUYER_NAME, Term.PAYEE_NAME})
_ONLY_COMPARED = frozenset({Term.BUYER_NAME, Term.SELLER_NAME, Term.CURRENCY})


@dataclass(frozen=True, slots=True)
class CodeEvidence:
    """Fields that only a code states, and what codes and letters say differently."""

    fields: tuple[Field, ...]
    contradictions: tuple[Contradiction, ...]


def code_evidence(fields: Sequence[Field], pages: Sequence[Page]) -> CodeEvidence:
    """What the codes on the pages of one paper add to the fields read from its letters, and where the two disagree."""
    known = {field.term: field for field in fields}
    added: dict[Term, Field] = {}
    contradictions: list[Contradiction] = []
    for page in pages:
        for code in page.codes:
            found = stated_by(code)
            if found is None:
                continue
            name, stated = found
            for term, value in stated.items():
                field = known.get(term)
                if field is None or isinstance(field.reading, Absent):
                    if term not in _ONLY_COMPARED and term not in added:
                        added[term] = Field(term, Value(value), (_evidence(page, code, value),), None, EXTRACTED_BY)
                elif isinstance(field.reading, Value) and not _agree(term, value, field.reading.text):
                    said = term.value.replace("_", " ")
                    contradictions.append(Contradiction(RULE, f"The {name} says {value} as {said}, the page says {field.reading.text}"))
    return CodeEvidence(tuple(added.values()), tuple(dict.fromkeys(contradictions)))


def _evidence(page: Page, code: PrintedCode, value: str) -> Evidence:
    return Evidence(page.page_number, code.box, value)


def _agree(term: Term, stated: str, read: str) -> bool:
    if shape_of(term) is Shape.AMOUNT:
        return Decimal(stated) == Decimal(read)
    if term in _NAMES:
        return fuzz.token_set_ratio(stated.casefold(), read.casefold()) >= _LIKE_NAMES
    one, other = (("".join(ch for ch in text.casefold() if ch.isalnum())).lstrip("0") for text in (stated, read))
    if term is Term.BIC:
        return one[:8] == other[:8]  # the main office's three letters may be left out (ISO 9362)
    return one == other or (term is Term.PAYMENT_REFERENCE and (one in other or other in one))
