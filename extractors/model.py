"""The central types of what the paper says: pages of words with boxes, and fields with their evidence.

Every box is in PDF points (1/72 inch) with its origin at the top left of the page as a person reads it upright; pixels are
converted at the reader's border. Page numbers start at 1. The types are plain frozen dataclasses; `extractors.codec` writes
them to JSON and reads them back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extractors.terms import DocumentKind, Term


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on an upright page, in PDF points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        """The smallest rectangle that holds both."""
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))


SLANTED_SIDE = 2.0
"""Points, of the box that a slanting word of a text layer gets, so that it disturbs no line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a space, where it stands and who saw it there.

    `confidence` is what the engine says of itself, 0 to 1, or None where it says nothing (a text layer); it is not calibrated.
    `seen_by` is `text_layer`, `paddle`, `tesseract`, `spreadsheet`, `mail` or `plain_text`.
    """

    text: str
    box: Box
    confidence: float | None
    seen_by: str

    @property
    def slants(self) -> bool:
        """Whether it is of a stamp or a watermark that lies across a page with text: its box is a dot at its middle (`SLANTED_SIDE`)."""
        box, most = self.box, SLANTED_SIDE + 0.01
        return box.x1 - box.x0 <= most and box.bottom - box.top <= most and self.seen_by == "text_layer"


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A bar code or square code on a page and what it says, byte for byte as text; `symbology` is `qr`, `code_128`, `code_39` and so on."""

    symbology: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a page that is no print: pen strokes or a stamp (`strokes`), or a small picture set into it (`picture`).

    It may be a signature or a logo; where it stands tells which.
    """

    kind: Literal["strokes", "picture"]
    box: Box


@dataclass(frozen=True, slots=True)
class PagePicture:
    """How legible the picture is that a page was read from, in the pixels in which it was received.

    `dpi` is dots to the inch in the coarser direction, None where nobody knows how large the sheet was. `print_pixels` is the height of its
    usual words, `edge_share` over what share of that the edge of a letter rises from ink to paper (None where there are too few edges), and
    `shade` by what share the darkest paper under print is darker than the lightest.
    """

    dpi: float | None
    print_pixels: float
    edge_share: float | None
    shade: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page, upright: `rotation` says by how many degrees clockwise the page as stored was turned to stand upright.

    `width` and `height` are points of the upright page. `problem` says in a sentence why a page could not be read; such a page is
    parked, not dropped; `problem_code` names the reason. `image_coverage` is the share of the page that pictures cover, 0 to 1.
    `skew` is by how many degrees the lines of a scan run down towards the right; boxes lie on the page as it was scanned.
    `bend` is how its paper falls besides, where it was photographed bent or from an angle (`extractors.preparation.bend`).
    `picture` is what the picture was like that it was read from, None where it was not read from one or that was not measured. `marks` are
    what is drawn or written on it besides print, None where nobody looked.
    """

    page_number: int
    width: float
    height: float
    rotation: int
    words: tuple[Word, ...]
    image_key: str | None = None
    problem: str | None = None
    image_coverage: float = 0.0
    problem_code: str | None = None
    skew: float = 0.0
    codes: tuple[PrintedCode, ...] = ()
    bend: tuple[float, ...] = ()
    picture: PagePicture | None = None
    marks: tuple[Mark, ...] | None = None

    def __hash__(self) -> int:
        """By a few words alone, since pages are looked up far more often than two begin alike."""
        return hash((self.page_number, self.width, self.height, len(self.words), self.words[:3]))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was seen: a document of ours, a page and a box of it, and the text as printed there.

    `box` is None where the source has no geometry (an XML invoice); `document_id` is None until the document stands in our books.
    """

    page_number: int
    box: Box | None
    text: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """The page says this. `text` is canonical for the term's shape: ISO date, plain decimal, text with single spaces."""

    text: str
    state: Literal["value"] = "value"


@dataclass(frozen=True, slots=True)
class Absent:
    """The page was read and does not have it."""

    state: Literal["absent"] = "absent"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something stands there that nobody could read."""

    reason: str
    state: Literal["unreadable"] = "unreadable"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """What stands there can mean several things, and nothing on the page decides; `candidates` are canonical texts."""

    candidates: tuple[str, ...]
    reason: str
    state: Literal["ambiguous"] = "ambiguous"


Reading = Value | Absent | Unreadable | Ambiguous
"""Unknown is an answer: absent, unreadable, ambiguous and wrong are four things and never one None."""


@dataclass(frozen=True, slots=True)
class Field:
    """What one document says of one term, where, how sure we are and who read it.

    `confidence` is the share of such readings that were right on documents held apart, or None where that was not measured.
    `extracted_by` names the extractor (`labels`, `arithmetic`, `cii`, `ubl`, `mrz`) or a person (`person:<user id>`); behind `candidates:`
    stands what the learned scorer says of itself, which the confidence is told and nobody else.
    """

    term: Term
    reading: Reading
    evidence: tuple[Evidence, ...]
    confidence: float | None
    extracted_by: str

    @property
    def value(self) -> str | None:
        """The canonical text where the reading is a value; None says only that it is not one: ask `reading` which."""
        return self.reading.text if isinstance(self.reading, Value) else None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of goods or services (EN 16931 BG-25). None means that the page does not print it.

    `unit_price` and `line_total` are in the document's currency; `tax_rate` is in percent. `confidence` follows the rule of
    `Field.confidence`: the line is right where all that it says is.
    """

    description: str
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Decimal | None = None
    line_total: Decimal | None = None
    tax_rate: Decimal | None = None
    item_code: str | None = None
    evidence: Evidence | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class ScheduleEntry:
    """One row of a schedule of accounts: an invoice that the client says it sells. Texts are canonical, None where not printed."""

    invoice_number: str
    debtor_name: str | None = None
    issue_date: str | None = None
    amount: Decimal | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two figures on the paper that cannot both be right, or a page and its embedded XML that disagree."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class LabelPlace:
    """Where a paper prints a label, in millimetres from the left and the top. `top` is None where what stands above decides the height."""

    role: str
    left: int
    top: int | None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paper looks, whatever it says: the size of its first page in millimetres and where its labels stand there.

    `medium` is `text` or `scan`: what was photographed or scanned lies anyhow on the page. `producer` names the program that made the
    file, without its version, where the file says so.
    """

    medium: str
    width: int
    height: int
    labels: tuple[LabelPlace, ...]
    producer: str | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What stands at a place that is to be written on: something (`present`), nothing, or nobody can tell.

    `by` is what stands there: pen strokes or a stamp, a picture, or print; `box` is where, or the place's label where nothing does.
    """

    state: Literal["present", "absent", "unknown"]
    by: Literal["strokes", "picture", "print"] | None = None
    page_number: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Signing:
    """Whether a paper was signed by who received what it lists, with a name and a date; unknown where it has no place for one."""

    signature: Signed
    name: Signed
    date: Signed


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page of a document that was read from a picture: what the picture was like, and by how many degrees it lay crooked."""

    page_number: int
    picture: PagePicture
    skew: float


@dataclass(frozen=True, slots=True)
class PrintEdit:
    """Print of a PDF that seems to have been changed: what stood there, and what a person sees instead.

    `covered`: figures lie under others; `before` is empty where they are part of a scan. `changed_later`: print of the first state of the
    file is gone from the last. `fonts_differ`: the figures of one amount, `before`, are of two fonts.
    """

    kind: Literal["covered", "changed_later", "fonts_differ"]
    page_number: int
    box: Box
    before: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class FileHistory:
    """What a PDF says of its own past. `saves` is how often it was saved with its earlier state kept beneath.

    `made_on` and `changed_on` are ISO dates as the file states them, which any program may set; `other_program` says that the last save was
    not by the program of the first. `edits` are the places where print seems changed, up to a bound. `is_whole` is False where not all of
    it could be looked at.
    """

    saves: int
    made_on: str | None
    changed_on: str | None
    other_program: bool
    edits: tuple[PrintEdit, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class ExtractedDocument:
    """One document as its paper reads: its kind, its pages in the file, its fields, lines and contradictions.

    `kind_confidence` follows the rule of `Field.confidence`. At most one field a term: the reading that stands. `layout` is how an
    invoice looks, None where it has no page. `scans` are those of its pages that were read from a picture which was measured.
    `signing` is None where nobody looked for a signature, `history` where its file keeps none or that was not looked at; its edits are
    those on the document's own pages.
    """

    kind: DocumentKind
    kind_confidence: float | None
    page_numbers: tuple[int, ...]
    fields: tuple[Field, ...]
    lines: tuple[Line, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    layout: Layout | None = None
    scans: tuple[ScannedPage, ...] = ()
    signing: Signing | None = None
    history: FileHistory | None = None

    def field(self, term: Term) -> Field | None:
        """The field of a term, or None where the extractor did not look for it."""
        for each in self.fields:
            if each.term == term:
                return each
        return None

    def value(self, term: Term) -> str | None:
        """The canonical text of a term where it was read as a value."""
        found = self.field(term)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class DocumentSpan:
    """A cut of a file: these pages are one document of this kind."""

    kind: DocumentKind
    page_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FileReading:
    """Everything read from one file: its pages, and the documents that its own structure states exactly (UBL, CII, Factur-X).

    `unread_page_numbers` are pages that still wait for OCR; it is empty when the reading is whole. `problem` says in a sentence why
    the file as a whole could not be read (encrypted, truncated, too large) and what to do next. `languages` are those, by Tesseract's
    names, that the words the file states itself speak; pages that wait for OCR are likely to speak them too. `producer`
    is the program that says it made the file.
    """

    sha256: str
    media_type: str
    filename: str
    pages: tuple[Page, ...]
    structured: tuple[ExtractedDocument, ...] = ()
    unread_page_numbers: tuple[int, ...] = ()
    problem: str | None = None
    problem_code: str | None = None
    notes: tuple[str, ...] = field(default=())
    languages: tuple[str, ...] = ()
    producer: str | None = None
    history: FileHistory | None = None
