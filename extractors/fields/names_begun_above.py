"""The last line of a name that was taken for all of it: "Bpk" beside the second line of a label, under "J & M Ingenieurswerke (Edms)".

A form of law alone is nobody's name. It belongs to the line over it, and where none is there, nothing is known of the party.
"""

from __future__ import annotations

from extractors.fields.company_names import looks_like_name
from extractors.fields.legal_forms import is_form_alone
from extractors.fields.lookup import DocumentLayout
from extractors.fields.stacked_labels import begins_with_label_of_paper
from extractors.layout.lines import Cell

_FLUSH = 2.0  # points
_CLOSE = 0.8  # heights of print
_LINES_OVER = 2


def name_begun_above(layout: DocumentLayout, name: Cell) -> Cell | None:
    """The name with its beginning in the line over it where it is only a form of law, or None where nothing there begins it."""
    if not is_form_alone(name.text):
        return name
    page = layout.page(name.page_number)
    for line in page.lines[max(0, name.line_number - _LINES_OVER) : name.line_number]:
        for above in line.cells:
            is_close = abs(name.box.top - above.box.bottom) < _CLOSE * page.height_of_print
            is_name = looks_like_name(above.text) and not is_form_alone(above.text) and not begins_with_label_of_paper(layout, above)
            if is_close and is_name and abs(above.box.x0 - name.box.x0) < _FLUSH:
                return Cell(name.page_number, above.line_number, (*above.words, *name.words))
    return None
