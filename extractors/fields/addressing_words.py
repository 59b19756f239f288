"""Headings that say whom a paper goes to and not what he is, as keys of labels: the buyer of an invoice, the seller of an order."""

from __future__ import annotations

ATTENTION = frozenset(["attention", "attn", "forattention", "viraandag"])
TO = ATTENTION | frozenset(
    [
        "to",
        "aan",
        "an",
        "a",
        "messrs",
        "ms",
        "mnre",
        "addressedto",
        "issuedto",
        "gerigaan",
        "uitgereikaan",
        "gerichtetan",
        "ausgestelltan",
        "empfanger",
        "destinataire",
        "adressea",
        "alattentionde",
        "gerichtaan",
        "uitgereiktaan",
        "geadresseerde",
        "raisedon",
        "致",
        "收件方",
        "收件人",
        "受文单位",
    ]
)
FROM = frozenset(["from", "von", "van", "de", "vanaf", "absender", "sender", "afsender", "afzender", "expediteur", "emetteur"])
"""Headings that say whom a paper comes from: the seller of an invoice, the buyer of an order or of a remittance."""
