"""What a day in the store may say: moves that follow each other or do not, splits, disposals."""

from __future__ import annotations

import random
from typing import Any

from fieldsample.domain.labels import draw_codes
from tests.cast import new_id

Json = dict[str, Any]
Line = tuple[int, str, str | None, Json]
"""(device, kind, subject, body); device 2 is the desk, 3 the leader"""

MOVES = ("item.store", "item.move", "item.check_in", "item.check_out", "item.consume")
RARE = ("item.retain", "item.transfer", "item.dispose", "item.break", "item.lose")
STORE_KINDS = frozenset((*MOVES, *RARE, "item.propose_disposal", "item.confirm_disposal"))
ANSWERS = ("item.confirm_disposal", "item.confirm_disposal", "item.decline_disposal")


def of_the_store(chance: random.Random, items: list[str], labels: list[str]) -> list[Line]:
    """Two places and a second person, then anything that may be said of the items."""
    places, second = [new_id(), new_id()], new_id()
    lines: list[Line] = [
        (3, "person.add", second, {"name": "Second", "roles": ["receiver"]}),
        (2, "place.add", places[0], {"name": "fridge", "place_kind": "device"}),
        (3, "place.change", places[0], {"log_hours": 12}),
        (2, "place.change", places[0], {"log_hours": None, "name": "cold"}),
    ]
    blind = draw_codes("HZ", 1)[0]
    part: Json = {"item": new_id(), "code": blind, "amount": 5, "amount_unit": "g"}
    if chance.random() < 0.5:
        lines.append((2, "item.split", chance.choice(items), {"parts": [part]}))
        items, labels = [*items, part["item"]], [*labels, blind]
    moves = _moves(chance, items, labels, {"place": places, "second_person": second})
    return lines + moves + _disposals(chance, items, labels, moves)


def _disposals(
    chance: random.Random, items: list[str], labels: list[str], moves: list[Line]
) -> list[Line]:
    """Proposals by desk or leader, answered by either of them, in whatever order."""
    told: list[Line] = []
    for _ in range(chance.randint(0, 3)):
        after = chance.sample(moves, min(len(moves), chance.randint(0, 2)))
        by_label = chance.random() < 0.3
        item = None if by_label else chance.choice(items)
        aim = {"after": after, **({"label": chance.choice(labels)} if by_label else {})}
        words = {"method": "burnt", "reason": "over"}
        proposal = (chance.choice([2, 3]), "item.propose_disposal", item, {**aim, **words})
        told.append(proposal)
        for kind in chance.sample(ANSWERS, chance.randint(0, 2)):
            said = {**aim, "proposal": proposal, **({"reason": "no"} if "decline" in kind else {})}
            told.append((chance.choice([2, 3]), kind, item, said))
    return told


def _moves(chance: random.Random, items: list[str], labels: list[str], known: Json) -> list[Line]:
    told: list[Line] = []
    for _ in range(chance.randint(2, 9)):
        kind = chance.choice(MOVES + RARE if chance.random() < 0.5 else MOVES)
        after = chance.sample(told, min(len(told), chance.randint(0, 2)))
        body = {**_words(chance, kind, known), "after": after}
        by_label = chance.random() < 0.3
        label = {"label": chance.choice(labels)} if by_label else {}
        told.append((2, kind, None if by_label else chance.choice(items), {**body, **label}))
    return told


def _words(chance: random.Random, kind: str, known: Json) -> Json:
    place = {"place": chance.choice(known["place"])}
    until = chance.choice(["2020-01-01", "2030-01-01"])
    words: dict[str, Json] = {
        "item.store": place,
        "item.move": place,
        "item.check_in": {**place, "amount_left": chance.randint(0, 9)},
        "item.check_out": {"purpose": "lead", "amount": 2},
        "item.retain": {"until": until, "verdict": chance.choice(["pass", "fail"])},
        "item.transfer": {"to_name": "other lab", "seal_ok": chance.random() < 0.5},
        "item.dispose": {
            "method": "burnt",
            "reason": "over",
            "second_person": known["second_person"],
        },
        "item.break": {"reason": "fell"},
        "item.lose": {"reason": "gone"},
    }
    return words.get(kind, {})
