"""Whether the day or the month comes first on a paper is decided by evidence, for all its dates at once.

What decides, in this order: dates of the paper that can be read only one way (a part above twelve, dots, a day of the week beside it, the
same day written out elsewhere); where the paper comes from (addresses, company forms, currency, language); and what must follow what (a
due date follows the issue date, by the printed number of days where terms are printed). Where nothing decides, nobody guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from extractors.fields.dates import DateOrder, PrintedDate
from extractors.held_phrases import folded, may_be_found

_DAY_FIRST_CURRENCIES = frozenset(
    re.findall(r"[A-Z]{3}", "ZAR EUR GBP CHF MYR INR PLN AUD NZD SGD HKD BWP NAD ZMW KES NGN BRL CZK DKK NOK AED LSL SZL MZN MUR RON")
)
_DAY_FIRST_LANGUAGES = ("af", "de", "fr", "nl", "es", "it", "pl")
_WEEKDAY = re.compile(
    r"(?i)(?<![^\W\d_])(?:(mon|maan|lun|ma|mo)|(tue|dins|die|mar|di)|(wed|woen|mit|mer|wo|mi)|(thu|dond|don|jeu|do)|(fri|vry|vri|fre|ven|vr|fr)"
    r"|(sat|sam|za|sa)|(sun|sond|zon|son|dim|zo|so))[a-zé]*[.,]*\s*$"
)
_US_ADDRESS = re.compile(
    r"\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC)\.?,?\s+\d{5}(?:-\d{4})?\b"
)
_BRITISH_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
_SOUTH_AFRICAN_TAX = re.compile(r"(?i)\b(?:vat|btw)\b[^\d\n]{0,25}\b4\d{9}\b")
_COUNTRY_CUES: tuple[tuple[str, str], ...] = (
    (
        "ZA",
        r"south africa|suid-afrika|\(pty\)|\(edms\)|\bbpk\b|\bzar\b|\brand\b|gauteng|johannesburg|cape town|durban|pretoria|bloemfontein|"
        r"gqeberha|port elizabeth|kimberley|polokwane|mbombela|rustenburg|pietermaritzburg|\bsars\b|(?<!\d)\+27\b|\.co\.za\b",
    ),
    ("MY", r"malaysia|sdn\.? ?bhd|kuala lumpur|selangor|johor|\bjalan\b|\bjln\b|(?<!\d)\+60\b"),
    ("GB", r"united kingdom|\bengland\b|\bplc\b|(?<!\d)\+44\b|\.co\.uk\b"),
    ("DE", r"deutschland|germany|gmbh|(?<!\d)\+49\b"),
    ("FR", r"\bfrance\b|\bsarl\b|\bsas\b|siret|(?<!\d)\+33\b"),
    ("IN", r"\bindia\b|\bgstin\b|pvt\.? ltd|\bprivate limited\b|\b\d\d[a-z]{5}\d{4}[a-z]\dz[a-z\d]\b|(?<!\d)\+91\b"),
    ("NL", r"nederland|netherlands|\bb\.v\.|\bkvk\b|(?<!\d)\+31\b"),
    ("KE", r"\bkenya\b|nairobi|mombasa|kisumu|nakuru|eldoret|\betims\b|\bpin\b\W{0,3}[ap]\d{9}[a-z]\b|(?<!\d)\+254\b|\.co\.ke\b"),
    ("NA", r"\bnamibia\b|windhoek|walvis bay|swakopmund|\bn\$|(?<!\d)\+264\b|\.com\.na\b"),
    ("BW", r"botswana|gaborone|francistown|(?<!\d)\+267\b|\.co\.bw\b"),
    ("ZM", r"\bzambia\b|lusaka|kitwe|\bndola\b|(?<!\d)\+260\b|\.co\.zm\b"),
    ("NG", r"\bnigeria\b|\blagos\b|\babuja\b|(?<!\d)\+234\b|\.com\.ng\b"),
    ("ZW", r"\bzimbabwe\b|\bharare\b|\bbulawayo\b|\bmutare\b|(?<!\d)\+263\b|\.co\.zw\b"),
    ("SG", r"\bsingapore\b|\bpte\.? ltd\b|(?<!\d)\+65\b|\.com\.sg\b"),
    ("AE", r"\bu\.?a\.?e\b|\bdubai\b|\babu dhabi\b|\bsharjah\b|\bajman\b|(?<!\d)\+971\b"),
    ("NZ", r"\bnew zealand\b|\bauckland\b|\bchristchurch\b|(?<!\d)\+64\b|\.co\.nz\b"),
    ("SZ", r"\bswaziland\b|\beswatini\b|\bmbabane\b|\bmanzini\b|(?<!\d)\+268\b"),
    ("LS", r"\blesotho\b|\bmaseru\b|(?<!\d)\+266\b"),
    ("MW", r"\bmalawi\b|\bblantyre\b|\blilongwe\b|(?<!\d)\+265\b"),
    ("UG", r"\buganda\b|\bkampala\b|(?<!\d)\+256\b"),
    ("TZ", r"\btanzania\b|\bdar es salaam\b|\barusha\b|(?<!\d)\+255\b"),
    ("GH", r"\bghana\b|\baccra\b|\bkumasi\b|(?<!\d)\+233\b"),
    ("MU", r"\bmauritius\b|\bport louis\b|(?<!\d)\+230\b"),
    ("IE", r"\bireland\b|(?<!\d)\+353\b"),
    ("AU", r"\baustralia\b|\babn:? \d{2} \d{3} \d{3} \d{3}\b|\.com\.au\b|(?<!\d)\+61\b"),
    ("CN", r"中国|china|(?<!\d)\+86\b"),
)
_LANGUAGE_CUES: tuple[tuple[str, str], ...] = (
    (
        "de",
        r"\b(rechnung|betrag|lieferschein|datum|menge|gesamt|bestellung|umsatzsteuer|frachtbrief|absender|empf[aä]nger|packst[uü]cke|stunden|"
        r"t[aä]tigkeit|mitarbeiter|arbeitstag|angebot|unterschrift|kunde|zahlung|auftrag)",
    ),
    (
        "fr",
        r"\b(facture|montant|livraison|quantit[eé]|total ht|commande|lettre de voiture|exp[eé]diteur|chargeur|destinataire|colis|poids|"
        r"heures|travaux|feuille|devis|relev[eé] de|r[eè]glement|paiement|nom du client|ouvrier|salari[eé]|d[eé]signation)",
    ),
    ("af", r"\b(faktuur|belasting|hoeveelheid|bedrag|aflewering|vragbrief|afsender|pakkette|tydstaat|werk gedoen|beskrywing|verskaffer)"),
    (
        "nl",
        r"\b(factuur|aantal|bedrag|btw|omschrijving|vrachtbrief|afzender|geadresseerde|zending|ontvanger|uren|werkzaamheden|medewerker|werkdag|"
        r"opdrachtgever|bestelling|betaling)",
    ),
    ("zh", r"[\u4e00-\u9fff]{2}"),
)
_LONGEST_TERMS_IN_DAYS = 200
USUAL_TERMS = frozenset({7, 10, 14, 15, 21, 28, 30, 31, 45, 60, 90})
"""The days after which bills fall due."""
_TERMS_IN_DAYS = re.compile(
    r"(?<!\d)(?:net(?:t|to)?\s*)?(\d{1,3})\s*-?\s*(?:days?|dae|tage[n]?|jours?|dagen|d[ií]as|giorni|dni|天)\b", re.IGNORECASE
)


def country_of(text: str) -> str | None:
    """The country a paper most likely comes from, by addresses, company forms and tax numbers; None where two are as loud."""
    lowered = text.lower()
    counts = _counts(_COUNTRY_CUES, lowered)
    counts["GB"] += len(_BRITISH_POSTCODE.findall(text))
    counts["ZA"] += len(_SOUTH_AFRICAN_TAX.findall(text))
    best = max(counts, key=lambda code: counts[code])
    american = 2 * len(_US_ADDRESS.findall(text))
    if american > counts[best]:
        return "US" if american >= 2 * counts[best] else None
    if not counts[best] or counts[best] < 2 * american:
        return None
    return best


def _counts(cues: Sequence[tuple[str, str]], lowered: str) -> dict[str, int]:
    text = folded(lowered)
    return {code: len(re.findall(pattern, lowered)) if may_be_found(pattern, text) else 0 for code, pattern in cues}


def language_of(text: str) -> str | None:
    """The language of a paper's labels, where it is not English."""
    lowered = text.lower()
    counts = _counts(_LANGUAGE_CUES, lowered)
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= 2 else None


def terms_in_days(text: str) -> list[int]:
    """Every number of days that a paper names, as terms of payment do."""
    return [int(match[1]) for match in _TERMS_IN_DAYS.finditer(text)]


def date_order_of(
    dates: Iterable[PrintedDate], currency: str | None = None, country: str | None = None, language: str | None = None
) -> DateOrder | None:
    """Whether the day or the month comes first in a document, by its own dates, else by where it comes from; None where nothing says."""
    printed = list(dates)
    assumed = assumed_order(currency, country, language)
    order, contested = proven_order(printed, assumed)
    return order if order or contested else assumed


def proven_order(printed: Sequence[PrintedDate], assumed: DateOrder | None = None) -> tuple[DateOrder | None, bool]:
    """The order that the dates of a document prove by themselves, and whether some of them prove the one and some the other.

    Dates that contradict each other decide nothing unless one side is three times the other. Dots prove that the day comes first, but not
    where a paper comes from (`assumed`) a country that puts the month first.
    """
    dots_prove = assumed != "month_first"
    certain = {each.certain for each in printed if each.certain and not each.dotted}
    votes = {"day_first": 0, "month_first": 0}
    for each in printed:
        proven = None if not dots_prove and each.turned else each.decides or _proven_elsewhere(each, certain)
        if proven:
            votes[proven] += 1
    day, month = votes["day_first"], votes["month_first"]
    if day > 3 * month:
        return "day_first", False
    if month > 3 * day:
        return "month_first", False
    return None, bool(day or month)


def assumed_order(currency: str | None, country: str | None, language: str | None) -> DateOrder | None:
    """The order that people write dates in where a document comes from; None where nothing says or the signs disagree."""
    if country == "US" and language not in _DAY_FIRST_LANGUAGES:  # whoever writes German to America puts the day first
        return None if currency in _DAY_FIRST_CURRENCIES else "month_first"
    if country or currency in _DAY_FIRST_CURRENCIES or language in _DAY_FIRST_LANGUAGES:
        return "day_first"
    return None


def _proven_elsewhere(each: PrintedDate, certain: set[date]) -> DateOrder | None:
    """The order that a day of the week beside a date proves, or the same day written out in another place."""
    if each.day_first is None or each.month_first is None or each.day_first == each.month_first:
        return None
    weekday = _WEEKDAY.search(each.cell.text[: each.start])
    day, month = each.day_first in certain, each.month_first in certain
    if weekday is not None and weekday.lastindex:
        day = each.day_first.weekday() == weekday.lastindex - 1
        month = each.month_first.weekday() == weekday.lastindex - 1
    if day == month:
        return None
    return "day_first" if day else "month_first"


def settle_by_terms(issue: PrintedDate, due: PrintedDate, days: Sequence[int], assumed: DateOrder | None = None) -> DateOrder | None:
    """The order under which a due date can follow an issue date.

    The printed number of days speaks louder than where the paper comes from (`assumed`), which speaks louder than what is only possible.
    """
    exact = exact_order(issue, due, days)
    if exact:
        return exact
    gaps = _gaps(issue, due)
    if len(gaps) < 2:
        return assumed
    possible: list[DateOrder] = [order for order, gap in gaps.items() if 0 <= gap <= _LONGEST_TERMS_IN_DAYS]
    if not possible:
        return assumed  # a date that lies before the other however both are read is none that is due
    if assumed is None or assumed in possible:
        return assumed or (possible[0] if len(possible) == 1 else None)
    usual: list[DateOrder] = [order for order, gap in gaps.items() if gap in USUAL_TERMS]
    return usual[0] if len(usual) == 1 else None


def exact_order(issue: PrintedDate, due: PrintedDate, days: Sequence[int]) -> DateOrder | None:
    """The one order under which a date follows the issue date by a printed number of days."""
    fits: list[DateOrder] = [order for order, gap in _gaps(issue, due).items() if gap and gap in days]
    return fits[0] if len(fits) == 1 else None


def _gaps(issue: PrintedDate, due: PrintedDate) -> dict[DateOrder, int]:
    """How many days lie between two dates under each order that makes days of both."""
    gaps: dict[DateOrder, int] = {}
    if issue.day_first and due.day_first:
        gaps["day_first"] = (due.day_first - issue.day_first).days
    if issue.month_first and due.month_first:
        gaps["month_first"] = (due.month_first - issue.month_first).days
    return gaps
