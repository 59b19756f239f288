"""Whom words before a colon announce, whatever they say: "Account rendered to: Santam Limited", "In account with: Kusile Contractors JV".

A paper that names one company besides its issuer, behind words at its head, goes to it: unless the words say what else it has to do with
the sale, as those before a carrier, a bank or an agent do.
"""

from __future__ import annotations

import re

from extractors.fields.company_names import is_bank, looks_like_name, name_key, tidy_name
from extractors.fields.labels import label_key
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.names_alone import name_alone, name_and_town
from extractors.fields.page_zones import in_table
from extractors.fields.party_blocks import Party
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit

_UPPER_PART = 0.5  # of the page's height
_MOST_WORDS = 5  # of what announces a name
_SCORE = 0.5
_OF_OTHERS = re.compile(
    r"(?i)\b(?:"
    r"bank\w*|carriers?|transporters?|couriers?|hauliers?|driver|vessel|agents?|agency|broker|insur\w+|factor\w*|"
    r"assigned|ceded|cession|projects?|sites?|contract|engineers?|architects?|manufactur\w+|makers?|brands?|"
    r"products?|goods|suppliers?|vendors?|sellers?|from|consign\w+|deliver\w*|ship\w*|dispatch\w*|despatch\w*|"
    r"collect\w*|load\w*|pick\w*|destination|landlords?|lessors?|auditors?|attorneys?|members?|division|subsidiary|"
    r"licen[cs]e\w*|franchise\w*|payee|beneficiary|remit\w*|deposit\w*|eft|cheques?|trading|formerly|previously|"
    r"incorporating|via|c/?o|care|per|patient|passenger|patron|website|web|www|software|printed|powered|signed|"
    r"approved|re|subject|vs|versus|holder|name|tel|phone|fax|e?-?mail|vat"
    r"|sub-?contractors?|surveyors?|developers?|installers?|distributors?|exporters?|notify|guarant\w+|suret(?:y|ies)|lenders?|financ\w+"
    r"|operators?|technicians?|assessors?|underwriters?|trustees?|shareholders?|inspect\w+|certif\w+|tested|competitors?|associates?"
    r"|pay(?:able|ments?)? to|on behalf of|(?:sold|issued|drawn|made|rendered|charged|raised|prepared|provided|managed) by)\b"
)


def announced_company(layout: DocumentLayout, issuer: Party) -> Party | None:
    """The only company besides the issuer that words announce on its line at the head of the first page; None where several stand so."""
    page = layout.pages[0]
    found: dict[str, tuple[Cell, str]] = {}
    for cell in page.cells:
        if cell.box.top > _UPPER_PART * page.page.height or not has_strong_legal_form(cell.text) or in_table(layout, cell):
            continue
        parted = _parted(page, cell)
        if parted is None:
            continue
        heading, name = parted
        key = name_key(name.text)
        if key == name_key(issuer.name) or name_key(issuer.name).startswith(key) or key.startswith(name_key(issuer.name)):
            continue
        if _OF_OTHERS.search(heading) or is_bank(name.text):
            continue
        found.setdefault(key, (name, heading))
    if len(found) != 1:
        return None
    ((name, heading),) = found.values()
    town = name_and_town(name.text)
    text = town[0] if town is not None else name.text
    return Party(
        tidy_name(text), name.evidence(0, len(text)), "", None, _SCORE, (name,), (f"is announced by {heading}",), label_key(heading)
    )


def _parted(page: PageLayout, cell: Cell) -> tuple[str, Cell] | None:
    """The few words before a company's name, up to a colon or in the cell to its left, and the name."""
    at = next((index for index, word in enumerate(cell.words) if word.text.endswith((":", "："))), None)
    if at is not None:
        name = cell.part(at + 1)
        heading = " ".join(word.text for word in cell.words[: at + 1])
    else:
        name = cell
        left = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0]
        heading = left[-1].text if len(left) == 1 else ""
    if name is None or not heading or len(heading.split()) > _MOST_WORDS or has_digit(heading):
        return None
    name = name_alone(name)
    if not has_strong_legal_form(name.text) or has_strong_legal_form(heading) or not looks_like_name(name.text):
        return None
    return (heading, name) if heading.rstrip(": ：")[-1:].isalpha() else None
