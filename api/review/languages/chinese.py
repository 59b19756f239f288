"""The client's pages in Chinese."""

CHINESE: dict[str, str] = {}
