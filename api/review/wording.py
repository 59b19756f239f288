"""How figures, dates and codes are written for people: R 1 234.50, 22 Nov 2026, "delivery note"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import ROUND_FLOOR, Decimal, InvalidOperation
from typing import Any

from extractors.terms import Term, shape_of
from verification.confirmation import right_in_words

_CURRENCY_SIGNS = {"ZAR": "R", "EUR": "€", "USD": "US$", "GBP": "£", "CNY": "CN¥"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NARROW_SPACE = "\u202f"
_SPACE = "\u00a0"  # keeps a figure and its unit on one line

STATE_WORDS = {
    "processing": "Being read",
    "checking": "Being checked",
    "deficient": "Deficient",
    "complete": "Complete",
    "in_review": "In review",
    "approved": "Approved",
    "returned": "Returned",
    "withdrawn": "Withdrawn",
    "held": "Held",
    "assembled": "Assembled",
    "without_receivables": "No receivables",
    "received": "Received",
    "unpacked": "Unpacked",
    "reading": "Being read",
    "read": "Read",
    "parked": "Parked",
    "skipped": "Skipped",
    "rejected": "Rejected",
    "classified": "Classified",
    "extracted": "Read",
    "accepted": "Accepted",
    "expired": "Expired",
    "expiring": "Expiring",
    "missing": "Missing",
    "open": "Open",
    "cured": "Cured",
    "waived": "Waived",
    "waiting": "Waiting",
    "ready": "Ready",
    "leased": "In work",
    "done": "Done",
    "due": "Due",
    "sent": "Sent",
    "held_back": "Held back",
}
"""The word beside every state's colour: colour alone says nothing to many people."""

_TONES = {
    "good": {"complete", "approved", "accepted", "cured", "assembled", "read", "extracted", "sent", "done", "passed"},
    "bad": {"deficient", "parked", "rejected", "expired", "missing", "block", "failed", "open"},
    "doubt": {"in_review", "expiring", "held", "returned", "review", "waived", "inconclusive", "received", "warn"},
}

SEVERITY_WORDS = {"block": "Blocks", "review": "Review", "warn": "Warns"}
OUTCOME_WORDS = {"failed": "failed", "inconclusive": "cannot say", "passed": "passed", "not_applicable": "not applicable"}
ACTION_WORDS = {
    "claimed": "took it on",
    "released": "let it go",
    "corrected": "corrected a reading",
    "confirmed": "confirmed a reading",
    "debtor_confirmed": "confirmed the debtor",
    "waived": "waived a finding",
    "documents_requested": "asked the client for documents",
    "debtor_asked": "asked the debtor",
    "debtor_verified": "wrote down what the debtor said",
    "submitted": "sent it for approval",
    "approved": "approved it",
    "returned": "returned it",
    "withdrawn": "withdrew it",
}
VERDICT_WORDS = {"confirmed": "We confirm it", "disputed": "We dispute it", "corrected": "Something must be corrected"}
POINT_WORDS = {
    "received": "The goods or services were received",
    "amount": "The amount is right",
    "due_date": "The due date is right",
    "payable_to_factor": "We will pay {factor}",
    "no_set_off": "Nothing will be set off against it",
}
"""What a debtor is asked about an invoice, as its page says it."""


def amount(value: Any, currency: str | None = None) -> str:
    """A decimal with thousands apart: `1234.5` in ZAR is `R 1 234.50`. What is no number is shown as it is."""
    if isinstance(value, Mapping):
        currency = str(value.get("currency") or currency or "")
        value = value.get("amount")
    if value in (None, ""):
        return "–"
    text = str(value)
    if " " in text and currency is None:
        text, _, currency = text.partition(" ")
    try:
        number = Decimal(text)
    except InvalidOperation:
        return str(value)
    digits = max(2, -int(number.as_tuple().exponent)) if isinstance(number.as_tuple().exponent, int) else 2
    written = f"{number:,.{min(digits, 2)}f}".replace(",", _NARROW_SPACE)
    return f"{_CURRENCY_SIGNS.get(currency, currency)}{_SPACE}{written}" if currency else written


def day(value: Any) -> str:
    """A calendar date or instant as `22 Nov 2026`."""
    if value in (None, ""):
        return "–"
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            return str(value)
    return f"{value.day}{_SPACE}{_MONTHS[value.month - 1]}{_SPACE}{value.year}"


def moment(value: Any) -> str:
    """An instant as `22 Nov 2026 14:05` UTC."""
    when = _instant(value)
    return f"{day(when)} {when:%H:%M}" if when else "–"


def since(value: Any, now: datetime | None = None) -> str:
    """How long ago, in the largest unit that says it: `5 min`, `3 h`, `2 d`."""
    when = _instant(value)
    if when is None:
        return "–"
    seconds = max(0, int(((now or datetime.now(UTC)) - when).total_seconds()))
    if seconds < 60:
        return "now"
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size}{_SPACE}{unit}"
    return "now"


def percent(rate: Any) -> str:
    """A share as a figure in percent: `0.005` is `0.5`."""
    return format((Decimal(str(rate)) * 100).normalize(), "f")


def sureness(confidence: Any) -> str:
    """How many such readings were right, never rounded up: `93 %`, `99.6 %`."""
    share = Decimal(str(confidence)) * 100
    return f"{format(share.quantize(Decimal('0.1') if share > 99 and share != 100 else Decimal(1), ROUND_FLOOR), 'f')}{_SPACE}%"


def in_hundred(rate: Any) -> str:
    """A share of wrong readings as people say it: `0.01` is `1 in 100`, `0` is `none`."""
    share = Decimal(str(rate))
    if not share:
        return "none"
    of = next(size for size in (100, 1000, 10000, 100000, 1000000) if size == 1000000 or share * size == int(share * size))
    return f"{format((share * of).normalize(), 'f')} in {of:,}".replace(",", _NARROW_SPACE)


def byte_size(value: int) -> str:
    """`34 kB`, `2.1 MB`."""
    if value < 1_000_000:
        return f"{max(1, round(value / 1000))}{_SPACE}kB"
    return f"{value / 1_000_000:.1f}{_SPACE}MB"


def words(code: Any) -> str:
    """A published name as words: `delivery_note` is `delivery note`."""
    return str(code).replace("_", " ")


def sentence_case(code: Any) -> str:
    """A published name at the start of a line: `Delivery note`."""
    text = words(code)
    fixed = {
        "smtp": "Mail",
        "imap": "Mailbox",
        "po number": "PO number",
        "iban": "IBAN",
        "bic": "BIC",
        "mrz lines": "MRZ lines",
        "mrz valid": "MRZ valid",
        "id card": "ID card",
    }
    return fixed.get(text, text[:1].upper() + text[1:])


def state_word(state: Any) -> str:
    """The word of a state."""
    return STATE_WORDS.get(str(state), sentence_case(state))


def tone(state: Any) -> str:
    """Which of the four colours a state has: good, bad, doubt or plain."""
    return next((name for name, states in _TONES.items() if str(state) in states), "plain")


def input_kind(term: str) -> str:
    """What keyboard a field's value wants: `date`, `amount`, `rate`, `list` or `text`."""
    try:
        return shape_of(Term(term)).value
    except ValueError:
        return "text"


def _instant(value: Any) -> datetime | None:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, str) and value:
        try:
            return _instant(datetime.fromisoformat(value))
        except ValueError:
            return None
    return None


FILTERS: dict[str, Callable[..., Any]] = {
    "amount": amount,
    "day": day,
    "moment": moment,
    "since": since,
    "byte_size": byte_size,
    "percent": percent,
    "in_hundred": in_hundred,
    "sureness": sureness,
    "right_in_words": right_in_words,
    "words": words,
    "sentence_case": sentence_case,
    "state_word": state_word,
    "tone": tone,
    "input_kind": input_kind,
    "severity_word": lambda code: SEVERITY_WORDS.get(code, code),
    "outcome_word": lambda code: OUTCOME_WORDS.get(code, code),
    "action_word": lambda code: ACTION_WORDS.get(code, words(code)),
}
