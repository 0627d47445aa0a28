"""Sheets of printed commands: issued with a token of their own, withdrawn when one is lost."""

from __future__ import annotations

from marshmallow import fields, validate

from fieldsample.domain.labels import ALPHABET
from fieldsample.models.desk import CommandSheet
from fieldsample.operations.act import Act
from fieldsample.operations.bodies import Body, Text
from fieldsample.operations.scoped import Scoped, columns
from fieldsample.operations.work import Work


class IssueBody(Body):
    """command_sheet.issue."""

    token = fields.String(required=True, validate=validate.Regexp(rf"\A[{ALPHABET}]{{8}}\Z"))


class WithdrawBody(Body):
    """command_sheet.withdraw."""

    reason = Text(2000, required=True)


def issue_sheet(work: Work, act: Act, *, token: str) -> None:
    """Let a printed sheet command the desks of this lab."""
    sheet = CommandSheet(
        lab_id=act.lab_id,
        id=act.record,
        token=token,
        issued_by=act.actor,
        issued_at=act.at,
        withdrawn_at=None,
    )
    work.add_new(sheet, "sheet", act.record)
    work.touch("command_sheets", sheet.id)


def withdraw_sheet(work: Work, act: Act, *, reason: str) -> None:
    """Let it command no more; of several the earliest stands. Waits for its sheet."""
    del reason  # stands in the journal
    sheet = work.get(CommandSheet, "sheet", act.record)
    sheet.withdrawn_at = min(act.at, sheet.withdrawn_at or act.at)
    work.touch("command_sheets", sheet.id)


def document(work: Work, record_id: str) -> Scoped:
    """A sheet; whoever issues label rolls has them, whole."""
    sheet = work.get(CommandSheet, "sheet", record_id)
    names = ("lab_id", "id", "token", "issued_by", "issued_at", "withdrawn_at")
    return Scoped("rolls", None, columns(sheet, *names))
