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


def languages_for(texts: list[str], languages: tuple[str, ...], readable_share: float) -> tuple[str, ...]:
    """The languages to read the page with: those given, one that its words speak of, and Chinese where Latin letters make no sense."""
    seen = {token.lower() for text in texts for token in _TOKEN.findall(text)}
    counts = {language: len(seen & words) for language, words in _EVIDENCE.items() if language not in languages}
    best = max(counts, key=lambda language: counts[language], default=None)
    chosen = languages
    if best is not None and counts[best] >= _NEEDED:
        chosen = (*chosen, best)
    if CHINESE not in chosen and readable_share < _UNREADABLE and len(texts) >= 8:
        chosen = (CHINESE, *chosen)
    return chosen
