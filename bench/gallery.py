"""Every miss beside the page it was missed on: an HTML page that needs no server and no network, with its pictures beside it."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from bench.calibration import by_group, calibration_error
from bench.readings import ReadDocument
from bench.reliability import diagram
from bench.score_tables import Tally, confidence_table, together
from extractors.drawing.files import DPI
from extractors.drawing.marks import Mark, marks_of
from extractors.drawing.page import marked_page
from extractors.limits import Limits
from extractors.model import Box, Page
from extractors.problems import Unreadable
from extractors.sandbox import call

PAGES_SHOWN = 3  # of one document; who needs the fourth opens the file


@dataclass(frozen=True, slots=True)
class Miss:
    """A field, or one line of goods, with what the truth says and what was read, each empty where there is none."""

    field: str
    truth: str
    read: str
    confidence: float | None

    @property
    def in_words(self) -> str:
        sure = "" if self.confidence is None else f" ({self.confidence:.3f})"
        return f"| {self.field} | truth: {self.truth[:90]} | read: {self.read[:90] or 'nothing'}{sure}"


class Gallery:
    """Gathers misses and draws their pages while the documents are at hand; `write` makes the page of them all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._articles: list[str] = []
        self._fields: set[str] = set()
        self._datasets: list[str] = []
        (folder / "pages").mkdir(parents=True, exist_ok=True)

    def add(self, read: ReadDocument, misses: Sequence[Miss]) -> None:
        """One document with everything that was missed of it."""
        dataset = read.labelled.dataset
        if dataset not in self._datasets:
            self._datasets.append(dataset)
        self._fields |= {miss.field for miss in misses}
        rows = "".join(
            f'<tr data-field="{_safe(miss.field)}"><th>{_safe(miss.field)}</th><td>{_safe(miss.truth)}</td>'
            f"<td>{_safe(miss.read) or '<i>nothing</i>'}</td><td>{'' if miss.confidence is None else f'{miss.confidence:.3f}'}</td></tr>"
            for miss in misses
        )
        problem = f"<p>{_safe(read.reading.problem)}</p>" if read.reading.problem else ""
        fields = _safe(" ".join(sorted({miss.field for miss in misses})))
        self._articles.append(
            f'<article data-dataset="{_safe(dataset)}" data-fields="{fields}"><h2>{_safe(read.labelled.name)}</h2>{problem}'
            f"<table><tr><th>field</th><th>truth</th><th>reading</th><th>sure</th></tr>{rows}</table>"
            f"<details open><summary>pages</summary>{''.join(self._pictures(read, misses))}</details></article>"
        )

    def write(self, tallies: Sequence[Tally], target_error: float) -> Path:
        """The page with all misses and, where readings say how sure they are, how honest that is."""
        path = self._folder / "index.html"
        path.write_text(
            _PAGE.format(
                datasets="".join(f"<option>{_safe(name)}</option>" for name in self._datasets),
                fields="".join(f"<option>{_safe(name)}</option>" for name in sorted(self._fields)),
                reliability=_reliability(together(tallies, "all documents"), target_error),
                articles="".join(self._articles),
                count=len(self._articles),
            ),
            encoding="utf-8",
        )
        return path

    def _pictures(self, read: ReadDocument, misses: Sequence[Miss]) -> Iterator[str]:
        content = read.labelled.source.read_bytes()
        missed = {miss.field: miss for miss in misses}
        for page in read.reading.pages[:PAGES_SHOWN]:
            marks = tuple(_with_truth(mark, missed) for mark in marks_of(read.documents, page.page_number))
            marks += tuple(_truth_marks(read.labelled.truth, missed, page.page_number))
            notes = _notes(misses) if page is read.reading.pages[0] else ()
            try:
                png = _drawn(content, read, page, marks, notes)
            except Unreadable as problem:
                yield f"<p>Page {page.page_number} cannot be drawn: {_safe(problem.sentence)}</p>"
                continue
            name = f"{read.labelled.dataset}-{read.labelled.source.name}-{page.page_number}.webp"
            with Image.open(io.BytesIO(png)) as picture:
                picture.save(self._folder / "pages" / name, "WEBP", quality=75, method=2)
                size = f'width="{picture.width}" height="{picture.height}"'
            yield f'<img loading="lazy" {size} alt="page {page.page_number}" src="pages/{_safe(name)}">'


def _drawn(content: bytes, read: ReadDocument, page: Page, marks: tuple[Mark, ...], notes: tuple[str, ...]) -> bytes:
    limits = Limits()
    return call(
        marked_page,
        content,
        read.reading.media_type,
        page.page_number,
        page.rotation,
        (page.width, page.height),
        marks,
        notes,
        DPI,
        limits,
        limits=limits,
    )


def _with_truth(mark: Mark, missed: dict[str, Miss]) -> Mark:
    """A mark of a missed field stands out and says what would have been right."""
    labels = mark.label.split("\n")
    told = []
    for label in labels:
        miss = missed.get(label.partition(":")[0])
        told.append(f"{label} - WRONG, truth: {miss.truth}" if miss else label)
    return mark if told == labels else Mark(mark.boxes, "\n".join(told), "doubt")


def _truth_marks(truth: Mapping[str, Any], missed: dict[str, Miss], page_number: int) -> Iterator[Mark]:
    """Where a missed value stands, in truths that say so (`_boxes`: a page and a box in points for each field)."""
    for name, place in (truth.get("_boxes") or {}).items():
        if name in missed and isinstance(place, dict) and place.get("page") == page_number and len(place.get("box") or ()) == 4:
            yield Mark((Box(*map(float, place["box"])),), f"{name} stands here: {missed[name].truth}", "doubt")


def _notes(misses: Sequence[Miss]) -> tuple[str, ...]:
    return tuple(f"Missed {miss.in_words}" for miss in misses)


def _reliability(tally: Tally, target_error: float) -> str:
    told = "\n".join(confidence_table(tally, target_error)).strip()
    diagrams = "".join(
        f"<figure>{diagram(samples)}<figcaption>{_safe(group)}: {len(samples)} readings, "
        f"ECE {calibration_error(samples):.3f}</figcaption></figure>"
        for group, samples in ({"all": tally.samples} | by_group(tally.samples)).items()
        if samples
    )
    return f"<pre>{_safe(told)}</pre><div class=figures>{diagrams}</div>"


def _safe(text: object) -> str:
    return html.escape(re.sub(r"[\x00-\x08\x0b-\x1f]", "?", str(text)), quote=True)


_SCRIPT = """
const dataset = document.querySelector('#dataset'), field = document.querySelector('#field'), words = document.querySelector('#words');
function show() {
  let shown = 0;
  for (const article of document.querySelectorAll('article')) {
    const fits = (!dataset.value || article.dataset.dataset === dataset.value)
      && (!field.value || article.dataset.fields.split(' ').includes(field.value))
      && (!words.value || article.textContent.toLowerCase().includes(words.value.toLowerCase()));
    article.hidden = !fits; shown += fits;
    for (const row of article.querySelectorAll('tr[data-field]'))
      row.className = field.value && row.dataset.field === field.value ? 'sought' : '';
  }
  document.querySelector('#count').textContent = shown;
  location.replace('#' + new URLSearchParams({d: dataset.value, f: field.value, w: words.value}));
}
const kept = new URLSearchParams(location.hash.slice(1));
dataset.value = kept.get('d') || ''; field.value = kept.get('f') || ''; words.value = kept.get('w') || '';
for (const each of [dataset, field, words]) each.addEventListener('input', show);
show();
"""
_STYLE = """
body{font:15px/1.4 system-ui,sans-serif;margin:0;color:#222;background:#fafaf8}
header{position:sticky;top:0;background:#fff;border-bottom:1px solid #bbb;padding:.5rem 1rem;z-index:1}
main,details.top{padding:0 1rem}article{background:#fff;border:1px solid #ccc;margin:1rem 0;padding:.5rem 1rem}
article[hidden]{display:none}article{content-visibility:auto;contain-intrinsic-size:auto 900px}
h2{font-size:1rem;margin:.3rem 0}table{border-collapse:collapse}
th,td{border:1px solid #ccc;padding:.15rem .5rem;text-align:left;vertical-align:top}
tr.sought{background:#ffecd2}img{max-width:100%;height:auto;display:block;margin:.5rem 0;border:1px solid #ddd}
.figures{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}
"""
_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>What was missed</title><style>'
    + _STYLE.replace("{", "{{").replace("}", "}}")
    + "</style><header><label>Data set <select id=dataset><option value=''>all</option>{datasets}</select></label> "
    "<label>Field <select id=field><option value=''>all</option>{fields}</select></label> "
    "<label>Words <input id=words></label> <span><b id=count>{count}</b> documents with a miss</span></header>"
    "<details class=top><summary>How honest the confidences are</summary>{reliability}</details><main>{articles}</main><script>"
    + _SCRIPT.replace("{", "{{").replace("}", "}}")
    + "</script></html>"
)
