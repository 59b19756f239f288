"""How amounts, quantities and rates are printed, country by country and house by house."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")

# The sign that prices bear.
MARKS = {"ZAR": "R", "GBP": "£", "USD": "$", "EUR": "€", "CHF": "CHF", "CNY": "¥", "INR": "₹"}
# How a currency is written besides its sign and its code.
WORDS = {"CNY": "元", "INR": "Rs.", "CHF": "Fr.", "EUR": "Euro"}
NAMES = {"CNY": "人民币"}
PREFIXES = {"USD": "US$", "CNY": "RMB", "INR": "Rs", "CHF": "SFr.", "ZAR": "R", "GBP": "£", "EUR": "€"}


def cents(amount: Decimal) -> Decimal:
    """An amount in whole cents, halves away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)


# The sign of an amount that stands outside the sign of the money.
_OUTSIDE = {"before mark": "-{}", "around mark": "({})", "true minus": "\u2212{}", "spaced minus": "- {}"}
_OUTSIDE |= {"angle": "<{}>", "leading CR": "CR {}", "en dash": "\u2013{}"}
_OUTSIDE |= {"spaced Cr": "{} Cr", "bracketed CR": "{} (CR)", "minus in brackets": "(-{})", "trailing dash": "{}\u2013"}


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a house writes figures: what stands between thousands, before cents, and around the amount."""

    group: str
    point: str
    mark: str  # "", "before", "before spaced", "after", "joined", "code before", "code after", "code joined", "word before", "word after"
    negative: str = "minus"  # "minus", "trailing", "CR", "parentheses", "before mark", "around mark", "true minus", "spaced minus"
    lakh: bool = False
    no_cents: str = ""  # what stands for the cents of an amount that has none, such as a dash

    def plain(self, amount: Decimal) -> str:
        """The amount alone."""
        return self._figure(amount, 2, self.no_cents)

    def _figure(self, amount: Decimal, places: int, no_cents: str = "") -> str:
        text = f"{abs(amount):.{places}f}"
        whole, _, cents_text = text.partition(".")
        if no_cents and cents_text == "00":
            cents_text = no_cents
        grouped = self._grouped(whole) + (self.point + cents_text if cents_text else "")
        return self._signed(grouped) if amount < 0 else grouped

    def _grouped(self, whole: str) -> str:
        size, head, parts = 3, whole, []
        while len(head) > size:
            parts.append(head[-size:])
            head = head[:-size]
            size = 2 if self.lakh else 3
        return self.group.join([head, *reversed(parts)])

    def _signed(self, text: str) -> str:
        return {
            "trailing": f"{text}-",
            "CR": f"{text} CR",
            "trailing spaced": f"{text} -",
            "joined Cr": f"{text}Cr",
            "parentheses": f"({text})",
        }.get(self.negative, _OUTSIDE.get(self.negative, "-{}").format(text))

    def amount(self, amount: Decimal, currency: str) -> str:
        """The figure with its currency where the house writes one."""
        if amount < 0 and self.negative in _OUTSIDE:
            return _OUTSIDE[self.negative].format(self.amount(-amount, currency))
        sign, text = MARKS[currency], self.plain(amount)
        return {
            "": text,
            "before": f"{sign}{text}",
            "before spaced": f"{sign} {text}",
            "after": f"{text} {sign}",
            "joined": f"{text}{sign}",
            "code before": f"{currency} {text}",
            "code joined": f"{currency}{text}",
            "sign and code": f"{sign}{text} {currency}",
            "code after": f"{text} {currency}",
            "code before sign": f"{currency} {sign}{text}",
            "before code": f"{sign} {text} {currency}",
            "prefix": f"{PREFIXES[currency]}{text}",
            "prefix spaced": f"{PREFIXES[currency]} {text}",
            "before slash": f"{sign} {text}/-",
            "word slash": f"{WORDS.get(currency, currency)} {text}/-",
            "after bracketed": f"{text} ({currency})",
            "joined word": f"{sign}{text}{WORDS.get(currency, '')}",
            "word before joined": f"{WORDS.get(currency, currency)}{text}",
            "word after spaced": f"{text} {WORDS.get(currency, currency)}",
            "word before": f"{WORDS.get(currency, currency)} {text}",
            "word joined": f"{NAMES.get(currency, currency)}{text}",
            "word after": f"{text}{WORDS.get(currency, ' ' + currency)}",
        }[self.mark]

    def quantity(self, quantity: Decimal, places: int) -> str:
        """A quantity, with so many decimals or as many as it has."""
        own = max(0, -int(quantity.normalize().as_tuple().exponent))
        return self._figure(quantity, max(places, own))

    def rate(self, rate: Decimal, places: int, spaced: bool) -> str:
        """A percentage with its sign."""
        own = max(0, -int(rate.normalize().as_tuple().exponent))
        return f"{rate:.{max(places, own)}f}".replace(".", self.point) + (" %" if spaced else "%")


_BOTH = (
    "sign and code",
    "code before sign",
    "after bracketed",
    "joined word",
    "before code",
    "before slash",
    "word slash",
)  # no sign fits between what they put at an amount

Styles = tuple[tuple[str, str, str], ...]


def _styles(told: str) -> Styles:
    """Ways to print amounts: what parts thousands (`-` nothing, `_` a blank, `~` one that does not break), the point, where the mark is."""
    groups = {"-": "", "_": " ", "~": "\u00a0"}
    return tuple((groups.get(each[0], each[0]), each[1], each[3:]) for each in told.split("; "))


_STYLES: dict[str, Styles] = {
    "ZA": _styles(
        "_. before; ,. before; _, before spaced; _. before spaced; ,.; _, before; ,. before spaced; -. before; -.; _.; ,. code before"
    ),
    "GB": _styles(",. before; ,. before; ,.; -. before; ,. code after"),
    "US": _styles(",. before; ,. before; ,.; -. before; ,. code before"),
    "DE": _styles("., after; ., code after; .,; -, after; ., code before"),
    "AT": _styles("., after; ., before spaced; .,; _, after"),
    "CH": _styles("'. code before; '.; ’. code before; '. code after"),
    "FR": _styles("_, after; _, after; _,; -, after; ., after; _, code after"),
    "NL": _styles("., before spaced; ., before; .,; -, before spaced; ., code before"),
    "BE": _styles("., after; _, after; ., before spaced; ., code after"),
    "CN": _styles(",. before; -. before; ,.; -.; ,. code before"),
    "IN": _styles(",. before spaced; ,.; ,. code before"),
}
# the same, less often seen
_RARE_STYLES: dict[str, Styles] = {
    "ZA": _styles(
        "_, code before; -, before; _. code after; ,. code after; -,; _. code before; -. code before; ,. code joined; "
        "-, before spaced; ~. before; ~, before spaced; ,. code before sign; _. after bracketed; -, code before"
    ),
    "GB": _styles(
        ",. before spaced; ,. code before; _. before; -.; -. code before; ,. code joined; ~. before; "
        ",. code before sign; ,. after bracketed; -. code after"
    ),
    "US": _styles(
        ",. before spaced; ,. code after; -.; ,. code joined; -. before spaced; ,. sign and code; ,. code before sign; "
        ",. after bracketed; -. code before"
    ),
    "DE": _styles(
        "., before spaced; _, after; -,; -, code after; ., joined; -, joined; ., before; _, code after; "
        "., word after spaced; ., code joined; ~, after; ~, code after; -, before spaced"
    ),
    "AT": _styles(
        "., code before; -, before spaced; ., code after; ., joined; -, after; -,; _, code before; ., word after spaced; "
        "., before; ~, code after; -, code before"
    ),
    "CH": _styles(
        "_. code before; -. code before; ,. code before; ’.; _.; -.; '. code joined; '. word before; ’. code after; "
        "-. word before; _. code after"
    ),
    "FR": _styles(
        "-. after; -, code after; ., code after; -,; _, joined; -, joined; _, code before; ,. after; ~, after; "
        "~, code after; _, word after spaced; .,"
    ),
    "NL": _styles(
        "., after; -, after; -, before; ., code after; _, after; -,; _, before spaced; ., joined; ., word before; "
        "., code joined; -, code before; _, before"
    ),
    "BE": _styles(
        "-, after; ., before; _, before spaced; .,; ., joined; _, code after; -,; -, before spaced; ~, after; "
        "., word after spaced; ., code before; -, code after"
    ),
    "CN": _styles(
        ",. word after; -. word after; ,. before spaced; ,. code after; -. code before; ,. word joined; "
        "-. before spaced; ,. joined word; -. code after; _. before; ,. code joined"
    ),
    "IN": _styles(
        ",. word before; ,. before; -. word before; ,. code after; -. before; ,. code joined; ,. word before joined; "
        "-. before spaced; ,. code before sign; -. code before"
    ),
}
# the same, for houses held apart
_HELD_STYLES: dict[str, Styles] = {
    "ZA": _styles("~.; _. word before joined; _, code after; ,. before code; _. before code; ~. code before"),
    "GB": _styles("_. code before; -. code joined; _.; ,. before code; _. before spaced"),
    "US": _styles(",. prefix; _. before; ,. before code; -. code after; -. prefix"),
    "DE": _styles("-, code before; _,; -, word after spaced; ., word before; ~, before spaced"),
    "AT": _styles("_, before spaced; -, code after; ~, after; -, word after spaced; _, code after"),
    "CH": _styles("'. prefix spaced; -. code after; _. word before; ’. word before; ’. code joined"),
    "FR": _styles("~,; -, word after spaced; ~, joined; ., code before; ~, word after spaced"),
    "NL": _styles("_, code after; ., word after spaced; ~, before spaced; -, joined; _, code before"),
    "BE": _styles("~, before spaced; _, code before; -, code before; ., word before; ~, code after"),
    "CN": _styles(",. prefix spaced; _.; -. code joined; -. prefix spaced; ,. before code"),
    "IN": _styles(",. before slash; ,. prefix spaced; ,. word slash; -.; -. code after"),
}
_HELD_NEGATIVES = ("spaced Cr", "bracketed CR", "minus in brackets", "trailing dash")
_NO_CENTS = {"CH": ("--", "-", "–"), "NL": ("-", "--"), "AT": ("-", "--"), "DE": ("-",), "BE": ("-",)}


def draw_number_style(rng: Random, country: str, held: bool = False) -> NumberStyle:
    """A house style of the country; houses held apart have some that no other has."""
    group, point, mark = rng.choice(_STYLES[country])
    if rng.random() < (0.4 if held else 0.3):
        group, point, mark = rng.choice((_HELD_STYLES if held else _RARE_STYLES)[country])
    no_cents = rng.choice(_NO_CENTS[country]) if country in _NO_CENTS and rng.random() < 0.12 else ""
    negative = rng.choice(("minus", "minus", "minus", "trailing", "CR", "parentheses"))
    if rng.random() < 0.2:
        negative = rng.choice(("before mark", "before mark", "around mark", "true minus", "spaced minus"))
    if rng.random() < 0.15:
        negative = rng.choice(("angle", "trailing spaced", "joined Cr", "leading CR", "en dash"))
    if held and rng.random() < 0.4:
        negative = rng.choice(_HELD_NEGATIVES)
    if mark in _BOTH and negative not in ("angle", "leading CR", "en dash", *_HELD_NEGATIVES):
        negative = "before mark"
    negative = "minus" if no_cents else negative  # a dash behind a dash says nothing
    return NumberStyle(group, point, mark, negative, country == "IN" and rng.random() < 0.8, no_cents)
