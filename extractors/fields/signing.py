"""Whether a paper was signed where its receiver signs, by whom and when: ink, a drawn picture, a stamp or print at the place for it.

The places are found by the words beside them (`signing_places`). Handwriting need not be legible: something stands there or nothing
does. Where a paper shows no place to sign, a mark on it may be a signature or a logo, and nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.fields.company_names import looks_like_name, name_key
from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.signing_pieces import PARTICLES, RULING, Piece, beside, is_scrawl
from extractors.fields.signing_places import PlaceToSign, SigningPage, covers, signing_page
from extractors.fields.signing_words import is_nobody, says_receipt, wording
from extractors.layout.lines import Cell
from extractors.model import Box, Mark, Signed, Signing, Word
from extractors.signs import has_digit


@dataclass(frozen=True, slots=True)
class Signatory:
    """Whose signature counts: that of the receiver of goods, of who approves hours at the client's, or whoever's on a list.

    `sender` and `recipient` are the parties' names as far as they are known, over which "For" says for whom a place is.
    """

    who: Literal["receiver", "approver", "anyone"] = "receiver"
    sender: str = ""
    recipient: str = ""


RECEIVER, ANYONE = Signatory(), Signatory("anyone")

_HEAD = 0.35  # of the page, in which papers name their parties
_FIGURES_OF_DATE = 3
_SHORTEST_LABEL = 4  # letters; shorter ones are parts of names too: "Nadia Le Goff"
_MOSTLY = 0.6  # of a mark
_LESS_LIKELY = 0.8  # as likely as the region before
_CLOSE = 1.5  # heights of print from a label to a name of a single word
_MOST_WORDS, _MOST_LETTERS = 5, 40  # of a name
_BETWEEN_WORDS = 1.0  # heights of the letters between the words that one hand wrote
_BELIEVED = 0.5  # what the engine doubts more is a scrawl that was read as a word
_HAN = re.compile("[\u4e00-\u9fff]")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:[·・.][\u4e00-\u9fff]{1,8})*(?:先生|女士|小姐)?")
_HAN_OF_GOODS = re.compile("[货貨签收验]|回执|数量")
_DECLARED = re.compile(
    r"(?:\b(?:I|Ek|Ik|Ich|Je soussignée?)[,\s]\s*|本人[,，]?\s*)"
    r"(?:(?:the undersigned|die ondergetekende|de ondergetekende|der Unterzeichnete)[,\s]+)?(?P<name>[^,，:]{2,40})[,，]\s*"
    r"(?:hereby|acknowledge|confirm|certify|declare|have|hierby|hierbij|hiermit|erken|bevestig|verklaar|best[äa]tige|reconnais|certifie|atteste"
    r"|déclare|确认|收到|已)"
)
"""Sentences in which who receives goods says so: "I, Thandi Sithole, acknowledge receipt"."""
_BY_MACHINE = re.compile(
    r"(?i)\b(?:e-?signed|(?:electronically|digitally) signed|signed electronically|elektronies geteken"
    r"|elektronisch (?:signiert|unterzeichnet|ondertekend)|signé électroniquement)\b|电子签名|电子签收"
)
_SIGNED_BY = re.compile(r"(?i)\W*(?:by|deur|von|durch|door|par|人)?\b\W*")


@dataclass(frozen=True)
class Signature:
    """What stands where a paper is signed, with the name and the day as they are printed or were read there."""

    signing: Signing
    name: Cell | None
    signed_on: PrintedDate | None


@once_a_layout
def signature_of(layout: DocumentLayout, by: Signatory = RECEIVER) -> Signature:
    """What stands at the places of signature of a paper; where nobody looked for marks on its pages, what is printed there."""
    pages = {page.page_number: signing_page(layout, page, by.sender, by.recipient) for page in layout.pages}
    every = [place for page in pages.values() for place in page.places if _is_asked(place, by)]
    own = _told([place for place in every if "signature" in place.asked], by)
    receiver = [place for place in every if "receiver" in place.asked and (not place.may_head_address or _may_sign(pages, place, own))]
    anchors = own or receiver[-1:]
    places = [place for place in every if place in anchors or any(_are_near(pages, place, anchor) for anchor in anchors)]
    places = [place for place in places if place.asked != {"receiver"} or place in receiver]
    found = _Found(layout, pages, places, by)
    return Signature(Signing(found.signature(), found.name(), found.date()), found.written_name(), found.written_date())


@once_a_layout
def lines_of_signatures(layout: DocumentLayout) -> frozenset[tuple[int, int]]:
    """The (page, line) pairs in which anybody, receiver or driver, wrote the day on which he signed."""
    pages = {page.page_number: signing_page(layout, page, "", "") for page in layout.pages}
    places = [place for page in pages.values() for place in page.places]
    own = [place for place in places if "signature" in place.asked]
    deeds = [place for place in places if "receiver" in place.asked and not place.may_head_address]
    signed = [place for place in places if any(_are_near(pages, place, each) for each in own or deeds)]
    cells = _Found(layout, pages, signed, ANYONE).dates_written()
    return frozenset((cell.page_number, cell.line_number) for cell in cells)


def signing_of(layout: DocumentLayout, by: Signatory = RECEIVER) -> Signing | None:
    """What stands at the places of signature of a paper; None where its pages were read before anybody looked for marks."""
    if not layout.pages or any(page.page.marks is None for page in layout.pages):
        return None
    return signature_of(layout, by).signing


def _is_asked(place: PlaceToSign, by: Signatory) -> bool:
    return by.who == "anyone" or place.side in (None, "receiver", by.who)


def _told(places: Sequence[PlaceToSign], by: Signatory) -> list[PlaceToSign]:
    """The places that are said to be the receiver's; where none is, all."""
    told = [place for place in places if place.side is not None]
    return told if told and by.who != "anyone" else list(places)


def _may_sign(pages: Mapping[int, SigningPage], place: PlaceToSign, own: Sequence[PlaceToSign]) -> bool:
    """Whether "Receiver" stands where papers are signed: further up it heads the address of who is to receive the goods."""
    is_low = place.label.box.top > _HEAD * pages[place.label.page_number].page.page.height
    return is_low or any(_are_near(pages, place, each) for each in own)


def _are_near(pages: Mapping[int, SigningPage], place: PlaceToSign, other: PlaceToSign) -> bool:
    return pages[place.label.page_number].are_near(place, other)


def _beside_any(place: PlaceToSign, others: Sequence[PlaceToSign]) -> bool:
    return any(place.label.page_number == other.label.page_number and beside(place.label.box, other.label.box) for other in others)


class _Found:
    """What stands at the places at which one paper is signed."""

    def __init__(self, layout: DocumentLayout, pages: Mapping[int, SigningPage], places: Sequence[PlaceToSign], by: Signatory) -> None:
        self.layout, self.pages = layout, pages
        self.parties = tuple(filter(None, map(name_key, (by.sender, by.recipient))))
        self.own = _told([place for place in places if "signature" in place.asked], by)
        self.receiver = [place for place in places if "receiver" in place.asked]
        alone = _told([place for place in places if place.asked & {"name", "receiver"} and "signature" not in place.asked], by)
        named = [place for place in alone if "name" in place.asked] or alone  # a heading over the form may read like "received by"
        self.named = named or [place for place in self.own if "name" in place.asked]
        dated = _told([place for place in places if "date" in place.asked], by)
        level = [place for place in dated if _beside_any(place, self.own or self.receiver[-1:])]
        self.dated = level if level and by.who != "anyone" else dated

    def signature(self) -> Signed:
        by_machine = next((cell for cell in self.layout.cells if _BY_MACHINE.search(cell.text)), None)
        if by_machine is not None:
            return Signed("present", "print", by_machine.page_number, by_machine.box)
        asked = self.own or self.receiver
        found = self._mark_at([*self.own, *self.receiver])
        if found is not None:
            return found
        if asked:
            typed = next((cell for place in asked for cell in self._names_at(place) if _is_whole(cell)), None)
            if typed is not None:
                return Signed("present", "print", typed.page_number, typed.box)
            return Signed("absent", None, asked[-1].label.page_number, asked[-1].label.box)
        marked = next((page for page in self.layout.pages if page.page.marks), None)
        return Signed("unknown" if marked is not None else "absent", None, self.layout.pages[-1].page_number, None)

    def name(self) -> Signed:
        return self._written(self.named, [cell for place in self.named for cell in self._names_at(place)])

    def date(self) -> Signed:
        return self._written(self.dated, self.dates_written())

    def written_name(self) -> Cell | None:
        """The name of who signed, where it can be read; beside an empty place for it, a name typed where the signature belongs."""
        for place in [*self.named, *self.receiver, *self.own]:
            for cell in self._names_at(place):
                if not any(word.confidence is not None and word.confidence <= _BELIEVED for word in cell.words):
                    return cell
        return self._named_by_machine() or self._declared()

    def written_date(self) -> PrintedDate | None:
        return next((each for cell in self.dates_written() for each in dates_of(cell)), None)

    def dates_written(self) -> list[Cell]:
        return [cell for place in self.dated for cell in self._dates_at(place)]

    def _named_by_machine(self) -> Cell | None:
        for cell in self.layout.cells:
            if match := _BY_MACHINE.search(cell.text):
                start = match.end()
                behind = _SIGNED_BY.match(cell.text, start)
                words = cell.words_between(behind.end() if behind else start, len(cell.text))
                return _name_in(words, cell)
        return None

    def _declared(self) -> Cell | None:
        """The name in a sentence by which somebody confirms that he received the goods, over a place to sign."""
        for cell in self.layout.cells if self.own else ():
            if (match := _DECLARED.search(cell.text)) is not None:
                return _name_in(cell.words_between(match.start("name"), match.end("name") + 1), cell)
        return None

    def _written(self, places: Sequence[PlaceToSign], cells: Sequence[Cell]) -> Signed:
        """Whether something is written at any of these places; unknown where the paper has none, and so asks for nothing."""
        if cells:
            return Signed("present", "print", cells[0].page_number, cells[0].box)
        found = self._mark_at(places)
        if found is not None:
            return found
        if not places:
            return Signed("unknown", None, self.layout.pages[-1].page_number, None)
        return Signed("absent", None, places[-1].label.page_number, places[-1].label.box)

    def _mark_at(self, places: Sequence[PlaceToSign]) -> Signed | None:
        for place in places:
            page = self.pages[place.label.page_number]
            labels = [piece.box for piece in page.pieces if piece.is_label]
            for mark in (*(page.page.page.marks or ()), *_doubted(page)):
                if any(_is_within(mark.box, label) for label in labels):
                    continue  # a label that was hard to read
                if any(covers(region, mark.box) for region in (*place.regions, *place.only_marks)) and self._is_of(mark, place):
                    return Signed("present", mark.kind, place.label.page_number, mark.box)
        return None

    def _is_of(self, mark: Mark, place: PlaceToSign) -> bool:
        """Whether no place of the driver's or the sender's covers more of a mark."""
        others = (each for each in self.pages[place.label.page_number].places if each.side != place.side)
        return all(_share(each, mark.box) <= _share(place, mark.box) for each in others)

    def _names_at(self, place: PlaceToSign) -> Iterator[Cell]:
        """The names written at a place, whole, without the day or the number behind them."""
        for cell in self._print_at(place):
            name = _name_in(cell.words, cell)
            if name is None or self.layout.begins_with_label(cell) or not self._is_close_or_whole(name, place):
                continue
            if not any(party.startswith(name_key(name.text)) for party in self.parties):
                yield name

    def _is_close_or_whole(self, name: Cell, place: PlaceToSign) -> bool:
        """Whether a name has two words or stands right at its label: a single word further off may be a title."""
        if _is_whole(name) or beside(name.box, place.label.box):
            return True
        own, box = place.label.box, name.box
        return max(own.top - box.bottom, box.top - own.bottom) < _CLOSE * self.pages[place.label.page_number].page.height_of_print

    def _dates_at(self, place: PlaceToSign) -> Iterator[Cell]:
        for cell in self._print_at(place):
            if _may_be_date(cell):
                yield cell

    def _print_at(self, place: PlaceToSign) -> Iterator[Cell]:
        """What is printed where a place may be written on, the likeliest first; large letters wide apart are one line, a stamp is none."""
        page = self.pages[place.label.page_number]
        written = [each for each in page.pieces if not each.ends_place and not any(word.slants for word in each.cell.words)]
        for region in place.regions:
            inside = [each for each in written if covers(region, each.box) and not _is_beside_label(page, each, place)]
            yield from sorted(_joined(inside), key=lambda cell: abs(cell.box.top - place.label.box.top))


def _is_beside_label(page: SigningPage, piece: Piece, place: PlaceToSign) -> bool:
    """Whether print answers another label that ends with a colon before it in its row."""
    before = [each for each in page.pieces if each.box.x1 <= piece.box.x0 + 1 and beside(each.box, piece.box)]
    nearest = max(before, key=lambda each: each.box.x1, default=None)
    return nearest is not None and nearest.cell is not place.label and nearest.has_colon


def _joined(pieces: Sequence[Piece]) -> Iterator[Cell]:
    """Cells on one line no further apart than the words of their hand are, as one."""
    run: list[Word] = []
    last: Cell | None = None
    for piece in pieces:
        cell = piece.cell
        is_next = last is not None and last.line_number == cell.line_number and beside(last.box, cell.box)
        if last is not None and is_next and cell.box.x0 - last.box.x1 < _BETWEEN_WORDS * max(last.height, cell.height):
            run += cell.words
        else:
            if last is not None:
                yield Cell(last.page_number, last.line_number, tuple(run))
            run = list(cell.words)
        last = cell
    if last is not None:
        yield Cell(last.page_number, last.line_number, tuple(run))


def _name_in(words: Sequence[Word], cell: Cell) -> Cell | None:
    """The name with which a text begins, without lines to write on; None where it begins with none."""
    written = [word for word in words if not RULING.fullmatch(word.text)]
    if is_nobody(" ".join(word.text for word in written)):
        return None
    end = next((at for at, word in enumerate(written) if has_digit(word.text)), len(written))
    if any(_is_lower(word.text) and not wording(word.text).is_label for word in written[end:]):
        return None  # a sentence
    kept = written[:end]
    while end < len(written) and kept and wording(kept[-1].text).is_label:  # "T Sithole on 4 March"
        kept.pop()
    found = Cell(cell.page_number, cell.line_number, tuple(kept)) if kept else None
    return found if found is not None and _is_name(found) else None


def _is_name(cell: Cell) -> bool:
    text = cell.text.strip(" _.…,;")
    if not 1 <= len(cell.words) <= _MOST_WORDS or len(text) > _MOST_LETTERS or ":" in text or is_nobody(text) or says_receipt(text):
        return False
    if (
        not looks_like_name(text)
        or has_strong_legal_form(text)
        or any(len(word.text) >= _SHORTEST_LABEL and wording(word.text).asked for word in cell.words)
    ):
        return False
    if _HAN.search(text):
        return _HAN_NAME.fullmatch(text.replace(" ", "")) is not None and _HAN_OF_GOODS.search(text) is None
    by_hand = any(word.confidence is not None for word in cell.words)
    return by_hand or not any(_is_lower(word.text) for word in cell.words)


def _is_whole(name: Cell) -> bool:
    """Whether a name has more than one word, as one that stands for a signature has; Chinese names have none."""
    return len(name.words) > 1 or _HAN.search(name.text) is not None


def _is_lower(word: str) -> bool:
    first = next((ch for ch in word if ch.isalpha()), "")
    return first.islower() and word.lower() not in PARTICLES


def _share(place: PlaceToSign, box: Box) -> float:
    """How much of a mark lies in a place, 0 to 1; the less likely a region, the less it counts."""
    area = max(box.width * box.height, 1.0)
    shares = [_common(region, box) / area for region in (*place.regions, *place.only_marks)]
    return max(share * _LESS_LIKELY**at for at, share in enumerate(shares))


def _common(box: Box, other: Box) -> float:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    along = min(box.bottom, other.bottom) - max(box.top, other.top)
    return across * along if across > 0 and along > 0 else 0.0


def _is_within(box: Box, label: Box) -> bool:
    return _common(box, label) >= _MOSTLY * box.width * box.height


def _doubted(page: SigningPage) -> Iterator[Mark]:
    """Words that are scrawls, and no leaders to write on."""
    for word in page.page.page.words:
        if is_scrawl(word) and not RULING.fullmatch(word.text):
            yield Mark("strokes", word.box)


def _may_be_date(cell: Cell) -> bool:
    """A date, or what was written by hand and read with some figures in it."""
    written = any(word.confidence is not None for word in cell.words) and sum(ch.isdigit() for ch in cell.text) >= _FIGURES_OF_DATE
    return written or bool(dates_of(cell))
