"""The chain: each column of a journal row, and each word of an envelope, is bound."""

from __future__ import annotations

from hashlib import sha256
from types import SimpleNamespace

import pytest

from fieldsample.journal.chain import BOUND, ENVELOPE, envelope_digest, row_hash
from fieldsample.models.journal import JournalRow

ROW = {name: f"<{name}>" for name in BOUND}
SAID = {name: f"<{name}>" for name in ENVELOPE}


def test_a_rows_hash_is_what_the_design_says() -> None:
    by_hand = "<prev>|<lab_id>|<pos>|<op_id>|<body_sha256>|<envelope_sha256>"
    by_hand += "|<actor>|<outcome>|<documents>"

    assert row_hash(ROW) == sha256(by_hand.encode()).hexdigest()


def test_every_column_of_the_journal_but_the_hash_itself_is_bound() -> None:
    assert set(BOUND) == {column.name for column in JournalRow.__table__.columns} - {"hash"}


@pytest.mark.parametrize("name", BOUND)
def test_an_edited_column_shows(name: str) -> None:
    assert row_hash({**ROW, name: "edited"}) != row_hash(ROW)


@pytest.mark.parametrize("name", ENVELOPE)
def test_an_edited_word_of_the_envelope_shows(name: str) -> None:
    edited = SimpleNamespace(**{**SAID, name: "edited"})

    assert envelope_digest(edited) != envelope_digest(SimpleNamespace(**SAID))
