"""The names of the months as invoices write them, in the languages of the first markets and their neighbours."""

from __future__ import annotations

import unicodedata

_NAMES = """
1 january jan januarie januar jaen jaenner janner janvier janv januari enero ene gennaio gen stycznia styczen styczeń
2 february feb febr februarie februar feber fevrier fevr fev februari febrero febbraio lutego luty
3 march mar maa maart mrt marz maerz mars marzo marca marzec mrz
4 april apr avril avr abril abr aprile kwietnia kwiecien
5 may mei mai mayo maggio mag maja maj
6 june jun junie juni juin junio giugno giu czerwca czerwiec
7 july jul julie juli juillet juil julio luglio lug lipca lipiec
8 august aug augustus augustus aout agosto ago sierpnia sierpien
9 september sep sept septembre septiembre settembre set wrzesnia wrzesien
10 october oct oktober okt octobre octubre ottobre ott pazdziernika pazdziernik
11 november nov novembre noviembre listopada listopad
12 december dec desember des dezember dez decembre diciembre dic dicembre grudnia grudzien
"""


def fold_name(name: str) -> str:
    """A month's name without case, accents or a closing point."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l")).encode("ascii", "ignore").decode()
    return plain.lower().rstrip(".")


MONTHS: dict[str, int] = {
    fold_name(name): int(number) for number, *names in (line.split() for line in _NAMES.strip().splitlines()) for name in names
}
"""The number of a month by its folded name."""
