"""DOC-06: what was scanned or photographed can be read without guessing."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model import Evidence, ScannedPage
from extractors.terms import DocumentKind
from verification.model import Receivable
from verification.registry import Warn, check
from verification.results import CheckAnswer, Failed, NotApplicable

_LEAST_DPI = 146  # scanners that are set to 150 give a little less
_LARGE_PRINT = 20  # pixels high: words so large read well however few dots the paper has to the inch
_LEAST_PRINT = 12  # pixels high, which common print has at 100 dpi
_BLURRED = 0.22  # of the height of a word; plain scans have 0.07 to 0.15, a soft one in small print 0.19
_SHADED = 0.5  # of the light, darkest paper against lightest; the severest photographs that still read well come near it
_CROOKED = 5.0  # degrees
_ADVICE = "Ask for a scan at 300 dpi, flat, straight and in even light"


@check(
    "DOC-06",
    title="Picture of a page too coarse, blurred, shaded or crooked",
    reference="150 dpi is the least at which print of common size is legible; scanners are asked for 300",
    severity=Warn,
)
def pictures_legible(receivable: Receivable) -> CheckAnswer:
    """Every page of an invoice and its supporting documents that came as a scan or photograph is fine, sharp, evenly lit and straight.

    Where nobody knows how large the paper was, as on a photograph, the height of its print in pixels tells how fine it is. Pages that came
    as text have no picture to be judged.
    """
    papers = [(receivable.invoice.document_id, receivable.invoice.document)]
    papers += [(each.document_id, each.document) for each in receivable.supporting]
    scans = [(document_id, paper.kind, scan) for document_id, paper in papers for scan in paper.scans]
    if not scans:
        return NotApplicable("No page of it was read from a picture")
    said: list[str] = []
    seen: list[Evidence] = []
    for document_id, kind, scan in scans:
        if faults := list(faults_of(scan)):
            said.append(f"page {scan.page_number} of the {_words(kind)} {' and '.join(faults)}")
            seen.append(Evidence(scan.page_number, None, "", document_id))
    if not said:
        return None
    listed = "; ".join(said)
    return Failed(f"{listed[0].upper()}{listed[1:]}. {_ADVICE}", tuple(seen))


def _words(kind: DocumentKind) -> str:
    return kind.value.replace("_", " ")


def faults_of(scan: ScannedPage) -> Iterator[str]:
    picture = scan.picture
    if picture.dpi is not None and picture.dpi < _LEAST_DPI and picture.print_pixels < _LARGE_PRINT:
        yield f"has {picture.dpi:.0f} dpi where 150 are the least"
    elif picture.print_pixels < _LEAST_PRINT:
        yield f"has print only {picture.print_pixels:.0f} pixels high where {_LEAST_PRINT} are the least"
    if picture.edge_share is not None and picture.edge_share > _BLURRED:
        yield "is blurred"
    if picture.shade > _SHADED:
        yield f"lies in a shadow that takes {100 * picture.shade:.0f} % of the light"
    if abs(scan.skew) > _CROOKED:
        yield f"lies crooked by {abs(scan.skew):.0f} degrees"
