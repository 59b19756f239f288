"""What can be seen of a name, as marks: the words over and beside it, its place and print, what stands under it, where else it stands.

Marks of listed labels are kept apart, since learning has to do without them half of the time. Those of a kind of paper on which the
parties stand otherwise than on an invoice are there twice, once with the kind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.candidates.marks import word_marks
from extractors.fields.address_windows import is_senders_line
from extractors.fields.bank_accounts import holders_of
from extractors.fields.company_names import (
    has_postcode,
    is_attention,
    is_bank,
    is_bare_postcode,
    is_building,
    is_contact_line,
    is_department,
    is_institution,
    is_person,
    is_street,
    name_key,
)
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_only_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.web_names import is_named_after, web_names
from extractors.layout.blocks import block_with, stack_below
from extractors.layout.lines import Cell, PageLayout
from extractors.party_names.finding import NameCandidate
from extractors.signs import has_digit, has_letter
from extractors.terms import RECEIVABLE_KINDS, DocumentKind
from extractors.titles import SURE_TITLE, kind_of_title

_LINES_UP, _LINES_UNDER = 4, 5
_SURE = 0.7
_SHORT_KEY = 4  # letters, too few to tell that one name goes on with another
_HEIGHTS = (0.85, 1.1, 1.35, 1.8, 2.4)
_HEADINGS = "_heading"


@dataclass(frozen=True, slots=True)
class NameMarks:
    """The marks of one name by the words around it (`sides` are their texts), by listed labels, and by everything else."""

    sides: Mapping[str, str]
    roles: tuple[str, ...]
    rest: tuple[str, ...]
    kind: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        words = [mark for side, text in self.sides.items() for mark in word_marks(side, text)]
        return with_kind(self.kind, (*words, *self.roles, *self.rest))


def with_kind(kind: str, marks: Sequence[str]) -> tuple[str, ...]:
    """Marks, and where the kind of paper matters each but parts of words with it once more."""
    return (*marks, *(f"{kind}|{mark}" for mark in marks if "~" not in mark)) if kind else tuple(marks)


def name_marks(layout: DocumentLayout, names: Sequence[NameCandidate], kind: DocumentKind) -> Sequence[NameMarks]:
    """The marks of every name of a paper, in their order; kept, since parties are sought by names alone and again with all the paper."""
    return _marks_of(layout, tuple(names), kind)


@once_a_layout
def _marks_of(layout: DocumentLayout, names: tuple[NameCandidate, ...], kind: DocumentKind) -> tuple[NameMarks, ...]:
    seen = _Paper(layout, names)
    called = "" if kind in RECEIVABLE_KINDS else str(kind)
    found = [seen.marks(each, called) for each in names]
    headed = [{role for role in each.roles if role.split(":")[1].endswith(_HEADINGS)} for each in found]
    times = Counter(role.split(":")[1] for own in headed for role in own)
    for index, (own, roles) in enumerate(zip(found, headed, strict=True)):
        mine = Counter(role.split(":")[1] for role in roles)
        others = tuple(f"else:{role}" for role, count in times.items() if count > mine[role])
        if others:
            found[index] = replace(own, roles=(*own.roles, *others))
    return tuple(found)


class _Paper:
    """What is the same for every name of a paper."""

    def __init__(self, layout: DocumentLayout, names: Sequence[NameCandidate]) -> None:
        self.layout = layout
        self.known: dict[Cell, list[str]] = {}
        self.times = Counter(each.key for each in names)
        self.keys = sorted(self.times)
        self.domains = web_names(layout.text)
        self.holders = {name_key(holder.text) for hit in layout.hits("account_holder") for holder in holders_of(layout, hit)}
        self.formed = list(dict.fromkeys(each.key for each in names if has_strong_legal_form(each.text)))
        self.addressed = {id(each): self._under(each) for each in names}
        over_address = [each for each in names if {"street", "postcode"} & set(self.addressed[id(each)][:3])]
        self.blocks = list(dict.fromkeys(each.key for each in over_address))
        self.by_line: dict[tuple[int, int], list[float]] = {}
        for each in over_address:
            self.by_line.setdefault((each.cell.page_number, each.cell.line_number), []).append(each.cell.box.x0)
        self.tallest = max((each.cell.height for each in names), default=0.0)
        self.title = next(
            (cell for cell in layout.pages[0].cells if (titled := kind_of_title(cell.text)) is not None and titled[1] >= SURE_TITLE), None
        )

    def kinds(self, cell: Cell) -> list[str]:
        """What a line looks like, found out once for all names that it stands by."""
        if cell not in self.known:
            self.known[cell] = _kinds_of(self.layout, cell)
        return self.known[cell]

    def marks(self, each: NameCandidate, kind: str) -> NameMarks:
        page = self.layout.page(each.cell.page_number)
        left, above, further = self._left(page, each), *self._above(page, each)
        sides = {
            "before": each.before,
            "left": self._whole_label(page, left) if left is not None else "",
            "above": above.text if above is not None else "",
            "further": further.text if further is not None else "",
        }
        rest = [
            *self._own(each, page),
            *self._place(each, page),
            *self._below(each),
            *self._repeated(each),
            f"beside:{bool(each.before):d}{left is not None:d}{above is not None:d}",
        ]
        if left is not None:
            rest.append(f"left_gap:{min(3, int((each.cell.box.x0 - left.box.x1) / (6 * page.height_of_print)))}")
        if above is not None:
            rest += [f"over:{kind_}" for kind_ in self.kinds(above)]
            rest.append(f"over_gap:{min(3, int((each.cell.box.top - above.box.bottom) / page.height_of_print))}")
            rest.append(f"over_print:{_ratio(above.height, each.cell.height)}")
        roles = [
            f"role_{side}:{role}:{'sure' if weight >= _SURE else 'may'}"
            for side, cell in (("before", each.stands_in if each.first else None), ("left", left), ("above", above), ("further", further))
            if cell is not None
            for hit in self.layout.labels_in(cell)[:1]
            if hit.at_start
            for role, weight in hit.roles.items()
        ]
        return NameMarks(sides, tuple(roles), tuple(rest), kind)

    @staticmethod
    def _left(page: PageLayout, each: NameCandidate) -> Cell | None:
        near = None
        for other in page.lines[each.cell.line_number].cells:
            if other.box.x1 <= each.cell.box.x0 + 1 and other is not each.stands_in and has_letter(other.text):
                near = other
        return near

    @staticmethod
    def _whole_label(page: PageLayout, left: Cell) -> str:
        block = block_with(page, left)
        if block is None:
            return left.text
        at = block.cells.index(left)
        return " ".join(cell.text for cell in block.cells[max(0, at - 1) : at + 3])

    @staticmethod
    def _above(page: PageLayout, each: NameCandidate) -> tuple[Cell | None, Cell | None]:
        """The two nearest cells over a name in its column."""
        found: list[Cell] = []
        box = each.cell.box
        for line in reversed(page.lines[max(0, each.cell.line_number - _LINES_UP) : each.cell.line_number]):
            for other in line.cells:
                if min(box.x1, other.box.x1) > max(box.x0, other.box.x0) and has_letter(other.text):
                    found.append(other)
                    break
            if len(found) > 1:
                break
        return (found[0] if found else None), (found[1] if len(found) > 1 else None)

    def _own(self, each: NameCandidate, page: PageLayout) -> Iterator[str]:
        text = each.text
        goes_on = "form" in self.addressed[id(each)][:1]
        form = "strong" if has_strong_legal_form(text) or goes_on else "weak" if has_legal_form(text) else "none"
        yield f"form:{form}"
        yield f"words:{min(6, text.count(' ') + 1)}"
        yield f"digit:{has_digit(text):d}"
        yield f"case:{'upper' if text.isupper() else 'lower' if text[0].islower() else 'title'}"
        size = _ratio(each.cell.height, page.height_of_print)
        yield f"print:{size}"
        yield f"tallest:{each.cell.height > 0.97 * self.tallest:d}"
        for kind in self.kinds(each.cell):
            yield f"is:{kind}"
        yield f"form_print:{form}:{size}"
        yield f"tail:{len(each.text) < len(each.cell.text):d}"

    def _place(self, each: NameCandidate, page: PageLayout) -> Iterator[str]:
        box, first = each.cell.box, self.layout.pages[0] is page
        zone, side = int(10 * box.top / page.page.height), int(4 * box.x0 / page.page.width)
        yield f"zone:{first:d}{zone}"
        yield f"side:{side}"
        yield f"spot:{first:d}{min(4, zone // 2)}{side}"
        yield f"ends:{int(4 * box.x1 / page.page.width)}"
        yield f"line:{min(4, each.cell.line_number)}"
        block = block_with(page, each.stands_in)
        if block is not None:
            yield f"in_block:{min(3, block.cells.index(each.stands_in))}:{min(4, len(block.cells))}"
        cells = page.lines[each.cell.line_number].cells
        yield f"in_line:{min(3, cells.index(each.stands_in))}:{min(4, len(cells))}"
        if self.title is not None and first:
            own = self.title
            where = "same" if own.line_number == each.cell.line_number else "over" if own.line_number > each.cell.line_number else "under"
            yield f"title:{where}"
            yield f"title:{where}:{'left' if own.box.x0 > box.x1 else 'right' if own.box.x1 < box.x0 else 'column'}"
        line = self.by_line.get((each.cell.page_number, each.cell.line_number), ())
        yield f"others:{any(x0 < box.x0 for x0 in line):d}{any(x0 > box.x0 for x0 in line):d}"

    def _under(self, each: NameCandidate) -> list[str]:
        page = self.layout.page(each.cell.page_number)
        return [self.kinds(cell)[0] for cell in stack_below(page, each.cell, at_most=_LINES_UNDER)[1:]]

    def _below(self, each: NameCandidate) -> Iterator[str]:
        under = self.addressed[id(each)]
        for index, kind in enumerate(under[:3]):
            yield f"under{index}:{kind}"
        for kind in set(under):
            yield f"has_under:{kind}"
        yield f"under:{len(under)}"
        block = self.blocks.index(each.key) if each.key in self.blocks else -1
        yield f"block:{min(block, 3)}:{min(4, len(self.blocks))}"
        form = self.formed.index(each.key) if each.key in self.formed else -1
        yield f"formed:{min(form, 3)}:{min(4, len(self.formed))}"

    def _repeated(self, each: NameCandidate) -> Iterator[str]:
        yield f"times:{min(3, self.times[each.key])}"
        own = [domain for domain in self.domains if is_named_after(domain, each.key)]
        yield f"mail:{bool(own):d}{bool(self.domains):d}"
        yield f"holds:{each.key in self.holders:d}{bool(self.holders):d}"
        key = each.key
        following = bisect_right(self.keys, key)
        longer = len(key) > _SHORT_KEY and following < len(self.keys) and self.keys[following].startswith(key)
        shorter = any(key[:end] in self.times for end in range(_SHORT_KEY + 1, len(key)))
        yield f"goes_on:{longer:d}{shorter:d}"


def _kinds_of(layout: DocumentLayout, cell: Cell) -> list[str]:
    """What a line looks like by its form, the surest first."""
    text = cell.text
    if has_legal_form(text) and is_only_form(text):
        return ["form"]
    found = []
    if is_senders_line(cell):
        found.append("sender")
    if "@" in text:
        found.append("mail")
    labels = layout.labels_in(cell)[:1]
    if labels and labels[0].at_start:
        roles = labels[0].roles
        if any("tax_id" in role for role in roles):
            found.append("tax")
        elif any(role.endswith(_HEADINGS) for role in roles):
            found.append("heading")
        else:
            found.append("label")
    if has_strong_legal_form(text):
        found.append("company")
    if is_contact_line(text):
        found.append("contact")
    if is_street(text):
        found.append("street")
    if has_postcode(text) or is_bare_postcode(text):
        found.append("postcode")
    if is_attention(text) or is_person(text):
        found.append("person")
    if is_department(text):
        found.append("department")
    if is_building(text):
        found.append("building")
    if is_institution(text):
        found.append("institution")
    if is_bank(text):
        found.append("bank")
    if text.rstrip().endswith((":", "：")):
        found.append("colon")
    return found or ["figures" if has_digit(text) else "words"]


def _ratio(own: float, other: float) -> int:
    """How large print is against other print, in steps."""
    return sum(own > step * other for step in _HEIGHTS)
