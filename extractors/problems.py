"""Why a file or a page could not be read, in a sentence that says what to do next."""

from __future__ import annotations

SENTENCES = {
    "empty": "The file is empty. Ask for it to be sent again.",
    "encrypted": "The file is locked with a password. Ask for a copy without a password.",
    "truncated": "The file breaks off before its end, as after an interrupted upload. Ask for it to be sent again.",
    "broken": "The file is damaged and cannot be opened. Ask for it to be exported or scanned again.",
    "too_many_bytes": "The file is larger than the limit. Ask for it in smaller parts.",
    "too_many_pages": "The file has more pages than the limit. Ask for it in smaller parts, or raise the limit and run it again.",
    "too_many_pixels": "The picture is larger than the limit. Ask for a scan at 200 to 300 dpi.",
    "too_large_inside": "The file unpacks to more than the limit. Ask for it in smaller parts.",
    "timed_out": "Reading took longer than the limit and was stopped. Ask for a simpler export or a scan, or run it again.",
    "crashed": "The reader broke down on this file. Ask for it to be printed to a new PDF or scanned, or run it again.",
    "out_of_memory": "Reading needed more memory than the limit and was stopped. Ask for a simpler export or a scan.",
    "dynamic_form": "The file is a dynamic XFA form, which few programs can show. Ask for it to be printed to a PDF, and for that PDF.",
    "unsupported": "Files of this kind are not read. Ask for a PDF, a picture, a spreadsheet or an e-invoice.",
    "no_such_page": "The file has no such page. Open the file again from its list of pages.",
    "engine_missing": "The text recognition engine is not installed or lacks the language. Install tesseract-ocr and run it again.",
}


class Unreadable(Exception):  # noqa: N818  # it is an answer about the file, not a fault of ours
    """A file or page cannot be read; `code` is published, `sentence` says what to do next, `detail` is for the log."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    @property
    def sentence(self) -> str:
        return SENTENCES[self.code]
