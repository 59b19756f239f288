"""A label that is in no table can be told by the stems of its words: "Rechnungsbeleg-Nummer:", "Invoice serial no.", "Kundenanschrift:".

Only short phrases count that a colon closes, or that hardly can be anything else; they weigh less than a label that is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.fields.company_names import has_legal_form

_WEIGHT = 0.8
_LONGEST_IN_WORDS = 6
_LONGEST_BARE_IN_WORDS = 3
_LONGEST = 46
_NUMBER = r"(?:\b(?:no|nr|num|nbr|number|numero|numéro|serial|id|ref|reference)\b|n°|nº|nummer|nommer|zeichen|kenmerk|verwysing|#|号|编号)"
_DATE = re.compile(
    r"(?i)\bdat|datum|date|\btag\b|due|fällig|échéance|verval|terms|日期|amount|total|betrag|montant|bedrag|金额|vat|ust|tva|btw|tax|税"
)
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "delivery_note_number",
        re.compile(
            rf"(?i)(?=.*(?:deliver|despatch|dispatch|packing|lieferschein|livraison|aflewering|pakbon|leverbon|送货|发货|交货))(?=.*{_NUMBER})"
        ),
    ),
    (
        "po_number",
        re.compile(rf"(?i)(?=.*(?:order|\bp\.?o\b|bestell|commande|\bcde\b|订单|采购))(?=.*{_NUMBER})"),
    ),
    (
        "invoice_number",
        re.compile(
            rf"(?i)(?=.*(?:invoice|\binv\b|rechnung|factur|faktuur|gutschrift|credit ?nota?|avoir|kredietnota|发票))(?=.*{_NUMBER})"
        ),
    ),
    (
        "plain",
        re.compile(rf"(?i)(?=.*(?:customer|client|kund|klant|klient|kliënt|debitor|debiteur|account|member|客户))(?=.*{_NUMBER})"),
    ),
)
_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "ship_to_heading",
        re.compile(
            r"(?i)\b(?:ship|deliver|consign|dispatch|despatch)|\bliefer(?!ant)|warenempf|versand|livrais|livré|aflewer|aflever|leverings?adres|bezorg|送货|收货|交货"
        ),
    ),
    (
        "seller_heading",
        re.compile(
            r"(?i)\b(?:seller|supplier|vendor|biller)\b|verkäufer|lieferant|rechnungs(?:aus)?steller|fournisseur|vendeur|verskaffer|verkoper|leverancier|供应商|销售方|卖方"
        ),
    ),
    (
        "buyer_heading",
        re.compile(
            r"(?i)\b(?:bill(?:ed|ing)?|invoiced?|charge[ds]?|sold)\b.{0,12}\bto\b|\b(?:customer|client|buyer|purchaser|debtor|payer)\b|"
            r"kund(?:e|in)|käufer|(?:rechnungs|leistungs)(?:empf|adress|anschrift)|auftraggeber|besteller|facturé|acheteur|destinataire|klant|afnemer|"
            r"kliënt|klient|koper|debiteur|gefaktureer|factuur(?:adres| aan)|faktuur(?:adres| aan)|客户|买方|购方|购买方|购货"
        ),
    ),
)


def roles_by_stems(phrase: str) -> Mapping[str, float]:
    """The roles of a phrase that stands as a label, told by the stems of its words; empty where they tell nothing."""
    text = phrase.strip()
    closed = text.endswith((":", "："))
    words = text.rstrip(":： ").split()
    if not words or len(words) > _LONGEST_IN_WORDS or len(text) > _LONGEST or any(ch.isdigit() for ch in text) or _DATE.search(text):
        return {}
    number = next((role for role, pattern in _NUMBERS if pattern.search(text)), None)
    if number is not None:
        return {number: _WEIGHT} if closed or len(words) <= _LONGEST_BARE_IN_WORDS else {}
    if not closed and (len(words) > _LONGEST_BARE_IN_WORDS or has_legal_form(text)):
        return {}
    heading = next((role for role, pattern in _HEADINGS if (found := pattern.search(text)) and (closed or found.start() == 0)), None)
    return {heading: _WEIGHT} if heading is not None else {}
