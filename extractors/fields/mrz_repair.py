"""What OCR makes of a machine-readable zone, brought back to what the layout allows at each place.

OCR takes fillers for K, letters for digits, and one sign for two (`O0`, `1I`). The layout says which places hold digits and which
letters, and check digits say which of several readings is right (ICAO 9303-3). A check digit itself is only ever read, never
computed: a card with a wrong one must still show it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence

from extractors.fields.mrz import LAYOUTS, MachineReadableZone, Span, ZoneLayout, check_digit, cut, failed_checks, parse_zone

_AS_DIGIT = {"O": "0", "Q": "0", "D": "0", "U": "0", "I": "1", "L": "1", "Z": "2", "A": "4", "S": "5", "G": "6", "T": "7", "B": "8"}
_AS_LETTER = {"0": "O", "1": "I", "2": "Z", "4": "A", "5": "S", "6": "G", "7": "T", "8": "B"}
_FILLER_SIGNS = {"«": "<<", "‹": "<", "〈": "<", "《": "<<", "≪": "<<", "(": "<", "{": "<", "[": "<", "€": "<", "£": "<"}
_TAKEN_FOR_FILLERS = set("KXCSELZ")
_ONE_SIGN_TWICE = {
    frozenset(pair) for pair in ("O0", "I1", "S5", "B8", "Z2", "G6", "<K", "<C", "<L", "<E", "QO", "Q0", "D0", "1L", "FE", "<X")
}

_FEWEST_CHECKS = {"TD3": 3}  # that must hold before lines count as a zone, elsewhere 2: each holds by chance in a tenth of all lines
_FEWEST_DIGITS = 10  # or letters taken for them, in the line of dates, which has fourteen at least
_FIRST_LETTERS = {"TD1": "IAC1L", "TD2": "IACP1", "TD3": "P", "MRV-A": "V", "MRV-B": "V"}  # I may have been read as 1 or L
_MOST_MISSING = 12  # fillers lost from one line: OCR drops parts of long runs
_MOST_EXTRA = 4
_MOST_DELETION_CANDIDATES = 3000


def zone_characters(text: str) -> str:
    """A line as OCR read it, in the 37 characters of a zone: no spaces, capitals, quotation marks as the fillers they were."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[^A-Z0-9<]", "", "".join(_FILLER_SIGNS.get(character, character) for character in folded))


def repair_zone(raw: Sequence[str]) -> MachineReadableZone | None:
    """The zone that some consecutive lines of these are, or None. Where several readings are possible, the one whose checks hold wins."""
    lines = [line for line in map(zone_characters, raw) if len(line) >= 20]
    found = []
    for layout in LAYOUTS.values():
        for start in range(len(lines) - layout.line_count + 1):
            window = lines[start : start + layout.line_count]
            zone = _repaired(window, layout)
            if zone is not None:
                found.append((doubt(zone), sum(abs(len(line) - layout.line_length) for line in window), zone))
    return min(found, key=lambda each: each[:2], default=(0, 0, None))[2]


def doubt(zone: MachineReadableZone) -> int:
    """How doubtful a reading is: how many check digits do not hold."""
    return len(zone.failed_checks)


def _repaired(raw: Sequence[str], layout: ZoneLayout) -> MachineReadableZone | None:
    if not _worth_trying(raw, layout):
        return None
    if layout.name == "TD1":
        lines = [_card_first_line(raw[0], layout), _data_line(raw[1], 1, layout), _names(raw[2], layout.line_length)]
    else:
        lines = [_names_line(raw[0], layout), _data_line(raw[1], 1, layout)]
    if any(len(line) != layout.line_length for line in lines):
        return None
    lines = _with_numbers_that_check(lines, layout)
    return parse_zone(lines) if _plausible(lines, layout) else None


def _worth_trying(raw: Sequence[str], layout: ZoneLayout) -> bool:
    """A glance that spares lines of print the search through thousands of readings: lengths, first letter, digits where they belong."""
    if any(not -_MOST_MISSING <= len(line) - layout.line_length <= _MOST_EXTRA for line in raw):
        return False
    digits = [sum(character.isdigit() or character in "OQIZSB" for character in line) for line in raw]
    names = raw[layout.names.line]
    is_zone = raw[0][0] in _FIRST_LETTERS[layout.name] and digits[1] >= _FEWEST_DIGITS and ("<<" in names or "KK" in names or "<K" in names)
    return is_zone and sum(character.isdigit() for character in names) <= len(names) // 6


def _plausible(lines: Sequence[str], layout: ZoneLayout) -> bool:
    """Whether lines of the right length can be a zone at all: a known first letter, days of the calendar, checks that hold."""
    if lines[0][0] not in _FIRST_LETTERS[layout.name] or not re.fullmatch(r"[A-Z<]{3}", lines[0][2:5]) or lines[0][2] == "<":
        return False
    if "<" not in "".join(lines) or not all(_may_be_a_day(cut(lines, span)) for span in (layout.birth, layout.expiry)):
        return False
    return len(layout.checks) - len(failed_checks(lines, layout)) >= _FEWEST_CHECKS.get(layout.name, 2)


def _may_be_a_day(characters: str) -> bool:
    """YYMMDD, or fillers where the day or month is not known."""
    return re.fullmatch(r"(\d\d|<<)(0[1-9]|1[0-2]|<<)(0[1-9]|[12]\d|3[01]|<<)", characters) is not None


def _names_line(raw: str, layout: ZoneLayout) -> str:
    """Document code, state and names: letters and fillers only."""
    start = raw[:2].replace("0", "O").replace("1", "I")
    if len(raw) > 2 and raw[1] in _TAKEN_FOR_FILLERS and raw[0] in "PIAC" and raw[1] != "C":
        start = raw[0] + "<"
    return start + _letters(raw[2:5]) + _names(raw[5:], layout.line_length - 5)


def _names(raw: str, length: int) -> str:
    letters = _letters(raw)
    letters = re.sub(r"<[KXCE]<", "<<<", letters)
    tail = re.search(r"(?:<|K{3,})[<KXCSELZ]*$", letters)
    while tail and tail.start() > 0 and letters[tail.start() - 1] == "<":
        tail = re.compile(r"[<KXCSELZ]*$").match(letters, tail.start() - 1)
    if tail and _is_only_fillers(tail.group()):
        letters = letters[: tail.start()] + _given_name(letters[: tail.start()], tail.group())
    return letters.ljust(length, "<")[:length]


def _given_name(before: str, tail: str) -> str:
    """A given name made of letters that fillers are taken for, right behind the surname: LESZEK, not KKKEK."""
    match = re.match(r"<<([A-Z]{2,}(?:<[A-Z]{2,})*)(?=<|$)", tail)
    if match is None or "<<" in before or 2 * match[1].count("K") >= len(match[1]):
        return ""
    return match.group()


def _is_only_fillers(tail: str) -> bool:
    """A tail of look-alikes is filler where fillers or Ks make most of it; a last name such as `<LESZEK` is not."""
    return len(tail) < 3 or tail.count("<") + tail.count("K") >= 0.6 * len(tail)


def _letters(raw: str) -> str:
    return "".join(_AS_LETTER.get(character, "<" if character.isdigit() else character) for character in raw)


def _card_first_line(raw: str, layout: ZoneLayout) -> str:
    fitted = min(_fitted(raw, layout.line_length), key=lambda line: _card_cost(line, layout), default="")
    if len(fitted) != layout.line_length:
        return fitted
    first = "I" if fitted[0] in "1L" else fitted[0]
    second = "<" if fitted[1] in "KX" else _letters(fitted[1])
    return first + second + _letters(fitted[2:5]) + fitted[5:14] + _digit(fitted[14]) + fitted[15:]


def _card_cost(line: str, layout: ZoneLayout) -> int:
    number = line[layout.document_number.start : layout.document_number.end]
    options = [check_digit(option) for option in _numbers_alike(number)]
    wrong = 0 if _digit(line[14]) in options or line[14] == "<" else 4
    return wrong + sum(character.isdigit() for character in line[2:5]) - line.count("<<<")


def _data_line(raw: str, line_number: int, layout: ZoneLayout) -> str:
    """The line with dates and check digits, at its right length and with digits where only digits can stand."""
    places = _digit_places(line_number, layout)
    letters = {*range(layout.nationality.start, layout.nationality.end), layout.sex.start}
    best, best_cost = "", 10**6
    for fitted in _fitted(raw, layout.line_length):
        shaped = "".join(
            _digit(character) if place in places else _letter_or_filler(character) if place in letters else character
            for place, character in enumerate(fitted)
        )
        cost = _shape_cost(fitted, shaped, places, letters, layout)
        if cost < best_cost:
            cost += _check_cost(shaped, layout)
        if cost < best_cost:
            best, best_cost = shaped, cost
    return re.sub(r"(?<=[<\d])[OQ](?=[<\d]|$)", "0", best)  # alone among digits and fillers it is no letter


def _digit_places(line_number: int, layout: ZoneLayout) -> set[int]:
    spans = [layout.birth, layout.expiry, *(place for _, _, place in layout.checks)]
    return {place for span in spans if span.line == line_number for place in range(span.start, span.end)}


def _shape_cost(fitted: str, shaped: str, places: Iterable[int], letters: Iterable[int], layout: ZoneLayout) -> int:
    changed = sum(before != after for before, after in zip(fitted, shaped, strict=True))
    wrong = sum(not (shaped[place].isdigit() or shaped[place] == "<") for place in places)
    wrong += sum(not (shaped[place].isalpha() or shaped[place] == "<") for place in letters)
    wrong += shaped[layout.sex.start] not in "MF<X"
    return changed + 10 * wrong


def _check_cost(shaped: str, layout: ZoneLayout) -> int:
    lines = ["<" * layout.line_length] * layout.line_count
    lines[1] = shaped
    failed = 0
    for _, covered, place in layout.checks:
        if place.line == 1 and all(span.line == 1 for span in covered):
            failed += cut(lines, place) not in {check_digit(option) for option in _joined_alike([cut(lines, span) for span in covered])}
    return 5 * failed


def _joined_alike(parts: Sequence[str]) -> set[str]:
    whole = "".join(parts)
    return {whole, *_numbers_alike(whole)} if len(whole) <= 14 else {whole}


def _digit(character: str) -> str:
    return _AS_DIGIT.get(character, character)


def _letter_or_filler(character: str) -> str:
    return _AS_LETTER.get(character, character)


def _fitted(raw: str, length: int) -> Iterable[str]:
    """The line at its right length: signs read twice taken out, or fillers put back into the runs that lost them."""
    extra = len(raw) - length
    if extra == 0:
        yield raw
    elif extra > 0:
        yield from _shortened(raw, extra)
    else:
        yield from _lengthened(raw, -extra)


def _shortened(raw: str, extra: int) -> Iterable[str]:
    doubled = [
        place
        for place in range(len(raw))
        if any(
            frozenset((raw[place], raw[beside])) in _ONE_SIGN_TWICE or raw[place] == raw[beside]
            for beside in (place - 1, place + 1)
            if 0 <= beside < len(raw)
        )
    ]
    places = [*doubled, 0, len(raw) - 1]
    for taken_out in itertools.islice(itertools.combinations(sorted(set(places)), extra), _MOST_DELETION_CANDIDATES):
        yield "".join(character for place, character in enumerate(raw) if place not in taken_out)


def _lengthened(raw: str, missing: int) -> Iterable[str]:
    runs = [match.end() for match in re.finditer(r"<+", raw)]
    for place in [*runs, len(raw)]:
        yield raw[:place] + "<" * missing + raw[place:]


def _numbers_alike(number: str) -> list[str]:
    """A number and its readings with look-alikes as digits or letters, the likeliest first.

    Round letters are zeroes before anything else, since issuers avoid O and Q, and a D among them is one more; then as read, all as
    digits, and by how few signs differ.
    """
    round_as_zero = re.sub(r"[OQ0D]{2,}|[OQ]", lambda run: "0" * len(run.group()), number)
    all_digits = "".join(_AS_DIGIT.get(character, character) if character in "OQDIZSBG" else character for character in number)
    options = [round_as_zero, number, all_digits]
    places = [place for place, character in enumerate(number) if character in _SWAPS]
    for count in (1, 2, 3):
        for changed in itertools.combinations(places, count):
            options.append("".join(_SWAPS[c] if place in changed else c for place, c in enumerate(number)))
    return options


_SWAPS = {
    **{letter: digit for letter, digit in _AS_DIGIT.items() if letter in "OIZSGB"},
    "0": "O",
    "1": "I",
    "2": "Z",
    "5": "S",
    "6": "G",
    "8": "B",
    "Q": "0",
    "D": "0",
}


def _with_numbers_that_check(lines: Sequence[str], layout: ZoneLayout) -> list[str]:
    """Numbers of letters and digits, with look-alikes exchanged where only that makes their check digit hold."""
    repaired = list(lines)
    for name, covered, place in layout.checks:
        if name not in {"document_number", "personal_number"} or len(covered) != 1:
            continue
        span = covered[0]
        number, printed = cut(repaired, span), cut(repaired, place)
        if printed == "<":
            continue
        options = [option for option in _numbers_alike(number) if check_digit(option) == printed]
        if options:
            repaired[span.line] = _replaced(repaired[span.line], span, options[0])
    return repaired


def _replaced(line: str, span: Span, characters: str) -> str:
    return line[: span.start] + characters + line[span.end :]
