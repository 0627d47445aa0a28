"""Receipts: the text that the server signs, line by line what became of each operation."""

from __future__ import annotations

from fieldsample.journal.push import Answer

VERSION = "fieldsample-receipt-v1"


def receipt_text(lab_id: str, device_id: str, answer: Answer) -> str:
    """The signed text of an answer to a push, as the wire page lays it out."""
    lines = [VERSION, lab_id, device_id, str(answer.head_pos), answer.head_hash]
    for result in answer.results:
        pos = "-" if result.pos is None else str(result.pos)
        status = result.outcome["status"]
        lines.append(f"{result.op_id}|{result.body_sha256}|{status}|{pos}")
    return "\n".join(lines)
