"""How amounts, quantities, rates and dates are printed, country by country and house by house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")

# The words that months go by.
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "af": "Januarie Februarie Maart April Mei Junie Julie Augustus September Oktober November Desember",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
# How months are cut short where three letters would not do.
_SHORT = {
    "de": "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
    "fr": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "nl": "jan. feb. mrt. apr. mei juni juli aug. sept. okt. nov. dec.",
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "af": "Maandag Dinsdag Woensdag Donderdag Vrydag Saterdag Sondag",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日",
}
# The sign that prices bear.
MARKS = {"ZAR": "R", "GBP": "£", "USD": "$", "EUR": "€", "CHF": "CHF", "CNY": "¥", "INR": "₹"}
# How a currency is written besides its sign and its code.
WORDS = {"CNY": "元", "INR": "Rs."}
NAMES = {"CNY": "人民币"}


def cents(amount: Decimal) -> Decimal:
    """An amount in whole cents, halves away from zero."""
    return amount.quantize(CENT, ROUND_HALF_UP)


# The sign of an amount that stands outside the sign of the money.
_OUTSIDE = {"before mark": "-{}", "around mark": "({})", "true minus": "\u2212{}", "spaced minus": "- {}"}


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


# group, point, where the currency stands
_STYLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "ZA": (
        (" ", ".", "before"),
        (",", ".", "before"),
        (" ", ",", "before spaced"),
        (" ", ".", "before spaced"),
        (",", ".", ""),
        (" ", ",", "before"),
        (",", ".", "before spaced"),
        ("", ".", "before"),
        ("", ".", ""),
        (" ", ".", ""),
        (",", ".", "code before"),
    ),
    "GB": ((",", ".", "before"), (",", ".", "before"), (",", ".", ""), ("", ".", "before"), (",", ".", "code after")),
    "US": ((",", ".", "before"), (",", ".", "before"), (",", ".", ""), ("", ".", "before"), (",", ".", "code before")),
    "DE": ((".", ",", "after"), (".", ",", "code after"), (".", ",", ""), ("", ",", "after"), (".", ",", "code before")),
    "AT": ((".", ",", "after"), (".", ",", "before spaced"), (".", ",", ""), (" ", ",", "after")),
    "CH": (("'", ".", "code before"), ("'", ".", ""), ("’", ".", "code before"), ("'", ".", "code after")),
    "FR": ((" ", ",", "after"), (" ", ",", "after"), (" ", ",", ""), ("", ",", "after"), (".", ",", "after"), (" ", ",", "code after")),
    "NL": ((".", ",", "before spaced"), (".", ",", "before"), (".", ",", ""), ("", ",", "before spaced"), (".", ",", "code before")),
    "BE": ((".", ",", "after"), (" ", ",", "after"), (".", ",", "before spaced"), (".", ",", "code after")),
    "CN": ((",", ".", "before"), ("", ".", "before"), (",", ".", ""), ("", ".", ""), (",", ".", "code before")),
    "IN": ((",", ".", "before spaced"), (",", ".", ""), (",", ".", "code before")),
}


# the same, less often seen
_RARE_STYLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "ZA": ((" ", ",", "code before"), ("", ",", "before"), (" ", ".", "code after"), (",", ".", "code after"), ("", ",", "")),
    "GB": ((",", ".", "before spaced"), (",", ".", "code before"), (" ", ".", "before")),
    "US": ((",", ".", "before spaced"), (",", ".", "code after"), ("", ".", "")),
    "DE": ((".", ",", "before spaced"), (" ", ",", "after"), ("", ",", ""), ("", ",", "code after")),
    "AT": ((".", ",", "code before"), ("", ",", "before spaced"), (".", ",", "code after")),
    "CH": ((" ", ".", "code before"), ("", ".", "code before"), (",", ".", "code before")),
    "FR": (("", ".", "after"), ("", ",", "code after"), (".", ",", "code after"), ("", ",", "")),
    "NL": ((".", ",", "after"), ("", ",", "after"), ("", ",", "before"), (".", ",", "code after")),
    "BE": (("", ",", "after"), (".", ",", "before"), (" ", ",", "before spaced"), (".", ",", "")),
    "CN": ((",", ".", "word after"), ("", ".", "word after"), (",", ".", "before spaced"), (",", ".", "code after")),
    "IN": ((",", ".", "word before"), (",", ".", "before")),
}
# the same, for houses held apart
_HELD_STYLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "ZA": ((" ", ".", "code before"), ("", ".", "code before"), (",", ".", "code joined"), ("", ",", "before spaced")),
    "GB": (("", ".", ""), ("", ".", "code before"), (",", ".", "code joined")),
    "US": ((",", ".", "code joined"), ("", ".", "before spaced"), (",", ".", "sign and code")),
    "DE": ((".", ",", "joined"), ("", ",", "joined"), (".", ",", "before"), (" ", ",", "code after")),
    "AT": ((".", ",", "joined"), ("", ",", "after"), ("", ",", ""), (" ", ",", "code before")),
    "CH": (("’", ".", ""), (" ", ".", ""), ("", ".", ""), ("'", ".", "code joined")),
    "FR": ((" ", ",", "joined"), ("", ",", "joined"), (" ", ",", "code before"), (",", ".", "after")),
    "NL": ((" ", ",", "after"), ("", ",", ""), (" ", ",", "before spaced"), (".", ",", "joined")),
    "BE": ((".", ",", "joined"), (" ", ",", "code after"), ("", ",", ""), ("", ",", "before spaced")),
    "CN": (("", ".", "code before"), (",", ".", "word joined"), ("", ".", "before spaced")),
    "IN": (("", ".", "word before"), (",", ".", "code after"), ("", ".", "before"), (",", ".", "code joined")),
}
_NO_CENTS = {"CH": ("--", "-", "–"), "NL": ("-", "--"), "AT": ("-", "--"), "DE": ("-",), "BE": ("-",)}


def draw_number_style(rng: Random, country: str, held: bool = False) -> NumberStyle:
    """A house style of the country; houses held apart have some that no other has."""
    group, point, mark = rng.choice(_STYLES[country])
    if rng.random() < (0.4 if held else 0.25):
        group, point, mark = rng.choice((_HELD_STYLES if held else _RARE_STYLES)[country])
    no_cents = rng.choice(_NO_CENTS[country]) if country in _NO_CENTS and rng.random() < 0.12 else ""
    negative = rng.choice(("minus", "minus", "minus", "trailing", "CR", "parentheses"))
    if held and rng.random() < 0.4:
        negative = rng.choice(("before mark", "before mark", "around mark", "true minus", "spaced minus"))
    negative = "before mark" if mark == "sign and code" else negative
    negative = "minus" if no_cents else negative  # a dash behind a dash says nothing
    return NumberStyle(group, point, mark, negative, country == "IN" and rng.random() < 0.8, no_cents)


_NUMERIC = {
    "ZA": ("{y}/{m}/{d}", "{d}/{m}/{y}", "{y}-{m}-{d}", "{d}/{m}/{s}", "{d}-{m}-{y}", "{d}.{m}.{y}"),
    "GB": ("{d}/{m}/{y}", "{d}/{m}/{s}", "{d}-{m}-{y}", "{d}.{m}.{s}"),
    "US": ("{m}/{d}/{y}", "{M}/{D}/{y}", "{m}/{d}/{s}", "{m}-{d}-{y}"),
    "DE": ("{d}.{m}.{y}", "{d}.{m}.{s}", "{D}.{M}.{y}", "{y}-{m}-{d}"),
    "AT": ("{d}.{m}.{y}", "{D}.{M}.{y}"),
    "CH": ("{d}.{m}.{y}", "{D}.{M}.{y}"),
    "FR": ("{d}/{m}/{y}", "{d}/{m}/{s}", "{d}-{m}-{y}"),
    "NL": ("{d}-{m}-{y}", "{D}-{M}-{y}", "{d}/{m}/{y}"),
    "BE": ("{d}/{m}/{y}", "{D}/{M}/{y}"),
    "CN": ("{y}-{m}-{d}", "{y}年{M}月{D}日", "{y}年{m}月{d}日", "{y}/{m}/{d}", "{y}.{m}.{d}"),
    "IN": ("{d}-{m}-{y}", "{d}/{m}/{y}", "{d}.{m}.{y}"),
}
_WORDED = {
    "en": (
        "{D} {month} {y}",
        "{d} {mon} {y}",
        "{d}-{mon}-{y}",
        "{month} {D}, {y}",
        "{mon} {D}, {y}",
        "{d}-{mon}-{s}",
        "{D}{th} {month} {y}",
    ),
    "af": ("{D} {month} {y}", "{d} {mon} {y}"),
    "de": ("{D}. {month} {y}", "{d}. {month} {y}"),
    "fr": ("{D} {month} {y}",),
    "nl": ("{D} {month} {y}", "{d} {mon} {y}"),
    "zh": ("{y}年{M}月{D}日",),
}
# the same, less often seen
_RARE_NUMERIC = {
    "ZA": ("{y}{m}{d}", "{y}.{m}.{d}", "{d} / {m} / {y}", "{D}/{M}/{y}"),
    "GB": ("{d} / {m} / {y}", "{d}.{m}.{y}", "{y}-{m}-{d}"),
    "US": ("{y}-{m}-{d}", "{m} / {d} / {y}", "{M}-{D}-{y}"),
    "DE": ("{d}. {m}. {y}", "{d}/{m}/{y}", "{d}-{m}-{y}"),
    "AT": ("{d}. {m}. {y}", "{d}.{m}.{s}", "{y}-{m}-{d}"),
    "CH": ("{d}. {m}. {y}", "{d}.{m}.{s}", "{d}/{m}/{y}"),
    "FR": ("{d}.{m}.{y}", "{d} / {m} / {y}", "{y}-{m}-{d}", "{d} {m} {y}"),
    "NL": ("{d}.{m}.{y}", "{y}-{m}-{d}", "{d} - {m} - {y}"),
    "BE": ("{d}.{m}.{y}", "{d}-{m}-{y}", "{d}/{m}/{s}"),
    "CN": ("{y} 年 {m} 月 {d} 日", "{y}{m}{d}", "{y}/{M}/{D}"),
    "IN": ("{d} / {m} / {y}", "{y}-{m}-{d}", "{D}-{M}-{y}"),
}
_RARE_WORDED = {
    "en": ("{d} {MON} {y}", "{weekday}, {D} {month} {y}", "{D} {mon} '{s}", "{d}{MON}{y}", "{D}-{month}-{y}", "{day} {d} {mon} {y}"),
    "af": ("{weekday}, {D} {month} {y}", "{d}-{mon}-{y}", "{d} {MON} {y}"),
    "de": ("{D}. {short} {y}", "{weekday}, {D}. {month} {y}", "{d}-{MON}-{y}", "{D}.{month} {y}"),
    "fr": ("{d} {short} {y}", "{weekday} {D} {month} {y}", "{d}-{short}-{y}"),
    "nl": ("{D} {short} {y}", "{weekday} {D} {month} {y}", "{d}-{month}-{y}"),
    "zh": ("{y} 年 {M} 月 {D} 日",),
}
# the same, for houses held apart
_HELD_NUMERIC = {
    "ZA": ("{d}-{m}-{s}", "{y}/{M}/{D}", "{y} / {m} / {d}", "{d}.{m}.{s}"),
    "GB": ("{D}/{M}/{y}", "{D}.{M}.{s}", "{d}-{m}-{s}", "{D}/{M}/{s}"),
    "US": ("{M}/{D}/{s}", "{m}.{d}.{y}", "{M}-{D}-{s}"),
    "DE": ("{D}.{M}.{s}", "{D}. {M}. {y}", "{d}.{m}. {y}"),
    "AT": ("{D}. {M}. {y}", "{D}.{M}.{s}", "{d}/{m}/{y}"),
    "CH": ("{D}. {M}. {y}", "{D}.{M}.{s}", "{y}-{m}-{d}"),
    "FR": ("{d}.{m}.{s}", "{d}-{m}-{s}", "{D}/{M}/{y}"),
    "NL": ("{d}-{m}-{s}", "{D}-{M}-{s}", "{D}/{M}/{y}"),
    "BE": ("{d}.{m}.{s}", "{D}-{M}-{y}", "{d} / {m} / {y}"),
    "CN": ("{y}.{M}.{D}", "{y}-{M}-{D}", "{y} / {m} / {d}", "{s}年{M}月{D}日"),
    "IN": ("{d}-{m}-{s}", "{D}.{M}.{y}", "{d}/{m}/{s}"),
}
_HELD_WORDED = {
    "en": ("{D}{th} of {month} {y}", "{d}/{mon}/{y}", "{day}, {D} {month} {y}", "{D}{th} {mon} {y}", "{y}-{mon}-{d}", "{d} {CAPS} {y}"),
    "af": ("{weekday} {D} {month} {y}", "{d}/{mon}/{y}", "{D} {CAPS} {y}"),
    "de": ("{d}. {short} {y}", "{weekday}, {d}.{m}.{y}", "{d}-{mon}-{y}", "{D}. {CAPS} {y}"),
    "fr": ("{D}{er} {month} {y}", "{weekday} {d}/{m}/{y}", "{d} {CAPS} {y}", "{d}/{short}/{y}"),
    "nl": ("{weekday} {d}-{m}-{y}", "{d} {CAPS} {y}", "{d}-{short}-{y}"),
    "zh": ("{y}年 {M}月 {D}日", "{y}年{M}月{D}日 {weekday}"),
}


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a house writes dates."""

    pattern: str
    language: str

    def __call__(self, day: date) -> str:
        months = _MONTHS.get(self.language, _MONTHS["en"]).split()
        month = months[day.month - 1]
        weekday = _DAYS.get(self.language, _DAYS["en"]).split()[day.weekday()]
        last = 0 if 10 < day.day < 20 else day.day % 10
        return self.pattern.format(
            y=day.year,
            s=f"{day.year % 100:02}",
            m=f"{day.month:02}",
            d=f"{day.day:02}",
            M=day.month,
            D=day.day,
            month=month,
            mon=month[:3],
            MON=month[:3].upper(),
            CAPS=month.upper(),
            short=_SHORT[self.language].split()[day.month - 1] if self.language in _SHORT else month[:3],
            weekday=weekday,
            day=weekday[:3],
            er="er" if day.day == 1 else "",
            th={1: "st", 2: "nd", 3: "rd"}.get(last, "th"),
        )


def draw_date_style(rng: Random, country: str, language: str, held: bool = False) -> DateStyle:
    """A house style of the country: figures mostly, the month in words a third of the time."""
    worded = [p for p in _WORDED[language] if country == "US" or "{month} {D}, " not in p]
    chance, in_words = rng.random(), rng.random() < (0.5 if held else 0.35)
    if held and chance < 0.4:
        own = _HELD_AMERICAN if country == "US" else _HELD_WORDED[language]
        return DateStyle(rng.choice(own if in_words else _HELD_NUMERIC[country]), language)
    if not held and chance < 0.25:
        own = _american(_RARE_WORDED[language]) if country == "US" else _RARE_WORDED[language]
        return DateStyle(rng.choice(own if in_words else _RARE_NUMERIC[country]), language)
    return DateStyle(rng.choice(worded if rng.random() < 0.35 else _NUMERIC[country]), language)


_HELD_AMERICAN = ("{month} {D}{th}, {y}", "{day}, {mon} {D}, {y}", "{MON}-{d}-{y}", "{CAPS} {D}, {y}", "{d}/{mon}/{y}")


def _american(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Rare dates of the United States: their own, and of the other patterns those that begin with a day of two figures."""
    own = ("{weekday}, {month} {D}, {y}", "{MON} {d}, {y}", "{mon} {d} {y}", "{mon}-{d}-{y}")
    return (*own, *(p for p in patterns if p.startswith("{d}")))
