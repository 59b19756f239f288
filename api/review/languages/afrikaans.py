"""The client's pages in Afrikaans."""

AFRIKAANS: dict[str, str] = {}
