"""Values beside their labels on identity and company papers, which have a label for everything and no table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from extractors.fields.dated import DocumentDates
from extractors.fields.dates import dates_of
from extractors.fields.lookup import document_layout
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Evidence, Field, Page, Reading, Value
from extractors.signs import has_digit, letter_count
from extractors.terms import Term

EXTRACTED_BY = "labels"
_LINES_BELOW = 3
_AFTER_LABEL = re.compile(r"^[\s:：.\-–—/|*#]+")

Accept = Callable[[str], str | None]
"""The canonical text of what stands beside a label, or None where it is no such value."""


class LabelledPaper:
    """The pages of one paper, searched by labels."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.layout = document_layout(pages)

    @property
    def text(self) -> str:
        return self.layout.text

    @cached_property
    def _dates(self) -> DocumentDates:
        return DocumentDates(self.layout, None)

    def text_field(self, term: Term, labels: str, accept: Accept) -> Field | None:
        """The first acceptable text beside one of the labels, a regular expression read without regard to case."""
        for cell, start in self._places(labels):
            rest = cell.text[start:]
            lead = _AFTER_LABEL.match(rest)
            begin = start + (lead.end() if lead else 0)
            accepted = accept(cell.text[begin:].strip())
            if accepted:
                end = begin + len(cell.text[begin:].rstrip())
                return Field(term, Value(accepted), (cell.evidence(begin, end),), None, EXTRACTED_BY)
        return None

    def date_field(self, term: Term, labels: str) -> Field | None:
        """The first date beside one of the labels."""
        for cell, start in self._places(labels):
            for printed in dates_of(cell):
                if start <= printed.start < start + 40:
                    order = self._dates.order or "day_first"  # identity papers of every country but one put the day first
                    evidence = cell.evidence(printed.start, printed.end)
                    return Field(term, printed.reading(order), (evidence,), None, EXTRACTED_BY)
        return None

    def first_date(self, term: Term) -> Field | None:
        """The first date of the paper: a letter begins with its date."""
        for cell in self.layout.cells:
            for printed in dates_of(cell):
                reading = printed.reading(self._dates.order or "day_first")
                return Field(term, reading, (cell.evidence(printed.start, printed.end),), None, EXTRACTED_BY)
        return None

    def pattern_field(self, term: Term, pattern: str, canonical: Accept) -> Field | None:
        """The first place on the paper that a pattern matches, wherever it stands."""
        for cell in self.layout.cells:
            for match in re.finditer(pattern, cell.text, re.IGNORECASE):
                accepted = canonical(match.group())
                if accepted:
                    return value_field(term, accepted, cell.evidence(match.start(), match.end()))
        return None

    def _places(self, labels: str) -> Iterator[tuple[Cell, int]]:
        """Cells that may hold the value of a label and where in them it may begin: behind the label, to its right, below it."""
        pattern = re.compile(rf"(?<![^\W\d_])(?:{labels})(?![^\W\d_])", re.IGNORECASE)
        for page in self.layout.pages:
            for number, line in enumerate(page.lines):
                for index, cell in enumerate(line.cells):
                    for match in pattern.finditer(cell.text):
                        if match.start() > 0 and cell.text[match.start() - 1].isalnum():
                            continue
                        yield cell, match.end()
                        if index + 1 < len(line.cells):
                            yield line.cells[index + 1], 0
                        yield from ((below, 0) for below in _below(page, number, cell))


def _below(page: PageLayout, number: int, label: Cell) -> Iterator[Cell]:
    """Cells under a label that begin near where it begins."""
    for line in page.lines[number + 1 : number + 1 + _LINES_BELOW]:
        if line.box.top - label.box.bottom > 3.5 * page.height_of_print:
            return
        for cell in line.cells:
            if cell.box.x0 < label.box.x1 and cell.box.x1 > label.box.x0 and abs(cell.box.x0 - label.box.x0) < 4 * page.height_of_print:
                yield cell


def value_field(term: Term, text: str, *evidence: Evidence, extracted_by: str = EXTRACTED_BY) -> Field:
    """A field with a value that was read and where it stands."""
    reading: Reading = Value(text)
    return Field(term, reading, evidence, None, extracted_by)


def one_of_each(fields: Sequence[Field | None]) -> tuple[Field, ...]:
    """The first field of each term, absent ones left out: callers list their best reading first."""
    kept: dict[Term, Field] = {}
    for each in fields:
        if each is not None and (each.term not in kept or not isinstance(kept[each.term].reading, Value)):
            kept[each.term] = each
    return tuple(kept.values())


def a_name(text: str) -> str | None:
    """The name of a person or company, as printed with single spaces; None for what is a label, a number or a sentence."""
    name = re.split(r"\s{2,}|[|;]|\s(?=(?:ID|Id|Reg(?:istration)?|Account|VAT|Date|Identity)\b(?: (?:No|Number|number|Type)|[:.]))", text)[
        0
    ]
    name = re.sub(r"\s+", " ", name).strip(" :.,-–/")
    if not 2 <= len(name) <= 90 or name.count(" ") > 9:
        return None
    letters = letter_count(name)
    if letters < 2 or letters < 0.6 * len(name.replace(" ", "")) or name.endswith(":"):
        return None
    return None if re.fullmatch(_OTHER_LABELS, name, re.IGNORECASE) else name


_OTHER_LABELS = (
    r"(sur|given |fore|first |last |full )?names?|sex|gender|nationality|status|date( of (birth|issue|expiry))?|country( of birth)?|"
    r"identity (number|no\.?)|address|signature|number|no\.?|type|code|holder|account|bank|branch"
)


def a_number(text: str) -> str | None:
    """A number as printed: letters, digits, dashes and strokes, at least four characters and one digit."""
    match = re.match(r"[A-Z0-9][A-Z0-9/\-]*(?: ?[0-9][A-Z0-9/\-]*)*", text, re.IGNORECASE)
    if match is None or len(match.group()) < 4 or not has_digit(match.group()):
        return None
    return match.group().strip("-/ ")


_COMPANY = re.compile(
    r"[^\W\d_][^:;|]{1,70}?\s?(?:\(\s?Pty\s?\)\s?(?:Ltd|Limited)|\(\s?Edms\s?\)\s?Bpk|Proprietary\s+Limited|\bLtd\b|\bLimited\b|\bCC\b|\bBK\b"
    r"|\bGmbH(?: & Co\.? KG)?|\bAG\b|\bSARL\b|\bSAS\b|\bB\.?V\.|\bInc\b|\bLLC\b|\bNPC\b)\.?|[\u4e00-\u9fff（）()]{2,40}?公司"
)
_BANKS = re.compile(
    r"bank|absa|nedbank|capitec|investec|banque|sparkasse|银行|companies and intellectual property|revenue service", re.IGNORECASE
)


def company_on(paper: LabelledPaper) -> Field | None:
    """The first company named on the paper that is no bank or office: what a paper without labels is about."""
    for cell in paper.layout.cells:
        for match in _COMPANY.finditer(cell.text):
            name = a_name(re.sub(r"^(?:of|for|that|the|by|to|between|we|confirm)\s+", "", match.group().strip(), flags=re.IGNORECASE))
            if name and not _BANKS.search(name):
                return value_field(Term.HOLDER_NAME, name, cell.evidence(match.start(), match.end()))
    return None


CIPC_NUMBER = r"(?<![\d/])\d{4}\s?/\s?\d{6}\s?/\s?\d{2}(?![\d/])"


def registration_number_on(paper: LabelledPaper, labels: str) -> Field | None:
    """The company's registration: the South African form wherever it stands, a Chinese credit code, else what a label announces."""
    south_african = paper.pattern_field(Term.REGISTRATION_NUMBER, CIPC_NUMBER, lambda text: re.sub(r"\s", "", text))
    if south_african:
        return south_african
    chinese = paper.pattern_field(
        Term.REGISTRATION_NUMBER, r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])", str.upper
    )
    return chinese or paper.text_field(Term.REGISTRATION_NUMBER, labels, a_number)
