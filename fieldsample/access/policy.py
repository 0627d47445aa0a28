"""Which route is open to whom: the one page. A route that is not on it fails a test and every call.

Which *operation kinds* are open to which role stands beside each kind, in `operations/kinds.py`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may call a route."""

    needs_device: bool = True
    roles: frozenset[str] | None = None
    delivers: bool = False
    """Open to a stopped device too: evidence must reach quarantine."""


ANYONE = Rule(needs_device=False)
DEVICE = Rule()
DELIVERY = Rule(delivers=True)


def _only(roles: str) -> Rule:
    return Rule(roles=frozenset(roles.split()))


STEERS = _only("manager admin")
READS = _only("receiver manager quality auditor")
LABELS = _only("receiver manager")

ROUTES: dict[str, Rule] = {
    # what a browser gets that is no API
    "static": ANYONE,
    "built.file": ANYONE,
    "shell.shell": ANYONE,
    "shell.service_worker": ANYONE,
    "shell.kill_switch": ANYONE,
    "health.livez": ANYONE,
    "health.readyz": ANYONE,
    "health.version": ANYONE,
    "phone_page.install": ANYONE,
    "phone_page.check": ANYONE,
    "phone_page.certificate": ANYONE,
    "phone_page.profile": ANYONE,
    "phone_page.static": ANYONE,
    "api-docs.openapi_json": ANYONE,
    # the demo's page; web/chairs.py answers 404 outside demo mode, or to any page but its own
    "chairs.table": ANYONE,
    "chairs.sit_down": ANYONE,
    "chairs.switch": ANYONE,
    # getting in
    "entrance.status": ANYONE,
    "entrance.set_up": ANYONE,
    "entrance.sign_in": ANYONE,
    "entrance.enrol": ANYONE,
    "entrance.sign_out": DELIVERY,
    "entrance.me": DEVICE,
    "people.invite": STEERS,
    "people.invitation": STEERS,
    "people.withdraw_invitation": STEERS,
    "people.put_password": _only("admin"),
    "people.fleet": STEERS,
    # sync
    "sync.push": DELIVERY,
    "blobs.piece": DELIVERY,
    "sync.changes": DEVICE,
    "sync.status": DELIVERY,
    "roads.check": DELIVERY,
    "roads.rescue": DELIVERY,
    "roads.take_queue_file": DEVICE,
    # reading
    "coverage.month": READS,
    "custody.timeline": _only("sampler receiver manager quality auditor"),
    "labels.look_up": _only("sampler receiver manager"),
    "label_papers.sheet": LABELS,
    "label_papers.roll_zpl": LABELS,
    "label_papers.roll_tspl": LABELS,
    "label_papers.item_pdf": LABELS,
    "label_papers.item_zpl": LABELS,
    "label_papers.item_tspl": LABELS,
    "store.log": _only("receiver analyst manager quality auditor"),
    "store.disposal": READS,
    "store.retention": READS,
    "samples.one": _only("sampler receiver manager quality auditor"),
    "papers.form": _only("sampler receiver manager quality auditor"),
    "papers.rejection": _only("sampler receiver manager quality auditor"),
    "papers.custody": _only("sampler receiver manager quality auditor"),
    "papers.manifest": _only("sampler receiver manager quality auditor"),
    "papers.box_reception": READS,
    "papers.day_reception": READS,
    "photos.one": _only("sampler receiver manager quality auditor"),
    "forms.read": _only("manager"),
    "quarantine.rows": STEERS,
    "quarantine.held": _only("receiver manager admin"),
}
