"""The typefaces that papers are set in: free fonts of the system, found where Debian puts them.

`make bench-fonts` installs all of them. One that is missing is left out, with one sentence that says what to install.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

ROOT = Path("/usr/share/fonts/truetype")


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by the two names it is registered under."""

    regular: str
    bold: str


# name, style, regular file, bold file (none: the regular one stands in), number within a collection
_FILES: tuple[tuple[str, str, str, str], ...] = (
    ("liberation-sans", "sans", "liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    ("liberation-serif", "serif", "liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    ("liberation-mono", "mono", "liberation/LiberationMono-Regular.ttf", "liberation/LiberationMono-Bold.ttf"),
    ("liberation-narrow", "sans", "liberation/LiberationSansNarrow-Regular.ttf", "liberation/LiberationSansNarrow-Bold.ttf"),
    ("dejavu-sans", "sans", "dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
    ("dejavu-condensed", "sans", "dejavu/DejaVuSansCondensed.ttf", "dejavu/DejaVuSansCondensed-Bold.ttf"),
    ("dejavu-serif", "serif", "dejavu/DejaVuSerif.ttf", "dejavu/DejaVuSerif-Bold.ttf"),
    ("dejavu-mono", "mono", "dejavu/DejaVuSansMono.ttf", "dejavu/DejaVuSansMono-Bold.ttf"),
    ("lato", "sans", "lato/Lato-Regular.ttf", "lato/Lato-Bold.ttf"),
    ("roboto", "sans", "roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", "roboto/unhinted/RobotoTTF/Roboto-Bold.ttf"),
    ("open-sans", "sans", "open-sans/OpenSans-Regular.ttf", "open-sans/OpenSans-Bold.ttf"),
    ("carlito", "sans", "crosextra/Carlito-Regular.ttf", "crosextra/Carlito-Bold.ttf"),
    ("caladea", "serif", "crosextra/Caladea-Regular.ttf", "crosextra/Caladea-Bold.ttf"),
    ("quicksand", "sans", "quicksand/Quicksand-Regular.ttf", "quicksand/Quicksand-Bold.ttf"),
    ("vollkorn", "serif", "vollkorn/Vollkorn-Regular.ttf", "vollkorn/Vollkorn-Bold.ttf"),
    ("andika", "sans", "andika/Andika-Regular.ttf", "andika/Andika-Bold.ttf"),
    ("kristi", "hand", "kristi/Kristi.ttf", ""),
    ("breip", "hand", "breip/Breip.ttf", ""),
    ("ecolier", "hand", "ecolier-court/Ecolier-court.ttf", ""),
    ("rufscript", "hand", "rufscript/Rufscript010.ttf", ""),
    ("wqy-zenhei", "chinese", "wqy/wqy-zenhei.ttc", ""),
    ("uming", "chinese", "arphic/uming.ttc", ""),
    ("ukai", "chinese", "arphic/ukai.ttc", ""),
)


def faces(style: str) -> tuple[str, ...]:
    """The names of every typeface of a style, whether it is here or not: a draw must not depend on the machine."""
    return tuple(name for name, own, _, _ in _FILES if own == style)


def missing() -> tuple[str, ...]:
    """The typefaces that are not on this machine."""
    return tuple(name for name, _, regular, _ in _FILES if not (ROOT / regular).exists())


@cache
def face(name: str) -> Face:
    """The typeface of that name, or where it is missing the first of its style that is here."""
    style = next(own for each, own, _, _ in _FILES if each == name)
    order = [row for row in _FILES if row[0] == name] + [row for row in _FILES if row[1] == style] + list(_FILES)
    for found, _, regular, bold in order:
        if (ROOT / regular).exists():
            if found != name:
                print(f"The typeface {name} is missing and {found} stands in for it: run `make bench-fonts`.", file=sys.stderr)
            return Face(_registered(found, regular), _registered(f"{found}-bold", bold) if bold else _registered(found, regular))
    raise SystemExit(f"No typeface is installed under {ROOT}: run `make bench-fonts`.")


@cache
def _registered(name: str, file: str) -> str:
    pdfmetrics.registerFont(TTFont(name, str(ROOT / file)))
    return name


@cache
def glyphs(name: str) -> frozenset[int]:
    """The characters that a registered font can draw."""
    return frozenset(code for code, glyph in pdfmetrics.getFont(name).face.charToGlyph.items() if glyph)  # the first is an empty box
