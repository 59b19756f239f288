"""Writes the catalogue of checks for people: one page a check, made from the check itself and its cases.

`python -m verification.documentation docs/checks tests/cases` writes the pages; a test fails when they are not as this would write them.
"""

from __future__ import annotations

import importlib
import inspect
import sys
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import yaml

from extractors.terms import RECEIVABLE_KINDS, Term
from verification.figures import words_of
from verification.model import Severity
from verification.registry import Check, all_checks

_SEVERITIES = {
    Severity.BLOCK: "Blocks funding until it is cured, or waived by an account manager who then does not approve.",
    Severity.REVIEW: "Needs a person, who cures it or waives it with a reason.",
    Severity.WARN: "Warns; it holds nothing up.",
}

_FAMILIES = (
    "document",
    "schedule",
    "invoice",
    "party",
    "matching",
    "duplicate",
    "eligibility",
    "funding",
    "payment",
    "verification",
    "fraud",
    "confirmation",
)
"""The folders of checks in the order in which a clerk would ask their questions."""


def check_pages(cases: Path) -> Mapping[str, str]:
    """Every page of the catalogue, by file name; `cases` is the folder of case files."""
    pages = {f"{each.code}.md": _page(each, cases / f"{each.code}.yml") for each in all_checks().values()}
    return {"README.md": _index(), **pages}


def _index() -> str:
    lines = [
        "# Checks",
        "",
        "What is checked before money moves. These pages are made from the checks themselves",
        "(`python -m verification.documentation docs/checks tests/cases`).",
        "",
        "Every check ends in one of four ways: passed, failed, inconclusive (something it needs is absent, unreadable or ambiguous), or",
        "not applicable. A failed check opens a deficiency; so does an inconclusive one that blocks or needs a person.",
    ]
    listed = sorted(all_checks().values(), key=lambda each: (_FAMILIES.index(_family(each)), each.code))
    for family, rules in groupby(listed, key=_family):
        lines += ["", f"## {_question(family)}", "", "| code | fails when | severity |", "|---|---|---|"]
        lines += [f"| [{each.code}]({each.code}.md) | {each.title} | {each.severity.value} |" for each in rules]
    return "\n".join(lines) + "\n"


def _family(rule: Check) -> str:
    return rule.module.split(".")[2]


def _question(family: str) -> str:
    """What a family of checks asks, as its folder says."""
    return inspect.cleandoc(importlib.import_module(f"verification.checks.{family}").__doc__ or family)


def _page(rule: Check, cases: Path) -> str:
    lines = [f"# {rule.code}: {rule.title}", "", rule.rule, "", _SEVERITIES[rule.severity], "", f"*{rule.reference}*", ""]
    if rule.about_package:
        lines.append("It looks at the batch as a whole" + (", and holds up every receivable in it." if rule.holds_all else "."))
    elif rule.kinds != RECEIVABLE_KINDS:
        lines.append(f"It looks at every {' and '.join(sorted(each.value.replace('_', ' ') for each in rule.kinds))}.")
    else:
        lines.append("It looks at every invoice and credit note.")
    if rule.needs:
        lines.append(f"It needs the {_listed(rule.needs)}; without {'that' if len(rule.needs) == 1 else 'one of them'} it is inconclusive.")
    if rule.uses:
        lines.append(f"Where they are printed it uses the {_listed(rule.uses)}.")
    if cases.exists():
        lines += ["", "## Cases", "", "| case | outcome | it says |", "|---|---|---|"]
        content = yaml.safe_load(cases.read_text(encoding="utf-8"))
        lines += [f"| {each['name']} | {_outcome(each['expect'])} | {_cell(each.get('says'))} |" for each in content["cases"]]
        lines += [f"| | never {_outcome(outcome)} | {_cell(why)} |" for outcome, why in (content.get("never") or {}).items()]
    return "\n".join(lines) + "\n"


def _listed(terms: tuple[Term, ...]) -> str:
    words = [words_of(term) for term in terms]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _outcome(name: str) -> str:
    return name.replace("_", " ")


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


def write_pages(folder: Path, cases: Path) -> None:
    """Write every page, and take away pages of checks that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = check_pages(cases)
    for old in folder.glob("*.md"):
        if old.name not in pages:
            old.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]), Path(sys.argv[2]))
