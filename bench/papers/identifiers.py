"""Numbers that prove themselves: tax numbers, registrations and accounts with the check digits that each country asks for."""

from __future__ import annotations

from random import Random

from stdnum import iban as iban_number
from stdnum import luhn
from stdnum.at import uid
from stdnum.be import vat as be_vat
from stdnum.ch import uid as ch_uid
from stdnum.cn import uscc
from stdnum.de import vat as de_vat
from stdnum.fr import siren as fr_siren
from stdnum.gb import vat as gb_vat
from stdnum.nl import btw

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def digits(rng: Random, count: int) -> str:
    """So many figures, the first no zero."""
    return str(rng.randrange(10 ** (count - 1), 10**count))


def _until(valid: object, make: object) -> str:
    for _ in range(5000):
        number = str(make())  # type: ignore[operator]
        if valid(number):  # type: ignore[operator]
            return number
    raise ValueError("no valid number was drawn")  # the share of valid numbers is at least one in a hundred


def tax_number(rng: Random, country: str) -> str:
    """A tax number as the country writes it, with a valid check digit."""
    match country:
        case "ZA":  # ten figures, begins with 4, Luhn
            body = "4" + digits(rng, 8)
            return body + luhn.calc_check_digit(body)
        case "GB":
            number = _until(gb_vat.is_valid, lambda: digits(rng, 9))
            return "GB " + f"{number[:3]} {number[3:7]} {number[7:]}" if rng.random() < 0.5 else "GB" + number
        case "US":
            number = digits(rng, 9)
            return f"{number[:2]}-{number[2:]}"
        case "DE":
            body = digits(rng, 8)
            return "DE" + de_vat.compact(_until(de_vat.is_valid, lambda: body + str(rng.randrange(10))))
        case "AT":
            return "ATU" + _until(lambda n: uid.is_valid("U" + n), lambda: digits(rng, 8))
        case "CH":
            number = _until(lambda n: ch_uid.is_valid("CHE" + n), lambda: digits(rng, 9))
            return f"CHE-{number[:3]}.{number[3:6]}.{number[6:]} MWST"
        case "FR":
            siren = _siren(rng)
            return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02}{siren}"
        case "NL":
            return "NL" + _until(btw.is_valid, lambda: f"{digits(rng, 9)}B0{rng.randrange(1, 4)}")
        case "BE":
            body = "0" + digits(rng, 7)
            number = body + f"{97 - int(body) % 97:02}"
            be_vat.validate(number)
            return f"BE {number[:4]}.{number[4:7]}.{number[7:]}" if rng.random() < 0.5 else "BE" + number
        case "CN":
            body = "91" + digits(rng, 6) + "MA" + "".join(rng.choice(_USCC) for _ in range(7))
            return body + uscc.calc_check_digit(body)
        case _:  # India: state, permanent account number, entity, Z, check digit
            body = f"{rng.randrange(1, 36):02}" + "".join(rng.choice("ABCDEFGHKLMPRSTV") for _ in range(3)) + "C"
            body += rng.choice("ABDGKMPRS") + digits(rng, 4) + rng.choice("ABCDEFGH") + "1Z"
            return body + _gstin_check(body)


def _siren(rng: Random) -> str:
    body = digits(rng, 8)
    number = body + luhn.calc_check_digit(body)
    return fr_siren.compact(number)


def _gstin_check(body: str) -> str:
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    total = 0
    for place, letter in enumerate(body):
        product = letters.index(letter) * (2 if place % 2 else 1)
        total += product // 36 + product % 36
    return letters[(36 - total % 36) % 36]


def registration(rng: Random, country: str) -> str:
    """A company registration as the country writes it."""
    match country:
        case "ZA":
            return f"{rng.randrange(1994, 2025)}/{digits(rng, 6)}/{rng.choice(('07', '07', '23', '06'))}"
        case "GB":
            return "0" + digits(rng, 7)
        case "DE":
            return digits(rng, 5)
        case "AT":
            return f"FN {digits(rng, 6)}{rng.choice('abdfghik')}"
        case "FR":
            siren = _siren(rng)
            body = siren + "0001"
            check = next(str(d) for d in range(10) if luhn.is_valid(body + str(d)))
            return f"{siren[:3]} {siren[3:6]} {siren[6:]} 0001{check}"
        case "IN":
            return f"U{digits(rng, 5)}MH{rng.randrange(1995, 2024)}PTC{digits(rng, 6)}"
        case _:
            return digits(rng, 8)


_IBAN_BODIES = {"DE": 18, "AT": 16, "CH": 17, "FR": 23, "BE": 12}


def iban(rng: Random, country: str, bank_code: str) -> str:
    """An IBAN with its check digits, in groups of four."""
    body = bank_code[:4] + digits(rng, 10) if country in ("NL", "GB") else digits(rng, _IBAN_BODIES.get(country, 18))
    if country == "GB":
        body = bank_code[:4] + digits(rng, 14)
    if country == "BE":
        body = body[:10] + f"{(int(body[:10]) % 97) or 97:02}"
    if country == "FR":
        whole = body[:21]
        key = 97 - (89 * int(whole[:5]) + 15 * int(whole[5:10]) + 3 * int(whole[10:21])) % 97
        body = whole + f"{key:02}"
    number = country + iban_number.calc_check_digits(country + "00" + body) + body
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
