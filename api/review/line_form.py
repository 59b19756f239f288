"""A line of goods or services as the package page sends it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Annotated

from fastapi import Form

from api.package_acts import CorrectedLine

LINE_INPUTS = ("description", "item_code", "quantity", "unit", "unit_price", "line_total", "tax_rate")
"""What a person can write down of a line, in the order of the page."""


@dataclass(slots=True)
class LineForm:
    """The inputs of one line; `line` is empty for one that is added, `remove` is set by the button that takes it away."""

    document: Annotated[str, Form()]
    line: Annotated[str, Form()] = ""
    remove: Annotated[bool, Form()] = False
    description: Annotated[str, Form(max_length=2000)] = ""
    item_code: Annotated[str, Form(max_length=200)] = ""
    quantity: Annotated[str, Form(max_length=40)] = ""
    unit: Annotated[str, Form(max_length=40)] = ""
    unit_price: Annotated[str, Form(max_length=40)] = ""
    line_total: Annotated[str, Form(max_length=40)] = ""
    tax_rate: Annotated[str, Form(max_length=40)] = ""

    def corrected(self) -> CorrectedLine:
        """As the API takes it."""
        written = {name: getattr(self, name) or None for name in LINE_INPUTS if name != "description"}
        return CorrectedLine(document=self.document, line=self.line or None, remove=self.remove, description=self.description, **written)

    def typed(self) -> dict[str, str]:
        """Everything that was typed, so that a refusal loses none of it."""
        if self.remove:
            return {}
        place = f"line:{self.document}:{self.line or 'added'}"
        return {f"{place}:{each.name}": getattr(self, each.name) for each in fields(self) if each.name in LINE_INPUTS}
