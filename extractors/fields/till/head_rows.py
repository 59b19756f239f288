"""The rows at the head of a slip: a name, a registration number, an address, telephones, tax numbers; then the purchase begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractors.fields.company_names import has_postcode, is_street
from extractors.fields.dates import dates_of
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.till.figures import till_figures
from extractors.fields.till.slip import Slip
from extractors.fields.till.words import any_of, folded
from extractors.layout.lines import Cell
from extractors.signs import has_digit, letter_count

HeadKind = Literal["text", "address", "registration", "tax", "contact", "remark", "greeting", "purchase", "noise"]

LEGAL_FORM = re.compile(
    r"(?i)\bs[do0]n\.?\s?,?\s*[b8][hn][do0]\b\.?|\bbhd\b\.?|\bs/b\b\.?|\bs\.?b\.?(?=\s*(?:\(|$))|\bplt\b|\bllp\b|\(pty\)\.?\s*(?:ltd|limited)?\.?|"
    r"\bpty\.?\s+ltd\b\.?|\(edms\)\.?\s*bpk\b\.?|\bpte\.?\s+ltd\b\.?|\bt/a\b"
)
"""Forms of law as tills print them and readers misread them: SDN BHD, 8HD, SON BND, S/B, (PTY) LTD, (EDMS) BPK."""
COMPANY_NUMBER = re.compile(
    r"[(<{\[]\s?(?:[A-Z]{2,4}\s?)?[\dOIl]{4,12}\s?[-~–—]?\s?[A-Z]{0,3}\s?[)>}\]]|\b(?:[A-Z]{2,3})?\d{5,9}\s?[-~–]\s?[A-Z]{1,3}\b"
    r"|\b(?:19|20)\d\d/\d{6}/\d\d\b|\(\d{4,8}\s?[-~–][^)]{0,3}\)?$"
)
"""A company's registration number: (1234567-X), 002043319-W, JM0352019-K, 2014/123456/07."""
_REGISTRATION_LABEL = re.compile(
    r"\b(?:co(?:mp(?:any)?)?|reg(?:istration)?|roc|ssm|brn|br|business|ck|uen|rc|siret|kvk|company reg\w*)\b\W{0,3}(?:reg\w*\W{0,3})?"
    r"(?:n[o0ar]|number|#)?\W{0,4}[\w/-]*\d{4}|^\W*(?:co|company|reg|br)\W{0,3}(?:reg\W*)?n[o0a]\b"
)
_TAX = re.compile(
    r"\b(?:gst|vat|btw|sst|tva|tin|abn|ice|nif|cif|npwp|mwst|ust)\b.{0,24}\d{4}|\b(?:gst|vat|btw|sst|tax)\b\W*(?:reg\w*\W*)?(?:id|n[o0r]|reg)\b"
    r"|\bid\s?(?:gst|sst)\b|\b\d{10,15}\b"
)
_LETTERS_BESIDE_A_NUMBER = 8  # "CO. REG :", in whatever spelling
_HOUSE_NUMBER = re.compile(r"\W*no\W{0,2}\d{1,4}\b(?:\s?[,&-]\s?\d*)+[\s\d,&-]*$")
_POSTCODE_FIRST = re.compile(r"\W*\d{4,6}\s+[A-Z]")
_NUMBERED_SLIP = re.compile(r"^\W*[^\d:]{2,24}?(?:\b(?:n[or]|num|number|nummer|nommer|numero)\b|n[°º]|#)\W{0,3}[\w/-]*\d")
_HAN_LABEL = re.compile(r"\s*([\u4e00-\u9fff]{2,10})\s*[:：]")
_WEB = re.compile(r"@\w+\.|www|\.com\b|\.co\.za\b|https?:")
_PHONE = re.compile(
    r"(?<!\d)\(?0\d{2,5}\)?[\s/-]\s?\d{4,9}(?!\d)|"
    r"(?<![\d/])\+?(?:\d{1,3}[-\s])?\(?0?\d{1,3}\)?\s?[-–\s]\s?\d{3,4}[-\s]?\d{3,5}(?!\d)|(?<!\d)\+?0\d{8,10}(?!\d)"
)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A row and what it is; `index` counts the rows of the slip."""

    index: int
    cell: Cell
    kind: HeadKind

    @property
    def text(self) -> str:
        return self.cell.text


def head_of(slip: Slip) -> list[HeadRow]:
    """The rows before the purchase begins, which is at the first row of a receipt's number, its date, its goods."""
    rows: list[HeadRow] = []
    for index, cell in enumerate(slip.rows):
        kind = kind_of_head_row(cell)
        if kind == "purchase" and any(row.kind == "address" for row in rows):
            break
        if index > 24:
            break
        rows.append(HeadRow(index, cell, kind))
    return rows


def kind_of_head_row(cell: Cell) -> HeadKind:
    """What a row at the head of a slip is."""
    text = cell.text
    low = folded(text)
    if label := _HAN_LABEL.match(low):
        return _kind_of_han_label(label[1])
    letters = letter_count(text)
    is_named = has_legal_form(text)
    if _HOUSE_NUMBER.match(low):
        return "address"
    if letters < 3 and not _PHONE.search(text) and not COMPANY_NUMBER.search(text):
        return "noise"
    if any_of("remark").search(low) and not is_named:
        return "remark"
    if not is_named and (_is_contact(low) or _WEB.search(low)):
        return "contact"
    if is_named and not re.search(r"@\w|www\.", low):
        return "greeting" if any_of("greeting").search(low) else "text"
    if _TAX.search(low):
        return "tax"
    if _REGISTRATION_LABEL.search(low) or _is_company_number(text):
        return "registration"
    if _PHONE.search(text) and letters <= 10:
        return "contact"
    if dates_of(cell) or till_figures(text):
        return "purchase"
    if _NUMBERED_SLIP.search(low) and any_of("slip").search(low):
        return "purchase"  # "Slip no 4471" has no postcode
    if is_address_row(text):
        return "address"
    if any_of("greeting").search(low):
        return "greeting"
    return "purchase" if any_of("purchase").search(low) else "text"


def _kind_of_han_label(label: str) -> HeadKind:
    """What a Chinese row with a label says; what is neither the shop's nor its office of tax's is of the purchase."""
    if "址" in label:
        return "address"
    if re.search("税|信用代码", label):
        return "tax"
    return "contact" if re.search("电话|手机|热线|传真|网址|邮", label) else "purchase"


def has_legal_form(text: str) -> bool:
    """Whether a form of law stands in a row, also one that a reader damaged."""
    behind_first = text.partition(" ")[2]  # "KG.BATU" is a village and no Kommanditgesellschaft
    return LEGAL_FORM.search(text) is not None or has_strong_legal_form(behind_first)


def is_address_row(text: str) -> bool:
    """Whether a row is a part of an address: a street, a postcode with its town, a region, a lot number."""
    low = folded(text)
    numbered = has_digit(text)
    if has_postcode(text) and (not re.search(r"[#:]", text) or _POSTCODE_FIRST.match(text)):
        return True
    if any_of("place_start", begins=True).search(low) and (numbered or "," in text):
        return True
    if any_of("road").search(low) and (numbered or "," in text or text.rstrip().endswith((".", ","))):
        return True
    if any_of("road", ends=True).search(low) and len(text.split()) >= 3:
        return True
    return (is_street(text) and numbered) or (any_of("region").search(low) is not None and len(text.split()) <= 5)


def _is_contact(low: str) -> bool:
    """Whether a label of a telephone or address of mail stands before a number, a colon or the end of the row."""
    match = any_of("contact").search(low)
    return match is not None and re.match(r"\W{0,4}(?:no\b\W{0,3})?(?:[\d:(+]|$)|\W*[:.]", low[match.end() :]) is not None


def _is_company_number(text: str) -> bool:
    match = COMPANY_NUMBER.search(text)
    return match is not None and letter_count(text.replace(match.group(), "")) <= _LETTERS_BESIDE_A_NUMBER
