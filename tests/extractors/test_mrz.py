"""The machine-readable zone: its layouts, what OCR does to it, and the words of a page it is found among."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.fields.mrz import birth_date_of, check_digit, expiry_date_of, parse_zone
from extractors.fields.mrz_align import aligned
from extractors.fields.mrz_on_page import find_zone, zone_fields
from extractors.fields.mrz_repair import repair_zone
from extractors.model import Box, Page, Word
from extractors.terms import DocumentKind, Term
from tests.extractors import mrz_specimens as specimens

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize("lines", specimens.ALL)
def test_every_published_specimen_holds(lines: tuple[str, ...]) -> None:
    zone = parse_zone(lines)
    assert zone is not None
    assert zone.is_valid
    assert repair_zone(lines) == zone


def test_a_passport_gives_its_fields() -> None:
    zone = parse_zone(specimens.TD3)
    assert zone is not None
    assert (zone.layout, zone.kind) == ("TD3", DocumentKind.PASSPORT)
    assert (zone.surname, zone.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (zone.document_number, zone.issuing_country, zone.nationality) == ("L898902C3", "UTO", "UTO")
    assert (zone.birth, zone.sex, zone.expiry) == ("740812", "F", "120415")


def test_a_card_and_a_visa_are_told_from_a_passport() -> None:
    card, visa = parse_zone(specimens.TD1), parse_zone(specimens.MRV_A)
    assert card is not None
    assert visa is not None
    assert card.kind is DocumentKind.ID_CARD
    assert visa.kind is DocumentKind.VISA


def test_a_number_too_long_for_its_field_goes_on_in_the_optional_one() -> None:
    zone = parse_zone(specimens.TD1_LONG_NUMBER)
    assert zone is not None
    assert zone.document_number == "D23145890734"
    assert zone.is_valid


def test_a_changed_digit_is_noticed() -> None:
    zone = parse_zone((specimens.TD3[0], specimens.TD3[1].replace("740812", "740813")))
    assert zone is not None
    assert set(zone.failed_checks) == {"birth_date", "composite"}


def test_a_wrong_check_digit_stays_as_it_is_printed() -> None:
    printed = (specimens.TD2[0], specimens.TD2[1][:-1] + "7")
    zone = repair_zone(printed)
    assert zone is not None
    assert zone.lines == printed
    assert zone.failed_checks == ("composite",)


def test_an_empty_field_has_zero_or_a_filler_as_its_check_digit() -> None:
    assert check_digit("<" * 14) == "0"


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        (("P<UTOERIKSSON<<ANNA<MARIA<<<KKKK<KKKKKKKKKK<", "L898902C36UT07408122F1204I59ZE184226B<<<<<1O"), specimens.TD3),
        (("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<10"), specimens.TD3),
        (("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122FF1204159ZE184226B<<<<<10"), specimens.TD3),
        (("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8989O2C36UTO74O8I22F12O4159ZE184226B<<<<<10"), specimens.TD3),
        (("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F12041S9UT0<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<KKK<<KK"), specimens.TD1),
        (("p‹utoeriksson«anna‹maria«««««««««‹", "l898902c36uto7408122f1204159ze184226b‹‹‹‹‹10"), specimens.TD3),
    ],
)
def test_what_ocr_mistakes_is_repaired_by_place(raw: tuple[str, ...], meant: tuple[str, ...]) -> None:
    zone = repair_zone(raw)
    assert zone is not None
    assert zone.lines == meant


def test_a_name_of_letters_that_fillers_are_taken_for_stays() -> None:
    zone = repair_zone(("P<POLKOWALSKI<<LESZEK<<<<<<<<<<<<<<<<<<<<<<<", specimens.TD3[1]))
    assert zone is not None
    assert (zone.surname, zone.given_names) == ("KOWALSKI", "LESZEK")


@pytest.mark.parametrize(
    "lines",
    [
        ("THIS IS A LINE OF PRINT THAT IS AS LONG AS A ZONE", "AND THIS IS ANOTHER ONE OF THE SAME LENGTH AS IT"),
        ("PAYMENT<<TO<THE<ACCOUNT<BELOW<WITHIN<30<DAYS", "62005512345678901234567890123456789012345678"),
        ("", ""),
        (),
    ],
)
def test_lines_of_print_are_no_zone(lines: tuple[str, ...]) -> None:
    assert repair_zone(lines) is None


def test_fillers_that_were_seen_put_the_letters_in_their_places() -> None:
    fillers = [sign == "<" for sign in "LIN<<CHIEN<SHENG<<<<"]
    assert aligned("LIN<<CHIEN<KSHENG<<KKK<", fillers) == "LIN<<CHIEN<SHENG<<<<"
    assert aligned("LIN<KCHIENXSHENGK<<", fillers) == "LIN<<CHIEN<SHENG<<<<"
    assert aligned("LIN<<CHIEN<SHE", fillers) is None


def test_a_birth_date_is_never_in_the_future() -> None:
    assert birth_date_of("740812", TODAY) == "1974-08-12"
    assert birth_date_of("260228", TODAY) == "2026-02-28"
    assert birth_date_of("260302", TODAY) == "1926-03-02"
    assert birth_date_of("000229", TODAY) == "2000-02-29"
    assert birth_date_of("741332", TODAY) is None
    assert birth_date_of("74<<<<", TODAY) is None


def test_an_expiry_date_lies_at_most_twenty_years_ahead() -> None:
    assert expiry_date_of("120415", TODAY) == "2012-04-15"
    assert expiry_date_of("361231", TODAY) == "2036-12-31"
    assert expiry_date_of("961210", TODAY) == "1996-12-10"


def _page(lines: tuple[str, ...], *, upside_down: bool = False) -> Page:
    words = [Word("PASSPORT", Box(50, 40, 120, 52), 0.9, "tesseract")]
    for number, line in enumerate(lines):
        top = 330 - 20 * number if upside_down else 300 + 20 * number
        words.append(Word(line, Box(40, top, 480, top + 12), 0.8, "tesseract"))
    return Page(1, 500, 350, 0, tuple(words))


def test_the_zone_is_found_among_the_words_of_a_page_with_a_box_for_each_field() -> None:
    found = find_zone([_page(specimens.TD3)])
    assert found is not None
    fields = {field.term: field for field in zone_fields(found, TODAY)}
    assert fields[Term.SURNAME].value == "ERIKSSON"
    assert fields[Term.EXPIRY_DATE].value == "2012-04-15"
    assert fields[Term.MRZ_LINES].value == "\n".join(specimens.TD3)
    assert fields[Term.MRZ_VALID].value == "yes"
    box = fields[Term.DOCUMENT_NUMBER].evidence[0].box
    assert box is not None
    assert (box.x0, box.top) == (40, 320)
    assert box.x1 == pytest.approx(40 + 9 * 10)


def test_an_upside_down_zone_is_read_in_the_order_of_its_words() -> None:
    found = find_zone([_page(specimens.TD1, upside_down=True)])
    assert found is not None
    assert found.zone.lines == specimens.TD1


def test_a_zone_that_ocr_cut_into_words_is_joined_by_lines() -> None:
    words = []
    for number, line in enumerate(specimens.TD3):
        for part in range(4):
            piece = line[part * 11 : part * 11 + 11]
            words.append(Word(piece, Box(40 + part * 112, 300 + 20 * number, 40 + part * 112 + 108, 312 + 20 * number), 0.8, "tesseract"))
    found = find_zone([Page(1, 500, 350, 0, tuple(words))])
    assert found is not None
    assert found.zone.lines == specimens.TD3


def test_a_page_without_a_zone_has_none() -> None:
    assert find_zone([Page(1, 500, 350, 0, (Word("Invoice", Box(1, 1, 50, 10), None, "text_layer"),))]) is None
