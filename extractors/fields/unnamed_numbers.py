"""The number of a paper, and of the order or invoice that it names, under labels that nobody listed.

A clerk takes "Document No", "Ref" or a word never met before for the paper's own number where no other number is left: it stands at the
head, as a value behind or under a few words. The words tell most: they name the paper, or say "our reference", or no more than that a
number follows; what is named as somebody's account, car, tax or telephone number, or as that of another paper, is none. A word that says
nothing is taken beside the day of the paper alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractors.fields.credit_note_labels import speaks_of_invoice
from extractors.fields.dates import dates_of
from extractors.fields.head_pairs import HeadPair, head_pairs, says_number
from extractors.fields.label_phrases import words_of_phrase
from extractors.fields.label_places import SIGNS_FOR_A_NUMBER
from extractors.fields.labels import Role, label_key
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import PrintedNumber
from extractors.fields.number_words import says
from extractors.fields.numbers_under_titles import numbers_under_titles
from extractors.fields.numbers_with_days import numbers_with_days
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Evidence, Field, Value
from extractors.terms import DocumentKind, Term
from extractors.titles import kind_of_title

_ROWS_UP = 2.6  # heights of print between the lines of a head
_OWN, _NAMED, _GENERIC, _CALLED_NUMBER, _OURS, _UNKNOWN, _REFERENCE = 3.0, 2.8, 2.6, 2.2, 1.9, 1.4, 1.2
_BESIDE_DAY = 0.7
_WEAK = 0.6  # what a label weighs that may be another's too, as "Ihr Zeichen" may be an order
_FIRST = 0.05  # a line, by which an earlier number goes before a later one
_LEAST = 1.7
_OUR_REFERENCE = re.compile(
    r"(?:our|unsere?|notre|onze?|ons)(?:ref(?:erence|erenz|erentie)?|verw(?:ysing)?|zeichen|kenmerk)(?:no|nr|number|nummer|nommer)?"
)
_ALL_REFERENCES = re.compile(
    r"(?:our|unsere?|uns|notre|nos|onze?|ons|o|n)?(?:ref(?:s|no|nr|erence|erences|erenz|erentie)?|verw(?:ysing)?|zeichen|kenmerk)"
    r"|(?:我方|我司|本方)?(?:参考|编|单)号"
)
_OF_OTHERS = frozenset(
    {"buyer", "tax", "account", "bank", "branch", "registration", "register", "job", "contract", "site", "company", "pay", "your"}
)
_ANY_PAPER = re.compile(
    r"(?:our|ons|unsere?|notre|onze)?(?:doc(?:ument)?|dok(?:ument)?(?:en)?|documents?|beleg|papier|stuk|piece|transaction|vorgangs?|单据|票据|文件|"
    r"nde(?:document|piece|doc)?|numero(?:de)?)?(?:document|piece|doc)?(?:no|nr|num|nbr|number|nummer|nommer|numero|n|#|号|号码|编号|单号)?"
)
_SHAPES: dict[Role, re.Pattern[str]] = {
    "invoice_number": re.compile(r"(?:INV|IN|FAK|FAC|RE|RG)[-/ ]?\d{3,}"),
    "po_number": re.compile(r"(?:PO|BST|ORD|BC)[-/ ]?\d{3,}|45\d{8}$"),
}
_WORDS_FOR: dict[Role, str] = {"invoice_number": "invoice", "po_number": "order"}
_SAME_THERE: dict[Role, frozenset[Role]] = {
    "invoice_number": frozenset({"invoice_number", "related_invoice"}),
    "po_number": frozenset({"po_number"}),
}
"""The roles of a label that give one number on a delivery note: the invoice that it relates to is the one of its goods."""
_OF_ANY_PAPER = frozenset(
    {"invoice_number", "delivery_note_number", "waybill_number", "statement_number", "payment_number", "payment_reference"}
)
"""Roles that a label of the paper's own number may play on papers of other kinds."""
_IDENTIFIES = ("_number", "_tax_id", "_account", "_code", "_invoice", "iban", "bic")
"""What the roles end in whose values are numbers."""
_NAMED_INVOICE = frozenset({DocumentKind.INVOICE, DocumentKind.RECEIPT})
_DIGITS_OF_LAST = 3


@dataclass(frozen=True, slots=True)
class UnnamedNumber:
    """A number at the head of a paper with the words that stand for its label, and how much its place and they speak for it."""

    number: PrintedNumber
    cell: Cell
    score: float

    def field(self, term: Term) -> Field:
        """The number as the field of a term."""
        return Field(term, Value(self.number.text), (self.evidence,), None, "layout")

    @property
    def evidence(self) -> Evidence:
        """Where the number stands."""
        return self.cell.evidence(self.number.start, self.number.end)


def unnamed_number(
    layout: DocumentLayout, kind: DocumentKind, roles: tuple[Role, ...], taken: Collection[str] = ()
) -> UnnamedNumber | None:
    """The number that is most likely the paper's own, where no label of its roles gave one; None where none is likely enough."""
    page = layout.pages[0]
    days = [cell for cell in page.cells if _is_day(layout, cell)]
    found: list[UnnamedNumber] = []
    only: dict[float, list[UnnamedNumber]] = {_REFERENCE: [], _UNKNOWN: []}
    for rank, pair in enumerate(head_pairs(layout)):
        worth = _worth(pair, kind, roles) if pair.number.text not in taken else 0.0
        if worth:
            beside = _BESIDE_DAY if any(_is_beside(page, pair.cell, day) for day in days) else 0.0
            found.append(UnnamedNumber(pair.number, pair.cell, worth + beside - _FIRST * rank))
            if worth in only:
                only[worth].append(found.pop())
    found += _with_days(layout, kind, roles, taken)
    found += [UnnamedNumber(number, cell, _OWN) for number, cell in numbers_under_titles(layout, kind) if number.text not in taken]
    references, unknown = ([each for each in only[worth] if _is_long(each)] for worth in (_REFERENCE, _UNKNOWN))
    found += references
    if len(unknown) == 1:
        found += unknown  # the one number that no word names
    best = max(found, key=lambda each: each.score, default=None)
    if best is not None and best.score >= _LEAST:
        return best
    return references[0] if len(references) == 1 else None


def number_beside_its_day(layout: DocumentLayout, kind: DocumentKind, roles: tuple[Role, ...]) -> UnnamedNumber | None:
    """The one number at the head that stands with the day of the paper, or under its title, and that no word gives to another paper."""
    found = [each for each in _with_days(layout, kind, roles, ()) if each.score >= _OWN]
    found = found or [UnnamedNumber(number, cell, _OWN) for number, cell in numbers_under_titles(layout, kind)]
    return found[0] if len({each.number.text for each in found}) == 1 else None


def _with_days(layout: DocumentLayout, kind: DocumentKind, roles: tuple[Role, ...], taken: Collection[str]) -> Iterator[UnnamedNumber]:
    """The numbers that stand with a day and that no word gives to another paper: with none at all they are the paper's own."""
    for each in numbers_with_days(layout):
        pair = HeadPair(each.says_whose, each.number, each.cell, None, True)
        if each.number.text not in taken and (worth := _worth(pair, kind, roles) if each.label else _OWN):
            yield UnnamedNumber(each.number, each.cell, worth + _BESIDE_DAY)


def _is_long(each: UnnamedNumber) -> bool:
    """Whether a number is more than a count: three digits with letters or signs among them, or four."""
    digits = sum(map(str.isdigit, each.number.text))
    return digits >= _DIGITS_OF_LAST + each.number.text.isdigit()


def names_something_else(layout: DocumentLayout, kind: DocumentKind, number: str) -> bool:
    """Whether the words before or over a number at the head of a paper say, wherever it stands there, that it is not the paper's own."""
    pairs = [pair for pair in head_pairs(layout) if pair.number.text == number]
    return bool(pairs) and all(
        (says(pair.label, f"no_{kind.value}") or _names_something_else(pair, kind)) and not _titles(pair.label, kind) for pair in pairs
    )


def _titles(label: str, kind: DocumentKind) -> bool:
    """Whether words are the title of a kind of paper, "Avoir client", whomever else they name."""
    titled = kind_of_title(label)
    return titled is not None and titled[0] is kind and not speaks_of_invoice(label)


def own_reference(layout: DocumentLayout) -> UnnamedNumber | None:
    """The number under which its writer keeps a paper, "Our ref": the paper's own where no other number is."""
    for pair in head_pairs(layout):
        if pair.is_parted and _OUR_REFERENCE.fullmatch(label_key(pair.label)):
            return UnnamedNumber(pair.number, pair.cell, _REFERENCE)
    return None


def number_called(layout: DocumentLayout, role: Role, taken: Collection[str]) -> UnnamedNumber | None:
    """The number of another paper that a delivery note names, by a word for that paper in an unknown label or by the letters before it."""
    found = list(_called(layout, role, taken))
    return max(found, key=lambda each: each.score, default=None)


def _called(layout: DocumentLayout, role: Role, taken: Collection[str]) -> Iterator[UnnamedNumber]:
    with_days = (HeadPair(each.says_whose, each.number, each.cell, None, True) for each in numbers_with_days(layout) if each.label)
    for rank, pair in enumerate((*head_pairs(layout), *with_days)):
        if pair.number.text in taken or _numbers(pair) - _SAME_THERE[role] or (role == "po_number" and says(pair.label, "no_order")):
            continue
        is_reference = pair.known is None or _ALL_REFERENCES.fullmatch(label_key(pair.label)) is not None
        is_named = says(pair.label, _WORDS_FOR[role]) and not says(pair.label, "another")
        if is_named or (is_reference and pair.is_parted and _SHAPES[role].match(pair.number.text)):
            yield UnnamedNumber(pair.number, pair.cell, _OWN * is_named + says(pair.label, "yours") - _FIRST * rank)


def _worth(pair: HeadPair, kind: DocumentKind, roles: tuple[Role, ...]) -> float:
    """How much the words of a label speak for the paper's own number; 0 where they name something else."""
    known, label, key = pair.known, pair.label, label_key(pair.label)
    if says(label, f"no_{kind.value}"):
        return 0.0
    if pair.is_parted and _titles(label, kind) and not says_number(label):
        return _OWN
    surest = max((known.roles.get(role, 0.0) for role in roles), default=0.0) if known is not None else 0.0
    if known is not None and surest > _WEAK and not ("invoice_number" in known.roles and speaks_of_invoice(label)):
        return _OWN
    if _names_something_else(pair, kind):
        return 0.0
    if says(label, kind.value) and not _numbers(pair) - _OF_ANY_PAPER - set(roles):
        return _NAMED
    if any(_OF_OTHERS & word for word in words_of_phrase(label)):
        return 0.0
    if _ANY_PAPER.fullmatch(key) and key:
        return _GENERIC
    if _ALL_REFERENCES.fullmatch(key):
        return _OURS if says(label, "ours") or key.startswith(("o", "n", "u", "我", "本")) else _REFERENCE
    if known is not None:
        return _GENERIC if "invoice_number" in known.roles and not speaks_of_invoice(label) else 0.0
    if says_number(label) or key in SIGNS_FOR_A_NUMBER:
        return _CALLED_NUMBER
    return _UNKNOWN if pair.is_parted else 0.0


def _numbers(pair: HeadPair) -> set[Role]:
    """The roles of a label whose values are numbers: no number is the day, the amount or the name that the others say."""
    return {role for role in (pair.known.roles if pair.known is not None else ()) if role.endswith(_IDENTIFIES) and role[:6] != "column"}


def _names_something_else(pair: HeadPair, kind: DocumentKind) -> bool:
    """Whether the words of a label name another paper, the other firm, or what is no paper."""
    label = " ".join(word for word in pair.label.split() if not _is_compound(word, kind))
    if says(label, "yours") or says(label, "another"):
        return True
    if kind is not DocumentKind.PURCHASE_ORDER and says(label, "order"):
        return True
    return kind not in _NAMED_INVOICE and (says(label, "invoice") or speaks_of_invoice(label))


def _is_compound(word: str, kind: DocumentKind) -> bool:
    """Whether one word names both the paper and what is no paper: the "Kassenbelegnummer" is that of a receipt and of no till."""
    return says_number(word) and says(word, kind.value) and says(word, "another")


def _is_day(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is the label of the paper's day, or that with its value."""
    return any(hit.at_start and "issue_date" in hit.roles for hit in layout.labels_in(cell)[:1]) or bool(dates_of(cell))


def _is_beside(page: PageLayout, cell: Cell, day: Cell) -> bool:
    """Whether a number stands beside a day, or in the line over or under it and in its column."""
    if day.line_number == cell.line_number:
        return True
    apart = max(day.box.top - cell.box.bottom, cell.box.top - day.box.bottom)
    return apart < _ROWS_UP * page.height_of_print and abs(day.box.x0 - cell.box.x0) < page.page.width / 4
