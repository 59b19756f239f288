"""The shop on a till slip: the name over its address, with its registration number; the company's name before the sign over the door."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.company_names import looks_like_name, name_key
from extractors.fields.payers import begins_with_payer
from extractors.fields.till.figures import till_figures
from extractors.fields.till.head_rows import COMPANY_NUMBER, LEGAL_FORM, HeadRow, has_legal_form, head_of, is_address_row, kind_of_head_row
from extractors.fields.till.slip import Slip
from extractors.fields.till.words import any_of, folded
from extractors.layout.lines import Cell, evidence_of
from extractors.model import Evidence
from extractors.signs import letter_count

_ENOUGH = 0.55
_HARDLY_READ = 0.3
_FORMERLY = re.compile(r"(?i)\s*[(,-]?\s*\b(?:fka|f\.k\.a\.?|formerly|previously)\b.*$")
_BRANCH = re.compile(r"\([^()\d]{4,}\)")
_MISREAD_FORM = re.compile(r"(?i)\bs[do0]n\s(?:8hd|bnd|bh0|bho|8h0|bhd)\b(?<!sdn bhd)|\bs[o0]n\sbhd\b")


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop's name, where it stands, and the rows that carry it."""

    name: str
    evidence: Evidence
    first_row: int
    last_row: int
    score: float


def shop_of(slip: Slip) -> Shop | None:
    """The name that most speaks for; None where no row can be one."""
    head = head_of(slip)
    candidates = [row for row in head if row.kind in ("text", "greeting", "address")]
    in_head = {row.index for row in head}
    candidates += [
        HeadRow(index, cell, "text")
        for index, cell in enumerate(slip.rows)
        if index not in in_head and has_legal_form(cell.text) and not till_figures(cell.text)
    ]
    best: Shop | None = None
    names = [row.index for row in head if row.kind == "text" and _is_name(row.text)]
    for row in candidates:
        shop = _shop_at(slip, row, names[0] if names else 0)
        if shop is not None and (best is None or shop.score > best.score):
            best = shop
    return best if best is not None and best.score >= _ENOUGH else None


def _shop_at(slip: Slip, row: HeadRow, first_name: int) -> Shop | None:
    cells = _whole_name(slip, row.index)
    text = " ".join(cell.text for cell in cells)
    name = tidy(text)
    if not _is_name(name) or begins_with_payer(row.text) or (row.kind == "address" and not has_legal_form(name)):
        return None
    last = row.index + len(cells) - 1
    score = _score(slip, row, name, cells, last, first_name)
    return Shop(name, _evidence(cells, name), row.index, last, score)


def _score(slip: Slip, row: HeadRow, name: str, cells: Sequence[Cell], last: int, first_name: int) -> float:
    legal, trade = has_legal_form(name), any_of("trade").search(folded(name)) is not None
    score = 0.9 if legal else 0.35 if trade else 0.0
    above = slip.rows[row.index - 1].text if row.index else ""
    below = _closely_below(slip, last)
    if _is_numbered(slip, last):
        score += 0.6
    elif row.index and COMPANY_NUMBER.search(above) and not has_legal_form(above):
        score += 0.35
    if row.index <= first_name:
        score += 0.4
    elif row.index <= 6:
        score += 0.15
    if row.cell.height > 1.25 * slip.height_of_print and row.index < 8:
        score += 0.2
    if any(is_address_row(cell.text) for cell in below):
        score += 0.3
        score += 0.1 if kind_of_head_row(below[0]) in ("address", "registration", "tax") else 0.0
    if name.islower():
        score -= 0.3  # written by hand over the print
    if any_of("another_name_follows", ends=True).search(folded(above)):
        score -= 1.2
    if any_of("owner", ends=True).search(folded(above)) or any_of("owner", begins=True).search(folded(row.text)):
        score += 0.4
    score += _repeated(slip, name, range(row.index, last + 1))
    if row.kind == "greeting":
        score -= 0.7
    if re.search(r"\d{4,}", name):
        score -= 0.5
    if len(name.split()) > 7:
        score -= 0.2
    sure = _sureness(cells)
    if sure < _HARDLY_READ:
        return 0.0
    score -= 0.4 if sure < 0.5 else 0.2 if sure < 0.75 else 0.0
    return score


def _sureness(cells: Sequence[Cell]) -> float:
    """How sure the reader was of a name's words on the average; 1 where it does not say."""
    stated = [word.confidence for cell in cells for word in cell.words if word.confidence is not None and len(word.text) > 1]
    return sum(stated) / len(stated) if stated else 1.0


def _closely_below(slip: Slip, last: int) -> list[Cell]:
    """The next three rows, as far as they follow without a gap: what somebody wrote over the print stands apart."""
    rows: list[Cell] = []
    bottom = slip.rows[last].box.bottom
    for cell in slip.rows[last + 1 : last + 4]:
        if cell.box.top - bottom > 1.5 * slip.height_of_print:
            break
        rows.append(cell)
        bottom = cell.box.bottom
    return rows


def _is_numbered(slip: Slip, last: int) -> bool:
    """Whether the company's registration number stands behind the name or on the row below it."""
    if COMPANY_NUMBER.search(slip.rows[last].text) or _FORMERLY.search(slip.rows[last].text):
        return True
    if last + 1 >= len(slip.rows):
        return False
    below = slip.rows[last + 1]
    return kind_of_head_row(below) == "registration" or re.match(r"(?i)\W*co\b", below.text) is not None


def _repeated(slip: Slip, name: str, own: range) -> float:
    """Names are repeated in thanks, web and mail addresses at the foot."""
    key = name_key(LEGAL_FORM.sub("", name))
    if len(key) < 5:
        return 0.0
    others = " ".join(name_key(cell.text) + " " for index, cell in enumerate(slip.rows) if index not in own)
    return 0.25 if key[:14] in others else 0.0


def _whole_name(slip: Slip, index: int) -> list[Cell]:
    """A row and the one below it, where that holds only the rest of the name: a form of law, a branch in brackets."""
    cells = [slip.rows[index]]
    if index + 1 >= len(slip.rows) or is_address_row(cells[0].text) or not _is_name(tidy(cells[0].text)):
        return cells
    following = slip.rows[index + 1]
    rest = re.sub(r"\([^)]*\)", " ", LEGAL_FORM.sub(" ", following.text))
    is_form = has_legal_form(following.text) and not has_legal_form(cells[0].text)
    is_branch = _BRANCH.fullmatch(following.text.strip()) is not None and kind_of_head_row(following) in ("text", "address")
    close = following.box.top - cells[0].box.bottom < 1.5 * slip.height_of_print
    if (is_form or is_branch) and letter_count(rest) <= 2 and close:
        cells.append(following)
    return cells


def tidy(text: str) -> str:
    """A name without its registration number, former names and the marks around it."""
    owner = any_of("owner", begins=True).match(folded(text))
    if owner is not None and len(folded(text)) == len(text):
        text = text[owner.end() :]
    text = _FORMERLY.sub("", text)
    match = COMPANY_NUMBER.search(text)
    if match is not None and match.start() > 4:
        text = text[: match.start()]
    text = re.sub(r"\(\s*[\dOIl][^)]*\)?\s*$|\(\s*$", "", text)
    text = _MISREAD_FORM.sub(lambda match: "SDN BHD" if match.group()[1].isupper() else "Sdn Bhd", text)
    return re.sub(r"\s+", " ", text).strip(" \t:;,-–—|*•·_=~'\"‘’“”<>{}[]")


def _is_name(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= 2]
    if not words or max(map(len, words)) < 3 or sum(map(len, words)) < 4 or not looks_like_name(text):
        return False
    return bool(re.search(r"[aeiouy\u4e00-\u9fff]", folded(text))) or has_legal_form(text)


def _evidence(cells: Sequence[Cell], name: str) -> Evidence:
    if len(cells) == 1:
        start = cells[0].text.find(name)
        if start >= 0:
            return cells[0].evidence(start, start + len(name))
    return evidence_of(cells[0].page_number, [word for cell in cells for word in cell.words])
