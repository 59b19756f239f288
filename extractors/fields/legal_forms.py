"""The forms of law that a company's name ends in, in the lands that papers come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.signs import has_letter_or_digit, letter_count

_COUNTIES = (
    "antrim|armagh|carlow|cavan|clare|cork|derry|donegal|down|dublin|durham|fermanagh|galway|kerry|kildare|kilkenny|laois|leitrim|limerick|"
    r"londonderry|longford|louth|mayo|meath|monaghan|offaly|roscommon|sligo|tipperary|tyrone|waterford|westmeath|wexford|wicklow|na\s\w+"
)
"""The counties of Ireland and Durham, before which "Co." is no company's: "Tralee, Co. Kerry"."""
_LEGAL_FORM = re.compile(
    rf"""(?ix)
    \b(?: gmbh | ges\.?\s?m\.?\s?b\.?\s?h | mbh | ag | (?<!\d\s)kg | kgaa | ohg | e\.?\s?k\.? | e\.\s?u | ug | se | e\.?\s?v\.?
      | \(?\s?pty\s?\)?\.?\s*(?:ltd|limited)? | pvt\.? | \(?edms\)?\.?\s*(?:bpk|beperk) | bpk | beperk | ltd | limited | llc | llp | inc
          | incorporated | corp | corporation
      | plc | cc | bk | npc | msw | ko[öo]peratief | co-?operative | rf | eurl | bvba | cv | ohg | haftungsbeschränkt
      | (?-i:JV|CIC|CIO|PJSC|L\.L\.C|F\.?Z\.?E|FZ-?LLC)
      | trust | joint\s+venture | consortium | sarl | s\.?a\.?r\.?l | sas | sasu | eurl | s\.a | s\.?p\.?a | s\.?r\.?l | s\.l | b\.?\s?v
          | n\.?\s?v(?!\.\s?t\b) | v\.?o\.?f | s\.?n\.?c | pte | lda | ltda | t/a
      | sdn\.?\s*bhd | bhd | sp\.?\s*z\s*o\.?\s*o | gbr | enterprises? | trading | holdings? | group | company | teoranta
          | co(?!(?<!&\sco)\.?\s(?:{_COUNTIES})\b) | industries
          | aps | oy | ab | as | ggmbh | reg\.?\s?gen\.?\s?m\.?\s?b\.?\s?h | (?-i:eG) | ges\.?\s?[bn]\.?\s?b?\.?\s?r
          | part(?:g|gesellschaft)\s?mbb | (?<=[^\W\d_]\s)(?-i:mbB) | (?<=[^\W\d_]\s)(?-i:Ing|Inc)(?=\.?$)
          | vzw | asbl | comm\.\s?v(?:\.?\s?a)?
          | s\.\s?[àa]\s?r\.?\s?l | s[àa]rl | sagl | [ée]tablissements
          | (?-i: SELARL | SELAS | EARL | GAEC | SCEA | SCCV | SCOP | SCRL | SComm | GIE | SCI | SCP | SNC | CUMA )
          | (?<=[^\W\d_]\s)(?-i:SC)$ | (?<![\w\s])(?-i:E[tT][sS])(?=\.?\s[A-ZÉ])
    )\b\.? | 有限公司 | 公司 | 厂 | 集团
    """
)
_STRONG_FORM = re.compile(
    r"""(?ix)\b(?: gmbh | ag | (?<!\d\s)kg | ohg | \(?\s?pty\s?\)?\.?\s*(?:ltd|limited)? | pvt\.?\s*ltd | \(?edms\)?\.?\s*bpk | beperk | ltd
        | limited | teoranta | llc | inc | plc | sarl | sas | eurl
      | s\.p\.a | s\.?r\.?l | b\.v | n\.v(?!\.\s?t\b) | bv | nv | e\.\s?u | kgaa
        | bvba | v\.?o\.?f | ug | llp | bk | bpk | npc | sasu | sprl | e\.\s?k | ges\.?\s?m\.?\s?b\.?\s?h | gbr | s\.\s?r\.\s?o | kft
          | (?<=[^\W\d_]\s)(?-i:mbB)
          | aps | sdn\.?\s*bhd | bhd | sp\.?\s*z\s*o\.?\s*o | corp | corporation | cc | ggmbh | reg\.?\s?gen\.?\s?m\.?\s?b\.?\s?h
          | part(?:g|gesellschaft)\s?mbb | vzw | asbl | comm\.\s?v(?:\.?\s?a)? | s\.\s?[àa]\s?r\.?\s?l | s[àa]rl | sagl
          | (?-i: SELARL | SELAS | EARL | GAEC | SCEA | SCCV | SCOP | SCRL | SComm | Oyj? | CIC | PJSC | L\.L\.C )
          | (?<=[^\W\d_]\s)(?-i:SE)(?=$|,) )\b\.?
          | 有限公司 | 公司"""
)
_INITIALS = re.compile(r"\b\w ?[&+] ?\w\b")  # who is called "J & M (Pty) Ltd"
_TEXTS_KEPT = 4096  # of some pages, since several rules ask the same lines
_ENDS_IN_FORM = re.compile(
    r"(?i)(?<=[^\W\d_] )(?:\(?pty\)?\.? ?(?:ltd|limited)|\(?edms\)?\.? ?bpk|ltd|limited|gmbh|llc|inc|cc|plc|sdn\.? ?bhd|b\.?v|sarl)\.?$"
    r"|公司$|(?:厂|廠|贸易部|经营部|批发部|门市部|商行|商店|事务所|事務所|合作社|企業社|工作室)$"
)
_LAST_OF_FORMS = (
    "td",
    "ed",
    "pk",
    "bh",
    "lc",
    "nc",
    "cc",
    "hd",
    "bv",
    ".v",
    "rl",
    "公司",
    "厂",
    "廠",
    "易部",
    "营部",
    "发部",
    "市部",
    "商行",
    "商店",
    "务所",
    "務所",
    "作社",
    "業社",
    "作室",
)


@lru_cache(_TEXTS_KEPT)
def has_legal_form(text: str) -> bool:
    """Whether a name ends or continues with a form of law: Ltd, GmbH, (Pty) Ltd, BV, 有限公司; "Cement 50 kg" has none."""
    return _LEGAL_FORM.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def has_strong_legal_form(text: str) -> bool:
    """Whether a form stands there that hardly occurs but in a company's name."""
    return _STRONG_FORM.search(text) is not None


@lru_cache(_TEXTS_KEPT)
def is_only_form(text: str) -> bool:
    """Whether a line is nothing but a form of law and words of a group, as the second line of a wrapped name is."""
    rest = _LEGAL_FORM.sub("", _STRONG_FORM.sub("", text))
    return letter_count(rest) < 3 and _INITIALS.search(rest) is None


@lru_cache(_TEXTS_KEPT)
def is_form_alone(text: str) -> bool:
    """Whether a line is a form of law and no letter besides, which is nobody's name as even "J & M Ltd" is one."""
    if not has_legal_form(text):
        return False
    rest = _LEGAL_FORM.sub("", _STRONG_FORM.sub("", text))
    return not has_letter_or_digit(rest)


def ends_in_form(text: str) -> bool:
    """Whether a line ends as a company's full name does, in its form of law behind another word: "Karoo Timber (Pty) Ltd"."""
    return may_end_in_form(text) and _ENDS_IN_FORM.search(text) is not None


def may_end_in_form(text: str) -> bool:
    """Whether the last two letters of a line, or of its last word, are those of a form of law: a quick look before a slow one."""
    return text.rstrip(".\n")[-2:].lower().endswith(_LAST_OF_FORMS)


def strong_forms_in(text: str) -> Iterator[re.Match[str]]:
    """Each form of law in a text that nothing but a company bears."""
    return _STRONG_FORM.finditer(text)
