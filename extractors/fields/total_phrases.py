"""What a phrase at the foot of a paper names, put together from its words: nobody can list every way to say "total including tax".

"Gesamtsumme der Leistungen ohne Umsatzsteuer", "Total amount payable by you incl. VAT": each word says what it says in its language, and
the words together say which total it is. A phrase with a word that says nothing of money is no total.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.fields.labels import Role, label_key

_WORDS: dict[str, str] = {
    "total": "gesamtpreis total totals sum amount value summe betrag gesamt gesamtbetrag gesamtsumme gesamtwert endbetrag endsumme wert rechnungsbetrag "
    "rechnungssumme totaal totaalbedrag bedrag somme totale waarde montant faktuurbedrag factuurbedrag invoicetotal eindbedrag endtotal",
    "partial": "subtotal sub zwischensumme subtotaal sous subtotale",
    "net": "net nett netto nettobetrag nettosumme nettowert",
    "gross": "gross brutto bruttobetrag bruttosumme ttc",
    "without": "excl excluding exclusive exclusief ex without before ohne exkl zonder excluded uitgesluit uitsluitend eksklusief sonder hors "
    "sans ht voor vor uitgesonderd exclusieve",
    "with": "incl including inclusive inclusief inkl inklusive einschl einschliesslich mit ingesluit insluitend inklusief met with avec",
    "tax": "vat btw mwst ust umsatzsteuer mehrwertsteuer steuer tva taxe taxes tax gst hst pst sst belasting mehrwertsteuern",
    "tax_sum": "steuerbetrag mwstbetrag ustbetrag steuersumme umsatzsteuerbetrag taxamount btwbedrag mehrwertsteuerbetrag gesamtsteuer",
    "due": "due payable owing outstanding zahlbetrag zahlen zahlungsbetrag zahlbar uberweisen uberweisungsbetrag offen offener restbetrag "
    "restforderung restzahlung payer regler du dus betalen voldoen verskuldig betaalbaar balance saldo solde pay restant verbleibender "
    "verbleibt resterend openstaand uitstaande nachzahlung",
    "paid": "paid deposit prepaid prepayment received anzahlung anzahlungen abschlag abschlagszahlung abschlagszahlungen abschlagsrechnung "
    "teilzahlung teilzahlungen teilrechnung vorauszahlung vorauszahlungen bezahlt gezahlt gezahlte erhalten erhaltene geleistete acompte "
    "acomptes verse verses paye regle aanbetaling betaald voldaan voorschot voorskot betaal deposito avance arrhes previously already "
    "previous prior earlier voorheen reeds bereits deja invoiced vereinnahmt vereinnahmte",
    "filler": "te of the this for in on to be by from and a an us you now your all our at der die das des dieser diese den dem fur im in zu sie "
    "von vom und de la le les cette ce des au aux a et du facture invoice rechnung faktuur factuur van het die hierdie deze is part payment "
    "payments payment zahlung zahlungen paiement betaling betalings less minus minder abzgl abzuglich moins af add plus zzgl zuzuglich final "
    "please bitte currency price prices prix preis prijs prys order contract goods services leistungen positionen lines items no nr "
    "per claim certificate date dated eur euro euros zar rand usd gbp chf cny dollars pounds",
}
_KIND_OF_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_WITHHELD = re.compile(
    r"(?i)withh|wht|retention|retensie|einbehalt|bauabzug|retenue|inhouding|weerhou|bronbelasting|quellensteuer|代扣|质保金"
)
_NAMES_OF_PAPERS = {"invoice", "rechnung", "facture", "faktuur", "factuur"}
_LONGEST_PHRASE = 9


def is_withheld(text: str) -> bool:
    """Whether a phrase names money that the buyer keeps back: tax withheld at the source, or retention for the work's guarantee."""
    return _WITHHELD.search(text) is not None


@lru_cache(maxsize=4096)
def role_of_phrase(text: str) -> Role | None:
    """Which total a phrase names by its words, or None where it names none or says something else besides."""
    words = [label_key(word) for word in re.split(r"[\s:/()\[\]*.,=@-]+", text)]
    words = [word for word in words if word and not any(ch.isdigit() or ch in "#%" for ch in word)]
    if not 1 <= len(words) <= _LONGEST_PHRASE or is_withheld(text):
        return None
    kinds = [_KIND_OF_WORD.get(word) for word in words]
    if None in kinds or (set(kinds) == {"tax", "filler"} and _NAMES_OF_PAPERS & set(words)):
        return None
    return _role(set(kinds))


def _role(kinds: set[str | None]) -> Role | None:
    taxed = "with" in kinds or "gross" in kinds
    untaxed = "without" in kinds or "net" in kinds
    if "paid" in kinds:
        return None if "due" in kinds else "prepaid_total"
    if "due" in kinds:
        return None if untaxed and not taxed else ("tax_total" if "tax" in kinds and not kinds & {"total", "with"} else "amount_due")
    if "tax_sum" in kinds:
        return None if taxed or untaxed else "tax_total"
    if "tax" in kinds and not (taxed or untaxed or "partial" in kinds):
        return "tax_total"
    if not kinds & {"total", "partial", "net", "gross", "tax"}:
        return None
    if untaxed and not taxed:
        return "net_total"
    if taxed and not untaxed:
        return "gross_total"
    if "partial" in kinds:
        return "net_total"
    return "gross_total" if kinds & {"total"} and not (taxed and untaxed) else None
