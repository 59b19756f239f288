"""What a file is called where the desk reads: by its own name only once it is known to be no identity paper.

Names of files often name people, and what a file is stands fast only when its pages are read and sorted. Until then it is told by its
number and what it looks like; a picture in which nobody found a document stays so, since nobody can say what it shows.
"""

from __future__ import annotations

from extractors.media_types import CSV, HTML, MAIL, PDF, PICTURES, TEXT, TNEF, XLSX, XML, ZIP

KYC_PART_NAME = "A paper of the KYC file"
"""How a file that holds nothing else is called where the desk reads."""

UNSORTED = frozenset({"held", "processing"})
"""States of a receipt whose files nobody has sorted yet."""

_LOOKS = {PDF: "PDF", MAIL: "mail", TNEF: "archive", ZIP: "archive", XLSX: "spreadsheet", CSV: "spreadsheet", XML: "XML"} | {
    TEXT: "text",
    HTML: "text",
}


def by_its_looks(number: int, media_type: str) -> str:
    """`File 3, picture`: the third file of what arrived, from 1."""
    return f"File {number}, {'picture' if media_type in PICTURES else _LOOKS.get(media_type, 'document')}"


def desk_name(filename: str, number: int, media_type: str, *, sorted_in: bool, receipt_state: str) -> str:
    """A file's name for the desk; `sorted_in` says that a document was found in it that is for the desk to read."""
    if sorted_in or (receipt_state not in UNSORTED and media_type not in PICTURES):
        return filename
    return by_its_looks(number, media_type)
