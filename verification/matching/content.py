"""What an invoice says, apart from the file it came in: a copy that was rescanned, exported again or cropped says the same.

The words of a paper are folded so that what a scanner mistakes stays equal, and kept as a set, since every reader has its own order. Only
figures tell one invoice of a client from the next: the form with its letterhead is on all of them. Invoices that share most figures share
bands of a MinHash (Broder 1997, On the resemblance and containment of documents), which a database finds from an index.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.model import ExtractedDocument, Page
from extractors.terms import Term
from verification.matching.numbers import LOOK_ALIKES

FEWEST_FIGURES = 6
"""With fewer figures than this, papers agree by chance."""

MOST_ALIKE = 20
"""How many papers are looked at closely: those that share most bands."""

_BAND_COUNT = 16
_ROWS_PER_BAND = 4
_MOST_WORDS = 2_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_PRIME = (1 << 61) - 1
_FORM = (
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.SELLER_ADDRESS,
    Term.BUYER_NAME,
    Term.BUYER_TAX_ID,
    Term.BUYER_ADDRESS,
    Term.PAYEE_NAME,
    Term.PAYMENT_TERMS,
    Term.NOTE,
    Term.TAX_RATE,
    Term.IBAN,
    Term.BIC,
    Term.BANK_ACCOUNT,
    Term.BANK_NAME,
    Term.BRANCH_CODE,
    Term.REGISTRATION_NUMBER,
    Term.NOTICE_OF_ASSIGNMENT,
)
"""What stands on every invoice of one client to one debtor."""

_NAMES_OF_THIS_PAPER = (Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.DUE_DATE, Term.PAYMENT_REFERENCE)
"""What a changed number or date changes."""


@dataclass(frozen=True, slots=True)
class PaperContent:
    """What one paper says: its folded words, each once; of those the figures that are its own and not the form's, and the words of its
    number and dates, which a copy may have changed and the next honest invoice has changed."""

    words: tuple[str, ...]
    figures: tuple[str, ...]
    names: tuple[str, ...]


def content_of(document: ExtractedDocument, words: Iterable[str]) -> PaperContent:
    """The content of a document whose pages hold these words; what a book of a paper says beyond its first 2 000 words is left out."""
    folded = sorted(list(dict.fromkeys(filter(None, map(_folded, words))))[:_MOST_WORDS])
    form = _printed(document, _FORM)
    names = _printed(document, _NAMES_OF_THIS_PAPER) & set(folded)
    figures = [each for each in folded if len(each) >= 3 and _has_digit(each) and not _YEAR.fullmatch(each) and each not in form]
    return PaperContent(tuple(folded), tuple(figures), tuple(sorted(names)))


def content_of_pages(document: ExtractedDocument, pages: Iterable[Page]) -> PaperContent:
    """The content of a document from the pages of its file."""
    return content_of(document, (word.text for page in pages if page.page_number in document.page_numbers for word in page.words))


def bands_of(figures: Collection[str]) -> tuple[int, ...]:
    """Keys of which two invoices share at least one, nearly always, where four fifths of their figures agree.

    Where a fifth agrees, as by the telephone numbers of a form, one in forty pairs shares one. Too few figures give no bands.
    """
    if len(figures) < FEWEST_FIGURES:
        return ()
    values = [int.from_bytes(hashlib.blake2b(each.encode(), digest_size=7).digest(), "big") for each in sorted(figures)]
    lowest = [min((times * value + plus) % _PRIME for value in values) for times, plus in _permutations()]
    bands = []
    for band in range(_BAND_COUNT):
        rows = lowest[band * _ROWS_PER_BAND : (band + 1) * _ROWS_PER_BAND]
        digest = hashlib.blake2b(repr((band, rows)).encode(), digest_size=8).digest()
        bands.append(int.from_bytes(digest, "big", signed=True))
    return tuple(bands)


def figures_agree(one: PaperContent, other: PaperContent) -> bool:
    """Whether four fifths of the figures are the same, numbers and dates aside; of a cropped copy, of those that are still on it."""
    first, second = set(one.figures) - set(one.names), set(other.figures) - set(other.names)
    fewer, more = sorted((len(first), len(second)))
    agreeing = len(first & second)
    return agreeing >= FEWEST_FIGURES - 1 and agreeing * 5 >= fewer * 4 and fewer * 2 >= more


def told_apart(one: PaperContent, other: PaperContent) -> bool:
    """Whether either says something in place of what the other says, numbers and dates aside: unit 4 and unit 5."""
    first, second = set(one.words) - set(one.names), set(other.words) - set(other.names)
    return bool(first - second) and bool(second - first)


@lru_cache(maxsize=1)
def _permutations() -> tuple[tuple[int, int], ...]:
    """Fixed for ever, since bands that are stored are compared with bands made years later."""
    drawn = []
    for number in range(_BAND_COUNT * _ROWS_PER_BAND):
        digest = hashlib.blake2b(f"content band {number}".encode(), digest_size=16).digest()
        drawn.append((int.from_bytes(digest[:8], "big") % (_PRIME - 1) + 1, int.from_bytes(digest[8:], "big") % _PRIME))
    return tuple(drawn)


def _printed(document: ExtractedDocument, terms: Iterable[Term]) -> frozenset[str]:
    found: set[str] = set()
    for term in terms:
        field = document.field(term)
        if field is None:
            continue
        texts = [each.text for each in field.evidence] + ([field.value] if field.value else [])
        for text in texts:
            found.update(filter(None, map(_folded, [text, *text.split()])))
    return frozenset(found)


def _folded(word: str) -> str:
    """Letters and digits alone, in capitals; in a word with digits the letters that look like digits are those digits."""
    plain = "".join(each for each in unicodedata.normalize("NFKC", word).upper() if each.isalnum())
    return plain.translate(LOOK_ALIKES) if _has_digit(plain) else plain


def _has_digit(word: str) -> bool:
    return any(each.isdigit() for each in word)
