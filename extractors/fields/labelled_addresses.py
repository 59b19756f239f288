"""An address that a row of its own gives behind a label, under the bare name that a heading announces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.company_names import is_attention, is_contact_line, is_street
from extractors.fields.label_places import value_over
from extractors.fields.labels import LabelHit
from extractors.fields.labels_of_kinds import HEADINGS_OF_CARRIAGE, HEADINGS_OF_LISTS
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party
from extractors.layout.blocks import stack_below
from extractors.layout.lines import Cell, PageLayout, evidence_of
from extractors.signs import has_digit

ADDRESS_LABEL = re.compile(r"(?i)(?:anschrift|address|adress|adres|地址|住所)")
_HEADINGS = frozenset(["seller_heading", "buyer_heading", "ship_to_heading", "remit_to_heading"]) | HEADINGS_OF_CARRIAGE | HEADINGS_OF_LISTS
_ROWS_BELOW_NAME = 7


def opens_section(label: LabelHit) -> bool:
    """Whether a label is the heading of a party's section."""
    return not _HEADINGS.isdisjoint(label.roles) and "name_field" not in label.roles


def is_place_beside(heading: LabelHit, value: Cell) -> bool:
    """Whether a street stands beside a heading, "Supplier Address: 5 Saw Lane": it says where someone is, and what is below says more."""
    is_beside = value.line_number == heading.cell.line_number and ADDRESS_LABEL.search(heading.own.text) is not None
    return is_beside and is_street(value.text) and has_digit(value.text) and not has_legal_form(value.text)


def is_bare_place(heading: LabelHit, party: Party) -> bool:
    """Whether a heading asks for an address and a bare line answers it, "发货地址 泉州市洛江区": a place, and nobody's name."""
    return ADDRESS_LABEL.search(heading.own.text) is not None and not party.address and not has_legal_form(party.name)


def with_labelled_address(layout: DocumentLayout, page: PageLayout, party: Party) -> Party:
    """The party with the address that a row right under its name gives behind a label of its own."""
    name = party.cells[-1]
    address: list[Cell] = []
    bottom = name.box.bottom + page.height_of_print / 2
    for line in page.lines[name.line_number + 1 : name.line_number + _ROWS_BELOW_NAME]:
        if line.box.top - bottom > 1.6 * page.height_of_print:
            break
        bottom = line.box.bottom
        for cell in sorted(line.cells, key=lambda each: abs(each.box.x0 - name.box.x0)):
            labels = layout.labels_in(cell)
            if not labels or not labels[0].at_start or cell.box.x0 > name.box.x1:
                continue
            if opens_section(labels[0]) and value_over(layout, labels[0]) is None:
                return party
            if ADDRESS_LABEL.search(labels[0].own.text) and not address:
                beside = [other for other in line.cells if other.box.x0 >= cell.box.x1 - 1]
                value = (
                    _value_behind(labels)
                    or value_over(layout, labels[0])
                    or (beside[0] if beside and not layout.begins_with_label(beside[0]) else None)
                )
                address += [value] if value is not None else _lines_under(layout, page, cell)
    if not address or is_attention(address[0].text):
        return party
    lines = [_before_contact(each) for each in address]
    text = ", ".join(each.text.strip(" ,") for each in lines)
    where = evidence_of(page.page_number, [word for each in lines for word in each.words])
    return Party(party.name, party.name_evidence, text, where, party.score, (*party.cells, *lines), party.reasons)


def _value_behind(labels: Sequence[LabelHit]) -> Cell | None:
    """What stands behind the first label of a cell, where that is no other label: "Postal address: Physical address:" head two columns."""
    first = labels[0]
    is_label = any(other.first == first.last and other.last == len(first.cell.words) for other in labels[1:])
    return None if is_label else first.rest


def _lines_under(layout: DocumentLayout, page: PageLayout, label: Cell) -> list[Cell]:
    """The lines of an address that stand under their label, where other labels stand beside it."""
    lines = stack_below(page, label, at_most=6)[1:]
    end = next((index for index, line in enumerate(lines) if layout.begins_with_label(line) or is_contact_line(line.text)), len(lines))
    return lines[:end]


def _before_contact(cell: Cell) -> Cell:
    """An address without the telephone number that stands behind it in its row."""
    for index in range(1, len(cell.words)):
        rest = " ".join(word.text for word in cell.words[index:])
        if is_contact_line(rest[:24]) or re.fullmatch(r"\+?[\d() -]{8,}", rest):
            return cell.part(0, index) or cell
    return cell
