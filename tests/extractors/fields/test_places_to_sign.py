"""Who received goods is read at the place to sign, however the form draws it; the driver's place and an empty one sign for nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.signing_words import Wording, wording
from extractors.kinds.delivery_note import RULES as DELIVERY_NOTE
from extractors.kinds.timesheet import RULES as TIMESHEET
from extractors.model import Box, Mark, Page
from extractors.terms import Term
from tests.extractors.fields.printed import printed

HEAD = """
DELIVERY NOTE
Protea Cove Security CC                     Delivery note no: POD5025
67 Voortrekker Way                          Date: 2026-03-01
Boksburg 1459

Deliver to:
Khaya Foods (Pty) Ltd
PO Box 2992
Kimberley, 8301

Description                                 Unit        Quantity
Labour: artisan                             HRS         24.00
River sand, delivered                       M3          100.00

"""
NAME = "Thandi Sithole"
Read = tuple[str | None, str | None, str, str | None]


def _page(block: str) -> Page:
    """The note with a place to sign under its goods; `~~~` is drawn by a pen."""
    page = printed(HEAD.strip("\n") + "\n" + block.strip("\n"))
    marks = [word.box for word in page.words if set(word.text) == {"~"}]
    words = tuple(word for word in page.words if set(word.text) != {"~"})
    return replace(page, words=words, marks=tuple(Mark("strokes", Box(box.x0, box.top - 8, box.x1, box.bottom + 3)) for box in marks))


def read(block: str) -> Read:
    """Whether the note is signed, by whom, whether the day stands there, and the day of the note itself."""
    parts = DELIVERY_NOTE.extract([_page(block)])
    fields = {field.term: field.value for field in parts.fields}
    assert parts.signing is not None
    return fields.get(Term.SIGNED), fields.get(Term.RECEIVED_BY), parts.signing.date.state, fields.get(Term.ISSUE_DATE)


SIGNED: Read = ("yes", NAME, "present", "2026-03-01")
EMPTY: Read = ("no", None, "absent", "2026-03-01")
FORMS = {
    "in one line": (
        "Received by: Thandi Sithole Signature: ~~~~~~~~ Date: 04/03/2026",
        "Received by: ______________ Signature: ________ Date: __________",
    ),
    "over the labels": (
        """
Short 2 boxes, outer carton damaged.
Thandi Sithole      ~~~~~~~~~~       04 March 2026
________________    _____________    ____________
Name                Signature        Date
""",
        """
Short 2 boxes, outer carton damaged.

________________    _____________    ____________
Name                Signature        Date
""",
    ),
    "in a column": (
        "ACCEPTED BY CUSTOMER\nSignature   ~~~~~~~~~~~\nFull name   Thandi Sithole\nDate        4 March 2026",
        "ACCEPTED BY CUSTOMER\nSignature\nFull name\nDate",
    ),
    "under headings": (
        "Received by          Signature          Date\nThandi Sithole       ~~~~~~~~           04/03/2026",
        "Received by          Signature          Date\n____________         __________         __________",
    ),
    "beside the driver": (
        """
Delivered by:                           Received by:
Name: Sipho Nkosi                       Name: Thandi Sithole
Signature: ~~~~~~~~~~                   Signature: ~~~~~~~~~
Date: 03/03/2026                        Date: 04/03/2026
""",
        """
Delivered by:                           Received by:
Name: Sipho Nkosi                       Name: ______________
Signature: ~~~~~~~~~~                   Signature: _________
Date: 03/03/2026                        Date: ______________
""",
    ),
    "under the driver": (
        """
Driver: Sipho Nkosi      Signature: ~~~~~~~~    Date: 03/03/2026
Received by: Thandi Sithole   Signature: ~~~~~~~~    Date: 04/03/2026
""",
        """
Driver: Sipho Nkosi      Signature: ~~~~~~~~    Date: 03/03/2026
Received by: __________  Signature: ________    Date: __________
""",
    ),
    "under somebody of whom nothing is known": (
        """
Store issuer: Pieter Jacobs   Signature: ~~~~~~~~   Date: 03/03/2026

Received by: Thandi Sithole   Signature: ~~~~~~~~   Date: 04/03/2026
""",
        """
Store issuer: Pieter Jacobs   Signature: ~~~~~~~~   Date: 03/03/2026

Received by: ____________   Signature: __________   Date: __________
""",
    ),
    "in a table of who signs": (
        """
              Name                Signature            Date
Driver        Sipho Nkosi         ~~~~~~~~~~           03/03/2026
Receiver      Thandi Sithole      ~~~~~~~~~            04/03/2026
""",
        """
              Name                Signature            Date
Driver        Sipho Nkosi         ~~~~~~~~~~           03/03/2026
Receiver
""",
    ),
    "for two companies": (
        """
For Protea Cove Security CC             For Khaya Foods (Pty) Ltd
                                        ~~~~~~~~~~~~~
_________________                       __________________
Signature                               Signature
Name:                                   Name: Thandi Sithole
Date:                                   Date: 04/03/2026
""",
        """
For Protea Cove Security CC             For Khaya Foods (Pty) Ltd
~~~~~~~~~~~~~
_________________                       __________________
Signature                               Signature
Name: Sipho Nkosi                       Name:
Date: 03/03/2026                        Date:
""",
    ),
    "for whom and not with what": (
        """
Goods received in good order
Thandi Sithole      ~~~~~~~~~~                      04 March 2026
________________    __________________________      _____________
Print name          For and on behalf of customer   Date received
""",
        """
Goods received in good order

________________    __________________________      _____________
Print name          For and on behalf of customer   Date received
""",
    ),
    "for whom, in two lines": (
        """
Above goods checked and accepted
Thandi Sithole      ~~~~~~~~~~             04 March 2026
________________    ___________________    _____________
PRINT NAME          FOR AND ON BEHALF OF   ON
                    CUSTOMER
""",
        """
Above goods checked and accepted

________________    ___________________    _____________
PRINT NAME          FOR AND ON BEHALF OF   ON
                    CUSTOMER
""",
    ),
    "beside a label of unknown words": (
        "Storeman: Thandi Sithole   Signature: ~~~~~~~~   Date: 04/03/2026",
        "Storeman: ______________   Signature: ________   Date: __________",
    ),
    "in two languages": (
        "Received by / Ontvang deur: Thandi Sithole\nSignature / Handtekening: ~~~~~~~~\nDate / Datum: 04/03/2026",
        "Received by / Ontvang deur: ______________\nSignature / Handtekening: ________\nDate / Datum: __________",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_at_the_receivers_place_is_read_however_the_form_draws_it(form: str) -> None:
    signed, empty = FORMS[form]
    assert (read(signed), read(empty)) == (SIGNED, EMPTY)


@pytest.mark.parametrize(
    ("block", "signed", "name"),
    [
        ("Received by Thandi Sithole on 4 March 2026", "yes", NAME),
        ("Goods received in good order and condition by Thandi Sithole   ~~~~~~", "yes", NAME),
        ("Electronically signed by Thandi Sithole on 2026-03-04 10:22", "yes", NAME),
        ("I, Thandi Sithole, hereby acknowledge receipt of the above goods.\nSignature: ~~~~~~~~~   Date: 04/03/2026", "yes", NAME),
        ("Received by: T. Sithole (ID 850101 5800 087)   Sign: ~~~~~~~~", "yes", "T. Sithole"),
        (
            "Packed by      Checked by      Driver        Received by\nSipho Nkosi    Lerato Botha    P Jacobs      Thandi Sithole",
            "yes",
            NAME,
        ),
        ("Packed by: Sipho Nkosi   Driver: Pieter Jacobs\nReceived by: ____________  Signature: ________", "no", None),
        ("Received by: Refused     Signature: ____________", "no", None),
        ("Received by: ________    Signature: REFUSED TO SIGN", "no", None),
        ("Signature            Print name           Date\n\nProtea Cove Security CC\n67 Voortrekker Way", "no", None),
        ("Signature ____________________\n\nThank you for your business", "no", None),
        ("193 Industria Road, Gqeberha, 6001\nSignature ____________________", "no", None),
        ("I Fasteners, 350 g, both sides\nSignature ____________________", "no", None),
        ("Received by          Signature            Date\nBank Details         Registered Office    Contact Us", "no", None),
        ("Thank you for your business", None, None),
    ],
)
def test_who_signed_stands_in_sentences_too_and_not_every_print_there_is_a_name(block: str, signed: str | None, name: str | None) -> None:
    assert read(block)[:2] == (signed, name)


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        (NAME, ("Name of person receiving goods (print)", "Customer's signature and stamp", "Date & time")),
        (NAME, ("Consignee", "Customer sign-off signature", "Signed on")),
        (NAME, ("Naam en van", "Handtekening van ontvanger", "Datum en tyd")),
        ("Sanne Dijkhuis", ("Voor ontvangst getekend door", "Firmastempel en handtekening", "Datum aflevering")),
        ("Anja Brandstätter", ("Ware empfangen durch", "Kundenunterschrift", "Unterschrieben am")),
        ("Élodie Le Goff", ("Nom et prénom du réceptionnaire", "Cachet commercial et signature", "Réceptionné le")),
        ("张文斌", ("收货经办人", "收货单位（盖章）", "到货日期")),
    ],
)
def test_the_labels_of_six_languages_are_known_by_the_words_they_are_made_of(name: str, labels: tuple[str, str, str]) -> None:
    rows = [(name, "~~~~~~~~", "2026-03-04"), ("_" * 12,) * 3, labels]
    widths = [max(len(row[at]) for row in rows) + 4 for at in range(3)]
    lines = ["".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in rows]
    assert read("\n".join(lines)) == ("yes", name, "present", "2026-03-01")
    assert read("\n".join(["", *lines[1:]])) == EMPTY


@pytest.mark.parametrize(
    "driver",
    [
        "Driver's signature",
        "Handtekening chauffeur",
        "Unterschrift des Frachtführers",
        "Signature du livreur",
        "送货人签字",
        "CARRIER SIGNATURE",
    ],
)
def test_the_drivers_signature_is_not_the_receivers(driver: str) -> None:
    assert wording(driver) == Wording(frozenset(("signature",)), "sender", is_label=True)
    assert read(f"{driver}: ~~~~~~~~~      Received by: ___________")[:2] == ("no", None)


def test_a_stamp_under_an_empty_row_of_labels_fills_none_of_their_places() -> None:
    block = """
Goods received in good order

__________           __________           __________
Received by          Signed               Date received


                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~
                     CHECKED            2026-04-19
"""
    assert read(block) == EMPTY


@pytest.mark.parametrize("approver", ["Approved by", "Supervisor"])
def test_who_approves_hours_signs_for_them_and_the_worker_does_not(approver: str) -> None:
    text = f"Employee signature: ~~~~~~~~\n{approver}: Thandi Sithole   Signature: {{}}"
    for signature, told in (("~~~~~~~", "yes"), ("_______", "no")):
        page = _page(text.format(signature))
        fields = {field.term: field.value for field in TIMESHEET.extract([page]).fields}
        assert (fields[Term.SIGNED], fields[Term.RECEIVED_BY]) == (told, NAME)
