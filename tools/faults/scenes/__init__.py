"""Scenes: what each role says, how often, in the batches in which a tap says it.

A new kind is said by a scene of its own, or by one that is there: `tests/test_fault_scenes.py`
fails as long as a kind is neither said here nor left out with a reason.
"""

from __future__ import annotations

from collections.abc import Callable

from tools.faults.scenes import desk, field, office, store
from tools.faults.voice import Json, Voice

Scene = Callable[[Voice], list[Json]]
"""What is said, saved as one; nothing where there is nothing to say it of."""
SCENES: dict[str, dict[Scene, float]] = {
    "sampler": {
        field.capture: 50,  # most of a day is sampling
        field.follow_up: 20,
        field.pack: 8,
        field.repack: 5,
        field.visit: 3,
        field.answer: 6,
        field.mishap: 2,
        field.propose: 1,
        field.take_back: 5,
    },
    "receiver": {
        desk.check_in: 18,
        desk.decide: 16,
        desk.settle: 6,
        desk.answer_by_phone: 6,
        desk.reject_and_regret: 5,
        desk.take_in_box: 10,
        desk.type_in: 3,
        desk.send_back: 2,
        desk.tell_apart: 2,
        desk.print_labels: 2,
        desk.take_back: 5,
        desk.spoil: 1,
        store.put_away: 11,
        store.take_out: 8,
        store.split: 2,
        store.keep: 3,
        store.let_go: 6,
        store.propose_disposal: 3,
        store.answer_disposal: 4,
        store.lose: 2,
        store.read_thermometer: 1,
        store.take_back: 3,
    },
    "manager": {
        office.stop_phone: 10,
        office.add_site: 8,
        office.void: 20,
        office.furnish: 12,
        office.hand_out_labels: 8,
        office.set_calendar: 5,
        office.print_commands: 4,
        office.hire: 3,
        office.register_instrument: 4,
        office.publish_form: 2,
        office.miss_box: 3,
        office.follow_up: 6,
        office.try_again: 5,
        store.propose_disposal: 3,
        store.answer_disposal: 5,
    },
}
LEFT_OUT = {
    "lab.found": "the server says it, once, before any device is there",
    "device.enrol": "the server says it when a device joins: a token and a fact in one",
}
"""Kinds that no client of the suite says, each with its reason."""
