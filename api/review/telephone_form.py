"""What a person types of a telephone call with a debtor about one invoice."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form

from api.package_acts import RecordTelephone
from verification.debtor_answers import Point, Verdict

Word = Annotated[str, Form(max_length=3)]
Words = Annotated[str, Form(max_length=2000)]

_YES_OR_NO = {"yes": True, "no": False}


class TelephoneForm:
    """The form as the page sends it; a point left open was not spoken of."""

    def __init__(
        self,
        contact: Annotated[str, Form()],
        verdict: Annotated[Verdict, Form()],
        received: Word = "",
        amount: Word = "",
        due_date: Word = "",
        payable_to_factor: Word = "",
        no_set_off: Word = "",
        corrected: Words = "",
        remark: Words = "",
    ) -> None:
        words = (received, amount, due_date, payable_to_factor, no_set_off)
        self._contact, self._verdict, self._corrected, self._remark = contact, verdict, corrected, remark
        self._points = {point: _YES_OR_NO[word] for point, word in zip(Point, words, strict=True) if word in _YES_OR_NO}

    def act(self, version: int, receivable_id: str) -> RecordTelephone:
        """As the command takes it."""
        return RecordTelephone(
            version=version,
            contact=self._contact,
            receivable=receivable_id,
            verdict=self._verdict,
            points=self._points,
            corrected=self._corrected,
            remark=self._remark,
        )
