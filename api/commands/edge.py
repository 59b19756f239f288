"""What every command does at its edges: opens the services, says what went wrong in a sentence, and leaves with the agreed exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, TypeVar

import typer
from pydantic import ValidationError

from api.settings import Settings, setting_name
from storage.errors import Trouble

if TYPE_CHECKING:
    from intake.services import Services

Given = ParamSpec("Given")
Result = TypeVar("Result")

DONE = 0
DEFICIENT = 1
"""Something is deficient, was rejected or cannot be done now."""
WRONG_USAGE = 2

JSON_OPTION = typer.Option(False, "--json", help="Print JSON, for programs.")


def command(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """A command whose troubles are said in a sentence on standard error, never as a traceback."""

    @wraps(work)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return work(*args, **kwargs)
        except Trouble as trouble:
            fail(trouble.sentence, trouble.what_next, DEFICIENT)
        except ValidationError as refused:
            fail(_settings_refused(refused), "docs/operators.md lists every setting.", WRONG_USAGE)
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(DONE) from None

    return guarded


def fail(sentence: str, what_next: str = "", code: int = WRONG_USAGE) -> NoReturn:
    """Say what is wrong and what to do next, and leave."""
    print(sentence, file=sys.stderr)
    if what_next:
        print(what_next, file=sys.stderr)
    raise typer.Exit(code)


def say(result: Any, *, as_json: bool, words: str | Callable[[], str]) -> None:
    """Print the result, for programs or for people."""
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=2, default=str))
    else:
        print(words() if callable(words) else words)


def load_settings() -> Settings:
    """The settings of this run; leaves with a sentence where one makes no sense."""
    try:
        return Settings()
    except ValidationError as refused:
        fail(_settings_refused(refused), "docs/operators.md lists every setting.", WRONG_USAGE)
    except ValueError as refused:
        fail(str(refused), "", WRONG_USAGE)


def load_services(*, bring_up_to_date: bool = True) -> Services:
    """The services of this installation; leaves with a sentence where an address names no service."""
    from api.logging import set_up_logging
    from api.services import open_services

    settings = load_settings()
    set_up_logging(settings)
    try:
        return open_services(settings, bring_up_to_date=bring_up_to_date)
    except ValueError as refused:
        fail(str(refused), "Check BORDEREAU_DATABASE_URL and BORDEREAU_BLOB_URL.", WRONG_USAGE)


def _settings_refused(refused: ValidationError) -> str:
    lines = [f"{setting_name(str(each['loc'][0]))}: {each['msg']}" if each["loc"] else each["msg"] for each in refused.errors()]
    return "The settings make no sense:\n  " + "\n  ".join(lines)
