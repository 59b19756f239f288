"""How faithfully pictures of pages are read: python -m bench.reading_quality TEXT_FOLDER SCAN_FOLDER

Both folders hold the same documents under the same stems, once with a text layer and once as pictures. For each page: how many characters
are wrong (edit distance of the printed lines, without spaces), how many words were found exactly, and of them those with figures, and how
many of the words that were read are right.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import astuple, dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from extractors.limits import Limits
from extractors.model import Page, Word
from extractors.reading import read_file
from extractors.straightening import straightened

_EDGE_SIGNS = ".,;:()[]|\"'"


@dataclass(frozen=True)
class Tally:
    """Characters printed and wrong, words printed, found and read, and the same of words with figures."""

    characters: float = 0
    wrong: float = 0
    words: int = 0
    found: int = 0
    read: int = 0
    figures: int = 0
    figures_found: int = 0
    figures_read: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    def __str__(self) -> str:
        return (
            f"characters wrong {_percent(self.wrong, self.characters)}  words found {_percent(self.found, self.words)}"
            f" (right of those read {_percent(self.found, self.read)})  with figures {_percent(self.figures_found, self.figures)}"
            f" ({_percent(self.figures_found, self.figures_read)})"
        )


def main(text_folder: Path, scan_folder: Path) -> None:
    scans = {path.stem: path for path in scan_folder.iterdir() if path.suffix != ".json"}
    total = Tally()
    for text_path in sorted(text_folder.iterdir()):
        scan_path = scans.get(text_path.stem)
        if scan_path is None or text_path.suffix == ".json":
            continue
        printed, read = (read_file(path.read_bytes(), path.name, Limits()).pages for path in (text_path, scan_path))
        if len(printed) != len(read):
            continue
        tally = sum((compared(one, two) for one, two in zip(printed, read, strict=True)), Tally())
        print(f"{text_path.stem[:50]:50} {tally}")
        total += tally
    print(f"{'all':50} {total}")


def compared(printed: Page, read: Page) -> Tally:
    """A page as it was read beside the same page as it was printed."""
    level = straightened(read)
    characters = wrong = 0
    for line in _lines(printed.words):
        middle = (line[0].box.top + line[0].box.bottom) / 2
        reach = 0.45 * line[0].box.height
        beside = sorted((word for word in level.words if abs((word.box.top + word.box.bottom) / 2 - middle) < reach), key=_left)
        text = "".join(word.text for word in line)
        characters += len(text)
        wrong += min(len(text), Levenshtein.distance(text, "".join(word.text for word in beside)))
    words = [_shared(printed.words, read.words, figures=figures) for figures in (False, True)]
    return Tally(characters, wrong, *words[0], *words[1])


def _shared(printed: tuple[Word, ...], read: tuple[Word, ...], *, figures: bool) -> tuple[int, int, int]:
    one, two = (
        Counter(text for word in words if (text := word.text.strip(_EDGE_SIGNS)) and (not figures or any(map(str.isdigit, text))))
        for words in (printed, read)
    )
    return one.total(), (one & two).total(), two.total()


def _lines(words: tuple[Word, ...]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: each.box.top + each.box.bottom):
        if lines and abs(lines[-1][0].box.bottom - word.box.bottom) < 0.35 * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=_left) for line in lines]


def _left(word: Word) -> float:
    return word.box.x0


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    –"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
