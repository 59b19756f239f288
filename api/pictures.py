"""A page as a picture: rendered in a child process with limits, and kept for a while because a reviewer turns back and forth."""

from __future__ import annotations

import threading
from collections import OrderedDict

from extractors.limits import Limits
from extractors.reading import render_page

_CACHE_BYTES = 96 * 1024 * 1024


class PagePictures:
    """The pictures shown last, up to so many bytes. KYC evidence never comes here: it is rendered for each look and forgotten."""

    def __init__(self, byte_limit: int = _CACHE_BYTES) -> None:
        self._byte_limit = byte_limit
        self._byte_count = 0
        self._pictures: OrderedDict[tuple[str, int, int, int], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, int, int, int]) -> bytes | None:
        """The picture of (sha256, page number, rotation, dpi), if it was shown of late."""
        with self._lock:
            picture = self._pictures.get(key)
            if picture is not None:
                self._pictures.move_to_end(key)
            return picture

    def keep(self, key: tuple[str, int, int, int], picture: bytes) -> None:
        """Keep a picture; those not looked at for longest make room."""
        with self._lock:
            before = self._pictures.pop(key, None)
            self._byte_count += len(picture) - (len(before) if before else 0)
            self._pictures[key] = picture
            while self._byte_count > self._byte_limit and self._pictures:
                _, oldest = self._pictures.popitem(last=False)
                self._byte_count -= len(oldest)


def rendered(content: bytes, media_type: str, page_number: int, rotation: int, dpi: int, limits: Limits) -> bytes:
    """The page as PNG, upright."""
    return render_page(content, media_type, page_number, rotation, dpi, limits)
