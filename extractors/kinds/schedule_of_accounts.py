"""A schedule of accounts is the client's signed list of the invoices that it sells to the factor."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._listings import read_schedule_of_accounts
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.SCHEDULE_OF_ACCOUNTS,
    cues=(
        Cue(
            (
                r"\bschedule of (?:accounts|assignment|invoices|receivables|debts|debtors|offered|purchased)\b|"
                r"\bassignment schedule\b|^\W*bordereau\W*$|\bbordereau (?:of|no|nr|n°|#)|"
                r"\binvoice schedule\b|\boffer schedule\b|\bschedule and assignment\b"
            ),
            10,
            "title",
        ),
        Cue(r"\b(?:skedule|lys) van (?:fakture|rekeninge|debiteure|sessie)\b|\bsessieskedule\b", 10, "title"),
        Cue(
            (
                r"\babtretungsliste\b|\bbordereau (?:de cession|d.affacturage|d(?:e|es) (?:factures|cr[eé]ances)|dailly)\b|"
                r"\bcessielijst\b|应收账款转让清单|转让清单|应收账款明细"
            ),
            10,
            "title",
        ),
        Cue(r"\bhereby (?:sell|assign|cede|offer)\b|\bsell and assign\b|\bwe assign\b|\bverkoop en sedeer\b|兹.{0,6}转让", 2.5),
        Cue(r"\bnumber of invoices\b|\btotal (?:value )?(?:of )?invoices\b|\baantal fakture\b", 1.5),
    ),
    extract=read_schedule_of_accounts,
)
