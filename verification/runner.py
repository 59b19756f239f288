"""Runs the rules over a batch so that nothing passes silently.

An input that is absent, unreadable or ambiguous makes a check inconclusive with the reason; so does a check that crashes. Whatever a
check looked at is attached as evidence. A check that a person switched off for a facility does not apply there, and one that a person gave
another severity has that; nothing but a person's setting changes either.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from extractors.model import Evidence
from extractors.terms import Shape, Term, shape_of
from verification.books import Books
from verification.figures import UnknownInputError, reading_of, why_unknown
from verification.inputs import MISSING_INPUT, PACKAGE_INPUTS, RECEIVABLE_INPUTS, PackageContext, ReceivableContext
from verification.model import Batch, CheckSetting, Finding, Outcome
from verification.registry import Check, all_checks
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed, Result

_OUTCOMES: dict[type, Outcome] = {
    Passed: Outcome.PASSED,
    Failed: Outcome.FAILED,
    Inconclusive: Outcome.INCONCLUSIVE,
    NotApplicable: Outcome.NOT_APPLICABLE,
}


def run_checks(batch: Batch, books: Books, now: datetime, only: Collection[str] | None = None) -> tuple[Finding, ...]:
    """What every check (or those whose code is in `only`) says of a batch: those about the package first, then receivable by receivable."""
    chosen = [each for each in all_checks().values() if only is None or each.code in only]
    return run_these(chosen, batch, books, now)


def run_these(checks: Iterable[Check], batch: Batch, books: Books, now: datetime) -> tuple[Finding, ...]:
    """What these checks say of a batch."""
    books.foresee(batch)
    context = PackageContext(batch, books, now)
    chosen = list(checks)
    findings: list[Finding] = []
    for each in chosen:
        if each.about_package:
            findings.extend(_about_package(each, context))
    for receivable in batch.receivables:
        own = ReceivableContext(context, receivable)
        findings.extend(_about_receivable(each, own) for each in chosen if not each.about_package)
    return tuple(findings)


def _about_package(rule: Check, context: PackageContext) -> list[Finding]:
    setting = context.check_settings.get(rule.code)
    try:
        _refuse_switched_off(setting)
        arguments = [_input(rule, name, PACKAGE_INPUTS[name].value(context)) for name in rule.inputs]
        results = _results(rule.function(*arguments))
    except _InapplicableError as inapplicable:
        results = [NotApplicable(str(inapplicable))]
    except UnknownInputError as unknown:
        results = [Inconclusive(unknown.reason, unknown.evidence)]
    except Exception as error:  # noqa: BLE001 - the edge of a rule: one that crashes must neither pass nor stop the others
        results = [_crashed(error)]
    if not any(each.receivable_id is None for each in results):
        results.append(Passed())  # what it found stands against receivables, the package itself is in order
    return [_finding(rule, setting, each, each.receivable_id, each.evidence) for each in results]


def _about_receivable(rule: Check, context: ReceivableContext) -> Finding:
    receivable = context.receivable
    invoice = receivable.invoice
    seen = context.evidence(*rule.needs, *rule.uses)
    otherwise = context.evidence(Term.INVOICE_NUMBER)
    setting = context.package.check_settings.get(rule.code)
    try:
        _refuse_switched_off(setting)
        if invoice.document.kind not in rule.kinds:
            raise _InapplicableError(f"Does not apply to a {invoice.document.kind.value.replace('_', ' ')}")
        arguments = _arguments(rule, context)
        results = _results(rule.function(*arguments))
        result = results[0] if results else Passed()
    except _InapplicableError as inapplicable:
        result, seen, otherwise = NotApplicable(str(inapplicable)), (), ()
    except UnknownInputError as unknown:
        result = Inconclusive(unknown.reason, unknown.evidence)
    except Exception as error:  # noqa: BLE001 - the edge of a rule: one that crashes must neither pass nor stop the others
        result = _crashed(error)
    return _finding(rule, setting, result, receivable.receivable_id, (*seen, *result.evidence) or otherwise)


class _InapplicableError(Exception):
    pass


def _refuse_switched_off(setting: CheckSetting | None) -> None:
    if setting is not None and setting.severity is None:
        raise _InapplicableError(f"Switched off for this facility: {setting.reason}")


def _arguments(rule: Check, context: ReceivableContext) -> list[object]:
    document = context.receivable.invoice.document
    arguments: list[object] = []
    for term in rule.needs:
        value = context.figure(term)
        if value is None:
            raise UnknownInputError(why_unknown(term, reading_of(document, term), document.kind.value.replace("_", " ")))
        arguments.append(value)
    arguments.extend(map(context.figure, rule.uses))
    arguments.extend(_input(rule, name, RECEIVABLE_INPUTS[name].value(context)) for name in rule.inputs)
    return arguments


def _input(rule: Check, name: str, value: object) -> object:
    if value is None and name not in rule.optional_inputs:
        raise UnknownInputError(MISSING_INPUT.get(name, f"The {name} is not known"))
    return value


def _results(answer: CheckAnswer) -> list[Result]:
    if answer is None:
        return []
    if isinstance(answer, str):
        return [Failed(answer)]
    if isinstance(answer, Passed | Failed | Inconclusive | NotApplicable):
        return [answer]
    return list(answer)


def _crashed(error: Exception) -> Inconclusive:
    """The class of the error only: its text may quote the document."""
    return Inconclusive(f"The check could not be made: {type(error).__name__} in the program; a person must look")


def _finding(
    rule: Check, setting: CheckSetting | None, result: Result, receivable_id: str | None, evidence: tuple[Evidence, ...]
) -> Finding:
    return Finding(
        check_code=rule.code,
        outcome=_OUTCOMES[type(result)],
        severity=setting.severity if setting is not None and setting.severity is not None else rule.severity,
        message=result.message,
        evidence=tuple(dict.fromkeys(evidence)) if len(evidence) > 1 else evidence,
        receivable_id=receivable_id,
    )


def checks_touched_by(term: Term) -> frozenset[str]:
    """The codes of the checks whose answer can change when this field is corrected.

    A corrected currency touches every check that reads an amount; checks that could not run at all follow from their own fields.
    """
    return frozenset(each.code for each in all_checks().values() if term in _terms_of(each))


def checks_touched_by_lines() -> frozenset[str]:
    """The codes of the checks whose answer can change when a line of some paper is corrected, since papers are tied by their lines too."""
    return frozenset(each.code for each in all_checks().values() if each.reads_lines or _ties_by_lines(each))


def _ties_by_lines(rule: Check) -> bool:
    known = PACKAGE_INPUTS if rule.about_package else RECEIVABLE_INPUTS
    return any(known[name].follows_from_lines for name in rule.inputs)


def _terms_of(rule: Check) -> frozenset[Term]:
    terms = {*rule.needs, *rule.uses, *rule.reads}
    known = PACKAGE_INPUTS if rule.about_package else RECEIVABLE_INPUTS
    for name in rule.inputs:
        terms |= known[name].follows_from
    if any(shape_of(term) is Shape.AMOUNT for term in terms):
        terms.add(Term.CURRENCY)
    return frozenset(terms)
