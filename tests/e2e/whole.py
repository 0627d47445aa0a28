"""What must hold on the server's side after a job, asked of its own files."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

from fieldsample.models.blobs import Blob
from fieldsample.models.journal import Held, Operation, Quarantine
from fieldsample.models.people import Lab
from tests.e2e.server import Server
from tests.laws import all_laws


def assert_whole(server: Server, photos: int) -> None:
    """Every law, nothing held or set aside, every photo complete."""
    engine = create_engine(server.database_url)
    with Session(engine) as session:
        lab_id = session.scalars(select(Lab.id)).one()
        all_laws(session, lab_id, said=[])
        assert session.scalar(select(func.count()).select_from(Quarantine)) == 0
        assert session.scalar(select(func.count()).select_from(Held)) == 0
        blobs = list(session.scalars(select(Blob)))
        assert [blob.state for blob in blobs] == ["present"] * photos
        assert all(sha256(_kept(server, blob)).hexdigest() == blob.sha256 for blob in blobs)
        assert_numbered(session)
    engine.dispose()


def _kept(server: Server, blob: Blob) -> bytes:
    (path,) = server.data.rglob(blob.sha256)
    return path.read_bytes()


def assert_numbered(session: Session) -> None:
    """Each device's operations are 1, 2, 3 … without gaps: none was lost on the way."""
    query = select(Operation.device_id, Operation.device_seq).order_by(Operation.device_seq)
    said: dict[str, list[int]] = {}
    for device_id, number in session.execute(query):
        said.setdefault(device_id, []).append(number)
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in said.values()), said
