"""Where somebody lives or a company sits: municipal accounts, utility bills, leases, and letters that say so.

Such a bill is itself an invoice, so the cues name what only a household is billed for; the words "tax invoice" alone must not win.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._labelled import LabelledPaper, a_name, one_of_each, value_field
from extractors.layout.lines import TextLine, evidence_of
from extractors.model import Field, Page, Word
from extractors.signs import has_digit, has_letter
from extractors.terms import DocumentKind, Term

_NAME = (
    r"(?:account holder|customer|consumer|owner|tenant|occupier|resident|rekeninghouer|verbruiker|kunde|client|titulaire|户名|用户名称)"
    r"(?: name|'s name)?|(?:name of )?account holder|name"
)
_ADDRESS = (
    r"(?:physical|residential|service|supply|delivery|property|street|premises|business) address|fisiese adres|woonadres|straatadres|"
    r"lieferadresse|verbrauchsstelle|adresse (?:du logement|de consommation)|地址|address"
)
_DATED = (
    r"(?:statement|account|bill|invoice|letter|issue) date|date of (?:account|issue|statement|bill)|(?:rekening|staat|faktuur)datum|"
    r"rechnungsdatum|date de (?:la )?facture|账单日期|date|datum|日期"
)
_TITLED = re.compile(r"^(?:MR|MRS|MS|DR|PROF|MNR|MEV|HERR|FRAU|M\.|MME)\b\.?(?: (?:&|AND|EN) (?:MRS|MEV)\b)? ?[A-Z]", re.IGNORECASE)
_POSTCODE = re.compile(r"(?<!\d)\d{4,6}(?!\d)")


def read(pages: Sequence[Page]) -> ExtractedParts:
    """Who lives where, and of what day the paper is."""
    paper = LabelledPaper(pages)
    name, address = _window(paper)
    return ExtractedParts(
        one_of_each(
            [
                paper.text_field(Term.HOLDER_NAME, _NAME, a_name),
                name,
                paper.text_field(Term.HOLDER_ADDRESS, _ADDRESS, _an_address),
                address,
                paper.date_field(Term.ISSUE_DATE, _DATED),
                paper.first_date(Term.ISSUE_DATE),
            ]
        )
    )


def _an_address(text: str) -> str | None:
    return text if len(text) >= 8 and has_digit(text) and has_letter(text) and "@" not in text else None


def _window(paper: LabelledPaper) -> tuple[Field | None, Field | None]:
    """Name and address as in the window of an envelope: a line with a title of courtesy, and the lines below it to the postal code."""
    for page in paper.layout.pages:
        for number, line in enumerate(page.lines):
            cell = next((each for each in line.cells if _TITLED.match(each.text)), None)
            if cell is None:
                continue
            name = value_field(Term.HOLDER_NAME, cell.text, cell.evidence())
            below = _address_below(page.lines[number + 1 : number + 7], cell.box.x0)
            if not below:
                return name, None
            text = ", ".join(part for part, _ in below)
            return name, value_field(Term.HOLDER_ADDRESS, text, *(evidence_of(page.page_number, words) for _, words in below))
    return None, None


def _address_below(lines: Sequence[TextLine], left: float) -> list[tuple[str, tuple[Word, ...]]]:
    found: list[tuple[str, tuple[Word, ...]]] = []
    for line in lines:
        cell = next((each for each in line.cells if abs(each.box.x0 - left) < 12), None)
        if cell is None:
            break
        found.append((cell.text, cell.words))
        if _POSTCODE.search(cell.text):
            break
    return found


RULES = KindRules(
    DocumentKind.PROOF_OF_ADDRESS,
    (
        Cue(r"proof of (residen\w+|address)|confirmation of (residen\w+|address)|bewys van (adres|woonplek)", 4.0, "title"),
        Cue(r"proof of (residen\w+|address)|justificatif de domicile|wohnsitzbescheinigung|meldebest[äa]tigung|居住证明|住址证明", 2.5),
        Cue(r"(municipal|rates|utility|water|electricity) (account|bill|statement)|munisipale rekening", 2.5),
        Cue(r"property rates|refuse removal|sewerage|sanitation|eiendomsbelasting|vullisverwydering", 2.0),
        Cue(r"\b(city of (johannesburg|cape town|tshwane|ekurhuleni)|ethekwini|\w+ (local |metropolitan )?municipality)\b", 1.5),
        Cue(r"meter (reading|number)|\bkwh\b|kilolit|meterlesing", 1.5),
        Cue(r"stromrechnung|verbrauchsabrechnung|facture d.[ée]lectricit[ée]|电费|水费|物业", 2.5),
        Cue(r"lease agreement|huurooreenkoms|mietvertrag|contrat de location|租赁合同", 1.5, "title"),
    ),
    read,
)
