"""What an HTML page says, as lines of text: blocks on lines of their own, tables with their columns kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from extractors.readers.text_grid import CELL_WIDTH_AT_MOST, COLUMN_GAP, cell_width

_BLOCK_NAMES = (
    "address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre"
    " section ul"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript"))
_DEPTH = 200


@dataclass
class _Table:
    rows: list[list[list[str]]] = field(default_factory=list)


def html_lines(html: str) -> list[str]:
    """The visible text line by line. A table of tables, which mails use for layout, is read cell after cell."""
    parser = _Lines()
    parser.feed(html)
    parser.close()
    return parser.finished()


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._targets: list[list[str]] = [[]]
        self._tables: list[_Table] = []
        self._pending = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "br" or tag in _BLOCKS:
            self._break()
        elif tag == "table" and len(self._tables) < _DEPTH:
            self._break()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._close_cell()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._open_cell()

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._break()
        elif tag in ("td", "th", "tr"):
            self._close_cell()
        elif tag == "table" and self._tables:
            self._close_table()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pending += data

    def finished(self) -> list[str]:
        while self._tables:
            self._close_table()
        self._break()
        return self._targets[0]

    def _break(self) -> None:
        text = " ".join(self._pending.split())
        self._pending = ""
        if text:
            self._targets[-1].append(text)

    @property
    def _cell_open(self) -> bool:
        return len(self._targets) > len(self._tables)

    def _open_cell(self) -> None:
        self._close_cell()
        self._pending = ""
        if not self._tables[-1].rows:
            self._tables[-1].rows.append([])
        cell: list[str] = []
        self._tables[-1].rows[-1].append(cell)
        self._targets.append(cell)

    def _close_cell(self) -> None:
        if self._tables and self._cell_open:
            self._break()
            self._targets.pop()

    def _close_table(self) -> None:
        self._close_cell()
        self._break()
        table = self._tables.pop()
        self._targets[-1].extend(_table_lines(table))


def _table_lines(table: _Table) -> list[str]:
    column_count = max((len(row) for row in table.rows), default=0)
    widths = [0] * column_count
    for row in table.rows:
        if sum(1 for cell in row if cell) > 1:
            for column, cell in enumerate(row):
                widths[column] = max([widths[column], *(min(cell_width(line), CELL_WIDTH_AT_MOST) for line in cell)])
    lines = []
    for row in table.rows:
        for index in range(max((len(cell) for cell in row), default=0)):
            line = ""
            for column, cell in enumerate(row):
                text = cell[index] if index < len(cell) else ""
                line += text + " " * max(1, widths[column] + COLUMN_GAP - cell_width(text))
            lines.append(line.rstrip())
    return lines
