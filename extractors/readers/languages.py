"""Which languages a page is written in, told from a first reading of it with the Latin letters of English."""

from __future__ import annotations

import re

_WORDS = {
    "deu": (
        "rechnung rechnungsnummer datum betrag summe gesamt mwst ust netto brutto steuer kunde kundennummer menge preis einheit"
        " straße lieferung und der die das von für mit zzgl gmbh bitte zahlung steuernummer rechnungsdatum gesamtbetrag lieferschein"
    ),
    "fra": (
        "facture numéro date montant total tva ht ttc client adresse livraison quantité prix unitaire désignation règlement échéance"
        " et le la les des du pour avec sarl siret euros paiement numero quantite reglement echeance designation"
    ),
    "nld": (
        "factuur factuurnummer factuurdatum bedrag totaal btw klant klantnummer aantal prijs omschrijving van het een voor met"
        " levering vervaldatum"
    ),
    "afr": (
        "faktuur faktuurnommer datum bedrag totaal btw kliënt hoeveelheid prys beskrywing vir die van en aflewering verskuldig"
        " bestelling belasting"
    ),
}
_EVIDENCE = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_NEEDED = 4  # different words of a language; two languages share a few
_TOKEN = re.compile(r"[^\W\d_]{2,}")
CHINESE = "chi_sim"
_UNREADABLE = 0.45
_CHINESE_SIGNS = re.compile(r"[\u4e00-\u9fff]")
_CHINESE_NEEDED = 20  # fewer are a stamp or the name of somebody
_OF_LANGUAGE = {"af": "afr", "de": "deu", "fr": "fra", "nl": "nld", "zh": CHINESE}
_OF_COUNTRY = {"AT": "deu", "CN": CHINESE, "DE": "deu", "FR": "fra", "NL": "nld"}  # where business papers are hardly ever in English alone


def languages_for(texts: list[str], languages: tuple[str, ...], readable_share: float) -> tuple[str, ...]:
    """The languages to read a page with: those given, one that the words speak of, and Chinese where signs or senseless letters tell it."""
    seen = {token.lower() for text in texts for token in _TOKEN.findall(text)}
    counts = {language: len(seen & words) for language, words in _EVIDENCE.items() if language not in languages}
    best = max(counts, key=lambda language: counts[language], default=None)
    chosen = languages
    if best is not None and counts[best] >= _NEEDED:
        chosen = (*chosen, best)
    is_chinese = len(_CHINESE_SIGNS.findall("".join(texts))) >= _CHINESE_NEEDED or (readable_share < _UNREADABLE and len(texts) >= 8)
    if CHINESE not in chosen and is_chinese:
        chosen = (CHINESE, *chosen)
    return chosen


def languages_of_sender(language: str, country: str) -> tuple[str, ...]:
    """What papers from someone who is written to in this language (ISO 639-1) and sits in this country (ISO 3166-1) may be written in."""
    found = (_OF_LANGUAGE.get(language), _OF_COUNTRY.get(country))
    return tuple(dict.fromkeys(each for each in found if each is not None))
