"""Every kind of paper is one file here: how it is recognised and what is read from it.

A file defines `RULES = KindRules(...)`; adding a kind is adding a file. Files whose name starts with an underscore hold what several
kinds share and have no rules of their own.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from extractors.held_phrases import alternatives_of, held_phrases
from extractors.model import Field, Line, Page, ScheduleEntry, Signing
from extractors.terms import DocumentKind

_LINES_KEPT = 512


@dataclass(frozen=True)
class Cue:
    """A phrase that speaks for a kind (or, with a negative weight, against it).

    `pattern` is a regular expression, read without regard to case, over text with single spaces; a page that holds it many times
    counts it once. `zone` is `title` for phrases that count only near the top of the page or in large print.
    Weights of all kinds share one scale: 3 decides alone against a page with nothing else, 1 speaks for, 0.5 only leans.
    """

    pattern: str
    weight: float
    zone: Literal["title", "anywhere"] = "anywhere"

    def __post_init__(self) -> None:
        re.compile(self.pattern)  # a broken pattern stops the program at start, in the file that has it

    @cached_property
    def _alternatives(self) -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
        return tuple((held_phrases(each), _compiled(each)) for each in alternatives_of(self.pattern))

    def found_in(self, text: str, small: str) -> bool:
        """Whether the phrase stands in a text; `small` is the same, folded, in which a quick look tells what need not be searched for."""
        for held, alternative in self._alternatives:  # not by `any`, for this is asked of every title for some hundreds of phrases
            for phrase in held:
                if phrase in small:
                    break
            else:
                if held:
                    continue
            if alternative.search(text) is not None:
                return True
        return False

    @cached_property
    def _lines(self) -> dict[str, bool]:
        return {}

    def found_in_line(self, line: str, small: str) -> bool:
        """The same of a line that may be a title, kept: it is asked again of the lines alone that are clear, and of the next page's."""
        found = self._lines.get(line)
        if found is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            found = self._lines[line] = self.found_in(line, small)
        return found

    @cached_property
    def _held(self) -> frozenset[str]:
        return held_phrases(self.pattern)

    def may_stand_in(self, small: str) -> bool:
        """Whether a folded text holds what the phrase cannot do without."""
        for phrase in self._held:  # not by `any`, for this is asked of every page for some hundreds of phrases
            if phrase in small:
                return True
        return not self._held


@dataclass(frozen=True, slots=True)
class ExtractedParts:
    """What was read from the pages of one document, before it is known whether its figures agree.

    `lines_are_whole` is False where amounts stand among the lines that no line took, so that their sum says nothing.
    """

    fields: tuple[Field, ...] = ()
    lines: tuple[Line, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    lines_are_whole: bool = True
    signing: Signing | None = None


@dataclass(frozen=True, slots=True)
class KindRules:
    """How one kind of paper is told from the others, and what is read from it; `extract` is None where nothing is."""

    kind: DocumentKind
    cues: tuple[Cue, ...]
    extract: Callable[[Sequence[Page]], ExtractedParts] | None = None


class DuplicateKindError(RuntimeError):
    """Two files claim the same kind of paper: the program must not start, since which one would win is chance."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def kind_rules() -> tuple[KindRules, ...]:
    """The rules of every kind, in the order of their files' names.

    DuplicateKindError where two files claim one kind; AttributeError where a file has no RULES.
    """
    found: dict[DocumentKind, tuple[str, KindRules]] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        if module.name.startswith("_"):
            continue
        rules: KindRules = importlib.import_module(f"{__name__}.{module.name}").RULES
        if rules.kind in found:
            raise DuplicateKindError(f"{rules.kind} is claimed by {found[rules.kind][0]} and by {module.name}")
        found[rules.kind] = (module.name, rules)
    return tuple(rules for _, rules in found.values())
