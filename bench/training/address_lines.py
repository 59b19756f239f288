"""Made address blocks, letterheads and what else stands on a page, every piece with what it is: company, street, place, telephone.

The words are in `address_words.yaml`, written by hand. What is drawn is no page, only its lines in reading order.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import yaml

import extractors
from bench.training.address_print import Line, as_printed

_WORDS = Path(__file__).with_name("address_words.yaml")
_JOINTS = (" · ", ", ", " | ", " - ", " • ", " – ", "  ", ", ", " * ")
_SLOT = re.compile(r"\{(\w)\}")
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@functools.cache
def words() -> dict[str, Any]:
    """The lists."""
    loaded: dict[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def labels() -> list[str]:
    """What papers call their fields and columns, which is never part of an address."""
    own = (Path(extractors.__file__).parent / "fields").glob("labels*.yaml")
    found = [
        phrase
        for path in sorted(own)
        for phrases in yaml.safe_load(path.read_text(encoding="utf-8")).values()
        for phrase in phrases.split(";")
    ]
    return [phrase.partition("|")[0].strip() for phrase in found if phrase.strip()]


def blocks(rng: Random, count: int) -> Iterator[list[Line]]:
    """So many groups of lines that stand together on some page."""
    codes = list(words()["countries"])
    weights = [words()["countries"][code]["weight"] for code in codes]
    for _ in range(count):
        chinese = rng.random() < 0.1
        code = "CN" if chinese else rng.choices(codes, weights=weights)[0]
        yield as_printed(_Drawer(rng, code).block(), rng)


class _Drawer:
    """Draws what one country prints."""

    def __init__(self, rng: Random, code: str) -> None:
        self.rng, self.code = rng, code
        self.own = words()["countries"].get(code, {})

    def block(self) -> list[Line]:
        form = self.rng.random()
        if form < 0.48:
            return self.standing()
        if form < 0.6:
            return [self.senders_line()]
        if form < 0.74:
            return self.letterhead()
        if form < 0.82:
            return self.foot()
        lines = [self.other() for _ in range(self.rng.randrange(1, 7))]
        if self.rng.random() < 0.3:
            lines.insert(self.rng.randrange(len(lines)), self.number())
        return lines

    def standing(self) -> list[Line]:
        """Name, who it is for, address and numbers under each other, or only some of them."""
        rng, lines = self.rng, list[Line]()
        if rng.random() < 0.25:
            label = rng.choice(words()["labels"])
            label = (label.upper() if rng.random() < 0.25 else label) + rng.choice(("", ":", " :"))
            lines.append([(label, "OTHER")])
            if rng.random() < 0.4:
                lines[-1] += [(" ", "OTHER"), (self.company(), "COMPANY")]
        if len(lines) == 0 or len(lines[-1]) == 1:
            lines += [[(self.company(), "COMPANY")]] if rng.random() < 0.88 else [self.attention()]
        if rng.random() < 0.1:
            cut = lines[-1][-1][0].split(" ")
            if len(cut) > 2 and len(lines[-1]) == 1:
                at = rng.randrange(1, len(cut))
                lines[-1:] = [[(" ".join(cut[:at]), "COMPANY")], [(" ".join(cut[at:]), "COMPANY")]]
        for chance, extra in ((0.12, self.trading), (0.16, self.department), (0.26, self.attention), (0.06, self.slogan)):
            if rng.random() < chance:
                lines.append(extra())
        lines += self.address()
        tail = [self.contact, self.contact, self.number, self.contact, self.number]
        if rng.random() < 0.5:
            rng.shuffle(tail)
            lines += [make() for make in tail[: rng.randrange(1, 5)]]
            if rng.random() < 0.2:
                lines.append(self.attention())
            if rng.random() < 0.2:
                lines.append(self.other())
        if rng.random() < 0.2:
            lines = lines[rng.randrange(len(lines)) :]
        if rng.random() < 0.2:
            lines = lines[: rng.randrange(1, len(lines) + 1)]
        return lines

    def senders_line(self) -> Line:
        """What stands small above an address window: name, street and town, parted by a sign."""
        joint = self.rng.choice(_JOINTS)
        parts = [[(self.company(), "COMPANY")], *self.address()]
        if self.rng.random() < 0.25:
            parts.append(self.contact())
        if self.rng.random() < 0.15:
            parts = parts[1:]
        return _joined(parts, joint)

    def letterhead(self) -> list[Line]:
        """The firm at the head: name, slogan, the address in one line or beside the telephone."""
        rng = self.rng
        lines: list[Line] = [[(self.company(), "COMPANY")]]
        for chance, extra in ((0.3, self.slogan), (0.15, self.trading)):
            if rng.random() < chance:
                lines.append(extra())
        joint = rng.choice(_JOINTS)
        if rng.random() < 0.6:
            lines.append(_joined(self.address(), joint))
        else:
            lines += [line if rng.random() < 0.5 else _joined([line, self.contact()], "  ") for line in self.address()]
        for _ in range(rng.randrange(3)):
            facts = [rng.choice((self.contact, self.contact, self.number))() for _ in range(rng.randrange(1, 4))]
            lines.append(_joined(facts, rng.choice(_JOINTS)))
        if rng.random() < 0.15:
            lines.insert(0, self.slogan())
        return lines

    def foot(self) -> list[Line]:
        """Three columns of a foot, read row by row, or a line of facts."""
        rng = self.rng
        first = [[(self.company(), "COMPANY")], *self.address()]
        second = [self.contact() for _ in range(rng.randrange(1, 4))]
        third = [self.number() for _ in range(rng.randrange(1, 4))]
        if rng.random() < 0.4:
            return [_joined([*first, *second, *third], rng.choice(_JOINTS))]
        columns = [first, second, third]
        rows = []
        for at in range(max(map(len, columns))):
            rows.append(_joined([column[at] for column in columns if at < len(column)], "   "))
        return rows

    def address(self) -> list[Line]:
        rng = self.rng
        if self.code == "CN":
            return self.chinese()
        lines: list[Line] = []
        building: list[Line] = []
        if rng.random() < 0.14:
            building.append([(self.filled(rng.choice(words()["units"])), "STREET")])
        if rng.random() < 0.12:
            building.append([(self.filled(rng.choice(words()["buildings"])), "STREET")])
        if len(building) == 2 and rng.random() < 0.4:
            building = [_joined(building, ", ")]
        street: Line = [(self.filled(rng.choice(self.own["street"])), "STREET")]
        if rng.random() < 0.1:
            street = [(f"{self.filled(rng.choice(words()['units']))}, ", "STREET"), *street]
        boxed = rng.random()
        lines += [*building, street] if boxed > 0.16 else [[(self.filled(rng.choice(self.own["box"])).strip(), "BOX")]]
        if 0.16 < boxed < 0.22:
            lines.append([(self.filled(rng.choice(self.own["box"])).strip(), "BOX")])
        if rng.random() < 0.28:
            suburb: Line = [(self.filled(rng.choice(words()["parks"])) if rng.random() < 0.6 else rng.choice(self.own["places"]), "PLACE")]
            lines.insert(0 if rng.random() < 0.2 else len(lines), suburb)
        lines += self.town()
        if rng.random() < 0.22:
            lines.append([(rng.choice(self.own["names"]) if rng.random() < 0.85 else self.code, "COUNTRY")])
        if rng.random() < 0.1:
            return [_joined(lines, ", ")]
        if rng.random() < 0.12 and len(lines) > 2:
            return [_joined(lines[:2], ", "), *lines[2:]]
        return lines

    def town(self) -> list[Line]:
        """The line with the town and its code, or the lines of both."""
        rng = self.rng
        place, code = self.place(), self.filled(rng.choice(self.own["code"]))
        if rng.random() < 0.05 and len(self.code) == 2:
            code = f"{self.code} {code}"
        if rng.random() < 0.12:
            place = place.upper()
        lines = []
        for part in rng.choice(self.own["town"]).split("|"):
            line: Line = []
            for at, text in enumerate(re.split(r"(\{\w\})", part)):
                if at % 2:
                    value, what = {
                        "{k}": (place, "PLACE"),
                        "{c}": (code, "POSTCODE"),
                        "{r}": (rng.choice(self.own["regions"]), "REGION"),
                        "{s}": (self.surname(), "PLACE"),
                    }[text]
                    line.append((value, what))
                elif text:
                    line.append((self.filled(text), "POSTCODE" if text.endswith("-") and at == 0 else "PLACE"))
            lines.append(line)
        return lines

    def chinese(self) -> list[Line]:
        own, rng = words()["chinese"], self.rng
        if rng.random() < 0.2:
            street: Line = [(self.filled(rng.choice(own["pinyin"])), "STREET")]
            town: Line = [(self.filled(rng.choice(own["latin_towns"])), "PLACE")]
            lines = [street, town] if rng.random() < 0.6 else [_joined([street, town], ", ")]
            return [*lines, [(rng.choice(("China", "P.R. China", "PR CHINA", "中国")), "COUNTRY")]] if rng.random() < 0.5 else lines
        line: Line = [
            (rng.choice(own["provinces"]), "REGION"),
            (rng.choice(own["cities"]) + rng.choice(own["districts"]), "PLACE"),
            (rng.choice(own["roads"]) + f"{rng.randrange(1, 900)}号" + self.filled(rng.choice(own["rest"])), "STREET"),
        ]
        line = [piece for piece in line if piece[0]]
        if rng.random() < 0.25:
            line.insert(0, (rng.choice(("地址：", "地址:", "地址 ")), "OTHER"))
        if rng.random() < 0.15:
            line.append((" " + self.filled("######"), "POSTCODE"))
        return [line]

    def company(self) -> str:
        rng = self.rng
        if self.code == "CN":
            own = words()["chinese"]
            if rng.random() < 0.15:
                return str(rng.choice(own["latin_names"]))
            city = rng.choice(own["cities"])[:2] * (rng.random() < 0.6)
            return f"{city}{rng.choice(own['stems'])}{rng.choice(own['trades'])}{rng.choice(own['legal'])}"
        if rng.random() < 0.14:
            return self._free()
        stem = self._stem()
        trade = rng.choice(words()["trades"][rng.choice([own for own in self.own["lang"] if own in words()["trades"]] or ["en"])])
        legal = self.filled(rng.choice(self.own["legal"]))
        shape = rng.random()
        core = f"{stem} {trade}" if shape < 0.62 else stem if shape < 0.8 else f"{trade} {stem}" if shape < 0.9 else f"{stem} {trade}"
        if shape >= 0.9:
            core = f"{core} {rng.choice(words()['groupings'])}"
        if rng.random() < 0.22:
            return core.upper() if rng.random() < 0.2 else core
        whole = f"{core} {legal}" if rng.random() < 0.93 else f"{core}, {legal}"
        return whole.upper() if rng.random() < 0.12 else whole

    def _free(self) -> str:
        """A name of common words, which shops, schools and public bodies have, with no form of law behind it as often as not."""
        rng = self.rng
        own = words()["free"]
        text = rng.choice(own.get(rng.choice(self.own["lang"]), own["en"]))
        for slot, drawn in (("{a}", words()["adjectives"]), ("{b}", words()["nouns"])):
            while slot in text:
                text = text.replace(slot, rng.choice(drawn), 1)
        text = self.filled(text)
        text = f"{text} {self.filled(rng.choice(self.own['legal']))}" if rng.random() < 0.35 else text
        return text.title() if rng.random() < 0.3 else text

    def _stem(self) -> str:
        rng = self.rng
        kind = rng.random()
        if kind < 0.3:
            return str(rng.choice(words()["stems"]))
        if kind < 0.5:
            return self.surname() + (f" {rng.choice(('&', 'und', 'et', 'en', '+'))} {self.surname()}" if rng.random() < 0.3 else "")
        if kind < 0.62:
            return self.place()
        if kind < 0.72:
            return "".join(rng.choice(_LETTERS) for _ in range(rng.randrange(2, 5)))
        if kind < 0.78:
            return f"{rng.choice(_LETTERS)} & {rng.choice(_LETTERS)}"
        if kind < 0.84:
            return self.person()
        return "".join(rng.choice(words()["syllables"]) for _ in range(rng.randrange(2, 5))).capitalize()

    def trading(self) -> Line:
        before = self.rng.choice(
            (
                "t/a ",
                "T/A ",
                "trading as ",
                "h/a ",
                "A division of ",
                "a division of ",
                "Division of ",
                "'n afdeling van ",
                "Ein Unternehmen der ",
            )
        )
        return [(before + self.company(), "COMPANY")]

    def department(self) -> Line:
        return [(self.rng.choice(words()["departments"]), "DEPARTMENT")]

    def attention(self) -> Line:
        before, _, after = self.rng.choice(words()["attention"]).partition("{p}")
        return [(before + self.person() + after, "PERSON")]

    def other(self) -> Line:
        """What is no party at all: labels, wares, amounts, dates, sentences."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.3:
            return [(self.filled(rng.choice(words()["others"])), "OTHER")]
        if kind < 0.6:
            label = rng.choice(labels())
            label = label.upper() if rng.random() < 0.3 else label.capitalize() if rng.random() < 0.5 else label.title()
            behind = rng.choice(("", "", ":", " :", ".", ": ")) + (self.filled(rng.choice(words()["values"])) if rng.random() < 0.4 else "")
            return [(label + behind if behind[:1] in ":. " else f"{label} {behind}".strip(), "OTHER")]
        if kind < 0.75:
            return [(self.filled(rng.choice(words()["values"])), "OTHER")]
        ware = self.filled(rng.choice(words()["wares"]))
        if kind < 0.85:
            return [(ware, "OTHER")]
        return [(f"{self.filled(rng.choice(words()['values']))} {ware} {self.filled(rng.choice(words()['values']))}", "OTHER")]

    def slogan(self) -> Line:
        return [(self.rng.choice(words()["slogans"]), "OTHER")]

    def contact(self) -> Line:
        text = self.rng.choice(words()["contact"])
        return [(self.filled(text), "CONTACT")]

    def number(self) -> Line:
        return [(self.filled(self.rng.choice(words()["numbers"])), "NUMBER")]

    def person(self) -> str:
        if self.code == "CN":
            return str(self.rng.choice(words()["chinese"]["people"]))
        given = self.rng.choice(words()["given"].get(self.own["people"], words()["given"]["en"]))
        return f"{given if self.rng.random() < 0.75 else given[0] + '.'} {self.surname()}"

    def surname(self) -> str:
        if self.code == "CN":
            return "Wang"
        if self.rng.random() < 0.15:
            return "".join(self.rng.choice(words()["syllables"]) for _ in range(self.rng.randrange(2, 4))).capitalize()
        return str(self.rng.choice(words()["surnames"][self.own["people"]]))

    def place(self) -> str:
        if self.code == "CN":
            return "Shenzhen"
        if self.rng.random() < 0.2:
            ending = self.rng.choice(
                ("ton", "ville", "burg", "dorp", "heim", "berg", "stad", "ford", "fontein", "ac", "y", "o", "ów", "by")
            )
            return "".join(self.rng.choice(words()["syllables"]) for _ in range(2)).capitalize() + ending
        return str(self.rng.choice(self.own["places"]))

    def filled(self, text: str) -> str:
        """A template with its slots, figures and letters drawn."""
        rng = self.rng
        makers = {"n": lambda: str(int(10 ** (rng.random() * 2.4))), "s": self.surname, "k": self.place, "p": self.person}
        makers |= {"t": self._telephone, "m": self._mail, "w": self._web}
        text = _SLOT.sub(lambda match: makers[match[1]](), text) if "{" in text else text
        return "".join(
            str(rng.randrange(10)) if ch == "#" else rng.choice(_LETTERS) if ch == "@" and "." not in text[-6:] else ch for ch in text
        )

    def _telephone(self) -> str:
        return str(self.rng.choice(self.own.get("phone", ["0## ########", "+86 ### #### ####"])))

    def _domain(self) -> str:
        ending = self.rng.choice(("com", "co.za", "de", "fr", "nl", "co.uk", "eu", "net", "cn", self.code.lower()))
        stem = "".join(self.rng.choice(words()["syllables"]) for _ in range(self.rng.randrange(2, 5)))
        return f"{stem}{self.rng.choice(('', '-group', '24', 'sa'))}.{ending}"

    def _web(self) -> str:
        return "www." + self._domain()

    def _mail(self) -> str:
        return self.rng.choice(("info", "sales", "accounts", "buchhaltung", "compta", "kontakt", "j.smith")) + "@" + self._domain()


def _joined(parts: list[Line], joint: str) -> Line:
    """Parts in one line; a joint is what the part before it is."""
    line: Line = []
    for part in parts:
        if line:
            line.append((joint, line[-1][1]))
        line += part
    return line
