"""What the trained pipeline tells about the lines of a block: a heading before the name, a town above the street, a telephone at the end.

Rules read a block first. Only what the pipeline is sure of changes their reading, and what a rule knows by its form (a code, a street)
it never takes away.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.address_parts import OF_ADDRESS, LineParts, parts_of, parts_of_first
from extractors.fields.company_names import are_owners_of_house, has_postcode, is_bare_postcode, is_building, is_in_care, is_street
from extractors.fields.estates import is_estate, is_place_in_town
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_only_form
from extractors.layout.lines import Cell
from extractors.signs import has_digit

_LIKELY, SURE, SURER = 0.5, 0.9, 0.97
_PEOPLE = ("PERSON", "DEPARTMENT")
_AFTER = ("CONTACT", "NUMBER", "OTHER")
_LINES_SEEN = 12
_FEWEST_UNDER_HEADING, _LONGEST_HEADING = 2, 3  # lines, words
_FURTHER = 1.12


def told(cells: Sequence[Cell]) -> tuple[LineParts, ...]:
    """The parts of stacked cells, seen together."""
    return parts_of([cell.text for cell in cells[:_LINES_SEEN]])


def told_first(cells: Sequence[Cell]) -> LineParts:
    """The parts of the first of stacked cells."""
    return parts_of_first([cell.text for cell in cells[:_LINES_SEEN]])


def address_share(line: LineParts) -> float:
    """How much of a line belongs to an address."""
    return line.share(*OF_ADDRESS)


def without_heading(cells: Sequence[Cell], *, is_headed: bool = False) -> list[Cell]:
    """A block without a heading that no list of labels knows, where it stands over the name or before it on the same line.

    A block under a heading has no second one but with a colon, so that the first word of "Conifer Pump Service Ltd" stays its own.
    """
    block = list(cells)
    if len(block) < 2:
        return block
    lines = told(block)
    if not any(address_share(line) > SURE for line in lines[1:]):
        return block
    first, second = lines[0], lines[1]
    is_heading = first.share("OTHER") > (SURE if _is_label(block[0]) else SURER)
    if is_heading and second.share("COMPANY") > SURE and not is_only_form(block[1].text) and not is_in_care(block[1].text):
        return block[1:]
    if _stands_off(block) and not has_legal_form(block[0].text) and _begins_with_company(block[1:]):
        return block[1:]
    behind = _name_in(block[0], first) if not is_headed or _holds_colon(block[0]) else None
    return [behind, *block[1:]] if behind is not None else block


def _stands_off(block: Sequence[Cell]) -> bool:
    """Whether the first line of a block stands further from the next than that from the one below it, as a heading does."""
    if len(block) < _FEWEST_UNDER_HEADING + 1 or len(block[0].words) > _LONGEST_HEADING:
        return False
    first, second, third = (cell.box.top for cell in block[:3])
    return 0 < _FURTHER * (third - second) < second - first


def _begins_with_company(block: Sequence[Cell]) -> bool:
    """Whether the first line of a block is a company's name with its form, or runs on to a line that is only the form."""
    first, second = block[0].text, block[1].text
    return not is_only_form(first) and (has_legal_form(first) or (is_only_form(second) and has_legal_form(second)))


_FEWEST_BEHIND = 2  # words of a name beside its form, where no colon ends what is before it


def name_behind_heading(cell: Cell, below: Sequence[Cell]) -> Cell | None:
    """A company's name behind a heading on the same line, over the lines of its address; None where a line is no such two."""
    if len(cell.words) <= _FEWEST_BEHIND and not _holds_colon(cell):
        return None  # too few words for both
    return _name_in(cell, told_first([cell, *below]))


def _name_in(cell: Cell, line: LineParts) -> Cell | None:
    cut = _name_behind(line)
    index = _word_at(cell, cut) if cut is not None else 0
    behind = cell.part(index) if index else None
    if behind is None or index is None or is_only_form(behind.text):
        return None
    own_words = sum(not is_only_form(word.text) for word in behind.words)
    is_closed = cell.words[index - 1].text.endswith((":", "："))
    is_formed = own_words >= _FEWEST_BEHIND and has_legal_form(behind.text)
    return behind if is_closed or is_formed else None  # "Amanzi Safety Wear (Pty) Ltd" has no heading before "Wear"


def _holds_colon(cell: Cell) -> bool:
    return ":" in cell.text or "：" in cell.text


def _is_label(cell: Cell) -> bool:
    return cell.text.rstrip().endswith((":", "："))


def _name_behind(line: LineParts) -> int | None:
    """Where a name begins behind other words on its line, or None where it does not."""
    names = line.names()
    start = next((index for index, name in enumerate(names) if name == "COMPANY"), 0)
    if not start or any(name != "OTHER" for name in names[:start]) or any(name != "COMPANY" for name in names[start:]):
        return None
    before, behind = LineParts(line.spans[:start], line.likely[:start]), LineParts(line.spans[start:], line.likely[start:])
    sure = before.share("OTHER") > SURE and behind.share("COMPANY") > SURE
    return line.spans[start][0] if sure else None


def address_among(name: Cell, lines: Sequence[Cell], by_rule: Sequence[Cell]) -> list[Cell]:
    """The lines under a name that are its address, from what the rules took of them and what the pipeline is sure of."""
    if not lines:
        return list(by_rule)
    seen = told([name, *lines])[1:]
    known = list(zip(lines, seen, strict=False))
    if not known or (not by_rule and not any(address_share(line) > SURE for _, line in known)):
        return list(by_rule)
    first = next((index for index, (cell, _) in enumerate(known) if by_rule and cell is by_rule[0]), len(known))
    above = next((index for index, (_, line) in enumerate(known) if address_share(line) > SURE), len(known))
    while first < len(known) - 1 and known[first][1].share(*_PEOPLE, "COMPANY", "OTHER") > SURE and not _by_form(known[first][0]):
        first += 1
    kept: list[Cell] = []
    for cell, line in known[min(first, above) :]:
        if kept and (line.share(*_AFTER) > SURER or (line.share(*_AFTER) > SURE and not _by_form(cell))):
            break
        if line.share(*_PEOPLE) > SURE and not _by_form(cell):
            continue
        kept.append(_without_tail(cell, line))
    return [*kept, *(cell for cell in by_rule if len(lines) > len(known) and cell in lines[len(known) :])]


def _without_tail(cell: Cell, line: LineParts) -> Cell:
    """A line of an address without the telephone, mail address or number behind it."""
    names = line.names()
    start = next((index for index, name in enumerate(names) if name in ("CONTACT", "NUMBER")), 0)
    if not start or any(name not in _AFTER for name in names[start:]):
        return cell
    tail = LineParts(line.spans[start:], line.likely[start:])
    if tail.share(*_AFTER) < SURE or line.spans[-1][1] - line.spans[start][0] < 6:
        return cell
    index = _word_at(cell, line.spans[start][0])
    return (cell.part(0, index) if index else None) or cell


def is_surely_no_name(cells: Sequence[Cell]) -> bool:
    """Whether the first of stacked cells is a line of an address, a telephone or a number, whatever it looks like."""
    line = told_first(cells[:4])
    return address_share(line) > SURER or line.share("CONTACT", "NUMBER") > SURER


def is_told_party(cells: Sequence[Cell]) -> bool:
    """Whether stacked cells can be a party: the first is not surely something else, and some line is likely an address."""
    lines = told(cells)
    first = lines[0]
    is_placed = address_share(first) > SURE and not has_strong_legal_form(cells[0].text)
    if first.share("CONTACT", "NUMBER") > SURE or (is_placed and not _is_over_whole_address(cells)):
        return False
    if len(lines) < 2:
        return True
    most = max(address_share(line) for line in lines[1:])
    if first.share("COMPANY", "PERSON") < _LIKELY and most < SURE and not has_strong_legal_form(cells[0].text):
        return False
    return most > _LIKELY or any(_by_form(cell) for cell in cells[1:])


def _is_over_whole_address(cells: Sequence[Cell]) -> bool:
    """Whether words over a street and a town are whose address that is, though they name a town: "Conserverie de Douarnenez"."""
    first, *below = (cell.text for cell in cells)
    if are_owners_of_house(first):
        return True
    if has_digit(first) or _by_form(cells[0]) or is_estate(first) or is_place_in_town(first):
        return False
    return any(is_street(text) and not has_postcode(text) for text in below) and has_postcode(below[-1])


def _by_form(cell: Cell) -> bool:
    text = cell.text
    return is_street(text) or has_postcode(text) or is_bare_postcode(text) or is_building(text)


def _word_at(cell: Cell, position: int) -> int:
    """Which word of a cell a place in its text is in, 0 where that word begins before it."""
    word = cell.words_between(position, position + 1)[0]
    index = next(number for number, each in enumerate(cell.words) if each is word)
    before = " ".join(each.text for each in cell.words[:index])
    return index if position >= len(before) else 0
