"""How dates are printed, country by country and house by house."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

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
Patterns = tuple[str, ...]


def _of(told: str) -> Patterns:
    """Patterns between semicolons."""
    return tuple(told.split("; "))


# the same, less often seen
_RARE_NUMERIC: dict[str, Patterns] = {
    "ZA": _of(
        "{y}{m}{d}; {y}.{m}.{d}; {d} / {m} / {y}; {D}/{M}/{y}; {d}-{m}-{s}; {y}/{M}/{D}; {y} / {m} / {d}; {d}.{m}.{s}; "
        "{y} {m} {d}; {d} {m} {y}; {D}.{M}.{y}; {D} / {M} / {y}; {D}-{M}-{y}"
    ),
    "GB": _of(
        "{d} / {m} / {y}; {d}.{m}.{y}; {y}-{m}-{d}; {D}/{M}/{y}; {D}.{M}.{s}; {d}-{m}-{s}; {D}/{M}/{s}; {d} {m} {y}; "
        "{D}-{M}-{y}; {d} {m} {s}; {D}. {M}. {y}; {y}/{m}/{d}"
    ),
    "US": _of(
        "{y}-{m}-{d}; {m} / {d} / {y}; {M}-{D}-{y}; {M}/{D}/{s}; {m}.{d}.{y}; {M}-{D}-{s}; {m}.{d}.{s}; {M}.{D}.{y}; "
        "{m}-{d}-{s}; {M} / {D} / {y}"
    ),
    "DE": _of(
        "{d}. {m}. {y}; {d}/{m}/{y}; {d}-{m}-{y}; {D}.{M}.{s}; {D}. {M}. {y}; {d}.{m}. {y}; {d}-{m}-{s}; {d}.{m}.'{s}; "
        "{D}/{M}/{y}; {d} . {m} . {y}"
    ),
    "AT": _of(
        "{d}. {m}. {y}; {d}.{m}.{s}; {y}-{m}-{d}; {D}. {M}. {y}; {D}.{M}.{s}; {d}/{m}/{y}; {d}. {m}. {s}; {d}-{m}-{y}; "
        "{d}.{m}. {y}; {y}/{m}/{d}"
    ),
    "CH": _of(
        "{d}. {m}. {y}; {d}.{m}.{s}; {d}/{m}/{y}; {D}. {M}. {y}; {D}.{M}.{s}; {y}-{m}-{d}; {d}-{m}-{y}; {d}.{m}. {y}; "
        "{d}/{m}/{s}; {D}/{M}/{y}"
    ),
    "FR": _of(
        "{d}.{m}.{y}; {d} / {m} / {y}; {y}-{m}-{d}; {d} {m} {y}; {d}.{m}.{s}; {d}-{m}-{s}; {D}/{M}/{y}; {D}.{M}.{y}; "
        "{d} {m} {s}; {D}-{M}-{y}; {y}/{m}/{d}"
    ),
    "NL": _of(
        "{d}.{m}.{y}; {y}-{m}-{d}; {d} - {m} - {y}; {d}-{m}-{s}; {D}-{M}-{s}; {D}/{M}/{y}; {d} {m} {y}; {D} - {M} - {y}; "
        "{d}.{m}.{s}; {y}/{m}/{d}"
    ),
    "BE": _of(
        "{d}.{m}.{y}; {d}-{m}-{y}; {d}/{m}/{s}; {d}.{m}.{s}; {D}-{M}-{y}; {d} / {m} / {y}; {d} - {m} - {y}; {D}.{M}.{y}; "
        "{d}-{m}-{s}; {y}-{m}-{d}"
    ),
    "CN": _of(
        "{y} 年 {m} 月 {d} 日; {y}{m}{d}; {y}/{M}/{D}; {y}.{M}.{D}; {y}-{M}-{D}; {y} / {m} / {d}; {s}年{M}月{D}日; "
        "{y} - {m} - {d}; {y} {m} {d}; {y} / {M} / {D}"
    ),
    "IN": _of(
        "{d} / {m} / {y}; {y}-{m}-{d}; {D}-{M}-{y}; {d}-{m}-{s}; {D}.{M}.{y}; {d}/{m}/{s}; {D}/{M}/{y}; {d}.{m}.{s}; "
        "{d} - {m} - {y}; {d} {m} {y}"
    ),
}
_RARE_WORDED: dict[str, Patterns] = {
    "en": _of(
        "{d} {MON} {y}; {weekday}, {D} {month} {y}; {D} {mon} '{s}; {d}{MON}{y}; {D}-{month}-{y}; {day} {d} {mon} {y}; "
        "{D}{th} of {month} {y}; {d}/{mon}/{y}; {day}, {D} {month} {y}; {D}{th} {mon} {y}; {y}-{mon}-{d}; "
        "{d} {CAPS} {y}; {D} {mon}, {y}; {d}.{mon}.{y}; {weekday} {D}{th} {month} {y}; {d}-{MON}-{s}; {D} {CAPS} {s}; "
        "{d} {mon} '{s}"
    ),
    "af": _of(
        "{weekday}, {D} {month} {y}; {d}-{mon}-{y}; {d} {MON} {y}; {weekday} {D} {month} {y}; {d}/{mon}/{y}; "
        "{D} {CAPS} {y}; {D} {month}, {y}; {d}-{MON}-{y}; {D}de {month} {y}"
    ),
    "de": _of(
        "{D}. {short} {y}; {weekday}, {D}. {month} {y}; {d}-{MON}-{y}; {D}.{month} {y}; {d}. {short} {y}; "
        "{weekday}, {d}.{m}.{y}; {d}-{mon}-{y}; {D}. {CAPS} {y}; den {D}. {month} {y}; {weekday}, den {d}.{m}.{y}; "
        "{d}.{MON}.{y}; {d} {month} {y}"
    ),
    "fr": _of(
        "{d} {short} {y}; {weekday} {D} {month} {y}; {d}-{short}-{y}; {D}{er} {month} {y}; {weekday} {d}/{m}/{y}; "
        "{d} {CAPS} {y}; {d}/{short}/{y}; le {D} {month} {y}; le {d}/{m}/{y}; {D} {CAPS} {y}; {d}.{short} {s}"
    ),
    "nl": _of(
        "{D} {short} {y}; {weekday} {D} {month} {y}; {d}-{month}-{y}; {weekday} {d}-{m}-{y}; {d} {CAPS} {y}; "
        "{d}-{short}-{y}; {D} {month}, {y}; {d} {MON} {s}; {D}/{month}/{y}; {D} {month} '{s}"
    ),
    "zh": _of(
        "{y} 年 {M} 月 {D} 日; {y}年 {M}月 {D}日; {y}年{M}月{D}日 {weekday}; {y}年{M}月{D}号; {y} 年 {M} 月 {D} 日 ({weekday}); "
        "{y}年{m}月{d}日 {weekday}"
    ),
}
# the same, for houses held apart
_HELD_NUMERIC: dict[str, Patterns] = {
    "ZA": _of("{y}-{M}-{D}; {D}/{M}/{s}; {d} - {m} - {y}; {y} - {m} - {d}; {day} {y}/{m}/{d}"),
    "GB": _of("{D}.{M}.{y}; {D} / {M} / {y}; {day} {d}/{m}/{y}; {d} . {m} . {y}; {d} - {m} - {y}"),
    "US": _of("{day} {m}/{d}/{y}; {m} - {d} - {y}; {y}/{m}/{d}; {m} {d} {y}"),
    "DE": _of("{dd}, {d}.{m}.{y}; {y}/{m}/{d}; {d} {m} {y}; {d}/{m}/{s}; {D}.{M}. {y}"),
    "AT": _of("{dd}, {d}.{m}.{y}; {y}.{m}.{d}; {d}/{m}/{s}; {D}-{M}-{y}; {d} {m} {y}"),
    "CH": _of("{dd}, {d}.{m}.{y}; {y}.{m}.{d}; {d} {m} {y}; {d}-{m}-{s}; {y}/{m}/{d}"),
    "FR": _of("{day}. {d}/{m}/{y}; {D}/{M}/{s}; {d} - {m} - {y}; {y}.{m}.{d}; {D} / {M} / {y}"),
    "NL": _of("{dd} {d}-{m}-{y}; {D}.{M}.{y}; {d}/{m}/{s}; {d} / {m} / {y}; {y}{m}{d}"),
    "BE": _of("{D}/{M}/{s}; {d} {m} {y}; {y}/{m}/{d}; {d} . {m} . {y}; {D} / {M} / {y}"),
    "CN": _of("{y}/{m}/{d} {weekday}; {y} . {m} . {d}; {y} - {M} - {D}; {y} {M} {D}"),
    "IN": _of("{D}/{M}/{s}; {D} - {M} - {y}; {d} . {m} . {y}; {y}/{m}/{d}; {y}{m}{d}"),
}
_HELD_WORDED: dict[str, Patterns] = {
    "en": _of("{D} {mon} {y}; {d} {month} {y}; {d}/{MON}/{y}; {weekday} {D} {month} {y}; {D}-{mon}-{s}; {d}-{MON}-{y}; {D}-{mon}-{y}"),
    "af": _of("{d} {month} {y}; {D} {mon} {y}; {D} {mon}. {y}; {d}/{MON}/{y}; {D}-{month}-{y}"),
    "de": _of("{dd}., {D}. {month} {y}; {d}.{month} {y}; {d} {short} {y}; den {d}.{m}.{y}; {d}. {MON} {y}"),
    "fr": _of("{D} {short} {y}; {d} {month} {y}; {weekday} {D}{er} {month} {y}; le {D}{er} {month} {y}; {d}.{short} {y}"),
    "nl": _of("{d} {month} {y}; {D}-{mon}-{y}; {dd}. {D} {month} {y}; {d} {short} {y}; {d}-{MON}-{y}"),
    "zh": _of("{y} 年 {M} 月 {D} 号; {y}年{M}月{D}日（{weekday}）; {y}年 {m}月 {d}日"),
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
            dd=weekday[:2],
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
    if chance < 0.3:
        own = _american(_RARE_WORDED[language]) if country == "US" else _RARE_WORDED[language]
        return DateStyle(rng.choice(own if in_words else _RARE_NUMERIC[country]), language)
    return DateStyle(rng.choice(worded if rng.random() < 0.35 else _NUMERIC[country]), language)


_HELD_AMERICAN = ("{mon}. {D}, {y}", "{month} {d}, {y}", "{mon} {d}, {y}", "{MON} {D} {y}", "{day} {mon} {d}, {y}", "{d}-{MON}-{y}")


def _american(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Rare dates of the United States: their own, and of the other patterns those that begin with a day of two figures."""
    own = (
        "{weekday}, {month} {D}, {y}",
        "{MON} {d}, {y}",
        "{mon} {d} {y}",
        "{mon}-{d}-{y}",
        "{month} {D}{th}, {y}",
        "{day}, {mon} {D}, {y}",
        "{MON}-{d}-{y}",
        "{CAPS} {D}, {y}",
        "{d}/{mon}/{y}",
        "{mon} {D}{th}, {y}",
        "{mon}. {d}, {y}",
        "{weekday} {month} {D}, {y}",
        "{mon}/{d}/{y}",
        "{month} {D} {y}",
    )
    return (*own, *(p for p in patterns if p.startswith("{d}")))
