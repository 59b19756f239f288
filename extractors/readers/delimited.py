"""Comma-separated tables, whatever stands for the comma."""

from __future__ import annotations

import csv
import io
from itertools import islice

from extractors.limits import Limits
from extractors.media_types import CSV, decode_text, delimiter_of
from extractors.problems import Unreadable
from extractors.readers import FileFacts, Reader, Survey, SurveyedPage
from extractors.readers.spreadsheet import COLUMNS_AT_MOST, SEEN_BY
from extractors.readers.text_grid import page_of_rows


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """One page with the rows as they stand; figures and dates are left as typed, for only their reader can know what is meant."""
    text = decode_text(content)
    if text is None:
        raise Unreadable("broken", "not text")
    text = text[: limits.characters_per_file]
    csv.field_size_limit(limits.characters_per_file)
    try:
        found = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text) or ","), limits.rows_per_sheet + 1))
    except csv.Error as error:
        raise Unreadable("broken", str(error)) from error
    notes = ("The table has more rows than the limit; its end was not read.",) if len(found) > limits.rows_per_sheet else ()
    yield FileFacts(1, notes)
    if first_page == 1:
        yield SurveyedPage(page_of_rows((row[:COLUMNS_AT_MOST] for row in found[: limits.rows_per_sheet]), SEEN_BY, 1))


READER = Reader("delimited table", {CSV: 60}, survey)
