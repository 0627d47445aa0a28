"""A day in the field: a lab, one sampler's phone, a roll, and what is done with a sheet."""

from __future__ import annotations

import re
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, Playwright, expect

from tests.cast import Json, issue_roll, new_id
from tests.e2e.browser import SLOW_MS
from tests.e2e.camera import PrintedLabel, labels_of, photograph
from tests.e2e.phone import Phone
from tests.e2e.staffed import Lab, found

SHOP, VILLAGE = "示例便民超市", "示例村"
LABELS = 20


@dataclass
class Field:
    """The lab, one sampler's phone, and the labels in the sampler's bag."""

    lab: Lab
    phone: Phone
    labels: list[PrintedLabel]
    photos: int = field(default=0)

    @property
    def page(self) -> Page:
        return self.phone.page

    def take_labels(self, many: int) -> list[PrintedLabel]:
        """The next labels of the roll."""
        taken, self.labels = self.labels[:many], self.labels[many:]
        return taken


def stand(playwright: Playwright, folder: Path) -> Field:
    """A lab with a shop and a village; its sampler's phone knows both and holds a roll."""
    lab = found(folder)
    at = {"latitude": 25.1235, "longitude": 118.2105, "address": "示例路 1 号", "town": "东镇"}
    for name, kind in ((SHOP, "supermarket"), (VILLAGE, "pipe_network")):
        lab.manager.say("site.add", new_id(), {"name": name, "site_type": kind, **at})
    codes = issue_roll(lab.manager, LABELS, to=lab.sampler)
    phone = Phone(playwright, folder / "phone", lab.server.origin)
    phone.enrol(link_for(lab))
    phone.wait_until_ready_for_the_field(SHOP)
    return Field(lab, phone, print_roll(lab, codes))


def leave(out: Field) -> None:
    """Everybody goes home."""
    out.phone.browser.close()
    out.lab.server.kill()


def link_for(lab: Lab) -> str:
    """An invitation for the sampler's phone."""
    invited = lab.manager.post("/api/v1/enrolments", {"person_id": lab.sampler.person_id}, 201)
    return re.sub(r"^https?://[^/]+", lab.server.origin, invited["url"])


def print_roll(lab: Lab, codes: list[str]) -> list[PrintedLabel]:
    """The roll's sheet as the desk prints it, cut into labels, in the roll's order."""
    lab.manager.pull()
    roll = next(
        key[1]
        for key, doc in lab.manager.replica.items()
        if key[0] == "label_rolls" and codes[0] in str(doc)
    )
    asked = urllib.request.Request(
        f"{lab.server.origin}/api/v1/label-rolls/{roll}/sheet.pdf", headers=lab.manager.headers
    )
    with urllib.request.urlopen(asked, timeout=30) as answer:
        printed = {label.code: label for label in labels_of(answer.read())}
    return [printed[code] for code in codes]


def type_label(scope: Page | Locator, code: str) -> None:
    """Type what stands under the code, as one does with a worn label."""
    scope.get_by_label("手动输入标签").fill(code)
    scope.get_by_role("button", name="使用", exact=True).click()


def begin(out: Field, label: PrintedLabel, site: str, sample_type: str) -> None:
    """The first label, the place, and what it is."""
    out.phone.scan(label)
    page = out.page
    page.get_by_role("button", name="抽样地点").click()
    window = page.get_by_role("dialog", name="选择抽样地点")
    window.get_by_role("searchbox").fill(site)
    window.get_by_role("button").filter(has_text=site).click()
    page.get_by_label("样品类型").select_option(sample_type)


def open_group(page: Page, name: str) -> None:
    """Unfold one part of the form."""
    page.locator("details.form-group:not([open]) > summary").filter(has_text=name).click()


def photograph_all(out: Field) -> None:
    """Every slot that the sheet demands, each kept before the next."""
    asked = out.page.locator("label.photo-slot", has_text="需要")
    while (left := asked.count()) > 0:
        out.photos += 1
        picture = photograph(900 + out.photos)
        file = FilePayload(name="IMG.jpg", mimeType="image/jpeg", buffer=picture)
        asked.first.locator("input[type=file]").set_input_files(file)
        expect(asked).to_have_count(left - 1, timeout=SLOW_MS)


def reopen_draft(page: Page, name: str) -> None:
    """Find the draft among today's things."""
    page.get_by_role("list", name="草稿").get_by_role("button").filter(has_text=name).click()
    expect(page.get_by_role("heading", name="抽样单", exact=True)).to_be_visible(timeout=SLOW_MS)


def save(page: Page) -> None:
    """Finish the sheet."""
    page.get_by_role("button", name="保存样品").click()
    expect(page.locator(".toast")).to_contain_text("已存", timeout=SLOW_MS)


def arrived(lab: Lab, sample_name: str) -> tuple[Json, list[Json]]:
    """The sample as the lab holds it, and its items in the order of filling."""
    lab.receiver.pull()
    documents = [(key[0], doc) for key, doc in lab.receiver.replica.items()]
    sample = next(
        doc for of, doc in documents if of == "samples" and doc["sample_name"] == sample_name
    )
    items = [doc for of, doc in documents if of == "items" and doc["sample"] == sample["id"]]
    return sample, sorted(items, key=lambda item: item["position"] or 0)
