"""Forms of carriage number their boxes and say in each what to fill in, "1 Absender (Name, Anschrift, Land) / Sender (name, address)".

All of it is one heading; what is filled in stands under it. Where a second language stands in a line of its own, the lower line heads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.next_lines import next_lines
from extractors.signs import has_letter

_WORDS_OF_NUMBER = 2
_OPENS, _CLOSES, _ENDS = ("(", "（", "["), (")", "）", "]"), (")", "）", "]", ":", "：")
_PARTS = re.compile(r"[/,;&+|’']")
_BOX_NUMBER = re.compile(r"\(?\d{1,2}\s?[a-zA-Z]?[.):/]*|[A-Z][.)]|[①-⑳]")
_WORDS_OF_ASKING = """
name names naam nom noms address addresses adres adresse adresses anschrift full complete vollstandig vollstandige volledige volledig
country land pays city town ort plaats tel telephone phone telefon telefoon fax email mail contact details no nr number and und en et e
of including incl company firma code postcode zip state account s als ook der des du de la van het exact only also particulars
data block letters
名称 地址 电话 及 和 与 姓名 详细地址 名称及地址 名称和地址 名称地址 单位名称 全称
"""
_ASKED = frozenset(_WORDS_OF_ASKING.split())


def as_caption(layout: DocumentLayout, hit: LabelHit, role: str) -> LabelHit:
    """A heading with the number of its box before it and what the form asks for behind it, in however many languages."""
    words = hit.cell.words
    if not hit.at_start and not (
        hit.first <= _WORDS_OF_NUMBER and _BOX_NUMBER.fullmatch(" ".join(word.text for word in words[: hit.first]))
    ):
        return hit
    again = {other.first: other.last for other in layout.labels_in(hit.cell) if other.first >= hit.last and role in other.roles}
    last = _end_of_asking(hit.cell, hit.last, again)
    is_closed = hit.closed or last == len(words) or words[last - 1].text.endswith(_ENDS)
    return replace(hit, first=0, last=last, at_start=True, closed=is_closed)


def _end_of_asking(cell: Cell, start: int, again: Mapping[int, int]) -> int:
    """Where the words end that say what to fill in: those in brackets, the heading `again`, and bare words where nothing else follows."""
    at = end = start
    words = cell.words
    while at < len(words):
        text = words[at].text
        if at in again:
            at = end = again[at]
        elif text.startswith(_OPENS):
            at = next((index + 1 for index in range(at, len(words)) if words[index].text.rstrip(" .:,;/").endswith(_CLOSES)), len(words))
            end = at
        elif not label_key(text) or all(label_key(part) in _ASKED for part in _PARTS.split(text) if label_key(part)):
            at += 1
            if text.endswith((":", "：")):
                end = at
        else:
            return end
    return at


_BESIDE = 0.2  # share of the page's width


def _is_filled_in_beside(layout: DocumentLayout, page: PageLayout, hit: LabelHit) -> bool:
    """Whether a heading with a colon has its value close beside it: a row of a form, over that for the address."""
    if not hit.own.text.endswith((":", "：")):
        return False
    right = [cell for cell in page.lines[hit.cell.line_number].cells if 0 <= cell.box.x0 - hit.cell.box.x1 < _BESIDE * page.page.width]
    return bool(right) and not layout.begins_with_label(right[0]) and has_letter(right[0].text)


def goes_on_below(layout: DocumentLayout, page: PageLayout, hit: LabelHit, role: str) -> bool:
    """Whether the heading is said again in the line under it, in another language, so that what is filled in stands below that."""
    if hit.rest is not None or _is_filled_in_beside(layout, page, hit):
        return False
    below = next(next_lines(page, hit.cell), None)
    again = (as_caption(layout, other, role) for other in layout.labels_in(below) if role in other.roles) if below is not None else ()
    return any(other.at_start and other.rest is None for other in again)
