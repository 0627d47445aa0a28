"""A demo sample's way from the seal to the desk's decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final, Literal

from fieldsample.demo import products
from fieldsample.demo.people import RECEIVER, DemoDevice

Reach = Literal["sealed", "in_transit", "arrived", "decided"]
REACHES: Final[tuple[Reach, ...]] = ("sealed", "in_transit", "arrived", "decided")
REJECTED, DEVIATING, FORGOTTEN_SEAL = 0.045, 0.04, 0.01


@dataclass(frozen=True)
class Parcel:
    """A sample on its way; `reach` is how far it has come by now."""

    sample_id: str
    item: str
    form: str
    at: datetime
    reach: Reach


def bring_in(
    random: Random, parcel: Parcel, phone: DemoDevice, desk: DemoDevice, now: datetime
) -> None:
    """Seal, hand over, arrive, decide: as far as the parcel has come."""
    come = REACHES.index(parcel.reach)
    sealed = parcel.at + timedelta(minutes=3)
    if random.random() >= FORGOTTEN_SEAL:
        seal = {"seal_no_a": f"SL{random.randrange(100_000):05d}"}
        phone.say("sample.seal", parcel.sample_id, seal, sealed)
    handed = min(parcel.at + timedelta(hours=2), now - timedelta(minutes=40))
    if come >= REACHES.index("in_transit"):
        over = {"to_name": RECEIVER, "temperature_c": round(random.uniform(2, 9), 1)}
        phone.say("sample.hand_over", parcel.sample_id, over, handed)
    arrived = handed + timedelta(minutes=random.randint(10, 30))
    if come >= REACHES.index("arrived"):
        body = {"item": parcel.item, "scan_mode": "scanned"}
        desk.say("sample.arrive", parcel.sample_id, body, arrived)
    if come >= REACHES.index("decided"):
        _decide(random, parcel, desk, arrived + timedelta(minutes=random.randint(3, 25)))


def _decide(random: Random, parcel: Parcel, desk: DemoDevice, at: datetime) -> None:
    luck = random.random()
    if luck < REJECTED:
        desk.say("sample.reject", parcel.sample_id, _refusal(random, parcel), at)
        return
    body: dict[str, Any] = {"scan_mode": "scanned", "position": f"冷藏柜 {random.randint(1, 6)}"}
    if luck < REJECTED + DEVIATING:
        body |= {"deviation": random.choice(products.DEVIATIONS), "agreed_by": "示例质量负责人"}
    desk.say("sample.receive", parcel.sample_id, body, at)


def _refusal(random: Random, parcel: Parcel) -> dict[str, Any]:
    reason, words = random.choice(products.REJECTED_FOR[parcel.form])
    notice = f"示例拒收 {random.randrange(1000):03d}"
    return {"reason": reason, "text": words, "notice_no": notice}
