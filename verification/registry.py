"""The catalogue of checks: each rule is one function in one file of `verification.checks`, found by walking that folder.

A check's signature reads like its rule. The first parameters are the fields it needs, in the order of `needs`; then those it uses where
they are there, in the order of `uses` (None where the document does not have one); then what else it asks for, by name: see
`verification.inputs`. Two checks with one code stop the program at start.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType, ModuleType

from extractors.money import Money
from extractors.terms import RECEIVABLE_KINDS, DocumentKind, Shape, Term, shape_of
from verification.inputs import PACKAGE_INPUTS, RECEIVABLE_INPUTS
from verification.model import Severity
from verification.results import CheckAnswer

Block, Review, Warn = Severity.BLOCK, Severity.REVIEW, Severity.WARN
INVOICES_ONLY = frozenset({DocumentKind.INVOICE})

_SHAPE_TYPES: dict[Shape, type] = {Shape.DATE: date, Shape.AMOUNT: Money, Shape.RATE: Decimal, Shape.TEXT: str, Shape.LIST: str}


class DuplicateCheckCodeError(Exception):
    """Two modules claim one code; codes are forever, so one of them must take another."""


class CheckSignatureError(Exception):
    """A check asks for something the runner does not know, or under another type than it has."""


@dataclass(frozen=True)
class Check:
    """One rule of the catalogue. `about_package` checks look at the whole batch once; the others at each receivable.

    `holds_all` marks a rule of the package that, while it is open, holds up every receivable in it. `reads` are further terms the check
    reads for itself, so that a correction of one reruns it; `reads_lines` says that the same holds for lines of goods or services.
    """

    code: str
    title: str
    reference: str
    severity: Severity
    needs: tuple[Term, ...]
    uses: tuple[Term, ...]
    reads: frozenset[Term]
    reads_lines: bool
    kinds: frozenset[DocumentKind]
    about_package: bool
    holds_all: bool
    inputs: tuple[str, ...]
    optional_inputs: frozenset[str]
    function: Callable[..., CheckAnswer]

    @property
    def module(self) -> str:
        return self.function.__module__

    @property
    def rule(self) -> str:
        """What the rule says, in its own words."""
        return inspect.cleandoc(self.function.__doc__ or "")

    def __call__(self, *arguments: object, **named: object) -> CheckAnswer:
        return self.function(*arguments, **named)


def check(
    code: str,
    *,
    title: str,
    reference: str,
    severity: Severity,
    needs: tuple[Term, ...] = (),
    uses: tuple[Term, ...] = (),
    reads: Iterable[Term] = (),
    reads_lines: bool = False,
    kinds: frozenset[DocumentKind] = RECEIVABLE_KINDS,
    about_package: bool = False,
    holds_all: bool = False,
) -> Callable[[Callable[..., CheckAnswer]], Check]:
    """Declare a rule. Raises CheckSignatureError at import where its parameters do not fit what it declares."""

    def declare(function: Callable[..., CheckAnswer]) -> Check:
        names = list(inspect.signature(function).parameters)
        hints = typing.get_type_hints(function)
        fields = (*needs, *uses)
        if len(names) < len(fields):
            raise CheckSignatureError(f"{code} in {function.__module__} takes {len(names)} parameters for {len(fields)} fields")
        for term, name in zip(fields, names, strict=False):
            _expect_type(code, function, name, hints.get(name), _SHAPE_TYPES[shape_of(term)], optional=term not in needs)
        inputs = tuple(names[len(fields) :])
        known = PACKAGE_INPUTS if about_package else RECEIVABLE_INPUTS
        unknown = [name for name in inputs if name not in known]
        if unknown:
            raise CheckSignatureError(
                f"{code} in {function.__module__} asks for {', '.join(unknown)}; known are {', '.join(sorted(known))}"
            )
        if about_package and fields:
            raise CheckSignatureError(f"{code} in {function.__module__} is about the package, which has no fields of its own")
        optional = frozenset(name for name in inputs if type(None) in typing.get_args(hints[name]))
        return Check(
            code=code,
            title=title,
            reference=reference,
            severity=severity,
            needs=needs,
            uses=uses,
            reads=frozenset(reads),
            reads_lines=reads_lines,
            kinds=kinds,
            about_package=about_package,
            holds_all=holds_all,
            inputs=inputs,
            optional_inputs=optional,
            function=function,
        )

    return declare


def _expect_type(code: str, function: Callable[..., object], name: str, hint: object, wanted: type, *, optional: bool) -> None:
    expected = (wanted | None) if optional else wanted
    if hint != expected:
        shown = f"{wanted.__name__} | None" if optional else wanted.__name__
        raise CheckSignatureError(f"{code} in {function.__module__}: {name} must be {shown}")


def collect_checks(modules: Iterable[ModuleType]) -> Mapping[str, Check]:
    """The checks that these modules declare, by code. Raises DuplicateCheckCodeError, which names both modules."""
    found: dict[str, Check] = {}
    for module in modules:
        for each in vars(module).values():
            if not isinstance(each, Check) or each.module != module.__name__:
                continue
            if each.code in found:
                raise DuplicateCheckCodeError(f"{each.code} is declared in {found[each.code].module} and again in {each.module}")
            found[each.code] = each
    return MappingProxyType(dict(sorted(found.items())))


@cache
def all_checks() -> Mapping[str, Check]:
    """Every check of the catalogue, by code."""
    folder = importlib.import_module("verification.checks")
    names = sorted(each.name for each in pkgutil.walk_packages(folder.__path__, "verification.checks."))
    return collect_checks(importlib.import_module(name) for name in names)
