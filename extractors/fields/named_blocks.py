"""Companies whose name stands over an address in the upper part of a page, or behind a heading that no list of labels knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.fields.company_names import is_contact_line, name_key
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.letterhead import NamedIssuer
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, party_of, with_score
from extractors.fields.told_lines import is_told_party
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import running_cells
from extractors.signs import has_digit

_HEAD, _LOWEST_BLOCK = 0.05, 0.5  # shares of the page's height
_NAMED_BLOCK = 0.8
_ROWS_FOR_NAMES = frozenset({"plain", "name_field"})
_LONGEST_HEADING = 5  # words: "Client name and address :"


def named_blocks(layout: DocumentLayout, names: Iterable[NamedIssuer], known: Sequence[Party], *, is_issuer_known: bool) -> list[Party]:
    """Companies with an address under their name in the upper part of the first page, which an address window may have missed.

    Where a heading says who issues the paper, a doubtful form of law ("t/a Trading Co") is enough for the other.
    """
    found: list[Party] = []
    page = layout.pages[0]
    for name in names:
        has_form = has_strong_legal_form(name.text) or (is_issuer_known and has_legal_form(name.text))
        if name.cell.page_number != page.page_number or not has_form:
            continue
        if not _HEAD < name.cell.box.top / page.page.height < _LOWEST_BLOCK or "has an address under it" not in name.reasons:
            continue
        party = party_of(layout, stack_below(page, name.cell))
        if (
            party is not None
            and party.address
            and is_told_party(party.cells)
            and not any(_same_name(party, other) for other in (*known, *found))
        ):
            party = with_score(party, _NAMED_BLOCK, "is a company with an address in the upper part")
            found.append(replace(party, has_contacts=_is_reached_there(page, name.cell)))
    for cell in _behind_strange_headings(layout, page):
        party = party_of(layout, [cell, *_lines_below(page, cell)])
        if party is not None and party.address and not any(_same_name(party, other) for other in (*known, *found)):
            found.append(with_score(party, _NAMED_BLOCK, "is a company behind a colon, with an address under it"))
    return found


def _behind_strange_headings(layout: DocumentLayout, page: PageLayout) -> Iterator[Cell]:
    """The names of companies, with their form, that stand behind a heading in unlisted words and its colon in the upper part."""
    running = running_cells(page)
    for cell in page.cells:
        colon = next((index for index, word in enumerate(cell.words[:_LONGEST_HEADING]) if word.text.endswith((":", "："))), None)
        if colon is None or cell.box.top > _LOWEST_BLOCK * page.page.height or _is_known(layout, cell):
            continue
        name = cell.part(colon + 1) if colon + 1 < len(cell.words) else None
        if name is not None and cell not in running and has_legal_form(name.text) and not has_digit(cell.text):
            yield name


def _is_known(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell begins with a listed label up to its colon; the first word alone of a longer heading may be one too.

    The row for a name says no more than that a name follows: "单位名称: ...".
    """
    labels = layout.labels_in(cell)
    return bool(labels) and labels[0].at_start and labels[0].closed and not labels[0].roles.keys() <= _ROWS_FOR_NAMES


def _lines_below(page: PageLayout, name: Cell) -> list[Cell]:
    """What stands in lines under a name's own line, from where that begins or from where the name does."""
    whole = next(cell for cell in page.lines[name.line_number].cells if cell.box.x0 <= name.box.x0 < cell.box.x1)
    return stack_below(page, whole)[1:] or stack_below(page, name)[1:]


def _is_reached_there(page: PageLayout, name: Cell) -> bool:
    """Whether a telephone or a mail address stands in the block under a name."""
    return any(is_contact_line(cell.text) for cell in stack_below(page, name)[1:])


def _same_name(one: Party, other: Party) -> bool:
    return name_key(one.name) == name_key(other.name)
