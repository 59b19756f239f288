"""Parsers that misbehave on purpose."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from extractors.limits import Limits
from extractors.model import Page
from extractors.readers import FileFacts, SurveyedPage


def _pages(first_page: int, count: int) -> Iterator[FileFacts | SurveyedPage]:
    yield FileFacts(count)
    for page_number in range(first_page, count + 1):
        yield SurveyedPage(Page(page_number, 595.0, 842.0, 0, ()))


def hangs_on_page_two(content: bytes, media_type: str, limits: Limits, first_page: int) -> Iterator[FileFacts | SurveyedPage]:
    for found in _pages(first_page, 3):
        if isinstance(found, SurveyedPage) and found.page.page_number == 2:
            time.sleep(60)
        yield found


def dies_on_page_two(content: bytes, media_type: str, limits: Limits, first_page: int) -> Iterator[FileFacts | SurveyedPage]:
    for found in _pages(first_page, 3):
        if isinstance(found, SurveyedPage) and found.page.page_number == 2:
            os.abort()
        yield found


def dies_on_every_page(content: bytes, media_type: str, limits: Limits, first_page: int) -> Iterator[FileFacts | SurveyedPage]:
    for found in _pages(first_page, 50):
        if isinstance(found, SurveyedPage):
            os._exit(1)
        yield found
