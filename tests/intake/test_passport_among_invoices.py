"""One PDF that holds an invoice, a passport and a delivery note, as a copier makes it: the desk gets its pages, and only those."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from api.app import create_app
from api.sample.batches import sample_director
from api.sample.book import SampleBook
from api.sample.documents import draw_passport
from api.security.roles import Role
from api.security.users import create_user
from intake.pipeline import run_until_idle
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import AuditRow, DocumentRow, KycEvidenceRow
from storage.unit_of_work import UnitOfWork
from tests.api import seeding
from tests.api.conftest import PEOPLE, SECURITY, House
from tests.intake.made import bring, delivery_pdf, invoice_pdf

NAME = "everything.pdf"


def _passport_page() -> bytes:
    """The passport's picture on a sheet of A4."""
    picture = ImageReader(Image.open(io.BytesIO(draw_passport(sample_director()).content)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    width, height = picture.getSize()
    canvas.drawImage(picture, 60, 420, 475, 475 * height / width)
    canvas.save()
    return out.getvalue()


def _one_file(*papers: bytes) -> bytes:
    whole = pypdfium2.PdfDocument.new()
    for each in papers:
        whole.import_pages(pypdfium2.PdfDocument(each))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


@pytest.fixture
def house(services: Services, book: SampleBook) -> House:
    with UnitOfWork(services.engine) as work:
        for who, (role, client_code) in PEOPLE.items():
            create_user(work, SECURITY, actor="test", email=f"{who}@factor.example", name=who, role=Role(role), client_code=client_code)
        work.commit()
    bring(services, (NAME, _one_file(invoice_pdf(book), _passport_page(), delivery_pdf(book))))
    run_until_idle(services)
    nothing = seeding.Seeded(*[""] * len(seeding.Seeded.__slots__))
    return House(create_app(services, SECURITY), services, nothing)


def test_the_desk_gets_the_pages_of_the_batch_and_not_the_one_of_the_passport(house: House) -> None:
    with reading(house.services.engine) as session:
        documents = {row.kind: row for row in session.scalars(select(DocumentRow))}
        evidence = session.scalars(select(KycEvidenceRow)).one()
    assert {kind: row.page_numbers for kind, row in documents.items()} == {"invoice": [1], "passport": [2], "delivery_note": [3]}
    invoice, passport = documents["invoice"].id, documents["passport"].id
    assert evidence.document_id == passport

    def status(who: str, document_id: str, page: int, ending: str = "") -> int:
        return house.signed_in(who).get(f"/api/v1/documents/{document_id}/pages/{page}{ending}").status_code

    for ending in ("", ".png"):
        for who in ("assistant", "account_manager"):
            assert status(who, invoice, 1, ending) == 200
            assert [status(who, invoice, 2, ending), status(who, passport, 2, ending), status(who, passport, 1, ending)] == [404] * 3
        assert status("compliance", passport, 2, ending) == 200
        assert [status("compliance", passport, 1, ending), status("compliance", invoice, 1, ending)] == [404] * 2
        assert status("other_client", passport, 2, ending) == 404
    with reading(house.services.engine) as session:
        looks = session.scalars(select(AuditRow.subject_id).where(AuditRow.action == "kyc_evidence.viewed")).all()
    assert list(looks) == [evidence.id] * 2


def test_nothing_of_the_passport_stands_where_the_desk_reads(house: House) -> None:
    director = sample_director()
    desk = house.signed_in("assistant")
    package = desk.get("/api/v1/packages").json()["packages"][0]["id"]
    submission = desk.get("/api/v1/submissions").json()["submissions"][0]["id"]
    for address in (
        f"/api/v1/packages/{package}?all=1", f"/packages/{package}", f"/api/v1/submissions/{submission}", f"/submissions/{submission}",
        "/api/v1/queue", "/queue", "/api/v1/receivables",
    ):  # fmt: skip
        shown = desk.get(address, headers={"accept": "text/html"}).text.upper()
        for secret in (
            director.surname,
            director.given_names,
            director.document_number,
            director.identity_number,
            director.born_on.isoformat(),
        ):
            assert secret.upper() not in shown, (address, secret)
