"""The words by which the title of a paper goes on to its date: "vom", "du", "dated", "issued on", "établie à Rives le"."""

from __future__ import annotations

import re

_WHERE = r"(?:\s+(?:à|in|te|at)\s+[^\W\d]+(?:[ '’-][^\W\d]+){0,3}?)?,?"
_WRITTEN = (
    rf"(?:(?:issued|raised|made out){_WHERE}(?:\s+on)?|"
    rf"(?:[ée]tablie?|[ée]mise?|[ée]dit[ée]e?|dress[ée]e?){_WHERE}\s+(?:le|en date du)|en date du|"
    rf"(?:ausgestellt|erstellt|ausgefertigt){_WHERE}\s+am|(?:opgemaakt|opgestel|uitgereikt?|uitgegeven){_WHERE}\s+op)"
)
WRITTEN_ON = re.compile(rf"(?i)^\W*{_WRITTEN}\W*$")
"""What stands between a number and its date and says that the paper was written then."""
BEGINS_TO_SAY_WHEN = r"issued|raised|[ée]tablie?|[ée]mise?|[ée]dit[ée]e?|en date du|ausgestellt|erstellt|opgemaakt|uitgereik"
BEFORE_TITLE_DATE = re.compile(
    r"(?i)(?:\b(?:vom|of|dated|date|du|van|gedateer|gedateerd|d\.\s?d\.|del|z dnia|datum)|日期)\s*[:：]?\s*$|\d\s*[,/|–—·•-]?\s*$"
    rf"|\b{_WRITTEN}\s*$"
)
BEHIND_NUMBER = re.compile(r"\W*\S*\d\S*(?: ?[/-] ?\S*\d\S*)*\s*[|·•–—/,-]\s*")
"""A number and a sign that parts it from what follows, "0117744 | "."""
RUNS_ON = re.compile(rf"(?i)\b(?:vom|dated|du|gedateerd?|d\.\s?d\.|(?<=\d )(?:of|van)|{_WRITTEN})\s*$")
OF_ANOTHER = re.compile(
    r"(?i)^\W*(?:zur?|zu den|for|on|to|re|sur|à|de la|d[eu]|op|bij|voor|van|von|of|gegen|contre|credit(?:ing)? (?:of|for|op)|"
    r"storno (?:der|zur?|von)|annulation de|annulering van|bezug|betr\w*|ref\w*)\b"
)
"""What a line begins with that names another paper, "zur Rechnung vom"."""
