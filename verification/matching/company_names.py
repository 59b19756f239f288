"""Company names as people retype them: with or without the legal form, in capitals, with accents, `&` for `and`, a trading name behind.

The core of a name is what is left without its legal form; two names are compared by their cores, and the form counts for little, since
`(Pty) Ltd` and `Edms Bpk` are one thing in two languages.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Legal forms by what they mean; the words are those of the registers of the countries our clients trade with.
_FORMS: dict[str, str] = {
    "private company": (
        "proprietary limited|pty limited|pty ltd|edms beperk|edms bpk|eiendoms beperk|private limited|pvt ltd|sdn bhd|pte ltd"
    ),
    "close corporation": "close corporation|cc|bk|beslote korporasie",
    "cooperative": "co operative limited|cooperative|kooperasie beperk|kooperatief",
    "trust": "family trust|trust",
    "public company": "public limited company|plc|bhd|berhad",
    "limited": "company limited|co ltd|limited|beperk|bpk|ltd|inc|incorporated|corporation|corp|llc|rf|npc|soc",
    "gmbh": (
        "gesellschaft mit beschrankter haftung|gesellschaft mit beschraenkter haftung|g m b h|gmbh and co kg|gmbh und co kg|gmbh co kg"
        "|gmbh and co kgaa|gmbh co kgaa|gmbh|ug haftungsbeschrankt|ug|mbh"
    ),
    "ag": "aktiengesellschaft|ag|se|kgaa",
    "partnership": "ohg|kg|gbr|e k|ek|llp|lp|snc|scs",
    "bv": "besloten vennootschap|b v|bv|n v|nv|vof|bvba|sprl|srl|s r l",
    "sa": "societe anonyme|societe a responsabilite limitee|s a s|sas|sasu|s a r l|sarl|eurl|s a|sa|s p a|spa|s l|sl|lda",
    "nordic": "a s|as|aps|a b|ab|oy|oyj",
    "slavic": "sp z o o|spolka z o o|s r o|sro",
}
_FORM_OF = {writing: form for form, writings in _FORMS.items() for writing in writings.split("|")}
_LONGEST_FORM = max(len(writing.split()) for writing in _FORM_OF)

_CHINESE_FORMS = ("股份有限公司", "有限责任公司", "有限責任公司", "股份公司", "集团有限公司", "有限公司", "公司", "集团", "厂")
_TRADING_AS = re.compile(r"\b(?:t\s*/\s*a|trading\s+as|h\s*/\s*a|handeldrywend\s+as|d\s*/\s*b\s*/\s*a)\b", re.IGNORECASE)
_NOISE = frozenset({"the", "die", "and", "en", "und", "et", "of", "van", "de"})
_CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


def is_cjk(text: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return bool(_CJK.search(text))


def fold(text: str) -> str:
    """Case, width, accents and punctuation folded away; words parted by single spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold()
    plain = "".join(each for each in plain if not unicodedata.combining(each)).replace("&", " and ")
    return " ".join(re.findall(r"\w+", plain.replace("_", " ").replace("'", "").replace("’", "")))


@lru_cache(maxsize=65536)
def core_name(name: str) -> str:
    """A company's name without its legal form: `Karoo Wool (Pty) Ltd` and `KAROO WOOL EDMS BPK` both give `karoo wool`.

    A name that is nothing but legal form keeps its words.
    """
    return split_name(name)[0]


@lru_cache(maxsize=65536)
def split_name(name: str) -> tuple[str, str | None]:
    """The core of a name and what its legal form means (None where it has none)."""
    if is_cjk(name):
        return _chinese_core(name)
    words = fold(name).split()
    form: str | None = None
    cut = True
    while cut and len(words) > 1:
        cut = False
        for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
            found = _FORM_OF.get(" ".join(words[-length:]))
            if found:
                words, form, cut = words[:-length], form or found, True
                break
    kept = [each for each in words if each not in _NOISE] or words
    return " ".join(kept), form


def _chinese_core(name: str) -> tuple[str, str | None]:
    compact = "".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name))).casefold()
    compact = _place_first(name, compact)
    form = next((each for each in _CHINESE_FORMS if compact.endswith(each) and len(compact) > len(each)), None)
    if form:
        compact = compact[: -len(form)]
    # A place is written with or without its rank: 深圳市 and 深圳, 广东省 and 广东.
    compact = re.sub(r"^(.{2,3})[市省](?=.{2})", r"\1", compact)
    return compact, "limited" if form else None


def _place_first(name: str, compact: str) -> str:
    """`华强电子（深圳）有限公司` is `深圳华强电子有限公司`."""
    found = re.fullmatch(r"(\w{2,})[（(](\w{2,3})[）)](\w+)", "".join(unicodedata.normalize("NFKC", name).split()))
    return f"{found[2]}{found[1]}{found[3]}".casefold() if found and is_cjk(found[2]) else compact


def writings_of(name: str) -> tuple[str, ...]:
    """The names that one printed name holds: the company's, and the one it trades under."""
    parts = [each.strip(" ,;:-()") for each in _TRADING_AS.split(name)]
    return tuple(each for each in parts if each) or (name,)


def tokens_of(core: str) -> tuple[str, ...]:
    """What a core name is looked up by: its words, or pairs of neighbouring characters where it is Chinese."""
    if is_cjk(core):
        return tuple(core[at : at + 2] for at in range(max(1, len(core) - 1)))
    return tuple(core.split())
