"""The dates of a document by their labels, under one order of day and month for the whole paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.dates import DateOrder, PrintedDate, all_dates, date_order_of, dates_of, settle_by_terms
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout, places_for
from extractors.fields.title_numbers import title_numbers
from extractors.model import Ambiguous, Field
from extractors.terms import Term

_TERMS_IN_DAYS = re.compile(
    r"(?<!\d)(?:net(?:t|to)?\s*)?(\d{1,3})\s*-?\s*(?:days?|dae|tage[n]?|jours?|dagen|d[ií]as|giorni|dni|天)\b", re.IGNORECASE
)
_US_ADDRESS = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC)\.?,?\s+\d{5}(?:-\d{4})?\b"
)
_COUNTRY_CUES: tuple[tuple[str, str], ...] = (
    ("ZA", r"south africa|suid-afrika|\(pty\)|\bzar\b|\brand\b|gauteng|johannesburg|cape town|durban|pretoria|\bsars\b"),
    ("MY", r"malaysia|sdn\.? ?bhd|kuala lumpur|selangor|johor|\bjalan\b|\bjln\b"),
    ("GB", r"united kingdom|england|\bplc\b"),
    ("DE", r"deutschland|germany|gmbh"),
    ("FR", r"\bfrance\b|\bsarl\b|\bsas\b|siret"),
    ("IN", r"\bindia\b|\bgstin\b|pvt\.? ltd"),
    ("NL", r"nederland|netherlands|\bb\.v\.|\bkvk\b"),
    ("CN", r"中国|china"),
)
_LANGUAGE_CUES: tuple[tuple[str, str], ...] = (
    ("de", r"\b(rechnung|betrag|lieferschein|datum|menge|gesamt|bestellung|umsatzsteuer)"),
    ("fr", r"\b(facture|montant|livraison|quantit[eé]|total ht|commande)"),
    ("af", r"\b(faktuur|belasting|hoeveelheid|bedrag|aflewering)"),
    ("nl", r"\b(factuur|aantal|bedrag|btw|omschrijving)"),
    ("zh", r"[\u4e00-\u9fff]{2}"),
)


def country_of(text: str) -> str | None:
    """The country a paper most likely comes from, by addresses and company forms; None where nothing says."""
    if _US_ADDRESS.search(text):
        return "US"
    lowered = text.lower()
    counts = {code: len(re.findall(pattern, lowered)) for code, pattern in _COUNTRY_CUES}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else None


def language_of(text: str) -> str | None:
    """The language of a paper's labels, where it is not English."""
    lowered = text.lower()
    counts = {code: len(re.findall(pattern, lowered)) for code, pattern in _LANGUAGE_CUES}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= 2 else None


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """A printed date behind a label, and how much speaks for it."""

    printed: PrintedDate
    score: float


class DocumentDates:
    """Every date of a document, and the order that its evidence gives them."""

    def __init__(self, layout: DocumentLayout, currency: str | None) -> None:
        self._layout = layout
        self._all = all_dates(layout.cells)
        self.order: DateOrder | None = date_order_of(self._all, currency, country_of(layout.text), language_of(layout.text))

    def candidates(self, roles: Sequence[Role]) -> list[DateCandidate]:
        """The dates that labels of these roles announce, best first."""
        found = []
        for role in roles:
            for hit in self._layout.hits(role):
                weight = hit.roles[role] - (0.0 if hit.at_start else 0.15) + (0.05 if hit.closed else 0.0)
                weight -= 0.2 * max(0.0, max(hit.roles.values()) - hit.roles[role])
                for place in places_for(self._layout, hit):
                    dates = dates_of(place.cell)
                    if not dates:
                        continue
                    behind = max(0.0, dates[0].start - 4) / 60
                    height = place.cell.box.top / self._layout.page(place.cell.page_number).page.height
                    late = 0.1 * (place.cell.page_number - self._layout.pages[0].page_number) + 0.1 * height
                    found.append(DateCandidate(dates[0], weight * place.nearness - behind - late))
                    break
        if "issue_date" in roles:
            found += self._behind_numbers()
        return sorted(found, key=lambda each: -each.score)

    def _behind_numbers(self) -> list[DateCandidate]:
        """Dates in a title: "Rechnung Nr. 4711 vom 3.10.2025"."""
        found = []
        for role in ("invoice_number", "po_number", "delivery_note_number"):
            for hit in self._layout.hits(role):
                dates = [each for each in dates_of(hit.cell) if hit.at_start and each.start > len(hit.own.text)]
                if dates and re.search(
                    r"(?i)\b(?:vom|of|dated|du|van|d\.d|del|z dnia)\s*:?\s*$|\d\s*[,/]?\s*$", hit.cell.text[: dates[0].start]
                ):
                    found.append(DateCandidate(dates[0], 0.75 * max(0.8, hit.roles[role])))
            found += [DateCandidate(title.dated, 0.75) for title in title_numbers(self._layout, role) if title.dated]
        return found

    def first(self, *, taken: Sequence[PrintedDate] = ()) -> PrintedDate | None:
        """The first date of the paper that stands alone enough to be its date: what a receipt without labels has."""
        free = [each for each in self._all if all(each is not other and each.text != other.text for other in taken)]
        return free[0] if free else None

    def field(self, term: Term, printed: PrintedDate, extracted_by: str = "labels") -> Field:
        """A printed date as a field under the document's order."""
        return Field(term, printed.reading(self.order), (printed.cell.evidence(printed.start, printed.end),), None, extracted_by)

    def settle(self, issue: PrintedDate | None, due: PrintedDate | None) -> None:
        """Lets the payment terms decide the order where the dates left it open."""
        if self.order is not None or issue is None or due is None:
            return
        if not isinstance(issue.reading(None), Ambiguous) and not isinstance(due.reading(None), Ambiguous):
            return
        for match in _TERMS_IN_DAYS.finditer(self._layout.text):
            self.order = settle_by_terms(issue, due, int(match[1]))
            if self.order:
                return
