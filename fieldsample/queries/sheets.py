"""The desk's papers, put together from what this reader may have."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from fieldsample.domain.rejection_notice import Refusal, is_rejected, rejection_notice
from fieldsample.domain.sheets import Sheet, last_of
from fieldsample.queries.desk import Desk, Reader

Json = dict[str, Any]


class NotRejected(LookupError):
    """The sample is here, and nobody rejects it."""


def rejection_of(session: Session, reader: Reader, sample_id: str) -> Sheet | None:
    """拒收通知书, or None when the sample is not in this reach; raises NotRejected."""
    desk = Desk(session, reader)
    sample = desk.find("samples", sample_id)
    if not sample:
        return None
    fact = last_of(sample["facts"], "sample.reject")
    if fact is None or not is_rejected(sample):
        raise NotRejected(sample_id)
    said = desk.operation(fact.op_id)
    refusal = Refusal(
        sample=sample,
        items=tuple(desk.items_of(sample_id)),
        site=desk.find("sites", sample["site"]),
        retaken=_retaken(desk, sample),
        device_time=said.device_time if said else None,
        received_at=said.received_at.isoformat() if said else None,
        lab=desk.lab.name,
        pos=desk.position("samples", [sample_id]),
    )
    return rejection_notice(refusal, desk.said)


def _retaken(desk: Desk, sample: Json) -> tuple[str, ...]:
    taken = (sample.get("recollect") or {}).get("taken") or ()
    found = (desk.find("samples", one).get("sample_no") for one in taken)
    return tuple(number for number in found if number)
